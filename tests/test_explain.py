"""`translit explain`: the trail of a sentence, from what was written to the English that stands."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sample_brief import LINES, NO_MILLION, STEPS, WRONG_DAY, Tried, article_of, brief_of, hostile, sample
from typer.testing import CliRunner, Result

from translit.brief import document, dumps
from translit.brief.trail import Trail, trails
from translit.types import Brief


def explain(*arguments: str | Path) -> Result:
    """The command, in this process."""
    return CliRunner().invoke(_app(), ["explain", *map(str, arguments)], env={"COLUMNS": "120"})


def _app() -> Any:  # noqa: ANN401 - typer's own types are private
    from translit.cli import app

    return app


def written(folder: Path, brief: Brief) -> Path:
    """The brief's JSON in a file."""
    path = folder / "kapal.brief.json"
    path.write_text(dumps(document(brief)), encoding="utf-8")
    return path


def trail_of(index: int, brief: Brief) -> Trail:
    """The trail of one segment."""
    return trails(document(brief))[index]


def test_a_repaired_sentence_has_its_first_english_its_faults_and_its_tries() -> None:
    """The first English and its score are those before the first try; what was kept and what not is apart."""
    trail = trail_of(1, sample())
    assert (trail.number, trail.translated, trail.score) == (2, LINES[1].tries[0].before, -0.31)
    assert trail.faults == (WRONG_DAY,)
    assert [(each.rung, each.attempt.kept) for each in trail.tries] == [("n_best", False), ("patch", True)]
    assert [each.rung for each in trail.kept] == ["patch"]
    assert trail.repaired
    assert trail.repair_in_words == "the right form put in the place of the wrong one; issues 1 → 0"
    assert trail.turned_down_in_words == "1 other attempt was turned down"


def test_a_sentence_that_no_try_mended_keeps_its_first_english() -> None:
    """Nothing was kept: it is not repaired, and the faults are those that are left."""
    trail = trail_of(3, sample())
    assert not trail.repaired
    assert trail.translated == trail.segment.target
    assert trail.faults == (NO_MILLION,)
    assert trail.turned_down_in_words == "2 attempts were turned down"


def test_what_was_prepared_is_told_up_to_what_the_model_was_given() -> None:
    """The source stays as written; the last step before the model is what it read."""
    trail = trail_of(0, sample())
    assert [step.rule for step in trail.prepared] == ["write_out", "lower_headline"]
    assert trail.given == STEPS[4].after
    assert trail.segment.source == LINES[0].source
    assert trail_of(1, sample()).given == LINES[1].source


def test_a_sentence_without_a_try_was_found_to_be_as_it_is() -> None:
    """No rung had anything to offer: the faults are the issues that stand, and why it is unreliable."""
    assert trail_of(2, sample()).faults == (LINES[2].faults[0][-1],)
    assert trail_of(6, sample()).faults == LINES[6].unreliable
    assert [step.rule for step in trail_of(6, sample()).split] == ["split"]


def test_an_edited_sentence_was_not_repaired_and_its_first_english_may_be_lost() -> None:
    """What the model wrote is known from the first try alone; an edit is nobody's repair."""
    brief = sample()
    translations = tuple(replace(each, text="Edited.", model="", score=None) for each in brief.translations)
    edited = replace(brief, translations=translations)
    assert trail_of(1, edited).translated == LINES[1].tries[0].before
    assert not trail_of(1, edited).repaired
    assert trail_of(2, edited).translated is None
    assert trail_of(2, edited).faults == ()


def test_one_spelling_for_one_name_is_a_repair_that_mends_no_issue() -> None:
    """Its words say what was done and count no issues; later faults are not lost behind it."""
    tried = Tried(
        rung="consistency",
        before="Vani arrived.",
        after=LINES[2].target,
        kept=True,
        reason="one spelling for one name",
        issues=(0, 0),
        scores=(None, None),
        faults=(),
    )
    lines = (*LINES[:2], replace(LINES[2], tries=(tried,)), *LINES[3:])
    trail = trail_of(2, brief_of(lines, *article_of(lines)))
    assert trail.repair_in_words == "one spelling for one name"
    assert trail.tries[0].measured == ""
    assert trail.faults == (LINES[2].faults[0][-1],)


