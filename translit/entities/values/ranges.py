"""Figures that stand together: what the second counts the first does too (10-15 persen, 1 hingga 2 juta)."""

import re
from collections.abc import Sequence
from dataclasses import replace

from translit.entities.values.measures import Measured
from translit.vocabulary.values import FIRST_YEAR, LAST_YEAR

_LONGEST_GAP = 16  # characters between two figures of one range
_TO = re.compile(
    r"\s?(?:[-–—]|s/d|s\.d\.|[x×])\s?|\s(?:hingga|sampai(?:\sdengan)?|sd|ke|menjadi)\s", re.IGNORECASE
)
_TIMES = re.compile(r"\s?[x×]\s?")
_AND = re.compile(r"\s(?:dan|atau)\s", re.IGNORECASE)  # the second may be another thing: 150 atau 5 persen
_OR = re.compile(r"\satau\s", re.IGNORECASE)


def share(text: str, figures: Sequence[Measured]) -> list[Measured]:
    """`figures` in order, each with the unit, magnitude and currency that it shares with its neighbour."""
    shared = _multiplied(text, figures)
    for at in range(1, len(shared)):
        first, second = shared[at - 1], shared[at]
        if first.kind == "money" and second.bare and _TO.fullmatch(_gap(text, first, second)):
            shared[at] = replace(second, kind="money", unit=first.unit)
    for at in range(len(shared) - 1, 0, -1):
        first, second = shared[at - 1], shared[at]
        gap = _gap(text, first, second)
        if _TO.fullmatch(gap) or (_AND.fullmatch(gap) and _one_thing(first, second, gap)):
            shared[at - 1] = _lend(first, second)
    return shared


def _multiplied(text: str, figures: Sequence[Measured]) -> list[Measured]:
    """`2x24 jam` is one length, of 48 hours; `3x4 meter` are two."""
    found: list[Measured] = []
    for figure in figures:
        before = found[-1] if found else None
        if (
            before
            and before.bare
            and figure.kind == "duration"
            and _TIMES.fullmatch(_gap(text, before, figure))
        ):
            product = replace(figure.numeral, value=before.numeral.value * figure.numeral.value)
            found[-1] = replace(figure, start=before.start, numeral=product)
        else:
            found.append(figure)
    return found


def _gap(text: str, first: Measured, second: Measured) -> str:
    return text[first.end : second.start] if 0 <= second.start - first.end < _LONGEST_GAP else ""


def _one_thing(first: Measured, second: Measured, gap: str) -> bool:
    """Does "dan" join two figures of one kind? "2021 dan 5 persen" and "150 atau 5 persen" are two things."""
    year = first.numeral.digits and FIRST_YEAR <= first.numeral.value <= LAST_YEAR
    share_of = second.kind == "percent" and _OR.fullmatch(gap) is not None
    return not (year or share_of)


def _lend(first: Measured, second: Measured) -> Measured:
    """Give the first the unit and the magnitude of the second, where it has none of its own."""
    if not (first.bare or first.unit == second.unit):
        return first
    numeral, other = first.numeral, second.numeral
    factor = other.scale if numeral.scale == 1 and numeral.value < other.value / other.scale else 1
    if first.bare:
        factor *= second.count
    if factor != 1:
        high = None if numeral.high is None else (numeral.high + 1) * factor - 1
        numeral = replace(numeral, value=numeral.value * factor, high=high)
    return replace(first, numeral=numeral, kind=second.kind, unit=second.unit)
