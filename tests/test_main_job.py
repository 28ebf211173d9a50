"""The main job: the five seeds to five briefs with the embedded model, in one real run without a network."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent
NAMES = ("Blinken", "Park Jin", "Hwasong-17")


def translit(*arguments: str | Path, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """The real command in a process in which opening a socket is fatal."""
    return subprocess.run(
        [sys.executable, "-m", "translit", *map(str, arguments)],
        capture_output=True,
        encoding="utf-8",
        check=False,
        cwd=cwd or ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT / "tests" / "no_network"), "COLUMNS": "160"},
    )


@pytest.fixture(scope="module")
def briefs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    """The JSON of the five briefs by seed number, made by one run of `translit brief seeds/`."""
    folder = tmp_path_factory.mktemp("briefs")
    done = translit("brief", "seeds/", "-o", folder, "--config", "fast")
    assert done.returncode == 0, done.stderr
    told = [line for line in done.stderr.splitlines() if line.startswith("using id-en-lite")]
    assert len(told) == 1  # and not opus-mt-id-en, which is better and not here
    assert "`translit models pull opus-mt-id-en`" in told[0]
    made = sorted(folder.iterdir())
    assert len(made) == 15
    assert {path.suffix for path in made} == {".md", ".html", ".json"}
    assert len([line for line in done.stdout.splitlines() if "seeds/" in line]) == 5
    return {path.name[:3]: json.loads(path.read_text(encoding="utf-8")) for path in folder.glob("*.json")}


def test_a_process_that_opens_a_socket_is_caught() -> None:
    """The guard of these tests is real: it ends a process that opens a socket."""
    for line in (
        "socket.socket()",
        "socket.getaddrinfo('localhost', 80)",
        "socket.create_connection(('::1', 80))",
    ):
        done = subprocess.run(
            [sys.executable, "-c", f"import socket; {line}"],
            capture_output=True,
            check=False,
            env={**os.environ, "PYTHONPATH": str(ROOT / "tests" / "no_network")},
        )
        assert b"a socket was opened" in done.stderr


@pytest.mark.model
def test_every_sentence_of_the_body_has_its_english(
    briefs: dict[str, dict[str, Any]], seeds: list[Path]
) -> None:
    """Each body sentence stands in the JSON with a non-empty target, in order; no boilerplate does."""
    expected = json.loads((ROOT / "tests" / "cases" / "clean_seeds.json").read_text(encoding="utf-8"))
    for path in seeds:
        brief = briefs[path.name[:3]]
        assert all(segment["target"].strip() for segment in brief["segments"])
        shown = " ".join(segment["source"] for segment in brief["segments"])
        stays = [line["stays"] for line in expected[path.name]["lines"] if "stays" in line]
        assert shown.split() == " ".join(stays).split()


@pytest.mark.model
def test_offsets_hold_in_every_brief(briefs: dict[str, dict[str, Any]]) -> None:
    """Segments and entities are slices of the article's text, English forms slices of their targets."""
    for brief in briefs.values():
        text, segments = brief["article"]["text"], brief["segments"]
        for segment in segments:
            assert text[segment["start"] : segment["end"]] == segment["source"]
        for entity in brief["entities"]:
            assert text[entity["start"] : entity["end"]] == entity["text"]
            if entity["target"] is not None:
                target = segments[entity["segment"]]["target"]
                assert target[entity["target_start"] : entity["target_end"]] == entity["target"]


@pytest.mark.model
@pytest.mark.parametrize("name", NAMES)
def test_the_names_are_in_the_ledger_wherever_they_stand(
    briefs: dict[str, dict[str, Any]], name: str
) -> None:
    """Blinken, Park Jin and Hwasong-17 are in the ledger everywhere, with state and English form."""
    n_found = 0
    for brief in briefs.values():
        text = brief["article"]["text"]
        for match in re.finditer(re.escape(name), text):
            holders = [
                e for e in brief["entities"] if e["start"] <= match.start() and match.end() <= e["end"]
            ]
            assert len(holders) == 1, text[match.start() - 30 : match.end() + 30]
            assert holders[0]["state"] in {"kept", "altered", "missing"}
            assert any(name in form for form in holders[0]["accepts"])
            n_found += 1
    assert n_found


@pytest.mark.model
def test_what_the_page_says_of_itself_is_in_the_article(briefs: dict[str, dict[str, Any]]) -> None:
    """Dateline, agency, date, byline and title stand in `article` where the page has them, else null."""
    keys = ("title", "dateline", "agency", "date", "byline")
    found = {seed: tuple(brief["article"][key] for key in keys) for seed, brief in briefs.items()}
    title_001 = "Tak Mau Kalah, Blinken Kunjungi Korsel saat Korut-Rusia Perdalam Hubungan"
    title_004 = "Menlu AS: Hubungan Militer Korea Utara-Rusia Makin Berkembang dan Berbahaya"
    assert found == {
        "000": (None, "Liputan6.com, Seoul", "Liputan6.com", None, None),
        "001": (title_001, "SEOUL", None, "2023-11-08", "Yati Maulana"),
        "002": (None, None, None, None, None),
        "003": (None, "SEOUL, 9 November (Reuters)", "Reuters", "--11-09", None),
        "004": (title_004, None, None, None, None),
    }


@pytest.mark.model
def test_key_points_name_their_segments(briefs: dict[str, dict[str, Any]]) -> None:
    """Each brief has key points in both languages, taken from the segments they name, in order."""
    for brief in briefs.values():
        assert 3 <= len(brief["summary"]) <= 5
        named = [index for point in brief["summary"] for index in point["from"]]
        assert named == sorted(set(named))
        for point in brief["summary"]:
            assert point["target"]
            assert all(brief["segments"][index]["source"] in point["source"] for index in point["from"])


@pytest.mark.model
def test_a_brief_tells_what_made_it(briefs: dict[str, dict[str, Any]]) -> None:
    """Model, its hash, licence, engine, decoding, version and config digest stand in every brief."""
    for brief in briefs.values():
        made = brief["provenance"]
        assert made["model"] == "id-en-lite"
        assert made["model_licence"] == "Gemma Terms of Use"
        assert made["engine"] == "ct2-int8-beam1"
        for part in (
            made["version"],
            made["model"],
            made["model_sha256"][:8],
            made["engine"],
            made["config_digest"],
        ):
            assert part in brief["signature"]


def test_kill_9_leaves_only_whole_briefs(tmp_path: Path) -> None:
    """Killed at any moment, a run leaves whole files under their names; the next run completes it."""
    articles = tmp_path / "in"
    articles.mkdir()
    for number in range(30):
        text = f"Presiden tiba di Jakarta pada hari Senin untuk bertemu {number + 2} menteri. " * 30
        (articles / f"a{number:02}.txt").write_text(text, encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "translit",
        "brief",
        str(articles),
        "-o",
        str(tmp_path / "out"),
        "--engine",
        "fake",
    ]
    for moment in range(6):
        writer = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        while writer.poll() is None and not (tmp_path / "out").exists():
            time.sleep(0.002)
        time.sleep(0.07 * moment)
        os.kill(writer.pid, signal.SIGKILL)
        writer.wait()
        for path in (tmp_path / "out").glob("a*"):
            text = path.read_text(encoding="utf-8")
            assert text.endswith("\n")
            if path.suffix == ".json":
                assert len(json.loads(text)["segments"]) == 30
            if path.suffix == ".html":
                assert text.rstrip().endswith("</html>")
    assert subprocess.run(command, capture_output=True, check=False).returncode == 0
    assert len(list((tmp_path / "out").glob("a*.brief.*"))) == 90
