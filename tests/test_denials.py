"""Doubts about polarity: a denial in one text and none in the other."""

import json
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from work import lines_run

from translit.types import Doubt, Segment
from translit.verify.denials import cues as negation
from translit.verify.denials import doubts

CASES = Path(__file__).parent / "cases" / "denials.jsonl"
SCRIPT = Path(__file__).parent.parent / "scripts" / "measure_denials"

DENYING = st.sampled_from(
    ["tidak", "bukan", "belum", "tanpa", "not", "no", "never", "n't", "denied", ",", "?", "1"]
)
TEXTS = st.one_of(st.text(), st.lists(DENYING | st.text(max_size=5)).map(" ".join))


def doubted(source: str, target: str) -> list[Doubt]:
    """The doubts of one pair, as segment 7 of an article."""
    segment = Segment(index=7, start=100, end=100 + len(source), text=source, paragraph=0)
    return doubts(segment, target)


def cases() -> list[dict[str, str | None]]:
    """Pairs, right and wrong, with the direction of the doubt that they raise."""
    return [json.loads(line) for line in CASES.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("case", cases(), ids=lambda case: f"{case['source']} = {case['target']}")
def test_a_pair_raises_this_doubt_and_no_other(case: dict[str, str | None]) -> None:
    """A right pair in any idiom is silent; a denial that was lost or gained is one doubt."""
    found = doubted(str(case["source"]), str(case["target"]))
    assert ["lost" if doubt.source else "gained" for doubt in found] == [case["doubt"]] * bool(case["doubt"])


@pytest.mark.parametrize(
    ("source", "target"),
    [
        pytest.param("Ia berkata tidak membunuh.", "He did not say that he killed.", id="another verb"),
        pytest.param("Jumlahnya tidak kurang dari 50.", "There are less than 50.", id="idle in one language"),
    ],
)
@pytest.mark.xfail(strict=True, reason="denials are counted, not understood")
def test_a_denial_that_moved_is_doubted(source: str, target: str) -> None:
    """Another verb is denied than in the source, or an idiom is halved."""
    assert doubted(source, target)


def test_a_doubt_names_its_segment_and_the_words_that_deny() -> None:
    """`source` is what the Indonesian says; `target` is empty where the English says nothing of it."""
    (doubt,) = doubted("Ia tidak lagi bekerja.", "He works.")
    assert (doubt.segment, doubt.kind, doubt.source, doubt.target) == (7, "negation", "tidak lagi", "")
    assert doubt.message == "“tidak lagi” denies, and nothing in the English does."
    (doubt,) = doubted("Ia bekerja.", "He doesn't work.")
    assert (doubt.source, doubt.target) == ("", "doesn't")
    assert doubt.message == "“doesn't” denies, and nothing in the source does."


def test_each_denial_needs_an_answer_of_its_own() -> None:
    """Two denials and one answer leave one doubt, and what answers one word only is kept for it."""
    assert len(doubted("Ia tidak makan dan tidak minum.", "He eats and does not drink.")) == 1
    assert not doubted(
        "Ia menolak usul itu dan tidak datang.", "He turned the proposal down and did not come."
    )


@given(TEXTS, TEXTS)
def test_no_text_is_too_strange(source: str, target: str) -> None:
    """Whatever the texts are, a doubt's words stand in the text that denies."""
    for doubt in doubted(source, target):
        assert doubt.source in source
        assert doubt.target in target
        assert bool(doubt.source) != bool(doubt.target)


@given(TEXTS)
def test_cues_are_in_order_and_never_overlap(text: str) -> None:
    """Each cue begins where the one before it has ended, or later."""
    found = negation.cues(text, "indonesian")
    assert all(left.end <= right.start for left, right in pairwise(found))


@pytest.mark.parametrize(
    "unit", ["tidak ", "tidak hanya bukan ", "mau tidak ", "a" * 40, "non-", "tidak, ", "no. "]
)
def test_work_grows_with_the_length(unit: str) -> None:
    """A text ten times as long takes about ten times the lines of Python, whatever it repeats."""
    negation.cues("tidak", "indonesian")  # the table is read once
    short, long = unit * 200, unit * 2000
    n_short = lines_run(lambda: doubted(short, short))
    assert lines_run(lambda: doubted(long, long)) < 12 * n_short + 1000


def test_the_measuring_script_counts_alarms_and_what_is_found(tmp_path: Path) -> None:
    """A clean pair is silent, the deletion of its "not" is found, and the signature names the file."""
    pairs = tmp_path / "pairs.tsv"
    pairs.write_text("Ia tidak datang.\tHe did not come.\nIa pergi.\tHe has gone.\n", encoding="utf-8")
    run = subprocess.run(
        [sys.executable, SCRIPT, pairs, "--json"], capture_output=True, text=True, check=True, timeout=60
    )
    said = json.loads(run.stdout)
    assert said["signature"].endswith("| n 2")
    assert said["kinds"]["clean"] == {"n": 2, "found": 0}
    assert said["kinds"]["lost not"] == {"n": 1, "found": 1}
    assert said["kinds"]["gained not"] == {"n": 1, "found": 1}
