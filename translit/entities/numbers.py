"""Figures: plain numbers, percentages, money and durations, each numeral with the unit that stands at it."""

import re
from collections.abc import Iterator
from decimal import Decimal

from translit.entities import forms
from translit.entities.mention import mention
from translit.entities.numerals import Numeral, read
from translit.types import Entity, Segment
from translit.vocabulary import values

_PERCENT = re.compile(r"\s?(?:%|persen\b|prosen\b|per\s?cent\b)", re.IGNORECASE)
_DURATION_UNITS: dict[str, values.Unit] = {
    "tahun": "Y", "bulan": "M", "minggu": "W", "pekan": "W", "hari": "D", "jam": "TH", "menit": "TM",
    "detik": "TS",
}  # fmt: skip
_DURATION = re.compile(rf"[\s-]({'|'.join(_DURATION_UNITS)})\b", re.IGNORECASE)
# "dua tahunan", "empat harian": every two years, of four days; one word in English.
_COMPOUND = re.compile(r"\s(?:tahun|bulan|minggu|hari|jam)an\b", re.IGNORECASE)
_DENOMINATOR = re.compile(r"\bper\s\Z", re.IGNORECASE)  # dua per tiga: two thirds
_ONE_UNIT = re.compile(r"\bse(tahun|bulan|minggu|pekan|jam)\b(?!-)", re.IGNORECASE)

# A currency before the figure, and after it; the longer writing first.
_BEFORE = {
    "US$": "USD", "USD": "USD", "A$": "AUD", "AU$": "AUD", "S$": "SGD", "SG$": "SGD", "HK$": "HKD",
    "C$": "CAD", "Rp.": "IDR", "Rp": "IDR", "IDR": "IDR", "RM": "MYR", "€": "EUR", "EUR": "EUR", "£": "GBP",
    "GBP": "GBP",
    "¥": "JPY", "₩": "KRW", "$": "USD",
}  # fmt: skip
_AFTER = {
    r"dol+ar\s(?:AS|A\.S\.|Amerika(?:\sSerikat)?)": "USD", r"dol+ar\sAustralia": "AUD",
    r"dol+ar\sSingapura": "SGD",
    r"dol+ar\sKanada": "CAD", r"dol+ar\sHong\s?Kong": "HKD", r"dol+ar": "USD", "USD": "USD", r"rupiah": "IDR",
    r"euro": "EUR", r"pound\s?sterling": "GBP", r"poundsterling": "GBP", r"yen": "JPY", r"yuan": "CNY",
    r"won": "KRW", r"ringgit": "MYR", r"rubel": "RUB", r"baht": "THB", r"rupee": "INR", r"riyal": "SAR",
}  # fmt: skip
_PREFIX = re.compile(rf"(?<!\w)({'|'.join(map(re.escape, sorted(_BEFORE, key=len, reverse=True)))})\s?\Z")
_SUFFIX = re.compile("|".join(rf"(\s{form}\b)" for form in _AFTER), re.IGNORECASE)
_CODES = tuple(_AFTER.values())
_SHORT_SCALE = re.compile(r"\s?(rb|jt|M|T)\b(?![-.]\w)")  # behind a currency, in headlines: Rp13,9 M
_SHORT_SCALES = {"rb": 10**3, "jt": 10**6, "M": 10**9, "T": 10**12}
_LONGEST_PREFIX = 6  # characters before a numeral in which its currency stands

_ORDINAL_WORDS = {
    "ketiga": 3, "keempat": 4, "kelima": 5, "keenam": 6, "ketujuh": 7, "kedelapan": 8, "kesembilan": 9,
    "kesepuluh": 10, "kesebelas": 11, "keduabelas": 12,
}  # fmt: skip
_ORDINAL = re.compile(rf"\bke-?(\d{{1,4}})\b|\b({'|'.join(_ORDINAL_WORDS)})\b", re.IGNORECASE)

# "satu" alone is an article more often than a figure (salah satu, satu sama lain, satu per satu).
_ARTICLE = Decimal(1)


def find(segment: Segment) -> Iterator[Entity]:
    """The figures of a segment. Dates, times and years are read by `dates`, which goes before this."""
    text = segment.text
    for numeral in read(text):
        yield from _one(segment, numeral)
    for match in _ORDINAL.finditer(text):
        value = Decimal(match[1] or _ORDINAL_WORDS[match[2].lower()])
        yield mention(segment, match.span(), "number", values.ordinal(int(value)), _ordinal(value))
    for match in _ONE_UNIT.finditer(text):
        unit = _DURATION_UNITS[match[1].lower()]
        one = Decimal(1)
        yield mention(
            segment, match.span(), "duration", values.duration(one, unit), forms.duration(one, unit)
        )


def _one(segment: Segment, numeral: Numeral) -> Iterator[Entity]:
    """The numeral with the currency or unit beside it; nothing for a "satu" that counts nothing."""
    text, start, end, value = segment.text, numeral.start, numeral.end, numeral.value
    if _COMPOUND.match(text, end) or _DENOMINATOR.search(text, max(0, start - 5), start):
        return
    before = _PREFIX.search(text, max(0, start - _LONGEST_PREFIX), start)
    after = _SUFFIX.match(text, end)
    if before or after:
        currency = _BEFORE[before[1]] if before else _CODES[(after.lastindex or 1) - 1] if after else ""
        span = (before.start() if before else start, after.end() if after and not before else end)
        other = numeral.other
        if before and (short := _SHORT_SCALE.match(text, end)):
            span, value, other = (before.start(), short.end()), value * _SHORT_SCALES[short[1]], None
        accepts = forms.money(value, currency)
        if other is not None:
            accepts += forms.money(other, currency)
        yield mention(segment, span, "money", values.money(value, currency), accepts)
    elif match := _PERCENT.match(text, end):
        yield mention(segment, (start, match.end()), "percent", values.percent(value), forms.percent(value))
    elif match := _DURATION.match(text, end):
        unit = _DURATION_UNITS[match[1].lower()]
        yield mention(
            segment,
            (start, match.end()),
            "duration",
            values.duration(value, unit),
            forms.duration(value, unit),
        )
    elif value != _ARTICLE or numeral.digits:
        accepts = forms.cardinal(value) + (forms.cardinal(numeral.other) if numeral.other is not None else ())
        yield mention(segment, (start, end), "number", values.number(value), accepts)


def _ordinal(value: Decimal) -> tuple[str, ...]:
    return (values.ordinal(int(value)), *forms.cardinal(value))
