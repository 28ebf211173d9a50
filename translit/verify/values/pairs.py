"""English figures that belong together: a range shares its scale and unit, a score is one value."""

import re
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from translit.verify.values.equal import amounts
from translit.verify.values.figures import Figure
from translit.verify.values.mention import Mention
from translit.verify.values.numerals import written
from translit.vocabulary import values

_RANGE = re.compile(r"\s?[-–—]\s?|\s(?:to|or|until|till)\s(?:as\smany\sas\s|about\s|around\s)?")
_AND = re.compile(r"\sand\s")
_LIST = re.compile(r",\s(?:and\s|or\s)?|\s(?:and|or)\s")
_BETWEEN = re.compile(r"\bbetween\s(?:about\s|around\s)?\S{0,3}\Z", re.IGNORECASE)
_SCORE = re.compile(r"\s?[-–—]\s?")
_TO = re.compile(r"(?:\s(?:goals?|votes?|points?|sets?|games?))?\sto\s")
_ALL = re.compile(r"-all(?!\w)")
_RATIO = re.compile(r"\s(?:in|of|out\sof|in\severy|out\sof\severy)\s")
_CHAIN = re.compile(r"[-–—]\d|[-–—]\s\d")
_ON = re.compile(r"\s(?:and\s)?|,\s(?:and\s)?")
_FEET = re.compile(r"[\s-]")
_WINDOW = 24  # characters before a figure in which its "between" stands
_LARGEST = 199  # a larger figure is no score
_INCHES = 12  # of a foot


def joined(text: str, figures: Sequence[Figure]) -> list[Mention]:
    """The figures as mentions, in order: ranges with what their ends share, what is one value as one."""
    figures = list(figures)
    for at in reversed(range(len(figures) - 1)):
        figures[at], figures[at + 1] = _lent(text, figures[at], figures[at + 1])
    found: list[Mention] = []
    at = 0
    while at < len(figures):
        whole = _whole(text, figures, at)
        found.append(whole or figures[at].mention())
        at += len(whole.parts) if whole else 1
    return found


def _lent(text: str, one: Figure, other: Figure) -> tuple[Figure, Figure]:
    """What two neighbours have from each other: the ends of a range, the items of a list, feet and inches."""
    if not (one.numeral.counts and other.numeral.counts):
        return one, other
    between = text[one.end : other.start]
    if one.unit == "ft" and not other.unit and _FEET.fullmatch(between) and _value(other) < _INCHES:
        return one, replace(other, kind="quantity", unit="in")
    if _RANGE.fullmatch(between) or (_AND.fullmatch(between) and _is_between(text, one)):
        return _shared(one, other)
    if _LIST.fullmatch(between) and not one.unit and not other.leading:
        lent = (other.kind, other.unit) if other.unit else other.lent
        return replace(one, lent=lent), other
    return one, other


def _is_between(text: str, one: Figure) -> bool:
    return _BETWEEN.search(text[max(0, one.start - _WINDOW) : one.numeral.start]) is not None


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


def _whole(text: str, figures: Sequence[Figure], at: int) -> Mention | None:
    """What begins at figure `at` and is one value to a source that has it so, with its parts."""
    one = figures[at]
    if (tie := _ALL.match(text, one.end)) and _is_bare(one):
        value = values.score(_value(one), _value(one))
        return _mention((one,), tie.end(), (value,))
    if at + 1 == len(figures) or (at and _SCORE.fullmatch(text, figures[at - 1].end, one.start)):
        return None
    other = figures[at + 1]
    said = _length(text, one, other) or (_pair(text, one, other) if _is_bare(one, other) else ())
    return _mention((one, other), other.end, said) if said else None


def _mention(parts: tuple[Figure, ...], end: int, said: tuple[str, ...]) -> Mention:
    kind = parts[0].kind
    mentions = tuple(part.mention() for part in parts)
    return Mention(start=parts[0].start, end=end, kind=kind, value=said[0], others=said[1:], parts=mentions)


def _pair(text: str, one: Figure, other: Figure) -> tuple[str, ...]:
    """Two bare figures as a score (2-1, two goals to one), a share (one in three) or bounds."""
    low, high = _value(one), _value(other)
    between = text[one.end : other.start]
    if max(low, high) <= _LARGEST and not _CHAIN.match(text, other.end):
        if _SCORE.fullmatch(between):
            return (values.score(low, high),)
        if _TO.fullmatch(between):  # who wins is said first, whoever the sentence is about
            return (values.score(low, high), values.score(high, low))
    if _RATIO.fullmatch(between) and 0 < low < high <= _LARGEST:
        return (values.fraction(low, high),)
    if _AND.fullmatch(between) and _is_between(text, one) and low < high:
        return (values.bounds(low, high),)
    return ()


def _length(text: str, one: Figure, other: Figure) -> tuple[str, ...]:
    """Two hours and 15 minutes are 135 minutes."""
    if one.kind != "duration" or other.kind != "duration" or not _ON.fullmatch(text, one.end, other.start):
        return ()
    (base, length), (other_base, more) = (_amount(figure) for figure in (one, other))
    if not base or base != other_base or length <= more:
        return ()
    total = written(length + more)
    return (values.duration(total, "M") if base == "months" else values.duration(total, "TS"),)


def _amount(figure: Figure) -> tuple[str, Fraction]:
    return next(amounts(figure.mention().value), ("", Fraction(0)))


def _is_bare(*figures: Figure) -> bool:
    """Small whole numbers without a unit or a scale."""
    cardinals = [figure.numeral.cardinal for figure in figures]
    return not any(figure.unit for figure in figures) and all(
        each and each.form == "cardinal" and not each.scale and each.value.denominator == 1
        for each in cardinals
    )


def _value(figure: Figure) -> int:
    """Its figure cut to a whole number."""
    return int(figure.numeral.cardinal.value) if figure.numeral.cardinal else _LARGEST + 1
