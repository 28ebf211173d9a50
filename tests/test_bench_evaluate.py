"""The metrics for `evaluate`: in a process of its own without a network, from the package and from a path."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "translit" / "bench" / "evaluate_metrics"
PROGRAM = """
import json, socket, sys

def refuse(*arguments, **named):
    raise SystemExit(f"the network was asked for: {arguments}")

socket.socket.connect = socket.create_connection = socket.getaddrinfo = refuse
import evaluate
from translit.bench.evaluate_metrics.entity_preservation import EntityPreservation
from translit.bench.evaluate_metrics.m_eta import MEta

english = ["Blinken arrived in Tokyo.", "Blinken arrived in Seoul."]
pairs = {"sources": ["Blinken tiba di Seoul."] * 2, "predictions": english}
accepted = [["Oman"], ["Sultanate of Oman"], []]
forms = {"predictions": ["A trip to Romania", "the SULTANATE of oman", "x"], "references": accepted}
found = {}
for name, metric, arguments in (
    ("entity_preservation", EntityPreservation(), pairs), ("m_eta", MEta(), forms)
):
    loaded = evaluate.load(f"{sys.argv[1]}/{name}.py")
    found[name] = metric.compute(**arguments)
    assert found[name] == loaded.compute(**arguments)
    assert isinstance(loaded, evaluate.Metric)
    assert loaded.description and "2024.emnlp-main.914" in loaded.citation
    assert set(loaded.features) == set(arguments)
json.dump(found, sys.stdout)
"""


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, object]]:
    """What both metrics say, loaded both ways."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(FOLDER)],
        env={**os.environ, "PYTHONPATH": str(ROOT), "HF_HOME": str(tmp_path_factory.mktemp("huggingface"))},
        cwd=tmp_path_factory.mktemp("elsewhere"),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    result: dict[str, dict[str, object]] = json.loads(done.stdout)
    return result


def test_entities_are_scored_without_a_reference(found: dict[str, dict[str, object]]) -> None:
    """Three of four are kept; each score has an interval, and all have a signature."""
    scores = found["entity_preservation"]
    assert scores["entity_recall"] == 75
    assert scores["date_accuracy"] is None
    intervals = scores["intervals"]
    assert isinstance(intervals, dict)
    assert intervals["entity_recall"][0] <= 75 <= intervals["entity_recall"][1]
    assert scores["by_kind"] == {**dict(scores["by_kind"]), "recall:place": 50}  # type: ignore[call-overload]
    assert str(scores["signature"]).startswith("entities:found|n:2|recogniser:ner-id-news#")


def test_m_eta_is_as_published(found: dict[str, dict[str, object]]) -> None:
    """A substring counts, a whole word is wanted by the other, an instance without forms is left out."""
    assert (found["m_eta"]["m_eta"], found["m_eta"]["m_eta_words"]) == (100, 50)
    assert str(found["m_eta"]["signature"]).startswith("case:fold|n:2|")
