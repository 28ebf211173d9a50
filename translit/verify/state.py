"""A document under check: what is known so far of each segment's entities and of its English."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain

from translit.types import Entity, Segment
from translit.verify.names.match import Target, form_words
from translit.verify.values.mention import Mention
from translit.verify.values.sorts import VALUE_KINDS

Span = tuple[int, int]
"""Offsets into a translation, half open."""


@dataclass(slots=True, kw_only=True)
class Check:
    """One segment. `names` and `values` fill it, `check` reads the ledger off it."""

    segment: Segment
    entities: Sequence[Entity]
    target: Target
    kept: dict[int, Span] = field(default_factory=dict)
    """Index into `entities` -> where its English stands."""
    words: dict[int, tuple[int, ...]] = field(default_factory=dict)
    """Index of a kept name -> the words of `target` that say it."""
    altered: dict[int, Span] = field(default_factory=dict)
    """Index into `entities` -> what stands in its place."""
    elsewhere: "dict[int, Check]" = field(default_factory=dict)
    """Index into `entities` -> the segment beside this one whose English keeps it."""
    figures: list[Mention] = field(default_factory=list)
    """Values of the English that nothing in the source explains."""
    dated: bool = False
    """Its English says some date, time or length of time."""

    @classmethod
    def of(cls, segment: Segment, entities: Sequence[Entity], english: str) -> "Check":
        """Nothing settled yet."""
        return cls(segment=segment, entities=entities, target=Target(english))

    def open_names(self) -> list[tuple[int, Entity]]:
        """Names and other mentions found by their forms that are not settled yet, with their indices."""
        return [(at, entity) for at, entity in self._open() if entity.kind not in VALUE_KINDS]

    def open_values(self) -> list[tuple[int, Entity]]:
        """Figures, dates and times that are not settled yet, with their indices."""
        return [(at, entity) for at, entity in self._open() if entity.kind in VALUE_KINDS]

    def keep_elsewhere(self, at: int, beside: "Check", span: Span) -> None:
        """Entity `at` is kept, by the English of the segment beside this one."""
        self.kept[at], self.elsewhere[at] = span, beside

    def english_of(self, at: int) -> str:
        """The English that entity `at` was kept by, or that stands in its place."""
        start, end = self.kept[at] if at in self.kept else self.altered[at]
        return self.elsewhere.get(at, self).target.text[start:end]

    def partial(self, at: int) -> bool:
        """Whether a person that the segment names in full is kept by fewer words: Blinken."""
        entity = self.entities[at]
        copied = entity.kind in ("person", "name") and entity.accepts[:1] == (entity.text,)
        if at not in self.kept or not copied:
            return False
        return len(form_words(self.english_of(at))) < len(form_words(entity.text))

    def _open(self) -> list[tuple[int, Entity]]:
        return [
            (at, entity)
            for at, entity in enumerate(self.entities)
            if at not in self.kept and at not in self.altered
        ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """What has to be known of all segments together."""

    words: frozenset[str]
    """The folded words of the whole English."""

    @classmethod
    def of(cls, states: Iterable[Check], elsewhere: Iterable[str] = ()) -> "Document":
        """Gather it; `elsewhere` are folded words that are said outside these segments."""
        own = (word.folded for state in states for word in state.target.words)
        return cls(words=frozenset(chain(own, elsewhere)))
