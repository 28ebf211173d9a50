"""Figures: numbers, percentages, money, durations, quantities, multiples and scores. No dates."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import cast

from translit.entities.mention import mention
from translit.entities.values import codes, forms, ordinals, scores
from translit.entities.values.cues import value_cues
from translit.entities.values.measures import Measured, measure, ones
from translit.entities.values.numerals import Numeral, read
from translit.entities.values.ranges import share
from translit.types import Entity, Segment
from translit.vocabulary import values
from translit.vocabulary.words import fold

_ONCE = re.compile(
    r"(?<![\w-])(?:(?:hanya|baru|cuma|pernah|setidaknya)\s)?(?P<once>sekali)"
    r"(?=\s(?:se(?:hari|minggu|pekan|bulan|tahun|jam|umur)|per|dalam|tiap|setiap)\b)",
    re.IGNORECASE,
)
_WORD_AFTER = re.compile(r"\s(\w+)")
_WORD_BEFORE = re.compile(r"(\w+)\s\Z")
_BY = re.compile(r"[x×]\d")  # 3x4 meter
_AGE = re.compile(r"\b(?:ber)?(?:usia|umur)(?:nya)?\s(?:sekitar\s)?\Z", re.IGNORECASE)
_WINDOW = 24


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
        if not _is_article(text, figure) and not _inside_word(text, figure):
            yield _entity(segment, figure)
    for match in _ONCE.finditer(text):
        once = values.times("1")
        yield mention(segment, match.span("once"), "number", once, ("once",))


def _is_article(text: str, figure: Measured) -> bool:
    """A "satu" is an article more often than a figure, but before what is counted: satu orang tewas."""
    numeral = figure.numeral
    if not figure.bare or numeral.value != 1 or numeral.digits or numeral.high is not None:
        return False
    follower = _WORD_AFTER.match(text, figure.end)
    return follower is None or fold(follower[1]) not in value_cues().counted


def _inside_word(text: str, figure: Measured) -> bool:
    """5G, 4K, 737MAX: letters go on where a unit would have been."""
    letters = text[figure.end : figure.end + 1].isalpha() and not _BY.match(text, figure.end)
    return figure.end == figure.numeral.end and letters


def _entity(segment: Segment, figure: Measured) -> Entity:
    """The mention, with its value and the English that says it."""
    numeral = figure.numeral
    value, accepts = _written(figure, numeral)
    if numeral.other is not None:
        accepts += _written(figure, replace(numeral, value=numeral.other))[1]
    if (
        figure.kind == "duration"
        and numeral.high is not None
        and _AGE.search(segment.text, max(0, figure.start - _WINDOW), figure.start)
    ):
        accepts = (f"{numeral.value}s",)  # berusia 20-an tahun: in her 20s, and not 20
    if figure.bare and numeral.value.denominator == 1 and _in_a_row(segment.text, figure.start):
        accepts += forms.nth(int(numeral.value))
    return mention(segment, (figure.start, figure.end), figure.kind, value, accepts)


def _in_a_row(text: str, start: int) -> bool:
    """Does it say which and not how many: lantai dua, seri ke sembilan? English may say the second floor."""
    before = _WORD_BEFORE.search(text, max(0, start - _WINDOW), start)
    return before is not None and (fold(before[1]) in value_cues().in_a_row or fold(before[1]) == "ke")


def _written(figure: Measured, numeral: Numeral) -> tuple[str, tuple[str, ...]]:
    """`Entity.value` and `Entity.accepts` of a figure of this worth."""
    written, value, unit = numeral.written, numeral.value, figure.unit
    english = (
        forms.vague(int(value), numeral.high) if numeral.high is not None else forms.cardinal(abs(value))
    )
    if value < 0:
        english = tuple(f"minus {figure}" for figure in english)
    if figure.kind == "money" and unit.isupper():
        return values.money(written, unit), forms.money(english, value, unit)
    if figure.kind == "duration":
        return values.duration(written, cast("values.Unit", unit)), forms.duration(english, value, unit)
    marked = {
        "": (written, english),
        "%": (values.percent(written), forms.percent(english, value)),
        "pp": (values.points(written), forms.points(english, value)),
        "x": (values.times(written), forms.times(english, value)),
    }
    return marked.get(unit) or (values.quantity(written, unit), forms.quantity(english, value, unit))
