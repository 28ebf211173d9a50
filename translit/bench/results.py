"""The results of a run, as their JSON holds them: canonical, of one form, without a clock or a path.

docs/benchmark.md says what each key means; docs/bench.schema.json is made from here.
"""

import json
from pathlib import Path
from typing import Literal

import numpy as np
from pydantic import ValidationError

from translit.bench.metrics.record import Statistics
from translit.bench.systems import Role
from translit.errors import InputError
from translit.strict import Strict

FORMAT: Literal["translit-bench/1"] = "translit-bench/1"
FILE, SAMPLES_FILE = "results.json", "samples.jsonl"


class Score(Strict):
    """One metric of one system on one set. `value` is null where there is nothing to count."""

    value: float | None
    low: float | None
    high: float | None
    signature: str


class Rows(Strict):
    """Statistics of segments: see `Statistics`."""

    columns: tuple[str, ...]
    rows: tuple[tuple[float, ...], ...]
    segments: tuple[int, ...]

    @classmethod
    def of(cls, statistics: Statistics) -> "Rows":
        """Without the columns that count nothing anywhere, unless their place is their name."""
        wanted = [
            at
            for at, column in enumerate(statistics.columns)
            if column.isdigit() or statistics.rows[:, at].any()
        ]
        return cls(
            columns=tuple(statistics.columns[at] for at in wanted),
            rows=tuple(tuple(map(_number, row)) for row in statistics.rows[:, wanted].tolist()),
            segments=statistics.segments,
        )

    @property
    def statistics(self) -> Statistics:
        """To score again, or to compare."""
        rows = np.array(self.rows, dtype=np.float64).reshape(len(self.rows), len(self.columns))
        return Statistics(columns=self.columns, rows=rows, segments=self.segments)


class Speed(Strict):
    """What the translation of a set cost, on the machine of the run that made it."""

    seconds: float
    tokens_per_s: float | None
    """Source tokens, as the model itself counts them."""
    segments_per_s: float | None
    first_output_s: float | None
    """From before the model is loaded to the first sentence's English; null where no chunk had to load it."""
    peak_bytes: int | None
    """Resident memory of the whole process at its highest while this model translated."""


class Environment(Strict):
    """Where and with what."""

    version: str
    commit: str | None
    """Of translit's checkout; ends in -dirty where files were changed."""
    python: str
    packages: dict[str, str]
    cpu: str
    n_cpus: int
    n_samples: int
    seed: int
    recogniser: str | None
    """Name and hash of what sees names beside the rules."""


class SetRecord(Strict):
    """A set as it was used."""

    name: str
    version: str
    sha256: str
    licence: str
    n_segments: int
    n_references: int
    """Segments that have one."""
    entities: Literal["marked", "found"]
    n_entities: int


class SystemRecord(Strict):
    """A system as it was used. Of outputs in a file only the name is known."""

    name: str
    role: Role
    model: str | None = None
    sha256: str | None = None
    revision: str | None = None
    licence: str | None = None
    engine: str | None = None
    config_digest: str | None = None
    size_bytes: int | None = None
    """Of the model's files on disk."""
    note: str = ""


class Scored(Strict):
    """One system on one set."""

    system: str
    set: str
    scores: dict[str, Score]
    by_kind: dict[str, Score]
    """`recall:person`, `precision:names`, `f1_strict:dates` and so on; none with nothing to count."""
    counts: dict[str, int]
    speed: Speed | None
    outputs_sha256: str
    """Of the outputs, a line each."""
    statistics: dict[str, Rows]

    def score(self, metric: str) -> Score | None:
        """Over all or by kind."""
        return self.scores.get(metric) or self.by_kind.get(metric)


class SamplesRecord(Strict):
    """The file beside this one that holds every segment with its outputs and faults."""

    file: str
    sha256: str
    n: int


class Results(Strict):
    """A whole run."""

    format: Literal["translit-bench/1"] = FORMAT
    environment: Environment
    sets: tuple[SetRecord, ...]
    systems: tuple[SystemRecord, ...]
    runs: tuple[Scored, ...]
    samples: SamplesRecord | None = None

    def run(self, system: str, set_name: str) -> Scored | None:
        """That system on that set."""
        return next((run for run in self.runs if (run.system, run.set) == (system, set_name)), None)


def dumps(results: Results) -> str:
    """The same results give the same bytes, without spaces: most of them are statistics."""
    return json.dumps(results.model_dump(mode="json"), ensure_ascii=False, separators=(",", ":")) + "\n"


def schema() -> str:
    """The JSON Schema of the results, as docs/bench.schema.json holds it."""
    return json.dumps(Results.model_json_schema(), ensure_ascii=False, indent=2) + "\n"


def load(path: Path) -> Results:
    """Read the results at `path`, or in the folder `path`.

    Raises:
        InputError: they cannot be read, or are not of this form.
    """
    file = path / FILE if path.is_dir() else path
    try:
        return Results.model_validate_json(file.read_text(encoding="utf-8"))
    except OSError as err:
        raise InputError(
            f"{file}: cannot be read ({err.strerror}); make it with translit bench -o DIR"
        ) from err
    except (UnicodeDecodeError, ValidationError) as err:
        first = err.errors()[0] if isinstance(err, ValidationError) else None
        where = ".".join(map(str, first["loc"])) if first else "not UTF-8"
        raise InputError(
            f"{file}: not results of translit bench ({where}: {first['msg'] if first else err}); "
            f"their format is {FORMAT}"
        ) from err


def _number(value: float) -> float:
    return int(value) if value == int(value) else value
