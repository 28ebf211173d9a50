"""The ledger: what of the source stands in the English, what does not, what came in."""

import json
import random
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from work import lines_run

from translit import entities
from translit.types import Ledger, Segment, Translation
from translit.verify import verify
from translit.verify.names.match import alike
from translit.vocabulary.english import is_word

CASES = Path(__file__).parent / "cases"
SCRIPT = Path(__file__).parent.parent / "scripts" / "measure_checker"


def pairs() -> list[dict[str, object]]:
    """Source, English and the issues that the two must raise."""
    lines = (CASES / "verify_pairs.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def ledger(*lines: tuple[str, str], order: list[int] | None = None) -> Ledger:
    """The ledger of an article whose segments are the first halves of `lines`."""
    text = "\n".join(source for source, _ in lines)
    segments: list[Segment] = []
    for index, (source, _) in enumerate(lines):
        start = segments[-1].end + 1 if segments else 0
        segments.append(
            Segment(index=index, start=start, end=start + len(source), text=source, paragraph=index)
        )
    translations = [
        Translation(segment=index, text=target, model="m", score=None)
        for index, (_, target) in enumerate(lines)
    ]
    ordered = [segments[at] for at in order] if order else segments
    return verify(ordered, entities.find(text, segments), translations)


@pytest.mark.parametrize("case", pairs(), ids=lambda case: f"{case['source']} = {case['target']}")
def test_a_pair_raises_these_issues_and_no_others(case: dict[str, object]) -> None:
    """Right pairs in every notation are silent; a wrong one is named with what stands in its place."""
    got = ledger((str(case["source"]), str(case["target"]))).issues
    assert [[issue.fault, issue.kind, issue.source, issue.target] for issue in got] == case["issues"]


def test_a_changed_year_is_reported_with_its_segment_and_what_was_expected() -> None:
    """The issue names the segment, the source, what stands there and the preferred English."""
    found = ledger(("Ia tiba di Tokyo.", "He arrived in Tokyo."), ("Sejak 2017.", "Since 2018."))
    (issue,) = found.issues
    assert (issue.segment, issue.fault, issue.source) == (1, "altered", "2017")
    assert (issue.target, issue.expected) == ("2018", "2017")
    assert issue.message == "“2017” became “2018”; “2017” was expected."


def test_each_entry_says_where_its_english_stands() -> None:
    """Offsets of kept and altered entries hold in the translation; possessives stay outside."""
    english = "South Korea's Park Jin met Foreign Minister Blinkin."
    found = ledger(("Park Jin dari Korea Selatan bertemu Menlu Blinken.", english))
    stands = [(e.entity.text, e.state, e.target) for e in found.entries]
    assert stands == [
        ("Park Jin", "kept", "Park Jin"),
        ("Korea Selatan", "kept", "South Korea"),
        ("Menlu", "kept", "Foreign Minister"),
        ("Blinken", "altered", "Blinkin"),
    ]
    for entry in found.entries:
        assert entry.target == english[entry.target_start : entry.target_end]


def test_an_organisation_without_a_known_english_name_is_unverifiable() -> None:
    """It is reported as such, never as kept and never as a fault."""
    found = ledger(("Badan Pengelola Kawasan Pesisir tiba.", "The coastal agency arrived."))
    assert [entry.state for entry in found.entries] == ["unverifiable"]
    assert found.issues == ()


def test_a_name_that_the_model_moved_to_the_next_segment_is_kept_there() -> None:
    """The neighbour has it without cause, so it was moved; where the neighbour has its own, it is missing."""
    said = ("Ia bertemu Park Jin.", "He met the minister.")
    moved = ledger(said, ("Mereka bicara.", "He and Park Jin talked."))
    (entry,) = moved.entries
    assert (entry.state, entry.target, entry.target_segment) == ("kept", "Park Jin", 1)
    assert moved.issues == ()
    own = ledger(said, ("Park Jin bicara, kata Park Jin.", "Park Jin talked, and Park Jin said it."))
    assert [(issue.segment, issue.fault, issue.source) for issue in own.issues] == [
        (0, "missing", "Park Jin")
    ]


def test_a_figure_that_the_model_moved_to_the_segment_before_is_kept_there() -> None:
    """It is neither missing here nor added there."""
    found = ledger(
        ("Mereka tiba.", "The 17 of them arrived."), ("Sebanyak 17 orang luka.", "They were hurt.")
    )
    assert [(entry.state, entry.target_segment) for entry in found.entries] == [("kept", 0)]
    assert found.issues == ()


def test_a_surname_for_a_full_name_is_kept_in_part_where_the_article_has_the_rest() -> None:
    """The reader meets the full name: kept, but not strictly. Where nobody says it, it is altered."""
    first = ("Park Byeong-seug tiba.", "Park Byeong-seug arrived.")
    second = ("Kata Park Byeong-seug kemudian.", "Park said so later.")
    assert [entry.partial for entry in ledger(first, second).entries] == [False, True]
    assert [issue.target for issue in ledger(second).issues] == ["Park"]


def test_a_segment_without_a_translation_misses_all_it_has() -> None:
    """Nothing is silently taken as kept."""
    text = "Blinken tiba di Seoul."
    segment = Segment(index=0, start=0, end=len(text), text=text, paragraph=0)
    found = verify([segment], entities.find(text, [segment]), [])
    assert [entry.state for entry in found.entries] == ["missing", "missing"]


@given(
    st.lists(st.sampled_from([str(case["source"]) for case in pairs()]), min_size=1, max_size=5, unique=True),
    st.randoms(use_true_random=False),
)
def test_a_perfect_copy_has_no_issue(sources: list[str], rng: random.Random) -> None:
    """An English that says an accepted form of every entity keeps them all, whichever form it is.

    But a person who is named in full is named so once.
    """
    text = " ".join(sources)
    segment = Segment(index=0, start=0, end=len(text), text=text, paragraph=0)
    named = entities.find(text, [segment])
    english = "; ".join(
        entity.accepts[0] if entity.kind in ("person", "name") else rng.choice(entity.accepts)
        for entity in named
        if entity.accepts
    )
    found = verify([segment], named, [Translation(segment=0, text=english, model="m", score=None)])
    assert found.issues == ()
    assert {entry.state for entry in found.entries} <= {"kept", "unverifiable"}


@given(st.permutations(range(6)))
def test_the_order_of_segments_does_not_matter_to_the_totals(order: list[int]) -> None:
    """The segments beside one are those of its index, in whatever order they are given."""
    lines = [(str(case["source"]), str(case["target"])) for case in pairs()[20:26]]
    assert sorted(map(repr, ledger(*lines, order=order).issues)) == sorted(map(repr, ledger(*lines).issues))


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_two_texts_give_a_ledger_whose_offsets_hold(source: str, target: str) -> None:
    """No pair of strings crashes the check."""
    segment = Segment(index=0, start=0, end=len(source), text=source, paragraph=0)
    found = verify(
        [segment],
        entities.find(source, [segment]),
        [Translation(segment=0, text=target, model="m", score=None)],
    )
    for entry in found.entries:
        if entry.target is not None:
            assert target[entry.target_start : entry.target_end] == entry.target


@pytest.mark.parametrize("unit", ["8/11 ", "AS-", "Korea Utara dan ", "Xander Trump, ", "two and a half "])
def test_the_work_of_a_check_grows_with_the_text_and_not_faster(unit: str) -> None:
    """Four times the text takes about four times the work, not sixteen times."""

    def work(times: int) -> int:
        text = unit * times
        segment = Segment(index=0, start=0, end=len(text), text=text, paragraph=0)
        named = entities.find(text, [segment])
        translation = Translation(segment=0, text=text, model="m", score=None)
        return lines_run(lambda: verify([segment], named, [translation]))

    work(10)  # tables are read once
    assert work(400) < 6 * work(100)


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        ("zelenskyy", "zelenskiy", True),
        ("metodis", "methodist", True),
        ("venezuela", "venezuelan", True),
        ("blinken", "blinkin", False),
        ("trump", "trumpet", False),
        ("iran", "irak", False),
    ],
)
def test_a_name_heard_by_another_ear_is_the_same_and_a_misspelt_one_is_not(
    one: str, two: str, *, same: bool
) -> None:
    """Transliteration pairs and derivations are alike; a changed vowel is a fault."""
    assert alike(one, two) is same


