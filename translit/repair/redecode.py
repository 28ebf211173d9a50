"""Rung 2: decoded again from the broken word on; what stands before it is kept."""

from collections.abc import Sequence

from translit.repair.record import Candidate, Case
from translit.types import Translator

_N_ALTERNATIVES = 4  # first tokens that are tried in the place of the wrong one


def propose(cases: Sequence[Case], translator: Translator) -> list[list[Candidate]]:
    """Other ways to go on where a wrong word begins: that of an altered mention, or one that was added."""
    requests = [(case.source, prefix) for case in cases for prefix in _prefixes(case)]
    answers = iter(translator.complete(requests, _N_ALTERNATIVES) if requests else [])
    return [
        [
            Candidate(
                text=hypothesis.text,
                why=f"decoded anew from “{_shown(case, prefix)}”",
                score=hypothesis.score,
            )
            for prefix in _prefixes(case)
            for hypothesis in next(answers)
            if not hypothesis.truncated
        ]
        for case in cases
    ]


def _prefixes(case: Case) -> list[str]:
    """The English before each wrong word, the first first. One at the head has none to begin from."""
    text = case.translation.text
    if case.translation.pieces > 1 or case.translation.truncated:
        return []  # the model takes the source in parts only, or it wrote all it can
    starts = {
        entry.target_start
        for entry in case.verdict.entries
        if entry.state == "altered" and entry.target_segment == case.segment.index
    }
    starts |= {text.find(issue.target) for issue in case.verdict.issues if issue.fault == "added"}
    return [text[:start] for start in sorted(start for start in starts if start is not None and start > 0)]


def _shown(case: Case, prefix: str) -> str:
    return " ".join(case.translation.text[len(prefix) :].split()[:2])
