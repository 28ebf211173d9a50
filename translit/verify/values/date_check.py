"""Dates that English says in parts, in full or by another name: 9 December in 2017, last Tuesday."""

from collections.abc import Callable, Hashable, Iterator, Sequence

from translit.types import Entity
from translit.verify.pool import Pool
from translit.verify.state import Check
from translit.verify.values import calendar
from translit.verify.values.mention import Mention
from translit.verify.values.sorts import family


def keep_parts(state: Check, free: Sequence[Mention]) -> list[Mention]:
    """Keep dates said in parts (in 2017, on December 9), in full, or shared by two (December 2017).

    A year that the source leaves out may stand in the English; not another than the article's date infers.
    """
    days = Pool(free, lambda mention: _day_keys(calendar.parts(mention.value)))
    years = Pool(free, lambda mention: _year_keys(calendar.parts(mention.value)))
    for at, entity in state.open_values():
        stated = calendar.parts(entity.value) if entity.kind == "date" else {}
        wanted = [(days, list(_days_of(entity, stated))), (years, _year_keys(stated))]
        found = [(pool, pool.find(*keys)) for pool, keys in wanted if keys]
        for pool, place in found:
            if place is not None and all(other is not None for _, other in found):
                pool.free[place] = False
                state.kept[at] = (free[place].start, free[place].end)
    return [m for m, day, year in zip(free, days.free, years.free, strict=True) if day and year]


def _days_of(entity: Entity, stated: dict[str, str]) -> Iterator[Hashable]:
    """Under what the day or month of an entity is looked for: with its year, without, then with any."""
    if not stated.keys() & {"M", "D"}:
        return
    year = stated.get("Y") or calendar.parts(entity.inferred or "").get("Y")
    month, day = stated.get("M"), stated.get("D")
    if year:
        yield from ((year, month, day), (None, month, day))
    else:
        yield "any", month, day
    inferred = calendar.parts(entity.inferred or "")
    if month is None and inferred:  # the 9th
        yield from ((inferred.get("Y"), inferred.get("M"), day), (None, inferred.get("M"), day))


def _day_keys(stated: dict[str, str]) -> Iterator[Hashable]:
    if stated.keys() & {"M", "D"}:
        yield stated.get("Y"), stated.get("M"), stated.get("D")
        yield "any", stated.get("M"), stated.get("D")
        if "D" in stated:
            yield stated.get("Y"), stated.get("M"), None
            yield "any", stated.get("M"), None


def _year_keys(stated: dict[str, str]) -> list[Hashable]:
    return [stated["Y"]] if "Y" in stated else []


def keep_turns(state: Check, free: Sequence[Mention]) -> list[Mention]:
    """Keep Rabu lalu as a plain Wednesday, and last night as yesterday."""
    return _keep(state, free, _turned_alike)


def keep_other_names(state: Check, free: Sequence[Mention]) -> list[Mention]:
    """Keep a day or week by another name that may be the same: yesterday as Tuesday, last year as 2022.

    Where the article's date says which day it is, only that one; else any date that nothing else explains.
    """
    return _keep(state, free, _may_be)


def keep_named_days(state: Check) -> None:
    """Keep `Kamis (9/11)` as Thursday alone, where the article's date tells that both are one day."""
    for at, entity in state.open_values():
        before = state.entities[at - 1] if at else None
        if before is None or at - 1 not in state.kept or family(before) != "weekday":
            continue
        if entity.kind == "date" and entity.inferred and entity.inferred == before.inferred:
            state.kept[at] = state.kept[at - 1]


def _keep(state: Check, free: Sequence[Mention], agrees: Callable[[Entity, Mention], bool]) -> list[Mention]:
    left = list(free)
    for at, entity in state.open_values():
        dates = entity.kind == "date"
        place = next((n for n, each in enumerate(left[:_NEAR]) if dates and agrees(entity, each)), None)
        if place is not None:
            mention = left.pop(place)
            state.kept[at] = (mention.start, mention.end)
    return left


_NEAR = 16  # mentions that are tried for an entity: a sentence has fewer, and a hostile one stays linear


def _turned_alike(entity: Entity, mention: Mention) -> bool:
    one, other = family(entity), family(mention)
    return one == other != "date" and any(_same(entity.value, value) for value in mention.values)


def _may_be(entity: Entity, mention: Mention) -> bool:
    one, other = family(entity), family(mention)
    if mention.kind != "date" or one == other or not {one, other} & {"relative", "weekday"}:
        return False
    if one == "weekday" and calendar.turn(mention.value)[0] not in ("day", "night"):
        return other == "date" and bool(entity.inferred) and _within(mention, entity.inferred or "")
    if entity.inferred and other != "relative":
        return _within(mention, entity.inferred)
    return True


def _within(mention: Mention, full: str) -> bool:
    return any(calendar.within(value, full) for value in mention.values)


def _same(one: str, other: str) -> bool:
    """The same turn; or the same day of the week, and not last week's in one and next week's in the other."""
    if not calendar.weekday(one):
        return calendar.may_be(one, other)
    turns = calendar.turn(one)[1], calendar.turn(other)[1]
    return calendar.weekday(one) == calendar.weekday(other) and (0 in turns or turns[0] == turns[1])


def unexplained(state: Check, free: Sequence[Mention]) -> list[Mention]:
    """Those of `free` that are no part of a day which the source says in other words."""
    known = [entity.inferred for entity in state.entities if entity.inferred]
    return [
        mention
        for mention in free
        if mention.kind != "date" or not any(calendar.within(mention.value, full) for full in known)
    ]
