"""The command line as a user meets it: what is printed where, exit codes, and what is never loaded."""

import contextlib
import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import IO

import pytest

ROOT = Path(__file__).parent.parent
COMMAND = [sys.executable, "-m", "translit"]


def run(*arguments: str | Path, stdin: str = "", cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run the real command in a process of its own."""
    return subprocess.run(
        [*COMMAND, *map(str, arguments)],
        input=stdin,
        capture_output=True,
        encoding="utf-8",
        check=False,
        cwd=cwd,
        env={**os.environ, "COLUMNS": "120"},
    )


ARTICLE = """SEOUL - Menteri Luar Negeri AS Antony Blinken tiba di Korea Selatan pada Rabu (8/11) malam.

Ia bertemu dengan Park Jin dan membahas rudal Hwasong-17 milik Korea Utara. Pertemuan itu berlangsung dua jam.
"""


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """A small article in a folder of its own."""
    path = tmp_path / "in" / "kunjungan.txt"
    path.parent.mkdir()
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def test_help_loads_no_engine() -> None:
    """`--help` imports neither engine nor hub, nor anything else that is slow."""
    shown = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "translit", "--help"],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    loaded = {
        line.rsplit("|", 1)[-1].strip().split(".")[0] for line in shown.stderr.splitlines() if "|" in line
    }
    assert "typer" in loaded
    engines = {"torch", "transformers", "ctranslate2", "numpy", "sacrebleu", "matplotlib"}
    hub = {"huggingface_hub", "httpx2", "requests", "ssl"}
    assert loaded.isdisjoint(engines | hub | {"babel", "jinja2", "py3langid", "pydantic", "yaml"})


def test_every_command_has_examples() -> None:
    """Each command's help, as docs/cli.md has it, shows how to use that command."""
    titles = []
    for page in (ROOT / "docs" / "cli.md").read_text(encoding="utf-8").split("\n## ")[1:]:
        title, _, help_ = page.partition("\n")
        if "\nCommands:\n" not in help_:
            titles.append(title)
            assert f"{title} " in f"{help_.partition('Examples:')[2]} ".replace("\n", " "), title
    assert {"translit brief", "translit models pull", "translit config show"} <= set(titles)


def test_the_reference_is_the_help() -> None:
    """docs/cli.md is what scripts/update_docs makes of --help today."""
    checked = subprocess.run(
        [sys.executable, ROOT / "scripts" / "update_docs", "--check"],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert checked.returncode == 0, checked.stderr


def test_a_brief_stands_under_its_stem_in_every_format(article: Path, tmp_path: Path) -> None:
    """`brief` writes DIR/<stem>.brief.<format> and ends with a table on stdout."""
    done = run("brief", article, "-o", tmp_path / "out", "--engine", "fake")
    assert done.returncode == 0, done.stderr
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        f"kunjungan.brief.{form}" for form in ("html", "json", "md")
    ]
    made = json.loads((tmp_path / "out" / "kunjungan.brief.json").read_text(encoding="utf-8"))
    assert made["article"]["dateline"] == "SEOUL"
    assert [s["source"][:10] for s in made["segments"]] == ["Menteri Lu", "Ia bertemu", "Pertemuan "]
    assert all(s["target"] for s in made["segments"])
    assert {"Antony Blinken", "Park Jin", "Hwasong-17"} <= {e["text"] for e in made["entities"]}
    assert "kunjungan.txt" in done.stdout
    assert "entities" in done.stdout


def test_a_brief_is_the_same_to_the_byte(article: Path, tmp_path: Path) -> None:
    """The same input, model and config give the same three files, alone or among other inputs."""
    (article.parent / "lain.txt").write_text(ARTICLE.replace("Seoul", "Tokyo"), encoding="utf-8")
    for folder, source in (("a", "in"), ("b", "in"), ("c", "in/kunjungan.txt")):
        assert run("brief", source, "-o", folder, "--engine", "fake", cwd=tmp_path).returncode == 0
    first = {path.name: path.read_bytes() for path in (tmp_path / "a").iterdir()}
    assert first == {path.name: path.read_bytes() for path in (tmp_path / "b").iterdir()}
    alone = json.loads((tmp_path / "c" / "kunjungan.brief.json").read_text(encoding="utf-8"))
    among = json.loads(first["kunjungan.brief.json"])
    assert alone.pop("article").pop("origin") == among.pop("article").pop("origin") or alone == among
    assert alone == among


def test_render_gives_the_same_views_again(article: Path, tmp_path: Path) -> None:
    """`render` makes from the JSON the very views that `brief` wrote."""
    run("brief", article, "-o", tmp_path / "out", "--engine", "fake")
    done = run(
        "render", tmp_path / "out" / "kunjungan.brief.json", "--format", "html,md", "-o", tmp_path / "again"
    )
    assert done.returncode == 0, done.stderr
    for form in ("html", "md"):
        name = f"kunjungan.brief.{form}"
        assert (tmp_path / "again" / name).read_bytes() == (tmp_path / "out" / name).read_bytes()


def faulty_inputs(folder: Path) -> dict[str, str]:
    """Inputs that cannot be used, and what the line on stderr must say of each."""
    folder.mkdir()
    (folder / "empty.txt").write_bytes(b"")
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 40)
    (folder / "long.txt").write_text("Ini satu baris. " * 640_000, encoding="utf-8")
    (folder / "latin.txt").write_bytes("Presiden Erdo\xf0an tiba di Ankara.".encode("latin-1"))
    (folder / "english.txt").write_text(
        "The Secretary of State arrived in Seoul on Wednesday night and will meet the president. "
        "He is expected to discuss security with his counterpart before leaving for the region.",
        encoding="utf-8",
    )
    (folder / "bad.jsonl").write_text('{"text": 3}\n', encoding="utf-8")
    return {
        "empty.txt": "empty",
        "binary.txt": "binary",
        "long.txt": "1000000",
        "latin.txt": "0xf0",
        "english.txt": "--force",
        "bad.jsonl": "bad.jsonl:1",
        "absent.txt": "absent.txt",
    }


