"""English dates, months, weekdays, years, decades and times, in the orders of Britons and Americans."""

import re
from collections.abc import Iterator

from translit.types import Kind
from translit.vocabulary import values

Reading = tuple[int, int, Kind, str, bool]
"""start, end, kind, value, soft."""

_MONTHS = {name.lower(): number for number, name in enumerate(values.MONTHS, 1)}
_MONTHS |= {name[:3]: number for name, number in _MONTHS.items()} | {"sept": 9}
_SHORT = sorted(
    (name for name in _MONTHS if len(name) <= 4 and name not in ("may", "june", "july")),
    key=len,
    reverse=True,
)
_NAMES = [name for name in _MONTHS if name.title() in values.MONTHS]
_MONTH = rf"(?P<month>(?i:{'|'.join(_NAMES)})\b|(?i:{'|'.join(_SHORT)})\b\.?)"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>\d{4})"

_DAY_FIRST = re.compile(rf"(?<![\w.,/-])(?:the\s)?{_DAY}[\s-](?:of\s)?{_MONTH}(?:,?[\s-]{_YEAR}\b)?")
_MONTH_FIRST = re.compile(rf"\b{_MONTH}[\s-](?:the\s)?{_DAY}\b(?![:/%]|[.,]\d)(?:,?\s(?:of\s)?{_YEAR}\b)?")
_MONTH_ONLY = re.compile(rf"\b{_MONTH}(?:,?\s(?:of\s)?{_YEAR}\b)?")
_ISO = re.compile(r"(?<![\w-])(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})(?![\w-])")
_NUMERIC = re.compile(
    r"(?<![\w/.,-])(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?![\w/-])"
    r"|(?<![\w/.,-])(\d{1,2})/(\d{1,2})(?![\w/-]|[.,]\d)"
)
_WEEKDAY = re.compile(rf"(?<!\w)({'|'.join(values.WEEKDAYS)})(?:s?\b)", re.IGNORECASE)
_ALONE = re.compile(r"(?<![\w.,/$£€-])(1[4-9]\d\d|20\d\d|21\d\d)(?!\d|[\w%]|[.,]\d|/\d)")
_DECADE = re.compile(r"(?<![\w.,])(?:(1[4-9]\d0|20\d0)['’]?s\b|['’]?(\d0)['’]?s\b)")
_TIME = re.compile(
    r"(?<![\w.,:$£€])(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2}))?\s?(?P<half>[ap]\.?m\b\.?)"
    r"|(?<![\w.,:])(?P<hours>\d{1,2}):(?P<minutes>\d{2})(?![\d:])|\b(?P<noon>noon|midday|midnight)\b",
    re.IGNORECASE,
)


def read(text: str) -> Iterator[Reading]:
    """Every date and time, the fuller readings first: of two that overlap, the first counts."""
    for pattern in (_DAY_FIRST, _MONTH_FIRST, _ISO):
        for match in pattern.finditer(text):
            yield from _date(match)
    for match in _MONTH_ONLY.finditer(text):
        if match["month"][0].isupper():
            yield from _date(match)
    for match in _NUMERIC.finditer(text):
        yield match.start(), match.end(), "date", f"as written {match[0]}", False
    for match in _TIME.finditer(text):
        yield from _time(match)
    for match in _WEEKDAY.finditer(text):
        yield match.start(), match.end(), "date", match[1].title(), False
    for match in _DECADE.finditer(text):
        yield match.start(), match.end(), "date", f"{match[1] or '19' + match[2]}s", False
    for match in _ALONE.finditer(text):
        yield match.start(), match.end(), "date", match[1], False


def _date(match: re.Match[str]) -> Iterator[Reading]:
    found = match.groupdict()
    month = found["month"].rstrip(".").lower()
    number = int(month) if month.isdigit() else _MONTHS[month]
    day = int(found["day"]) if found.get("day") else None
    year = int(found["year"]) if found.get("year") else None
    # "May" and "March" are words too: alone they are dates only where the source has them.
    soft = day is None and year is None and month in ("may", "march", "mar", "dec", "jan")
    if values.is_date(year, number, day):
        yield match.start(), match.end(), "date", values.date(year, number, day), soft


def _time(match: re.Match[str]) -> Iterator[Reading]:
    if match["noon"]:
        yield (
            match.start(),
            match.end(),
            "time",
            "00:00" if match["noon"].lower() == "midnight" else "12:00",
            True,
        )
        return
    hour, minute = int(match["hour"] or match["hours"]), int(match["minute"] or match["minutes"] or 0)
    if match["half"] and 1 <= hour <= 12:
        hour = hour % 12 + (12 if match["half"][0] in "pP" else 0)
    if hour < 24 and minute < 60:
        yield match.start(), match.end(), "time", values.time(hour, minute), False
