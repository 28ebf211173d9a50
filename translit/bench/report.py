"""The results as one HTML page: plots, tables, and each system's worst segments with their faults marked.

It opens without a network: styles and drawings stand inside, and its policy lets it load nothing.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from translit.bench import plots
from translit.bench.metrics import get
from translit.bench.metrics.entities import KINDS
from translit.bench.results import Results, Score, Scored, SetRecord
from translit.bench.samples import Sample
from translit.bench.table import counted, digits, groups, heading, scored, signatures

if TYPE_CHECKING:
    from jinja2 import Template
    from markupsafe import Markup

N_WORST = 5
"""Segments shown of each system."""
_UNPRINTABLE = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
_TEMPLATES = Path(__file__).parent / "templates"
_BRIEF_STYLE = Path(__file__).parent.parent / "brief" / "templates"


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of text, and the fault that is marked there, if any."""

    text: str
    fault: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Worst:
    """One of a system's worst segments, marked."""

    sample: Sample
    source: tuple[Piece, ...]
    target: tuple[Piece, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A score as the table shows it."""

    value: str
    interval: str = ""
    of: str = ""
    """Of how many, where that is shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """One table: its title, its columns with what they mean, a row a system."""

    title: str
    columns: tuple[tuple[str, str], ...]
    rows: tuple[tuple[str, tuple[Cell, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """What is shown of one set."""

    bench_set: SetRecord
    anchor: str
    groups: tuple[Group, ...]
    speed: "Markup | None"
    kinds: "Markup | None"
    worst: tuple[tuple[str, tuple[Worst, ...]], ...]
    signatures: tuple[tuple[str, str], ...]
    """Whose it is, where not everyone's, and the signature."""


def html(results: Results, samples: Sequence[Sample]) -> str:
    """The page. The same results and samples give the same bytes, with one version of matplotlib."""
    sections = [
        _section(results, samples, bench_set, f"set-{number}")
        for number, bench_set in enumerate(results.sets, 1)
    ]
    text = _template().render(results=results, sections=sections)
    return _UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", text)


def marked(text: str, wanted: Iterable[tuple[str, str]]) -> tuple[Piece, ...]:
    """`text` with the first free place of each (words, fault) marked; what does not stand there is left.

    >>> [(piece.text, piece.fault) for piece in marked("a b a", [("a", "missing"), ("b", "added")])]
    [('a', 'missing'), (' ', ''), ('b', 'added'), (' a', '')]
    """
    taken: list[tuple[int, int, str]] = []
    for words, fault in wanted:
        for found in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text) if words else ():
            if all(found.end() <= start or end <= found.start() for start, end, _ in taken):
                taken.append((found.start(), found.end(), fault))
                break
    return tuple(piece for piece in _pieces(text, sorted(taken)) if piece.text)


def _pieces(text: str, spans: Sequence[tuple[int, int, str]]) -> Iterator[Piece]:
    end = 0
    for start, stop, fault in spans:
        yield Piece(text=text[end:start])
        yield Piece(text=text[start:stop], fault=fault)
        end = stop
    yield Piece(text=text[end:])


def worst(samples: Iterable[Sample], n: int = N_WORST) -> tuple[Worst, ...]:
    """The `n` segments with most faults: no translation at all first, then by issues, then by doubts."""
    faulty = [each for each in samples if each.issues or each.degenerations]
    ordered = sorted(faulty, key=lambda e: (-len(e.degenerations), -len(e.issues), -len(e.doubts), e.segment))
    return tuple(
        Worst(
            sample=each,
            source=marked(each.source, [(issue.source, issue.fault) for issue in each.issues]),
            target=marked(each.target, [(issue.target, issue.fault) for issue in each.issues]),
        )
        for each in ordered[:n]
    )


def _section(results: Results, samples: Sequence[Sample], bench_set: SetRecord, anchor: str) -> Section:
    runs = scored(results, bench_set.name)
    here = [sample for sample in samples if sample.set == bench_set.name]
    shown = [system.name for system in results.systems if system.role in ("model", "outputs")]
    return Section(
        bench_set=bench_set,
        anchor=anchor,
        groups=tuple(_groups(results, runs)),
        speed=_speed(runs, f"{anchor}-speed"),
        kinds=_kinds(runs, f"{anchor}-kinds"),
        worst=tuple((name, worst(each for each in here if each.system == name)) for name in shown),
        signatures=tuple(signatures(runs)),
    )


def _groups(results: Results, runs: Sequence[Scored]) -> Iterator[Group]:
    counts = {run.system: counted(run) for run in runs}
    for title, names in groups(runs):
        cells = (
            (run.system, tuple(_cell(name, run.score(name), counts[run.system].get(name)) for name in names))
            for run in runs
        )
        columns = tuple((heading(name), get(name).about) for name in names)
        yield Group(title=title, columns=columns, rows=tuple(cells))
    sizes = {system.name: system.size_bytes for system in results.systems}
    rows = tuple((run.system, _cost(run, sizes[run.system])) for run in runs if run.speed)
    if rows:
        columns = (
            ("source tokens/s ↑", "tokens as the model counts them"),
            ("segments/s ↑", ""),
            ("first output, s ↓", "from before the model is loaded to the first sentence"),
            ("peak memory, MiB ↓", "of the whole process"),
            ("model, MiB ↓", "its files on disk"),
        )
        yield Group(title="Cost", columns=columns, rows=rows)


def _cost(run: Scored, size: int | None) -> tuple[Cell, ...]:
    speed = run.speed
    if speed is None:
        return ()
    numbers = (
        (speed.tokens_per_s, 0),
        (speed.segments_per_s, 2),
        (speed.first_output_s, 1),
        (speed.peak_bytes and speed.peak_bytes / 2**20, 0),
        (size and size / 2**20, 0),
    )
    return tuple(Cell(value="–" if number is None else f"{number:.{n}f}") for number, n in numbers)


def _cell(name: str, score: Score | None, n: int | None) -> Cell:
    if score is None or score.value is None or score.low is None or score.high is None:
        return Cell(value="–")
    after = digits(name)
    interval = f"{score.low:.{after}f}–{score.high:.{after}f}"
    return Cell(value=f"{score.value:.{after}f}", interval=interval, of="" if n is None else f"of {n}")


def _speed(runs: Sequence[Scored], id_: str) -> "Markup | None":
    from markupsafe import Markup

    panels = {"entity recall, %": "entity_recall", "chrF": "chrF"}
    series = []
    for run in runs:
        speed = run.speed.tokens_per_s if run.speed else None
        found = {title: run.scores.get(name) for title, name in panels.items()}
        points = {title: _point(score, speed) for title, score in found.items() if speed is not None}
        series.append(plots.Series(name=run.system, points={t: p for t, p in points.items() if p}))
    series = [one for one in series if one.points]
    present = [title for title in panels if any(title in one.points for one in series)]
    # matplotlib escapes what it is given, and nothing else goes into the drawing.
    return Markup(plots.against_speed(series, present, id_)) if series else None  # noqa: S704


def _kinds(runs: Sequence[Scored], id_: str) -> "Markup | None":
    from markupsafe import Markup

    counts = [counted(run) for run in runs]
    totals = {kind: max((of_run[f"recall:{kind}"] for of_run in counts), default=0) for kind in KINDS}
    titles = {kind: f"{kind} ({n})" for kind, n in totals.items() if n}
    series = []
    for run in runs:
        found = {title: run.by_kind.get(f"recall:{kind}") for kind, title in titles.items()}
        points = {title: _point(score, 0.0) for title, score in found.items()}
        series.append(plots.Series(name=run.system, points={t: p for t, p in points.items() if p}))
    kinds = [title for title in titles.values() if any(title in one.points for one in series)]
    return Markup(plots.by_kind(series, kinds, id_)) if kinds else None  # noqa: S704 - as above


def _point(score: Score | None, x: float | None) -> plots.Point | None:
    if score is None or score.value is None or score.low is None or score.high is None or x is None:
        return None
    return plots.Point(x=x, value=score.value, low=score.low, high=score.high)


@cache
def _template() -> "Template":
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader([_TEMPLATES, _BRIEF_STYLE]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template("report.html.jinja")
