"""Dates, months, weekdays, years and times in Indonesian news: the day before the month, always."""

import re
from collections.abc import Iterator

from translit.entities import forms
from translit.entities.mention import mention
from translit.types import Entity, Segment
from translit.vocabulary import values

_MONTHS = {
    "januari": 1, "jan": 1, "februari": 2, "pebruari": 2, "feb": 2, "maret": 3, "mar": 3, "april": 4,
    "apr": 4,
    "mei": 5, "juni": 6, "jun": 6, "juli": 7, "jul": 7, "agustus": 8, "agt": 8, "agu": 8, "agst": 8, "ags": 8,
    "september": 9, "sept": 9, "sep": 9, "oktober": 10, "okt": 10, "november": 11, "nopember": 11, "nov": 11,
    "nop": 11, "desember": 12, "des": 12,
}  # fmt: skip
_WEEKDAYS = {
    "senin": 0, "selasa": 1, "rabu": 2, "kamis": 3, "jumat": 4, "jum'at": 4, "jum’at": 4, "sabtu": 5,
    "minggu": 6,
    "ahad": 6,
}  # fmt: skip

_LONG = "|".join(
    sorted((n for n in _MONTHS if len(n) > 4 or n in ("mei", "juni", "juli")), key=len, reverse=True)
)
_SHORT = "|".join(sorted((n for n in _MONTHS if n not in _LONG.split("|")), key=len, reverse=True))
_DATE = re.compile(
    rf"(?<![\w.,/-])(?P<day>\d{{1,2}})[\s-](?P<month>(?:{_LONG})\b|(?:{_SHORT})\b\.?)"
    rf"(?:,?[\s-](?P<year>\d{{4}})\b)?",
    re.IGNORECASE,
)
_AMERICAN = re.compile(rf"\b(?P<month>{_LONG})\s(?P<day>\d{{1,2}}),\s(?P<year>\d{{4}})\b", re.IGNORECASE)
_MONTH = re.compile(rf"\b(?P<month>(?i:{_LONG}))\b(?:\s(?:tahun\s)?(?P<year>\d{{4}})\b)?")
_NUMERIC = re.compile(
    r"(?<![\w/.,-])(?P<day>\d{1,2})(?P<mark>[/-])(?P<month>\d{1,2})(?:(?P=mark)(?P<year>\d{4}|\d{2}))?"
    r"(?![\w/-]|[.,]\d)"
)
_ISO = re.compile(r"(?<![\w-])(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})(?![\w-])")
_WEEKDAY = re.compile(
    rf"(?<![\w-])({'|'.join(sorted(_WEEKDAYS, key=len, reverse=True))})(?![\w’'-])", re.IGNORECASE
)
_YEAR = re.compile(
    r"(?<![\w.,/$£€-])(?:(?<=[^\d])|^)(1[4-9]\d\d|20\d\d|21\d\d)(?![\d\w/%]|[.,]\d|-\d{1,3}\b)"
)
_DECADE = re.compile(r"(?<![\w.,-])(?P<decade>1[4-9]\d0|20\d0|\d0)(?:[-\s]?an|s)\b")
_COUNTED = re.compile(
    r"\s(?:orang|buah|unit|rupiah|dolar|euro|ton|kg|km|meter|kilometer|kali|warga|korban|rumah|jiwa)\b"
)
_TIME = re.compile(
    r"\b(?:pukul|jam|pkl\.?)\s(?P<hour>\d{1,2})(?:[.:](?P<minute>\d{2}))?(?!\d|[.:]\d)"
    r"(?:\s(?P<part>pagi|siang|sore|petang|malam))?(?:\sWI(?:B|TA|T)\b)?"
    r"|(?<![\w.,:])(?P<zoned>\d{1,2})(?::(?P<minutes>\d{2})(?![\d:])"
    r"|\.(?P<pointed>\d{2})(?=\s(?:WI(?:B|TA|T)|GMT|waktu)\b))"
    r"(?:\sWI(?:B|TA|T)\b)?",
    re.IGNORECASE,
)
# "Minggu" is Sunday, "minggu" a week, and at the head of a sentence both have the capital.
_WEEK = re.compile(
    r"\s(?:lalu|ini|depan|itu|pertama|kedua|ketiga|keempat|terakhir|berikutnya|sebelumnya|mendatang)\b",
    re.IGNORECASE,
)
_DAY_BEFORE = re.compile(r"\bhari\s\Z", re.IGNORECASE)