def test_bad_inputs_each_get_a_line_and_the_others_their_briefs(article: Path, tmp_path: Path) -> None:
    """What cannot be used is said in one line each; the good article still gets its brief."""
    expected = faulty_inputs(tmp_path / "bad")
    done = run(
        "brief",
        tmp_path / "bad",
        tmp_path / "absent.txt",
        article,
        "-o",
        tmp_path / "out",
        "--engine",
        "fake",
    )
    assert done.returncode == 2
    for name, words in expected.items():
        lines = [line for line in done.stderr.splitlines() if name in line and line.startswith("translit: ")]
        assert len(lines) == 1, (name, done.stderr)
        assert words in lines[0]
    assert "Traceback" not in done.stderr
    assert {path.name for path in (tmp_path / "out").iterdir()} == {
        f"kunjungan.brief.{form}" for form in ("html", "json", "md")
    }


def test_two_inputs_of_one_stem_never_overwrite_each_other(article: Path, tmp_path: Path) -> None:
    """The second of two inputs with one output is an error that names both; a folder is mirrored."""
    other = tmp_path / "other" / "kunjungan.txt"
    other.parent.mkdir()
    other.write_text(ARTICLE, encoding="utf-8")
    done = run("brief", article, other, "-o", tmp_path / "out", "--engine", "fake")
    assert done.returncode == 2
    assert str(article) in done.stderr
    assert str(other) in done.stderr
    mirrored = run("brief", tmp_path, "-o", tmp_path / "mirror", "--engine", "fake", "--format", "json")
    assert mirrored.returncode == 0, mirrored.stderr
    assert (tmp_path / "mirror" / "in" / "kunjungan.brief.json").is_file()
    assert (tmp_path / "mirror" / "other" / "kunjungan.brief.json").is_file()


def test_line_mode_gives_line_for_line(tmp_path: Path) -> None:
    """A thousand lines in, a thousand out, in order, blank ones kept, whatever else the lines hold."""
    lines = [f"Baris {n} menyebut Blinken." if n % 7 else "" for n in range(1000)]
    lines[10] = "Kalimat pertama. Kalimat kedua.\u2028Masih baris yang sama.\x0b"
    done = run("translate", "-", "--engine", "fake", stdin="\n".join(lines) + "\n")
    assert done.returncode == 0, done.stderr
    out = done.stdout.split("\n")
    assert out.pop() == ""
    assert len(out) == 1000
    assert [not line for line in out] == [not line for line in lines]
    assert all(str(n) in out[n] for n in range(1000) if n % 7 and n != 10)


