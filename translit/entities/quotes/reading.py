"""The words of a text, each with its sentence, its entity and the quotation it stands in."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from translit.entities.quotes.marks import Marked
from translit.types import Entity, Kind, Segment
from translit.vocabulary.words import Word, words

PERSONS: tuple[Kind, ...] = ("person", "name")
SPEAKERS: tuple[Kind, ...] = ("person", "name", "organisation", "role", "acronym", "place")
"""What may speak. A place: `Pyongyang menyatakan`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A text, read once. `segment_of`, `entity_of` and `quote_of` have a place for every word."""

    text: str
    segments: Sequence[Segment]
    words: Sequence[Word]
    segment_of: Sequence[int]
    entity_of: Sequence[Entity | None]
    quote_of: Sequence[int | None]

    @classmethod
    def of(
        cls, text: str, segments: Sequence[Segment], entities: Sequence[Entity], quotes: Sequence[Marked]
    ) -> "Reading":
        """Read the text of these segments; words outside them are left out."""
        tokens: list[Word] = []
        segment_of: list[int] = []
        for number, segment in enumerate(segments):
            for word in words(segment.text):
                start = segment.start + word.start
                tokens.append(Word(word.text, start, segment.start + word.end, word.folded))
                segment_of.append(number)
        starts = [word.start for word in tokens]
        entity_of: list[Entity | None] = [None] * len(tokens)
        quote_of: list[int | None] = [None] * len(tokens)
        for entity in entities:
            first = bisect_left(starts, entity.start)
            for at in range(first, bisect_left(starts, entity.end)):
                entity_of[at] = entity
        for number, quote in enumerate(quotes):
            first = bisect_left(starts, quote.opened)
            for at in range(first, bisect_left(starts, quote.end)):
                quote_of[at] = number
        return cls(
            text=text,
            segments=segments,
            words=tokens,
            segment_of=segment_of,
            entity_of=entity_of,
            quote_of=quote_of,
        )

    def at(self, offset: int) -> int:
        """The first word that begins at `offset` or behind it."""
        return bisect_left(self.words, offset, key=lambda word: word.start)

    def sentence_start(self, at: int) -> int:
        """The first word of the sentence of word `at`; `at` itself behind the last."""
        return bisect_left(self.segment_of, self.segment_of[at]) if at < len(self.words) else at

    def opens_sentence(self, at: int) -> bool:
        """Is word `at` the first of its sentence?"""
        return at == 0 or not self.together(at - 1, at)

    def together(self, at: int, other: int) -> bool:
        """Are two words of one sentence?"""
        return self.segment_of[at] == self.segment_of[other]

    def free(self, at: int, other: int) -> bool:
        """Word `at` is there, outside quotation marks, in the sentence of word `other`."""
        return at < len(self.words) and self.quote_of[at] is None and self.together(at, other)

    def folded(self, at: int) -> str:
        """The fold of word `at`."""
        return self.words[at].folded

    def gap(self, at: int) -> str:
        """What stands between word `at` and the one before it."""
        return self.text[self.words[at - 1].end : self.words[at].start] if at else ""

    def joined(self, at: int) -> bool:
        """Words `at - 1` and `at` are of one sentence, with at most brackets or a hyphen between."""
        if at <= 0 or not self.together(at - 1, at):
            return False
        entity = self.entity_of[at]
        if entity is not None and entity is self.entity_of[at - 1]:
            return True
        return all(mark in " ()-\u00a0" for mark in self.gap(at))

    def kind(self, at: int) -> Kind | None:
        """What the entity is that word `at` is of."""
        entity = self.entity_of[at]
        return entity.kind if entity else None
