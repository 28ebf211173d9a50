"""A perfect English of two seeds: the ledger is silent on it, and sees a single fault planted in it."""

import json
import subprocess
import sys
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import pytest

from translit.pipeline import check
from translit.recognise import load

CASES = Path(__file__).parent / "cases" / "seed_english.jsonl"
SCRIPT = Path(__file__).parent.parent / "scripts" / "measure_planted"
N_PLANTED, MIN_NAMED = 60, 58


def articles() -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Each article: its segments and their English."""
    rows = [json.loads(line) for line in CASES.read_text(encoding="utf-8").splitlines()]
    for name, lines in groupby(rows, lambda row: row["article"]):
        yield name, [(line["source"], line["target"]) for line in lines]


@pytest.mark.parametrize(
    ("name", "pairs"), list(articles()), ids=lambda value: value if isinstance(value, str) else ""
)
def test_a_perfect_english_raises_no_alarm(name: str, pairs: list[tuple[str, str]]) -> None:
    """Every entity is kept, nothing is added and nothing doubted."""
    _, ledger = check(pairs, load())
    assert ledger.issues == ()
    assert ledger.doubts == ()
    states = {(entry.entity.text, entry.state) for entry in ledger.entries if entry.state != "kept"}
    assert {state for _, state in states} <= {"unverifiable"}
    assert len(states) <= 0.05 * len(ledger.entries), (name, states)


def test_of_sixty_single_faults_at_least_58_are_found_and_named() -> None:
    """People confused, surnames swapped, weapons renumbered: kinds mixed, over all lines of both articles."""
    command = [sys.executable, str(SCRIPT), "--n", str(N_PLANTED)]
    shown = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    kind, n, found, named = next(line.split() for line in shown.splitlines() if line.startswith("all "))
    assert (kind, int(n)) == ("all", N_PLANTED)
    assert int(named) >= MIN_NAMED, (found, shown)
