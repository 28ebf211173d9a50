"""The grid of values: pairs written from the two languages, each decided (tests/cases/values_grid.md)."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from _pytest.mark import ParameterSet

from translit import entities
from translit.types import Issue, Segment, Translation
from translit.verify import verify
from translit.vocabulary.words import words

GRID = Path(__file__).parent / "cases" / "values_grid.jsonl"

# Decided wrongly today, and why; one that is decided rightly again fails its test.
KNOWN: dict[str, str] = {
    "fraction-024": "all of it has no value that could stand for a half",
    "duration-138": "dua malam is looked for by itself",
    "code-007": "Sudirman No is taken for a place",
    "code-009": "Sudirman No is taken for a place",
    "idiom-069": "seribu satu is not known for an idiom",
    "name-039": "a law without its year is accepted",
    "name-065": "the date in the name of a university is read",
    "name-074": "Kelompok 77 is not known for a name",
}


def rows() -> Iterator[ParameterSet]:
    """Every case but those about which two experts could differ."""
    for case in map(json.loads, GRID.read_text(encoding="utf-8").splitlines()):
        if "doubt" not in case:
            reason = KNOWN.get(case["id"])
            marks = [pytest.mark.xfail(reason=reason, strict=True)] if reason else []
            yield pytest.param(case, id=case["id"], marks=marks)


def issues(case: dict[str, str]) -> tuple[Issue, ...]:
    """What the checker says of a pair."""
    source = case["source"]
    segment = Segment(index=0, start=0, end=len(source), text=source, paragraph=0)
    found = entities.find(source, [segment], case["date"])
    return verify(
        [segment], found, [Translation(segment=0, text=case["target"], model="m", score=None)]
    ).issues


def overlap(one: str, other: str) -> bool:
    """Have they a word in common, or is both empty?"""
    first, second = ({word.folded for word in words(text)} for text in (one, other))
    return bool(first & second) or not first or one.lower() in other.lower() or other.lower() in one.lower()


def names(issue: Issue, planted: dict[str, str]) -> bool:
    """Is it this fault, said of this mention and of what stands in its place?"""
    return (
        issue.fault == planted["fault"]
        and overlap(planted["source"], issue.source)
        and (planted["fault"] == "missing" or overlap(planted["target"], issue.target))
    )


@pytest.mark.parametrize("case", list(rows()))
def test_a_right_pair_is_silent_and_a_planted_fault_is_named(case: dict[str, object]) -> None:
    """A right pair raises nothing; a wrong one raises the fault that was planted."""
    found = issues(case)  # type: ignore[arg-type]
    if planted := case["issues"]:
        assert any(names(issue, planted[0]) for issue in found), found  # type: ignore[index]
    else:
        assert found == ()
