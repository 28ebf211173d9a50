"""Sentence segmentation: cases as data, the five seeds, and the invariants of offsets."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translit.segment import segment, sentences
from translit.types import Article, Segment

CASES = Path(__file__).parent / "cases"
GENERAL = ("quotes", "abbreviations", "figures", "marks")
TOKENS = r"""Dr. A. S.H. dll. Ia kata kemudian Blinken " “ ” ' ( ) . ... … ?! 1. 2 (1/11) [ab/uh] Rp. 23.05"""
PIECES = st.sampled_from(
    [*TOKENS.split(), "iPhone", "Selesai.Kemudian", "bbc.com", "•", "–", "\n", "\r\n", "\t", "\u00a0"]
)


def _cases(name: str) -> list[dict[str, Any]]:
    lines = (CASES / f"segment_{name}.jsonl").read_text(encoding="utf-8").split("\n")
    return [json.loads(line) for line in lines if line]


def _article(paragraphs: list[str], title: str | None = None) -> Article:
    return Article(text="\n\n".join(paragraphs), title=title, origin="-")


@pytest.mark.parametrize(
    "case", [pytest.param(case, id=case["note"]) for name in GENERAL for case in _cases(name)]
)
def test_each_case_is_split_as_written_by_hand(case: dict[str, Any]) -> None:
    """The sentences of a text are those that the case states, in order and without the space between."""
    text = case["text"]
    assert [text[start:end] for start, end in sentences(text)] == case["sentences"]


@pytest.mark.parametrize("case", [pytest.param(case, id=case["note"]) for case in _cases("kinds")])
def test_each_paragraph_is_a_title_a_heading_or_sentences(case: dict[str, Any]) -> None:
    """The kinds of an article's segments are those that the case states."""
    found = segment(_article(case["paragraphs"], case["title"]))
    assert [item.kind for item in found] == case["kinds"]


@pytest.mark.parametrize("case", [pytest.param(case, id=case["seed"]) for case in _cases("seeds")])
def test_each_seed_is_split_as_read_by_hand(case: dict[str, Any]) -> None:
    """A cleaned seed gives the segments, kinds and paragraph numbers that a reader gave it."""
    paragraphs = case["paragraphs"]
    article = _article([" ".join(paragraph["segments"]) for paragraph in paragraphs], case["title"])
    assert [(item.paragraph, item.kind, item.text) for item in segment(article)] == [
        (number, paragraph["kind"], text)
        for number, paragraph in enumerate(paragraphs)
        for text in paragraph["segments"]
    ]


def _assert_whole(text: str, found: tuple[Segment, ...]) -> None:
    at = 0
    for number, item in enumerate(found):
        assert item.index == number
        assert text[item.start : item.end] == item.text == item.text.strip() != ""
        assert not text[at : item.start].strip()
        at = item.end
    assert not text[at:].strip()


@given(st.text() | st.lists(PIECES, max_size=30).map(" ".join) | st.lists(PIECES, max_size=30).map("".join))
def test_every_character_but_white_space_lies_in_exactly_one_segment(text: str) -> None:
    """Whatever the text: segments are in order, never overlap, are trimmed, and lose nothing."""
    _assert_whole(text, segment(Article(text=text, origin="-")))


@given(st.lists(PIECES, max_size=30).map(" ".join))
def test_an_article_and_a_plain_text_are_split_alike(text: str) -> None:
    """Where nothing is a heading, `segment` gives the spans of `sentences`."""
    found = segment(Article(text=text, origin="-"))
    if all(item.kind == "sentence" for item in found):
        assert [(item.start, item.end) for item in found] == sentences(text)


@given(st.lists(PIECES, max_size=30).map(" ".join))
def test_no_sentence_is_punctuation_alone_beside_words(text: str) -> None:
    """Stray marks go with the words of their line: only a line without any word gives a segment without."""
    for line in text.splitlines():
        found = [line[start:end] for start, end in sentences(line)]
        if any(char.isalnum() for char in line):
            assert all(any(char.isalnum() for char in sentence) for sentence in found)


def test_a_blank_text_has_no_segments() -> None:
    """White space alone gives nothing, not an empty segment."""
    assert segment(Article(text=" \n\n\t", origin="-")) == ()
    assert sentences("") == []


@pytest.mark.parametrize(
    "pattern",
    ["Ia tiba pukul 23.05 WIB. ", ".", ". ", "A. ", '."', "(", '" ', "a", "1. ", "(a.) ", "\n", ".\n"],
)
def test_a_long_text_of_anything_comes_to_its_end(pattern: str) -> None:
    """Time is linear (quadratic would be hours), on news and on what a splitter could stumble over."""
    text = (pattern * 300_000)[:300_000]
    spans = sentences(text)
    found = "".join(text[start:end] for start, end in spans)
    assert "".join(found.split()) == "".join(text.split())


def test_the_import_is_light() -> None:
    """Importing the splitter loads neither numpy nor anything that weighs more."""
    code = "import sys, translit.segment; print({'numpy', 'torch', 'pydantic'} & set(sys.modules))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "set()"
