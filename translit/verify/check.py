"""The ledger of one segment: what of its source stands in its English, what does not, and what came in.

Names first, each word of the English used once; then values among what is left; then what is missing is
paired with what has no source. A pair is `altered`, a half of one is `missing` or `added`. Between the steps
`verify` asks the segments beside it.
"""

from collections.abc import Sequence
from dataclasses import replace

from translit.types import Entity, Entry, Fault, Issue, Kind, Segment, State
from translit.verify.names import allowed, offices, shortened, swapped
from translit.verify.names import settle as names
from translit.verify.state import Check, Document, Span
from translit.verify.values import settle as values
from translit.verify.values import sorts
from translit.verify.values.mention import Mention
from translit.vocabulary.words import fold, words


def match_names(state: Check) -> None:
    """Settle the names that the English has, as they are, or as they sound."""
    names.match_forms(state)
    names.match_sounds(state)
    names.match_parts(state)
    names.match_repeats(state)
    names.match_renumbered(state)


def match_values(state: Check) -> None:
    """Settle the values; what the English says without cause is left in `state.figures`."""

    def explained() -> frozenset[str]:
        return frozenset(allowed.figures(_without_values(state.segment, state.entities)))

    state.figures = values.match(state, explained)


def close(state: Check, document: Document) -> tuple[list[Entry], list[Issue]]:
    """Every entity with its state, and the issues: the entities' in text order, then what was added."""
    offices.alter(state)
    strangers = names.pair(state, allowed.Origin(state.segment.text, state.entities))
    shortened.alter(state, document)
    swapped.alter(state)
    entries = [_entry(state, at) for at in range(len(state.entities))]
    faults = [_fault(state.segment, entry) for entry in entries if entry.state in ("missing", "altered")]
    return entries, [*faults, *_added(state, state.figures, strangers)]


def _without_values(segment: Segment, entities: Sequence[Entity]) -> str:
    """The source but for its values: each of them explains one mention of the English and no second."""
    text, end, parts = segment.text, 0, []
    for entity in entities:
        if entity.kind in sorts.VALUE_KINDS:
            parts.append(text[end : entity.start - segment.start])
            end = entity.end - segment.start
    return " ".join([*parts, text[end:]])


def _entry(state: Check, at: int) -> Entry:
    entity = state.entities[at]
    span = state.kept.get(at) or state.altered.get(at)
    status: State = "missing"
    if span is not None:
        status = "kept" if at in state.kept else "altered"
    elif not entity.accepts or _repeated(state.segment, entity) or _dispensable(state, entity):
        status = "unverifiable"
    if span is None:
        return Entry(entity=entity, state=status)
    start, end = span
    return Entry(
        entity=entity,
        state=status,
        target=state.english_of(at),
        target_segment=state.elsewhere.get(at, state).segment.index,
        target_start=start,
        target_end=end,
        partial=state.partial(at),
    )


def _dispensable(state: Check, entity: Entity) -> bool:
    """May English do without it? Not without a relative day where it has no other date at all."""
    return entity.loose or (sorts.optional(entity) and (sorts.family(entity) != "relative" or state.dated))


def _repeated(segment: Segment, entity: Entity) -> bool:
    """An acronym that only repeats in brackets what goes before it: English often does without."""
    before = entity.start - segment.start - 1
    return entity.text.isupper() and before > 0 and segment.text[before] == "("


def _added(state: Check, figures: list[Mention], strangers: list[names.Run]) -> list[Issue]:
    """What stands in the English and nothing of the source explains, in text order."""
    found: list[tuple[Span, Kind]] = [((mention.start, mention.end), mention.kind) for mention in figures]
    found += [
        ((run[0].start, run[-1].end), "name") for run in strangers if not all(map(allowed.is_acronym, run))
    ]
    issues = [
        _issue(state.segment, "added", kind, "", state.target.text[start:end], "")
        for (start, end), kind in sorted(found)
    ]
    own = {word.folded for word in words(state.segment.text)}
    return [
        replace(issue, message=f"“{issue.target}” was left in Indonesian.")
        if issue.kind == "name" and all(word.folded in own for word in words(issue.target))
        else issue
        for issue in issues
    ]


def _fault(segment: Segment, entry: Entry) -> Issue:
    entity = entry.entity
    fault: Fault = "altered" if entry.state == "altered" else "missing"
    return _issue(segment, fault, entity.kind, entity.text, entry.target or "", entity.accepts[0])


def _issue(segment: Segment, fault: Fault, kind: Kind, source: str, target: str, expected: str) -> Issue:
    became = "was left as it is" if fold(target) == fold(source) else f"became “{target}”"
    message = {
        "missing": f"“{source}” is not in the English; “{expected}” was expected.",
        "altered": f"“{source}” {became}; “{expected}” was expected.",
        "added": f"“{target}” stands in the English and not in the source.",
    }[fault]
    return Issue(
        segment=segment.index,
        fault=fault,
        kind=kind,
        source=source,
        target=target,
        expected=expected,
        message=message,
    )
