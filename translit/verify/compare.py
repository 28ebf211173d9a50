"""When a value of the source and a value of the English are the same."""

import re
from collections.abc import Sequence

from translit import values
from translit.types import Entity, Kind
from translit.verify.figures import Mention, readings

VALUE_KINDS: frozenset[Kind] = frozenset(
    ("number", "percent", "money", "duration", "quantity", "date", "time")
)
_DATE = re.compile(r"(?P<Y>\d{4})?(?:-{1,2}(?P<M>\d{2})(?:-(?P<D>\d{2}))?)?")


def equal(entity: Entity, mention: Mention) -> bool:
    """The mention has the entity's value."""
    return mention.value == entity.value


def same(entity: Entity, mention: Mention) -> bool:
    """The mention has the entity's value, or one that an accepted form has (a second reading, am or pm)."""
    return mention.value == entity.value or any(mention.value in readings(form) for form in entity.accepts)


def near(entity: Entity, mention: Mention) -> bool:
    """The same figure where one side leaves the unit or currency to the reader: 52 tahun, "Jones, 52,"."""
    if "date" in (entity.kind, mention.kind) or "time" in (entity.kind, mention.kind):
        return False
    figure, unit = values.parts(mention.value)
    return any(
        figure == own and (unit == own_unit or not unit or not own_unit)
        for own, own_unit in map(values.parts, (entity.value, *_all_readings(entity)))
    )


def _all_readings(entity: Entity) -> Sequence[str]:
    return [value for form in entity.accepts for value in readings(form)]


def date_parts(value: str) -> dict[str, str]:
    """Year, month and day as far as they are stated; empty for what has none (Wednesday, 1990s)."""
    match = _DATE.fullmatch(value)
    return {key: part for key, part in match.groupdict().items() if part} if match and value else {}


def one_family(entity: Entity, mention: Mention) -> bool:
    """May the mention stand in the entity's place? A date for a date, a figure for a figure."""
    return _family(entity.kind, entity.value) == _family(mention.kind, mention.value)


def _family(kind: Kind, value: str) -> str:
    if kind == "date":
        return "weekday" if value in values.WEEKDAYS else "date"
    return "time" if kind == "time" else "figure"
