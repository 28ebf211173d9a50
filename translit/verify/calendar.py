"""What the value of a date says: parts of a calendar day, a weekday, or a turn from the day of writing."""

import datetime as dt
import re

from translit.vocabulary import values

_PARTS = re.compile(r"(?P<Y>\d{4})?(?:-{1,2}(?P<M>\d{2})(?:-(?P<D>\d{2}))?)?|---(?P<day>\d{2})")
_TURN = re.compile(r"([A-Za-z]+)([+-]\d+)")

_SPANS = {
    "day": 1,
    "night": 1,
    "week": 7,
    "weekend": 7,
    "month": 30,
    "quarter": 91,
    "semester": 182,
    "year": 365,
}


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
    """Is `full` a day, month or year of which `value` states parts, or whose weekday it is?

    >>> within("--11", "2023-11-08"), within("Wednesday", "2023-11-08"), within("2022", "2023-11-08")
    (True, True, False)
    """
    if value in values.WEEKDAYS:
        return weekday(full) == value
    known, stated = parts(full), parts(value)
    return bool(stated) and all(known.get(key) == part for key, part in stated.items())


def may_be(source: str, target: str) -> bool:
    """Can two relative dates mean one day? The same turn; or a longer stretch that the day lies in.

    >>> may_be("day-1", "week+0"), may_be("week-1", "week+1"), may_be("day-1", "day+1")
    (True, False, False)
    """
    (unit, offset), (other, other_offset) = turn(source), turn(target)
    if _SPANS.get(unit) == _SPANS.get(other):
        return offset == other_offset
    return other_offset == 0 and _SPANS.get(other, 0) > _SPANS.get(unit, 999)
