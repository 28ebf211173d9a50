"""A segment's words and what its capitals are worth: in a headline nothing, after a full stop little."""

from collections.abc import Sequence
from dataclasses import dataclass

from translit.types import Segment
from translit.vocabulary.headlines import is_headline
from translit.vocabulary.indonesian import is_word
from translit.vocabulary.words import Word, words

_OPENING = frozenset("“\"‘'(«[:.?!…–—")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A segment, read. `headline`: it gives its ordinary words capitals."""

    segment: Segment
    words: tuple[Word, ...]
    headline: bool

    @classmethod
    def of(cls, segment: Segment) -> "Sentence":
        """Read a segment."""
        tokens = words(segment.text)
        return cls(segment=segment, words=tokens, headline=is_headline(segment.text, tokens))

    def initial(self, at: int) -> bool:
        """Word `at` would have its capital as the first of a sentence or quotation."""
        if at == 0:
            return True
        gap = self.gap(at)
        return any(mark in _OPENING for mark in gap) and not (gap == ". " and self.words[at - 1].capital)

    def shouted(self, at: int) -> bool:
        """Word `at` is an ordinary word in capitals beside another such: MASIH AKAN TERUS."""
        beside = [self.words[near] for near in (at - 1, at + 1) if 0 <= near < len(self.words)]
        return is_word(self.words[at].folded) and any(word.upper and is_word(word.folded) for word in beside)

    def gap(self, at: int) -> str:
        """What stands between word `at` and the one before it."""
        return self.segment.text[self.words[at - 1].end : self.words[at].start]


def evidence(sentences: Sequence[Sentence]) -> frozenset[str]:
    """Words that the article writes with a capital where only a name has one, and never without."""
    inside: set[str] = set()
    lower: set[str] = set()
    for sentence in sentences:
        for at, word in enumerate(sentence.words):
            if not word.capital:
                lower.add(word.folded)
            elif not sentence.headline and not sentence.initial(at):
                inside.add(word.folded)
    return frozenset(inside - lower)
