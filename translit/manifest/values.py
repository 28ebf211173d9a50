"""The values that manifests and locks are made of, each refused where it is not legal; and SHA-256."""

import hashlib
from pathlib import Path, PurePosixPath
from typing import Annotated

from pydantic import AfterValidator


def inside(name: str) -> str:
    """`name`, which must stay inside the folder that it is read against.

    Raises:
        ValueError: it is absolute, goes up, or means something else on another system.
    """
    path = PurePosixPath(name)
    if not path.parts or path.is_absolute() or ".." in path.parts or "\\" in name or ":" in name:
        raise ValueError("must be a relative path that stays inside the model's folder")
    return name


def _digest(text: str) -> str:
    if len(text) != 64 or not set(text) <= set("0123456789abcdef"):
        raise ValueError("must be 64 hexadecimal digits in lower case, as sha256sum prints them")
    return text


def _name(text: str) -> str:
    if inside(text) in {".", ".."} or "/" in text or any(ord(char) < 32 for char in text):
        raise ValueError("must be usable as the name of a folder")
    return text


Inside = Annotated[str, AfterValidator(inside)]
Sha256 = Annotated[str, AfterValidator(_digest)]
Name = Annotated[str, AfterValidator(_name)]


def sha256(path: Path) -> str:
    """The SHA-256 of the file at `path` in hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
