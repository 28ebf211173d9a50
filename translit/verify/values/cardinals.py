"""English cardinals, ordinals and fractions, summed up from their words and digits, with exact values."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from translit.verify.values.atoms import Atom, atoms

Form = Literal["cardinal", "ordinal", "part", "foreign"]

_SPACE = re.compile(r"[\s-]")
_AND = re.compile(r"[\s-]|\sand\s|-and-|,\s(?:and\s)?")
_AND_A = re.compile(r"\sand\s(?:an?\s)?|-and-(?:an?-)?")
_OF_A = re.compile(r"\s(?:of\s)?an?\s|-an?-|[\s-]")
_GAP = re.compile("|".join((_AND.pattern, _AND_A.pattern, _OF_A.pattern)))
_ARTICLE = re.compile(r"(?<!\w)an?[\s-]\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cardinal:
    """`text[start:end]` and its value; `scale` is the power of ten of its last word (million: 6)."""

    start: int
    end: int
    value: Fraction
    form: Form
    """part: a half, two thirds; foreign: digits grouped as no English groups them, the value is void."""
    scale: int = 0
    soft: bool = False
    """Stands for more things than a figure (one, a quarter, third): it needs no source."""


def read(text: str) -> Iterator[Cardinal]:
    """Every cardinal, ordinal and fraction of `text`, the longest at each place, in order. Linear.

    >>> [str(c.value) for c in read("one million, 1,234.5 and two-and-a-half hours; £125m, two thirds")]
    ['1000000', '2469/2', '5/2', '125000000', '2/3']
    """
    run: list[Atom] = []
    for atom in atoms(text):
        if run and not _GAP.fullmatch(text, run[-1].end, atom.start):
            yield from _cut(text, run)
            run = []
        run.append(atom)
    yield from _cut(text, run)


def _cut(text: str, run: Sequence[Atom]) -> Iterator[Cardinal]:
    """Cut `run` into the longest numerals, left to right."""
    at = 0
    while at < len(run):
        sum_ = _Sum(run[at])
        stop = at + 1
        while stop < len(run) and sum_.take(run[stop], text[run[stop - 1].end : run[stop].start]):
            stop += 1
        if stop < len(run) and run[stop].kind in ("scale", "hundred") and sum_.closed:
            # one hundred and two | hundred: what follows the "and" is a numeral of its own
            stop = at + sum_.closed
            sum_ = _Sum(run[at])
            for atom, before in zip(run[at + 1 : stop], run[at:stop], strict=False):
                sum_.take(atom, text[before.end : atom.start])
        yield sum_.cardinal(text, run[at:stop])
        at = stop


class _Sum:
    """Adds up one numeral: `take` says whether the next atom still belongs to it."""

    def __init__(self, atom: Atom) -> None:
        self.total = Fraction(0)  # the scales already closed: two million |
        self.group = Fraction(0)  # below the next scale: five hundred and twenty
        self.scale = 0  # the power of ten of the last scale; the next must be smaller
        self.last = ""
        self.digits = atom.kind == "digits"  # 1.7 million four years ago: no words go on
        self.half = False  # begins with "half", of which there may be a dozen
        self.n_atoms = self.closed = 0  # atoms added; and up to the last hundred or scale
        self._add(atom)

    def take(self, atom: Atom, gap: str) -> bool:
        """Add `atom`; False, and nothing added, where it cannot follow."""
        if not self._follows(atom, gap):
            return False
        self._add(atom)
        return True

    def cardinal(self, text: str, run: Sequence[Atom]) -> Cardinal:
        """The sum of `run`. An article belongs to it: a hundred."""
        first, start, alone = run[0], run[0].start, len(run) == 1
        if first.kind in ("scale", "hundred", "dozen"):
            article = _ARTICLE.search(text, max(0, start - 3), start)
            start, alone = (article.start(), False) if article else (start, alone)
        form: Form = "cardinal"
        if first.foreign:
            form = "foreign"
        elif self.last == "ordinal":
            form = "ordinal"
        elif self.last == "part" and len(run) == 1:
            form = "part"
        return Cardinal(
            start=start,
            end=run[-1].end,
            value=self.total + self.group,
            form=form,
            scale=self.scale if self.last in ("scale", "whole") else 0,
            soft=(alone and first.soft) or (form == "ordinal" and run[-1].soft),
        )

    def _follows(self, atom: Atom, gap: str) -> bool:
        """May this atom go on with the numeral?"""
        last, value = self.last, atom.value
        spaced, joined = _SPACE.fullmatch(gap) is not None, _AND.fullmatch(gap) is not None
        upper = last in ("hundred", "scale") and joined
        small = value < self.scale or not self.scale
        follows = {
            "ones": value > 0 and ((upper and not self.digits) or (last == "tens" and spaced and value < 10)),
            "tens": upper and not self.digits,
            "hundred": spaced and last in ("ones", "digits") and self.group < 100,
            "scale": small
            and (
                _OF_A.fullmatch(gap) is not None
                if last == "part"
                else spaced and last in ("ones", "tens", "hundred", "digits", "tail", "mixed", "dozen")
            ),
            "dozen": (spaced and last in ("ones", "digits"))
            or (self.half and last == "part" and _OF_A.fullmatch(gap) is not None),
            "ordinal": upper or (last == "tens" and spaced and value < 10),
            "digits": last == "scale" and gap in (" ", " and ") and value < 10**self.scale,
            "tail": spaced and last in ("ones", "tens"),
            "part": value < 1
            and last in ("ones", "tens", "hundred", "digits", "scale")
            and (_AND_A.fullmatch(gap) is not None),
        }
        return follows.get(atom.kind, False)

    def _add(self, atom: Atom) -> None:
        kind, begins = atom.kind, not self.n_atoms
        self.n_atoms += 1
        self.last = "mixed" if kind == "part" and not begins else kind
        one = Fraction(1) if begins else self.group
        if kind == "scale":
            self.total += one * 10 ** int(atom.value)
            self.scale, self.group = int(atom.value), Fraction(0)
        elif kind in ("hundred", "dozen"):
            self.group = one * (100 if kind == "hundred" else 12)
        elif kind == "part" and self.scale:
            self.total += atom.value * 10**self.scale
        else:
            self.group += atom.value
            self.scale = atom.scale or self.scale
        if kind in ("scale", "hundred"):
            self.closed = self.n_atoms
        self.half = begins and kind == "part" and atom.value == Fraction(1, 2)
