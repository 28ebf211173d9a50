"""Weekdays, and what is counted from the day of writing: kemarin, pekan lalu, tahun depan, Rabu depan."""

import functools
import re
from collections.abc import Iterator

from translit.entities.mention import mention
from translit.entities.values import atoms, calendar, date_forms
from translit.types import Entity, Segment
from translit.vocabulary import values
from translit.vocabulary.words import fold

_DAYS = {
    "kemarin lusa": -2, "kemarin dulu": -2, "kemarin": -1, "kemaren": -1, "hari ini": 0, "besok lusa": 2,
    "besok": 1, "esok": 1, "lusa": 2, "keesokan": 1, "hari sebelumnya": -1, "hari berikutnya": 1,
}  # fmt: skip
_UNITS = {
    "hari": "day", "minggu": "week", "pekan": "week", "bulan": "month", "tahun": "year", "dekade": "decade",
    "abad": "century", "akhir pekan": "weekend", "akhir minggu": "weekend",
}  # fmt: skip
_STEPS = {
    "lalu": -1, "silam": -1, "kemarin": -1, "sebelumnya": -1, "ini": 0, "depan": 1, "mendatang": 1,
    "akan datang": 1, "berikutnya": 1,
}  # fmt: skip
_STEP = rf"(?P<step>{calendar.either(_STEPS)})"
_DAY = re.compile(
    rf"(?<![\w-])(?P<day>{calendar.either(_DAYS)})(?P<next>\s?hari(?:nya)?)?(?![\w-])", re.IGNORECASE
)
_UNIT = re.compile(
    rf"(?<![\w-])(?P<unit>{calendar.either(u for u in _UNITS if u != 'hari')})\s(?:yang\s)?{_STEP}(?![\w-])",
    re.IGNORECASE,
)
_WORD_BEFORE = re.compile(r"(?<![\w-])(\w+)\s\Z")
_WINDOW = 24
# Before a unit they make a length of it: beberapa tahun lalu.
_NOT_AFTER = frozenset(("beberapa", "sekian", "berapa", "setiap", "tiap"))
# A birthday; but "pemilihan ulang tahun depan" is next year's.
_BIRTHDAY = re.compile(
    r"\b(?:hari|pesta|perayaan|merayakan|pada|kado|hadiah|acara|ber)[\s-]?ulang\s\Z", re.IGNORECASE
)
_QUOTES = " “\"'‘(«"
# "Minggu" is Sunday, "minggu" a week, and at the head of a sentence both have the capital.
_WEEK = re.compile(
    r"\s(?:yang\s)?(?:lalu|silam|ini|depan|mendatang|itu|pertama|kedua|ketiga|keempat|ke-\d|terakhir|berikutnya"
    r"|sebelumnya|kemarin)\b",
    re.IGNORECASE,
)
_EVE = re.compile(r"\bmalam\s\Z", re.IGNORECASE)
_DAY_BEFORE = re.compile(r"\bhari\s\Z", re.IGNORECASE)


def find(segment: Segment) -> Iterator[Entity]:
    """Every relative day, week, month and year, and every weekday, of a segment."""
    text = segment.text
    for match in _DAY.finditer(text):
        if not _counted(text, match.start()) and not _of_unit(text, match):
            yield _relative(segment, match.span(), "day", _DAYS[_spaced(match["day"])])
    for match in _UNIT.finditer(text):
        unit = _UNITS[_spaced(match["unit"])]
        if not _counted(text, match.start()) and not (unit == "week" and _sunday(text, match.span("unit"))):
            yield _relative(segment, match.span(), unit, _STEPS[_spaced(match["step"])])
    for match in _weekday().finditer(text):
        if _is_weekday(text, match):
            name = values.WEEKDAYS[calendar.weekdays()[fold(match["name"])]]
            if eve := _EVE.search(text, max(0, match.start() - _WINDOW), match.start()):
                yield _eve(segment, (eve.start(), match.end("name")), name)
            elif match["step"]:
                yield _relative(segment, match.span(), name, _STEPS[_spaced(match["step"])])
            else:
                yield mention(segment, match.span("name"), "date", name, (name,))


@functools.cache
def _weekday() -> re.Pattern[str]:
    names = calendar.either(calendar.weekdays())
    behind = "|".join(rf"(?<=\b{re.escape(name)}-)" for name in calendar.weekdays())  # Senin-Rabu
    return re.compile(
        rf"(?<!\w)(?:(?<!-)|{behind})(?P<name>{names})(?![\w’'])(?!-(?!(?:{names})\b))"
        rf"(?:\s(?:yang\s)?{_STEP}(?![\w-]))?",
        re.IGNORECASE,
    )


def _eve(segment: Segment, span: tuple[int, int], name: str) -> Entity:
    """The night before: malam Minggu is Saturday night. Of other days it is said loosely."""
    before = values.WEEKDAYS[values.WEEKDAYS.index(name) - 1]
    loose = () if name == "Sunday" else (name,)
    return mention(segment, span, "date", before, (f"{before} night", before, *loose))


def _relative(segment: Segment, span: tuple[int, int], unit: str, offset: int) -> Entity:
    accepts = date_forms.relative(unit, offset)
    return mention(segment, span, "date", values.relative(unit, offset), accepts)


def _spaced(written: str) -> str:
    return " ".join(fold(written).split())


def _counted(text: str, start: int) -> bool:
    """Is it a length of time (dua tahun lalu), or a birthday (pada ulang tahun ini)?"""
    match = _WORD_BEFORE.search(text, max(0, start - _WINDOW), start)
    word = fold(match[1]) if match else ""
    if _BIRTHDAY.search(text, max(0, start - _WINDOW), start):
        return True
    return word in _NOT_AFTER or word[-1:].isdigit() or atoms.is_numeral(word)


def _of_unit(text: str, match: re.Match[str]) -> bool:
    """Is it the step of a unit: dua hari kemarin, minggu kemarin?"""
    before = _WORD_BEFORE.search(text, max(0, match.start() - _WINDOW), match.start())
    return before is not None and fold(before[1]) in _UNITS


def _is_weekday(text: str, match: re.Match[str]) -> bool:
    """Days have a capital, or "hari" before them."""
    if fold(match["name"]) == "minggu":
        return _sunday(text, match.span("name"))
    return match["name"][0].isupper() or _after_hari(text, match.start("name"))


def _sunday(text: str, span: tuple[int, int]) -> bool:
    """Is it Sunday, and not a week? A week with "lalu" or "ini" behind it, unless "hari" goes before."""
    start, end = span
    week = _WEEK.match(text, end)
    if not text[start].isupper():
        return _after_hari(text, start) and week is None
    if week is None or _after_hari(text, start):
        return True
    headline = week[0].split()[-1][0].isupper()
    return bool(text[:start].rstrip(_QUOTES)[-1:] not in ("", ".", "?", "!", ":")) and not headline


def _after_hari(text: str, start: int) -> bool:
    return _DAY_BEFORE.search(text, max(0, start - 6), start) is not None
