"""What the English says in figures: numbers, percentages, money, durations, dates and times, as Mentions."""

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from translit.types import Kind
from translit.verify import dates
from translit.verify.numerals import Numeral, read
from translit.vocabulary import values


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A value in the English: `text[start:end]`. `soft`: it needs no source (the first, both, a year)."""

    start: int
    end: int
    kind: Kind
    value: str
    soft: bool = False

    @property
    def loose(self) -> bool:
        """Stands for a figure only where no plainer mention does: "both", "couple"; but "third" is third."""
        return self.soft and self.kind == "number" and self.value[-1].isdigit()


_UNITS: dict[str, values.Unit] = {
    "year": "Y", "yr": "Y", "month": "M", "week": "W", "day": "D", "hour": "TH", "hr": "TH", "minute": "TM",
    "min": "TM", "second": "TS", "sec": "TS",
}  # fmt: skip
_PERCENT = re.compile(r"[\s-]?(?:%|per\s?cent\b|percentage\b|pct\b|pc\b)", re.IGNORECASE)
_DURATION = re.compile(
    rf"(?:\s|-|\s?-\s?)({'|'.join(sorted(_UNITS, key=len, reverse=True))})(?:s|s')?\b", re.IGNORECASE
)
_ONE_UNIT = re.compile(
    rf"\b(an?|per|each|every|another|past|last|next|this)\s({'|'.join(_UNITS)})\b"
    r"|\b(annual|monthly|weekly|daily|hourly|yearly)\b|\b(year|month|week|day|hour)-long\b",
    re.IGNORECASE,
)
_ADVERBS: dict[str, values.Unit] = {
    "annual": "Y", "yearly": "Y", "monthly": "M", "weekly": "W", "daily": "D", "hourly": "TH",
}  # fmt: skip

_BEFORE = {
    "US$": "USD", "USD": "USD", "A$": "AUD", "AU$": "AUD", "S$": "SGD", "HK$": "HKD", "C$": "CAD",
    "Rp.": "IDR", "Rp": "IDR", "IDR": "IDR", "RM": "MYR", "€": "EUR", "EUR": "EUR", "£": "GBP",
    "GBP": "GBP", "¥": "JPY", "₩": "KRW", "$": "USD",
}  # fmt: skip
_AFTER = {
    r"Australian\sdollars?": "AUD", r"Singapore(?:an)?\sdollars?": "SGD", r"Canadian\sdollars?": "CAD",
    r"Hong\sKong\sdollars?": "HKD", r"(?:US\s|U\.S\.\s|American\s)?dollars?": "USD", r"USD": "USD",
    r"rupiahs?": "IDR",
    r"euros?": "EUR", r"pounds?\ssterling": "GBP", r"pounds?": "GBP", r"yen": "JPY", r"yuan": "CNY",
    r"won": "KRW",
    r"ringgit": "MYR", r"rubles?|roubles?": "RUB", r"baht": "THB", r"rupees?": "INR", r"riyals?": "SAR",
}  # fmt: skip
_PREFIX = re.compile(rf"(?<!\w)({'|'.join(map(re.escape, sorted(_BEFORE, key=len, reverse=True)))})\s?\Z")
_SUFFIX = re.compile("|".join(rf"([\s-](?:{form})\b)" for form in _AFTER), re.IGNORECASE)
_CODES = tuple(_AFTER.values())
_LONGEST_PREFIX = 6


def mentions(text: str) -> list[Mention]:
    """Every value of an English text, in order, none overlapping: dates, then the figures between them."""
    taken = bytearray(len(text))
    found: list[Mention] = []

    def claim(mention: Mention) -> None:
        if not any(taken[mention.start : mention.end]):
            taken[mention.start : mention.end] = b"\x01" * (mention.end - mention.start)
            found.append(mention)

    for start, end, kind, value, soft in dates.read(text):
        claim(Mention(start=start, end=end, kind=kind, value=value, soft=soft))
    for numeral in read(text):
        claim(_figure(text, numeral))
    for match in _ONE_UNIT.finditer(text):
        adverb = (match[3] or "").lower()
        unit = _ADVERBS[adverb] if adverb else _UNITS[(match[2] or match[4]).lower()]
        value = values.duration(Decimal(1), unit)
        claim(Mention(start=match.start(), end=match.end(), kind="duration", value=value, soft=True))
    return sorted(found, key=lambda mention: mention.start)


def _figure(text: str, numeral: Numeral) -> Mention:
    """The numeral with the currency or unit that stands at it."""
    start, end, value, soft = numeral.start, numeral.end, numeral.value, numeral.soft
    before = _PREFIX.search(text, max(0, start - _LONGEST_PREFIX), start)
    after = _SUFFIX.match(text, end)
    if before:
        written = values.money(value, _BEFORE[before[1]])
        return Mention(start=before.start(), end=end, kind="money", value=written)
    if match := _PERCENT.match(text, end):
        return Mention(start=start, end=match.end(), kind="percent", value=values.percent(value))
    if after and not soft:
        written = values.money(value, _CODES[(after.lastindex or 1) - 1])
        return Mention(start=start, end=after.end(), kind="money", value=written)
    if (match := _DURATION.match(text, end)) and not (soft and value != 1):
        written = values.duration(value, _UNITS[match[1].lower()])
        return Mention(start=start, end=match.end(), kind="duration", value=written, soft=soft)
    written = values.ordinal(int(value)) if numeral.ordinal else values.number(value)
    return Mention(start=start, end=end, kind="number", value=written, soft=soft)


@functools.lru_cache(maxsize=4096)
def readings(form: str) -> tuple[str, ...]:
    """The values that an accepted English form has: `1 million` is 1000000."""
    return tuple(_iter_values(form))


def _iter_values(form: str) -> Iterator[str]:
    for mention in mentions(form):
        if mention.end - mention.start >= len(form.rstrip(".")):
            yield mention.value
