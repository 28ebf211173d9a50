"""Results: menang 2-1, unggul 6-4. A range climbs and has a unit at it, a result a word of winning."""

import re
from collections.abc import Sequence

from translit.entities.mention import mention
from translit.entities.values.cues import value_cues
from translit.entities.values.measures import Measured
from translit.types import Entity, Segment
from translit.vocabulary import values
from translit.vocabulary.words import fold, words

_DASH = re.compile(r"\s?[-–—]\s?")
_CLAUSE = re.compile(r"[,;.:]\s")
_WORD_AFTER = re.compile(r"\s(\w+)")
_CHAINED = 6  # characters between two sets: 6-4, 3-6
_WINDOW = 48  # characters before a result in which a word of winning or losing stands
_MAX_DIGITS = 3


def split(segment: Segment, figures: Sequence[Measured]) -> tuple[list[Entity], list[Measured]]:
    """The results among `figures`, two of which make one, and the figures that are left. Linear."""
    found: list[Entity] = []
    left: list[Measured] = []
    for figure in figures:
        if left and _is_pair(segment.text, left[-1], figure):
            one = left[-1]
            if figure.numeral.value <= one.numeral.value or _is_result(segment, one, figure, found):
                found.append(_result(segment, left.pop(), figure))
                continue
        left.append(figure)
    return found, left


def _is_pair(text: str, one: Measured, other: Measured) -> bool:
    """Two whole figures with a dash between them, and none before or behind."""
    if not (_goals(text, one) and _goals(text, other) and _DASH.fullmatch(text, one.end, other.start)):
        return False
    return text[max(0, one.start - 1) : one.start] != "-" and text[other.end : other.end + 1] != "-"


def _is_result(segment: Segment, one: Measured, other: Measured, found: Sequence[Entity]) -> bool:
    """A pair that climbs is a range (10-15 orang), but a result where its clause tells of one (kalah 1-2)."""
    follower = _WORD_AFTER.match(segment.text, other.end)
    if follower is not None and fold(follower[1]) in value_cues().counted:
        return False
    chained = bool(found) and segment.start + one.start - found[-1].end < _CHAINED
    return chained or not _words_before(segment.text, one).isdisjoint(value_cues().scores)


def _goals(text: str, figure: Measured) -> bool:
    written = text[figure.start : figure.end]
    return figure.bare and written.isdigit() and len(written) <= _MAX_DIGITS


def _words_before(text: str, figure: Measured) -> set[str]:
    """The words of its clause that stand before it."""
    clause = _CLAUSE.split(text[max(0, figure.start - _WINDOW) : figure.start])[-1]
    return {word.folded for word in words(clause)}


def _result(segment: Segment, one: Measured, other: Measured) -> Entity:
    """`2-1`. Who loses has fewer goals first in Indonesian, and more in English: kalah 1-2, lost 2-1."""
    pair = int(one.numeral.value), int(other.numeral.value)
    value, turned = values.score(*pair), values.score(*reversed(pair))
    lost = not _words_before(segment.text, one).isdisjoint(value_cues().lost)
    accepts = (value, turned) if lost or pair[0] < pair[1] else (value,)
    return mention(segment, (one.start, other.end), "number", value, tuple(dict.fromkeys(accepts)))
