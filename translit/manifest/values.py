"""The values that manifests and locks are made of, each refused where it is not legal; and SHA-256."""

import hashlib
from pathlib import Path, PurePosixPath
from typing import Annotated

from pydantic import AfterValidator

MAX_NAME_BYTES = 200
"""File systems take 255, and a name gets endings."""


def inside(path: str) -> str:
    """`path`, which must stay inside the folder that it is read against.

    Raises:
        ValueError: it is absolute, goes up, or means something else on another system.
    """
    parts = PurePosixPath(path).parts
    if not parts or parts[0] == "/" or ".." in parts or "\\" in path or ":" in path:
        raise ValueError("must be a relative path that stays inside the model's folder")
    return path


def is_commit(text: str) -> bool:
    """Whether `text` is a commit in full, as a lock states it and a hub must."""
    return _is_hex(text, 40)


def name(text: str) -> str:
    """`text`, which must do as the name of a model: of its manifest, its folder and on a command line.

    Raises:
        ValueError: it is a path or an option, or has characters that a terminal acts on.
    """
    if "/" in inside(text) or not text.isprintable() or len(text.encode()) > MAX_NAME_BYTES:
        raise ValueError("must be usable as the name of a folder")
    if text.startswith(("-", ".")) or text.endswith((".yaml", ".yml")):
        raise ValueError("a name starts with neither - nor . and does not end in .yaml, which is a path")
    return text


def _digest(text: str) -> str:
    if not _is_hex(text, 64):
        raise ValueError("must be 64 hexadecimal digits in lower case, as sha256sum prints them")
    return text


def _commit(text: str) -> str:
    if not is_commit(text):
        raise ValueError("must be a commit's 40 hexadecimal digits")
    return text


def _is_hex(text: str, n_digits: int) -> bool:
    return len(text) == n_digits and set(text) <= set("0123456789abcdef")


Commit = Annotated[str, AfterValidator(_commit)]
Inside = Annotated[str, AfterValidator(inside)]
Sha256 = Annotated[str, AfterValidator(_digest)]
Name = Annotated[str, AfterValidator(name)]


def sha256(path: Path) -> str:
    """The SHA-256 of the file at `path` in hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