def test_files_are_mirrored_line_for_line(article: Path, tmp_path: Path) -> None:
    """`translate FOLDER -o OUT` mirrors the tree, and every file has its source's lines."""
    done = run("translate", tmp_path / "in", "-o", tmp_path / "out", "--engine", "fake")
    assert done.returncode == 0, done.stderr
    made = (tmp_path / "out" / "kunjungan.txt").read_text(encoding="utf-8")
    assert made.count("\n") == ARTICLE.count("\n")
    assert made.splitlines()[1] == ""


def test_translate_takes_lines_and_no_articles(tmp_path: Path) -> None:
    """A .jsonl named to `translate` is refused with the command that takes it."""
    (tmp_path / "news.jsonl").write_text(json.dumps({"text": ARTICLE}), encoding="utf-8")
    done = run("translate", tmp_path / "news.jsonl", "-o", tmp_path / "out", "--engine", "fake")
    assert done.returncode == 2
    assert "type: translit brief" in done.stderr
    assert list((tmp_path / "out").iterdir()) == []


def test_translate_never_overwrites_its_input(article: Path) -> None:
    """An output folder that would put a translation on its own source is refused."""
    done = run("translate", article, "-o", article.parent, "--engine", "fake")
    assert done.returncode == 2
    assert "overwrite" in done.stderr
    assert article.read_text(encoding="utf-8") == ARTICLE


PAIR = ("Park Jin tiba di Tokyo pada 9 November.", "Park Jin arrived in Tokyo on November 9.")
FAULTY = ("Ia membawa 1.500 orang dari Korea Utara.", "He brought 1,600 people from North Korea.")


def check_inputs(folder: Path) -> Sequence[list[Path]]:
    """The same two pairs as two files, as a .tsv and as a .jsonl."""
    (folder / "s.txt").write_text("".join(f"{source}\n" for source, _ in (PAIR, FAULTY)), encoding="utf-8")
    (folder / "t.txt").write_text("".join(f"{target}\n" for _, target in (PAIR, FAULTY)), encoding="utf-8")
    (folder / "p.tsv").write_text(
        "".join("\t".join(pair) + "\n" for pair in (PAIR, FAULTY)), encoding="utf-8"
    )
    records = [json.dumps({"source": source, "target": target}) + "\n" for source, target in (PAIR, FAULTY)]
    (folder / "p.jsonl").write_text("".join(records), encoding="utf-8")
    return [[folder / "s.txt", folder / "t.txt"], [folder / "p.tsv"], [folder / "p.jsonl"]]


def test_check_takes_three_forms_and_finds_the_same(tmp_path: Path) -> None:
    """Aligned files, .tsv and .jsonl give one object a segment, the same issues, and exit code 1."""
    for paths in check_inputs(tmp_path):
        done = run("check", *paths, "--json")
        assert done.returncode == 1, done.stderr
        first, second = (json.loads(line) for line in done.stdout.splitlines())
        assert (first["index"], first["issues"]) == (0, [])
        assert second["index"] == 1
        assert [set(issue) for issue in second["issues"]] == [
            {"fault", "kind", "source", "target", "expected", "message"}
        ]
        assert (second["issues"][0]["fault"], second["issues"][0]["target"]) == ("altered", "1,600")
        for segment, (source, target) in zip((first, second), (PAIR, FAULTY), strict=True):
            for entity in segment["entities"]:
                assert source[entity["start"] : entity["end"]] == entity["text"]
                if entity["target"] is not None:
                    assert target[entity["target_start"] : entity["target_end"]] == entity["target"]


