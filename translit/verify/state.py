"""One segment under check: what is known so far of its entities and of its English."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from translit.types import Entity, Segment
from translit.verify.names.match import Target
from translit.verify.values.sorts import VALUE_KINDS

Span = tuple[int, int]
"""Offsets into the translation, half open."""


@dataclass(slots=True, kw_only=True)
class Check:
    """`name_check` and `value_check` fill it, `check` reads the ledger off it."""

    segment: Segment
    entities: Sequence[Entity]
    target: Target
    kept: dict[int, Span] = field(default_factory=dict)
    """Index into `entities` -> where its English stands."""
    altered: dict[int, Span] = field(default_factory=dict)
    """Index into `entities` -> what stands in its place."""

    dated: bool = False
    """Its English says some date, time or length of time."""

    def open_names(self) -> list[tuple[int, Entity]]:
        """Names and other mentions found by their forms that are not settled yet, with their indices."""
        return [(at, entity) for at, entity in self._open() if entity.kind not in VALUE_KINDS]

    def open_values(self) -> list[tuple[int, Entity]]:
        """Figures, dates and times that are not settled yet, with their indices."""
        return [(at, entity) for at, entity in self._open() if entity.kind in VALUE_KINDS]

    def _open(self) -> list[tuple[int, Entity]]:
        return [
            (at, entity)
            for at, entity in enumerate(self.entities)
            if at not in self.kept and at not in self.altered
        ]
