"""What stands in the English in place of a value that is nowhere: the most alike first."""

from collections.abc import Callable, Hashable, Iterator, Sequence

from translit.types import Entity
from translit.verify import compare
from translit.verify.mention import Mention
from translit.verify.pool import Pool
from translit.verify.state import Check

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
    if item.kind == "number":
        yield "number", compare.form(item.value)
    elif item.kind in ("date", "time"):
        yield compare.family(item)
    else:
        yield item.kind, "vague" if ".." in item.value else "plain"


def by_set(item: Item) -> Iterator[Hashable]:
    """The third countries for all three, both for the second: English has them from one misread word."""
    if item.kind == "number" and compare.form(item.value) in ("all", "ordinal"):
        yield "set"


def by_kind(item: Item) -> Iterator[Hashable]:
    """A number for a number, money for money."""
    if compare.family(item) != "relative" and not _optional(item):
        yield compare.family(item), item.kind


def by_family(item: Item) -> Iterator[Hashable]:
    """A figure for a figure, a date for a date."""
    if compare.family(item) != "relative" and not _optional(item):
        yield compare.family(item)


def _optional(item: Item) -> bool:
    return isinstance(item, Entity) and compare.optional(item)


FIRM: tuple[Likeness, ...] = (by_form, by_set, by_kind, by_family)
SOFT: tuple[Likeness, ...] = (by_form, by_set)
