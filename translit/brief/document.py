"""The canonical JSON of a brief: its model, made from a Brief and written out. docs/formats.md explains it.

Article, Issue, Doubt, Step and Provenance stand in the JSON as translit.types has them.
"""

import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from pydantic import BaseModel, ConfigDict, Field

from translit import types

FORMAT_VERSION = 2
"""Goes up by one with every change of the keys or of their meaning."""

SCORE_DIGITS = 4
"""A score's digits beyond these depend on what else stood in the batch: they would make two runs differ."""

_UNSAFE_RAW = re.compile("[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
"""Legal inside a JSON string, but a terminal or an editor may obey them."""


class _Record(BaseModel):
    """A frozen mapping that knows its keys and takes no value of another type."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, allow_inf_nan=False)


class Segment(_Record):
    """A sentence, heading or title in both languages: `article.text[start:end] == source`.

    `checked_sha256` is of the target that the ledger speaks of: with another target, that was edited since.
    `unreliable`: why the target is no reliable translation, in words; empty for one that is.
    `edited`: the target that was checked is not the model's but somebody's who changed it by hand.
    """

    index: int
    source: str
    target: str
    issues: tuple[types.Issue, ...]
    doubts: tuple[types.Doubt, ...]
    start: int
    end: int
    paragraph: int
    kind: types.SegmentKind
    score: float | None
    truncated: bool
    pieces: int
    unreliable: tuple[str, ...]
    edited: bool
    checked_sha256: str

    @property
    def unchecked(self) -> bool:
        """Whether the target was edited since it was checked."""
        return digest(self.target) != self.checked_sha256


class Entity(_Record):
    """A line of the ledger: `article.text[start:end] == text`.

    Where the English was found, `target_start` and `target_end` count into the target of the segment
    `target_segment`: the entity's own, or the one beside it.
    """

    segment: int
    start: int
    end: int
    text: str
    kind: types.Kind
    value: str
    accepts: tuple[str, ...]
    inferred: str | None = None
    state: types.State
    partial: bool
    target: str | None
    target_segment: int | None
    target_start: int | None
    target_end: int | None


class Quotation(_Record):
    """Somebody's own words, without their marks: `article.text[start:end] == text`."""

    start: int
    end: int
    text: str
    speaker: str | None
    segments: tuple[int, ...] = Field(alias="from")


class KeyPoint(_Record):
    """A point of the summary in both languages, and the segments it is from."""

    source: str
    target: str
    segments: tuple[int, ...] = Field(alias="from")


class Document(_Record):
    """Everything a view shows. `issues` and `doubts` are the segments', one segment after the other."""

    format_version: int
    signature: str
    provenance: types.Provenance
    article: types.Article
    summary: tuple[KeyPoint, ...]
    segments: tuple[Segment, ...]
    entities: tuple[Entity, ...]
    quotations: tuple[Quotation, ...]
    issues: tuple[types.Issue, ...]
    doubts: tuple[types.Doubt, ...]
    steps: tuple[types.Step, ...]
    repair_cost: types.RepairCost | None = None


def document(brief: types.Brief) -> Document:
    """The brief as its canonical document: one translation a segment, its issues and doubts beside it."""
    segments = tuple(_segments(brief))
    return Document(
        format_version=FORMAT_VERSION,
        signature=signature(brief.provenance),
        provenance=brief.provenance,
        article=brief.article,
        summary=tuple(
            KeyPoint.model_validate({"source": point.source, "target": point.target, "from": point.segments})
            for point in brief.summary
        ),
        segments=segments,
        entities=tuple(_entity(entry) for entry in brief.ledger.entries),
        quotations=tuple(_quotation(quotation) for quotation in brief.quotations),
        issues=tuple(issue for segment in segments for issue in segment.issues),
        doubts=tuple(doubt for segment in segments for doubt in segment.doubts),
        steps=tuple(map(_step, brief.steps)),
        repair_cost=brief.repair_cost,
    )


def _segments(brief: types.Brief) -> Iterator[Segment]:
    """Each segment in both languages. What another than the brief's model wrote was edited by hand."""
    translations = {translation.segment: translation for translation in brief.translations}
    issues: dict[int, list[types.Issue]] = defaultdict(list)
    for issue in brief.ledger.issues:
        issues[issue.segment].append(issue)
    doubts: dict[int, list[types.Doubt]] = defaultdict(list)
    for doubt in brief.ledger.doubts:
        doubts[doubt.segment].append(doubt)
    for segment in brief.segments:
        translation = translations[segment.index]
        yield Segment(
            index=segment.index,
            source=segment.text,
            target=translation.text,
            issues=tuple(issues[segment.index]),
            doubts=tuple(doubts[segment.index]),
            start=segment.start,
            end=segment.end,
            paragraph=segment.paragraph,
            kind=segment.kind,
            score=_rounded(translation.score),
            truncated=translation.truncated,
            pieces=translation.pieces,
            unreliable=translation.unreliable,
            edited=translation.model != brief.provenance.model,
            checked_sha256=digest(translation.text),
        )


def _step(step: types.Step) -> types.Step:
    """The step, the scores of its attempt rounded."""
    if step.attempt is None:
        return step
    before, after = _rounded(step.attempt.score_before), _rounded(step.attempt.score_after)
    return replace(step, attempt=replace(step.attempt, score_before=before, score_after=after))


def _rounded(score: float | None) -> float | None:
    return None if score is None else round(score, SCORE_DIGITS)


def digest(text: str) -> str:
    """The first 12 hex digits of the SHA-256 of a text, as UTF-8."""
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def _entity(entry: types.Entry) -> Entity:
    entity = entry.entity
    return Entity(
        segment=entity.segment,
        start=entity.start,
        end=entity.end,
        text=entity.text,
        kind=entity.kind,
        value=entity.value,
        accepts=entity.accepts,
        inferred=entity.inferred,
        state=entry.state,
        partial=entry.partial,
        target=entry.target,
        target_segment=entry.target_segment,
        target_start=entry.target_start,
        target_end=entry.target_end,
    )


def _quotation(quotation: types.Quotation) -> Quotation:
    return Quotation.model_validate(
        {
            "start": quotation.start,
            "end": quotation.end,
            "text": quotation.text,
            "speaker": quotation.speaker,
            "from": quotation.segments,
        }
    )


def signature(provenance: types.Provenance) -> str:
    """What made the brief, in one line; its form is sacrebleu's (Post, 2018, https://aclanthology.org/W18-6319)."""
    return "|".join(
        (
            f"translit:{provenance.version}",
            f"model:{provenance.model}",
            f"sha256:{provenance.model_sha256[:8]}",
            f"engine:{provenance.engine}",
            f"config:{provenance.config}-{provenance.config_digest}",
        )
    )


def dumps(brief: Document) -> str:
    """The canonical JSON: keys in the model's order, UTF-8, two spaces, a final newline."""
    return inert_json(brief.model_dump(mode="json", by_alias=True), indent=2) + "\n"


def inert_json(tree: object, indent: int | None = None) -> str:
    """JSON in which control characters and bidirectional overrides are escapes: no terminal obeys them."""
    text = json.dumps(tree, ensure_ascii=False, indent=indent, allow_nan=False)
    return _UNSAFE_RAW.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def schema() -> str:
    """The JSON Schema of the canonical JSON, as docs/brief.schema.json holds it."""
    tree = Document.model_json_schema(mode="serialization")
    return json.dumps(tree, ensure_ascii=False, indent=2) + "\n"
