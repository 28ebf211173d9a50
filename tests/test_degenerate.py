"""What makes an output no translation at all, and what does not."""

import json
import re
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from work import lines_run

from translit.degenerate import (
    Degeneration,
    degenerate,
    lost_clauses,
    may_lack_a_clause,
    score_floor,
    untranslated_words,
)
from translit.degenerate.omission import MAX_CLAUSES, clauses, without
from translit.types import Segment, SegmentKind, Translation

CASES = Path(__file__).parent / "cases"


def cases() -> list[dict[str, object]]:
    """Source, output and the kinds of degeneration that the two must raise."""
    lines = (CASES / "degenerate.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def found(
    source: str,
    target: str,
    *,
    kind: SegmentKind = "sentence",
    truncated: bool = False,
    score: float | None = None,
    min_score: float | None = None,
) -> tuple[Degeneration, ...]:
    """What is wrong with `target` as the English of `source`."""
    segment = Segment(index=0, start=0, end=len(source), text=source, paragraph=0, kind=kind)
    translation = Translation(segment=0, text=target, model="m", score=score, truncated=truncated)
    return degenerate(segment, translation, min_score)


@pytest.mark.parametrize("case", cases(), ids=lambda case: f"{case['source']:.30}>{case['target']:.30}")
def test_an_output_is_called_degenerate_where_it_is_and_nowhere_else(case: dict[str, object]) -> None:
    """Headlines, names, lists, scores and foreign quotations pass; every fault is named by its kind."""
    options = {key: case[key] for key in ("kind", "truncated", "score", "min_score") if key in case}
    faults = found(str(case["source"]), str(case["target"]), **options)  # type: ignore[arg-type]
    assert sorted({fault.kind for fault in faults}) == sorted(case["kinds"])  # type: ignore[call-overload]


def test_clean_human_translations_raise_nothing() -> None:
    """The stored sample of NTREX: a professional's English is never called degenerate."""
    lines = (CASES / "ntrex_sample.tsv").read_text(encoding="utf-8").splitlines()
    pairs = [line.split("\t")[:2] for line in lines if not line.startswith("#")]
    assert [(source, target) for source, target in pairs if found(source, target)] == []


def test_the_english_of_the_seeds_raises_nothing() -> None:
    """Two whole articles, translated by hand."""
    rows = [json.loads(line) for line in (CASES / "seed_english.jsonl").read_text("utf-8").splitlines()]
    assert [row["target"] for row in rows if found(row["source"], row["target"])] == []


def test_a_loop_is_shown_where_it_stands() -> None:
    """The span holds every copy and nothing else."""
    target = "He said no to war to war to war, again."
    (loop,) = found("Ia berkata tidak pada perang lagi.", target)
    assert target[loop.start : loop.end] == "to war to war to war"
    assert (loop.measured, loop.limit) == (3, 2)
    assert "over and over" in loop.message


def test_what_is_left_is_shown_where_it_stands() -> None:
    """The span goes from the first word that is left to the last."""
    target = "The ship carried pasukan khusus angkatan laut to an island."
    (left,) = found("Kapal itu membawa pasukan khusus angkatan laut ke sebuah pulau.", target)
    assert target[left.start : left.end] == "pasukan khusus angkatan laut"


def test_a_single_word_that_is_left_is_a_doubt_and_no_degeneration() -> None:
    """Ordinary Indonesian is pointed at; a name, and a word that English has too, are not."""
    source = "Lonceng hotel di Kota Tua berbunyi, kata Surya Paloh."
    target = "The lonceng of the hotel in Kota Tua rang, Surya Paloh said."
    segment = Segment(index=0, start=0, end=len(source), text=source, paragraph=0)
    translation = Translation(segment=0, text=target, model="m", score=None)
    assert degenerate(segment, translation) == ()
    assert [word.text for word in untranslated_words(segment, translation)] == ["lonceng"]


def test_every_kind_says_itself_in_one_line() -> None:
    """A receipt can show any of them."""
    for case in cases():
        options = {key: case[key] for key in ("kind", "truncated", "score", "min_score") if key in case}
        for fault in found(str(case["source"]), str(case["target"]), **options):  # type: ignore[arg-type]
            assert fault.message
            assert "\n" not in fault.message


