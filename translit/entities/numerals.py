"""Indonesian numerals, in digits and words, with their offsets and values. No opinion on what they count."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from translit.vocabulary.values import MAX_DIGITS

_UNITS = {
    word: Decimal(value)
    for word, value in {
        "nol": 0, "satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7, "delapan": 8,
        "sembilan": 9, "sepuluh": 10, "sebelas": 11,
    }.items()
}  # fmt: skip
_SCALES = {
    "ribu": Decimal(10**3),
    "juta": Decimal(10**6),
    "miliar": Decimal(10**9),
    "milyar": Decimal(10**9),
    "triliun": Decimal(10**12),
    "trilyun": Decimal(10**12),
}
_ONE_OF = {"se" + scale: scale for scale in _SCALES}  # seribu, sejuta, semiliar
_HALF = Decimal("0.5")
_FRACTIONS = {"": Decimal(0), "½": _HALF, "¼": Decimal("0.25"), "¾": Decimal("0.75")}

_DIGITS = r"[0-9]+(?:[.,][0-9]+)*"
_WORDS = [*_UNITS, "belas", "puluh", "seratus", "ratus", *_SCALES, *_ONE_OF, "setengah", "koma"]
# A figure inside a name (B-52, G7, U-20) is none: no letter, nor a letter and a hyphen, before it.
_ATOM = re.compile(
    rf"(?:(?<![^\W\d_])(?<![^\W\d_½¼¾]-)|(?<=Rp)|(?<=RM)|(?<=USD)|(?<=IDR))(?<![\d.,])({_DIGITS})([½¼¾])?|(?<![^\W\d])({'|'.join(_WORDS)})(?!\w)",
    re.IGNORECASE,
)
_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_ENGLISH_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Numeral:
    """`text[start:end]` and its value; `other` is a second reading where the notation has two (1,234)."""

    start: int
    end: int
    value: Decimal
    other: Decimal | None = None
    digits: bool
    """Begins with digits: "1,2 juta" does, "satu juta" does not."""


@dataclass(frozen=True, slots=True)
class _Atom:
    """A run of digits or one numeral word."""

    start: int
    end: int
    word: str
    figures: str
    fraction: str


def read(text: str) -> Iterator[Numeral]:
    """Every numeral of `text`, the longest at each place, in order. Linear.

    >>> [str(n.value) for n in read("satu juta, 1.234,5 dan dua setengah jam")]
    ['1000000', '1234.5', '2.5']
    """
    run: list[_Atom] = []
    for match in _ATOM.finditer(text):
        atom = _Atom(match.start(), match.end(), (match[3] or "").lower(), match[1] or "", match[2] or "")
        gap = text[run[-1].end : atom.start] if run else ""
        if run and not (gap in (" ", "\u00a0") or (gap == "" and run[-1].figures)):
            yield from _parse(run)
            run = []
        run.append(atom)
    yield from _parse(run)


def digits(figures: str) -> tuple[Decimal, Decimal | None]:
    """What digits with separators mean in Indonesian, and in English where both readings are possible.

    >>> digits("16.700"), digits("2.75"), digits("1,234")
    ((Decimal('16700'), None), (Decimal('2.75'), None), (Decimal('1.234'), Decimal('1234')))
    """
    if figures.isdigit():
        return Decimal(figures), None
    if _GROUPED.fullmatch(figures):
        return Decimal(figures.replace(".", "").replace(",", ".")), None
    if _ENGLISH_GROUPED.fullmatch(figures):
        english = Decimal(figures.replace(",", ""))
        one_comma = figures.count(",") == 1 and "." not in figures and not figures.startswith("0")
        return (Decimal(figures.replace(",", ".")), english) if one_comma else (english, None)
    if figures.count(".") + figures.count(",") == 1:
        return Decimal(figures.replace(",", ".")), None
    return Decimal(re.sub(r"[.,]", "", figures)), None  # 10.10.2019, 192.168.1.1: a code


def _parse(run: list[_Atom]) -> Iterator[Numeral]:
    """Cut `run` into the longest numerals, left to right."""
    at = 0
    while at < len(run):
        parser = _Parser()
        stop = at
        while stop < len(run) and parser.take(run[stop]):
            stop += 1
        if stop > at and run[stop - 1].word == "koma":
            stop -= 1
        numeral = parser.numeral(run[at:stop])
        if numeral is not None:
            yield numeral
        at = max(stop, at + 1)


class _Parser:
    """Adds up one numeral: `take` says whether the next atom still belongs to it."""

    def __init__(self) -> None:
        self.total = Decimal(0)  # the scales already closed: dua juta |
        self.group = Decimal(0)  # below a thousand, or a figure: lima ratus dua puluh
        self.unit: Decimal | None = None  # a digit word that belas, puluh or ratus may still multiply
        self.scale: Decimal | None = None  # the last scale; the next must be smaller
        self.other: Decimal | None = None
        self.fraction: str | None = None  # the digit words after "koma"
        self.begun = self.closed = False

    def take(self, atom: _Atom) -> bool:
        """Add `atom`; False, and nothing added, where it cannot follow."""
        if self.closed and atom.word not in _SCALES:
            return False
        if atom.figures:
            taken = self._figures(atom.figures)
            self.group += _FRACTIONS[atom.fraction] if taken else 0
        elif atom.word in _UNITS:
            taken = self._digit_word(_UNITS[atom.word])
        elif atom.word in ("belas", "puluh", "ratus"):
            taken = self._times(atom.word)
        elif atom.word == "seratus":
            taken = self._open() and self._add(Decimal(100))
        elif atom.word in _SCALES or atom.word in _ONE_OF:
            taken = self._scaled(atom.word)
        else:
            taken = self._half() if atom.word == "setengah" else self._comma()
        self.begun = self.begun or taken
        return taken

    def numeral(self, atoms: list[_Atom]) -> Numeral | None:
        """The sum as a numeral over `atoms`; None where it is no figure by itself (a lone "setengah")."""
        if not atoms or not self.begun or (atoms[0].word == "setengah" and len(atoms) == 1):
            return None
        value = self.total + self.group + (self.unit or 0)
        value += self._decimals()
        return Numeral(
            start=atoms[0].start,
            end=atoms[-1].end,
            value=value,
            other=self.other,
            digits=bool(atoms[0].figures),
        )

    def _decimals(self) -> Decimal:
        return Decimal(f"0.{self.fraction}") if self.fraction else Decimal(0)

    def _open(self) -> bool:
        """May a hundred, a unit or figures still begin here?"""
        return self.unit is None and self.fraction is None

    def _add(self, value: Decimal) -> bool:
        self.group += value
        return True

    def _figures(self, figures: str) -> bool:
        if len(figures) > MAX_DIGITS or not self._open() or self.group:
            return False
        if self.begun and self.scale is None:
            return False
        self.group, other = digits(figures)
        self.other = None if self.begun else other
        self.closed = not self.begun  # after figures only a scale follows: 50 ribu, 2 juta 500 ribu
        return True

    def _digit_word(self, value: Decimal) -> bool:
        if self.fraction is not None:
            self.fraction += str(value) if value < 10 else ""
            return value < 10
        if (
            not self._open()
            or (value >= 10 and self.group % 100)
            or self.group % 10
            or (value == 0 and self.begun)
        ):
            return False
        self.unit = value
        return True

    def _times(self, word: str) -> bool:
        if self.unit is None or not 2 <= self.unit <= 9:
            return False
        if word == "ratus":
            if self.group:
                return False
            self.group, self.unit = self.unit * 100, None
        elif self.group % 100:
            return False
        elif word == "belas":
            self.unit += 10
        else:
            self.group, self.unit = self.group + self.unit * 10, None
        return True

    def _scaled(self, word: str) -> bool:
        scale = _SCALES[_ONE_OF.get(word, word)]
        group = self.group + (self.unit or 0)
        group += self._decimals()
        if word in _ONE_OF:
            if group:
                return False
            group = Decimal(1)
        if not group or (self.scale is not None and scale >= self.scale):
            return False
        self.total += group * scale
        self.other = self.other * scale if self.other is not None else None
        self.group, self.unit, self.scale, self.fraction, self.closed = Decimal(0), None, scale, None, False
        return True

    def _half(self) -> bool:
        """`dua setengah` is 2.5, `setengah juta` half a million, `satu setengah juta` 1.5 million."""
        if self.group % 1 or self.fraction is not None:
            return False
        if self.scale is not None and not self.group and self.unit is None:
            self.total += self.scale * _HALF  # dua juta setengah
        else:
            self.group, self.unit = self.group + (self.unit or 0) + _HALF, None
        self.closed = True
        return True

    def _comma(self) -> bool:
        if not self.begun or self.fraction is not None or self.group % 1 or self.scale is not None:
            return False
        self.group, self.unit, self.fraction = self.group + (self.unit or 0), None, ""
        return True
