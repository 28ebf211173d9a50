"""READ THIS FIRST of the benchmark: systems x sets to Results. The only place that knows the order."""

import gc
import hashlib
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from itertools import chain
from typing import TypeAlias

from translit import manifest
from translit.bench import samples as sampled
from translit.bench.environment import environment
from translit.bench.judge import Marked, judge, mark
from translit.bench.metrics import BY_KIND, Metric, overlap
from translit.bench.metrics import entities as entity_metrics
from translit.bench.metrics.overlap import NAMES as OVERLAP
from translit.bench.metrics.record import Statistics
from translit.bench.results import (
    Results,
    Rows,
    Score,
    Scored,
    SetRecord,
    Speed,
    SystemRecord,
)
from translit.bench.samples import Sample
from translit.bench.sets import BenchSet
from translit.bench.statistics import N_SAMPLES, SEED, estimate
from translit.bench.systems import System
from translit.bench.translate import Outputs, Runner, read_outputs
from translit.types import Progress, Recogniser

Label: TypeAlias = Callable[[str], AbstractContextManager[Progress]]
"""Shows progress under a label while a block runs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finished:
    """What a run gives: its results and every sample, whose file the results name."""

    results: Results
    samples: tuple[Sample, ...]


def run(
    systems: Sequence[System],
    sets: Sequence[BenchSet],
    metrics: Sequence[Metric],
    recogniser: Recogniser | None,
    progress: Label,
) -> Finished:
    """Mark the sets, get each system's outputs, judge and score them. One model is in memory at a time.

    Raises:
        InputError: a file of outputs is not of its set.
        ModelError: a model is not there, or failed.
    """
    marked = []
    for bench_set in sets:
        with progress(f"entities of {bench_set.name}"):
            marked.append(mark(bench_set, recogniser))
    for system in systems:
        if system.config is None:  # a file that is not of its set is told before any model works
            _outputs(system, marked, progress)
    runs: list[Scored] = []
    lines: list[Sample] = []
    for system in systems:
        for each, outputs in zip(marked, _outputs(system, marked, progress), strict=True):
            if system.role == "references" and not any(item.references for item in each.bench_set.items):
                continue
            with progress(f"scores of {system.name} on {each.bench_set.name}"):
                scored, found = _scored(system, each, outputs, metrics, recogniser)
            runs.append(scored)
            lines += found
    text = sampled.dumps(lines)
    return Finished(
        results=Results(
            environment=environment(recogniser),
            sets=tuple(map(_set_record, marked)),
            systems=tuple(map(_system_record, systems)),
            runs=tuple(runs),
            samples=sampled.record(text, len(lines)),
        ),
        samples=tuple(lines),
    )


def _outputs(system: System, marked: Sequence[Marked], progress: Label) -> list[Outputs]:
    if system.config is None:
        return [read_outputs(system, each) for each in marked]
    runner = Runner(system, system.config)
    outputs = []
    for each in marked:
        with progress(f"{system.name} translates {each.bench_set.name}") as report:
            outputs.append(runner.outputs(each, report))
    del runner
    gc.collect()  # the model is gone before the next is loaded
    return outputs


def _scored(
    system: System,
    marked: Marked,
    outputs: Outputs,
    metrics: Sequence[Metric],
    recogniser: Recogniser | None,
) -> tuple[Scored, list[Sample]]:
    """Everything of one system on one set. Where only some lines have references, `references` has those."""
    targets = outputs.targets
    references = [item.references for item in marked.bench_set.items]
    judged = judge(marked, targets, outputs.truncated)
    statistics = {entity_metrics.FAMILY: entity_metrics.statistics(judged, targets, references)}
    if system.role == "references":
        with_references = {at for at, of_segment in enumerate(references) if of_segment}
        statistics = {name: found.only(with_references) for name, found in statistics.items()}
    for name in OVERLAP:
        if any(metric.family == name for metric in metrics):
            statistics[name] = overlap(name).statistics(targets, references)
    given = "marked" if marked.bench_set.is_gold else f"found|recogniser:{entity_metrics.sees(recogniser)}"
    scored = Scored(
        system=system.name,
        set=marked.bench_set.name,
        scores={metric.name: score(metric, statistics[metric.family], marked, given) for metric in metrics},
        by_kind={
            metric.name: found
            for metric in chain(*BY_KIND.values())
            if (found := score(metric, statistics[metric.family], marked, given)).value is not None
        },
        counts=_counts(statistics[entity_metrics.FAMILY]),
        speed=_speed(outputs),
        outputs_sha256=hashlib.sha256("".join(f"{line}\n" for line in targets).encode()).hexdigest(),
        statistics={name: Rows.of(found) for name, found in statistics.items()},
    )
    shown = sampled.samples(marked, system.name, targets, judged)
    return scored, [each for each in shown if system.role != "references" or each.references]


def score(metric: Metric, statistics: Statistics, marked: Marked, given: str) -> Score:
    """The metric's score with its interval and its full signature; `given`: where the entities are from."""
    found = estimate(metric, statistics)
    return Score(
        value=_rounded(found.value),
        low=_rounded(found.low),
        high=_rounded(found.high),
        signature=signature(metric, statistics, marked, given, found.interval),
    )


