"""Quotations and their speakers, held against sentences written for the purpose and against hostile text."""

import json
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translit.entities import find
from translit.entities.quotes import quotations
from translit.segment import segment
from translit.types import Article, Quotation

CASES = [
    json.loads(line)
    for line in (Path(__file__).parent / "cases" / "quotes.jsonl").read_text(encoding="utf-8").splitlines()
]
SAID = "kata katanya ujarnya menurut Menurut mengatakan menyebut sebagai bahwa dia ia dan juru bicara film"
NAMES = "Menlu Blinken Park Jin Korea Utara presiden PBB Kamis (9/11) di dengan yang kami tiba 3 1.000"
MARKS = "“ ” \" ' ‘ ’ « » „ ‟ ‹ › ″ ( ) , . : ? ! … — -"
SPACES = ("\n", "\n\n", "\r\n", "\u2028", "\u00a0", "\x00", "😀", "e\u0301")
WORDS = (*SAID.split(), *NAMES.split(), *MARKS.split(), *SPACES)


def quoted(text: str) -> tuple[Quotation, ...]:
    """The quotations of a text as `translit entities` finds them."""
    segments = segment(Article(text=text, origin="-"))
    return quotations(text, segments, find(text, segments))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_each_quotation_is_found_with_its_speaker(case: dict[str, Any]) -> None:
    """Words and speaker are those that a reader gives; a speaker who is not certain is None."""
    found = quoted(case["text"])
    assert [[each.text, each.speaker] for each in found] == case["quotes"]


def test_there_are_enough_cases() -> None:
    """Sixty at least, a fifth of them without any quotation."""
    assert len(CASES) >= 60
    assert sum(not case["quotes"] for case in CASES) >= 12


def test_a_quotation_names_every_sentence_that_it_stands_in() -> None:
    """Of several sentences, all of them; of a fragment, its own."""
    text = 'Ia tiba. "Kami datang. Kami pergi. Itu saja," kata Park Jin. Ia melihat "jalan dua arah" di sana.'
    assert [each.segments for each in quoted(text)] == [(1, 2, 3), (4,)]


@given(st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join) | st.text(max_size=80))
def test_hostile_text_breaks_nothing(text: str) -> None:
    """Whatever the text, offsets lead to the words, in order and apart, in the sentences that are named."""
    segments = segment(Article(text=text, origin="-"))
    end = 0
    for each in quotations(text, segments, find(text, segments)):
        assert end <= each.start < each.end
        assert text[each.start : each.end] == each.text
        assert each.text == each.text.strip()
        assert segments[each.segments[0]].start <= each.start < segments[each.segments[0]].end
        assert segments[each.segments[-1]].start < each.end <= segments[each.segments[-1]].end
        assert list(each.segments) == list(range(each.segments[0], each.segments[-1] + 1))
        end = each.end


@pytest.mark.parametrize(
    "unit",
    [
        "“",
        '"',
        "' ",
        '"Kami datang," ujarnya, ',
        "Blinken mengatakan “",
        "“Kami datang. ",
        "“Kami,” kata dia ",
        "mengatakan ",
    ],
)
def test_the_work_grows_with_the_text(unit: str) -> None:
    """Four times the text takes well under sixteen times as long, in one sentence without end too."""

    def seconds(n_units: int) -> float:
        text = unit * n_units
        segments = segment(Article(text=text, origin="-"))
        took = []
        for _ in range(3):
            start = time.perf_counter()
            quotations(text, segments, ())
            took.append(time.perf_counter() - start)
        return min(took)

    assert seconds(12_000) < 10 * max(seconds(3_000), 0.005)
