"""The key points of an article: sentences chosen from it, each with its English."""

from collections.abc import Sequence

from translit.summarize.rank import CentralityRanker
from translit.types import Entity, KeyPoint, Ranker, Segment, Translation

__all__ = ["CentralityRanker", "summarize"]


def summarize(
    segments: Sequence[Segment],
    translations: Sequence[Translation],
    entities: Sequence[Entity],
    ranker: Ranker,
    max_points: int,
) -> tuple[KeyPoint, ...]:
    """At most `max_points` key points in document order, each one segment with its translation."""
    targets = {translation.segment: translation.text for translation in translations}
    chosen = [segments[at] for at in ranker.rank(segments, entities, max_points)]
    return tuple(
        KeyPoint(source=segment.text, target=targets[segment.index], segments=(segment.index,))
        for segment in chosen
    )
