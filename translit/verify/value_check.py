"""Values in the English: the equal, then the equal but for a unit left out, then what took their place."""

import re
from collections.abc import Callable

from translit import values
from translit.types import Entity
from translit.verify import compare
from translit.verify.figures import Mention, mentions
from translit.verify.state import Check

_ARTICLE = re.compile(r"\b(?:an?|one|another|single|each|every|per)\b", re.IGNORECASE)


def match(state: Check, explained: set[str]) -> None:
    """Fill `kept` and `altered` for every value, and leave in `state.mentions` what stands for nothing.

    Plain figures go before soft ones ("second", "couple"), and a figure that the source does not explain
    (`explained` holds those it does) is rather a changed value than a soft one is a kept value.
    """
    names = [state.target.span(at, at + 1) for at, used in enumerate(state.target.used) if used]
    found = [
        mention
        for mention in mentions(state.target.text)
        if not any(start <= mention.start < end for start, end in names)
    ]
    state.mentions = found
    _match(state, compare.equal, loose=False)
    _match(state, compare.same, loose=False)
    _match(state, compare.near, loose=False)
    _match_dates(state)
    _pair(state, explained)
    _match(state, compare.same, loose=True)
    _match(state, compare.near, loose=True)
    _match_ones(state)
    _pair(state, set())
    state.mentions = [mention for mention in state.mentions if not mention.soft]


def _match(state: Check, agrees: Callable[[Entity, Mention], bool], *, loose: bool) -> None:
    """Keep each open value by the first free mention that agrees; `loose` admits "both" and "couple"."""
    for at, entity in state.open_values():
        found = next((m for m in state.mentions if (loose or not m.loose) and agrees(entity, m)), None)
        if found is not None and at not in state.altered:
            state.mentions.remove(found)
            state.kept[at] = (found.start, found.end)


def _match_dates(state: Check) -> None:
    """A date may be said in parts (in 2017, on December 9), and two may share one (December 2017)."""
    open_parts = [(m, compare.date_parts(m.value)) for m in state.mentions if m.kind == "date"]
    touched: list[Mention] = []
    for at, entity in state.open_values():
        wanted = compare.date_parts(entity.value) if entity.kind == "date" else {}
        groups = [
            {key: wanted[key] for key in keys if key in wanted}
            for keys in ("MD", "Y")
            if set(keys) & set(wanted)
        ]
        takers = [
            next(((m, parts) for m, parts in open_parts if group.items() <= parts.items()), None)
            for group in groups
        ]
        whole = [taker for taker in takers if taker is not None]
        if not whole or len(whole) < len(groups):
            continue
        for (mention, parts), group in zip(whole, groups, strict=True):
            for key in group:
                del parts[key]
            touched.append(mention)
        state.kept[at] = (whole[0][0].start, whole[0][0].end)
    state.mentions = [mention for mention in state.mentions if mention not in touched]


def _match_ones(state: Check) -> None:
    """An article stands for a one: "1 mil" may be "a mile"."""
    for at, entity in state.open_values():
        counts_one = values.parts(entity.value)[0] == "1" and entity.kind in ("number", "duration")
        if counts_one and at not in state.altered and (found := _ARTICLE.search(state.target.text)):
            state.kept[at] = found.span()


def _pair(state: Check, explained: set[str]) -> None:
    """A value that is nowhere and one of its family without a source: the one became the other."""
    for at, entity in state.open_values():
        if at in state.altered:
            continue
        partners = [
            mention
            for mention in state.mentions
            if not mention.soft
            and compare.one_family(entity, mention)
            and values.parts(mention.value)[0] not in explained
        ]
        if partners:
            partner = next((mention for mention in partners if mention.kind == entity.kind), partners[0])
            state.mentions.remove(partner)
            state.altered[at] = (partner.start, partner.end)
