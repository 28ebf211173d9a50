"""The rungs of the repair loop, each alone: what it offers, and what comes of it."""

import json
from pathlib import Path

import pytest
from repaired import repaired

from translit.backends.fake import Script
from translit.repair.fit import placed
from translit.repair.wording import kept_words
from translit.types import Hypothesis

CASES = Path(__file__).parent / "cases" / "repair_patches.jsonl"
TRAVEL = "Blinken tiba di Donggala."
WRONG = "Blinken arrived in Dongola."
RIGHT = "Blinken arrived in Donggala."
LOOP = " ".join(["Blinken"] * 12)
LONG = f"{'Para menteri datang ke rumah sakit itu, ' * 20}kata Blinken."


def patches() -> list[dict[str, str | None]]:
    """Source, English, and what the patch makes of it; null where it does nothing."""
    return [json.loads(line) for line in CASES.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("case", patches(), ids=lambda case: f"{case['source']} {case['target']}")
def test_a_patch_puts_the_form_that_fits_in_the_place_of_the_wrong_one(case: dict[str, str | None]) -> None:
    """Possessive, article, capital, notation and ending stay; what is not certain is left alone."""
    outcome = repaired((str(case["source"]), str(case["target"])), rungs=["patch"], max_score_fall=9)
    assert outcome.text == (case["patched"] or case["target"])


def test_two_names_that_changed_places_are_changed_back_together() -> None:
    """One alone would say a name twice."""
    outcome = repaired(
        ("Jokowi bertemu Antony Blinken.", "Antony Blinken met Jokowi."), rungs=["patch"], max_score_fall=9
    )
    assert all(text.count("Jokowi") == 1 for text in [outcome.text, *(step.after for step in outcome.kept)])


def test_the_model_chooses_between_noun_and_adjective() -> None:
    """Of the accepted forms of a country, that which it expects in the place stands."""
    log_probs = {"Korea": -5.0, "Korean": 0.0}
    line = ("Para pejabat Korea Selatan tiba di Seoul.", "South Corean officials arrived in Seoul.")
    outcome = repaired(line, rungs=["patch"], log_probs=log_probs, max_score_fall=9)
    assert outcome.text == "South Korean officials arrived in Seoul."


def test_a_patch_takes_the_rest_of_a_name_that_was_left_in_indonesian_with_it() -> None:
    """The ledger points at the unknown word alone: no Den The Hague."""
    line = ("Ia menolak di Den Haag.", "He refused in Den Haag.")
    outcome = repaired(line, rungs=["patch"], log_probs={"The": 0.0, "Hague.": 0.0})
    assert outcome.text == "He refused in The Hague."


@pytest.mark.parametrize(
    ("form", "article"),
    [
        ("Indonesian", "an"), ("Russian", "a"), ("European", "a"), ("Ukrainian", "a"), ("F-16", "an"),
        ("NATO", "a"), ("UN", "a"), ("MP", "an"), ("8-ton", "an"), ("18", "an"), ("80", "an"), ("1,000", "a"),
        ("110", "a"), ("US", "a"), ("umbrella", "an"),
    ],
)  # fmt: skip
def test_the_article_before_a_patch_sounds_right(form: str, article: str) -> None:
    """A or an, in upper case where it was."""
    assert placed("He saw a Dane there", 9, 13, form) == f"He saw {article} {form} there"
    assert placed("An Orc came", 3, 6, form) == f"{article.capitalize()} {form} came"


@pytest.mark.parametrize("useless", ["", Hypothesis(text=RIGHT, score=-0.1, truncated=True)])
def test_the_beam_gives_the_best_hypothesis_that_is_a_gain(useless: str | Hypothesis) -> None:
    """Empty and broken ones are not looked at; the first gain is kept and ends the search."""
    outcome = repaired((TRAVEL, [WRONG, useless, RIGHT]), rungs=["n_best"])
    assert (outcome.text, outcome.reasons) == (RIGHT, ["hypothesis 3 of the beam: kept"])


def test_decoding_goes_on_from_the_broken_word() -> None:
    """What stands before it is the prefix, with the space."""
    offers: Script = {"Blinken arrived in ": ["Blinken arrived in Dongolo.", RIGHT]}
    outcome = repaired((TRAVEL, WRONG), rungs=["redecode"], completions=offers)
    assert outcome.text == RIGHT
    assert [step.after for step in outcome.steps] == ["Blinken arrived in Dongolo.", RIGHT]


def test_a_way_to_go_on_that_breaks_off_is_not_looked_at() -> None:
    """Its end is lost."""
    cut = Hypothesis(text=RIGHT, score=0, truncated=True)
    offers: Script = {"Blinken arrived in ": [cut]}
    assert not repaired((TRAVEL, WRONG), rungs=["redecode"], completions=offers).steps


def test_an_english_that_breaks_off_is_not_decoded_further() -> None:
    """It may be as long as the model writes, and leave no room behind a prefix."""
    cut = Hypothesis(text=WRONG, score=0, truncated=True)
    assert not repaired((TRAVEL, cut), rungs=["redecode"]).engine.asked["complete"]


@pytest.mark.parametrize(
    ("answer", "text"),
    [
        ("Blinken arrived in London.", RIGHT),
        ("Blinken arrived in London's port.", "Blinken arrived in Donggala's port."),
        ("Streets full of people welcomed a guest: London.", None),
        ("Blinken arrived in London-based offices.", "Blinken arrived in Donggala-based offices."),
        ("Blinken arrived in London, London.", None),
        ("Blinken arrived in London, in london.", None),
        ("Blinken arrived among Londoners.", None),
        ("Blinken arrived in London with Londoners.", None),
        ("Blinken arrived in Londons.", None),
        ("Blinken arrived in Landon.", None),
        ("Blinken arrived in LONDON.", None),
        ("Blinken arrived there.", None),
        ("", None),
    ],
)
def test_a_stand_in_comes_back_once_as_it_is_or_the_candidate_is_dropped(
    answer: str, text: str | None
) -> None:
    """With a possessive at most, and in much the same sentence."""
    asked = {"Blinken tiba di London.": [answer], "Blinken tiba di Paris.": [answer]}
    outcome = repaired((TRAVEL, WRONG), rungs=["placeholder"], hypotheses=asked, max_score_fall=9)
    assert outcome.text == (text or WRONG)
    assert len(outcome.kept) == (text is not None)


def test_a_stand_in_whose_answer_breaks_off_is_dropped() -> None:
    """Its end is lost, whatever the name."""
    asked = {
        f"Blinken tiba di {name}.": [Hypothesis(text=f"Blinken arrived in {name}.", score=0, truncated=True)]
        for name in ("London", "Paris")
    }
    outcome = repaired((TRAVEL, WRONG), rungs=["placeholder"], hypotheses=asked)
    assert not outcome.steps


def test_a_senator_is_no_nato() -> None:
    """The letters of a common name inside another word are none of its words."""
    source = "Para senator mendukung QRZK di Jakarta."
    asked: Script = {"Para senator mendukung NATO di Jakarta.": ["The senators supported NATO in Jakarta."]}
    wrong = "The senators supported it in Jakarta."
    outcome = repaired((source, wrong), rungs=["placeholder"], hypotheses=asked, max_score_fall=9)
    assert outcome.text == "The senators supported QRZK in Jakarta."


def test_where_a_stand_in_does_not_come_back_another_is_tried_and_no_third() -> None:
    """London is lost, Paris comes back; where both are lost the model is asked for no more."""
    asked: Script = {
        "Blinken tiba di London.": ["Blinken arrived."],
        "Blinken tiba di Paris.": ["Blinken arrived in Paris."],
    }
    outcome = repaired((TRAVEL, WRONG), rungs=["placeholder"], hypotheses=asked)
    assert (outcome.text, outcome.kept[0].attempt.reason if outcome.kept[0].attempt else "") == (
        RIGHT,
        "Paris in the place of “Donggala”, and swapped back: kept",
    )
    lost: Script = {f"Blinken tiba di {name}.": ["Blinken arrived."] for name in ("London", "Paris")}
    assert repaired((TRAVEL, WRONG), rungs=["placeholder"], hypotheses=lost).engine.asked["translate"] == 3


def test_the_stand_in_is_a_name_of_which_neither_text_has_a_word() -> None:
    """The sentence has London: Paris stands in, and London stays."""
    source = "Blinken terbang dari London ke Donggala."
    asked = {"Blinken terbang dari London ke Paris.": ["Blinken flew from London to Paris."]}
    wrong = "Blinken flew from London to Dongola."
    outcome = repaired((source, wrong), rungs=["placeholder"], hypotheses=asked)
    assert outcome.text == "Blinken flew from London to Donggala."


def test_a_loop_is_decoded_anew_without_repeats() -> None:
    """The engine is asked for no repeated n-grams on the retry alone."""
    outcome = repaired((TRAVEL, LOOP), rungs=["retry"], retries={TRAVEL: [RIGHT]})
    assert (outcome.text, outcome.translations[0].unreliable) == (RIGHT, ())


@pytest.mark.parametrize("answer", ["", Hypothesis(text=RIGHT, score=0, truncated=True)])
def test_a_retry_that_is_empty_or_breaks_off_is_no_candidate(answer: str | Hypothesis) -> None:
    """The loop stays, and is said to be none."""
    outcome = repaired((TRAVEL, LOOP), rungs=["retry"], retries={TRAVEL: [answer]})
    assert outcome.text != RIGHT or not outcome.translations[0].truncated
    assert "decoded anew" not in " ".join(outcome.reasons)


def test_a_sentence_that_is_only_faulty_is_not_decoded_anew() -> None:
    """The retry is for what is no translation at all."""
    assert repaired((TRAVEL, WRONG), rungs=["retry"]).engine.asked == {"translate": 1}


def test_a_sentence_that_was_split_is_patched_and_never_asked_for_as_a_whole() -> None:
    """The model takes it in parts only: it has no score, and nothing is decoded from its middle on."""
    from translit.vocabulary.clauses import split_long

    pieces = split_long(LONG, lambda text: len(text.split()), 96)
    english = {
        piece: ["The ministers came to the hospital, " * (len(piece.split()) // 7)] for piece in pieces
    }
    english[pieces[-1]] = [f"{english[pieces[-1]][0]}said Blinkin."]
    outcome = repaired((LONG, "never asked"), hypotheses=english)
    assert outcome.translations[0].pieces == len(pieces) > 1
    assert outcome.text.endswith("said Blinken.")
    assert not outcome.engine.asked["score"] + outcome.engine.asked["complete"]


def test_one_spelling_of_a_name_goes_through_the_article() -> None:
    """What was kept by its sound is spelt as the source spells it; full names stay full."""
    lines = [
        ("Volodymyr Zelenskyy tiba.", "Volodymyr Zelensky arrived."),
        ("Kata Zelenskyy lagi.", "Zelensky's word, said Zelenskyy."),
        ("Volodymyr Zelenskyy pergi.", "Volodymyr Zelenskyy left."),
    ]
    outcome = repaired(*lines, rungs=[])
    assert [each.text for each in outcome.translations][::2] == [
        "Volodymyr Zelenskyy arrived.",
        "Volodymyr Zelenskyy left.",
    ]


@pytest.mark.parametrize(
    "lines",
    [
        [("Undang-undang AM berlaku.", "The rules for AMs apply."), ("Ia AM.", "He is an AM.")],
        [("Gereja Metodis pindah.", "The Methodist church moved."), ("Ia Metodis.", "He is Metodis.")],
    ],
)
def test_a_plural_or_a_better_english_word_is_no_other_spelling(lines: list[tuple[str, str]]) -> None:
    """Only the names of people are made one."""
    outcome = repaired(*lines, rungs=[])
    assert [each.text for each in outcome.translations] == [english for _, english in lines]
    assert not outcome.steps


def test_words_kept_are_counted_as_often_as_they_stand() -> None:
    """Of the words of the first text, the share that the second has."""
    assert kept_words("the man saw the dog", "the man saw a cat") == pytest.approx(0.6)