def signature(metric: Metric, statistics: Statistics, marked: Marked, given: str, interval: str) -> str:
    """All that a score depends on but the outputs, in one short string."""
    from translit import __version__

    bench_set = marked.bench_set
    parts = [metric.name, f"set:{bench_set.name}#{bench_set.sha256[:12]}", f"n:{len(statistics.segments)}"]
    if metric.family == entity_metrics.FAMILY:
        parts.append(f"entities:{given}")
    else:
        with_references = [len(item.references) for item in bench_set.items if item.references]
        parts.append(f"nrefs:{min(with_references, default=0)}")
    parts += [metric.signature] if metric.signature else []
    how = f"bootstrap:{N_SAMPLES}|seed:{SEED}" if interval == "bootstrap" else interval
    return "|".join([*parts, f"interval:{how}", f"translit:{__version__}"])


def _counts(statistics: Statistics) -> dict[str, int]:
    """Entities by state, issues by fault: what the percentages are of."""
    totals: dict[str, int] = {}
    for column, total in zip(statistics.columns, statistics.rows.sum(0), strict=True):
        name, _, kind = column.partition(":")
        if name in ("kept", "altered", "missing", "unverifiable", "added", "strict") and kind:
            totals[name] = totals.get(name, 0) + int(total)
    return {**totals, "segments": len(statistics.rows)}


def _speed(outputs: Outputs) -> Speed | None:
    if not outputs.chunks:
        return None
    seconds = sum(chunk.seconds for chunk in outputs.chunks)
    tokens = sum(chunk.source_tokens for chunk in outputs.chunks)
    peaks = [chunk.peak_bytes for chunk in outputs.chunks if chunk.peak_bytes is not None]
    return Speed(
        seconds=round(seconds, 3),
        tokens_per_s=round(tokens / seconds, 2) if seconds > 0 else None,
        segments_per_s=round(len(outputs.targets) / seconds, 3) if seconds > 0 else None,
        first_output_s=next((round(c.start_s, 3) for c in outputs.chunks if c.start_s is not None), None),
        peak_bytes=max(peaks, default=None),
    )


def _set_record(marked: Marked) -> SetRecord:
    bench_set = marked.bench_set
    return SetRecord(
        name=bench_set.name,
        version=bench_set.version,
        sha256=bench_set.sha256,
        licence=bench_set.licence,
        n_segments=len(bench_set.items),
        n_references=sum(bool(item.references) for item in bench_set.items),
        entities="marked" if bench_set.is_gold else "found",
        n_entities=len(marked.entities),
    )


def _system_record(system: System) -> SystemRecord:
    if system.config is None:
        return SystemRecord(name=system.name, role=system.role, note=system.note)
    translate = system.config.translate
    if translate.engine == "fake":
        return SystemRecord(
            name=system.name,
            role=system.role,
            model="fake",
            engine="fake",
            config_digest=system.config.digest,
        )
    model = manifest.find(str(translate.model), "translate")
    kind = translate.compute_type if translate.engine == "ct2" else "float32"
    return SystemRecord(
        name=system.name,
        role=system.role,
        model=model.name,
        sha256=model.sha256,
        revision=model.revision,
        licence=model.manifest.licence,
        engine=f"{translate.engine}-{kind}-beam{translate.beam_size}",
        config_digest=_digest(system),
        size_bytes=sum((model.folder / file).stat().st_size for file in model.files),
        note=system.note,
    )


def _digest(system: System) -> str | None:
    """The config's, with the model's name in place of its path: two machines have the same."""
    if system.config is None:
        return None
    model = manifest.find(str(system.config.translate.model), "translate").name
    translate = system.config.translate.model_copy(update={"model": model})
    return system.config.model_copy(update={"translate": translate}).digest


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 6)