def test_the_trail_is_printed_in_its_order(tmp_path: Path) -> None:
    """Source, first English, what was found, each try with its reason, and what stands."""
    done = explain(written(tmp_path, sample()), "2")
    assert done.exit_code == 0, done.stderr
    rejected, kept = LINES[1].tries
    at = 0
    for expected in (
        "Sentence 2\n",
        f"  source      {LINES[1].source}\n",
        f"  translated  {kept.before} (score -0.31)\n",
        f"  found       {WRONG_DAY}\n",
        "  turned down n_best: another of the model's hypotheses (issues 1 → 1, score -0.31 → -0.40)\n",
        f"              {rejected.reason}\n",
        f"              {rejected.after}\n",
        "  kept        patch: the right form put in the place of the wrong one (issues 1 → 0, ",
        f"              {kept.reason}\n",
        f"              {kept.after}\n",
        f"  English     {LINES[1].target} (score -0.12)\n",
    ):
        at = done.stdout.index(expected, at)
    assert "Sentence 3" not in done.stdout


def test_without_a_number_every_sentence_with_a_trail_is_told(tmp_path: Path) -> None:
    """The fifth, of which there is nothing to tell, is left out; named, it is told all the same."""
    path = written(tmp_path, sample())
    told = [line for line in explain(path).stdout.splitlines() if line.startswith("Sentence ")]
    assert told == [f"Sentence {number}" for number in (1, 2, 3, 4, 6, 7)]
    assert LINES[4].target in explain(path, "5").stdout
    flags = explain(path, "6").stdout
    assert f"  issue       {LINES[5].faults[0][-1]}\n" in flags
    assert f"  doubt       {LINES[5].doubts[0][-1]}\n" in flags
    last = explain(path, "7").stdout
    assert "  unreliable  the English breaks off before its end\n" in last
    assert "  cut short   the model stopped at its output limit\n" in last


def test_json_has_a_sentence_a_line(tmp_path: Path) -> None:
    """All that is printed, for a program; the attempts with their receipts."""
    path = written(tmp_path, sample())
    lines = [json.loads(line) for line in explain(path, "--json").stdout.splitlines()]
    assert [line["sentence"] for line in lines] == [1, 2, 3, 4, 6, 7]
    repaired = lines[1]
    assert repaired["faults"] == [WRONG_DAY]
    assert repaired["attempts"][1] == {
        "rung": "patch",
        "kept": True,
        "reason": LINES[1].tries[1].reason,
        "issues_before": 1,
        "issues_after": 0,
        "score_before": -0.31,
        "score_after": -0.1235,
        "faults": [WRONG_DAY],
        "before": LINES[1].tries[1].before,
        "after": LINES[1].target,
    }
    assert repaired["target"] == LINES[1].target
    assert lines[0]["prepared"][1]["after"] == STEPS[4].after


@pytest.mark.parametrize("number", ["0", "8", "999"])
def test_a_sentence_that_there_is_not_is_refused_with_the_legal_ones(tmp_path: Path, number: str) -> None:
    """The error is one line and says which numbers the brief has."""
    done = explain(written(tmp_path, sample()), number)
    assert (done.exit_code, done.stdout) == (2, "")
    assert f"no sentence {number}; legal are 1 to 7" in done.stderr
    assert done.stderr.count("\n") == 1


def test_what_is_no_brief_is_refused(tmp_path: Path) -> None:
    """A file that is not there, and one that holds something else."""
    (tmp_path / "x.json").write_text("{}", encoding="utf-8")
    assert "cannot be read" in explain(tmp_path / "absent.json").stderr
    done = explain(tmp_path / "x.json")
    assert done.exit_code == 2
    assert "not a brief" in done.stderr


def test_an_edit_that_nobody_checked_is_told_with_what_to_type(tmp_path: Path) -> None:
    """The trail can be read while somebody works on the English."""
    path = written(tmp_path, sample())
    tree = json.loads(path.read_text(encoding="utf-8"))
    tree["segments"][1]["target"] = "She came."
    path.write_text(json.dumps(tree), encoding="utf-8")
    done = explain(path, "2")
    assert done.exit_code == 0, done.stderr
    assert "  English     She came." in done.stdout
    assert "edited since it was checked; type: translit check BRIEF.json" in done.stdout


def test_a_brief_with_nothing_to_tell_says_so(tmp_path: Path) -> None:
    """Nothing on stdout, one line on stderr, no error."""
    lines = LINES[4:5]
    done = explain(written(tmp_path, replace(brief_of(lines, *article_of(lines)), steps=())))
    assert (done.exit_code, done.stdout) == (0, "")
    assert "there is nothing to tell" in done.stderr


@pytest.mark.parametrize("options", [(), ("--json",)])
def test_hostile_text_is_inert_on_the_terminal(tmp_path: Path, options: tuple[str, ...]) -> None:
    """Escape sequences of an article, a model or a receipt never reach the terminal."""
    brief = hostile()
    step = brief.steps[2]
    assert step.attempt is not None
    done = explain(written(tmp_path, brief), *options)
    assert done.exit_code == 0, done.stderr
    printed = done.stdout + done.stderr
    assert not {char for char in printed if char in "\x1b\x9b\u202e\x07"}
    assert "merah" in printed
