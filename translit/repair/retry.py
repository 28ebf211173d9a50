"""Before the ladder: what is no translation at all is decoded anew, without repeats, then in two parts."""

from collections.abc import Sequence
from functools import partial

from translit.repair.packs import in_packs
from translit.repair.record import Candidate, Case
from translit.types import Hypothesis, Translator
from translit.vocabulary.clauses import split_long

_NGRAM = 3  # tokens that may not stand twice, on the retry alone: in sound English names do
_PART = 0.6  # of a source's tokens: a little more than half, so that a good place to cut is within reach


def propose(cases: Sequence[Case], translator: Translator) -> list[list[Candidate]]:
    """Nothing for a case that is only faulty."""
    broken = [case for case in cases if case.verdict.degenerations]
    tried = in_packs(partial(_tried, translator=translator), broken, _length, translator)
    offers = {case.segment.index: offer for case, offer in zip(broken, tried, strict=True)}
    return [offers.get(case.segment.index, []) for case in cases]


def _length(case: Case) -> int:
    return len(case.source)


def _tried(cases: Sequence[Case], translator: Translator) -> list[list[Candidate]]:
    whole = [case for case in cases if translator.count(case.source) <= translator.max_source_tokens]
    anew = translator.translate([case.source for case in whole], 1, _NGRAM)
    best = {case.segment.index: hypotheses[0] for case, hypotheses in zip(whole, anew, strict=True)}
    return [[*_anew(best.get(case.segment.index)), *_in_parts(case.source, translator)] for case in cases]


def _anew(best: Hypothesis | None) -> list[Candidate]:
    """What was decoded, unless it broke off or the model was not asked: it takes the source in parts only."""
    if best is None or not best.text or best.truncated:
        return []
    return [Candidate(text=best.text, why="decoded anew without repeats", score=best.score)]


def _in_parts(source: str, translator: Translator) -> list[Candidate]:
    """The source cut in two at a clause, each part by itself."""
    n_tokens = translator.count(source)
    most = min(max(1, int(_PART * n_tokens)), translator.max_source_tokens)
    parts = split_long(source, translator.count, most) if n_tokens > 1 else [source]
    if len(parts) < 2:
        return []
    best = [hypotheses[0] for hypotheses in translator.translate(parts, 1, _NGRAM)]
    if any(not hypothesis.text or hypothesis.truncated for hypothesis in best):
        return []
    weights = [translator.count(part) for part in parts]
    score = sum(h.score * weight for h, weight in zip(best, weights, strict=True)) / sum(weights)
    return [Candidate(text=" ".join(h.text for h in best), why=f"decoded in {len(parts)} parts", score=score)]
