"""`translit bench`, `bench compare` and `bench gate`: which system keeps names, dates and figures."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from translit.cli import console
from translit.cli.options import ConfigName, Json, configure
from translit.terminal import plain, say

if TYPE_CHECKING:
    from translit.bench.compare import Comparison, Line, Moved
    from translit.bench.run import Finished

bench = typer.Typer(name="bench", invoke_without_command=True, rich_markup_mode=None)

MOVED_SHOWN = 5
"""Segments shown at either end: the most improved, the most worsened."""


def _parts(text: str | None) -> list[str]:
    return [part.strip() for part in (text or "").split(",") if part.strip()]


@bench.callback()
def run(
    context: typer.Context,
    models: Annotated[
        str | None,
        typer.Option("--models", metavar="A,B", help="Models, local folders or files of outputs."),
    ] = None,
    sets: Annotated[
        str | None, typer.Option("--sets", metavar="X,Y", help="seeds, or paths of .tsv or .jsonl.")
    ] = None,
    metrics: Annotated[
        str | None,
        typer.Option("--metrics", metavar="M,N", help="Metrics by name.", show_default="all"),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="DIR", help="Where the results go.")
    ] = None,
    config: ConfigName = "default",
) -> None:
    """Compare models on names, dates and figures.

    A model is NAME[:ENGINE][+prepare or +repair]: id-en-lite:ct2-int8-beam4 (the default), hf-float32-greedy.
    A file holds another system's outputs, a line for each of the set; {set} in its path is the set's name.
    LABEL= before either gives it a name. The references and the source copied are always scored too. A set
    is seeds (entities marked by hand), a .tsv (source, tab, reference) or a .jsonl (docs/benchmark.md).
    --config says what sees names; decoding is part of a model's name. DIR gets results.json, samples.jsonl,
    table.md and report.html; the table is printed. What a model has translated is kept in the cache: a
    second run only scores, an interrupted one goes on.

    \b
    Examples:
      translit bench --models id-en-lite,id-en-lite:ct2-int8-beam4+repair --sets seeds -o out/
      translit bench --models google=google.txt,id-en-lite --sets news.tsv --metrics chrF,entity_recall
    """
    if context.invoked_subcommand is not None:
        return
    if not models or not sets:
        missing = "--models" if not models else "--sets"
        raise typer.BadParameter("missing; see translit bench --help", param_hint=missing)
    from translit.bench import sets as bench_sets
    from translit.bench import systems, table
    from translit.bench.metrics import choose
    from translit.bench.run import run as run_bench
    from translit.tools import recogniser

    finished = run_bench(
        systems.parse(models),
        bench_sets.parse(sets),
        choose(_parts(metrics)),
        recogniser(configure(config).entities),
        console.progress,
    )
    if output is not None:
        _write(output, finished)
    print(plain_lines(table.markdown(finished.results)), end="")


def _write(folder: Path, finished: "Finished") -> None:
    """The results, the samples that they hold, and the two views of them."""
    from translit.atomic import write_text
    from translit.bench import samples, table
    from translit.bench.report import html
    from translit.bench.results import FILE, SAMPLES_FILE, dumps

    write_text(folder / SAMPLES_FILE, samples.dumps(finished.samples))
    write_text(folder / FILE, dumps(finished.results))
    write_text(folder / "table.md", table.markdown(finished.results))
    write_text(folder / "report.html", html(finished.results, finished.samples))
    say(f"written: {folder / FILE}, {SAMPLES_FILE}, table.md, report.html")


def plain_lines(text: str) -> str:
    """Each line made safe for a terminal."""
    return "".join(f"{plain(line)}\n" for line in text.splitlines())


@bench.command("compare")
def compare_results(
    first: Annotated[Path, typer.Argument(metavar="A.json", help="Results, or the folder they lie in.")],
    second: Annotated[Path, typer.Argument(metavar="B.json", help="Others, or the same.")],
    systems: Annotated[
        str | None,
        typer.Option("--systems", metavar="A,B", help="A system of each.", show_default="those of one name"),
    ] = None,
    *,
    as_json: Json = False,
) -> None:
    """Compare two systems, or one before and after: paired tests, by metric, by kind and by segment.

    B minus A, with its interval (paired bootstrap) and two p-values of no difference: paired bootstrap and
    approximate randomisation. B or A is called better where both are under 0.05.

    \b
    Examples:
      translit bench compare before/results.json after/results.json
      translit bench compare out/ out/ --systems id-en-lite:ct2-int8-beam4,id-en-lite:hf-float32-beam4
    """
    from translit.bench import samples
    from translit.bench.compare import compared, pairs
    from translit.bench.results import load

    asked = _parts(systems)
    if asked and len(asked) != 2:
        raise typer.BadParameter("two systems, a comma between them", param_hint="--systems")
    results = load(first), load(second)
    texts = [samples.load(one, path) or [] for one, path in zip(results, (first, second), strict=True)]
    for a, b in pairs(*results, (asked[0], asked[1]) if asked else None):
        found = compared(a, b, (texts[0], texts[1]))
        if as_json:
            lines = {
                name: [
                    {"metric": line.metric, "better": line.better, **asdict(line.difference)}
                    for line in group
                ]
                for name, group in (("metrics", found.lines), ("by_kind", found.by_kind))
            }
            moved = [{"segment": each.segment, "change": each.change} for each in found.moved]
            row = {"set": found.set, "a": found.a, "b": found.b, **lines, "moved": moved}
            print(json.dumps(row, ensure_ascii=False))
        else:
            _show(found)


def _show(found: "Comparison") -> None:
    columns = ["metric", "A", "B", "B - A", "95%", "p bootstrap", "p random", "better"]
    print(plain(f"{found.set}: A is {found.a}, B is {found.b}"))
    console.table("Metrics", columns, [_row(line) for line in found.lines])
    console.table("By kind", columns, [_row(line) for line in found.by_kind])
    better = [each for each in found.moved if each.change < 0]
    worse = [each for each in found.moved if each.change > 0]
    print(f"{len(better)} segments have fewer issues in B, {len(worse)} have more")
    shown = [*better[:MOVED_SHOWN], *worse[-MOVED_SHOWN:]]
    if shown:
        console.table("Segments", ["segment", "issues", "A", "B"], [_segment(each) for each in shown])


def _row(line: "Line") -> list[str]:
    found = line.difference
    if found.difference is None or found.low is None or found.high is None:
        return [line.metric, *(["-"] * 6), ""]
    return [
        line.metric,
        f"{found.a:.2f}",
        f"{found.b:.2f}",
        f"{found.difference:+.2f}",
        f"{found.low:+.2f} to {found.high:+.2f}",
        f"{found.p_bootstrap:.3f}",
        f"{found.p_randomisation:.3f}",
        line.better,
    ]


def _segment(each: "Moved") -> list[str]:
    texts = [sample.target if sample else "(no samples.jsonl)" for sample in (each.a, each.b)]
    return [str(each.segment + 1), f"{each.change:+d}", *texts]


@bench.command()
def gate(
    results: Annotated[Path, typer.Argument(metavar="RESULTS", help="results.json, or its folder.")],
    floors: Annotated[Path, typer.Option("--floors", metavar="FILE", help="The floors, in JSON.")],
    *,
    write: Annotated[
        bool, typer.Option("--write", help="Raise the floors to these results; make the file if needed.")
    ] = False,
    allow_regression: Annotated[
        bool, typer.Option("--allow-regression", help="Let scores fall below, and with --write the floors.")
    ] = False,
) -> None:
    """Hold results against floors; exit 1 if a score is below one.

    FILE is set: system: metric: number. Where lower is better the number is a ceiling. A floor that the
    results have no score for is below it. --write raises floors, and lowers none without
    --allow-regression.

    \b
    Examples:
      translit bench gate out/results.json --floors tests/cases/bench_floors.json
      translit bench gate out/ --floors floors.json --write
    """
    from translit.atomic import write_text
    from translit.bench import gate as gates
    from translit.bench.results import load

    loaded = load(results)
    known = {} if write and not floors.exists() else gates.read(floors)
    found = gates.checks(loaded, known)
    below = [check for check in found if not check.holds]
    for check in below:
        value = "no score" if check.value is None else f"{check.value:g}"
        print(plain(f"{check.set}: {check.system}: {check.metric}: {value}, the floor is {check.floor:g}"))
    print(f"{len(found)} floors, {len(below)} not held")
    if write:
        write_text(floors, gates.dumps(gates.raised(loaded, known, allow_regression=allow_regression)))
        say(f"written: {floors}")
    raise typer.Exit(1 if below and not allow_regression else 0)
