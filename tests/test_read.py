import codecs
import io
import json
import os
import random
import sys
import tempfile
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translit.config import ReadConfig
from translit.errors import ConfigError, InputError
from translit.read import Input, Reading, find, lines, read, read_raw
from translit.read.characters import normalise, one_line

CASES = Path(__file__).parent / "cases"
CONFIG = ReadConfig(encoding=None, max_chars=1000, check_language=True)
NOBODY = 65534


def _cases(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (CASES / name).read_text(encoding="utf-8").splitlines()]


CHARACTERS = _cases("read_characters.jsonl")
DOCUMENTS = [case for case in _cases("read_jsonl.jsonl") if "article" in case]
BAD_LINES = [case for case in _cases("read_jsonl.jsonl") if "error" in case]


def _name(case: dict[str, Any]) -> str:
    return str(case["name"])


Write = Callable[..., list[str]]


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    """Makes files in an empty working folder."""
    monkeypatch.chdir(tmp_path)

    def make(*names: str) -> list[str]:
        for name in names:
            Path(name).parent.mkdir(parents=True, exist_ok=True)
            Path(name).write_text("Rudal jatuh.", encoding="utf-8")
        return list(names)

    return make


@contextmanager
def _as_nobody() -> Iterator[None]:
    """Without root's rights, to whom every folder is readable."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


def _names(paths: list[str]) -> list[str]:
    sources, errors = find(paths)
    assert errors == []
    return [source.name for source in sources]


def _read(raw: bytes, name: str = "page.txt", encoding: str | None = None) -> Reading:
    """What is read from a file of these bytes."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(raw)
        return read(
            Input(name=name, path=path, relative=Path(name)), CONFIG.model_copy(update={"encoding": encoding})
        )


def _text(raw: bytes, encoding: str | None = None) -> str:
    reading = _read(raw, encoding=encoding)
    assert reading.errors == ()
    return reading.articles[0].text


def _error(raw: bytes, name: str = "page.txt", encoding: str | None = None) -> str:
    """The one error, and nothing else, that a file of these bytes gives."""
    reading = _read(raw, name, encoding)
    assert reading.articles == ()
    assert len(reading.errors) == 1
    return str(reading.errors[0])


# What is found.


def test_a_named_file_mirrors_under_its_bare_name(write: Write) -> None:
    """A file is shown as it was named; its outputs lie under its bare name."""
    sources, errors = find(write("inbox/x.txt"))
    assert errors == []
    assert sources == [Input(name="inbox/x.txt", path=Path("inbox/x.txt"), relative=Path("x.txt"))]


def test_a_folder_is_searched_to_the_bottom_in_order(write: Write) -> None:
    """Files of a folder come sorted and mirror its tree; other kinds and hidden ones are left out."""
    write("in/b.txt", "in/a/z.TXT", "in/a/y.jsonl", "in/a.md", "in/.h.txt", "in/.git/x.txt", "in/c/n/e.txt")
    sources, errors = find(["in"])
    assert errors == []
    assert [str(source.relative) for source in sources] == ["a/y.jsonl", "a/z.TXT", "b.txt", "c/n/e.txt"]
    assert [source.name for source in sources] == ["in/a/y.jsonl", "in/a/z.TXT", "in/b.txt", "in/c/n/e.txt"]


def test_only_the_asked_suffixes_are_found_in_a_folder(write: Write) -> None:
    """The caller says which kinds of file a folder is searched for."""
    write("in/a.txt", "in/b.jsonl")
    sources, _ = find(["in"], suffixes=(".txt",))
    assert [source.name for source in sources] == ["in/a.txt"]


def test_standard_input_is_named_by_a_dash() -> None:
    """`-` is standard input, once."""
    assert find(["-", "-"]) == ([Input(name="-", path=None, relative=Path("stdin.txt"))], [])


def test_a_file_named_in_several_ways_is_used_once(write: Write) -> None:
    """By name, by another spelling of it, in its folder and through a link: the first counts."""
    write("in/x.txt", "in/y.txt")
    Path("in/also").symlink_to(Path("x.txt"))
    assert _names(["in/x.txt", "./in/../in/x.txt", "in/also", "in"]) == ["in/x.txt", "in/y.txt"]


