"""A rung: decoded again from the broken word on; what stands before it is kept."""

import re
from collections.abc import Sequence
from functools import partial

from translit.repair.packs import in_packs
from translit.repair.record import Candidate, Case
from translit.types import Translator

_N_ALTERNATIVES = 2  # first tokens that are tried in the place of the wrong one


def propose(cases: Sequence[Case], translator: Translator) -> list[list[Candidate]]:
    """Other ways to go on where a wrong word begins: that of an altered mention, or one that was added."""
    prefixes = {case.segment.index: _prefix(case) for case in cases}
    requests = [(case.source, prefix) for case in cases for prefix in prefixes[case.segment.index]]
    complete = partial(translator.complete, n_best=_N_ALTERNATIVES)
    answers = iter(in_packs(complete, requests, lambda request: len(request[0]), translator))
    return [
        [
            Candidate(
                text=hypothesis.text,
                why=f"decoded anew from “{_shown(case, prefix)}”",
                score=hypothesis.score,
            )
            for prefix in prefixes[case.segment.index]
            for hypothesis in next(answers)
            if not hypothesis.truncated
        ]
        for case in cases
    ]


def _prefix(case: Case) -> list[str]:
    """The English before the first wrong word; none where that is at the head.

    One prefix gives all the candidates that are judged, and what follows it is decoded anew, the later wrong
    words too.
    """
    text = case.translation.text
    if case.translation.pieces > 1 or case.translation.truncated:
        return []  # the model takes the source in parts only, or it wrote all it can
    starts = {
        entry.target_start
        for entry in case.verdict.entries
        if entry.state == "altered" and entry.target_segment == case.segment.index
    }
    for issue in case.verdict.issues:
        if issue.fault == "added" and (found := re.search(rf"(?<!\w){re.escape(issue.target)}", text)):
            starts.add(found.start())
    places = [start for start in starts if start]
    return [text[: min(places)]] if places else []


def _shown(case: Case, prefix: str) -> str:
    return " ".join(case.translation.text[len(prefix) :].split()[:2])
