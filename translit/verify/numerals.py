"""English numerals, in digits and words, with their offsets and values."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from translit.vocabulary.values import MAX_DIGITS

_ONES = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15,
    "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
_TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90,
}  # fmt: skip
_ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14,
    "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20,
    "thirtieth": 30, "fortieth": 40, "fiftieth": 50, "sixtieth": 60, "seventieth": 70, "eightieth": 80,
    "ninetieth": 90, "hundredth": 100,
}  # fmt: skip
# Say a number without being one: they keep a figure of the source, and need no source of their own.
_SOFT = {
    "once": 1, "single": 1, "both": 2, "pair": 2, "couple": 2, "twice": 2, "double": 2, "doubled": 2,
    "doubling": 2, "doubles": 2, "duo": 2, "twin": 2, "twins": 2, "brace": 2, "two-time": 2, "fortnight": 2,
    "triple": 3, "tripled": 3, "treble": 3, "thrice": 3, "trio": 3, "threesome": 3, "quartet": 4,
    "quarters": 4, "dozen": 12,
}  # fmt: skip
# After which atom of the numeral another kind may follow.
_AFTER = {
    "scale": ("digits", "ones", "tens", "hundred", "half"),
    "hundred": ("ones",),
    "half": ("ones", "tens", "digits", "scale"),
    "ones": ("tens", "hundred", "scale"),
    "tens": ("hundred", "scale"),
    "digits": ("scale",),
    "ordinal": ("tens",),
}
_SCALES = {"thousand": 3, "million": 6, "billion": 9, "trillion": 12}
_LETTERS = {"k": 3, "m": 6, "mn": 6, "bn": 9, "b": 9, "tn": 12, "million": 6, "billion": 9, "trillion": 12}
_FRACTIONS = {"½": "0.5", "¼": "0.25", "¾": "0.75"}

_WORD = "|".join(
    sorted({*_ONES, *_TENS, *_ORDINALS, *_SOFT, *_SCALES, "hundred", "half"}, key=len, reverse=True)
)
_DIGITS = r"[0-9]+(?:[.,][0-9]+)*"
# Digits stand free or at a currency's letters: Rp135.45, IDR2bn; those of B52 and MH370 belong to a name.
_FREE = r"(?:(?<![^\W_])|(?<=\b[Rr]p)|(?<=\bRM)|(?<=\bIDR)|(?<=\bUSD)|(?<=\bEUR)|(?<=\bGBP))"
_ATOM = re.compile(
    rf"{_FREE}(?<!\d[.,])(?P<digits>{_DIGITS})(?P<fraction>[½¼¾])?"
    rf"(?:(?P<ordinal>st|nd|rd|th)\b|(?:\s(?=[bmt]n\b))?(?P<scale>{'|'.join(_LETTERS)})\b)?"
    rf"|(?P<lone>[½¼¾])|(?<!\w)(?P<word>{_WORD})(?!\w)",
    re.IGNORECASE,
)
# What may stand between the atoms of one numeral; "a half" and "and" count only inside it.
_GAP = re.compile(r"[\s-]|\sand\s|-and-|,\s?and\s|\sand\sa\s|-and-a-|\sa\s|\sof\sa\s")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Numeral:
    """`text[start:end]` and its value. `soft`: it may stand for a figure and is none itself (both, first)."""

    start: int
    end: int
    value: Decimal
    ordinal: bool
    soft: bool


def read(text: str) -> Iterator[Numeral]:
    """Every numeral of `text`, in order. Linear.

    >>> [str(n.value) for n in read("one million, 1,234.5 and two-and-a-half hours; £125m")]
    ['1000000', '1234.5', '2.5', '125000000']
    """
    run: list[re.Match[str]] = []
    for atom in _ATOM.finditer(text):
        if len(atom["digits"] or "") > MAX_DIGITS:
            continue
        if run and not _GAP.fullmatch(text, run[-1].end(), atom.start()):
            yield from _parse(text, run)
            run = []
        run.append(atom)
    yield from _parse(text, run)


def digits(figures: str) -> Decimal:
    """What digits with separators mean in English: groups by commas, decimals after a point."""
    if figures.isdigit():
        return Decimal(figures)
    if _GROUPED.fullmatch(figures):
        return Decimal(figures.replace(",", ""))
    if figures.count(".") + figures.count(",") == 1:
        return Decimal(figures.replace(",", "."))  # a decimal comma is no English: left from the source
    return Decimal(re.sub(r"[.,]", "", figures))


def _parse(text: str, run: list[re.Match[str]]) -> Iterator[Numeral]:
    """Cut `run` into the longest numerals, left to right."""
    at = 0
    while at < len(run):
        sum_ = _Sum()
        stop = at
        while stop < len(run) and sum_.take(run[stop], text[run[stop - 1].end() : run[stop].start()]):
            stop += 1
        start = run[at].start()
        if sum_.counted and text[start - 2 : start].lower() == "a ":
            start, sum_.soft = start - 2, False
        yield Numeral(
            start=start,
            end=run[stop - 1].end(),
            value=sum_.total + sum_.group,
            ordinal=sum_.ordinal,
            soft=sum_.soft,
        )
        at = stop


class _Sum:
    """Adds up one numeral: `take` says whether the next atom still belongs to it."""

    def __init__(self) -> None:
        self.total = Decimal(0)  # the scales already closed: two million |
        self.group = Decimal(0)  # below the next scale: five hundred and twenty
        self.scale = 99  # the power of ten of the last scale; the next must be smaller
        self.last: str | None = None
        self.ordinal = self.soft = False
        self.counted = False  # begins with what an article counts: a hundred, a million

    def take(self, atom: re.Match[str], gap: str) -> bool:
        """Add `atom`; False, and nothing added, where it cannot follow."""
        kind, value = _value(atom)
        if self.last is not None and not self._follows(kind, gap, value):
            return False
        first = self.last is None
        self.counted = kind in ("scale", "hundred") if first else self.counted
        if kind == "scale":
            self.total += (Decimal(1) if first else self.group) * Decimal(10) ** int(value)
            self.scale, self.group = int(value), Decimal(0)
        elif kind == "hundred":
            self.group = (Decimal(1) if first else self.group) * 100
        elif kind == "half" and self.last == "scale":
            self.total += Decimal(10) ** self.scale / 2
        else:
            self.group += Decimal("0.5") if kind == "half" else value
        # A word that may be no figure ("half", "one", "million", "third") is one where more of it follows.
        self.soft = kind in ("soft", "ordinal") or (
            first and (kind in ("scale", "hundred", "half") or (kind == "ones" and value == 1))
        )
        self.ordinal = kind == "ordinal" or atom["ordinal"] is not None
        self.last = kind
        return True

    def _follows(self, kind: str, gap: str, value: Decimal) -> bool:
        """May an atom of this kind go on with the numeral?"""
        joined = "and" in gap
        half_of = self.last == "half" and gap in (" a ", " of a ")
        fits = {
            "scale": value < self.scale and (gap in (" ", "-", "\u00a0") or half_of),
            "hundred": not joined and self.group < len(_ONES),
            "half": joined,
            "digits": value < 1000 and gap == " ",
            "ones": self.last != "tens" or (value < 10 and not joined),
            "ordinal": value < 10 and not joined,
        }
        return self.last in _AFTER.get(kind, ()) and fits.get(kind, True)


def _value(atom: re.Match[str]) -> tuple[str, Decimal]:
    """What an atom is and is worth; a scale is worth its power of ten."""
    if atom["lone"]:
        return "digits", Decimal(_FRACTIONS[atom["lone"]])
    if atom["digits"]:
        value = digits(atom["digits"]) + Decimal(_FRACTIONS.get(atom["fraction"] or "", "0"))
        if atom["scale"]:
            return "whole", value * Decimal(10) ** _LETTERS[atom["scale"].lower()]
        return "digits", value
    word = atom["word"].lower()
    tables = {"scale": _SCALES, "ones": _ONES, "tens": _TENS, "ordinal": _ORDINALS, "soft": _SOFT}
    for kind, table in tables.items():
        if word in table:
            return kind, Decimal(table[word])
    return word, Decimal(0)  # hundred, half