def test_an_outlier_among_a_models_own_scores_is_below_its_floor() -> None:
    """The floor follows the model: the same shape of scores, shifted, has its floor shifted."""
    scores = [-0.3, -0.4, -0.35, -0.45, -0.38] * 6
    floor = score_floor(scores)
    assert floor is not None
    assert -2.0 < floor < min(scores)
    assert score_floor([score - 1 for score in scores]) == pytest.approx(floor - 1)


def test_too_few_scores_have_no_floor() -> None:
    """What is usual cannot be known from a handful."""
    assert score_floor([-0.3] * 5) is None
    assert score_floor([None] * 50) is None


TEXT = st.text(max_size=300) | st.lists(
    st.sampled_from(
        ["yang", "di", "Seoul", "no", "the", "12", "rudal", "ke", ".", "ж", "中", "\ufffd", '"', "'"]
    ),
    max_size=60,
).map(" ".join)


@given(source=TEXT, target=TEXT, truncated=st.booleans(), score=st.none() | st.floats(-9, 0))
def test_no_text_is_too_odd(source: str, target: str, truncated: bool, score: float | None) -> None:  # noqa: FBT001
    """Any two texts: no crash, and every span lies in the output."""
    for fault in found(source, target, truncated=truncated, score=score, min_score=-1):
        assert 0 <= fault.start <= fault.end <= len(target)
        assert fault.message


@given(source=st.text(min_size=1, max_size=100).filter(lambda text: any(map(str.isalnum, text))))
def test_an_empty_output_is_always_named(source: str) -> None:
    """Where the source says something, silence is no translation."""
    assert [fault.kind for fault in found(source, "")] == ["empty"]


@given(target=st.text(max_size=200))
def test_a_text_repeats_no_more_than_itself(target: str) -> None:
    """A source that loops, in a script of its own, excuses the same in its copy."""
    assert {fault.kind for fault in found(target, target)}.isdisjoint({"loop", "script"})


@pytest.mark.parametrize(
    "target",
    ["no ", "a b ", "kepada yang ", "the talks will resume ", "x", "ж ", "\" ' ", "Seoul 12 "],
)
def test_the_work_grows_with_the_text_and_no_faster(target: str) -> None:
    """Four times the text is at most about four times the lines of Python."""
    source = "Menteri itu mengatakan kepada yang hadir di Seoul. "
    found(source, target * 300)  # warm: what is cached once is not counted
    short = lines_run(lambda: found(source * 100, target * 1500))
    long = lines_run(lambda: found(source * 400, target * 6000))
    assert long < 4.4 * short


WORTH = {"Blinken": "Blinken", "tiba": "arrived", "Seoul": "Seoul", "polisi": "police", "rumah": "house"}


def by_words(pairs: Sequence[tuple[str, str]]) -> list[float]:
    """A model for tests: a word whose Indonesian is missing costs 5, any other 1, one of the source 0.1."""
    sources = {english: indonesian for indonesian, english in WORTH.items()}
    return [
        -0.1 * len(source.split())
        - sum(
            5.0 if word in sources and sources[word] not in source else 1.0
            for word in re.findall(r"\w+", target)
        )
        for source, target in pairs
    ]


SENTENCE = "Blinken tiba di kota Seoul kemarin malam, kata polisi yang menjaga rumah tamu itu."


def lost(target: str, source: str = SENTENCE) -> list[str]:
    """The clauses of `source` that `target` has lost, to the model for tests."""
    segment = Segment(index=0, start=0, end=len(source), text=source, paragraph=0)
    translation = Translation(segment=0, text=target, model="m", score=None)
    return [source[clause.start : clause.end] for clause in lost_clauses(segment, translation, by_words)]


def test_a_clause_that_the_english_lost_is_shown_in_the_source() -> None:
    """What the model finds likelier without a clause has not translated it."""
    assert (
        lost("Blinken arrived in the city of Seoul last night, said police guarding the guest house.") == []
    )
    assert lost("Blinken arrived in the city of Seoul last night.") == [
        "kata polisi yang menjaga rumah tamu itu."
    ]
    assert lost("Police at a guest house, said police.") == ["Blinken tiba di kota Seoul kemarin malam,"]


