"""Every segment of a run with its outputs and what is wrong with them, a line of JSON each."""

import hashlib
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from pydantic import ValidationError

from translit.bench.judge import Judged, Marked
from translit.bench.results import SAMPLES_FILE, Results, SamplesRecord
from translit.errors import InputError
from translit.strict import Strict
from translit.types import Fault


class SampleIssue(Strict):
    """An issue, as the ledger has it."""

    fault: Fault
    kind: str
    source: str
    target: str
    message: str


class Sample(Strict):
    """One segment and one system."""

    set: str
    segment: int
    system: str
    source: str
    references: tuple[str, ...]
    target: str
    sha256: str
    """Of set hash, segment and target: the first 16 digits."""
    issues: tuple[SampleIssue, ...] = ()
    doubts: tuple[str, ...] = ()
    degenerations: tuple[str, ...] = ()


def samples(
    marked: Marked, system: str, targets: Sequence[str], judged: Sequence[Judged]
) -> Iterator[Sample]:
    """Those of one system on one set, in order."""
    for at, (item, target, verdict) in enumerate(zip(marked.bench_set.items, targets, judged, strict=True)):
        yield Sample(
            set=marked.bench_set.name,
            segment=at,
            system=system,
            source=item.source,
            references=item.references,
            target=target,
            sha256=hashlib.sha256(f"{marked.bench_set.sha256}\0{at}\0{target}".encode()).hexdigest()[:16],
            issues=tuple(
                SampleIssue(
                    fault=each.fault,
                    kind=each.kind,
                    source=each.source,
                    target=each.target,
                    message=each.message,
                )
                for each in verdict.issues
            ),
            doubts=tuple(each.message for each in verdict.doubts),
            degenerations=tuple(each.message for each in verdict.degenerations),
        )


def dumps(lines: Sequence[Sample]) -> str:
    """A line each."""
    return "".join(
        json.dumps(line.model_dump(mode="json"), ensure_ascii=False, separators=(",", ":")) + "\n"
        for line in lines
    )


def record(text: str, n: int) -> SamplesRecord:
    """What the results say of the file that holds `text`."""
    return SamplesRecord(file=SAMPLES_FILE, sha256=hashlib.sha256(text.encode()).hexdigest(), n=n)


def load(results: Results, path: Path) -> list[Sample] | None:
    """The samples beside the results at `path`; None where the file is not there.

    Raises:
        InputError: it is not the file that the results were written with.
    """
    if results.samples is None:
        return None
    file = (path if path.is_dir() else path.parent) / results.samples.file
    if not file.is_file():
        return None
    text = file.read_text(encoding="utf-8")
    if hashlib.sha256(text.encode()).hexdigest() != results.samples.sha256:
        raise InputError(f"{file}: not the samples that {path} was written with; run translit bench again")
    try:
        # At line feeds alone: inside a line U+2028 may stand as it is.
        return [Sample.model_validate_json(line) for line in text.split("\n") if line]
    except ValidationError as err:
        raise InputError(f"{file}: a line is no sample ({err.errors()[0]['msg']})") from err
