"""A brief whose English somebody edited: checked again, written back, and true about who wrote what."""

import doctest
import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from translit import briefs
from translit.brief import dumps, loads
from translit.briefs import recheck, write_again
from translit.cli import app
from translit.errors import InputError

ARTICLE = (
    "SEOUL - Menteri Luar Negeri AS Antony Blinken tiba di Korea Selatan pada Rabu (8/11) malam.\n\n"
    '"Kami sangat prihatin dengan 1.200 rudal itu," kata Blinken kepada Park Jin. '
    "Pertemuan itu tidak berlangsung lama.\n"
)
ENGLISH = (
    "US Secretary of State Antony Blinken arrived in South Korea on Wednesday night (8 November).",
    '"We are very concerned about the 1,200 missiles," Blinken told Park Jin.',
    "The meeting did not last long.",
)


def run(*arguments: str | Path) -> Result:
    """The command, in this process: as a process of its own it takes a second to start."""
    return CliRunner().invoke(app, list(map(str, arguments)), env={"COLUMNS": "120"})


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The files of a brief, as the command writes it."""
    folder = tmp_path_factory.mktemp("made")
    article = folder / "kunjungan.txt"
    article.write_text(ARTICLE, encoding="utf-8")
    done = run("brief", article, "-o", folder / "out", "--engine", "fake", "--no-repair")
    assert done.exit_code == 0, done.stderr
    return {path.name: path.read_bytes() for path in (folder / "out").iterdir()}


@pytest.fixture
def brief(tmp_path: Path, made: dict[str, bytes]) -> Path:
    """A brief in all three formats, to edit."""
    for name, content in made.items():
        (tmp_path / name).write_bytes(content)
    return tmp_path / "kunjungan.brief.json"


def tree_of(path: Path) -> dict[str, Any]:
    """The brief's JSON."""
    tree: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return tree


def edit(path: Path, *targets: str | None) -> None:
    """Do what an analyst does: put other English into `segments`, and nothing else."""
    tree = tree_of(path)
    for segment, target in zip(tree["segments"], targets, strict=False):
        segment["target"] = segment["target"] if target is None else target
    path.write_text(json.dumps(tree, ensure_ascii=False, indent=4), encoding="utf-8")


def check(path: Path, *options: str) -> Result:
    """`translit check` of it."""
    return run("check", path, *options)


def test_a_brief_that_nobody_edited_stays_the_same_to_the_byte(brief: Path) -> None:
    """Checking again what was checked changes nothing: the same code makes the same ledger."""
    before = {path.name: path.read_bytes() for path in brief.parent.iterdir()}
    done = check(brief, "--write")
    assert done.exit_code in {0, 1}, done.stderr
    assert {path.name: path.read_bytes() for path in brief.parent.iterdir()} == before


def test_edits_are_checked_with_the_whole_article_and_written_back(brief: Path) -> None:
    """Issues, entities, key points and views follow the English; what is edited says so and has no score."""
    before = tree_of(brief)
    assert before["issues"]
    edit(brief, *ENGLISH)
    done = check(brief, "--write")
    assert (done.exit_code, done.stdout) == (0, "3 segments, 0 issues\n")
    after = tree_of(brief)
    assert [segment["target"] for segment in after["segments"]] == list(ENGLISH)
    assert all(segment["edited"] and segment["score"] is None for segment in after["segments"])
    assert after["issues"] == after["doubts"] == []
    assert {entity["state"] for entity in after["entities"]} == {"kept"}
    for entity in after["entities"]:
        english = after["segments"][entity["target_segment"]]["target"]
        assert english[entity["target_start"] : entity["target_end"]] == entity["target"]
    for point in after["summary"]:
        assert point["target"] == " ".join(ENGLISH[index] for index in point["from"])
    assert [quotation["speaker"] for quotation in after["quotations"]] == ["Antony Blinken"]
    for key in ("article", "provenance", "signature", "steps"):
        assert after[key] == before[key]
    views = [
        brief.with_name(f"kunjungan.brief.{form}").read_text(encoding="utf-8") for form in ("md", "html")
    ]
    for view in views:
        assert "unreviewed but for 3 sentences edited by hand" in view
        assert ENGLISH[2] in view


def test_only_what_was_edited_is_called_so(brief: Path) -> None:
    """The others keep their score; a second check keeps what the first one knew."""
    scores = [segment["score"] for segment in tree_of(brief)["segments"]]
    edit(brief, None, None, ENGLISH[2])
    for _ in range(2):
        check(brief, "--write")
        segments = tree_of(brief)["segments"]
        assert [segment["edited"] for segment in segments] == [False, False, True]
        assert [segment["score"] for segment in segments] == [*scores[:2], None]


