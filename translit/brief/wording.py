"""Values in words for a reader: dates, figures, counts."""

import re
from collections.abc import Iterable
from pathlib import PurePath

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

_DATE = re.compile(r"(?P<year>\d{4}|-)-(?P<month>0[1-9]|1[0-2])(?:-(?P<day>0[1-9]|[12]\d|3[01]))?")
_DURATION = re.compile(r"P(?P<time>T?)(?P<count>\d+(?:\.\d+)?)(?P<unit>[YMWDHS])")
_UNITS = {
    "Y": "year",
    "M": "month",
    "W": "week",
    "D": "day",
    "TH": "hour",
    "TM": "minute",
    "TS": "second",
}
_FIGURE = re.compile(r"\d{5,30}(?:\.\d+)?")


def date_in_words(value: str) -> str:
    """An ISO 8601 date as English writes it; what is none comes back as it is.

    >>> date_in_words("2023-11-08"), date_in_words("--11-09"), date_in_words("2022-11")
    ('8 November 2023', '9 November (year not stated)', 'November 2022')
    """
    match = _DATE.fullmatch(value)
    if match is None:
        return value
    month = MONTHS[int(match["month"]) - 1]
    day = f"{int(match['day'])} " if match["day"] else ""
    year = " (year not stated)" if match["year"] == "-" else f" {match['year']}"
    return f"{day}{month}{year}"


def value_in_words(value: str) -> str:
    """A normalised value for the eye: dates and durations in words, thousands grouped.

    >>> value_in_words("1000000"), value_in_words("P2.5Y"), value_in_words("--11-18")
    ('1,000,000', '2.5 years', '18 November (year not stated)')
    """
    match = _DURATION.fullmatch(value)
    if match and (unit := _UNITS.get(match["time"] + match["unit"])):
        return f"{match['count']} {unit if match['count'] == '1' else unit + 's'}"
    if _FIGURE.fullmatch(value):
        whole, point, fraction = value.partition(".")
        return f"{int(whole):,}{point}{fraction}"
    return date_in_words(value)


def counted(n_things: int, singular: str, plural: str | None = None) -> str:
    """A count with its noun: `1 entity`, `2 entities`."""
    return f"{n_things:,} {singular if n_things == 1 else plural or singular + 's'}"


def enumerated(words: Iterable[str]) -> str:
    """`3`, `3 and 7`, `3, 7 and 12`."""
    *head, last = words
    return f"{', '.join(head)} and {last}" if head else last


def name_of(origin: str) -> str:
    """What to call an article that has no headline: the file's name without its ending.

    >>> name_of("seeds/002_a92f.txt"), name_of("news.jsonl:3"), name_of("-")
    ('002_a92f', 'news:3', 'standard input')
    """
    if origin == "-":
        return "standard input"
    return re.sub(r"\.\w+(?=$|:\d+$)", "", PurePath(origin).name) or origin
