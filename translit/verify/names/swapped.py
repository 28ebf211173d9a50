"""Two people of one segment who changed places: Park met Blinken, for Blinken bertemu Park."""

import re

from translit.verify.state import Check

# English turns the order round here, and the names are right: Paltrow's brand, seen by Park, Park said.
_TURNED_BEHIND = re.compile(r"['’]s\b|s['’]\s|,?\s(?:said|says|told|added|wrote|asked)\b")
_TURNED_BEFORE = re.compile(r"\b(?:said|says|told|added)\s(?:[\w.'’-]+\s){0,4}$")
_BY_ID = re.compile(r"\boleh\b")
_BY_EN = re.compile(r"\bby\b")


def alter(state: Check) -> None:
    """Alter the two people of a segment that stand in each other's place.

    Indonesian and English name people in the same order but for what `_turned` knows: of the 248 clean lines
    of faults_dev.jsonl that name several, in 1 two people changed places (scripts/measure_checker).
    """
    people = [
        at for at in state.kept if state.entities[at].kind == "person" and at not in state.elsewhere
    ]
    people.sort(key=lambda at: state.entities[at].start)
    order = sorted(people, key=lambda at: state.kept[at])
    moved = [at for at, other in zip(people, order, strict=True) if at != other]
    if len(moved) != 2:
        return
    one, two = moved
    if _same(state, one, two) or _passive(state) or _turned(state, one) or _turned(state, two):
        return
    for at, other in ((one, two), (two, one)):
        state.altered[at] = state.kept[other]
    for at in moved:
        del state.kept[at]


def _same(state: Check, one: int, two: int) -> bool:
    """Have the names a word in common, so that either may stand for both?"""
    names = [set(state.entities[at].value.lower().split()) for at in (one, two)]
    return bool(names[0] & names[1])


def _passive(state: Check) -> bool:
    """Is it passive in one of the languages alone? Widodo diterima oleh Putin, Putin received Widodo."""
    return bool(_BY_ID.search(state.segment.text)) != bool(_BY_EN.search(state.target.text))


def _turned(state: Check, at: int) -> bool:
    """Does its English stand where English puts a name before or behind what Indonesian does?"""
    start, end = state.kept[at]
    text = state.target.text
    return bool(_TURNED_BEHIND.match(text, end) or _TURNED_BEFORE.search(text[max(0, start - 60) : start]))
