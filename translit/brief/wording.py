"""Values in words for a reader: dates, figures, counts."""

import re
from collections.abc import Callable, Iterable
from pathlib import PurePath

from translit.vocabulary.values import MONTHS, ordinal

_FIGURE = r"\d+(?:[./]\d+)?(?:\.\.\d+)?"
_DATE = re.compile(r"(?P<year>\d{4}|-)-(?P<month>0[1-9]|1[0-2])(?:-(?P<day>0[1-9]|[12]\d|3[01]))?")
_UNITS = {"Y": "year", "M": "month", "W": "week", "D": "day", "TH": "hour", "TM": "minute", "TS": "second"}
_DAYS = {-1: "yesterday", 0: "today", 1: "tomorrow"}
_STEPS = {-1: "last", 0: "this", 1: "next"}


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


def value_in_words(value: str, inferred: str | None = None) -> str:
    """A normalised value for the eye, whichever of the notations of translit.vocabulary.values it is in.

    >>> [value_in_words(value) for value in ("1000000", "USD 60000", "P2.5Y", "10..99", "2x", "all 2")]
    ['1,000,000', 'USD 60,000', '2.5 years', '10 to 99', '2 times', 'both']
    >>> value_in_words("day-1", "2023-11-08"), value_in_words("--11-08", "2023-11-08"), value_in_words("C20")
    ('yesterday, 8 November 2023 (inferred)', '8 November 2023 (year inferred)', '20th century')
    """
    tail = f", {date_in_words(inferred)} (inferred)" if inferred else ""
    for pattern, words in _NOTATIONS:
        if match := pattern.fullmatch(value):
            return words(match) + tail
    if inferred and value.startswith("--"):
        return f"{date_in_words(inferred)} (year inferred)"
    return date_in_words(value) + tail


def _grouped(figure: str) -> str:
    """Thousands apart, the ends of a vague figure in words.

    >>> _grouped("16700.5"), _grouped("1000..9999"), _grouped("2/3")
    ('16,700.5', '1000 to 9999', '2/3')
    """

    def group(number: str) -> str:
        whole, point, fraction = number.partition(".")
        return f"{int(whole):,}{point}{fraction}" if len(whole) > 4 and whole.isdigit() else number

    return " to ".join(map(group, figure.split("..")))


def _duration(match: re.Match[str]) -> str:
    figure, unit = _grouped(match[2]), _UNITS[match[1] + match[3]]
    return f"{figure} {unit if figure == '1' else unit + 's'}"


def _relative(match: re.Match[str]) -> str:
    unit, offset = match[1], int(match[2])
    if unit == "day" and offset in _DAYS:
        return _DAYS[offset]
    if offset in _STEPS:
        return f"{_STEPS[offset]} {unit}"
    return f"{abs(offset)} {unit}s {'on' if offset > 0 else 'back'}"


_NOTATIONS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (re.compile(rf"P(T?)({_FIGURE})([YMWDHS])"), _duration),
    (re.compile(_FIGURE), lambda match: _grouped(match[0])),
    (re.compile(rf"([A-Z]{{3}}) ({_FIGURE})"), lambda match: f"{match[1]} {_grouped(match[2])}"),
    (re.compile(rf"({_FIGURE})( [^\d\s]\S*)"), lambda match: _grouped(match[1]) + match[2]),
    (re.compile(rf"({_FIGURE})x"), lambda match: f"{_grouped(match[1])} times"),
    (re.compile(rf"({_FIGURE})pp"), lambda match: f"{_grouped(match[1])} percentage points"),
    (re.compile(r"all (\d+)"), lambda match: "both" if match[1] == "2" else match[0]),
    (re.compile(r"C(\d+)"), lambda match: f"{ordinal(int(match[1]))} century"),
    (re.compile(r"---(\d\d)"), lambda match: f"the {ordinal(int(match[1]))}"),
    (re.compile(r"([A-Za-z]+)([+-]\d+)"), _relative),
)


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
