"""Intervals and paired tests over statistics of segments: nothing is scored again.

Bootstrap of the segments: Efron 1979 (https://doi.org/10.1214/aos/1176344552), for MT Koehn 2004
(https://aclanthology.org/W04-3250). Approximate randomisation: Riezler and Maxwell 2005
(https://aclanthology.org/W05-0908). Lines of one document are drawn one by one, as sacrebleu draws them.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from translit.bench.metrics.record import Metric, Numbers, Ratio, Statistics

N_SAMPLES = 1000
SEED = 12345
_Z = 1.959964
_POISSON_NONE = -math.log(0.025)
"""The most that is expected, with 97.5%, of what was not seen once (Garwood 1936): 3.69."""
_ROUNDING = 1e-9
"""A difference that arithmetic alone makes of none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """A score with its 95% interval; all None where there is nothing to count."""

    value: float | None
    low: float | None
    high: float | None
    interval: str
    """How it was made: `bootstrap`; where every one or none counts, which no sample varies, `wilson` for a
    share and `poisson` for a rate."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """B minus A, with its 95% interval of paired bootstrap samples, and two p-values of no difference."""

    a: float | None
    b: float | None
    difference: float | None
    low: float | None
    high: float | None
    p_bootstrap: float | None
    p_randomisation: float | None


def estimate(
    metric: Metric, statistics: Statistics, n_samples: int = N_SAMPLES, seed: int = SEED
) -> Estimate:
    """The score of all segments, and the 2.5th and 97.5th percentile over samples of as many."""
    total = statistics.rows.sum(0)
    value = float(metric.score(statistics.columns, total)) if len(statistics.rows) else math.nan
    if math.isnan(value):
        return Estimate(value=None, low=None, high=None, interval="none")
    if isinstance(metric, Ratio) and metric.share and value in (0, metric.scale):
        low, high = wilson(value / metric.scale, metric.trials(statistics.columns, total))
        return Estimate(value=value, low=metric.scale * low, high=metric.scale * high, interval="wilson")
    if (
        isinstance(metric, Ratio) and value == 0 and metric.better != "neither"
    ):  # nothing seen of what is rare
        _, bottom = metric.counts(statistics.columns, total)
        high = metric.scale * _POISSON_NONE / float(bottom)
        return Estimate(value=value, low=0.0, high=high, interval="poisson")
    drawn = metric.score(statistics.columns, _draws(len(statistics.rows), n_samples, seed) @ statistics.rows)
    low, high = np.nanquantile(drawn, (0.025, 0.975))
    return Estimate(value=value, low=float(low), high=float(high), interval="bootstrap")


def compare(
    metric: Metric, a: Statistics, b: Statistics, n_samples: int = N_SAMPLES, seed: int = SEED
) -> Difference:
    """Both systems over the same samples of segments; then with each segment's outputs swapped at random.

    p_bootstrap: how often a sample's difference is as far from the true one as that is from 0;
    p_randomisation: how often the difference after swapping is as large. One is added to both counts.

    Raises:
        ValueError: the two are not of the same segments.
    """
    if a.segments != b.segments:
        raise ValueError("the statistics are not of the same segments")
    columns = a.columns if a.columns == b.columns else tuple(sorted({*a.columns, *b.columns}))
    rows_a, rows_b = _with(a, columns), _with(b, columns)
    value_a, value_b = (
        float(metric.score(columns, rows.sum(0))) if len(rows) else math.nan for rows in (rows_a, rows_b)
    )
    if math.isnan(value_a) or math.isnan(value_b):
        return Difference(
            a=None if math.isnan(value_a) else value_a,
            b=None if math.isnan(value_b) else value_b,
            difference=None, low=None, high=None, p_bootstrap=None, p_randomisation=None,
        )  # fmt: skip
    difference = value_b - value_a
    draws = _draws(len(rows_a), n_samples, seed)
    drawn = metric.score(columns, draws @ rows_b) - metric.score(columns, draws @ rows_a)
    swapped = np.random.default_rng(seed).integers(0, 2, (n_samples, len(rows_a))).astype(np.float64)
    moved = swapped @ (rows_b - rows_a)
    shuffled = metric.score(columns, rows_b.sum(0) - moved) - metric.score(columns, rows_a.sum(0) + moved)
    low, high = np.nanquantile(drawn, (0.025, 0.975))
    return Difference(
        a=value_a,
        b=value_b,
        difference=difference,
        low=float(low),
        high=float(high),
        p_bootstrap=_p(drawn - difference, difference),
        p_randomisation=_p(shuffled, difference),
    )


def _draws(n: int, n_samples: int, seed: int) -> Numbers:
    """How often each of `n` segments stands in each sample of `n`: (samples, segments)."""
    drawn = np.random.default_rng(seed).integers(0, n, (n_samples, n))
    return np.stack([np.bincount(sample, minlength=n) for sample in drawn]).astype(np.float64)


def _p(under_null: Numbers, difference: float) -> float:
    known = under_null[~np.isnan(under_null)]
    return float((np.sum(np.abs(known) >= abs(difference) - _ROUNDING) + 1) / (len(known) + 1))


def _with(statistics: Statistics, columns: Sequence[str]) -> Numbers:
    """The rows in the order of `columns`; a column that they lack counts nothing."""
    places = {column: at for at, column in enumerate(statistics.columns)}
    nothing = np.zeros(len(statistics.rows))
    return np.array(
        [statistics.rows[:, places[column]] if column in places else nothing for column in columns]
    ).T.reshape(len(statistics.rows), len(columns))


def wilson(share: float, n: float) -> tuple[float, float]:
    """Wilson's 95% interval of a share of n (1927, https://doi.org/10.2307/2276774)."""
    middle = (share + _Z * _Z / (2 * n)) / (1 + _Z * _Z / n)
    half = _Z / (1 + _Z * _Z / n) * math.sqrt(share * (1 - share) / n + _Z * _Z / (4 * n * n))
    return max(0.0, middle - half), min(1.0, middle + half)