def test_ordinary_english_words_are_known_in_their_inflections() -> None:
    """A capital on them makes no stranger; the names of people and places do."""
    assert all(map(is_word, ("supreme", "courts", "denuclearised", "organisations", "we")))
    assert not any(map(is_word, ("blinken", "kenya", "takahashi")))


def test_the_measuring_script_counts_recall_and_alarms(tmp_path: Path) -> None:
    """One planted fault found and named, one clean line silent, one clean line with an alarm."""
    rows = [
        ("clean", "Ia tiba di Seoul.", "He came to Seoul.", None),
        ("clean", "Ia tiba di Seoul.", "He came.", None),
        ("number_changed", "Ada 48 orang.", "There are 41.", "48"),
    ]
    names = ("kind", "source", "target", "expected")
    faults = tmp_path / "faults.jsonl"
    faults.write_text(
        "".join(json.dumps(dict(zip(names, row, strict=True))) + "\n" for row in rows), encoding="utf-8"
    )
    out = subprocess.run(
        [sys.executable, SCRIPT, faults, "--json"], capture_output=True, text=True, check=True
    ).stdout
    kinds = json.loads(out)["kinds"]
    assert kinds["clean"]["n"] == 2
    assert kinds["clean"]["alarms"] == {"place missing": 1}
    assert kinds["number_changed"] == {"n": 1, "found": 1, "named": 1, "alarms": {}}


def test_a_word_left_untranslated_is_called_so() -> None:
    """An Indonesian word in the English is no invention: the message says what happened."""
    (left,) = ledger(("Polisi Ringkus Dua Pelaku di Bekasi", "Police Ringkus Two in Bekasi")).issues
    assert (left.fault, left.message) == ("added", "“Ringkus” was left in Indonesian.")
    (added,) = ledger(("Polisi Ringkus Dua Pelaku di Bekasi", "Police Arrest Two in Depok, Bekasi")).issues
    assert added.message == "“Depok” stands in the English and not in the source."
