"""Two systems on one set, paired: what got better, what got worse, by metric, by kind and by segment."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from translit.bench.metrics import BY_KIND, Metric, get
from translit.bench.metrics.entities import FAMILY
from translit.bench.results import Results, Scored
from translit.bench.samples import Sample
from translit.bench.statistics import Difference, compare
from translit.errors import InputError

SIGNIFICANT = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One metric of both, and which is better: `B`, `A`, `same`, or `not sure` with so many segments."""

    metric: str
    difference: Difference
    better: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """A segment in which the number of issues is another; negative: B has fewer."""

    segment: int
    change: int
    a: Sample | None = None
    b: Sample | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Of system `a` of the first results and `b` of the second, on one set."""

    set: str
    a: str
    b: str
    lines: tuple[Line, ...]
    by_kind: tuple[Line, ...]
    moved: tuple[Moved, ...]
    """The most improved first, the most worsened last."""


def pairs(first: Results, second: Results, systems: tuple[str, str] | None) -> list[tuple[Scored, Scored]]:
    """Which runs are compared: those of `systems`, else of the models and outputs both have by one name.

    If there is none, and each has one alone, that one with that one.

    Raises:
        InputError: there is nothing to compare, or a set of one name is not one set.
    """
    names = [(systems[0], systems[1])] if systems else _names(first, second)
    found = []
    for bench_set in first.sets:
        other = next((one for one in second.sets if one.name == bench_set.name), None)
        if other is None:
            continue
        if other.sha256 != bench_set.sha256:
            raise InputError(
                f"the set {bench_set.name} is not the same in both (sha256 {bench_set.sha256[:12]}, "
                f"{other.sha256[:12]}); run one of the two again"
            )
        for a, b in names:
            runs = first.run(a, bench_set.name), second.run(b, bench_set.name)
            if runs[0] is not None and runs[1] is not None:
                found.append((runs[0], runs[1]))
    if not found:
        here, there = (", ".join(system.name for system in one.systems) for one in (first, second))
        raise InputError(
            f"no system and set stands in both (first: {here}; second: {there}); name two: --systems A,B"
        )
    return found


def _names(first: Results, second: Results) -> list[tuple[str, str]]:
    ours, theirs = (
        [system.name for system in one.systems if system.role in ("model", "outputs")]
        for one in (first, second)
    )
    common = [(name, name) for name in ours if name in theirs]
    return common or ([(ours[0], theirs[0])] if len(ours) == len(theirs) == 1 else [])


def compared(a: Scored, b: Scored, samples: tuple[Sequence[Sample], Sequence[Sample]]) -> Comparison:
    """The paired tests of every metric that both have statistics for, and the segments that moved.

    Raises:
        InputError: a metric was not computed the same way in both, or they share no segment.
    """
    names = [name for name in a.scores if name in b.scores]
    kinds = [metric for group in ("recall", "precision") for metric in BY_KIND[group]]
    by_kind = [_line(metric, a, b) for metric in kinds]
    return Comparison(
        set=a.set,
        a=a.system,
        b=b.system,
        lines=tuple(_line(get(name), a, b) for name in names),
        by_kind=tuple(line for line in by_kind if line.difference.difference is not None),
        moved=tuple(_moved(a, b, samples)),
    )


def _line(metric: Metric, a: Scored, b: Scored) -> Line:
    """Over the segments that both have: `references` lacks the lines that no reference was written for."""
    _same_way(metric, a, b)
    rows = a.statistics[metric.family].statistics, b.statistics[metric.family].statistics
    common = set(rows[0].segments) & set(rows[1].segments)
    if not common and (rows[0].segments or rows[1].segments):
        raise InputError(
            f"{metric.name} on {a.set}: {a.system} and {b.system} have no segment in common; "
            "name two others: --systems A,B"
        )
    found = compare(metric, rows[0].only(common), rows[1].only(common))
    return Line(metric=metric.name, difference=found, better=_better(metric, found))


def _same_way(metric: Metric, a: Scored, b: Scored) -> None:
    """Refuse scores whose signatures differ in more than how many segments, and which interval, they have."""
    scores = [run.score(metric.name) for run in (a, b)]
    ways = [_way(score.signature) for score in scores if score is not None]
    if len(set(ways)) > 1:
        raise InputError(
            f"{metric.name} was not computed the same way in both: {ways[0]} ({a.system}), "
            f"{ways[1]} ({b.system}); run translit bench again for one of the two"
        )


def _way(signature: str) -> str:
    parts = signature.split("|")
    return "|".join(part for part in parts if part.partition(":")[0] not in ("n", "interval", "seed"))


def _better(metric: Metric, found: Difference) -> str:
    known = (
        found.difference is not None and found.p_bootstrap is not None and found.p_randomisation is not None
    )
    if not known or metric.better == "neither":
        return ""
    if found.difference == 0:
        return "same"
    if max(found.p_bootstrap or 0, found.p_randomisation or 0) >= SIGNIFICANT:
        return "not sure"
    return "B" if ((found.difference or 0) > 0) == (metric.better == "higher") else "A"


def _moved(a: Scored, b: Scored, samples: tuple[Sequence[Sample], Sequence[Sample]]) -> list[Moved]:
    counts = [_issues(run) for run in (a, b)]
    texts = [
        {sample.segment: sample for sample in of_run if (sample.system, sample.set) == (run.system, run.set)}
        for run, of_run in zip((a, b), samples, strict=True)
    ]
    moved = [
        Moved(
            segment=at,
            change=counts[1][at] - counts[0][at],
            a=texts[0].get(at),
            b=texts[1].get(at),
        )
        for at in counts[0]
        if at in counts[1] and counts[0][at] != counts[1][at]
    ]
    return sorted(moved, key=lambda each: (each.change, each.segment))


def _issues(run: Scored) -> dict[int, int]:
    """How many entities are missing, altered or added, by segment."""
    statistics = run.statistics[FAMILY]
    wanted = [
        at
        for at, column in enumerate(statistics.columns)
        if column.partition(":")[0] in ("missing", "altered", "added")
    ]
    found: Counter[int] = Counter()
    for segment, row in zip(statistics.segments, statistics.rows, strict=True):
        found[segment] = int(sum(row[at] for at in wanted))
    return found
