"""The results as Markdown: a table for each sort of metric, each score with its interval and signature."""

import re
from collections.abc import Iterator, Sequence

from translit.bench.metrics import OVERLAP, get
from translit.bench.results import Results, Score, Scored, SetRecord

GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Likeness to the reference", OVERLAP),
    (
        "Names, figures and dates",
        ("entity_recall", "entity_recall_strict", "entity_precision", "entity_f1", "entity_f1_strict"),
    ),
    ("By class", ("number_accuracy", "date_accuracy", "m_eta", "m_eta_words")),
    (
        "Faults and oddities",
        ("faulty_segments", "added_rate", "unverifiable_share", "polarity_doubts", "degeneration_rate",
         "length_ratio"),
    ),
)  # fmt: skip
SHORT = {name: name.replace("_", " ") for _, names in GROUPS for name in names}
_MEBI = 2**20


def markdown(results: Results) -> str:
    """All sets, one after the other."""
    return "\n".join(_page(results)).rstrip("\n") + "\n"


def scored(results: Results, set_name: str) -> list[Scored]:
    """What was scored on a set, in the order of the systems."""
    return [run for run in results.runs if run.set == set_name]


def digits(metric: str) -> int:
    """After the point."""
    return 2 if metric in ("length_ratio", *OVERLAP) else 1


def shown(metric: str, score: Score) -> str:
    """`93.1 (91.0-95.2)`; a dash where there was nothing to count."""
    if score.value is None or score.low is None or score.high is None:
        return "–"
    n = digits(metric)
    return f"{score.value:.{n}f} ({score.low:.{n}f}–{score.high:.{n}f})"


def arrow(metric: str) -> str:
    """Which way is better."""
    return {"higher": " ↑", "lower": " ↓", "neither": ""}[get(metric).better]


def _page(results: Results) -> Iterator[str]:
    environment = results.environment
    commit = f", commit {environment.commit}" if environment.commit else ""
    yield f"translit {environment.version}{commit}; {environment.n_cpus} of {environment.cpu}."
    yield ""
    for bench_set in results.sets:
        yield from _set(results, bench_set)
    for system in results.systems:
        if system.note:
            yield f"- {cell(system.name)}: {cell(system.note)}"


def _set(results: Results, bench_set: SetRecord) -> Iterator[str]:
    runs = scored(results, bench_set.name)
    yield f"## {cell(bench_set.name)}"
    yield ""
    yield (
        f"{bench_set.n_segments} segments, {bench_set.n_references} with a reference, {bench_set.n_entities} "
        f"entities ({bench_set.entities}); sha256 {bench_set.sha256[:12]}; licence: "
        f"{cell(bench_set.licence)}. In brackets: 95% intervals."
    )
    yield ""
    for title, names in GROUPS:
        present = [name for name in names if any(name in run.scores for run in runs)]
        if present:
            yield from _table(
                title,
                [f"{SHORT[name]}{arrow(name)}" for name in present],
                [(run, [shown(name, run.scores[name]) for name in present]) for run in runs],
            )
    if any(run.speed for run in runs):
        yield from _cost(results, runs)
    yield "Signatures:"
    yield ""
    for name in dict.fromkeys(name for run in runs for name in run.scores):
        yield f"- `{runs[0].scores[name].signature}`"
    yield ""


def _cost(results: Results, runs: Sequence[Scored]) -> Iterator[str]:
    sizes = {system.name: system.size_bytes for system in results.systems}
    rows = []
    for run in runs:
        if run.speed is not None:
            speed, size = run.speed, sizes[run.system]
            cells = [
                f"{speed.tokens_per_s:.0f}" if speed.tokens_per_s is not None else "–",
                f"{speed.segments_per_s:.2f}" if speed.segments_per_s is not None else "–",
                f"{speed.first_output_s:.1f}" if speed.first_output_s is not None else "–",
                f"{speed.peak_bytes / _MEBI:.0f}" if speed.peak_bytes is not None else "–",
                f"{size / _MEBI:.0f}" if size is not None else "–",
            ]
            rows.append((run, cells))
    columns = ["source tokens/s ↑", "segments/s ↑", "first output, s ↓", "peak memory, MiB ↓", "model, MiB ↓"]
    yield from _table("Cost", columns, rows)


def _table(title: str, columns: Sequence[str], rows: Sequence[tuple[Scored, Sequence[str]]]) -> Iterator[str]:
    yield f"| {title} | {' | '.join(columns)} |"
    yield f"|---|{'---|' * len(columns)}"
    for run, cells in rows:
        yield f"| {cell(run.system)} | {' | '.join(cells)} |"
    yield ""


def cell(text: str) -> str:
    """Text from outside, inert in a cell of a Markdown table."""
    return re.sub(r"([\\|`*<>\[\]&])", r"\\\1", " ".join(text.split()))