def test_links_between_folders_are_followed_without_end(write: Write) -> None:
    """A link to a folder is entered; one that leads back is not."""
    write("in/x.txt", "elsewhere/y.txt")
    Path("in/back").symlink_to(Path("..") / "in", target_is_directory=True)
    Path("in/more").symlink_to(Path("..") / "elsewhere", target_is_directory=True)
    assert _names(["in"]) == ["in/more/y.txt", "in/x.txt"]


def test_a_named_file_with_an_unknown_suffix_or_none_is_used(write: Write) -> None:
    """Whoever names a file means it, hidden or not."""
    names = write("notes.md", "README", ".hidden", "x.text")
    assert _names(names) == names


@pytest.mark.parametrize("name", ["page.html", "page.PDF", "page.docx"])
def test_a_named_file_of_markup_is_refused(write: Write, name: str) -> None:
    """What would be read as tags is an error that says what to do."""
    sources, errors = find(write("x.txt", name))
    assert [source.name for source in sources] == ["x.txt"]
    assert [str(err) for err in errors] == [
        f"{name}: {Path(name).suffix} is not read; save the article as plain text (.txt)"
    ]


@pytest.mark.parametrize("path", ["nowhere.txt", "", "x.txt/y.txt", "n" * 300])
def test_a_missing_path_is_one_error_and_the_others_are_used(write: Write, path: str) -> None:
    """What cannot be found is said with its reason."""
    write("x.txt")
    sources, errors = find([path, "x.txt"])
    assert [source.name for source in sources] == ["x.txt"]
    assert len(errors) == 1
    assert str(errors[0]).startswith(f"{path}: cannot be read (")
    assert str(errors[0]).endswith("; name a file, a folder or -")


def test_a_folder_with_nothing_to_read_is_one_error(write: Write) -> None:
    """A folder without a usable file says which suffixes are looked for."""
    write("in/a.md", "in/.b.txt")
    sources, errors = find(["in"])
    assert sources == []
    assert [str(err) for err in errors] == ["in: no .txt or .jsonl file in this folder; name a file"]


def test_an_unreadable_folder_is_one_error_and_the_rest_is_used() -> None:
    """Neither a named folder nor one inside it that cannot be opened stops the others or goes unsaid."""
    with tempfile.TemporaryDirectory() as name:
        top = Path(name)
        top.chmod(0o755)
        for inner in ("open", "closed", "shut"):
            (top / "in" / inner).mkdir(parents=True)
            (top / "in" / inner / "x.txt").write_text("Rudal jatuh.", encoding="utf-8")
        (top / "in" / "closed").chmod(0)
        (top / "in" / "shut").chmod(0)
        try:
            with _as_nobody():
                sources, errors = find([str(top / "in"), str(top / "in" / "closed")])
        finally:
            (top / "in" / "closed").chmod(0o755)
            (top / "in" / "shut").chmod(0o755)
    assert [str(source.relative) for source in sources] == ["open/x.txt"]
    closed, shut = top / "in" / "closed", top / "in" / "shut"
    assert [str(err) for err in errors] == [
        f"{folder}: this folder cannot be read (Permission denied); see its permissions"
        for folder in (closed, shut, closed)
    ]


def test_an_unreadable_file_and_a_link_to_nothing_are_errors_of_reading() -> None:
    """A file that is there and cannot be opened is found, and reading it says why it cannot be."""
    with tempfile.TemporaryDirectory() as name:
        top = Path(name)
        top.chmod(0o755)
        (top / "a.txt").write_text("Rudal jatuh.", encoding="utf-8")
        (top / "a.txt").chmod(0)
        (top / "b.txt").symlink_to("nowhere")
        (top / "c.txt").symlink_to("c.txt")
        with _as_nobody():
            sources, errors = find([str(top)])
            readings = [read(source, CONFIG) for source in sources]
    assert errors == []
    assert [str(err) for reading in readings for err in reading.errors] == [
        f"{top / 'a.txt'}: cannot be read (Permission denied)",
        f"{top / 'b.txt'}: cannot be read (No such file or directory)",
        f"{top / 'c.txt'}: cannot be read (Too many levels of symbolic links)",
    ]


