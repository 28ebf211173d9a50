"""One mention in a segment as an Entity: the place where segment offsets become article offsets."""

from translit.types import Entity, Kind, Segment


def mention(
    segment: Segment, span: tuple[int, int], kind: Kind, value: str, accepts: tuple[str, ...]
) -> Entity:
    """The Entity over `segment.text[span[0]:span[1]]`."""
    start, end = span
    return Entity(
        segment=segment.index,
        start=segment.start + start,
        end=segment.start + end,
        text=segment.text[start:end],
        kind=kind,
        value=value,
        accepts=accepts,
    )
