"""Two names of one segment that changed places: Park met Blinken, for Blinken bertemu Park.

Each name is there, so that nothing is missing and nothing was added; their order, or the company that the
words of a name keep, gives them away. Indonesian and English name people in the same order but for what
`_turned` and `_passive` know; places stand in another order more often (the Indonesian island of Sulawesi).
"""

import re
from collections.abc import Sequence

from translit.types import Doubt, Kind
from translit.verify.state import Check

_LONGEST_OWNED = (
    4  # words from a possessor to what is another's: Thorneycroft's magnificent portrait of Cromwell
)
_WINDOW = 60  # characters looked at before a name
_SAYING = r"(?:said|says|told|added|wrote|asked)"
_SAID_BEHIND = re.compile(rf",?\s{_SAYING}\b")
_SAID_BEFORE = re.compile(rf"\b{_SAYING}\s(?:[\w.'’-]+\s){{0,4}}$")
_BY_ID, _BY_EN = re.compile(r"\boleh\b"), re.compile(r"\bby\b")
_ATTRIBUTE = re.compile(r"['’]s?\b|-|\s[a-z]")  # behind a place that English puts before what it belongs to


def alter(state: Check) -> None:
    """Alter the people of a segment that stand in each other's place, or whose names were mixed.

    Of the 248 clean lines of faults_dev.jsonl that name several people, none is altered here.
    """
    _alter_mixed(state)
    pair = _exchanged(state, ("person",))
    if pair and not _passive(state) and not any(_turned(state, *each) for each in (pair, pair[::-1])):
        one, two = pair
        state.altered[one], state.altered[two] = state.kept.pop(two), state.kept.pop(one)


def doubts(state: Check) -> list[Doubt]:
    """Two places that stand in each other's place, where the grammar of English is not the reason."""
    pair = _exchanged(state, ("place",))
    if not pair or any(_ATTRIBUTE.match(state.target.text, state.kept[at][1]) for at in pair):
        return []
    source = [state.entities[at].text for at in sorted(pair)]
    target = [state.english_of(at) for at in sorted(pair, key=lambda at: state.kept[at])]
    said = f"“{source[0]}” and “{source[1]}” stand in the other order in the English: were they exchanged?"
    doubt = Doubt(
        segment=state.segment.index,
        kind="order",
        source=" … ".join(source),
        target=" … ".join(target),
        message=said,
    )
    return [doubt]


def _alter_mixed(state: Check) -> None:
    """Recep Tayyip Blinken: a name's words stand apart, and one of them beside a word of somebody else's."""
    owners = {word: at for at, words in state.words.items() if _is_person(state, at) for word in words}
    for at, words in state.words.items():
        if at not in state.kept or not _is_person(state, at) or words[-1] - words[0] == len(words) - 1:
            continue
        for word in words:
            for near in (word - 1, word + 1):
                other = owners.get(near, at)
                if other != at and _joined(state, min(word, near)):
                    state.altered[at] = state.target.span(min(word, near), max(word, near) + 1)
                    state.kept.pop(at, None)
                    if other in state.kept and len(state.words[other]) == 1:
                        state.altered[other] = state.kept.pop(other)


def _is_person(state: Check, at: int) -> bool:
    return state.entities[at].kind in ("person", "name")


def _joined(state: Check, at: int) -> bool:
    """Are words `at` and `at + 1` of the English read as one name?"""
    one, two = state.target.words[at], state.target.words[at + 1]
    return state.target.text[one.end : two.start] in (" ", "-")


def _exchanged(state: Check, kinds: Sequence[Kind]) -> tuple[int, int] | None:
    """The two mentions that would have to change places for the English to name all in the same order."""
    named = [at for at in state.kept if state.entities[at].kind in kinds and at not in state.elsewhere]
    named.sort(key=lambda at: state.entities[at].start)
    order = sorted(named, key=lambda at: state.kept[at])
    value = [state.entities[at].value for at in named]
    said = [state.entities[at].value for at in order]
    moved = [place for place in range(len(named)) if value[place] != said[place]]
    if len(moved) != 2 or _share_a_word(*(value[place] for place in moved)):
        return None
    return named[moved[0]], named[moved[1]]


def _share_a_word(one: str, two: str) -> bool:
    """May either stand for both?"""
    return not set(one.lower().split()).isdisjoint(two.lower().split())


def _passive(state: Check) -> bool:
    """Is it passive in one of the languages alone? Widodo diterima oleh Putin, Putin received Widodo."""
    return bool(_BY_ID.search(state.segment.text)) != bool(_BY_EN.search(state.target.text))


def _turned(state: Check, at: int, other: int) -> bool:
    """Does English put this name before what is the other's, or beside a verb of saying?"""
    start, end = state.kept[at]
    text = state.target.text
    if _SAID_BEHIND.match(text, end) or _SAID_BEFORE.search(text[max(0, start - _WINDOW) : start]):
        return True
    between = text[end : state.kept[other][0]]
    return between.startswith(("'s", "’s", "' ", "’ ")) and len(between.split()) <= _LONGEST_OWNED + 1
