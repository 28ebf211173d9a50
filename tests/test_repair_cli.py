"""`--repair`, `--no-repair` and `--strict` as a user meets them, and the column that counts repairs."""

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from translit.cli import app

ARTICLE = "SEOUL - Menteri Luar Negeri AS Antony Blinken tiba di Korea Selatan pada Rabu (8/11) malam.\n"
LINES = (
    "Pada hari ini, Blinken.\n"
    "\n"
    "Kami sangat prihatin dengan rudal milik tetangga kita semua. Pada hari ini, Blinken.\n"
)
"""With the fake engine the third line's first sentence stays Indonesian: no translation at all."""
COPY = "Kami sangat prihatin with rudal milik tetangga kita semua."


def run(*arguments: str | Path, stdin: str = "") -> Result:
    """The command, in this process, with the fake engine."""
    command = [*map(str, arguments), "--engine", "fake"]
    return CliRunner().invoke(app, command, input=stdin, env={"COLUMNS": "120"})


def brief(folder: Path, *options: str | Path) -> dict[str, Any]:
    """The row that `translit brief --json` prints, with the brief's own JSON under `made`."""
    article = folder / "kunjungan.txt"
    article.write_text(ARTICLE, encoding="utf-8")
    done = run("brief", article, "-o", folder / "out", "--json", *options)
    assert done.exit_code == 0, done.stderr
    row: dict[str, Any] = json.loads(done.stdout)
    made = json.loads((folder / "out" / "kunjungan.brief.json").read_text(encoding="utf-8"))
    return {**row, "made": made}


def attempts(made: dict[str, Any]) -> list[dict[str, Any]]:
    """What the steps say of tries to repair."""
    return [step["attempt"] for step in made["steps"] if step["attempt"] is not None]


def test_a_brief_is_repaired_and_says_how_many_sentences_were(tmp_path: Path) -> None:
    """The loop is on; the row of the table has what the receipts say."""
    row = brief(tmp_path)
    assert row["repaired"] == 1
    assert any(attempt["kept"] and attempt["issues_before"] for attempt in attempts(row["made"]))
    assert "South Korea" in row["made"]["segments"][0]["target"]
    assert row["made"]["repair_cost"]["decoded"] >= 1
    page = (tmp_path / "out" / "kunjungan.brief.md").read_text(encoding="utf-8")
    assert "1 sentence was repaired." in page


def test_no_repair_leaves_what_the_model_wrote(tmp_path: Path) -> None:
    """No try is made, the faults stand; the digest of the config tells the two briefs apart."""
    repaired, raw = brief(tmp_path), brief(tmp_path, "--no-repair")
    assert (raw["repaired"], attempts(raw["made"]), raw["made"]["repair_cost"]) == (0, [], None)
    assert raw["issues"] > repaired["issues"]
    digests = [each["made"]["provenance"]["config_digest"] for each in (repaired, raw)]
    assert digests[0] != digests[1]


def test_the_option_goes_before_the_config(tmp_path: Path) -> None:
    """Without it the config decides; with it the command line does."""
    config = tmp_path / "raw.yaml"
    config.write_text("repair: {enabled: false}\n", encoding="utf-8")
    assert brief(tmp_path, "--config", config)["repaired"] == 0
    assert brief(tmp_path, "--config", config, "--repair")["repaired"] == 1


def test_explain_reads_what_brief_wrote(tmp_path: Path) -> None:
    """From the article to the trail of its sentence, through the files alone."""
    made = brief(tmp_path)["made"]
    path = tmp_path / "out" / "kunjungan.brief.json"
    told = CliRunner().invoke(app, ["explain", str(path), "1"])
    assert told.exit_code == 0, told.stderr
    for expected in ("write_out_date: ", "translated  ", "found       ", "kept        ", "English     "):
        assert expected in told.stdout
    assert made["segments"][0]["target"] in told.stdout


def test_strict_puts_a_mark_in_the_place_of_what_is_no_translation() -> None:
    """On a line of two sentences the sound one stays; every line is still one line."""
    kept = run("translate", "-", stdin=LINES)
    assert kept.stdout.splitlines() == ["On day this, Blinken.", "", f"{COPY} On day this, Blinken."]
    strict = run("translate", "-", "--strict", stdin=LINES)
    assert strict.stdout.splitlines() == [
        "On day this, Blinken.",
        "",
        "[not reliably translated] On day this, Blinken.",
    ]


@pytest.mark.parametrize(("options", "marked"), [((), False), (("--strict",), True)])
def test_strict_holds_for_files_too(tmp_path: Path, options: tuple[str, ...], marked: bool) -> None:  # noqa: FBT001
    """A mirrored file has its source's lines, with the mark or without."""
    source = tmp_path / "berita.txt"
    source.write_text(LINES, encoding="utf-8")
    done = run("translate", source, "-o", tmp_path / "out", *options)
    assert done.exit_code == 0, done.stderr
    lines = (tmp_path / "out" / "berita.txt").read_text(encoding="utf-8").splitlines()
    assert len(lines) == 3
    assert ("[not reliably translated]" in lines[2], COPY in lines[2]) == (marked, not marked)


def test_strict_without_repair_would_promise_what_nobody_checks(tmp_path: Path) -> None:
    """Nothing finds what is unreliable then: it is refused, by the option and by the config alike."""
    config = tmp_path / "raw.yaml"
    config.write_text("repair: {enabled: false}\n", encoding="utf-8")
    for options in (["--no-repair"], ["--config", str(config)]):
        done = run("translate", "-", "--strict", *options, stdin=LINES)
        assert (done.exit_code, done.stdout) == (2, "")
        assert "--strict" in done.stderr
        assert "repair.enabled" in done.stderr
