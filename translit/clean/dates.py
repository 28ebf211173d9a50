"""The date and the clock time that a page prints above its article."""

import re
from datetime import date

from translit.clean.names import MONTHS, WEEKDAY

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
DATE = re.compile(
    rf"""
    (?: \b{WEEKDAY} \s? ,? \s? )? \(?
    (?: (?<!\d) (?P<iso_year>\d{{4}}) - (?P<iso_month>\d\d) - (?P<iso_day>\d\d) (?:T(?=\d\d:))?
      | (?<!\d) (?P<day>\d{{1,2}}) (?P<mark>[/.-]) (?P<month>\d{{1,2}})
        (?: (?P=mark) (?P<year>\d{{4}}|\d\d) )? (?![\d/])
      | (?<!\d) (?P<named_day>\d{{1,2}}) \s (?P<name>{_MONTH})\b \.? (?: ,? \s (?P<named_year>\d{{4}}) )?
    ) \)?
    """,
    re.VERBOSE | re.IGNORECASE,
)
TIME = re.compile(
    r"""(?<![\d/.]) (?:(?:pukul|jam)\s)?
    (?P<clock> [012]?\d[.:][0-5]\d (?:[.:][0-5]\d)? (?:\s?(?:WIB|WITA|WIT|GMT|UTC)\b)? ) (?![\d/])""",
    re.VERBOSE | re.IGNORECASE,
)


def iso(match: re.Match[str]) -> str | None:
    """ISO 8601 of a match of DATE, day before month; `--11-09` without a year, None for a day there is not.

    >>> [iso(DATE.search(text)) for text in ("Rabu, 08/11/2023 23:05 WIB", "9 November", "31/2/2023")]
    ['2023-11-08', '--11-09', None]
    """
    year = match["iso_year"] or match["year"] or match["named_year"]
    month = int(match["iso_month"] or match["month"] or MONTHS[match["name"].lower()])
    day = int(match["iso_day"] or match["day"] or match["named_day"])
    try:
        found = date(int(year) if year and len(year) == 4 else 2000 + int(year or 0), month, day)
    except ValueError:
        return None
    return found.isoformat() if year else f"--{month:02}-{day:02}"
