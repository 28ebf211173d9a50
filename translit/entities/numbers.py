"""Figures: numbers, percentages, money, durations, quantities, multiples and scores. No dates."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import cast

from translit.entities import codes, forms, ordinals, scores
from translit.entities.measures import Measured, measure, ones
from translit.entities.mention import mention
from translit.entities.numerals import Numeral, read
from translit.entities.ranges import share
from translit.types import Entity, Segment
from translit.vocabulary import values

_ONCE = re.compile(
    r"(?<![\w-])(?:(?:hanya|baru|cuma|pernah|setidaknya)\s)?(?P<once>sekali)"
    r"(?=\s(?:se(?:hari|minggu|pekan|bulan|tahun|jam|umur)|per|dalam|tiap|setiap)\b)",
    re.IGNORECASE,
)


def find(segment: Segment) -> Iterator[Entity]:
    """The figures of a segment, in kinds that do not overlap, but for ordinals inside dates and the like."""
    text = segment.text
    numerals = codes.outside(text, list(read(text)))
    yield from ordinals.find(segment, numerals)
    counted = [numeral for numeral in numerals if not numeral.ordinal]
    measured = [found for numeral in counted if (found := measure(text, numeral)) is not None]
    results, measured = scores.split(segment, measured)
    yield from results
    for figure in (*share(text, measured), *ones(text)):
        if not _is_article(figure) and not _inside_word(text, figure):
            yield _entity(segment, figure)
    for match in _ONCE.finditer(text):
        once = values.times("1")
        yield mention(segment, match.span("once"), "number", once, ("once", "one time"))


def _is_article(figure: Measured) -> bool:
    """A lone "satu" is an article more often than a figure (satu sama lain, satu per satu)."""
    numeral = figure.numeral
    return figure.bare and numeral.value == 1 and not numeral.digits and numeral.high is None


def _inside_word(text: str, figure: Measured) -> bool:
    """5G, 4K, 737MAX: letters go on where a unit would have been."""
    return figure.end == figure.numeral.end and text[figure.end : figure.end + 1].isalpha()


def _entity(segment: Segment, figure: Measured) -> Entity:
    """The mention, with its value and the English that says it."""
    numeral = figure.numeral
    value, accepts = _written(figure, numeral)
    if numeral.other is not None:
        accepts += _written(figure, replace(numeral, value=numeral.other))[1]
    return mention(segment, (figure.start, figure.end), figure.kind, value, accepts)


def _written(figure: Measured, numeral: Numeral) -> tuple[str, tuple[str, ...]]:
    """`Entity.value` and `Entity.accepts` of a figure of this worth."""
    written, value, unit = numeral.written, numeral.value, figure.unit
    english = forms.vague(int(value), numeral.high) if numeral.high is not None else forms.cardinal(value)
    if figure.kind == "money" and unit.isupper():
        return values.money(written, unit), forms.money(english, value, unit)
    if figure.kind == "duration":
        return values.duration(written, cast("values.Unit", unit)), forms.duration(english, value, unit)
    marked = {
        "": (written, english),
        "%": (values.percent(written), forms.percent(english, value)),
        "pp": (values.points(written), forms.points(english)),
        "x": (values.times(written), forms.times(english, value)),
    }
    return marked.get(unit) or (values.quantity(written, unit), forms.quantity(english, value, unit))
