"""The benchmark's numbers: sacrebleu's own, ratios of counts, intervals and paired tests."""

import random
from collections.abc import Sequence

import numpy as np
import pytest
from sacrebleu.metrics.bleu import BLEU
from sacrebleu.metrics.chrf import CHRF
from sacrebleu.metrics.ter import TER
from sacrebleu.significance import PairedTest, Result

from translit.bench.judge import judge, mark
from translit.bench.metrics import RATIOS, choose, get, overlap
from translit.bench.metrics import entities as entity_metrics
from translit.bench.metrics.overlap import NAMES
from translit.bench.metrics.record import Ratio, Statistics
from translit.bench.sets import BenchSet, Item
from translit.bench.statistics import Difference, compare, estimate
from translit.errors import InputError

SENTENCE = "the minister said in Seoul that 12 people of North Korea's navy left on Monday , without a word"
WORDS = SENTENCE.split()
PUBLIC = {"BLEU": BLEU(), "chrF": CHRF(), "chrF++": CHRF(word_order=2), "TER": TER()}


def text(chance: random.Random, n: int) -> str:
    """A sentence of `n` words."""
    return " ".join(chance.choices(WORDS, k=n))


def pairs(n: int, noise: float, seed: int = 7) -> tuple[list[str], list[tuple[str, ...]]]:
    """Outputs that differ from their first reference in a share `noise` of the words, two references each."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    references: list[tuple[str, ...]] = [(text(chance, 9), text(chance, 11)) for _ in range(n)]
    chance = random.Random(f"{seed} {noise}")  # noqa: S311 - no secret
    outputs = [
        " ".join(chance.choice(WORDS) if chance.random() < noise else word for word in first.split())
        for first, _ in references
    ]
    return outputs, references


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("noise", [0.0, 0.2, 0.9])
@pytest.mark.parametrize("n_references", [1, 2])
def test_scores_are_those_of_sacrebleu(name: str, noise: float, n_references: int) -> None:
    """The sum of our rows scores what sacrebleu's public `corpus_score` scores, to the last digit."""
    outputs, references = pairs(40, noise)
    of_each = [each[:n_references] for each in references]
    statistics = overlap(name).statistics(outputs, of_each)
    public = PUBLIC[name].corpus_score(outputs, [list(stream) for stream in zip(*of_each, strict=True)]).score
    assert float(overlap(name).score(statistics.columns, statistics.rows.sum(0))) == pytest.approx(public)


@pytest.mark.parametrize("name", NAMES)
def test_a_row_is_its_own_segment(name: str) -> None:
    """A subset of the rows scores what that subset of the outputs scores: nothing leaks between segments."""
    outputs, references = pairs(20, 0.3)
    rows = overlap(name).statistics(outputs, references)
    part = (
        PUBLIC[name].corpus_score(outputs[5:12], [list(s) for s in zip(*references[5:12], strict=True)]).score
    )
    assert float(overlap(name).score(rows.columns, rows.rows[5:12].sum(0))) == pytest.approx(part)


def test_segments_without_a_reference_are_left_out() -> None:
    """They have no row, and the rows say whose they are."""
    outputs, references = pairs(6, 0.3)
    some = [each if at % 2 else () for at, each in enumerate(references)]
    assert overlap("BLEU").statistics(outputs, some).segments == (1, 3, 5)
    assert overlap("BLEU").statistics(outputs, [()] * 6).segments == ()


def test_sacrebleu_signs_its_scores() -> None:
    """Tokeniser, case, smoothing and version stand in the signature."""
    outputs, references = pairs(3, 0.3)
    metric = overlap("BLEU")
    metric.statistics(outputs, references)
    assert metric.signature.startswith("case:mixed|eff:no|tok:13a|smooth:exp|version:")


def ratio_rows(kept: Sequence[int], of: int = 10) -> Statistics:
    """Segments with `of` entities each, of which so many are kept."""
    rows = [[number, of - number] for number in kept]
    return Statistics(
        columns=("kept:person", "missing:person"),
        rows=np.array(rows, dtype=np.float64),
        segments=tuple(range(len(rows))),
    )


RECALL = get("entity_recall")


def test_a_ratio_sums_before_it_divides() -> None:
    """Segments weigh by their entities; an interval holds the score."""
    found = estimate(RECALL, ratio_rows([10, 5, 9, 10]))
    assert found.value == pytest.approx(85.0)
    assert found.low is not None
    assert found.high is not None
    assert found.low < 85 < found.high
    assert found.interval == "bootstrap"


def test_where_all_count_the_interval_is_wilson_s() -> None:
    """A bootstrap of 40 kept of 40 sees no spread; Wilson's interval goes down to 91.2."""
    found = estimate(RECALL, ratio_rows([10, 10, 10, 10]))
    assert (found.value, found.high, found.interval) == (100, 100, "wilson")
    assert found.low == pytest.approx(91.24, abs=0.01)


