"""Locks of pulled models: what a load looks at, what a full check finds, what is refused."""

import json
import os
from pathlib import Path

import pytest
from model_folders import COMMIT, HASHES, WEIGHTS, put_manifest, put_pulled, write

from translit.errors import ModelError
from translit.manifest import Model, find, known
from translit.manifest.lock import lock_path, read_lock

FILE = "model.safetensors"


@pytest.fixture
def model(tmp_path: Path) -> Model:
    """A model as a pull leaves it; its manifest lies beside its lock."""
    path = put_manifest(tmp_path, pulled=True)
    put_pulled(tmp_path)
    return find(str(path))


def overwrite(path: Path, text: str, *, keep_time: bool) -> None:
    """Other content in a file, its time kept or moved on by a second."""
    before = path.stat().st_mtime_ns
    path.write_text(text, encoding="utf-8")
    os.utime(path, ns=(before, before if keep_time else before + 10**9))


def test_a_lock_says_what_a_load_reads(model: Model) -> None:
    """The files and their hashes are the lock's, and so is the revision that stands in a brief."""
    assert model.files == HASHES
    assert model.revision == f"owner/small@{COMMIT}"
    model.verify()
    model.verify(full=True)


def test_a_load_trusts_size_and_time_and_a_full_check_nothing(model: Model) -> None:
    """A file that has kept both is not hashed by a load, which makes it fast; `models verify` hashes it."""
    overwrite(model.folder / FILE, "WEIGHTS", keep_time=True)
    model.verify()
    with pytest.raises(ModelError, match="not the file that small's lock lists"):
        model.verify(full=True)


@pytest.mark.parametrize(
    ("text", "keep_time"), [("WEIGHTS", False), ("weigh", True), ("weights and more", True), ("", False)]
)
def test_a_file_of_another_size_or_time_is_hashed_and_refused(
    model: Model, text: str, *, keep_time: bool
) -> None:
    """Changed, cut or grown: one line with the path, both hashes and the command that restores it."""
    overwrite(model.folder / FILE, text, keep_time=keep_time)
    with pytest.raises(ModelError) as caught:
        model.verify()
    for part in (str(model.folder / FILE), HASHES[FILE], "`translit models pull small`"):
        assert part in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_file_that_was_only_touched_is_hashed_and_taken(model: Model) -> None:
    """The right content under another time, as a copy has it, is the file that was meant."""
    overwrite(model.folder / FILE, WEIGHTS[FILE], keep_time=False)
    model.verify()


def test_a_file_that_is_gone_is_told_as_such(model: Model, tmp_path: Path) -> None:
    """Without one of its files a model is not here, and the pull that gets it is named."""
    (model.folder / FILE).unlink()
    assert not model.present
    with pytest.raises(ModelError, match=r"cannot be read.*`translit models pull small`"):
        model.verify()
    with pytest.raises(ModelError, match=r"its files are not here.*`translit models pull .*small.yaml`"):
        find(str(tmp_path / "small.yaml"))


def test_times_are_taken_anew_only_where_they_differ(model: Model, tmp_path: Path) -> None:
    """After a check of a copied model its next loads are fast again; a lock that is right is not written."""
    path = lock_path(tmp_path, "small")
    before = path.stat()
    model.retime()
    assert (path.stat().st_ino, path.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    overwrite(model.folder / FILE, WEIGHTS[FILE], keep_time=False)
    model.retime()
    lock = known(str(tmp_path / "small.yaml")).lock
    assert lock is not None
    assert lock.files[FILE].mtime_ns == (model.folder / FILE).stat().st_mtime_ns
    assert {name: file.sha256 for name, file in lock.files.items()} == HASHES


ENTRY = {"sha256": "a" * 64, "size": 1, "mtime_ns": 1}
LOCK = {
    "repository": "owner/small", "revision": "main", "commit": COMMIT, "downloaded": {}, "files": {"a": ENTRY}
}  # fmt: skip


def test_what_is_legal_in_a_lock_is_read(tmp_path: Path) -> None:
    """The base of the cases below is itself a lock; and none is None."""
    path = write(tmp_path / "small.lock.json", json.dumps(LOCK))
    lock = read_lock(path)
    assert lock is not None
    assert lock.model_dump() == LOCK
    assert read_lock(tmp_path / "other.lock.json") is None


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"commit": "main"}, r"commit: 'main' is not legal .*40 hexadecimal digits"),
        ({"commit": COMMIT.upper().replace("0", "A")}, "40 hexadecimal digits"),
        ({"commit": f"../{COMMIT[3:]}"}, "40 hexadecimal digits"),
        ({"files": {"../../.bashrc": ENTRY}}, "stays inside the model's folder"),
        ({"files": {"/etc/passwd": ENTRY}}, "stays inside the model's folder"),
        ({"downloaded": {"..": "a" * 64}}, "stays inside the model's folder"),
        ({"downloaded": {"a": "abc"}}, "64 hexadecimal digits"),
        ({"files": {"a": {**ENTRY, "sha256": ""}}}, "64 hexadecimal digits"),
        ({"files": {"a": {**ENTRY, "size": -1}}}, r"files\.a\.size: -1 is not legal"),
        ({"files": {"a": {"sha256": "a" * 64}}}, r"files\.a\.size: missing"),
        ({"comit": COMMIT}, r"comit: unknown key \(did you mean commit\?\)"),
        ({"files": {"a": {**ENTRY, "sise": 1}}}, r"files\.a\.sise: unknown key \(did you mean size\?\)"),
        ("[]", "holds a list"),
        ("{", "not a readable YAML file"),
    ],
)
def test_a_lock_that_is_not_legal_is_refused(tmp_path: Path, change: object, message: str) -> None:
    """Impossible values, paths that leave the folder, half a file: one line with the way out."""
    text = change if isinstance(change, str) else json.dumps({**LOCK, **dict(change)})  # type: ignore[call-overload]
    path = write(tmp_path / "small.lock.json", text)
    with pytest.raises(ModelError, match=message) as caught:
        read_lock(path)
    assert str(caught.value).startswith(f"{path}: ")
    assert str(caught.value).endswith("delete it and pull the model again")
    assert "\n" not in str(caught.value)


def test_a_file_that_the_lock_does_not_list_is_refused(model: Model) -> None:
    """A chat template or a link that somebody put there would be read: the line says which, what to type."""
    (model.folder / "chat_template.jinja").write_text("{{ 1 }}", encoding="utf-8")
    with pytest.raises(
        ModelError, match=r"chat_template\.jinja: not a file that small's lock lists.*delete it"
    ):
        model.verify()
