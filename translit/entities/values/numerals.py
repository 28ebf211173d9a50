"""Indonesian numerals, in digits and words, with their places and values. No opinion on what they count."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from translit.entities.values import atoms
from translit.entities.values.atoms import Atom
from translit.entities.values.sums import Sum
from translit.vocabulary import values

_SPACES = (" ", "\u00a0")


@dataclass(frozen=True, slots=True, kw_only=True)
class Numeral:
    """`text[start:end]` and its value; `other` is a second reading where the notation has two (1,234)."""

    start: int
    end: int
    value: Fraction
    other: Fraction | None = None
    high: int | None = None
    """Up to which a vague one goes: puluhan is 10 to 99."""
    scale: int = 1
    """The magnitude that it ends in: a thousand for "dua ribu"."""
    ordinal: bool = False
    """Begins with ke-: ketiga, ke-75."""
    digits: bool = False
    """Begins with digits: "1,2 juta" does, "satu juta" does not."""
    half: bool = False
    """A lone part of a whole: setengah, sepertiga."""
    ended: bool = False
    """Ends in -nya: keduanya."""

    @property
    def written(self) -> str:
        """As `Entity.value` has it: `1000000`, `2/3`, `10..99`."""
        if self.high is not None:
            return values.bounds(int(self.value), self.high)
        return values.fraction(self.value.numerator, self.value.denominator)


def read(text: str) -> Iterator[Numeral]:
    """Every numeral of `text`, the longest at each place, in order. Linear.

    >>> [n.written for n in read("satu juta, 1.234,5 dan dua setengah jam; dua pertiga dari puluhan ribu")]
    ['1000000', '1234.5', '2.5', '2/3', '10000..99999']
    """
    run: list[Atom] = []
    for atom in atoms.read(text):
        if run and not _joined(text[run[-1].end : atom.start], run[-1], atom):
            yield from _parse(run)
            run = []
        run.append(atom)
    yield from _parse(run)


def _joined(gap: str, before: Atom, after: Atom) -> bool:
    """May two atoms belong to one numeral? 50ribu, dua-pertiga, dua ratus."""
    if gap == "":
        return before.kind == "figures" or after.kind in ("teen", "ten", "scale", "over")
    return gap in _SPACES


def _parse(run: Sequence[Atom]) -> Iterator[Numeral]:
    """Cut `run` into the longest numerals, left to right."""
    at = 0
    while at < len(run):
        stop, total = _longest(run, at, len(run))
        if _dangles(run[at:stop]):
            stop, total = _longest(run, at, stop - 1)
        if stop > at:
            yield _numeral(run[at:stop], total)
        at = max(stop, at + 1)


def _longest(run: Sequence[Atom], at: int, limit: int) -> tuple[int, Sum]:
    """The longest numeral that begins at atom `at`: where it ends, and what it adds up to."""
    total, stop = Sum(), at
    while stop < limit and total.take(run[stop]):
        stop += 1
    return stop, total


def _dangles(taken: Sequence[Atom]) -> bool:
    """Does the numeral end in what must be followed: lima koma, or two figures side by side (2 juta 500)?"""
    return len(taken) > 1 and taken[-1].kind in ("comma", "figures")


def _numeral(taken: Sequence[Atom], total: Sum) -> Numeral:
    first, last = taken[0], taken[-1]
    return Numeral(
        start=first.start,
        end=last.end,
        value=total.value,
        other=total.other,
        high=total.high,
        scale=total.scale,
        ordinal=first.ordinal,
        digits=first.kind == "figures",
        half=first.kind == "part" and len(taken) == 1 and total.value < 1,
        ended=last.whole and last.kind != "rank",
    )