@pytest.mark.parametrize("name", ["entity_precision", "entity_f1"])
@pytest.mark.parametrize("kept", [0, 10])
def test_f1_is_no_surer_than_what_it_is_made_of(name: str, kept: int) -> None:
    """40 entities are 40, though F1 counts each twice: 91.24 to 100, or the mirror of it."""
    columns = ("kept:person", "altered:person")
    rows = np.array([[kept, 10 - kept]] * 4, dtype=np.float64)
    found = estimate(get(name), Statistics(columns=columns, rows=rows, segments=(0, 1, 2, 3)))
    assert (found.value, found.interval) == (10 * kept, "wilson")
    assert (found.low, found.high) == pytest.approx((91.24, 100) if kept else (0, 8.76), abs=0.01)


def test_a_rate_of_nothing_seen_has_an_upper_limit() -> None:
    """None added beside 40 entities: up to 3.69 could be expected, whatever a bootstrap says."""
    found = estimate(get("added_rate"), ratio_rows([10, 10, 10, 10]))
    assert (found.value, found.low, found.interval) == (0, 0, "poisson")
    assert found.high == pytest.approx(100 * 3.689 / 40, abs=0.01)


def test_a_length_of_nothing_is_no_rare_event() -> None:
    """Poisson's limit is of what could have been seen; characters that were not written are no such thing."""
    columns = ("target_chars", "reference_chars")
    rows = Statistics(columns=columns, rows=np.array([[0.0, 50.0]] * 4), segments=(0, 1, 2, 3))
    found = estimate(get("length_ratio"), rows)
    assert (found.value, found.low, found.high, found.interval) == (0, 0, 0, "bootstrap")


def test_nothing_to_count_is_no_score() -> None:
    """Neither 0 nor 100: there is no value."""
    assert estimate(RECALL, ratio_rows([0], of=0)).value is None
    assert estimate(overlap("BLEU"), overlap("BLEU").statistics(["a"], [()])).value is None


def test_intervals_cover_what_they_should() -> None:
    """Of 200 samples of a known share about 95% of the intervals hold it."""
    chance = np.random.default_rng(5)
    held = 0
    for _ in range(200):
        found = estimate(RECALL, ratio_rows(chance.binomial(10, 0.8, 60).tolist()), n_samples=300)
        held += found.low is not None and found.high is not None and found.low <= 80 <= found.high
    assert 182 <= held <= 198


def test_one_system_does_not_differ_from_itself() -> None:
    """The difference is 0 and both tests are as sure of that as they can be."""
    rows = ratio_rows([10, 5, 9, 10])
    assert compare(RECALL, rows, rows) == Difference(
        a=85, b=85, difference=0, low=0, high=0, p_bootstrap=1, p_randomisation=1
    )


def test_a_clear_difference_is_seen_and_noise_is_not() -> None:
    """Two entities more in each of 50 segments are sure; one more in one of them is not."""
    a = ratio_rows([5, 7] * 25)
    clear = compare(RECALL, a, ratio_rows([7, 9] * 25))
    assert clear.difference == pytest.approx(20)
    assert clear.low == pytest.approx(20)
    assert clear.p_bootstrap == clear.p_randomisation == pytest.approx(1 / 1001)
    slight = compare(RECALL, a, ratio_rows([6, 7, *([5, 7] * 24)]))
    assert slight.p_randomisation is not None
    assert slight.p_randomisation > 0.3


def test_paired_tests_agree_with_those_of_sacrebleu() -> None:
    """p-values of BLEU near those of its own approximate randomisation and paired bootstrap."""
    (first, references), (second, _) = pairs(60, 0.30), pairs(60, 0.36)
    streams = [list(stream) for stream in zip(*references, strict=True)]
    rows = [overlap("BLEU").statistics(outputs, references) for outputs in (first, second)]
    ours = compare(overlap("BLEU"), rows[0], rows[1])
    theirs = {}
    for kind in ("ar", "bs"):
        named: list[tuple[str, Sequence[str]]] = [("a", first), ("b", second)]
        _, scores = PairedTest(
            named, {"BLEU": BLEU(references=streams)}, None, test_type=kind, n_samples=1000
        )()
        result = scores["BLEU"][1]
        assert isinstance(result, Result)
        theirs[kind] = result.p_value
    assert ours.p_randomisation == pytest.approx(theirs["ar"], abs=0.06)
    assert ours.p_bootstrap == pytest.approx(theirs["bs"], abs=0.06)


