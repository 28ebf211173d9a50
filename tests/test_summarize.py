"""The extractive summary: what is chosen, what never is, and the centrality it rests on."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from translit.segment import segment
from translit.summarize import CentralityRanker, summarize
from translit.summarize.rank import _centrality, _cosine, _vectors
from translit.summarize.terms import terms
from translit.types import Article, Entity, KeyPoint, Segment, SegmentKind, Translation

CASES = Path(__file__).parent / "cases"
WORDS = st.sampled_from(
    ["Kim", "rudal", "rudalnya", "Seoul", "dan", "yang", "luncur", "peluncuran", "“", "”", "."]
)
SENTENCES = st.lists(st.lists(WORDS, max_size=12).map(" ".join), max_size=12)


def _cases(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (CASES / name).read_text(encoding="utf-8").split("\n") if line]


def _segment(index: int, text: str, paragraph: int | None = None, kind: SegmentKind = "sentence") -> Segment:
    place = index if paragraph is None else paragraph
    return Segment(index=index, start=0, end=len(text), text=text, paragraph=place, kind=kind)


def _entity(index: int, value: str) -> Entity:
    return Entity(segment=index, start=0, end=0, text=value, kind="name", value=value, accepts=())


def _seed(case: dict[str, Any]) -> tuple[Segment, ...]:
    text = "\n\n".join(" ".join(paragraph["segments"]) for paragraph in case["paragraphs"])
    return segment(Article(text=text, title=case["title"], origin="-"))


@pytest.mark.parametrize("case", [pytest.param(case, id=case["note"]) for case in _cases("summarize.jsonl")])
def test_each_case_chooses_as_an_editor_would(case: dict[str, Any]) -> None:
    """The chosen sentences are those that the case states."""
    segments = [
        _segment(index, text, paragraph, kind)
        for index, (paragraph, kind, text) in enumerate(case["segments"])
    ]
    entities = [_entity(index, value) for index, value in case["entities"]]
    ranker = CentralityRanker(case["max_similarity"])
    assert ranker.rank(segments, entities, case["max_points"]) == tuple(case["chosen"])


@pytest.mark.parametrize(
    "case", [pytest.param(case, id=case["seed"]) for case in _cases("segment_seeds.jsonl")]
)
def test_a_seed_gives_its_lead_and_four_more_sentences(case: dict[str, Any]) -> None:
    """Five key points of a news article: the first sentence is one, all are whole sentences, in order."""
    segments = _seed(case)
    chosen = CentralityRanker(0.5).rank(segments, [], 5)
    lead = next(at for at, item in enumerate(segments) if item.kind == "sentence")
    assert len(chosen) == 5
    assert chosen[0] == lead
    assert all(segments[at].kind == "sentence" for at in chosen)


@given(texts=SENTENCES, max_points=st.integers(0, 6), max_similarity=st.floats(0, 1))
def test_what_is_chosen_is_legal(texts: list[str], max_points: int, max_similarity: float) -> None:
    """Indices rise, are at most `max_points`, the same each time, and no two are more alike than allowed."""
    segments = [_segment(index, text) for index, text in enumerate(texts)]
    ranker = CentralityRanker(max_similarity)
    chosen = ranker.rank(segments, [], max_points)
    assert chosen == ranker.rank(segments, [], max_points) == tuple(sorted(set(chosen)))
    assert len(chosen) <= max_points
    whole = [item.text for item in segments if len([c for c in item.text.split() if c.isalnum()]) >= 4]
    vectors = dict(zip(whole, _vectors(whole), strict=True))
    alike = [_cosine(vectors[texts[a]], vectors[texts[b]]) for n, a in enumerate(chosen) for b in chosen[:n]]
    assert all(value <= max_similarity + 1e-9 for value in alike)


def test_centrality_is_lexrank() -> None:
    """Parity with the paper's own shape: a dense matrix of cosines, its rows made to sum to one, iterated."""
    vectors = _vectors([item.text for item in _seed(_cases("segment_seeds.jsonl")[0])])
    n = len(vectors)
    matrix = np.array([[_cosine(a, b) if a is not b else 0.0 for b in vectors] for a in vectors])
    assert (matrix.sum(axis=1) > 0).all()
    matrix /= matrix.sum(axis=1, keepdims=True)
    rank = np.full(n, 1 / n)
    for _ in range(300):
        rank = 0.15 / n + 0.85 * matrix.T @ rank
    assert _centrality(vectors) == pytest.approx(rank / rank.max(), abs=1e-4)


@pytest.mark.parametrize(
    "case", [pytest.param(case, id=case["term"]) for case in _cases("summarize_stems.jsonl")]
)
def test_the_forms_of_a_word_are_one_term(case: dict[str, Any]) -> None:
    """Affixes, particles and reduplication do not make another term."""
    assert {form: terms(form) for form in case["forms"]} == {form: [case["term"]] for form in case["forms"]}


def test_a_key_point_is_a_pair_that_names_its_segment() -> None:
    """Source, English and the segment's own index stand together, in document order."""
    segments = [
        _segment(3, "Gempa mengguncang Cianjur pada Senin pagi."),
        _segment(4, "Petugas mendirikan tenda darurat di lapangan desa."),
    ]
    translations = [
        Translation(segment=4, text="Officers put up tents.", model="fake", score=None),
        Translation(segment=3, text="A quake shook Cianjur.", model="fake", score=None),
    ]
    assert summarize(segments, translations, [], CentralityRanker(0.5), 5) == (
        KeyPoint(source=segments[0].text, target="A quake shook Cianjur.", segments=(3,)),
        KeyPoint(source=segments[1].text, target="Officers put up tents.", segments=(4,)),
    )


def test_two_thousand_sentences_are_ranked() -> None:
    """The graph of sentences is never made as a matrix: a long text comes to its end."""
    seed = _seed(_cases("segment_seeds.jsonl")[3])
    texts = [f"{item.text} Nomor{n}x{item.index} disebut." for n in range(90) for item in seed][:2000]
    chosen = CentralityRanker(0.5).rank([_segment(n, text) for n, text in enumerate(texts)], [], 5)
    assert len(chosen) == 5
