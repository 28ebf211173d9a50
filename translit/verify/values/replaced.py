"""What stands in the English in place of a value that is nowhere: the most alike first."""

from collections.abc import Callable, Hashable, Iterator, Sequence

from translit.types import Entity
from translit.verify.pool import Pool
from translit.verify.state import Check
from translit.verify.values import calendar, sorts
from translit.verify.values.mention import Mention

_HOURS = 24
Item = Entity | Mention
Likeness = Callable[[Item], Iterator[Hashable]]


def pair(state: Check, free: Sequence[Mention], likenesses: Sequence[Likeness]) -> list[Mention]:
    """Alter each open value to the first mention that is like it, the closest likeness first; the rest."""
    left = list(free)
    for likeness in likenesses:
        pool = Pool(left, likeness)
        for at, entity in state.open_values():
            if mention := pool.take(*likeness(entity)):
                state.altered[at] = (mention.start, mention.end)
        left = pool.rest()
    return left


def by_form(item: Item) -> Iterator[Hashable]:
    """An ordinal for an ordinal, dollars for dollars, a week for a month, last week for next week."""
    for value in _said(item):
        if item.kind == "number":
            yield "number", sorts.form(value)
        elif item.kind in ("date", "time"):
            yield sorts.family(item)
        else:
            yield item.kind, "vague" if ".." in value else "plain"
        if item.kind == "date" and sorts.parts(value)[1] and value.startswith("P"):
            yield "duration", "plain"  # a month ago, for setahun lalu
        if calendar.parts(value).keys() == {"D"}:
            yield "day of a month"


def by_misreading(item: Item) -> Iterator[Hashable]:
    """What one Indonesian word may be misread for: all three for the third, a week for Sunday (minggu)."""
    for value in _said(item):
        if item.kind == "number" and sorts.form(value) in ("all", "ordinal"):
            yield "set"
        if calendar.weekday(value) == "Sunday" or value == "P1W" or calendar.turn(value)[0] == "week":
            yield "minggu"


def by_day(item: Item) -> Iterator[Hashable]:
    """Monday for today, two years ago for last year."""
    if any(map(sorts.is_day, _said(item))):
        yield "day"


def by_hour(item: Item) -> Iterator[Hashable]:
    """The bank opens at nineteen."""
    if item.kind == "time" or (item.kind == "number" and item.value.isdigit() and int(item.value) <= _HOURS):
        yield "hour"


def by_kind(item: Item) -> Iterator[Hashable]:
    """A number for a number, money for money."""
    if sorts.family(item) != "relative" and not _optional(item):
        yield sorts.family(item), item.kind


def by_family(item: Item) -> Iterator[Hashable]:
    """A figure for a figure, a date for a date."""
    if sorts.family(item) != "relative" and not _optional(item):
        yield sorts.family(item)


def _said(item: Item) -> tuple[str, ...]:
    return (item.value,) if isinstance(item, Entity) else item.values


def _optional(item: Item) -> bool:
    return isinstance(item, Entity) and sorts.optional(item)


FIRM: tuple[Likeness, ...] = (by_form, by_misreading, by_kind, by_family)
SOFT: tuple[Likeness, ...] = (by_form, by_misreading)
LAST: tuple[Likeness, ...] = (by_day, by_hour)
