"""Values in the English: the equal, then the equal but for a unit left out, then what took their place."""

import re
from collections.abc import Callable, Hashable, Iterator, Sequence
from itertools import chain

from translit.types import Entity
from translit.verify.pool import Pool
from translit.verify.state import Check
from translit.verify.values import compare, date_check, dayparts, joint
from translit.verify.values.mention import Mention
from translit.verify.values.mentions import mentions
from translit.verify.values.replaced import FIRM, LAST, SOFT, pair

Way = Callable[[Entity], Iterator[Hashable]]

_ARTICLE = re.compile(r"\b(?:an?|one|another|single|each|every|per)\b", re.IGNORECASE)


def match(state: Check, explained: Callable[[], frozenset[str]]) -> list[Mention]:
    """Fill `kept` and `altered` for every value; returns the mentions that nothing of the source explains.

    `explained` are figures that its other words account for. Plain figures go before loose ones ("couple",
    "both"): where an unexplained figure is left over, a value that only a loose one has was rather changed.
    """
    found = _outside_names(state)
    if not found and not state.open_values():
        return []
    state.dated = any(mention.kind in ("date", "time", "duration") for mention in found)
    ways = (compare.exactly, compare.same, compare.nearly, compare.elliptic(state.target.text, found))
    left = joint.keep(state, _keep(state, [mention for mention in found if not mention.loose], ways))
    left = date_check.keep_turns(state, date_check.keep_parts(state, left))
    firm = [mention for mention in left if not mention.soft]
    elsewhere = explained() if firm else frozenset()
    known = [mention for mention in firm if compare.figures(mention) & elsewhere]
    rest = pair(state, [mention for mention in firm if mention not in known], FIRM)
    loose = _keep(state, [mention for mention in found if mention.loose], ways)
    rest = date_check.keep_other_names(state, [*rest, *(mention for mention in left if mention.soft)])
    _keep_ones(state)
    dayparts.alter(state)
    pair(state, known, FIRM)
    pair(state, [*(mention for mention in rest if mention.soft and not mention.faint), *loose], SOFT)
    rest = date_check.unexplained(state, [mention for mention in rest if not mention.soft])
    rest = pair(state, rest, LAST)
    date_check.keep_named_days(state)
    return rest


def keep_elsewhere(state: Check, beside: Check) -> None:
    """Keep each open value by an equal one that `beside` has without cause."""
    pool = Pool(beside.figures, compare.keys)
    for wanted in (compare.exactly, compare.same):
        for at, entity in state.open_values():
            if mention := pool.take(*wanted(entity)):
                state.keep_elsewhere(at, beside, (mention.start, mention.end))
    beside.figures = pool.rest()


def _outside_names(state: Check) -> list[Mention]:
    """The values that do not begin inside a name already found; pairs are whole or not as the source is."""
    named = bytearray(len(state.target.text) + 1)
    for at, used in enumerate(state.target.used):
        if used:
            start, end = state.target.span(at, at + 1)
            named[start:end] = b"\x01" * (end - start)
    found = [mention for mention in mentions(state.target.text) if not named[mention.start]]
    for mention in found:
        state.target.use_span(mention.start, mention.end)  # a month or weekday is no stranger
    wanted = compare.Wanted(entity for _, entity in state.open_values())
    return list(
        chain.from_iterable(
            mention.parts if mention.parts and not wanted.whole(mention) else (mention,) for mention in found
        )
    )


def _keep(state: Check, free: Sequence[Mention], ways: Sequence[Way]) -> list[Mention]:
    """Keep each open value by the first mention that agrees, the strictest way first; what is left over."""
    pool = Pool(free, compare.keys)
    for wanted in ways:
        for at, entity in state.open_values():
            if mention := pool.take(*wanted(entity)):
                state.kept[at] = (mention.start, mention.end)
    return pool.rest()


def _keep_ones(state: Check) -> None:
    """An article stands for a one: "1 unit" may be "a unit"."""
    article = _ARTICLE.search(state.target.text)
    for at, entity in state.open_values():
        if entity.value == "1" and entity.kind == "number" and article:
            state.kept[at] = article.span()
