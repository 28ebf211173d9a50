"""Several recognisers claim one place: the longest mention has it."""

from collections.abc import Iterable

from translit.types import Entity, Segment


def merge(segment: Segment, found: Iterable[Entity]) -> list[Entity]:
    """Mentions that do not overlap, in text order. Of two that are equally long the one given first stays."""
    taken = bytearray(len(segment.text))
    kept: list[Entity] = []
    for entity in sorted(found, key=lambda entity: entity.start - entity.end):
        start, end = entity.start - segment.start, entity.end - segment.start
        if not any(taken[start:end]):
            taken[start:end] = b"\x01" * (end - start)
            kept.append(entity)
    return sorted(kept, key=lambda entity: entity.start)