def test_only_an_english_that_is_rather_short_is_worth_asking_about() -> None:
    """The model's time goes to sentences that may lack something."""
    segment = Segment(index=0, start=0, end=len(SENTENCE), text=SENTENCE, paragraph=0)
    whole = "Blinken arrived in the city of Seoul last night, said police guarding the guest house."
    for target, expected in ((whole, False), ("Blinken arrived in the city of Seoul last night.", True)):
        translation = Translation(segment=0, text=target, model="m", score=None)
        assert may_lack_a_clause(segment, translation) is expected


def test_a_sentence_of_one_clause_asks_the_model_nothing() -> None:
    """There is nothing to leave out; an empty English is another fault."""

    def never(pairs: Sequence[tuple[str, str]]) -> list[float]:
        raise AssertionError(pairs)

    for source, target in (("Warga panik.", "Residents panicked."), (SENTENCE, "")):
        segment = Segment(index=0, start=0, end=len(source), text=source, paragraph=0)
        assert lost_clauses(segment, Translation(segment=0, text=target, model="m", score=None), never) == ()


def asked(source: str, target: str) -> int:
    """How many pairs the model is asked to score."""
    n_asked = []

    def equal(pairs: Sequence[tuple[str, str]]) -> list[float]:
        n_asked.append(len(pairs))
        return [0.0] * len(pairs)

    segment = Segment(index=0, start=0, end=len(source), text=source, paragraph=0)
    lost_clauses(segment, Translation(segment=0, text=target, model="m", score=None), equal)
    return sum(n_asked)


def test_a_clause_whose_name_or_figure_the_english_has_is_not_asked_about() -> None:
    """It was not left out: the model's time goes to the others; as often as in the source, or it may be."""
    source = "Ia pulang ke rumah kemarin, sementara para menteri tiba di Seoul."
    assert asked(source, "He went home yesterday.") == 3
    assert asked(source, "He went home yesterday from Seoul.") == 2
    both = "Ia pulang dari Seoul kemarin malam, sementara para menteri tiba di Seoul."
    assert (asked(both, "He left Seoul last night."), asked(both, "He left Seoul for Seoul.")) == (3, 0)
    figures = "Gempa menewaskan 120 orang kemarin, sementara 45 rumah di sana rusak."
    assert asked(figures, "The quake killed 120 people, 45 houses fell.") == 0


def test_an_ordinary_english_word_is_not_the_acronym_that_is_spelt_so() -> None:
    """As is not AS, and who is not WHO."""
    source = "Presiden itu pulang ke rumah kemarin, sementara para menteri AS datang ke istana negara."
    assert asked(source, "The president went home yesterday as planned.") == 3


def test_what_is_left_without_a_clause_reads_as_a_sentence() -> None:
    """It has its capital and its full stop; a sentence of a headline gets no mark that it lacked."""
    text = "Menurut polisi di kota itu, warga sudah pulang kemarin."
    (first, last) = clauses(text)
    assert without(text, *first) == "Warga sudah pulang kemarin."
    assert without(text, *last) == "Menurut polisi di kota itu."
    assert without("Warga Panik, Polisi Siaga", 11, 25) == "Warga Panik"


@given(text=TEXT)
def test_clauses_are_the_text_but_for_white_space(text: str) -> None:
    """In order, none overlapping, nothing lost; what is left out of a long text is its tail alone."""
    spans = clauses(text)
    assert all(a[1] <= b[0] and not text[a[1] : b[0]].strip() for a, b in pairwise(spans))
    assert spans[0][0] == 0
    assert len(spans) == MAX_CLAUSES or spans[-1][1] == len(text)


def test_a_long_text_is_cut_into_clauses_in_linear_time() -> None:
    """Many commas, conjunctions and spaces: four times the text, at most about four times the work."""
    for unit in ("a, ", "yang ", "dan tiba di kota, ", " " * 20, "- "):
        short, long = (lines_run(lambda n=n, unit=unit: clauses(unit * n)) for n in (500, 2000))  # type: ignore[misc]
        assert long < 4.4 * short + 50
