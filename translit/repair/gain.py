"""Is a candidate a gain? Fewer faults, none new, no new doubt or degeneration, and the model goes along."""

from collections import Counter
from collections.abc import Hashable, Iterator, Sequence

from translit.repair.record import VALUE_KINDS, Verdict
from translit.types import Entry, Issue
from translit.vocabulary.words import fold


def objection(before: Verdict, after: Verdict, fall: float | None, max_fall: float) -> str:
    """Why the second is no gain over the first; empty where it is one.

    `fall`: by how much the model's mean log-probability a token goes down; None where it is not known.
    """
    return next(_objections(before, after, fall, max_fall), "")


def _objections(before: Verdict, after: Verdict, fall: float | None, max_fall: float) -> Iterator[str]:
    if new := _faults(after.issues) - _faults(before.issues):
        yield f"brings {_named(after.issues, new)}"
    if new := _faults(after.beside) - _faults(before.beside):
        yield f"brings {_named(after.beside, new)} in the segment beside it"
    if lost := _blurred(before.entries, after.entries):
        yield f"makes “{lost.target}” of “{lost.entity.text}”"
    if lost := _dropped(before.entries, after.entries):
        yield f"leaves “{lost.entity.text}” out"
    if garbled := after.garbled - before.garbled:
        yield f"brings “{min(garbled)}”, which is no word"
    if new_kinds := set(after.degenerations) - set(before.degenerations):
        yield f"degenerates: {', '.join(sorted(new_kinds))}"
    if Counter(doubt.kind for doubt in after.doubts) - Counter(doubt.kind for doubt in before.doubts):
        yield f"brings a doubt: {after.doubts[-1].message}"
    if not any(now < was for was, now in zip(_sizes(before), _sizes(after), strict=True)):
        yield "mends nothing"
    if fall is not None and fall > max_fall:
        yield f"the model's score falls by {fall:.2f}, more than {max_fall:g}"


def _sizes(verdict: Verdict) -> tuple[int, int, int]:
    return len(verdict.issues), len(verdict.degenerations), verdict.denials


def _faults(issues: Sequence[Issue]) -> Counter[Hashable]:
    """What is wrong, so that the same fault before and after is the same: of a mention, or an added text."""
    return Counter(map(_fault, issues))


def _fault(issue: Issue) -> Hashable:
    return ("added", issue.target.casefold()) if issue.fault == "added" else ("source", issue.source)


def _blurred(before: Sequence[Entry], after: Sequence[Entry]) -> Entry | None:
    """A name that was kept in an accepted form and now is by its sound or in part: Ankars, for Ankara."""
    return next(
        (
            now
            for was, now in zip(before, after, strict=True)
            if now.state == "kept" and _is_exact(was) and not _is_exact(now)
        ),
        None,
    )


def _dropped(before: Sequence[Entry], after: Sequence[Entry]) -> Entry | None:
    """What was wrong and now is nowhere, and no issue since English may do without it: that mends nothing.

    Of 25 gains by decoding anew in ntrex_dev 4 were none: a deputy attorney general was gone, or the NWS.
    """
    return next(
        (
            now
            for was, now in zip(before, after, strict=True)
            if was.state == "altered" and now.state == "unverifiable"
        ),
        None,
    )


def _is_exact(entry: Entry) -> bool:
    """Values are, in whatever notation."""
    if entry.state != "kept" or entry.entity.kind in VALUE_KINDS:
        return entry.state == "kept"
    return not entry.partial and fold(entry.target or "") in map(fold, entry.entity.accepts)


def _named(issues: Sequence[Issue], new: Counter[Hashable]) -> str:
    first = next(issue for issue in issues if _fault(issue) in new)
    return f"{first.fault} “{first.source or first.target}”"