def test_a_file_name_is_shown_without_what_could_act_on_a_terminal(write: Write) -> None:
    """Escapes, line ends and bytes that are no UTF-8 in a file's name reach no message."""
    write("in/\x1b[31mx\n.txt")
    with open(b"in/\xff.txt", "wb") as file:  # noqa: PTH123 (a path of bytes)
        file.write(b"Isi.")
    sources, errors = find(["in"])
    assert errors == []
    assert [source.name for source in sources] == ["in/x .txt", "in/\ufffd.txt"]
    assert [reading.articles[0].text for source in sources if (reading := read(source, CONFIG))] == [
        "Rudal jatuh.",
        "Isi.",
    ]


# Characters.


@pytest.mark.parametrize("case", CHARACTERS, ids=_name)
def test_what_each_character_becomes(case: dict[str, str]) -> None:
    """The table of characters, case by case; to normalise again changes nothing."""
    assert normalise(case["given"]) == case["becomes"]
    assert normalise(case["becomes"]) == case["becomes"]


@given(st.text(st.characters(exclude_categories=["Cc", "Cf", "Cn", "Cs"])))
def test_visible_characters_stay_in_order(text: str) -> None:
    """Letters, marks, figures, punctuation and symbols stay as NFC writes them."""

    def visible(given: str) -> str:
        return "".join(char for char in given if unicodedata.category(char)[0] != "Z")

    assert visible(normalise(text).replace("\n", "")) == visible(unicodedata.normalize("NFC", text))


@given(st.text(st.characters() | st.sampled_from("\x1b\x9b[]()\\m0;B\x07\r\n\u2028\u202e\ud800")))
def test_any_text_becomes_plain_and_writable(text: str) -> None:
    """Nothing that acts or hides is left but tabs and line feeds; UTF-8 holds it; twice is once."""
    plain = normalise(text)
    assert {char for char in plain if unicodedata.category(char) == "Cc"} <= {"\t", "\n"}
    assert not set(plain) & set("\x1b\u200b\u202a\u202e\u2066\u2069\ufeff\u2028\u2029\u00ad\u00a0")
    assert plain.encode().decode() == plain
    assert normalise(plain) == plain
    assert len(one_line(text).splitlines()) <= 1


# Texts.


def test_a_text_is_one_article_as_it_stands() -> None:
    """The whole page is the text; its origin is what the user named."""
    reading = _read("Judul\n\nSeoul – “Isi”.\n".encode())
    assert reading.errors == ()
    assert [(article.text, article.origin) for article in reading.articles] == [
        ("Judul\n\nSeoul – “Isi”.\n", "page.txt")
    ]


def test_the_seeds_are_read_unchanged(seeds: list[Path]) -> None:
    """In the seeds there is nothing to normalise, and nothing is lost."""
    config = CONFIG.model_copy(update={"max_chars": 10_000})
    sources, _ = find([str(seeds[0].parent)])
    assert [read(source, config).articles[0].text for source in sources] == [
        path.read_text(encoding="utf-8") for path in seeds
    ]


