"""When a value of the source and one of the English are the same: keys under which a mention is found."""

import re
from collections.abc import Callable, Hashable, Iterable, Iterator

from translit.types import Entity
from translit.verify.values import calendar
from translit.verify.values.equal import amounts, shares
from translit.verify.values.mention import Mention
from translit.verify.values.mentions import readings
from translit.verify.values.sorts import form, parts
from translit.verify.values.zones import universal
from translit.vocabulary import units

_DECADE = re.compile(r"\d{4}s")
_BARE_DOLLAR = re.compile(r"(?<![\w])\$|\bdol+ar$", re.IGNORECASE)  # whose, the reader knows
_DOLLARS = ("AUD", "SGD", "CAD", "HKD", "NZD", "TWD", "BND")
_LOCAL = re.compile(r"\bwaktu\s(?:setempat|lokal)", re.IGNORECASE)
_BELOW = re.compile(r"(?:minus\s|[-−–]\s?)\d|\bdi\sbawah\snol\b", re.IGNORECASE)


def keys(mention: Mention) -> Iterator[Hashable]:
    """Everything under which a mention may be looked for."""
    zoned = any(value.endswith("Z") for value in mention.values)
    whole_set = form(mention.value) == "all"  # all three are three, and not the third
    yield "first", mention.value
    for value in dict.fromkeys(mention.values):
        yield "value", value
        yield from amounts(value)
        yield from shares(value)
        if mention.kind == "time" and not zoned:
            yield "no zone", value
        if mention.kind not in ("date", "time") and (value == mention.value or not whole_set):
            figure, unit = parts(value)
            yield "figure", figure, unit
            if unit != "all":
                yield "figure", figure


def exactly(entity: Entity) -> Iterator[Hashable]:
    """The entity's own value; of a time in a zone that time in Greenwich, or one without a zone."""
    yield from _clock(entity, _own(entity))


def same(entity: Entity) -> Iterator[Hashable]:
    """Its inferred date, its accepted forms (am or pm, 1,234), the same amount in another unit."""
    said = _values(entity)
    for value in said:
        if entity.kind == "number" and form(value) != form(entity.value):
            yield "first", value  # World War Two for the second, and not both wars
        else:
            yield from _clock(entity, value)
    for value in said:
        yield from amounts(value)
    if entity.kind == "money" and _BARE_DOLLAR.search(entity.text):
        figure = parts(entity.value)[0]
        yield from (("figure", figure, code) for code in _DOLLARS)


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
        if not unit and not parts(entity.value)[1]:
            yield "figure", figure
            yield "figure", figure, "all"
        yield from shares(value)


def elliptic(text: str, found: Iterable[Mention]) -> Callable[[Entity], Iterator[Hashable]]:
    """The same figure without a unit that the English has elsewhere: a four-day week, paid for five."""
    said = {unit for mention in found for value in mention.values if (unit := parts(value)[1])}
    text, named = text.lower(), dict[str, bool]()

    def bare(entity: Entity) -> Iterator[Hashable]:
        figure, unit = parts(entity.value)
        if entity.kind == "money" and unit not in named:
            named[unit] = any(name in text for name in units.currency_names(unit, "en"))
        if (unit in said or named.get(unit)) and unit not in ("th", "all", "x"):
            yield "figure", figure, ""

    return bare


def figures(mention: Mention) -> set[str]:
    """Its figures as the source may have them: without unit, a day as 9/11, "in the 80s" as 80."""
    found = {parts(value)[0] for value in mention.values}
    for value in mention.values:
        day = calendar.parts(value)
        if {"M", "D"} <= day.keys():
            found.add(f"{int(day['M'])}/{int(day['D'])}")
        if _DECADE.fullmatch(value):
            found.add(value[2:4])
    return found


class Wanted:
    """What the source has: in its light two figures are one value (a score, hours and minutes) or two."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        said = {entity.value for entity in entities}
        self._keys = {("value", value) for value in said} | {key for each in said for key in amounts(each)}
        self._forms = {form(value) for value in said}

    def whole(self, mention: Mention) -> bool:
        """Is a mention with parts to be taken as it stands?"""
        if any(key in self._keys for value in mention.values for key in (("value", value), *amounts(value))):
            return True
        if any(key in self._keys for part in mention.parts for key in keys(part)):
            return False
        sort = form(mention.value)
        if sort == "score":
            one, other = map(int, mention.value.split("-"))
            return sort in self._forms or (one >= other and not mention.others)
        return sort in ("share", "vague") and sort in self._forms


def _clock(entity: Entity, value: str) -> Iterator[Hashable]:
    """A time says more with its zone: 23.05 WIB is not 23:05 GMT."""
    greenwich = universal(value, entity.text) if entity.kind == "time" else None
    if greenwich:
        yield "value", greenwich
    if greenwich or (entity.kind == "time" and _LOCAL.search(entity.text)):
        yield "no zone", value
    else:
        yield "value", value


def _own(entity: Entity) -> str:
    """Its value; below zero where its text says so."""
    if entity.kind == "quantity" and entity.value.endswith(("°C", "°F", "degree")):
        return f"-{entity.value.lstrip('-')}" if _BELOW.search(entity.text) else entity.value
    return entity.value


def _values(entity: Entity) -> list[str]:
    """Its value, the date that it is inferred to be, and what other accepted forms say (a second reading)."""
    own = _own(entity)
    found = [own, *([entity.inferred] if entity.inferred else [])]
    for accepted in entity.accepts:
        said = readings(accepted)
        if entity.value not in said:  # "7:30" has 19:30 among its readings: it adds none
            found += said[:1]
    return list(dict.fromkeys(found))
