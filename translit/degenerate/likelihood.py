"""What the model itself doubts: its mean log-probability a token, held against its own on other sentences."""

import statistics
from collections.abc import Iterator, Sequence

from translit.degenerate.record import Degeneration
from translit.types import Translation

# How far below the median of a model's scores one is doubted, in medians of the distance from it.
# id-en-lite on the sources of ntrex_dev (n=999): median -0.357, distance 0.090, floor -0.899; 2 are below,
# both wrong.
# Measure again: scripts/measure_degeneration ../shared/eval/ntrex_dev.tsv --model id-en-lite
MAX_SPREADS = 6.0
MIN_SCORES = 20
"""Fewer say nothing of what is usual."""


def unlikely(translation: Translation, min_score: float | None) -> Iterator[Degeneration]:
    """`unlikely` where both are known and the score is below."""
    if min_score is not None and translation.score is not None and translation.score < min_score:
        end = len(translation.text)
        yield Degeneration(kind="unlikely", start=0, end=end, measured=translation.score, limit=min_score)


def score_floor(scores: Sequence[float | None]) -> float | None:
    """The score under which one of these is an outlier, whatever the model; None where too few are known.

    >>> score_floor([-0.5, -0.6, -0.4, -0.5] * 5)
    -0.8
    """
    known = [score for score in scores if score is not None]
    if len(known) < MIN_SCORES:
        return None
    median = statistics.median(known)
    spread = statistics.median(abs(score - median) for score in known)
    return round(median - MAX_SPREADS * spread, 6)
