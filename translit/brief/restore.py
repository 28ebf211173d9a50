"""The Brief that a Document was made of: `document(restored(made)) == made`, where nothing was edited."""

from translit import types
from translit.brief.document import Document, Entity, Segment

_BY_HAND = ""
"""Who wrote an edited target: no model's name."""


def restored(made: Document) -> types.Brief:
    """The brief. Its ledger is of the targets that were checked: check again what was edited since.

    An edited target has no score of the model's, was not cut short by it, and is not called unreliable.
    """
    return types.Brief(
        article=made.article,
        segments=tuple(
            types.Segment(
                index=segment.index,
                start=segment.start,
                end=segment.end,
                text=segment.source,
                paragraph=segment.paragraph,
                kind=segment.kind,
            )
            for segment in made.segments
        ),
        translations=tuple(_translation(segment, made.provenance.model) for segment in made.segments),
        ledger=types.Ledger(
            entries=tuple(_entry(entity) for entity in made.entities),
            issues=made.issues,
            doubts=made.doubts,
        ),
        quotations=tuple(
            types.Quotation(
                start=quotation.start,
                end=quotation.end,
                text=quotation.text,
                speaker=quotation.speaker,
                segments=quotation.segments,
            )
            for quotation in made.quotations
        ),
        summary=tuple(
            types.KeyPoint(source=point.source, target=point.target, segments=point.segments)
            for point in made.summary
        ),
        steps=made.steps,
        repair_cost=made.repair_cost,
        provenance=made.provenance,
    )


def _translation(segment: Segment, model: str) -> types.Translation:
    edited = segment.edited or segment.unchecked
    return types.Translation(
        segment=segment.index,
        text=segment.target,
        model=_BY_HAND if edited else model,
        score=None if edited else segment.score,
        truncated=segment.truncated and not edited,
        pieces=segment.pieces,
        unreliable=() if edited else segment.unreliable,
    )


def _entry(entity: Entity) -> types.Entry:
    return types.Entry(
        entity=types.Entity(
            segment=entity.segment,
            start=entity.start,
            end=entity.end,
            text=entity.text,
            kind=entity.kind,
            value=entity.value,
            accepts=entity.accepts,
            inferred=entity.inferred,
        ),
        state=entity.state,
        target=entity.target,
        target_segment=entity.target_segment,
        target_start=entity.target_start,
        target_end=entity.target_end,
        partial=entity.partial,
    )
