"""Where entities stand in a text: the text cut into plain and marked pieces, linked to the other language."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from translit.brief.document import Document, Entity, Segment
from translit.types import State

Shown = State | Literal["added", "doubt"]

STATES: dict[Shown, str] = {
    "kept": "kept",
    "unverifiable": "not verifiable",
    "altered": "altered",
    "missing": "missing",
    "added": "added",
    "doubt": "doubt",
}
"""What each state is called."""

PART = "part of the name"
"""What the English has of a name that its sentence gives in full."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of text. `state` is None where it is plain; `link` is the anchor that a mark leads to."""

    text: str
    state: Shown | None = None
    flag: str = ""
    """What is to be said of it on the spot: `altered`; `in sentence 5`."""
    anchor: str = ""
    link: str = ""


Pieces = tuple[Piece, ...]
Span = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Mark:
    start: int
    end: int
    state: Shown
    flag: str
    anchor: str
    link: str


def entity_anchor(number: int) -> str:
    """The anchor of an entity's line in the ledger; `number` counts from 0 in `Document.entities`."""
    return f"entity-{number + 1}"


def sentence_anchor(index: int) -> str:
    """The anchor of a segment."""
    return f"sentence-{index + 1}"


def notes_anchor(index: int) -> str:
    """The anchor of the issues and doubts that stand under a segment."""
    return f"notes-{index + 1}"


def source_anchor(number: int) -> str:
    """The anchor of an entity in the Indonesian."""
    return f"source-{number + 1}"


def target_anchor(number: int) -> str:
    """The anchor of an entity in the English."""
    return f"target-{number + 1}"


def pieces(brief: Document) -> tuple[tuple[Pieces, Pieces], ...]:
    """Source and target of each segment in pieces that join to the text, each entity linked both ways.

    An entity is marked in the segment that has it and in the one that has its English. Where two mentions
    overlap, the shorter is marked; the ledger has both.
    """
    sources: list[list[tuple[int, int, int]]] = [[] for _ in brief.segments]
    targets: list[list[tuple[int, int, int]]] = [[] for _ in brief.segments]
    for number, entity in enumerate(brief.entities):
        start = brief.segments[entity.segment].start
        sources[entity.segment].append((number, entity.start - start, entity.end - start))
        place = (entity.target_segment, entity.target_start, entity.target_end)
        if place[0] is not None and place[1] is not None and place[2] is not None:
            targets[place[0]].append((number, place[1], place[2]))
    in_source = [_apart(spans) for spans in sources]
    in_target = [_apart(spans) for spans in targets]
    has_source = {number for spans in in_source for number in spans}
    has_target = {number for spans in in_target for number in spans}
    cut = []
    for segment, source, target in zip(brief.segments, in_source, in_target, strict=True):
        marks = [_in_source(brief, n, span, marked=n in has_target) for n, span in source.items()]
        marks += _said_once(segment.source, marks, _doubted(segment, "source"))
        others = [_in_target(brief, n, span, marked=n in has_source) for n, span in target.items()]
        others += _said_once(segment.target, others, _added(segment))
        others += _said_once(segment.target, others, _doubted(segment, "target"))
        cut.append((_cut(segment.source, marks), _cut(segment.target, others)))
    return tuple(cut)


def _in_source(brief: Document, number: int, span: Span, *, marked: bool) -> _Mark:
    """An entity's mark in the Indonesian; `marked`: there is one in the English to lead to."""
    entity = brief.entities[number]
    noted = entity.state in {"missing", "altered"} and brief.segments[entity.segment].issues
    unfound = notes_anchor(entity.segment) if noted else entity_anchor(number)
    return _mark(entity, span, source_anchor(number), target_anchor(number) if marked else unfound, "in")


def _in_target(brief: Document, number: int, span: Span, *, marked: bool) -> _Mark:
    entity = brief.entities[number]
    link = source_anchor(number) if marked else entity_anchor(number)
    return _mark(entity, span, target_anchor(number), link, "of")


def _mark(entity: Entity, span: Span, anchor: str, link: str, moved: Literal["in", "of"]) -> _Mark:
    """`moved`: how the sentence of the counterpart is named, where it is another."""
    flags = [STATES[entity.state]] if entity.state != "kept" else []
    if entity.target_segment not in (None, entity.segment):
        other = entity.target_segment if moved == "in" else entity.segment
        flags.append(f"{moved} sentence {(other or 0) + 1}")
    if entity.partial and moved == "of":
        flags.append(PART)
    return _Mark(
        start=span[0], end=span[1], state=entity.state, flag=", ".join(flags), anchor=anchor, link=link
    )


def _apart(spans: Iterable[tuple[int, int, int]]) -> dict[int, Span]:
    """Those of the numbered spans that do not overlap, the shorter before the longer."""
    chosen: dict[int, Span] = {}
    for number, start, end in sorted(spans, key=lambda span: (span[2] - span[1], span[1])):
        if all(end <= other_start or other_end <= start for other_start, other_end in chosen.values()):
            chosen[number] = (start, end)
    return chosen


def _added(segment: Segment) -> Iterator[tuple[str, Shown, str]]:
    for issue in segment.issues:
        if issue.fault == "added":
            yield issue.target, "added", notes_anchor(segment.index)


def _doubted(segment: Segment, side: Literal["source", "target"]) -> Iterator[tuple[str, Shown, str]]:
    for doubt in segment.doubts:
        yield doubt.source if side == "source" else doubt.target, "doubt", notes_anchor(segment.index)


def _said_once(text: str, marks: Sequence[_Mark], wanted: Iterable[tuple[str, Shown, str]]) -> list[_Mark]:
    """Marks on the wanted words. They come without offsets: only a single unmarked occurrence is sure."""
    found: list[_Mark] = []
    for words, state, link in wanted:
        if not words:
            continue
        matches = [
            match.span()
            for match in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)
            if all(match.end() <= mark.start or mark.end <= match.start() for mark in (*marks, *found))
        ]
        if len(matches) == 1:
            ((start, end),) = matches
            found.append(_Mark(start=start, end=end, state=state, flag=STATES[state], anchor="", link=link))
    return found


def _cut(text: str, marks: Sequence[_Mark]) -> Pieces:
    """`text` in pieces that join to it again; `marks` do not overlap."""
    cut: list[Piece] = []
    at = 0
    for mark in sorted(marks, key=lambda mark: mark.start):
        if at < mark.start:
            cut.append(Piece(text=text[at : mark.start]))
        cut.append(
            Piece(
                text=text[mark.start : mark.end],
                state=mark.state,
                flag=mark.flag,
                anchor=mark.anchor,
                link=mark.link,
            )
        )
        at = mark.end
    if at < len(text):
        cut.append(Piece(text=text[at:]))
    return tuple(cut)
