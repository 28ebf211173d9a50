"""What a figure counts: the currency, percent sign, unit of measure or of time, or "kali" that is at it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from translit.entities.values.numerals import Numeral
from translit.types import Kind
from translit.vocabulary import units
from translit.vocabulary.words import fold

DURATIONS: dict[str, tuple[int, str]] = {
    "tahun": (1, "Y"), "thn": (1, "Y"), "bulan": (1, "M"), "bln": (1, "M"), "minggu": (1, "W"),
    "pekan": (1, "W"), "hari": (1, "D"), "jam": (1, "TH"), "menit": (1, "TM"), "detik": (1, "TS"),
    "dekade": (10, "Y"), "dasawarsa": (10, "Y"), "windu": (8, "Y"), "abad": (100, "Y"),
}  # fmt: skip
"""A word of time: how many of which ISO 8601 unit."""

_WORD = "|".join(DURATIONS)
_SIGNS: tuple[tuple[re.Pattern[str], Kind, str], ...] = (
    (re.compile(r"\s(?:poin\spersen(?:tase)?|persen\spoin)\b", re.IGNORECASE), "percent", "pp"),
    (re.compile(r"\s?(?:%|persen\b|prosen\b|per\s?cent\b)", re.IGNORECASE), "percent", "%"),
    (re.compile(r"\s?(?:kali(?:\slipat)?|lipat)\b(?!-)", re.IGNORECASE), "number", "x"),
)
# "dua tahunan", "empat harian": every two years, of four days; one word in English.
_DURATION = re.compile(rf"[\s-]?({_WORD})\b", re.IGNORECASE)
_COMPOUND = re.compile(r"\s(?:tahun|bulan|minggu|hari|jam)an\b", re.IGNORECASE)
_KINDS: dict[str, Kind] = {"bp": "percent", "cent": "money"}  # units that are no measure of anything else
_DEGREES = ("°C", "°F", "degree")
_MINUS = re.compile(r"(?:\b(?:minus|negatif)\s|(?<!\w)[-−–])\Z", re.IGNORECASE)
_BELOW_ZERO = re.compile(r"\sdi\sbawah\snol\b", re.IGNORECASE)
_RATE = re.compile(r"\b(?:hari|jam|menit|detik)\s\Z", re.IGNORECASE)  # empat hari seminggu: a four-day week
_WINDOW = 8
_SHORT_SCALE = re.compile(r"\s?(M|T)\b(?![-.]\w)")  # behind a currency, in headlines: Rp13,9 M
_SHORT_SCALES = {"M": 10**9, "T": 10**12}
_ONE = re.compile(
    rf"(?<![\w-])se(?:(?P<time>{_WORD})|(?P<unit>kilometer|kilogram|kilo|hektare?|liter|meter|ton))"
    r"(?P<half>\ssetengah)?(?![\w-])",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """A figure with what it counts; the mention is `text[start:end]`."""

    start: int
    end: int
    kind: Kind
    numeral: Numeral
    unit: str = ""
    """Currency code, key of units.tsv, letters of a duration, `%`, `pp` or `x`; empty for a bare number."""
    count: int = 1
    """How many of the unit its word is: a decade is ten years."""

    @property
    def bare(self) -> bool:
        """It counts what the next noun says."""
        return self.kind == "number" and not self.unit


def measure(text: str, numeral: Numeral) -> Measured | None:
    """The figure with the unit at it; None where it is part of a longer word (dua tahunan)."""
    end = numeral.end
    if _COMPOUND.match(text, end):
        return None
    return _money(text, numeral) or _counted(text, numeral)


def ones(text: str) -> Iterator[Measured]:
    """Each se- that is a figure: seminggu, setahun setengah, sekilometer; sehari-hari is none."""
    for match in _ONE.finditer(text):
        if _RATE.search(text, max(0, match.start() - _WINDOW), match.start()):
            continue
        value = Fraction(3, 2) if match["half"] else Fraction(1)
        numeral = Numeral(start=match.start(), end=match.start(), value=value)
        end = match.end("time") if match["time"] else match.end("unit")
        found = (
            _timed(numeral, match["time"], end)
            if match["time"]
            else _unit(text, numeral, match.start("unit"))
        )
        if found is not None:
            yield replace(found, end=match.end())


def _money(text: str, numeral: Numeral) -> Measured | None:
    start, end = numeral.start, numeral.end
    if before := units.currency_before(text, start):
        if short := _SHORT_SCALE.match(text, end):
            scale = _SHORT_SCALES[short[1]]
            numeral = replace(numeral, value=numeral.value * scale, scale=scale, other=None, end=short.end())
        return Measured(start=before[0], end=numeral.end, kind="money", numeral=numeral, unit=before[1])
    if after := units.currency_after(text, end, "id"):
        return Measured(start=start, end=after[0], kind="money", numeral=numeral, unit=after[1])
    return None


def _counted(text: str, numeral: Numeral) -> Measured:
    start, end = numeral.start, numeral.end
    for pattern, kind, unit in _SIGNS:
        if match := pattern.match(text, end):
            return Measured(start=start, end=match.end(), kind=kind, numeral=numeral, unit=unit)
    if found := _unit(text, numeral, end):
        return found
    if before := units.unit_before(text, start, "id"):
        return Measured(start=before[0], end=end, kind="quantity", numeral=numeral, unit=before[1])
    if match := _DURATION.match(text, end):
        return _timed(numeral, match[1], match.end())
    return Measured(start=start, end=end, kind="number", numeral=numeral)


def _unit(text: str, numeral: Numeral, at: int) -> Measured | None:
    """The unit of measure that stands at `at`."""
    if found := units.unit_after(text, at, "id"):
        end, unit = found
        start, kind = numeral.start, _KINDS.get(unit, "quantity")
        if unit in _DEGREES:
            minus = _MINUS.search(text, max(0, start - _WINDOW), start)
            below = _BELOW_ZERO.match(text, end)
            start, end = minus.start() if minus else start, below.end() if below else end
            numeral = replace(numeral, value=-numeral.value) if minus or below else numeral
        return Measured(start=start, end=end, kind=kind, numeral=numeral, unit=unit)
    return None


def _timed(numeral: Numeral, word: str, end: int) -> Measured:
    """A length of time; decades and centuries in years."""
    count, unit = DURATIONS[fold(word)]
    high = None if numeral.high is None else (numeral.high + 1) * count - 1
    scaled = replace(numeral, value=numeral.value * count, high=high)
    return Measured(start=numeral.start, end=end, kind="duration", numeral=scaled, unit=unit, count=count)
