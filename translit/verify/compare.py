"""When a value of the source and one of the English are the same: keys under which a mention is found."""

import re
from collections.abc import Hashable, Iterator
from fractions import Fraction

from translit.types import Entity, Kind
from translit.verify.calendar import turn
from translit.verify.mention import Mention
from translit.verify.mentions import readings
from translit.vocabulary import values

VALUE_KINDS: frozenset[Kind] = frozenset(
    ("number", "percent", "money", "duration", "quantity", "date", "time")
)
_SCORE = re.compile(r"\d{1,3}-\d{1,3}")
_SHARE = re.compile(r"0\.\d+")
# Units of a duration in the larger unit in which lengths are exact: months, and seconds.
_MONTHS = {"Y": 12, "M": 1}
_SECONDS = {"W": 604_800, "D": 86_400, "TH": 3_600, "TM": 60, "TS": 1}
_LENGTH = re.compile(r"\d+(?:\.\d+)?|\d+/\d+")


def keys(mention: Mention) -> Iterator[Hashable]:
    """Everything under which a mention may be looked for."""
    for value in dict.fromkeys(mention.values):
        yield "value", value
        yield from _lengths(value)
        yield from _shares(value)
        if mention.kind not in ("date", "time"):
            figure, unit = values.parts(value)
            yield "figure", figure
            yield "figure", figure, unit


def exactly(entity: Entity) -> Iterator[Hashable]:
    """The entity's own value."""
    yield "value", entity.value


def same(entity: Entity) -> Iterator[Hashable]:
    """Its length in another unit, its inferred date, the values of its accepted forms: am or pm, 1,234."""
    for value in _all(entity):
        yield "value", value
    for value in _all(entity):
        yield from _lengths(value)


def nearly(entity: Entity) -> Iterator[Hashable]:
    """The same figure where one side leaves out its unit (52 tahun, "Jones, 52,"); a half as 50%."""
    if entity.kind in ("date", "time"):
        return
    for value in _all(entity):
        figure, unit = values.parts(value)
        if unit:
            yield "figure", figure, unit
            yield "figure", figure, ""
        else:
            yield "figure", figure
        yield from _shares(value)


def family(item: Entity | Mention) -> str:
    """What may stand in its place when it was changed: a date for a date, a figure for a figure."""
    if item.kind == "time":
        return "time"
    if item.kind != "date":
        return "figure"
    if item.value in values.WEEKDAYS or turn(item.value)[0] in values.WEEKDAYS:
        return "weekday"
    return "relative" if turn(item.value)[0] else "date"


def figures(mention: Mention) -> set[str]:
    """Its figures without their units."""
    return {values.parts(value)[0] for value in mention.values}


def is_score(value: str) -> bool:
    """`2-1`."""
    return _SCORE.fullmatch(value) is not None


def whole(mention: Mention, wanted: frozenset[str]) -> bool:
    """Is a pair of figures one value (a score, a share), to a source that has these values?"""
    if mention.value in wanted:
        return True
    if any(part.value in wanted for part in mention.parts):
        return False
    if is_score(mention.value):
        one, other = map(int, mention.value.split("-"))
        return one >= other or any(map(is_score, wanted))
    return any("/" in value or _SHARE.fullmatch(value) for value in wanted)


def optional(entity: Entity) -> bool:
    """May English do without it? "kedua negara" are the countries, and who called did so yesterday."""
    return entity.value.startswith("all ") or entity.value == "1x" or family(entity) == "relative"


def _all(entity: Entity) -> list[str]:
    inferred = [entity.inferred] if entity.inferred else []
    return list(
        dict.fromkeys([entity.value, *inferred, *(v for form in entity.accepts for v in readings(form))])
    )


def _lengths(value: str) -> Iterator[Hashable]:
    """A length of time in months or in seconds: half an hour is 30 minutes, a decade 120 months."""
    if not value.startswith("P"):
        return
    figure, unit = values.parts(value)
    if _LENGTH.fullmatch(figure):
        factors = _MONTHS if unit in _MONTHS else _SECONDS
        if unit in factors:
            yield "length", "M" if unit in _MONTHS else "S", Fraction(figure) * factors[unit]


def _shares(value: str) -> Iterator[Hashable]:
    """A share of the whole, as a fraction or in percent."""
    figure, unit = values.parts(value)
    if unit == "%" and _LENGTH.fullmatch(figure) and Fraction(figure) < 100:
        yield "share", Fraction(figure) / 100
    elif not unit and (_SHARE.fullmatch(figure) or "/" in figure):
        yield "share", Fraction(figure)
