"""One segment under check: what is known so far of its entities and of its English."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from translit.types import Entity, Segment
from translit.verify.compare import VALUE_KINDS
from translit.verify.figures import Mention
from translit.verify.match import Target
from translit.words import Word

Span = tuple[int, int]
"""Offsets into the translation, half open."""


@dataclass(slots=True, kw_only=True)
class Check:
    """The rooms `name_check` and `value_check` fill it, `check` reads the ledger off it."""

    segment: Segment
    entities: Sequence[Entity]
    target: Target
    kept: dict[int, Span] = field(default_factory=dict)
    """Index into `entities` -> where its English stands."""
    altered: dict[int, Span] = field(default_factory=dict)
    """Index into `entities` -> what stands in its place."""
    mentions: list[Mention] = field(default_factory=list)
    """Values of the English that stand for nothing yet."""
    strangers: list[list[Word]] = field(default_factory=list)
    """Runs of unknown capitalised words of the English that stand for nothing yet."""

    def open_names(self) -> list[tuple[int, Entity]]:
        """Names and other copied or listed mentions whose English is not found yet, with their indices."""
        return [
            (at, e) for at, e in enumerate(self.entities) if at not in self.kept and e.kind not in VALUE_KINDS
        ]

    def open_values(self) -> list[tuple[int, Entity]]:
        """Figures, dates and times whose English is not found yet, with their indices."""
        return [
            (at, e) for at, e in enumerate(self.entities) if at not in self.kept and e.kind in VALUE_KINDS
        ]
