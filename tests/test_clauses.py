"""Splitting a sentence that the model cannot take: where it is cut, what is kept, what it costs."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translit.errors import InputError
from translit.vocabulary.clauses import split_long

CASES = Path(__file__).parent / "cases"
LINES = (CASES / "clauses.jsonl").read_text(encoding="utf-8").splitlines()
TOKENS = """dan yang karena sementara kata Seoul Kim di 9 9, 1.234,5 rudal, satelit; - "Ia ia," ."""
WORDS = st.sampled_from([*TOKENS.split(), "", "\n", "x" * 40])
TEXTS = st.text(max_size=200) | st.lists(WORDS, max_size=60).map(" ".join)


def _words(text: str) -> int:
    return len(text.split())


def _utf8(text: str) -> int:
    return len(text.encode())


@pytest.mark.parametrize(
    "case", [pytest.param(json.loads(line), id=json.loads(line)["note"]) for line in LINES]
)
def test_each_case_is_cut_where_a_reader_would_pause(case: dict[str, Any]) -> None:
    """The pieces are those that the case states."""
    assert split_long(case["text"], _words, case["max_words"]) == case["pieces"]


@pytest.mark.parametrize("count", [len, _words, _utf8])
@given(text=TEXTS, max_tokens=st.integers(4, 40))
def test_pieces_fit_and_lose_nothing_but_white_space(
    text: str, max_tokens: int, count: Callable[[str], int]
) -> None:
    """However tokens are counted: each piece fits, none is blank, and together they are the text."""
    pieces = split_long(text, count, max_tokens)
    assert all(count(piece) <= max_tokens and piece == piece.strip() != "" for piece in pieces)
    assert "".join("".join(pieces).split()) == "".join(text.split())


@given(
    text=st.lists(st.sampled_from(["Kim", "1.234,5", "9,", "karena", "rudal;"]), max_size=60).map(" ".join)
)
def test_words_stay_whole_where_they_fit(text: str) -> None:
    """A word, a figure with its separators too, is never cut while it is shorter than a piece."""
    assert " ".join(split_long(text, len, 10)) == text


def test_a_word_longer_than_a_piece_is_cut_as_the_last_resort() -> None:
    """Without white space the cut is between characters, even, and the text is whole again when joined."""
    pieces = split_long("a" * 1000, len, 300)
    assert "".join(pieces) == "a" * 1000
    assert min(map(len, pieces)) >= 100


def test_a_letter_keeps_its_combining_mark() -> None:
    """A cut within a word does not part a letter from the mark on it."""
    pieces = split_long("e\u0301" * 50, len, 15)
    assert all(piece.startswith("e") for piece in pieces)


def test_a_piece_that_cannot_exist_is_an_error() -> None:
    """A single character over the limit is refused in one line that names it and both numbers."""
    with pytest.raises(InputError, match="'é' alone counts 2 tokens, a piece may have 1"):
        split_long("éé", _utf8, 1)


@pytest.mark.parametrize("word", ["rudal, ", "rudal ", "x" * 99 + " ", "x"])
def test_counting_stays_near_linear(word: str) -> None:
    """A sentence of 100,000 characters is counted a dozen times over at most, not once a word."""
    counted = 0

    def count(text: str) -> int:
        nonlocal counted
        counted += len(text)
        return len(text)

    split_long((word * 100_000)[:100_000], count, 200)
    assert counted < 16 * 100_000
