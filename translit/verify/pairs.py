"""Two English figures that belong together: a range shares its scale and unit, a score is one value."""

import re
from collections.abc import Sequence
from dataclasses import replace

from translit.verify.figures import Figure
from translit.verify.mention import Mention
from translit.verify.numerals import written
from translit.vocabulary import values

_RANGE = re.compile(r"\s?[-–—]\s?|\s(?:to|or|until|till)\s(?:as\smany\sas\s|about\s|around\s)?")
_AND = re.compile(r"\sand\s")
_BETWEEN = re.compile(r"\bbetween\s(?:about\s|around\s)?\S{0,3}\Z", re.IGNORECASE)
_SCORE = re.compile(r"\s?[-–—]\s?")
_RATIO = re.compile(r"\s(?:in|of|out\sof|in\severy|out\sof\severy)\s")
_CHAIN = re.compile(r"[-–—]\d|[-–—]\s\d")
_WINDOW = 24  # characters before a figure in which its "between" stands
_LARGEST = 199  # a larger figure is no score


def joined(text: str, figures: Sequence[Figure]) -> list[Mention]:
    """The figures as mentions, in order, each range with what its ends share, scores and ratios as one."""
    figures = list(figures)
    for at in range(len(figures) - 1):
        one, other = figures[at], figures[at + 1]
        if _is_range(text, one, other):
            figures[at], figures[at + 1] = _shared(one, other)
    found: list[Mention] = []
    at = 0
    while at < len(figures):
        pair = figures[at : at + 2]
        whole = _whole(text, *pair) if len(pair) == 2 else None
        if whole and not (at and _gap(text, figures[at - 1], pair[0], _SCORE)):
            parts = (pair[0].mention(), pair[1].mention())
            kind = parts[0].kind
            found.append(Mention(start=pair[0].start, end=pair[1].end, kind=kind, value=whole, parts=parts))
            at += 2
        else:
            found.append(figures[at].mention())
            at += 1
    return found


def _gap(text: str, one: Figure, other: Figure, pattern: re.Pattern[str]) -> bool:
    return pattern.fullmatch(text, one.end, other.start) is not None


def _is_range(text: str, one: Figure, other: Figure) -> bool:
    if not (one.numeral.counts and other.numeral.counts):
        return False
    if _gap(text, one, other, _RANGE):
        return True
    before = text[max(0, one.start - _WINDOW) : one.numeral.start]
    return _gap(text, one, other, _AND) and _BETWEEN.search(before) is not None


def _shared(one: Figure, other: Figure) -> tuple[Figure, Figure]:
    """5-10 million km: both are millions of kilometres; what the first says by itself stays a reading."""
    low, high = one.numeral.cardinal, other.numeral.cardinal
    if low and high and high.scale and not low.scale and low.value < high.value / 10**high.scale:
        value = written(low.value * 10**high.scale)
        others = (one.numeral.value, *one.numeral.others)
        one = replace(one, numeral=replace(one.numeral, value=value, others=others, soft=False))
    if not one.unit and other.unit and not other.leading:
        one = replace(one, kind=other.kind, unit=other.unit)
    elif one.unit and one.leading and not other.unit:
        other = replace(other, kind=one.kind, unit=one.unit)
    return one, other


def _whole(text: str, one: Figure, other: Figure) -> str | None:
    """What two bare figures are as one: a score (2-1), a share (one in three)."""
    low, high = one.numeral.cardinal, other.numeral.cardinal
    if one.unit or other.unit or not (low and high) or low.form != "cardinal" or high.form != "cardinal":
        return None
    if low.scale or high.scale or low.value.denominator > 1 or high.value.denominator > 1:
        return None
    if _gap(text, one, other, _SCORE):
        plain = max(low.value, high.value) <= _LARGEST and not _CHAIN.match(text, other.end)
        return values.score(int(low.value), int(high.value)) if plain else None
    if _gap(text, one, other, _RATIO) and 0 < low.value < high.value <= _LARGEST:
        return values.fraction(int(low.value), int(high.value))
    return None
