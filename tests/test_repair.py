"""The repair loop: what is kept, what is turned down, and that both leave a receipt."""

from typing import get_args

import pytest
from repaired import ALL, repaired

from translit.backends.fake import FakeTranslator
from translit.config import RungName
from translit.repair import Metered
from translit.types import Hypothesis

TRAVEL = "Blinken tiba di Donggala."
WRONG = "Blinken arrived in Dongola."
RIGHT = "Blinken arrived in Donggala."
LOOP = " ".join(["Blinken"] * 12)
ASKED_FOR_LONDON = {"Blinken tiba di London.": ["Blinken arrived in London."]}
COMPLETED = {"Blinken arrived in ": [RIGHT]}


def test_where_nothing_is_wrong_nothing_is_done_and_the_engine_is_asked_once() -> None:
    """The one call is the translation itself; the English is the engine's to the letter."""
    sound = [(TRAVEL, RIGHT), ("Ia bertemu Retno.", "He met  Retno ."), ("Mereka bicara.", "They talked.")]
    outcome = repaired(*sound, hypotheses=ASKED_FOR_LONDON)
    assert [each.text for each in outcome.translations] == [" ".join(english.split()) for _, english in sound]
    assert (outcome.steps, outcome.engine.asked) == ((), {"translate": 1})


def test_only_the_sentence_that_is_wrong_changes() -> None:
    """Its neighbours keep every letter."""
    outcome = repaired(("Ia bicara.", "He talked ."), (TRAVEL, [WRONG, RIGHT]), ("Ia pergi.", "He  left."))
    assert [each.text for each in outcome.translations] == ["He talked .", RIGHT, "He left."]
    assert {step.segment for step in outcome.steps} == {1}


@pytest.mark.parametrize("rung", get_args(RungName))
def test_a_rung_that_is_switched_off_does_nothing(rung: RungName) -> None:
    """The others go on without it."""
    rungs = [each for each in ALL if each != rung]
    outcome = repaired((TRAVEL, [WRONG, RIGHT]), rungs=rungs, hypotheses=ASKED_FOR_LONDON)
    assert rung not in {step.rule for step in outcome.steps}
    assert outcome.text == RIGHT


@pytest.mark.parametrize("rung", ["n_best", "redecode", "patch", "placeholder"])
def test_each_rung_alone_mends_an_altered_name(rung: RungName) -> None:
    """And is named by the receipt."""
    outcome = repaired(
        (TRAVEL, [WRONG, RIGHT]), rungs=[rung], hypotheses=ASKED_FOR_LONDON, completions=COMPLETED
    )
    assert (outcome.text, [step.rule for step in outcome.kept]) == (RIGHT, [rung])


def test_no_rung_at_all_leaves_the_english_as_it_is() -> None:
    """Without a call, without a receipt."""
    outcome = repaired((TRAVEL, [WRONG, RIGHT]), rungs=[])
    assert (outcome.text, outcome.steps, outcome.engine.asked) == (WRONG, (), {"translate": 1})


@pytest.mark.parametrize(("max_attempts", "text"), [(1, WRONG), (2, RIGHT)])
def test_so_many_candidates_are_judged_on_one_rung_and_no_more(max_attempts: int, text: str) -> None:
    """The right one is the second."""
    offers = [WRONG, "Blinken arrived in Dongolo.", RIGHT]
    outcome = repaired((TRAVEL, offers), rungs=["n_best"], max_attempts=max_attempts)
    assert (outcome.text, len(outcome.steps)) == (text, max_attempts)


def test_a_text_is_judged_once_whichever_rungs_offer_it() -> None:
    """A receipt for each text, not for each offer."""
    worse = "Blinken arrived in Dongolo."
    outcome = repaired(
        (TRAVEL, [WRONG, worse, worse]),
        rungs=["n_best", "redecode"],
        completions={"Blinken arrived in ": [worse]},
    )
    assert [step.after for step in outcome.steps] == [worse]


def test_an_attempt_that_is_kept_says_what_it_was_and_did() -> None:
    """Rung, texts, issues, scores, what was wrong and why it was kept."""
    (step,) = repaired((TRAVEL, [WRONG, RIGHT]), rungs=["n_best"]).steps
    assert (step.stage, step.rule, step.segment) == ("repair", "n_best", 0)
    assert (step.before, step.after) == (WRONG, RIGHT)
    attempt = step.attempt
    assert attempt is not None
    assert (attempt.kept, attempt.issues_before, attempt.issues_after) == (True, 1, 0)
    assert [attempt.score_before, attempt.score_after] == pytest.approx([-0.4, -0.2])
    assert attempt.faults == ("“Donggala” became “Dongola”; “Donggala” was expected.",)