def test_without_write_the_file_stays_and_the_command_to_keep_it_is_said(brief: Path) -> None:
    """A check alone reads: it says which sentences were edited and what to type."""
    edit(brief, None, None, ENGLISH[2])
    before = {path.name: path.read_bytes() for path in brief.parent.iterdir()}
    done = check(brief)
    assert {path.name: path.read_bytes() for path in brief.parent.iterdir()} == before
    assert (
        f"edited by hand: 3; nothing is written: to keep it type: translit check {brief} --write"
        in done.stderr
    )


def test_a_fault_in_an_edit_is_an_issue_and_exit_1(brief: Path) -> None:
    """A figure that the analyst mistypes is found, in a table and as JSON, and written back all the same."""
    edit(brief, ENGLISH[0], ENGLISH[1].replace("1,200", "1,300"), ENGLISH[2])
    done = check(brief)
    assert done.exit_code == 1
    assert "sentence" in done.stdout
    assert "1,300" in done.stdout
    done = check(brief, "--json", "--write")
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.exit_code == 1
    assert [len(line["issues"]) for line in lines] == [0, 1, 0]
    assert lines[1]["issues"][0]["target"] == "1,300"
    assert tree_of(brief)["segments"][1]["issues"] == tree_of(brief)["issues"]


def test_a_doubt_stands_apart_from_issues_and_is_no_exit_1(brief: Path) -> None:
    """English that no longer denies what the source denies is a doubt: shown, and exit code 0."""
    edit(brief, *ENGLISH[:2], "The meeting lasted long.")
    done = check(brief)
    assert done.exit_code == 0, done.stdout
    assert "Doubts" in done.stdout
    assert "Issues" not in done.stdout
    assert done.stdout.endswith("3 segments, 0 issues, 1 doubts\n")
    lines = [json.loads(line) for line in check(brief, "--json").stdout.splitlines()]
    assert [len(line["doubts"]) for line in lines] == [0, 0, 1]
    assert set(lines[2]["doubts"][0]) == {"kind", "source", "target", "message"}


def test_an_edit_is_refused_by_whatever_would_show_it_unchecked(brief: Path) -> None:
    """`render` says what to type first, however small the edit; then it goes on."""
    edit(brief, None, None, tree_of(brief)["segments"][2]["target"] + " ")
    done = run("render", brief)
    assert done.exit_code == 2
    assert "segments[2].target: edited since it was checked; type: translit check" in done.stderr
    check(brief, "--write")
    assert run("render", brief).exit_code == 0


@pytest.mark.parametrize(
    ("path", "put", "says"),
    [
        (("segments", 0, "source"), "Lain.", "segments[0].source: not what article.text holds"),
        (("segments", 0, "issues"), [], "issues: not the issues of the segments"),
        (("summary", 0, "target"), "Lain.", "of a brief, edit nothing but segments[].target"),
        (("article", "text"), "Lain.", "segments[0].source"),
        (("entities", 0, "state"), "fine", "entities[0].state: found 'fine'"),
        (("format_version",), 1, "make the brief again"),
    ],
)
def test_any_other_edit_is_refused(brief: Path, path: tuple[Any, ...], put: object, says: str) -> None:
    """Only targets may be edited: anything else is exit code 2, one line, and nothing is written."""
    edit(brief, *ENGLISH)
    tree = tree_of(brief)
    part: Any = tree
    for key in path[:-1]:
        part = part[key]
    part[path[-1]] = put
    brief.write_text(json.dumps(tree), encoding="utf-8")
    before = brief.read_bytes()
    done = check(brief, "--write")
    assert done.exit_code == 2
    assert says in done.stderr
    assert done.stderr.count("\n") == 1
    assert brief.read_bytes() == before


def test_an_edit_of_a_key_point_and_its_segment_alike_is_taken(brief: Path) -> None:
    """Who puts the same English into both has said nothing twice and differently."""
    edit(brief, *ENGLISH)
    tree = tree_of(brief)
    for point in tree["summary"]:
        point["target"] = " ".join(ENGLISH[index] for index in point["from"])
    brief.write_text(json.dumps(tree), encoding="utf-8")
    assert check(brief, "--write").exit_code == 0


def test_a_view_is_made_again_only_where_it_stood(brief: Path) -> None:
    """Who keeps the JSON alone gets no other files; who keeps a view beside it gets that one."""
    brief.with_name("kunjungan.brief.md").unlink()
    edit(brief, *ENGLISH)
    done = check(brief, "--write")
    assert sorted(path.name for path in brief.parent.iterdir()) == [
        "kunjungan.brief.html",
        "kunjungan.brief.json",
    ]
    assert done.stderr.splitlines() == [
        f"written: {brief}",
        f"written: {brief.with_name('kunjungan.brief.html')}",
    ]