def test_standard_input_is_read_as_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    """What comes in by a pipe is decoded like a file, whatever the terminal's encoding."""
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO("Café\r\n".encode("utf-16"))))
    sources, _ = find(["-"])
    assert [(a.text, a.origin) for a in read(sources[0], CONFIG).articles] == [("Café\n", "-")]


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [(codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")],
)
def test_a_byte_order_mark_says_the_encoding_and_is_dropped(mark: bytes, encoding: str) -> None:
    """UTF-8 and UTF-16 with a byte order mark are read without being told."""
    assert _text(mark + "Café 😀\r\nisi".encode(encoding)) == "Café 😀\nisi"


@pytest.mark.parametrize(
    ("named", "raw", "text"),
    [
        ("windows-1252", b"caf\xe9 \x93isi\x94", "café “isi”"),
        ("latin-1", b"caf\xe9 \x93isi\x94", "café “isi”"),
        ("UTF-16-BE", "isi".encode("utf-16-be"), "isi"),
        ("utf-16", "isi".encode("utf-16-le"), "isi"),
        ("utf-16", codecs.BOM_UTF16_BE + "isi".encode("utf-16-be"), "isi"),
        ("utf8", codecs.BOM_UTF8 + b"isi", "isi"),
        ("utf-8-sig", codecs.BOM_UTF8 + b"isi", "isi"),
        ("utf-32", "isi".encode("utf-32"), "isi"),
        ("gb18030", "首尔".encode("gb18030"), "首尔"),
    ],
)
def test_a_named_encoding_is_used(named: str, raw: bytes, text: str) -> None:
    """--encoding is taken at its word; Latin-1 is Windows-1252, as in browsers."""
    assert _text(raw, encoding=named) == text


@pytest.mark.parametrize("named", ["nonsense", "rot13", "idna", "punycode", "undefined", "cp037", "", "a\0b"])
def test_an_encoding_that_cannot_be_used_is_an_error_of_usage(named: str) -> None:
    """Names that are no text encoding, or in which lines cannot be told apart, are refused."""
    with pytest.raises(ConfigError, match=r"^--encoding .*: no text encoding that translit reads \("):
        _read(b"isi", encoding=named)


def test_a_misspelt_encoding_gets_the_nearest_name() -> None:
    """The error says what was probably meant."""
    with pytest.raises(ConfigError, match=r"did you mean windows_1252\?"):
        _read(b"isi", encoding="window-1252")


@pytest.mark.parametrize(
    ("raw", "where"),
    [
        (b"caf\xe9 isi", "line 1: byte 0xe9 at offset 3 is not UTF-8"),
        ("é\n\n".encode() + b"caf\x80", "line 3: byte 0x80 at offset 7 is not UTF-8"),
        (codecs.BOM_UTF8 + b"\xff", "line 1: byte 0xff at offset 3 is not UTF-8"),
        ("isi😀".encode()[:-1], "line 1: byte 0xf0 at offset 3 is not UTF-8"),
        (b"isi \xed\xa0\x80", "line 1: byte 0xed at offset 4 is not UTF-8"),
        (
            codecs.BOM_UTF16_LE + "a\n".encode("utf-16-le") + b"\x00\xd8",
            "line 2: byte 0x00 at offset 6 is not",
        ),
    ],
)
def test_bytes_that_do_not_fit_are_named_with_their_place(raw: bytes, where: str) -> None:
    """The error names line, byte and offset in bytes from 0, and what to type."""
    message = _error(raw)
    assert message.startswith(f"page.txt: {where}")
    assert message.endswith("; name the text's encoding, such as --encoding windows-1252")


@pytest.mark.parametrize("raw", [b"", b" \n\t\r\n", codecs.BOM_UTF8, "\u200b\u00a0\n".encode(), b"\x1b[31m"])
def test_a_file_without_a_visible_character_is_empty(raw: bytes) -> None:
    """Nothing, white space, a mark or an escape are no text."""
    assert _error(raw) == "page.txt: empty: there is no text in it"


@pytest.mark.parametrize(
    "raw",
    [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "isi".encode("utf-16-le"), bytes(100), b"\x01\x02\x03isi", b"\x00"],
)
def test_a_binary_file_is_called_one(raw: bytes) -> None:
    """Zero bytes, or mostly control bytes, are no text in any encoding of one byte a letter."""
    assert _error(raw).startswith("page.txt: a binary file, not text (")
    assert _error(raw, encoding="windows-1252").startswith("page.txt: a binary file, not text (")


@pytest.mark.parametrize("filler", [b"x", b"x\n", "😀".encode(), b"isi "])
def test_what_is_too_long_is_refused(filler: bytes) -> None:
    """A text of more characters than the limit, on one line or many, is an error that names the limit."""
    assert _error(filler * 1001) == (
        "page.txt: longer than 1000 characters; split it, or set read.max_chars higher in a config"
    )
    assert _text("😀".encode() * 1000) == "😀" * 1000


def test_no_more_than_the_limit_is_held_of_what_is_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    """An endless text is not read to its end to find out that it is too long."""

    class Endless:
        given = 0

        def read(self, size: int) -> bytes:
            assert size >= 0
            self.given += size
            return b"x" * size

    endless = Endless()
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=endless))
    reading = read(Input(name="-", path=None, relative=Path("-.txt")), CONFIG)
    assert [str(err) for err in reading.errors] == [
        "-: longer than 1000 characters; split it, or set read.max_chars higher in a config"
    ]
    assert 0 < endless.given < 100_000


