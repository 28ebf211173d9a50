"""Several recognisers claim one place: the first in precedence has it, and of one rank the longest."""

from collections.abc import Iterable, Sequence

from translit.types import Entity, Segment


def merge(segment: Segment, ranked: Sequence[Iterable[Entity]]) -> list[Entity]:
    """Mentions that do not overlap, in text order, of what each recogniser found, the strongest first."""
    taken = bytearray(len(segment.text))
    kept: list[Entity] = []
    for found in ranked:
        for entity in sorted(found, key=lambda entity: (entity.start - entity.end, entity.start)):
            start, end = entity.start - segment.start, entity.end - segment.start
            if not any(taken[start:end]):
                taken[start:end] = b"\x01" * (end - start)
                kept.append(entity)
    return sorted(kept, key=lambda entity: entity.start)
