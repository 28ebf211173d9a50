"""How the parts of an Indonesian numeral add up: dua ratus | lima puluh | ribu."""

from fractions import Fraction

from translit.entities.values.atoms import Atom
from translit.vocabulary.values import MAX_DIGITS

_OWN_WORTH = ("figures", "unit", "hundred", "one")
_MAX_MIXED = 100  # a larger figure has no "setengah" behind it: Pada 2019 setengah warga


class Sum:
    """Adds up one numeral: `take` says whether the next atom still belongs to it."""

    def __init__(self) -> None:
        self.terms: list[tuple[Fraction, Fraction]] = []  # the scales already closed, each with its worth
        self.group = Fraction(0)  # below a thousand, or a figure: lima ratus dua puluh
        self.unit: Fraction | None = None  # a digit word that belas, puluh or ratus may still multiply
        self.decimals: str | None = None  # the digit words after "koma"
        self.high: int | None = None
        self.other: Fraction | None = None
        self.figures = False  # begins with digits: no digit words follow
        self.begun = self.closed = self.whole = False  # closed: only a scale follows; whole: nothing does

    def take(self, atom: Atom) -> bool:
        """Add `atom`; False, and nothing added, where it cannot follow."""
        if self.whole or (self.begun and atom.ordinal):
            return False
        if self.begun and atom.kind in _OWN_WORTH and (atom.kind == "figures") != self.figures:
            return False  # 1,7 juta | empat tahun lalu
        if self.closed and atom.kind not in ("scale", "dozen", "part", "over", "vague"):
            return False
        taken = {
            "figures": self._figures, "rank": self._figures, "unit": self._unit, "teen": self._teen,
            "ten": self._ten, "hundred": self._hundred, "scale": self._scale, "one": self._one,
            "dozen": self._dozen, "part": self._part, "over": self._over, "comma": self._comma,
            "vague": self._vague,
        }[atom.kind](atom)  # fmt: skip
        if taken:
            self.figures = atom.kind == "figures" if not self.begun else self.figures
            self.begun, self.whole = True, self.whole or atom.whole
        return taken

    @property
    def value(self) -> Fraction:
        """What is added up so far."""
        return sum((worth for worth, _ in self.terms), self._pending())

    @property
    def scale(self) -> int:
        """The magnitude that it ends in, where it is so many of that: a thousand for "dua ribu"."""
        return int(self.terms[0][1]) if len(self.terms) == 1 and not self._pending() else 1

    def _pending(self) -> Fraction:
        """What no scale has multiplied yet."""
        decimals = Fraction(f"0.{self.decimals}") if self.decimals else Fraction(0)
        return self.group + (self.unit or 0) + decimals

    def _open(self) -> bool:
        """May a hundred, a unit or figures still begin here?"""
        return self.unit is None and self.decimals is None

    def _figures(self, atom: Atom) -> bool:
        if not self._open() or self.group or (self.begun and not self.terms):
            return False
        self.group, self.high = atom.value, atom.high
        self.other = None if self.begun else atom.other
        self.closed = True  # after figures only a scale follows: 50 ribu, 2 juta 500 ribu
        return True

    def _unit(self, atom: Atom) -> bool:
        if self.decimals is not None:
            fits = atom.value < 10 and len(self.decimals) < MAX_DIGITS
            self.decimals += str(atom.value) if fits else ""
            return fits
        if not self._open() or self.group % 10 or (atom.value >= 10 and self.group % 100):
            return False
        if atom.value == 0 and self.begun:
            return False
        self.unit = atom.value
        return True

    def _digit(self) -> bool:
        return self.unit is not None and 2 <= self.unit <= 9

    def _teen(self, atom: Atom) -> bool:
        if self.unit is None or not self._digit() or self.group % 100:
            return False
        self.unit += atom.value
        return True

    def _ten(self, atom: Atom) -> bool:
        """`puluh` and `ratus`: behind a digit word, and what is there already is larger."""
        if self.unit is None or not self._digit() or self.group % (atom.value * 10):
            return False
        self.group, self.unit = self.group + self.unit * atom.value, None
        return True

    def _hundred(self, atom: Atom) -> bool:
        if not self._open() or self.group:
            return False
        self.group = atom.value
        return True

    def _scale(self, atom: Atom) -> bool:
        """Multiplies all that is smaller: dua ribu lima ratus triliun."""
        below = [worth for worth, scale in self.terms if scale < atom.value]
        above = self.terms[: len(self.terms) - len(below)]
        worth = sum(below, self._pending()) * atom.value
        if not worth or (above and worth >= above[-1][1]):
            return False
        if self.high is not None:
            self.high = (self.high + 1) * int(atom.value) - 1
        self.other = self.other * atom.value if self.other is not None and not self.terms else None
        self.terms = [*above, (worth, atom.value)]
        self.group, self.unit, self.decimals = Fraction(0), None, None
        self.closed = self.high is not None
        return True

    def _one(self, atom: Atom) -> bool:
        if self._pending() or self.unit is not None or (self.terms and atom.value >= self.terms[-1][1]):
            return False
        self.terms.append((atom.value, atom.value))
        return True

    def _dozen(self, atom: Atom) -> bool:
        if self.terms or not self._pending() or self.high is not None:
            return False
        self.group, self.unit, self.decimals = self._pending() * atom.value, None, None
        self.closed = self.whole = True
        return True

    def _part(self, atom: Atom) -> bool:
        """`dua setengah` is 2.5, `setengah juta` half a million, `dua juta setengah` 2.5 million."""
        pending = self._pending()
        if pending % 1 or self.decimals is not None or self.high is not None or pending >= _MAX_MIXED:
            return False
        if self.terms and not pending:
            self.terms.append((self.terms[-1][1] * atom.value, Fraction(1)))
        else:
            self.group, self.unit = pending + atom.value, None
        self.closed, self.other = True, None
        return True

    def _over(self, atom: Atom) -> bool:
        """`dua pertiga`, `tiga per empat`: proper fractions."""
        pending = self._pending()
        if self.terms or self.high is not None or pending % 1 or not 0 < pending < atom.value:
            return False
        self.group, self.unit, self.closed = pending / atom.value, None, True
        return True

    def _comma(self, _: Atom) -> bool:
        if not self.begun or self.decimals is not None or self.group % 1:
            return False
        self.group, self.unit, self.decimals = self._pending(), None, ""
        return True

    def _vague(self, atom: Atom) -> bool:
        """`puluhan` alone is 10 to 99; `2 jutaan` and `lima ratusan` are about so many."""
        if self.terms or self.high is not None:
            return False
        pending, low = self._pending(), int(atom.value)
        if pending and (low == 11 or pending % 1 or (low < 1000 and not self._digit())):
            return False
        self.high = atom.high if not pending else int(pending + 1) * low - 1
        self.group, self.unit, self.closed = (pending or Fraction(1)) * low, None, True
        return True
