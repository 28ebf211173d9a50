"""The results as Markdown: a table for each sort of metric, each score with its interval and signature."""

import re
from collections.abc import Iterator, Sequence

from translit.bench.metrics import BY_KIND, OVERLAP, get
from translit.bench.metrics.entities import FAMILY, NAMES
from translit.bench.results import Results, Score, Scored, SetRecord

_NAMES = tuple(f"recall:{kind}" for kind in NAMES)
GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Likeness to the reference", OVERLAP),
    (
        "Names, figures and dates",
        ("entity_recall", "entity_recall_strict", "entity_precision", "entity_precision_strict", "entity_f1",
         "entity_f1_strict"),
    ),
    ("By class", ("number_accuracy", "date_accuracy", "m_eta", "m_eta_words")),
    ("Precision by class", tuple(m.name for m in (*BY_KIND["precision"], *BY_KIND["precision_strict"]))),
    ("F1 by class", tuple(m.name for m in (*BY_KIND["f1"], *BY_KIND["f1_strict"]))),
    ("By kind: names kept", _NAMES),
    ("By kind: figures and dates kept", tuple(m.name for m in BY_KIND["recall"] if m.name not in _NAMES)),
    (
        "Faults and oddities",
        ("faulty_segments", "added_rate", "unverifiable_share", "polarity_doubts", "degeneration_rate",
         "length_ratio"),
    ),
)  # fmt: skip
OTHERS = "Others"
"""Title of what `--metrics` named and no group has."""
_GROUPED = frozenset(name for _, names in GROUPS for name in names)
_COUNTED = tuple(m for group in BY_KIND if not group.startswith("f1") for m in BY_KIND[group])
"""Shares of entities of a kind or class; F1 is of two bottoms and has no count."""
_MEBI = 2**20


def markdown(results: Results) -> str:
    """All sets, one after the other."""
    return "\n".join(_page(results)).rstrip("\n") + "\n"


def scored(results: Results, set_name: str) -> list[Scored]:
    """What was scored on a set, in the order of the systems."""
    return [run for run in results.runs if run.set == set_name]


def groups(runs: Sequence[Scored]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each table's title and its metrics, of those that some run has; last, what is in no group."""
    scores = dict.fromkeys(name for run in runs for name in (*run.scores, *run.by_kind))
    for title, names in GROUPS:
        if present := tuple(name for name in names if name in scores):
            yield title, present
    asked = dict.fromkeys(name for run in runs for name in run.scores)
    if others := tuple(name for name in asked if name not in _GROUPED):
        yield OTHERS, others


def heading(metric: str) -> str:
    """A column's, with an arrow to the better; in a table by kind or class that is not said again."""
    name = metric
    if metric in _GROUPED and ":" in metric:
        of, _, name = metric.partition(":")
        name += " strict" if of.endswith("_strict") else ""
    return f"{name.replace('_', ' ')}{arrow(metric)}"


def counted(run: Scored) -> dict[str, int]:
    """How many entities each share by kind or class is of."""
    rows = run.statistics[FAMILY].statistics
    total = rows.rows.sum(0)
    return {metric.name: round(metric.trials(rows.columns, total)) for metric in _COUNTED}


def signatures(runs: Sequence[Scored]) -> list[tuple[str, str]]:
    """(whose, signature): one a metric; where they differ, each with its systems, else with none.

    Kinds and classes are signed once, as `recall:KIND`: they differ in nothing else. Where systems differ, it
    is in the interval, or `references` has fewer segments.
    """
    whose: dict[str, dict[str, dict[str, None]]] = {}
    for _, names in groups(runs):
        for name in names:
            of, colon, _ = name.partition(":")
            label = f"{of}:{'KIND' if of.startswith('recall') else 'CLASS'}" if colon else name
            for run in runs:
                score = run.score(name)
                if score is not None and score.value is not None:
                    signature = label + score.signature.removeprefix(name)
                    whose.setdefault(label, {}).setdefault(signature, {})[run.system] = None
    return [
        ("" if len(signed) == 1 else ", ".join(systems), signature)
        for signed in whose.values()
        for signature, systems in signed.items()
    ]


def digits(metric: str) -> int:
    """After the point."""
    return 2 if metric in ("length_ratio", *OVERLAP) else 1


def shown(metric: str, score: Score | None, n: int | None = None) -> str:
    """`93.1 (91.0–95.2)`, with `n` `93.1 (91.0–95.2) of 44`; a dash where there was nothing to count."""
    if score is None or score.value is None or score.low is None or score.high is None:
        return "–"
    after = digits(metric)
    of = "" if n is None else f" of {n}"
    return f"{score.value:.{after}f} ({score.low:.{after}f}–{score.high:.{after}f}){of}"


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
        f'{cell(bench_set.licence)}. In brackets: 95% intervals; "of": of how many.'
    )
    yield ""
    counts = {run.system: counted(run) for run in runs}
    for title, names in groups(runs):
        rows = [
            (run, [shown(name, run.score(name), counts[run.system].get(name)) for name in names])
            for run in runs
        ]
        yield from _table(title, [heading(name) for name in names], rows)
    if any(run.speed for run in runs):
        yield from _cost(results, runs)
    yield "Signatures:"
    yield ""
    for who, signature in signatures(runs):
        yield f"- {cell(who)}: `{signature}`" if who else f"- `{signature}`"
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