def test_an_attempt_that_is_turned_down_leaves_a_receipt_too_and_the_text_as_it_was() -> None:
    """With the reason in words, and what was turned down."""
    outcome = repaired((TRAVEL, [WRONG, "Blinken got to Dongola."]), rungs=["n_best"])
    (step,) = outcome.steps
    assert step.attempt is not None
    assert (step.attempt.kept, outcome.text, step.after) == (False, WRONG, "Blinken got to Dongola.")
    assert outcome.reasons == ["hypothesis 2 of the beam: mends nothing"]


@pytest.mark.parametrize(
    ("source", "english", "candidate", "reason"),
    [
        (TRAVEL, WRONG, "Blinkin arrived in Donggala.", "brings altered “Blinken”"),
        (TRAVEL, WRONG, "He arrived in Donggala.", "brings missing “Blinken”"),
        (TRAVEL, WRONG, "Blinken arrived in Donggala with Zaxley.", "brings added “Zaxley”"),
        (TRAVEL, WRONG, f"{RIGHT[:-1]} on 5 May.", "brings added “5 May”"),
        (TRAVEL, WRONG, f"Donggala {LOOP}", "degenerates"),
        (TRAVEL, WRONG, "Blinken arrived with his amunis in Donggala.", "brings “amunis”, which is no word"),
        (TRAVEL, WRONG, "Blinken arrived in Donggala, Donggala.", "times"),
        (TRAVEL, WRONG, "Blinken arrived arrived in Donggala.", "says “arrived” twice in a row"),
        (
            "Blinken tidak tiba di Donggala.",
            "Blinken did not arrive in Dongola.",
            "Blinken arrived in Donggala.",
            "brings a doubt",
        ),
        (
            "Antony Blinken dari Ankara tiba di Donggala.",
            "Antony Blinken of Ankara arrived in Dongola.",
            "Antony Blinken of Ankars arrived in Donggala.",
            "makes “Ankars” of “Ankara”",
        ),
    ],
)
def test_a_candidate_that_breaks_something_else_is_turned_down(
    source: str, english: str, candidate: str, reason: str
) -> None:
    """Though it mends what was wrong."""
    outcome = repaired((source, [english, candidate]), rungs=["n_best"])
    assert outcome.text == english
    assert reason in outcome.reasons[0]


def test_what_a_candidate_alone_alters_is_put_right_where_the_patch_is_a_rung() -> None:
    """Donggala is right in it, Blinken no more: one word away from a gain."""
    mangled = "Blinkin arrived in Donggala."
    alone = repaired((TRAVEL, ["Blinken arrived there.", mangled]), rungs=["n_best"])
    assert alone.text == "Blinken arrived there."
    outcome = repaired((TRAVEL, ["Blinken arrived there.", mangled]), rungs=["n_best", "patch"])
    assert (outcome.text, outcome.reasons) == (
        RIGHT,
        ["hypothesis 2 of the beam, patched “Blinkin” to “Blinken”: kept"],
    )


def test_a_patched_candidate_is_judged_once_and_has_a_score_of_its_own() -> None:
    """Two hypotheses that a patch makes one; the score is of the text that stands in the end."""
    mangled = ["Blinkin arrived in Donggala.", "Blinkon arrived in Donggala."]
    dear = {"Blinken": -3.0}
    outcome = repaired(
        (TRAVEL, ["Somebody arrived in Dongola.", *mangled]), rungs=["n_best", "patch"], log_probs=dear
    )
    texts = [step.after for step in outcome.steps]
    assert len(texts) == len(set(texts))
    cheap = Hypothesis(text=mangled[0], score=-0.123)
    (kept,) = repaired((TRAVEL, ["Blinken arrived there.", cheap]), rungs=["n_best", "patch"]).translations
    assert (kept.text, kept.score == -0.123) == (RIGHT, False)


def test_a_patch_that_is_too_dear_leaves_the_candidate_as_it_was() -> None:
    """The guard of a patch holds for a candidate's too: the raw one is judged, and may be a gain itself."""
    source = "Menteri itu tiba di Donggala pada 5 Mei bersama Blinken."
    mangled = "The minister arrived in Donggala on 5 May with Blinkin."
    outcome = repaired(
        (source, ["The minister arrived in Dongola on 6 June.", mangled]),
        rungs=["n_best", "patch"],
        log_probs={"Blinken.": -30.0},
    )
    assert outcome.text == mangled


def test_what_was_translated_first_is_not_tried_again() -> None:
    """After a patch it is a hypothesis like any other, and known."""
    source = "Blinken tiba di Donggala pada 5 Mei."
    first = "Blinken arrived in Dongola."
    outcome = repaired((source, [first, first]), rungs=["patch", "n_best"])
    assert [step.rule for step in outcome.steps] == ["patch"]


def test_progress_goes_on_behind_the_segments_while_cases_are_open() -> None:
    """It never falls, and ends at the total; without a rung nothing is told."""
    told: list[tuple[int, int]] = []
    repaired((TRAVEL, WRONG), rungs=["patch", "n_best"], progress=lambda *at: told.append(at))
    done = [at for at, _ in told]
    assert done == sorted(done)
    assert (told[-1], {total for _, total in told}) == ((2, 2), {1, 2})
    quiet: list[tuple[int, int]] = []
    repaired((TRAVEL, WRONG), rungs=[], progress=lambda *at: quiet.append(at))
    assert quiet == [(1, 1)]


