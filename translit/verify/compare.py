"""When a value of the source and one of the English are the same: keys under which a mention is found."""

import re
from collections.abc import Hashable, Iterator

from translit.types import Entity, Kind
from translit.verify.figures import Mention, readings
from translit.vocabulary import values

VALUE_KINDS: frozenset[Kind] = frozenset(
    ("number", "percent", "money", "duration", "quantity", "date", "time")
)
_DATE = re.compile(r"(?P<Y>\d{4})?(?:-{1,2}(?P<M>\d{2})(?:-(?P<D>\d{2}))?)?")


def keys(mention: Mention) -> Iterator[Hashable]:
    """Everything under which a mention may be looked for."""
    yield "value", mention.value
    if mention.kind not in ("date", "time"):
        figure, unit = values.parts(mention.value)
        yield "figure", figure
        yield "figure", figure, unit


def exactly(entity: Entity) -> Iterator[Hashable]:
    """The entity's own value."""
    yield "value", entity.value


def same(entity: Entity) -> Iterator[Hashable]:
    """The values of its accepted forms: a second reading (1,234), am or pm, a cardinal for an ordinal."""
    for value in _readings(entity):
        yield "value", value


def nearly(entity: Entity) -> Iterator[Hashable]:
    """The same figure where one side leaves its unit or currency to the reader: 52 tahun, "Jones, 52,"."""
    if entity.kind in ("date", "time"):
        return
    for figure, unit in map(values.parts, (entity.value, *_readings(entity))):
        if unit:
            yield "figure", figure, unit
            yield "figure", figure, ""
        else:
            yield "figure", figure


def family(item: Entity | Mention) -> str:
    """What may stand in its place when it was changed: a date for a date, a figure for a figure."""
    if item.kind == "date":
        return "weekday" if item.value in values.WEEKDAYS else "date"
    return "time" if item.kind == "time" else "figure"


def figure(mention: Mention) -> str:
    """Its figure without the unit."""
    return values.parts(mention.value)[0]


def date_parts(value: str) -> dict[str, str]:
    """Year, month and day as far as they are stated; empty for what has none (Wednesday, 1990s)."""
    match = _DATE.fullmatch(value)
    return {key: part for key, part in match.groupdict().items() if part} if match and value else {}


def _readings(entity: Entity) -> list[str]:
    return [value for form in entity.accepts for value in readings(form)]
