"""What the value of a date says: parts of a calendar day, a weekday, or a turn from the day of writing."""

import datetime as dt
import re
from collections.abc import Iterator

from translit.vocabulary import values

_PARTS = re.compile(r"(?P<Y>\d{4})?(?:-{1,2}(?P<M>\d{2})(?:-(?P<D>\d{2}))?)?|---(?P<day>\d{2})")
_TURN = re.compile(r"([A-Za-z]+)([+-]\d+)")


def parts(value: str) -> dict[str, str]:
    """Year, month and day as far as they are stated; empty for what has none (Wednesday, 1990s).

    >>> parts("--11-08"), parts("2017"), parts("Wednesday")
    ({'M': '11', 'D': '08'}, {'Y': '2017'}, {})
    """
    match = _PARTS.fullmatch(value)
    found = {key: part for key, part in match.groupdict().items() if part} if match else {}
    return {"D": found["day"]} if "day" in found else found


def turn(value: str) -> tuple[str, int]:
    """Unit and offset of a relative date; an empty unit for any other.

    >>> turn("week-1"), turn("Wednesday+1"), turn("2017")
    (('week', -1), ('Wednesday', 1), ('', 0))
    """
    match = _TURN.fullmatch(value)
    return (match[1], int(match[2])) if match else ("", 0)


def weekday(value: str) -> str:
    """The weekday that a date names, or that a full date is; empty where none is known.

    >>> weekday("Wednesday+1"), weekday("2023-11-08"), weekday("--11-08")
    ('Wednesday', 'Wednesday', '')
    """
    name = turn(value)[0] or value
    if name in values.WEEKDAYS:
        return name
    try:
        return values.WEEKDAYS[dt.date.fromisoformat(value).weekday()]
    except ValueError:
        return ""


def within(value: str, full: str) -> bool:
    """Is `full` a day, month, year or stretch (`2023-11-06/2023-11-12`) that `value` states parts of?

    A weekday is within the day that it is.

    >>> within("--11", "2023-11-08"), within("Wednesday", "2023-11-08"), within("2022", "2023-11-08")
    (True, True, False)
    """
    first, slash, last = full.partition("/")
    if slash:
        return any(within(value, day) for day in _days(first, last))
    if value in values.WEEKDAYS:
        return weekday(full) == value
    known, stated = parts(full), parts(value)
    return bool(stated) and all(known.get(key) == part for key, part in stated.items())


def _days(first: str, last: str) -> Iterator[str]:
    """Every day of a stretch, of which a year has 366 at most."""
    try:
        start, end = dt.date.fromisoformat(first), dt.date.fromisoformat(last)
    except ValueError:
        return
    for day in range(min((end - start).days, 366) + 1):
        yield (start + dt.timedelta(day)).isoformat()


def may_be(source: str, target: str) -> bool:
    """Can two relative dates mean one day? The night of a day is its own, and a decade is no year.

    >>> may_be("day-1", "night-1"), may_be("week-1", "week+1"), may_be("day-1", "week-1")
    (True, False, False)
    """
    (unit, offset), (other, other_offset) = turn(source), turn(target)
    return offset == other_offset and {unit, other} in ({unit}, {"day", "night"})