def test_an_editors_byte_order_mark_is_no_fault(brief: Path) -> None:
    """What a Windows editor puts before the text is not of it, and is not written back."""
    edit(brief, *ENGLISH)
    brief.write_bytes(b"\xef\xbb\xbf" + brief.read_bytes())
    assert check(brief, "--write").exit_code == 0
    assert brief.read_bytes().startswith(b"{")


def test_cleared_and_hostile_english_is_checked_like_any_other(brief: Path) -> None:
    """An emptied target misses all it had; markup and controls are inert and come back as they are."""
    hostile = "<script>alert(1)</script> \x1b[31m \u202e | ** `"
    edit(brief, "", hostile, ENGLISH[2])
    checked = recheck(brief)
    write_again(brief, checked.brief)
    tree = tree_of(brief)
    assert [segment["target"] for segment in tree["segments"]] == ["", hostile, ENGLISH[2]]
    assert {issue["segment"] for issue in tree["issues"]} >= {0, 1}
    html = brief.with_name("kunjungan.brief.html").read_text(encoding="utf-8")
    assert "<script" not in html
    assert dumps(loads(brief.read_text(encoding="utf-8"), "x")) == brief.read_text(encoding="utf-8")


def test_what_the_model_said_of_its_own_text_is_not_said_of_an_edit(brief: Path) -> None:
    """An edited sentence is not cut short, nor unreliable; the steps of its making stay in the trail."""
    tree = tree_of(brief)
    tree["segments"][2]["truncated"] = True
    tree["segments"][2]["unreliable"] = ["the English breaks off before its end"]
    brief.write_text(json.dumps(tree), encoding="utf-8")
    steps = loads(json.dumps(tree), "x").steps
    edit(brief, None, None, ENGLISH[2])
    checked = recheck(brief).brief
    assert [translation.truncated for translation in checked.translations] == [False, False, False]
    assert checked.translations[2].unreliable == ()
    assert checked.steps == steps


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["p.tsv", "--write"], "translit check BRIEF.json --write"),
        (["b.json", "--encoding", "latin-1"], "a brief is always UTF-8"),
        (["absent.json"], "absent.json: cannot be read"),
        (["b.json"], "b.json: not a brief: it has no format_version"),
    ],
)
def test_what_is_no_brief_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], says: str
) -> None:
    """Exit code 2 and what to type."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "p.tsv").write_text("a\tb\n", encoding="utf-8")
    (tmp_path / "b.json").write_text("{}", encoding="utf-8")
    done = run("check", *arguments)
    assert done.exit_code == 2
    assert says in " ".join(done.stderr.replace("│", " ").split())


def test_the_examples_hold() -> None:
    """Where a view stands is as its docstring says."""
    assert doctest.testmod(briefs).failed == 0


def test_a_file_that_vanished_is_one_line(tmp_path: Path) -> None:
    """The error of the package is that of the command."""
    with pytest.raises(InputError, match="cannot be read"):
        recheck(tmp_path / "x.brief.json")


def test_entities_gives_quotations_with_their_speakers(tmp_path: Path) -> None:
    """`entities --json` has `quotes`, with offsets into the text as given; the table shows them too."""
    path = tmp_path / "x.txt"
    text = '\n"Kami sangat prihatin," kata Antony Blinken. "Sekali."\n'
    path.write_text(text, encoding="utf-8")
    done = run("entities", path, "--json")
    quotes = json.loads(done.stdout)["quotes"]
    assert [text[quote["start"] : quote["end"]] for quote in quotes] == [quote["text"] for quote in quotes]
    assert (quotes[0]["text"], quotes[0]["speaker"]) == ("Kami sangat prihatin", "Antony Blinken")
    assert "Kami sangat prihatin" in run("entities", path).stdout


def test_english_in_the_next_segment_is_placed_by_the_number_of_its_line(tmp_path: Path) -> None:
    """`target_segment` of `check --json` counts like `index`: through all documents of a .jsonl."""
    pairs = [{"source": "Ia tiba di Tokyo.", "target": "He arrived in Tokyo."}] * 2
    path = tmp_path / "p.jsonl"
    path.write_text("".join(json.dumps(pair) + "\n" for pair in pairs), encoding="utf-8")
    lines = [json.loads(line) for line in run("check", path, "--json").stdout.splitlines()]
    assert [line["entities"][0]["target_segment"] for line in lines] == [0, 1]
    assert [line["entities"][0]["partial"] for line in lines] == [False, False]
