"""Comparing two systems: over what both have, and only where both were scored the same way."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from typer.testing import CliRunner

from translit.bench import sets, systems
from translit.bench.compare import compared, pairs
from translit.bench.metrics import choose
from translit.bench.results import Results, Rows, Score, Scored
from translit.bench.run import run
from translit.cli import app
from translit.errors import InputError
from translit.recognise import load as load_recogniser
from translit.types import Progress, Recogniser

LINES = ("Ia tiba di Seoul.\tHe arrived in Seoul.", "Ia tiba di Tokyo.", "Ia pergi.\tHe left for Seoul.")
OUTPUTS = ("He arrived in Tokyo.", "He arrived in Tokyo.", "He left for Seoul.")


@contextmanager
def quiet(_label: str) -> Iterator[Progress]:
    """Progress that nobody sees."""
    yield lambda _done, _total: None


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A set of three lines, of which the second has no reference, and a system's outputs."""
    (tmp_path / "x.tsv").write_text("\n".join(LINES) + "\n", encoding="utf-8")
    (tmp_path / "mt.txt").write_text("\n".join(OUTPUTS) + "\n", encoding="utf-8")
    return tmp_path


def results(folder: Path, recogniser: Recogniser | None = None, *metrics: str) -> Results:
    """The system `mt` on the set."""
    loaded = [sets.load(str(folder / "x.tsv"))]
    return run(systems.parse(f"mt={folder}/mt.txt"), loaded, choose(metrics), recogniser, quiet).results


def named(found: Results, system: str) -> Scored:
    """What a system scored, which was run."""
    scored = found.run(system, "x")
    assert scored is not None
    return scored


def test_systems_are_compared_over_the_segments_that_both_have(folder: Path) -> None:
    """The references lack a line: both are scored over the two that have one, not over three and two."""
    found = results(folder)
    lines = compared(named(found, "references"), named(found, "mt"), ((), ())).lines
    recall = next(line.difference for line in lines if line.metric == "entity_recall")
    assert (recall.a, recall.b) == (100, 0)
    assert named(found, "mt").scores["entity_recall"].value == 50


def test_the_command_compares_with_the_references(folder: Path) -> None:
    """Where only some lines have them, too."""
    done = CliRunner().invoke(
        app, ["bench", "--models", f"mt={folder}/mt.txt", "--sets", f"{folder}/x.tsv", "-o", f"{folder}/out"]
    )
    assert done.exit_code == 0
    out = str(folder / "out")
    done = CliRunner().invoke(app, ["bench", "compare", out, out, "--systems", "references,mt", "--json"])
    assert done.exit_code == 0
    lines = {line["metric"]: line for line in json.loads(done.stdout)["metrics"]}
    assert (lines["entity_recall"]["a"], lines["entity_recall"]["b"]) == (100, 0)


def test_systems_without_a_common_segment_are_refused(folder: Path) -> None:
    """There is nothing to pair; the error names both."""
    whole = named(results(folder, None, "entity_recall"), "mt")
    first, last = (_only(whole, name, segment) for name, segment in (("first", 0), ("last", 2)))
    with pytest.raises(InputError, match="first and last have no segment in common"):
        compared(first, last, ((), ()))


def _only(scored: Scored, name: str, segment: int) -> Scored:
    """The run, under another name, with one segment alone."""
    rows = {family: Rows.of(found.statistics.only({segment})) for family, found in scored.statistics.items()}
    return scored.model_copy(update={"system": name, "statistics": rows})


def test_a_metric_that_needs_references_is_none_without_them(folder: Path) -> None:
    """A set that has none is compared all the same: BLEU is not there, recall is."""
    (folder / "x.tsv").write_text("\n".join(line.partition("\t")[0] for line in LINES), encoding="utf-8")
    found = named(results(folder, None, "BLEU", "entity_recall"), "mt")
    bleu, recall = compared(found, found, ((), ())).lines
    assert bleu.difference.difference is None
    assert recall.difference.difference == 0


@pytest.mark.parametrize("loads", [True, False])
def test_a_signature_says_what_finds_names(folder: Path, loads: bool) -> None:  # noqa: FBT001 - a case
    """The recogniser and its hash, or that there are the rules alone; sacrebleu's scores need neither."""
    recogniser = load_recogniser() if loads else None
    sees = f"{recogniser.name}#{recogniser.sha256[:12]}" if recogniser else "rules"
    found = named(results(folder, recogniser), "mt")
    assert f"|entities:found|recogniser:{sees}|" in found.scores["entity_recall"].signature
    assert f"|entities:found|recogniser:{sees}|" in found.by_kind["recall:place"].signature
    assert "recogniser" not in found.scores["BLEU"].signature


def test_marked_entities_are_found_by_nothing(folder: Path) -> None:
    """Their scores do not depend on a recogniser, so their signatures name none."""
    (folder / "x.jsonl").write_text('{"source": "Ia pergi.", "entities": []}\n' * 3, encoding="utf-8")
    loaded = [sets.load(str(folder / "x.jsonl"))]
    found = run(systems.parse(f"mt={folder}/mt.txt"), loaded, choose([]), load_recogniser(), quiet).results
    signature = named(found, "mt").scores["entity_recall"].signature
    assert "|entities:marked|level:" in signature


def test_scores_computed_another_way_are_refused(folder: Path) -> None:
    """With the recogniser and without it: two checkers, not two systems. The error names both."""
    with_it, without = (results(folder, recogniser) for recogniser in (load_recogniser(), None))
    ((a, b),) = pairs(with_it, without, None)
    with pytest.raises(InputError, match=r"recogniser:ner-id-news#.* \(mt\), .*recogniser:rules"):
        compared(a, b, ((), ()))


def test_the_number_of_segments_and_the_interval_may_differ(folder: Path) -> None:
    """They follow from the outputs: 100% has Wilson's interval, and the references have fewer lines."""
    found = results(folder)
    a, b = (named(found, name).scores["entity_recall"] for name in ("references", "mt"))
    assert isinstance(a, Score)
    assert "|n:2|" in a.signature
    assert "|interval:wilson|" in a.signature
    assert "|n:3|" in b.signature
    assert "|interval:bootstrap:1000|seed:12345|" in b.signature
    compared(named(found, "references"), named(found, "mt"), ((), ()))
