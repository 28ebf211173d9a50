"""Rung 1: what the model offered beside its best, which costs nothing."""

from collections.abc import Sequence

from translit.repair.record import Candidate, Case
from translit.types import Translator


def propose(cases: Sequence[Case], translator: Translator) -> list[list[Candidate]]:  # noqa: ARG001 - a rung's form
    """The other hypotheses of the beam, best first."""
    return [
        [
            Candidate(text=hypothesis.text, why=f"hypothesis {rank} of the beam", score=hypothesis.score)
            for rank, hypothesis in enumerate(case.translation.alternatives, start=2)
            if hypothesis.text and not hypothesis.truncated
        ]
        for case in cases
    ]
