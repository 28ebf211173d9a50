"""When a value of the source and one of the English are the same: keys under which a mention is found."""

import re
from collections.abc import Callable, Hashable, Iterable, Iterator

from translit.types import Entity, Kind
from translit.verify.calendar import turn
from translit.verify.equal import amounts, shares
from translit.verify.mention import Mention
from translit.verify.mentions import readings
from translit.vocabulary import values

VALUE_KINDS: frozenset[Kind] = frozenset(
    ("number", "percent", "money", "duration", "quantity", "date", "time")
)
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")
_DECADE = re.compile(r"\d{4}s")
_SCORE = re.compile(r"\d{1,3}-\d{1,3}")
_SHARE = re.compile(r"0\.\d+|\d+/\d+")


def keys(mention: Mention) -> Iterator[Hashable]:
    """Everything under which a mention may be looked for."""
    for value in dict.fromkeys(mention.values):
        yield "value", value
        yield from amounts(value)
        yield from shares(value)
        if mention.kind not in ("date", "time"):
            figure, unit = parts(value)
            yield "figure", figure, unit
            if unit != "all":
                yield "figure", figure


def exactly(entity: Entity) -> Iterator[Hashable]:
    """The entity's own value."""
    yield "value", entity.value


def same(entity: Entity) -> Iterator[Hashable]:
    """Its inferred date, its accepted forms (am or pm, 1,234), the same amount in another unit."""
    said = _values(entity)
    for value in said:
        yield "value", value
    for value in said:
        yield from amounts(value)


def nearly(entity: Entity) -> Iterator[Hashable]:
    """The same figure in another form: a number that English gives a unit, an age without one, a half as 50%.

    An amount, a length or a share that lost its unit is not the same: "2,5 ton" is not 2.5.
    """
    if entity.kind in ("date", "time"):
        return
    for value in _values(entity):
        figure, unit = parts(value)
        if unit in ("", "th", "all", "x", "Y"):
            yield "figure", figure, ""
        if not unit:
            yield "figure", figure
            yield "figure", figure, "all"
        yield from shares(value)


def elliptic(found: Iterable[Mention]) -> Callable[[Entity], Iterator[Hashable]]:
    """The same figure without the unit that another one in the English has: a four-day week, paid for five."""
    said = {unit for mention in found for value in mention.values if (unit := parts(value)[1])}

    def bare(entity: Entity) -> Iterator[Hashable]:
        figure, unit = parts(entity.value)
        if unit in said and unit not in ("th", "all", "x"):
            yield "figure", figure, ""

    return bare


def parts(value: str) -> tuple[str, str]:
    """Figure and unit; `th` is that of an ordinal."""
    figure, unit = values.parts(value)
    return (figure, "th") if _ORDINAL.fullmatch(value) else (figure, unit)


def form(value: str) -> str:
    """ordinal, all, times, share, score, vague or plain: what kind of number it is."""
    figure, unit = parts(value)
    if unit in ("th", "all", "x"):
        return {"th": "ordinal", "all": "all", "x": "times"}[unit]
    if _SCORE.fullmatch(value):
        return "score"
    if _SHARE.fullmatch(value):
        return "share"
    return "vague" if ".." in figure else "plain"


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
    """Its figures without their units; of a decade the digits that may be a temperature's (in the 80s)."""
    found = {parts(value)[0] for value in mention.values}
    return found | {value[2:4] for value in mention.values if _DECADE.fullmatch(value)}


def whole(mention: Mention, wanted: frozenset[Hashable]) -> bool:
    """Are two figures one value (a score, hours and minutes), to a source that has these `wanted`?"""
    if any(key in wanted for key in (("value", mention.value), *amounts(mention.value))):
        return True
    if any(key in wanted for part in mention.parts for key in keys(part)):
        return False
    forms = {form(key[1]) for key in wanted if isinstance(key, tuple) and key[0] == "value"}
    if form(mention.value) == "score":
        one, other = map(int, mention.value.split("-"))
        return one >= other or "score" in forms
    return form(mention.value) == "share" and "share" in forms


def wanted(entity: Entity) -> Iterator[Hashable]:
    """Under what the mentions of an entity's value are found."""
    yield from exactly(entity)
    yield from amounts(entity.value)


def optional(entity: Entity) -> bool:
    """May English do without it? "kedua negara" are the countries, and who called did so yesterday."""
    return form(entity.value) == "all" or entity.value == "1x" or family(entity) == "relative"


def _values(entity: Entity) -> list[str]:
    inferred = [entity.inferred] if entity.inferred else []
    said = [value for accepted in entity.accepts for value in readings(accepted)]
    return list(dict.fromkeys([entity.value, *inferred, *said]))