def test_as_given_only_the_byte_order_mark_goes(tmp_path: Path) -> None:
    """`read_raw` leaves every character in its place, so that offsets are the user's own."""
    given = "a\u200bb\r\n\x1b[31mc\u00a0"
    path = tmp_path / "x.txt"
    path.write_bytes(codecs.BOM_UTF8 + given.encode())
    assert read_raw(Input(name="x", path=path, relative=Path("x.txt")), CONFIG).articles[0].text == given
    path.write_text(json.dumps({"text": given + "\ud800", "title": "T"}), encoding="utf-8")
    article = read_raw(Input(name="x", path=path, relative=Path("x.jsonl")), CONFIG).articles[0]
    assert (article.text, article.title) == (given + "\ufffd", "T")


# Documents, one a line.


@pytest.mark.parametrize("case", DOCUMENTS, ids=_name)
def test_a_line_of_a_jsonl_is_an_article(case: dict[str, Any]) -> None:
    """Text, id, title and date are read, other keys not; the title comes first in the text."""
    reading = _read(case["line"].encode() + b"\n", "news.jsonl")
    assert reading.errors == ()
    (article,) = reading.articles
    expected = {"id": None, "title": None, "date": None, **case["article"]}
    assert {key: getattr(article, key) for key in expected} == expected
    assert article.origin == "news.jsonl:1"


@pytest.mark.parametrize("case", BAD_LINES, ids=_name)
def test_a_bad_line_is_an_error_that_spoils_no_other(case: dict[str, Any]) -> None:
    """The error names file and line, what was found and what is legal; the other lines are articles."""
    good = b'{"text": "Isi."}\r\n'
    reading = _read(good + b"\n" + case["line"].encode() + b"\n" + good, "news.jsonl")
    assert [article.origin for article in reading.articles] == ["news.jsonl:1", "news.jsonl:4"]
    (error,) = reading.errors
    assert str(error).startswith(f"news.jsonl:3: {case['error']}")
    assert "\n" not in str(error)


@pytest.mark.parametrize(
    ("line", "error"),
    [
        (b'{"text": "caf\xe9"}', "news.jsonl: line 2: byte 0xe9 at offset 30 is not UTF-8"),
        (b'{"text": "\0"}', "news.jsonl:2: a binary file, not text"),
        (b'{"text": "' + b"x" * 1001 + b'"}', "news.jsonl:2: longer than 1000 characters"),
        (b'{"text": "' + b"x" * 100_000 + b'"}', "news.jsonl:2: longer than 1000 characters"),
        (b"[" * 11_000, "news.jsonl:2: not JSON ("),
        (b'{"n": ' + b"1" * 5000 + b', "text": "Isi."}', "news.jsonl:2: not JSON ("),
    ],
)
def test_a_line_of_bad_bytes_spoils_no_other(line: bytes, error: str) -> None:
    """Wrong bytes, too many of them, and what would exhaust the parser stay with their own line."""
    good = b'{"text": "Isi."}\n'
    reading = _read(good + line + b"\n" + good, "news.jsonl")
    assert [article.origin for article in reading.articles] == ["news.jsonl:1", "news.jsonl:3"]
    assert [str(err)[: len(error)] for err in reading.errors] == [error]


def test_a_file_none_of_whose_lines_can_be_used_is_one_error() -> None:
    """A table with the suffix .jsonl does not bring a line of complaint for each of its lines."""
    message = _error(b"judul,isi\nA,B\nC,D\n", "news.jsonl")
    assert message.startswith(
        "news.jsonl: none of its 3 lines can be used; the first: news.jsonl:1: not JSON"
    )


