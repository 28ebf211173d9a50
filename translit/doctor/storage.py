"""The folders that models are looked for in, and what the cache takes on the disk."""

import os
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Literal

from translit import places
from translit.backends.convert import conversions
from translit.doctor.record import Cache, Folder
from translit.manifest import Model


def folders() -> tuple[Folder, ...]:
    """The models folders, in the order in which they are looked through."""
    shipped, *named, pulled = places.models()
    return (
        _folder("shipped", shipped),
        *(_folder("TRANSLIT_MODELS", path) for path in named),
        _folder("cache", pulled),
    )


def cache(models: Iterable[Model], version: str | None) -> Cache:
    """The cache, where `models` are those that are known and `version` is CTranslate2's."""
    root = places.cache()
    made = root / "ct2"
    used = {folder for model in models for folder in usable(model, version).values()}
    total = tree_bytes(made)
    return Cache(
        path=str(root),
        writable=_writable(root),
        free_bytes=_free_bytes(root),
        models_bytes=tree_bytes(places.pulled()),
        conversions=str(made),
        conversions_bytes=total,
        unused_bytes=max(total - sum(map(tree_bytes, used)), 0),
    )


def usable(model: Model, version: str | None) -> dict[str, Path]:
    """The conversions of `model` for CTranslate2 in `version`, by numeric type. Interrupted ones are not."""
    found = {}
    for folder in conversions(model):
        start, _, compute_type = folder.name.partition(f"-ct2_{version}-")
        if compute_type and not start.startswith("."):
            found[compute_type] = folder
    return found


def tree_bytes(folder: Path) -> int:
    """The size of all files under `folder`, in bytes; 0 where there is no such folder."""
    size = 0
    for root, _, names in os.walk(folder):
        for name in names:
            try:
                size += (Path(root) / name).lstat().st_size
            except OSError:  # gone since: another process writes here
                continue
    return size


def _folder(role: Literal["shipped", "TRANSLIT_MODELS", "cache"], path: Path) -> Folder:
    there = _nearest(path)
    return Folder(
        role=role,
        path=str(path),
        exists=os.path.isdir(path),  # noqa: PTH112 - Path raises for one that may not be looked into
        readable=not there.is_dir() or os.access(there, os.R_OK | os.X_OK),
        writable=_writable(path),
    )


def _writable(folder: Path) -> bool:
    there = _nearest(folder)
    return there.is_dir() and os.access(there, os.W_OK | os.X_OK)


def _free_bytes(folder: Path) -> int | None:
    try:
        return shutil.disk_usage(_nearest(folder)).free
    except OSError:
        return None


def _nearest(folder: Path) -> Path:
    """`folder`, or the first above it that is there and may be looked at."""
    folder = folder.absolute()
    return next(path for path in (folder, *folder.parents) if os.path.exists(path))  # noqa: PTH110 - as above
