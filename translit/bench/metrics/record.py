"""What a metric is: it names the statistics of a segment, and makes a score of their sum."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol, TypeAlias

import numpy as np
from numpy.typing import NDArray

Numbers: TypeAlias = NDArray[np.float64]
Better: TypeAlias = Literal["higher", "lower", "neither"]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Statistics:
    """One row a segment, in the set's order. What is summed over segments is all that a score needs.

    sacrebleu's design (Post 2018, https://aclanthology.org/W18-6319): intervals and paired tests resample the
    rows, and nothing is scored again.
    """

    columns: tuple[str, ...]
    rows: Numbers
    """(segments, columns)."""
    segments: tuple[int, ...]
    """Which segment of the set each row is of: for a metric that needs references, those that have one."""

    def only(self, segments: Container[int]) -> "Statistics":
        """The rows of these segments."""
        wanted = [place for place, segment in enumerate(self.segments) if segment in segments]
        return Statistics(
            columns=self.columns,
            rows=self.rows[wanted],
            segments=tuple(self.segments[place] for place in wanted),
        )


class Metric(Protocol):
    """One number a system and set."""

    @property
    def name(self) -> str:
        """What `--metrics` calls it."""
        ...

    @property
    def family(self) -> str:
        """Whose statistics it reads: a key of `Scored.statistics`."""
        ...

    @property
    def better(self) -> Better:
        """Which way."""
        ...

    @property
    def about(self) -> str:
        """One line for a reader, with the unit."""
        ...

    @property
    def signature(self) -> str:
        """How it is computed, without what holds for the whole run."""
        ...

    def score(self, columns: Sequence[str], sums: Numbers) -> Numbers:
        """(..., columns) -> (...): NaN where there is nothing to count."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Ratio:
    """`scale` x the sum of some columns over the sum of others; a column may count more than once."""

    name: str
    family: str
    better: Better
    about: str
    top: Mapping[str, float]
    bottom: Mapping[str, float]
    scale: float = 100
    share: bool = True
    """`top` is part of `bottom`: a score lies between 0 and `scale`."""
    settings: str = ""

    @property
    def signature(self) -> str:
        """See `Metric`."""
        return self.settings

    def score(self, columns: Sequence[str], sums: Numbers) -> Numbers:
        """See `Metric`."""
        top, bottom = self.counts(columns, sums)
        with np.errstate(divide="ignore", invalid="ignore"):
            scores: Numbers = np.where(bottom > 0, self.scale * top / bottom, np.nan)
        return scores

    def counts(self, columns: Sequence[str], sums: Numbers) -> tuple[Numbers, Numbers]:
        """What is divided by what."""
        weights = [
            np.array([weighted.get(column, 0.0) for column in columns])
            for weighted in (self.top, self.bottom)
        ]
        return sums @ weights[0], sums @ weights[1]

    def trials(self, columns: Sequence[str], sums: Numbers) -> float:
        """How many the share is of, for an interval: a column of weight 2, as F1 has, is still one entity."""
        return float(self.counts(columns, sums)[1]) / max(self.bottom.values())