def test_what_cannot_be_verified_is_no_issue(tmp_path: Path) -> None:
    """An organisation that no table knows stands under `unverifiable`: no issue, exit code 0."""
    pair = "Badan Penanggulangan Bencana Daerah tiba.\tThe regional agency arrived.\n"
    (tmp_path / "p.tsv").write_text(pair, encoding="utf-8")
    done = run("check", tmp_path / "p.tsv", "--json")
    segment = json.loads(done.stdout)
    assert (done.returncode, segment["issues"]) == (0, [])
    assert [entity["text"] for entity in segment["unverifiable"]] == ["Badan Penanggulangan Bencana Daerah"]
    assert segment["unverifiable"] == [e for e in segment["entities"] if e["state"] == "unverifiable"]


def test_check_without_issues_exits_0(tmp_path: Path) -> None:
    """A faithful translation is exit code 0 and says how many segments were checked."""
    (tmp_path / "p.tsv").write_text("\t".join(PAIR) + "\n", encoding="utf-8")
    done = run("check", tmp_path / "p.tsv")
    assert (done.returncode, done.stdout) == (0, "1 segments, 0 issues\n")


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("p.tsv", "tanpa tab\n", "p.tsv:1: no tab"),
        ("p.jsonl", '{"source": "a"}\n', "p.jsonl:1: no 'target'"),
        ("p.jsonl", "[]\n", "p.jsonl:1: not a JSON object"),
        ("p.jsonl", '{"source": "a", "target": 1}\n', "must be strings"),
        ("p.txt", "a\n", "translit check"),
    ],
)
def test_bad_pairs_are_named_by_line(tmp_path: Path, name: str, text: str, words: str) -> None:
    """A line that is no pair is exit code 2 and named by file and line."""
    (tmp_path / name).write_text(text, encoding="utf-8")
    done = run("check", tmp_path / name, "--json")
    assert done.returncode == 2
    assert words in done.stderr
    assert done.stderr.count("\n") == 1


def test_files_that_do_not_align_are_refused(tmp_path: Path) -> None:
    """A target that ends early is exit code 2 with the line where it ends."""
    (tmp_path / "s.txt").write_text("a\nb\n", encoding="utf-8")
    (tmp_path / "t.txt").write_text("a\n", encoding="utf-8")
    done = run("check", tmp_path / "s.txt", tmp_path / "t.txt")
    assert done.returncode == 2
    assert "t.txt: ends after line 1" in done.stderr


def test_entities_count_into_the_text_as_given(tmp_path: Path) -> None:
    """`entities --json` gives an object a document, with offsets into what the file holds."""
    path = tmp_path / "x.txt"
    text = "\n\nBaca Juga\nKunjungan Blinken ke Korea Utara dijadwalkan 9 November 2023.\n"
    path.write_text(text, encoding="utf-8")
    done = run("entities", path, "--json")
    assert done.returncode == 0, done.stderr
    (document,) = (json.loads(line) for line in done.stdout.splitlines())
    found = {text[e["start"] : e["end"]]: e for e in document["entities"]}
    assert all(text[e["start"] : e["end"]] == e["text"] for e in document["entities"])
    assert found["Korea Utara"]["kind"] == "place"
    assert "North Korea" in found["Korea Utara"]["accepts"]
    assert found["9 November 2023"]["value"] == "2023-11-09"


def test_config_show_prints_what_is_in_force() -> None:
    """`config show fast --json` is the effective config with its name and digest."""
    shown = json.loads(run("config", "show", "fast", "--json").stdout)
    assert shown["name"] == "fast"
    assert shown["translate"]["beam_size"] == 1
    assert shown["read"]["max_chars"] == 1_000_000
    assert len(shown["digest"]) == 12


def test_models_are_listed_found_and_verified() -> None:
    """The embedded model is there, its files are as recorded; the hub's is known and said not to be there."""
    listed = {m["name"]: m for m in map(json.loads, run("models", "list", "--json").stdout.splitlines())}
    assert listed["id-en-lite"]["here"] is True
    assert listed["opus-mt-id-en"]["here"] is False
    assert run("models", "verify", "id-en-lite").returncode == 0
    assert (Path(run("models", "path", "id-en-lite").stdout.strip()) / "config.json").is_file()
    missing = run("brief", ROOT / "seeds", "--model", "opus-mt-id-en")
    assert missing.returncode == 3
    assert missing.stderr.count("\n") == 1


