"""A brief's JSON read back: refused in one line where it is not one, or says two things at once."""

import json
from collections.abc import Iterator

from pydantic import ValidationError

from translit.brief.document import FORMAT_VERSION, Document, Entity, Segment
from translit.errors import InputError


def loads(text: str, name: str) -> Document:
    """The document that `text` holds; `name` is the file's, for the error texts.

    Raises:
        InputError: not JSON, not a brief, of a newer format, or at odds with itself.
    """
    try:
        tree = json.loads(text)
    except json.JSONDecodeError as err:
        raise InputError(f"{name}: not JSON (line {err.lineno}, column {err.colno}: {err.msg})") from err
    except (ValueError, RecursionError) as err:
        raise InputError(f"{name}: not JSON that a brief could hold ({err})") from err
    version = tree.get("format_version") if isinstance(tree, dict) else None
    if type(version) is not int or version < 1:
        raise InputError(
            f"{name}: not a brief: it has no format_version (legal: the .json that `translit brief` writes)"
        )
    if version > FORMAT_VERSION:
        raise InputError(
            f"{name}: format_version {version} is newer than this translit reads ({FORMAT_VERSION}): "
            "upgrade translit, or make the brief again with `translit brief`"
        )
    try:
        brief = Document.model_validate_json(text)
    except ValidationError as err:
        raise InputError(f"{name}: {_explain(err)}") from err
    if contradiction := next(_contradictions(brief), None):
        raise InputError(f"{name}: {contradiction}; make the brief again with `translit brief`")
    return brief


def _explain(err: ValidationError) -> str:
    """The first complaint of pydantic in our words: where, what was found, what is legal."""
    first = err.errors(include_url=False)[0]
    if first["type"] == "json_invalid":
        return f"not JSON ({first['ctx']['error']})"
    where = "".join(f"[{key}]" if isinstance(key, int) else f".{key}" for key in first["loc"])[1:]
    if first["type"] in {"extra_forbidden", "unexpected_keyword_argument"}:
        return f"{where}: unknown key (docs/formats.md lists the keys of a brief)"
    if first["type"] in {"missing", "missing_keyword_only_argument"}:
        return f"{where}: missing (docs/formats.md lists the keys of a brief)"
    found = ascii(first["input"])
    shown = found if len(found) <= 60 else f"{found[:60]}..."
    return f"{where}: found {shown} ({first['msg'][0].lower()}{first['msg'][1:]})"


def _contradictions(brief: Document) -> Iterator[str]:
    """What the brief says twice and differently: a view made of it would mark the wrong words."""
    for index, segment in enumerate(brief.segments):
        where = f"segments[{index}]"
        if segment.index != index:
            yield f"{where}.index: found {segment.index}, its place in the list is {index}"
        if any(issue.segment != index for issue in segment.issues):
            yield f"{where}.issues: holds an issue of another segment"
        if segment.start < 0 or brief.article.text[segment.start : segment.end] != segment.source:
            yield f"{where}.source: not what article.text holds at {segment.start}:{segment.end}"
    references: list[tuple[str, tuple[int, ...]]] = [
        (f"entities[{n}].segment", (entity.segment,)) for n, entity in enumerate(brief.entities)
    ]
    references += [(f"summary[{n}].from", point.segments) for n, point in enumerate(brief.summary)]
    references += [(f"steps[{n}].segment", (step.segment or 0,)) for n, step in enumerate(brief.steps)]
    for where, indices in references:
        if not all(0 <= index < len(brief.segments) for index in indices):
            found = ", ".join(map(str, indices))
            yield f"{where}: found {found}; the last segment is {len(brief.segments) - 1}"
    for index, entity in enumerate(brief.entities):
        if fault := _misplaced(entity, brief.segments[entity.segment], brief.article.text):
            yield f"entities[{index}].{fault}"
    if brief.issues != tuple(issue for segment in brief.segments for issue in segment.issues):
        yield "issues: not the issues of the segments, one segment after the other"


def _misplaced(entity: Entity, segment: Segment, text: str) -> str | None:
    """What is wrong with an entity that does not stand where its offsets say."""
    inside = segment.start <= entity.start < entity.end <= segment.end
    if not inside or text[entity.start : entity.end] != entity.text:
        return f"text: does not stand at {entity.start}:{entity.end} of article.text, in its segment"
    target, start, end = entity.target, entity.target_start, entity.target_end
    if target is None and start is None and end is None:
        return None
    if target is None or start is None or end is None or not 0 <= start < end:
        return "target: stands with target_start and target_end, in order; all three are null if not found"
    if segment.target[start:end] != target:
        return f"target: does not stand at {start}:{end} of its segment's target; was that edited?"
    return None
