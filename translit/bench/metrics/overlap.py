"""BLEU, chrF, chrF++ and TER: sacrebleu's own code counts and scores, here its statistics are kept.

Post 2018 (https://aclanthology.org/W18-6319); Papineni and others 2002 (https://aclanthology.org/P02-1040);
Popović 2015, 2017 (https://aclanthology.org/W15-3049, W17-4770); Snover and others 2006
(https://aclanthology.org/2006.amta-papers.25).
"""

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from translit.bench.metrics.record import Better, Numbers, Statistics

if TYPE_CHECKING:
    from sacrebleu.metrics.base import Metric as SacreMetric

NAMES = ("BLEU", "chrF", "chrF++", "TER")


class Overlap:
    """One metric of sacrebleu, with its default settings, over the segments that have a reference."""

    def __init__(self, name: str) -> None:
        self.name = self.family = name
        self.better: Better = "lower" if name == "TER" else "higher"
        self.about = (
            "edits per 100 words of the reference, those of whole phrases included"
            if name == "TER"
            else f"{'words' if name == 'BLEU' else 'letters'} shared with the reference, 0 to 100"
        )
        self._metric = _metric(name)

    @property
    def signature(self) -> str:
        """sacrebleu's, without the number of references, which the run's says."""
        parts = str(self._metric.get_signature()).split("|")
        return "|".join(part for part in parts if not part.startswith("nrefs:"))

    def statistics(self, targets: Sequence[str], references: Sequence[Sequence[str]]) -> Statistics:
        """Count every segment that has references; all have as many as the one that has fewest."""
        scored = [at for at, of_segment in enumerate(references) if of_segment]
        n = min((len(references[at]) for at in scored), default=0)
        if not scored:
            return Statistics(columns=(), rows=np.zeros((0, 0)), segments=())
        streams = [[references[at][number] for at in scored] for number in range(n)]
        found = self._metric._extract_corpus_statistics([targets[at] for at in scored], streams)  # noqa: SLF001 - what its own bootstrap resamples; tests/test_bench_metrics.py holds us to its public scores
        rows = np.array(found, dtype=np.float64)
        columns = tuple(str(number) for number in range(rows.shape[1]))
        return Statistics(columns=columns, rows=rows, segments=tuple(scored))

    def score(self, columns: Sequence[str], sums: Numbers) -> Numbers:
        """See `Metric`."""
        if not columns:
            return np.full(sums.shape[:-1], np.nan)
        flat = sums.reshape(-1, sums.shape[-1])
        compute = self._metric._compute_score_from_stats  # noqa: SLF001 - as above
        scores = [compute([_whole(value) for value in row]).score for row in flat]
        return np.array(scores, dtype=np.float64).reshape(sums.shape[:-1])


@cache
def overlap(name: str) -> Overlap:
    """The metric of that name, one of NAMES."""
    return Overlap(name)


def _metric(name: str) -> "SacreMetric":
    from sacrebleu.metrics.bleu import BLEU
    from sacrebleu.metrics.chrf import CHRF
    from sacrebleu.metrics.ter import TER

    match name:
        case "BLEU":
            return BLEU()
        case "chrF":
            return CHRF()
        case "chrF++":
            return CHRF(word_order=2)
        case "TER":
            return TER()
    raise ValueError(f"{name}: not one of {', '.join(NAMES)}")


def _whole(value: float) -> float:
    return int(value) if value == int(value) else value
