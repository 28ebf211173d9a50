"""A rung: what else the model offers for the sentence."""

from collections.abc import Sequence
from functools import partial

from translit.repair.packs import in_packs
from translit.repair.record import Candidate, Case
from translit.types import Translator

_N_BEST = 3  # the first of them is what was translated first


def propose(cases: Sequence[Case], translator: Translator) -> list[list[Candidate]]:
    """The other hypotheses of the beam, best first.

    Asked for the open cases alone: a beam that must end in several hypotheses takes longer (id-en-lite, 250
    lines of ntrex_dev.tsv: 41 s for one each, 91 s for four).
    """
    whole = [case for case in cases if case.translation.pieces == 1]
    answers = in_packs(
        partial(translator.translate, n_best=_N_BEST), [case.source for case in whole], len, translator
    )
    offered = {case.segment.index: answer for case, answer in zip(whole, answers, strict=True)}
    return [
        [
            Candidate(text=hypothesis.text, why=f"hypothesis {rank} of the beam", score=hypothesis.score)
            for rank, hypothesis in enumerate(offered.get(case.segment.index, ()), start=1)
            if hypothesis.text and not hypothesis.truncated
        ]
        for case in cases
    ]