def test_a_broken_manifest_is_told_beside_the_list(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What cannot be read in TRANSLIT_MODELS is one line and exit code 3; the other models are listed."""
    (tmp_path / "broken.yaml").write_text("name: broken\n", encoding="utf-8")
    monkeypatch.setenv("TRANSLIT_MODELS", str(tmp_path))
    done = run("models", "list", "--json")
    assert done.returncode == 3
    assert str(tmp_path / "broken.yaml") in done.stderr
    assert done.stderr.count("\n") == 1
    assert "id-en-lite" in [json.loads(line)["name"] for line in done.stdout.splitlines()]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["brief"], "PATH"),
        (["brief", "x.txt", "--format", "pdf"], "formats are md, html, json"),
        (["brief", "x.txt", "--config", "fsat"], "did you mean fast?"),
        (["brief", "x.txt", "--model", "nosuch"], "x.txt"),
        (["translate", "x.txt"], "-o DIR"),
        (["translate", "-", "-o", "out"], "stdout"),
        (["brief", "x.txt", "--engine", "onnx"], "onnx"),
        (["frobnicate"], "frobnicate"),
    ],
)
def test_bad_usage_exits_2_and_says_what_to_type(tmp_path: Path, arguments: list[str], words: str) -> None:
    """A command line that cannot be is exit code 2 with the reason on stderr and nothing on stdout."""
    done = run(*arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert words in done.stderr
    assert done.stdout == ""
    assert "Traceback" not in done.stderr


def test_hostile_text_is_inert_on_the_terminal(tmp_path: Path) -> None:
    """Escape sequences in a file's name or text never reach the terminal as such."""
    path = tmp_path / "aman\x1b[31m.txt"
    path.write_text(
        "Menteri \x1b]0;judul\x07 Blinken tiba di Seoul pada Rabu malam untuk bertemu.", encoding="utf-8"
    )
    done = run("brief", path, "-o", tmp_path / "out", "--engine", "fake")
    told = run("entities", path)
    for text in (done.stdout, done.stderr, told.stdout, told.stderr):
        assert "\x1b" not in text
        assert "\x07" not in text
    assert done.returncode == 0
    for made in (tmp_path / "out").iterdir():
        assert "\x1b" not in made.read_text(encoding="utf-8")


def test_an_output_that_nobody_reads_ends_the_command_quietly() -> None:
    """A command whose pipe is closed (`| head -1`) dies of it without a word; 1 would mean issues."""
    lines = "Blinken tiba di Seoul.\n" * 20_000
    with subprocess.Popen(
        [*COMMAND, "translate", "-", "--engine", "fake"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    ) as filter_:
        assert filter_.stdin is not None
        assert filter_.stdout is not None
        assert filter_.stderr is not None
        writer = threading.Thread(target=_feed, args=(filter_.stdin, lines))
        writer.start()
        assert filter_.stdout.readline()
        filter_.stdout.close()
        assert filter_.stderr.read() == ""
        writer.join()
    assert filter_.returncode == -signal.SIGPIPE


def _feed(stream: IO[str], text: str) -> None:
    with contextlib.suppress(BrokenPipeError):
        stream.write(text)
        stream.close()


def test_ctrl_c_says_what_is_kept(tmp_path: Path) -> None:
    """An interrupt ends a command with exit code 130 and one line."""
    with subprocess.Popen(
        [*COMMAND, "translate", "-", "--engine", "fake"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        bufsize=0,
        # A shell's background job ignores the interrupt, and so would all its children.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 - no threads here
    ) as filter_:
        assert filter_.stdin is not None
        assert filter_.stdout is not None
        filter_.stdin.write("Blinken tiba di Seoul.\n" * 300)
        filter_.stdin.flush()
        assert filter_.stdout.readline()  # it is at work, and waits for more
        filter_.send_signal(signal.SIGINT)
        _, told = filter_.communicate()
    assert filter_.returncode == 130
    assert told == "translit: interrupted: what was finished is kept, nothing is half written\n"


@pytest.mark.parametrize(
    ("command", "code", "told"),
    [
        ("config show >/dev/full", 2, "translit: the output cannot be written (No space left on device)"),
        ("models list >&-", 0, ""),
        ("brief - --engine fake <&-", 2, "translit: -: empty: there is no text in it"),
        ("translate - --engine fake <&-", 0, ""),
        ("brief nowhere.txt 2>&-", 2, ""),
    ],
)
def test_streams_that_cannot_be_used_bring_no_traceback(
    tmp_path: Path, command: str, code: int, told: str
) -> None:
    """A full disk or a closed stream is one line and an exit code, and errors never stray to stdout."""
    done = subprocess.run(
        ["bash", "-c", f"{sys.executable} -m translit {command}"],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
        cwd=tmp_path,
    )
    assert (done.returncode, done.stderr.strip()) == (code, told)
    assert "translit:" not in done.stdout


def test_output_is_utf_8_whatever_the_locale() -> None:
    """A locale or PYTHONIOENCODING of another encoding changes nothing of what is written."""
    done = subprocess.run(
        [*COMMAND, "translate", "-", "--engine", "fake"],
        input="Presiden é😀 tiba.\n".encode(),
        capture_output=True,
        check=True,
        env={**os.environ, "PYTHONIOENCODING": "latin-1"},
    )
    assert "é😀" in done.stdout.decode("utf-8")


def test_a_name_of_odd_bytes_is_legal_json(tmp_path: Path) -> None:
    """A file whose name is no UTF-8 gets its brief, and --json stays UTF-8."""
    path = os.fsencode(tmp_path) + b"/odd\xff.txt"
    with open(path, "wb") as file:  # noqa: PTH123 - a path of bytes
        file.write(ARTICLE.encode())
    done = subprocess.run(
        [*COMMAND, "brief", path, "-o", str(tmp_path / "out"), "--engine", "fake", "--json"],
        capture_output=True,
        check=True,
    )
    assert json.loads(done.stdout.decode("utf-8"))["sentences"] == 3


def test_an_unusable_output_folder_is_said_before_the_work(article: Path, tmp_path: Path) -> None:
    """-o that is a file is one line and exit code 2, and no article is begun."""
    for command in ("brief", "translate"):
        done = run(command, article, article.parent / "lain.txt", "-o", article, "--engine", "fake")
        assert done.returncode == 2
        assert "name another folder with -o" in done.stderr
        assert f"{article} ..." not in done.stderr


def test_render_never_overwrites_one_view_with_another(article: Path, tmp_path: Path) -> None:
    """Two briefs of one name in one -o are a clash, as they are for `brief`."""
    for folder in ("a", "b"):
        run("brief", article, "-o", tmp_path / folder, "--engine", "fake", "--format", "json")
    first, second = (tmp_path / folder / "kunjungan.brief.json" for folder in ("a", "b"))
    done = run("render", first, second, "-o", tmp_path / "views")
    assert done.returncode == 2
    assert f"would overwrite that of {first}" in done.stderr
    assert done.stdout.count("kunjungan.brief.") == 2


def test_long_ids_make_names_that_can_be_written(tmp_path: Path) -> None:
    """Ids of a .jsonl that are long, alike at their start and of wide letters get a file each."""
    path = tmp_path / "news.jsonl"
    ids = ["好" * 100 + "a", "好" * 100 + "b", "../../x"]
    records = [json.dumps({"id": id_, "text": ARTICLE}) for id_ in ids]
    path.write_text("\n".join(records), encoding="utf-8")
    done = run("brief", path, "-o", tmp_path / "out", "--engine", "fake", "--format", "json")
    assert done.returncode == 0, done.stderr
    made = [json.loads(each.read_text(encoding="utf-8")) for each in (tmp_path / "out").iterdir()]
    assert sorted(brief["article"]["id"] for brief in made) == sorted(ids)


def test_lines_of_one_id_are_told_to_differ(tmp_path: Path) -> None:
    """Two articles of one .jsonl with one id: the second is refused, with advice that can be followed."""
    path = tmp_path / "news.jsonl"
    path.write_text("\n".join([json.dumps({"id": "x", "text": ARTICLE})] * 2), encoding="utf-8")
    done = run("brief", path, "-o", tmp_path / "out", "--engine", "fake", "--format", "json")
    assert done.returncode == 2
    assert "give each line an id of its own" in done.stderr