def test_f1_is_the_harmonic_mean() -> None:
    """One ratio over both bottoms is 2PR/(P+R)."""
    columns = ("kept:place", "altered:place", "missing:place", "added:name")
    sums = np.array([30.0, 4.0, 6.0, 10.0])
    precision, recall, f1 = (
        float(get(name).score(columns, sums)) for name in ("entity_precision", "entity_recall", "entity_f1")
    )
    assert precision == pytest.approx(100 * 30 / 44)
    assert recall == pytest.approx(100 * 30 / 40)
    assert f1 == pytest.approx(2 * precision * recall / (precision + recall))


@pytest.mark.parametrize(
    ("strict", "lenient", "values"),
    [
        ("entity_precision_strict", "entity_precision", (100 * 28 / 44, 100 * 33 / 44)),
        ("entity_f1_strict", "entity_f1", (100 * 56 / 89, 100 * 66 / 89)),
        ("precision_strict:names", "precision:names", (62.5, 75)),
        ("f1_strict:names", "f1:names", (62.5, 75)),
        ("precision_strict:dates", "precision:dates", (75, 75)),
        ("f1_strict:dates", "f1:dates", (6 / 0.09, 6 / 0.09)),
        ("precision_strict:figures", "precision:figures", (None, None)),
    ],
)
def test_a_surname_is_not_the_whole_name_where_it_is_strict(
    strict: str, lenient: str, values: tuple[float | None, float | None]
) -> None:
    """30 names are kept, five of them by a surname alone; precision and F1 over all and by class."""
    columns = (
        "kept:person", "strict:person", "altered:person", "missing:person", "added:name",
        "kept:date", "strict:date", "altered:date", "missing:date",
    )  # fmt: skip
    rows = np.array([[30.0, 25, 4, 6, 6, 3, 3, 1, 1]])
    counts = Statistics(columns=columns, rows=rows, segments=(0,))
    found = [estimate(get(name), counts).value for name in (strict, lenient)]
    assert found == [value if value is None else pytest.approx(value) for value in values]


SOURCE = "Antony Blinken tiba di Seoul pada 8 November dengan dua jenderal dan tidak berbicara."
ENGLISH = "Antony Blinken arrived in Seoul on 8 November with two generals and did not speak."
FAULTS = [
    (ENGLISH, ENGLISH, {}),
    ("Seoul", "Tokyo", {"entity_recall": 80}),
    ("Antony ", "", {"entity_recall_strict": 80, "entity_precision_strict": 80, "entity_f1_strict": 80}),
    ("8 November", "9 November", {"date_accuracy": 0}),
    ("two", "six", {"number_accuracy": 0}),
    ("did not speak", "spoke", {"polarity_doubts": 100}),
    ("Blinken", "Blinken and Marcus Feldmann", {"added_rate": 20}),
    (ENGLISH, SOURCE, {"degeneration_rate": 100}),
]
RIGHT = {
    **dict.fromkeys(("entity_recall", "entity_recall_strict", "entity_precision", "m_eta"), 100),
    **dict.fromkeys(("number_accuracy", "date_accuracy"), 100),
    **dict.fromkeys(("added_rate", "polarity_doubts", "degeneration_rate", "faulty_segments"), 0),
}


@pytest.mark.parametrize(("words", "instead", "expected"), FAULTS)
def test_each_fault_moves_the_metric_that_is_named_for_it(
    words: str, instead: str, expected: dict[str, int]
) -> None:
    """A right translation is 100 or 0 everywhere; one fault moves its own metric."""
    english = ENGLISH.replace(words, instead)
    bench_set = BenchSet(name="x", version="1", sha256="", licence="", items=(Item(source=SOURCE),))
    marked = mark(bench_set, None)
    found = entity_metrics.statistics(judge(marked, [english]), [english], [()])
    for name in expected or RIGHT:
        value = float(RATIOS[name].score(found.columns, found.rows.sum(0)))
        assert value == pytest.approx((RIGHT | expected)[name]), name


def test_m_eta_is_as_published_and_with_whole_words() -> None:
    """Case is folded, any form will do, a form inside a word counts as published alone."""
    accepted = entity_metrics.accepted
    assert accepted(["Bundesrat", "FEDERAL Council"], "the federal council met")
    assert accepted(["Oman"], "Romania")
    assert not accepted(["Oman"], "Romania", whole_words=True)
    assert accepted(["U.S."], "the U.S., he said", whole_words=True)
    assert not accepted([], "anything")


def test_an_unknown_metric_names_the_nearest() -> None:
    """The error says what was probably meant."""
    with pytest.raises(InputError, match="did you mean entity_recall"):
        choose(["entity_recal"])
    assert [metric.name for metric in choose(["BLEU", "BLEU", "recall:place"])] == ["BLEU", "recall:place"]
    assert isinstance(choose(["recall:place"])[0], Ratio)
