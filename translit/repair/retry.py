"""Before the ladder: what is no translation at all is decoded anew, without repeats, then in two parts."""

from collections.abc import Sequence

from translit.repair.record import Candidate, Case
from translit.types import Translator
from translit.vocabulary.clauses import split_long

_NGRAM = 3  # tokens that may not stand twice, on the retry alone: in sound English names do
_PART = 0.6  # of a source's tokens: a little more than half, so that a good place to cut is within reach


def propose(cases: Sequence[Case], translator: Translator) -> list[list[Candidate]]:
    """Nothing for a case that is only faulty."""
    broken = [case for case in cases if case.verdict.degenerations]
    anew = translator.translate([case.source for case in broken], 1, _NGRAM) if broken else []
    offers = {
        case.segment.index: [
            Candidate(text=best[0].text, why="decoded anew without repeats", score=best[0].score),
            *_in_parts(case.source, translator),
        ]
        for case, best in zip(broken, anew, strict=True)
    }
    return [offers.get(case.segment.index, []) for case in cases]


def _in_parts(source: str, translator: Translator) -> list[Candidate]:
    """The source cut in two at a clause, each part by itself."""
    n_tokens = translator.count(source)
    parts = split_long(source, translator.count, max(1, int(_PART * n_tokens))) if n_tokens > 1 else [source]
    if len(parts) < 2:
        return []
    best = [hypotheses[0] for hypotheses in translator.translate(parts, 1, _NGRAM)]
    if any(not hypothesis.text or hypothesis.truncated for hypothesis in best):
        return []
    weights = [translator.count(part) for part in parts]
    score = sum(h.score * weight for h, weight in zip(best, weights, strict=True)) / sum(weights)
    return [Candidate(text=" ".join(h.text for h in best), why=f"decoded in {len(parts)} parts", score=score)]
