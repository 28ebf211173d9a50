"""What is refused while a repository is pulled: no room or place, no model we run, own code, other files."""

import errno
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from translit.backends.quiet import quiet
from translit.errors import ModelError
from translit.hub.choose import is_pickled
from translit.hub.client import RemoteFile, Snapshot
from translit.manifest import Model
from translit.manifest.local import model_type, read_json
from translit.manifest.lock import lock_path, read_lock

MARGIN_BYTES = 50_000_000
"""Left free on the disk whatever is pulled."""


def refuse_other(model: Model, root: Path) -> None:
    """Check that the lock's place is not taken: two manifests may have one name.

    Raises:
        ModelError: what was pulled there is of another repository than the manifest's.
    """
    path = lock_path(root, model.name)
    lock = read_lock(path)
    if lock is not None and lock.repository != model.manifest.repository:
        raise ModelError(
            f"{path}: is of {lock.repository}, the manifest says {model.manifest.repository}; correct the "
            f"manifest, or remove what was pulled with `translit models rm {model.name}`"
        )


def make_room(part: Path, files: Sequence[RemoteFile]) -> None:
    """Check before the first byte that all will fit: the download, its safetensors, the conversion.

    Raises:
        OSError: it will not (ENOSPC, with what is needed and what is free).
    """
    size = sum(file.size for file in files)
    here = sum(path.stat().st_size for path in part.iterdir())
    pickled = sum(file.size for file in files if is_pickled(file))
    needed = max(size - here, 0) + pickled + size + MARGIN_BYTES
    free = shutil.disk_usage(part).free
    if free < needed:
        raise OSError(
            errno.ENOSPC, f"{needed / 1e6:.0f} MB are needed, {free / 1e6:.0f} MB are free", str(part)
        )


def check_config(model: Model, part: Path) -> None:
    """Check, before the weights are fetched, that an engine runs what config.json describes.

    Raises:
        ModelError: it needs code of its own, is no translation model, or is not the manifest's.
    """
    repository = model.manifest.repository
    config = read_json(part / "config.json")
    refuse_remote_code(f"{repository}: config.json", config)
    found = model_type(f"{repository}: config.json", config)
    if found != model.manifest.architecture:
        raise ModelError(
            f"{repository}: config.json says model_type {found}, the manifest says architecture "
            f"{model.manifest.architecture}; correct the manifest if the repository is right"
        )


def refuse_remote_code(where: str, config: Mapping[str, Any]) -> None:
    """Check that transformers itself knows the model: nothing that a repository brings is ever run.

    Raises:
        ModelError: only code in the repository could load it.
    """
    with quiet(f"{where}: transformers cannot be loaded"):
        from transformers.models.auto.configuration_auto import CONFIG_MAPPING_NAMES
    if "auto_map" in config and str(config.get("model_type")) not in CONFIG_MAPPING_NAMES:
        raise ModelError(
            f"{where}: needs code of its own (auto_map), and translit runs no code from a repository; look "
            "for the same model in the format of transformers"
        )


def check_hashes(model: Model, source: Snapshot, downloaded: Mapping[str, str]) -> None:
    """Check that the hub has what the manifest pins and, at the locked commit, what it had then.

    Raises:
        ModelError: it serves another file.
    """
    pinned = dict(model.manifest.files)
    if model.lock is not None and model.lock.commit == source.commit:
        pinned |= model.lock.downloaded
    for name, expected in pinned.items():
        if name in downloaded and downloaded[name] != expected:
            raise ModelError(
                f"{source.repository}@{source.commit}: {name} has sha256 {downloaded[name]}, expected "
                f"{expected}: the hub or a mirror serves another file than it did; not used"
            )
