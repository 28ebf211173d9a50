"""Where entities stand in a text: the text cut into plain and marked pieces, linked to the other language."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from translit.brief.document import Entity, Segment
from translit.types import State

Shown = State | Literal["added"]

STATES: dict[Shown, str] = {
    "kept": "kept",
    "unverifiable": "not verifiable",
    "altered": "altered",
    "missing": "missing",
    "added": "added",
}
"""What each state is called."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of text. `state` is None where it is plain; `link` is the anchor that a mark leads to."""

    text: str
    state: Shown | None = None
    anchor: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Mark:
    start: int
    end: int
    state: Shown
    anchor: str
    link: str


def entity_anchor(number: int) -> str:
    """The anchor of an entity's line in the ledger; `number` counts from 0 in `Document.entities`."""
    return f"entity-{number + 1}"


def sentence_anchor(index: int) -> str:
    """The anchor of a segment."""
    return f"sentence-{index + 1}"


def doubts_anchor(index: int) -> str:
    """The anchor of the doubts that stand under a segment."""
    return f"doubts-{index + 1}"


def source_anchor(number: int) -> str:
    """The anchor of an entity in the Indonesian."""
    return f"source-{number + 1}"


def target_anchor(number: int) -> str:
    """The anchor of an entity in the English."""
    return f"target-{number + 1}"


def pieces(segment: Segment, entities: Mapping[int, Entity]) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """The source and the target of `segment` in pieces that join to the text, each entity linked both ways.

    `entities` are those of the segment, by their place in `Document.entities`. Where two mentions overlap
    (a name in a quotation), the shorter is marked; the ledger has both.
    """
    in_source = _apart((n, e.start - segment.start, e.end - segment.start) for n, e in entities.items())
    in_target = _apart(
        (n, e.target_start, e.target_end)
        for n, e in entities.items()
        if e.target_start is not None and e.target_end is not None
    )
    doubts = doubts_anchor(segment.index)
    sources = []
    for number, (start, end) in in_source.items():
        state = entities[number].state
        unfound = doubts if state in {"missing", "altered"} and segment.issues else entity_anchor(number)
        link = target_anchor(number) if number in in_target else unfound
        sources.append(_Mark(start=start, end=end, state=state, anchor=source_anchor(number), link=link))
    targets = []
    for number, (start, end) in in_target.items():
        link = source_anchor(number) if number in in_source else entity_anchor(number)
        state = entities[number].state
        targets.append(_Mark(start=start, end=end, state=state, anchor=target_anchor(number), link=link))
    targets += _added(segment, targets, doubts)
    return _cut(segment.source, sources), _cut(segment.target, targets)


def _apart(spans: Iterable[tuple[int, int, int]]) -> dict[int, tuple[int, int]]:
    """Those of the numbered spans that do not overlap, the shorter before the longer."""
    chosen: dict[int, tuple[int, int]] = {}
    for number, start, end in sorted(spans, key=lambda span: (span[2] - span[1], span[1])):
        if all(end <= other_start or other_end <= start for other_start, other_end in chosen.values()):
            chosen[number] = (start, end)
    return chosen


def _added(segment: Segment, marks: Sequence[_Mark], link: str) -> list[_Mark]:
    """Marks on what the English adds. An issue has no offsets: only a single unmarked occurrence is sure."""
    found: list[_Mark] = []
    for issue in segment.issues:
        if issue.fault != "added" or not issue.target:
            continue
        matches = [
            match.span()
            for match in re.finditer(rf"(?<!\w){re.escape(issue.target)}(?!\w)", segment.target)
            if all(match.end() <= mark.start or mark.end <= match.start() for mark in (*marks, *found))
        ]
        if len(matches) == 1:
            ((start, end),) = matches
            found.append(_Mark(start=start, end=end, state="added", anchor="", link=link))
    return found


def _cut(text: str, marks: Sequence[_Mark]) -> tuple[Piece, ...]:
    """`text` in pieces that join to it again; `marks` do not overlap."""
    cut: list[Piece] = []
    at = 0
    for mark in sorted(marks, key=lambda mark: mark.start):
        if at < mark.start:
            cut.append(Piece(text=text[at : mark.start]))
        cut.append(
            Piece(text=text[mark.start : mark.end], state=mark.state, anchor=mark.anchor, link=mark.link)
        )
        at = mark.end
    if at < len(text):
        cut.append(Piece(text=text[at:]))
    return tuple(cut)
