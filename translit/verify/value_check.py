"""Values in the English: the equal, then the equal but for a unit left out, then what took their place."""

import re
from collections.abc import Callable, Hashable, Iterator, Sequence

from translit.types import Entity
from translit.verify import compare
from translit.verify.figures import Mention, mentions
from translit.verify.pool import Pool
from translit.verify.state import Check
from translit.vocabulary import values

_ARTICLE = re.compile(r"\b(?:an?|one|another|single|each|every|per)\b", re.IGNORECASE)


def match(state: Check, explained: frozenset[str]) -> list[Mention]:
    """Fill `kept` and `altered` for every value; returns the mentions that nothing of the source explains.

    `explained` are figures that its other words account for. Plain figures go before loose ones ("couple",
    "both"): where an unexplained figure is left over, a value that only a loose one has was rather changed.
    """
    found = _outside_names(state)
    left = _keep(state, [m for m in found if not m.loose], (compare.exactly, compare.same, compare.nearly))
    firm = [mention for mention in _keep_dates(state, left) if not mention.soft]
    unexplained = _pair(state, [m for m in firm if compare.figure(m) not in explained])
    _keep(state, [m for m in found if m.loose], (compare.same, compare.nearly))
    _keep_ones(state)
    _pair(state, [m for m in firm if compare.figure(m) in explained])
    return unexplained


def _outside_names(state: Check) -> list[Mention]:
    """The values of the English that do not begin inside a name already found."""
    named = bytearray(len(state.target.text) + 1)
    for at, used in enumerate(state.target.used):
        if used:
            start, end = state.target.span(at, at + 1)
            named[start:end] = b"\x01" * (end - start)
    found = [mention for mention in mentions(state.target.text) if not named[mention.start]]
    for mention in found:
        state.target.use_span(mention.start, mention.end)  # a month or weekday is no stranger
    return found


def _keep(
    state: Check, free: Sequence[Mention], ways: Sequence[Callable[[Entity], Iterator[Hashable]]]
) -> list[Mention]:
    """Keep each open value by the first mention that agrees, the strictest way first; what is left over."""
    pool = Pool(free, compare.keys)
    for wanted in ways:
        for at, entity in state.open_values():
            if mention := pool.take(*wanted(entity)):
                state.kept[at] = (mention.start, mention.end)
    return pool.rest()


def _keep_dates(state: Check, free: Sequence[Mention]) -> list[Mention]:
    """A date may be said in parts (in 2017, on December 9), and two may share one (December 2017)."""
    days = Pool(free, lambda mention: _day_keys(compare.date_parts(mention.value)))
    years = Pool(free, lambda mention: _year_keys(compare.date_parts(mention.value)))
    for at, entity in state.open_values():
        parts = compare.date_parts(entity.value) if entity.kind == "date" else {}
        wanted = [(days, _day_keys(parts)[:1]), (years, _year_keys(parts))]
        found = [(pool, pool.find(*keys)) for pool, keys in wanted if keys]
        for pool, place in found:
            if place is not None and all(other is not None for _, other in found):
                pool.free[place] = False
                state.kept[at] = (free[place].start, free[place].end)
    return [m for m, day, year in zip(free, days.free, years.free, strict=True) if day and year]


def _day_keys(parts: dict[str, str]) -> list[Hashable]:
    """Under what a day or month is found: the fuller first."""
    full = [(parts["M"], parts["D"])] if "D" in parts else []
    return [*full, *([(parts["M"],)] if "M" in parts else [])]


def _year_keys(parts: dict[str, str]) -> list[Hashable]:
    return [parts["Y"]] if "Y" in parts else []


def _keep_ones(state: Check) -> None:
    """An article stands for a one: "1 mil" may be "a mile"."""
    article = _ARTICLE.search(state.target.text)
    for at, entity in state.open_values():
        is_one = values.parts(entity.value)[0] == "1" and entity.kind in ("number", "duration")
        if is_one and article:
            state.kept[at] = article.span()


def _pair(state: Check, free: Sequence[Mention]) -> list[Mention]:
    """A value that is nowhere and one of its family without a source: the one became the other; the rest."""
    pool = Pool(free, lambda mention: [(compare.family(mention), mention.kind), compare.family(mention)])
    for at, entity in state.open_values():
        if mention := pool.take((compare.family(entity), entity.kind), compare.family(entity)):
            state.altered[at] = (mention.start, mention.end)
    return pool.rest()
