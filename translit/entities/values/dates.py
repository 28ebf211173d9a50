"""Dates of Indonesian news in every order, whole or in part: the day stands before the month."""

import functools
import re
from collections.abc import Iterator
from dataclasses import replace

from translit.entities.mention import mention
from translit.entities.values import calendar, date_forms
from translit.types import Entity, Segment
from translit.vocabulary import values
from translit.vocabulary.words import fold

_ISO = re.compile(
    r"(?<![\w/-])(?P<year>\d{4})(?P<mark>[/-])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})(?![\w/-])"
)
_NUMERIC = re.compile(
    r"(?<![\w/.,])(?<![^\W\d]-)(?P<day>\d{1,2})(?:"
    r"(?P<mark>[/.-])(?P<month>\d{1,2})(?P=mark)(?P<year>\d{4}|\d{2})|/(?P<bare>\d{1,2}))(?![\w/-]|[.,]\d)"
)
# What makes a day of 8/11, which may be a fraction or a ratio: brackets, a weekday or "tanggal" before it.
_DATED = re.compile(
    r"(?:\(|\b(?:hari|tanggal|tgl\.?)\s|(?:in|asa|abu|mis|[’']?at|btu|ggu|ad),?\s)\s?\Z", re.IGNORECASE
)
_ON = re.compile(r"\b(?:pada|sejak|hingga|sampai|per)\s\Z", re.IGNORECASE)
_DONE = re.compile(r"[,.;:)]|\Z|\s(?:lalu|silam|malam|pagi|siang|sore|kemarin|mendatang|dan|hingga|sampai)\b")
_DAY_ALONE = re.compile(
    r"\b(?:tanggal|tgl\.?)\s(?P<day>\d{1,2}(?:\sbulan\s(?:ini|lalu|depan)\b)?)(?![\w/:]|[.,-]\d)",
    re.IGNORECASE,
)
# "8-9 November", "8, 9 dan 10 November": days before the last, which has the month.
_DAY_BEFORE = re.compile(
    r"(?<![\w.,/])(?<!\d-)(?P<day>\d{1,2})(?:\s?[-–—]\s?|\s(?:hingga|sampai(?:\sdengan)?|s/d|s\.d\.|sd|dan|atau|&)\s|,\s(?:dan\s)?)\Z",
    re.IGNORECASE,
)
_WINDOW = 24  # characters before a date in which such a day stands
_MAX_DAYS = 6
_CENTURY = 70  # two figures from here on are of the last century


@functools.cache
def _named() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Day first, month first, the month alone; a day that no month follows."""
    full, month = calendar.month_name(), calendar.any_month()
    behind = "|".join(rf"(?<=\b{name}-)" for name in calendar.months())  # 28 Oktober-3 November
    year = r"(?P<year>\d{4})\b(?![.,-]\d)"
    step = r"\s(?:yang\s)?(?:lalu(?!\slintas)|silam|depan|mendatang|ini)\b"  # 9 November lalu, November depan
    return (
        re.compile(
            rf"(?<![\w.,/])(?:(?<![^\W\d]-)|{behind})(?P<day>\d{{1,2}})[\s-](?P<month>{month})"
            rf"(?:,?[\s-](?:tahun\s)?{year}|\s['’](?P<short>\d\d)\b|{step})?",
            re.IGNORECASE,
        ),
        re.compile(rf"\b(?P<month>{month})\s(?P<day>\d{{1,2}}),\s{year}", re.IGNORECASE),
        re.compile(
            rf"(?P<named>\bbulan\s)?\b(?P<month>{full})\b(?:,?[\s-](?:tahun\s)?{year}"
            rf"|{step})?",
            re.IGNORECASE,
        ),
        re.compile(rf"\s(?:{month})", re.IGNORECASE),
    )


def find(segment: Segment) -> Iterator[Entity]:
    """Every date and month of a segment; `merge` keeps the longest of two."""
    text = segment.text
    day_first, month_first, month_only, follows = _named()
    for pattern in (day_first, month_first):
        for match in pattern.finditer(text):
            parts = match.groupdict()
            year = int(parts["year"]) if parts["year"] else _year(parts.get("short"))
            month = calendar.months()[fold(parts["month"])]
            yield from _date(segment, match.span(), (year, month, int(parts["day"])))
    for match in month_only.finditer(text):
        if match["month"][0].isupper() or match["named"]:
            month = calendar.months()[fold(match["month"])]
            span = (match.start("month"), match.end())
            yield from _date(segment, span, (_year(match["year"]), month, None))
    for match in _ISO.finditer(text):
        yield from _figures(segment, match.span(), int(match["year"]), int(match["month"]), int(match["day"]))
    for match in _NUMERIC.finditer(text):
        yield from _numeric(segment, match)
    for match in _DAY_ALONE.finditer(text):
        if not follows.match(text, match.end()):
            yield from _date(segment, match.span("day"), (None, None, int(match["day"].split()[0])))


def _date(
    segment: Segment, span: tuple[int, int], parts: tuple[int | None, int | None, int | None]
) -> Iterator[Entity]:
    """The date and the days that share its month; nothing where there is no such day."""
    year, month, day = parts
    if not values.is_date(year, month, day) or (month is None and not 1 <= (day or 0) <= 31):
        return
    yield mention(segment, span, "date", values.date(*parts), date_forms.date(*parts))
    start = span[0]
    for _ in range(_MAX_DAYS if day is not None and month is not None else 0):
        before = _DAY_BEFORE.search(segment.text, max(0, start - _WINDOW), start)
        if before is None or not values.is_date(year, month, int(before["day"])):
            return
        start = before.start()
        shared = (year, month, int(before["day"]))
        yield mention(segment, before.span("day"), "date", values.date(*shared), date_forms.date(*shared))


def _numeric(segment: Segment, match: re.Match[str]) -> Iterator[Entity]:
    """8/11, 08/11/2023, 29-10-2013. Without a year it is a date only in brackets or after a weekday."""
    text, (start, end) = segment.text, match.span()
    day, month, year = int(match["day"]), int(match["month"] or match["bare"]), _year(match["year"])
    if match["mark"] in ("-", ".") and len(match["year"]) == 2:
        return  # 5-0-10, 10.10.19: a record, a code
    if year is None:
        before = text[max(0, start - _WINDOW) : start]
        if day_before := _DAY_BEFORE.search(before):
            before = before[: day_before.start()]
        on_a_day = _ON.search(before) and _DONE.match(text, end)
        if not (_DATED.search(before) or on_a_day or text[end : end + 1] == ")"):
            return
    elif month > 12 >= day:
        day, month = month, day  # written by an American's clock: 11/25/2023
    yield from _figures(segment, (start, end), year, month, day)


def _figures(
    segment: Segment, span: tuple[int, int], year: int | None, month: int, day: int
) -> Iterator[Entity]:
    """A date in figures, with its month's name as its long form, and the days that share its month."""
    for entity in _date(segment, span, (year, month, day)):
        if entity.start == segment.start + span[0]:
            name = calendar.month_names()[month - 1]
            yield replace(entity, long=f"{day} {name}" if year is None else f"{day} {name} {year}")
        else:
            yield entity


def _year(figures: str | None) -> int | None:
    """`2023`, or 23 for it."""
    if not figures:
        return None
    year = int(figures)
    return year if year >= 100 else year + (1900 if year >= _CENTURY else 2000)