def test_what_the_model_is_asked_for_is_counted() -> None:
    """A beam is one decoding, each way to go on is one, and a text that is only weighed is none."""
    model = Metered(FakeTranslator())
    model.translate(["Ia tiba.", "Ia pulang."], 3)
    model.complete([("Ia tiba.", "He "), ("Ia pulang.", "He ")], 2)
    model.score([("Ia tiba.", "He arrived.")] * 5)
    assert (model.cost.decoded, model.cost.scored) == (6, 5)


def test_a_candidate_that_takes_what_the_neighbour_needs_is_turned_down() -> None:
    """Park Jin of the first sentence stands in the English of the second."""
    lines = [
        ("Ia bertemu Park Jin.", "He met the minister."),
        ("Mereka bicara di Donggala.", ["He and Park Jin talked in Dongola.", "They talked in Donggala."]),
    ]
    outcome = repaired(*lines, rungs=["n_best"])
    assert outcome.translations[1].text == "He and Park Jin talked in Dongola."
    assert outcome.reasons == ["hypothesis 2 of the beam: brings missing “Park Jin” in the segment beside it"]


def test_a_wrong_name_is_not_mended_by_leaving_it_out() -> None:
    """English may do without an acronym in brackets; where it was another one, it is not right so."""
    source = "Dinas Cuaca Nasional (NHC) menyatakan."
    offers = ["The National Weather Service (NWS) declared.", "The National Weather Service declared."]
    outcome = repaired((source, offers), rungs=["n_best"])
    assert outcome.reasons == ["hypothesis 2 of the beam: leaves “NHC” out"]
    assert outcome.text == offers[0]


def test_the_score_of_the_model_may_fall_so_far_and_no_further() -> None:
    """Both texts are forced; the limit is the config's."""
    log_probs = {"Donggala.": -9.0, "Dongola.": 0.0}
    line = (TRAVEL, [WRONG, RIGHT])
    turned_down = repaired(line, rungs=["n_best"], log_probs=log_probs)
    assert turned_down.text == WRONG
    assert "the model's score falls by 1.80, more than 1" in turned_down.reasons[0]
    assert repaired(line, rungs=["n_best"], log_probs=log_probs, max_score_fall=2).text == RIGHT


def test_a_patch_may_cost_the_sentence_so_many_nats_however_long_it_is() -> None:
    """The mean of a long sentence would hide them, and that of a short one would refuse a rare name."""
    line = (TRAVEL, WRONG)
    rare = repaired(line, rungs=["patch"], log_probs={"Donggala.": -15.0, "Dongola.": 0.0})
    assert rare.text == RIGHT
    refused = repaired(line, rungs=["patch"], log_probs={"Donggala.": -17.0, "Dongola.": 0.0})
    assert "falls by 17.00, more than 16" in refused.reasons[0]


def test_a_sentence_that_its_neighbour_has_mended_is_not_tried() -> None:
    """Each is judged as the two now stand beside each other: the first says the second's Park Jin."""
    lines = [
        ("Mereka bicara di Donggala.", ["They talked in Dongola.", "With Park Jin they talked in Donggala."]),
        ("Ia bertemu Park Jin.", ["He met the minister.", "He met Park Jin."]),
    ]
    outcome = repaired(*lines, rungs=["n_best"])
    assert [(step.segment, step.after) for step in outcome.kept] == [
        (0, "With Park Jin they talked in Donggala.")
    ]
    assert {step.segment for step in outcome.steps} == {0}


def test_a_sentence_that_stays_no_translation_is_marked_unreliable() -> None:
    """In words, and the text stays: nothing is masked."""
    outcome = repaired((TRAVEL, LOOP), rungs=["n_best", "redecode", "patch"])
    (translation,) = outcome.translations
    assert translation.text == LOOP
    assert any("over and over" in reason for reason in translation.unreliable)


def test_a_patch_does_not_make_a_sentence_whole_that_breaks_off() -> None:
    """The name is right then, and the end still is missing."""
    cut = Hypothesis(text="Blinken arrived in Dongola and", score=0.0, truncated=True)
    halves = {"Blinken tiba": [cut], "di Donggala.": [cut]}
    outcome = repaired((TRAVEL, cut), rungs=["patch"], hypotheses=halves)
    assert outcome.translations[0].unreliable


def test_the_same_article_is_repaired_in_the_same_way_twice() -> None:
    """To the receipts."""
    lines = [(TRAVEL, [WRONG, "Blinken got to Dongola.", RIGHT]), ("Ia bertemu Retno.", "He met Ratno.")]
    first, second = repaired(*lines), repaired(*lines)
    assert (first.translations, first.steps) == (second.translations, second.steps)
