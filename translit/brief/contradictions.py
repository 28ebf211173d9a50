"""What a brief says twice and differently: a view made of it would mark the wrong words.

What was found in a target that has been edited since is not held against it: a new check finds it again.
"""

import datetime as dt
import re
from collections.abc import Iterator

from translit.brief.document import Document, Entity, KeyPoint, Quotation, digest

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_AGAIN = "make the brief again with `translit brief`"
_EDITABLE = "of a brief, edit nothing but segments[].target"


def contradictions(brief: Document) -> Iterator[str]:
    """Each in one line that ends with what to do; the first is the one to mend first."""
    for contradiction in (*_date(brief), *_segments(brief), *_indices(brief)):
        yield f"{contradiction}; {_AGAIN}"
        return  # what follows takes the indices for sound
    for number, entity in enumerate(brief.entities):
        if fault := _misplaced(entity, brief):
            yield f"entities[{number}].{fault}; {_AGAIN}"
    for number, quotation in enumerate(brief.quotations):
        if fault := _misquoted(quotation, brief):
            yield f"quotations[{number}].{fault}; {_AGAIN}"
    for number, point in enumerate(brief.summary):
        if not _follows(point, brief):
            yield f"summary[{number}].target: not the English of the segments it is from; {_EDITABLE}"
    yield from _repairs(brief)
    if brief.issues != tuple(issue for segment in brief.segments for issue in segment.issues):
        yield f"issues: not the issues of the segments, one segment after the other; {_AGAIN}"
    if brief.doubts != tuple(doubt for segment in brief.segments for doubt in segment.doubts):
        yield f"doubts: not the doubts of the segments, one segment after the other; {_AGAIN}"


def _date(brief: Document) -> Iterator[str]:
    """A day that the calendar does not have: no date of the text could be completed from it."""
    date = brief.article.date or ""
    if _DAY.fullmatch(date):
        try:
            dt.date.fromisoformat(date)
        except ValueError as err:
            yield f"article.date: found {date} ({err})"


def _segments(brief: Document) -> Iterator[str]:
    for index, segment in enumerate(brief.segments):
        where = f"segments[{index}]"
        if segment.index != index:
            yield f"{where}.index: found {segment.index}, its place in the list is {index}"
        if index and segment.start < brief.segments[index - 1].end:
            yield f"{where}.start: before the end of the segment before it"
        if any(issue.segment != index for issue in segment.issues):
            yield f"{where}.issues: holds an issue of another segment"
        if any(doubt.segment != index for doubt in segment.doubts):
            yield f"{where}.doubts: holds a doubt of another segment"
        if segment.start < 0 or brief.article.text[segment.start : segment.end] != segment.source:
            yield f"{where}.source: not what article.text holds at {segment.start}:{segment.end}"


def _indices(brief: Document) -> Iterator[str]:
    """Every reference to a segment that there is not."""
    references: list[tuple[str, tuple[int, ...]]] = []
    for number, entity in enumerate(brief.entities):
        references.append((f"entities[{number}].segment", (entity.segment,)))
        references.append((f"entities[{number}].target_segment", (entity.target_segment or 0,)))
    references += [(f"quotations[{n}].from", each.segments) for n, each in enumerate(brief.quotations)]
    references += [(f"summary[{n}].from", point.segments) for n, point in enumerate(brief.summary)]
    references += [(f"steps[{n}].segment", (step.segment or 0,)) for n, step in enumerate(brief.steps)]
    for where, indices in references:
        if not all(0 <= index < len(brief.segments) for index in indices):
            found = ", ".join(map(str, indices))
            yield f"{where}: found {found}; the last segment is {len(brief.segments) - 1}"


def _repairs(brief: Document) -> Iterator[str]:
    """Receipts of a repair that is not what stands."""
    last: dict[int, str] = {}
    for number, step in enumerate(brief.steps):
        if step.attempt is None:
            continue
        if step.segment is None:
            yield f"steps[{number}].attempt: of no segment; {_AGAIN}"
        elif step.attempt.kept:
            last[step.segment] = step.after
    for index, english in last.items():
        segment = brief.segments[index]
        if english != segment.target and not (segment.edited or segment.unchecked):
            yield f"segments[{index}].target: not what the last repair that was kept left there; {_AGAIN}"


def _misplaced(entity: Entity, brief: Document) -> str | None:
    """What is wrong with an entity that does not stand where its offsets say."""
    segment, text = brief.segments[entity.segment], brief.article.text
    inside = segment.start <= entity.start < entity.end <= segment.end
    if not inside or text[entity.start : entity.end] != entity.text:
        return f"text: does not stand at {entity.start}:{entity.end} of article.text, in its segment"
    if entity.partial and entity.state != "kept":
        return f"partial: true of an entity that is {entity.state}; only what is kept can be so in part"
    place = (entity.target, entity.target_segment, entity.target_start, entity.target_end)
    if all(part is None for part in place):
        return None
    target, index, start, end = place
    if target is None or index is None or start is None or end is None or not 0 <= start < end:
        return (
            "target: stands with target_segment, target_start and target_end, in order; "
            "all four are null if not found"
        )
    english = brief.segments[index]
    if not english.unchecked and english.target[start:end] != target:
        return f"target: does not stand at {start}:{end} of the target of segment {index}"
    return None


def _misquoted(quotation: Quotation, brief: Document) -> str | None:
    """What is wrong with a quotation that does not stand where its offsets say."""
    start, end = quotation.start, quotation.end
    if not 0 <= start < end or brief.article.text[start:end] != quotation.text:
        return f"text: does not stand at {start}:{end} of article.text"
    held = tuple(s.index for s in brief.segments if s.start < end and start < s.end)
    return None if held == quotation.segments else f"from: it stands in {', '.join(map(str, held))}"


def _follows(point: KeyPoint, brief: Document) -> bool:
    """Is the English of a key point that of its segments, as it stands or as it was checked?"""
    segments = [brief.segments[index] for index in point.segments]
    if point.target == " ".join(segment.target for segment in segments):
        return True
    changed = [segment for segment in segments if segment.unchecked]
    return bool(changed) and (len(segments) > 1 or digest(point.target) == changed[0].checked_sha256)