def test_an_empty_jsonl_is_an_error_with_an_example() -> None:
    """No line at all is said, with what a line looks like."""
    assert _error(b"\n \n", "news.jsonl") == (
        'news.jsonl: empty; a .jsonl holds one object a line, such as {"text": "..."}'
    )


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_jsonl_may_have_a_byte_order_mark(encoding: str) -> None:
    """UTF-16 is split at its own line feeds: U+0A0A and U+0D0A are letters, not line ends."""
    source = '{"text": "ਊ ഊ"}\n{"text": "b"}\n'
    reading = _read(source.encode(encoding), "news.jsonl")
    assert reading.errors == ()
    assert [(a.text, a.origin) for a in reading.articles] == [("ਊ ഊ", "news.jsonl:1"), ("b", "news.jsonl:2")]


# Line mode.


def test_lines_end_at_line_feeds_only() -> None:
    """Each line feed ends a line; a carriage return before it goes; other line ends become spaces."""
    raw = "a\r\n\nb\u2028c\rd\x85e\x0cf\n\ng".encode()
    assert list(lines(io.BytesIO(raw), "-", None)) == ["a", "", "b c d e f", "", "g"]


def test_a_line_is_given_before_the_next_is_read() -> None:
    """Line mode answers a pipe line by line."""
    reader, writer = os.pipe()
    with open(reader, "rb") as stream, open(writer, "wb", buffering=0) as pipe:  # noqa: PTH123 (a descriptor)
        given = lines(stream, "-", None)
        pipe.write(b"a\n")
        assert next(given) == "a"
        pipe.write(b"b\n")
        assert next(given) == "b"


def test_a_bad_byte_in_line_mode_is_named_with_its_place() -> None:
    """The lines before it are given; then line, byte and offset are named."""
    given = lines(io.BytesIO(b"a\nb\xff\nc\n"), "-", None)
    assert next(given) == "a"
    with pytest.raises(InputError, match=r"^-: line 2: byte 0xff at offset 3 is not UTF-8; name"):
        next(given)


@given(st.binary(), st.sampled_from([None, "utf-16-le", "windows-1251", "utf-32"]))
def test_every_line_in_is_a_line_out(raw: bytes, encoding: str | None) -> None:
    """One line out for each line feed, one more for a last line without: never more, never fewer."""
    try:
        given = list(lines(io.BytesIO(raw), "-", encoding))
    except InputError:
        return
    codec = encoding or ("utf-16" if raw[:2] in {codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE} else "utf-8")
    text = raw.decode({"utf-32": "utf-32-le"}.get(codec, codec))
    assert len(given) == text.count("\n") + (bool(raw) and not text.endswith("\n"))
    assert all(len(line.splitlines()) <= 1 for line in given)


def test_no_bytes_at_all_bring_anything_but_an_input_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """10,000 random inputs, from noise to nearly JSON, are articles or errors that can be written."""
    chance = random.Random(20231108)  # noqa: S311 (no secret)
    letters = [bytes([byte]) for byte in range(256)]
    pieces = [
        b"\n",
        b"\r\n",
        b"{",
        b"}",
        b'"text": ',
        b'"isi"',
        b'"\\ud800"',
        b",",
        b"\x1b[",
        "é😀\u2028".encode(),
    ]
    marks = [
        b"",
        b"",
        codecs.BOM_UTF8,
        codecs.BOM_UTF16_LE,
        codecs.BOM_UTF16_BE,
        b'{"text": "',
        b'{"text": "a"}\n',
    ]
    n_articles = 0
    for number in range(10_000):
        alphabet = (letters, pieces, letters[32:127], letters + pieces * 20)[number % 4]
        raw = chance.choice(marks) + b"".join(chance.choices(alphabet, k=chance.randrange(60)))
        monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(raw)))
        relative = Path(chance.choice(["-.txt", "-.jsonl"]))
        reading = read(Input(name="-", path=None, relative=relative), CONFIG)
        for text in (*(article.text for article in reading.articles), *map(str, reading.errors)):
            assert text.encode()
        assert reading.articles or reading.errors
        n_articles += len(reading.articles)
    assert n_articles > 1000
