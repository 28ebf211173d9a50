"""The lock of a pulled model: the commit it came from, and the hash, size and time of every file."""

import json
import os
from collections.abc import Iterable
from pathlib import Path

from pydantic import Field

from translit import atomic
from translit.errors import ModelError
from translit.manifest.values import Commit, Inside, Sha256, sha256
from translit.strict import NotLegalError, Strict, read_mapping, validated


class LockedFile(Strict):
    """A file as it lay there when its hash was last taken."""

    sha256: Sha256
    size: int = Field(ge=0)
    mtime_ns: int
    """With the size, what a load looks at first: a file that has kept both is not hashed again."""


class Lock(Strict):
    """What was pulled, written as NAME.lock.json beside the folder NAME that has a folder for the commit."""

    repository: str
    revision: str
    """The branch or tag that was asked for."""
    commit: Commit
    """What it was then: the commit that every file is of."""
    downloaded: dict[Inside, Sha256]
    """The files as the hub has them at that commit; pickled weights among them are not kept."""
    files: dict[Inside, LockedFile] = Field(min_length=1)
    """The files that lie in the folder and are what a load reads."""


def locked(folder: Path, names: Iterable[str]) -> dict[str, LockedFile]:
    """What a lock says of the files `names` in `folder`, each hashed now."""
    files = {}
    for name in names:
        stat = (folder / name).stat()
        files[name] = LockedFile(sha256=sha256(folder / name), size=stat.st_size, mtime_ns=stat.st_mtime_ns)
    return files


def retime(lock: Lock, folder: Path) -> Lock:
    """`lock` with the files' times of now, for files that were just hashed and found to be the lock's."""
    files = {
        name: file.model_copy(update={"mtime_ns": (folder / name).stat().st_mtime_ns})
        for name, file in lock.files.items()
    }
    return lock.model_copy(update={"files": files})


def lock_path(root: Path, name: str) -> Path:
    """Where the lock of the model `name` stands in the models folder `root`."""
    return root / f"{name}.lock.json"


def read_lock(path: Path) -> Lock | None:
    """The lock at `path`; None where there is none.

    Raises:
        ModelError: it is there and is not legal.
    """
    if not os.path.exists(path):  # noqa: PTH110 - no error where it may not look
        return None
    try:
        return validated(Lock, read_mapping(path), "docs/models.md")
    except NotLegalError as err:
        raise ModelError(f"{path}: {err}; delete it and pull the model again") from err


def write_lock(path: Path, lock: Lock) -> None:
    """Write `lock` whole or not at all."""
    atomic.write_text(path, json.dumps(lock.model_dump(mode="json"), indent=1, ensure_ascii=False) + "\n")