def find(segment: Segment) -> Iterator[Entity]:
    """Every date, month, weekday, year and time of a segment; `merge` keeps the longest of two."""
    text = segment.text
    for pattern in (_DATE, _AMERICAN, _MONTH, _ISO):
        for match in pattern.finditer(text):
            yield from _date(segment, match)
    for match in _NUMERIC.finditer(text):
        yield from _numeric(segment, match)
    for match in _WEEKDAY.finditer(text):
        if _is_weekday(text, match):
            name = values.WEEKDAYS[_WEEKDAYS[match[0].lower()]]
            yield mention(segment, match.span(), "date", name, (name,))
    for match in _YEAR.finditer(text):
        if not _COUNTED.match(text, match.end()):
            yield mention(segment, match.span(1), "date", match[1], (match[1],))
    for match in _DECADE.finditer(text):
        decade = match["decade"] if len(match["decade"]) == 4 else f"19{match['decade']}"
        yield mention(segment, match.span(), "date", f"{decade}s", (f"{decade}s",))
    for match in _TIME.finditer(text):
        yield from _time(segment, match)


def _date(segment: Segment, match: re.Match[str]) -> Iterator[Entity]:
    """A date whose month is a name or that is written year first; nothing where there is no such day."""
    parts = match.groupdict()
    name = parts["month"].rstrip(".").lower()
    month = int(name) if name.isdigit() else _MONTHS[name]
    day = int(parts["day"]) if parts.get("day") else None
    year = int(parts["year"]) if parts.get("year") else None
    if day is None and not match["month"][0].isupper():
        return
    if values.is_date(year, month, day):
        yield mention(
            segment, match.span(), "date", values.date(year, month, day), forms.date(year, month, day)
        )


def _numeric(segment: Segment, match: re.Match[str]) -> Iterator[Entity]:
    """8/11, 08/11/2023, 29-10-2013. Without a year it is a date only in brackets or after a weekday."""
    text, (start, end) = segment.text, match.span()
    day, month = int(match["day"]), int(match["month"])
    year = int(match["year"]) if match["year"] else None
    if year is not None and year < 100:
        year += 2000
    if year is None:
        bracketed = text[max(0, start - 1) : start] == "(" and text[end : end + 1] in (")", "")
        dated = re.search(
            r"(?:hari|tanggal|tgl\.?|\w(?:in|asa|abu|mis|’?at|btu|ggu),?)\s\Z",
            text[max(0, start - 12) : start],
        )
        if match["mark"] != "/" or not (bracketed or dated):
            return
    if values.is_date(year, month, day):
        yield mention(
            segment, (start, end), "date", values.date(year, month, day), forms.date(year, month, day)
        )


def _is_weekday(text: str, match: re.Match[str]) -> bool:
    """Days have a capital; "Minggu" with "lalu" or "ini" behind it is a week unless "hari" goes before."""
    after_hari = _DAY_BEFORE.search(text, max(0, match.start() - 6), match.start()) is not None
    if not match[0][0].isupper():
        return after_hari and not _WEEK.match(text, match.end())
    return (
        after_hari
        or match[0].lower() != "minggu"
        or not (_WEEK.match(text, match.end()) and not text[: match.start()].strip(" “\"'‘"))
    )


def _time(segment: Segment, match: re.Match[str]) -> Iterator[Entity]:
    hour = int(match["hour"] or match["zoned"])
    minute = int(match["minute"] or match["minutes"] or match["pointed"] or 0)
    part = (match["part"] or "").lower()
    if part in ("siang", "sore", "petang", "malam") and hour < 12 and not (part == "siang" and hour >= 10):
        hour += 12
    if hour > 24 or minute > 59:
        return
    accepts = forms.time(hour % 24, minute)
    if not part and hour <= 12:
        accepts += forms.time((hour + 12) % 24, minute)[1:]
    if not minute:
        accepts += (f"{(hour - 1) % 12 + 1}", f"{(hour - 1) % 12 + 1} o'clock")
    yield mention(segment, match.span(), "time", values.time(hour % 24, minute), accepts)
