"""An office in place of another: the finance minister, for menteri luar negeri."""

from collections.abc import Sequence

from translit.types import Entity
from translit.verify.names.match import form_words, keys
from translit.verify.state import Check

# What English calls the holder of an office; before it or behind "of" stands which one.
_HOLDERS = frozenset((
    "minister", "secretary", "president", "chancellor", "governor", "ambassador", "chief", "director",
    "commander", "general", "admiral", "marshal", "colonel", "commissioner", "mayor", "regent",
    "premier", "senator", "spokesman", "spokeswoman", "spokesperson", "adviser", "advisor", "professor",
    "king", "queen", "prince", "princess", "pope", "sultan", "emir", "speaker", "prosecutor", "envoy",
))  # fmt: skip
_LOWER = ("vice", "deputy", "under")
"""Before an office they make another of it."""


def alter(state: Check) -> None:
    """Alter an office that the English gives to a deputy, or in whose place another one stands.

    In lower case English may leave an office out or say it otherwise: there only the same holder of something
    else is another office (foreign ministers, finance ministers).
    """
    for at in [at for at in state.kept if state.entities[at].kind == "role" and at not in state.elsewhere]:
        first = state.words[at][0]
        if first and _is_lower(state, first - 1) and not state.target.used[first - 1]:
            state.target.use(first - 1, first)
            state.altered[at] = state.target.span(first - 1, state.words[at][-1] + 1)
            del state.kept[at]
    for at, entity in state.open_names():
        if entity.kind == "role" and (place := _other(state, entity)) is not None:
            start = place - (place > 0 and not state.target.used[place - 1] and _near(state, place - 1))
            state.target.use(start, place + 1)
            state.altered[at] = state.target.span(start, place + 1)


def _is_lower(state: Check, word: int) -> bool:
    return state.target.words[word].folded in _LOWER and _near(state, word)


def _near(state: Check, word: int) -> bool:
    """Does only a space or hyphen part `word` from the one behind it?"""
    one, two = state.target.words[word], state.target.words[word + 1]
    return state.target.text[one.end : two.start] in (" ", "-")


def _other(state: Check, entity: Entity) -> int | None:
    """The first unused word of the English that is the holder of an office."""
    own = _HOLDERS & {word.folded for form in entity.accepts for word in form_words(form)}
    wanted: Sequence[frozenset[str]] = (own,) if entity.loose else (own, _HOLDERS)
    for holders in wanted:
        for place, word in enumerate(state.target.words):
            if not state.target.used[place] and not holders.isdisjoint(keys(word)):
                return place
    return None
