"""An English of something else: what any translation copies is not there."""

from collections.abc import Iterator, Sequence

from translit.degenerate.record import Degeneration
from translit.vocabulary.indonesian import is_word, looks_foreign
from translit.vocabulary.words import Word

# Figures of two digits and names of foreign spelling in the source. Of the 999 references of ntrex_dev 159
# have this many; each of them keeps two at least. With two of them, 1 of 308 keeps none ("17.30": 5.30pm).
MIN_ANCHORS = 3
_SHORTEST_NAME = 4


def unrelated(source: Sequence[Word], words: Sequence[Word]) -> Iterator[Degeneration]:
    """`unrelated` where the source has enough to copy and nothing was copied."""
    anchors = {word.folded for word in source if _is_anchor(word)}
    if len(anchors) < MIN_ANCHORS or not words:
        return
    there = {word.folded for word in words}
    there |= {folded.removesuffix("s") for folded in there}
    if anchors.isdisjoint(there):
        yield Degeneration(kind="unrelated", start=words[0].start, end=words[-1].end, measured=0, limit=1)


def _is_anchor(word: Word) -> bool:
    """Whether English writes it the same."""
    if word.text.isdigit():
        return len(word.text) > 1
    return (
        word.capital
        and len(word.folded) >= _SHORTEST_NAME
        and not is_word(word.folded)
        and looks_foreign(word.folded)
    )
