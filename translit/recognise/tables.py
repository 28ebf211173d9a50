"""What translit's own tables know of names and the words beside them: the one door to the entities room."""

from collections.abc import Iterator, Sequence

from translit.entities.names.cues import cues
from translit.entities.names.gazetteer import longest
from translit.vocabulary.words import Word

CUES = ("person_before", "person_said", "person_does", "place_before", "organisation_before")
"""The lists of cues.yaml that say what stands beside them."""


def known(text: str, tokens: Sequence[Word]) -> Iterator[tuple[int, int, str]]:
    """Each name of the tables, the longest at each word: first word, word behind the last, kind."""
    at = 0
    while at < len(tokens):
        name = longest(text, tokens, at)
        if name is None:
            at += 1
            continue
        yield at, at + len(name.words), name.kind
        at += len(name.words)


def cue_lists(folded: str) -> tuple[str, ...]:
    """The cue lists that hold the word, given without its possessive too: presidennya is presiden."""
    bare = folded.removesuffix("nya")
    return tuple(name for name in CUES if folded in getattr(cues(), name) or bare in getattr(cues(), name))
