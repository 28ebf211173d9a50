"""Rung 4: the right form in the place of the wrong one, where it is certain which word is wrong.

A patch replaces words, it never adds any: what is missing without a trace stays an issue.
"""

from collections.abc import Iterator, Sequence

from translit.repair.record import Candidate, Case
from translit.types import Entry, Translator


def propose(cases: Sequence[Case], translator: Translator) -> list[list[Candidate]]:  # noqa: ARG001 - a rung's form
    """All altered mentions of a case at once, then each by itself."""
    return [list(_patches(case)) for case in cases]


def _patches(case: Case) -> Iterator[Candidate]:
    wrong = [
        entry
        for entry in case.verdict.entries
        if entry.state == "altered"
        and entry.entity.segment == entry.target_segment == case.segment.index
        and entry.entity.accepts
    ]
    spans = {(entry.target_start, entry.target_end) for entry in wrong}
    if len(spans) < len(wrong):
        return  # two mentions claim one place: which is which is not certain
    text = case.translation.text
    for chosen in [wrong, *([entry] for entry in wrong if len(wrong) > 1)]:
        if chosen:
            said = ", ".join(f"“{entry.target}” to “{entry.entity.accepts[0]}”" for entry in chosen)
            yield Candidate(text=_patched(text, chosen), why=f"patched {said}")


def _patched(text: str, entries: Sequence[Entry]) -> str:
    """The text with each wrong form replaced, the last first so that offsets hold."""
    for entry in sorted(entries, key=lambda entry: -(entry.target_start or 0)):
        start, end = entry.target_start or 0, entry.target_end or 0
        text = text[:start] + entry.entity.accepts[0] + text[end:]
    return text
