"""The models that are known: which are here and are what they should be, and what would get the others."""

import re
import shlex
from collections.abc import Iterable
from pathlib import Path
from typing import Literal

from translit import places
from translit.backends.quiet import OFFLINE_ASKED
from translit.doctor.record import Broken, Interrupted, KnownModel
from translit.doctor.storage import tree_bytes, usable
from translit.errors import ModelError
from translit.manifest import Model
from translit.manifest.lock import lock_path

LOCK = lock_path(Path(), "").name
"""What the name of a lock ends with."""
RESTORE = "; delete it and pull the model again"
"""What the error of a lock ends with; here its fix says so."""


def examined(model: Model, version: str | None) -> KnownModel:
    """`model`, its files compared with its lock or manifest. `version` is CTranslate2's."""
    damage = _damage(model)
    state: Literal["here", "absent", "damaged"] = "here" if model.present else "absent"
    if damage is not None:
        state = "damaged"
    by: Literal["hashes", "sizes_and_times"] = "sizes_and_times" if model.lock else "hashes"
    return KnownModel(
        name=model.name,
        task=model.manifest.task,
        state=state,
        checked=by if model.present else None,
        damage=damage,
        folder=str(model.folder),
        repository=model.manifest.repository,
        commit=model.lock.commit if model.lock else None,
        licence=model.manifest.licence,
        size_bytes=sum(_size(model.folder / file) for file in model.files),
        ready=model.ready,
        conversions=tuple(usable(model, version)),
        needs=_needs(model),
        fix=None if state == "here" else _get(model),
    )


def broken(errors: Iterable[ModelError]) -> tuple[Broken, ...]:
    """The files that the `errors` of a listing are about, each with what to type."""
    candidates = [
        path for folder in places.models() for kind in ("*.yaml", f"*{LOCK}") for path in folder.glob(kind)
    ]
    found = []
    for text in dict.fromkeys(map(str, errors)):  # one lock may keep several manifests from being read
        path = next((path for path in candidates if text.startswith(f"{path}: ")), places.pulled())
        error = text.removeprefix(f"{path}: ").removesuffix(RESTORE)
        if path.name.endswith(LOCK):
            fix = f"rm {shlex.quote(str(path))} && {pull_command(path.name.removesuffix(LOCK))}"
        else:
            fix = f"${{EDITOR:-vi}} {shlex.quote(str(path))}"
        found.append(Broken(path=str(path), error=error, fix=fix))
    return tuple(found)


def interrupted(known: frozenset[str]) -> tuple[Interrupted, ...]:
    """What pulls of the models `known` left that have not ended: .part folders, or commits without a lock."""
    found = []
    for home in sorted(path for path in places.pulled().glob("*") if path.is_dir()):
        locked = lock_path(home.parent, home.name).exists()
        for folder in sorted(path for path in home.iterdir() if path.is_dir()):
            if folder.name.endswith(".part") or (not locked and re.fullmatch("[0-9a-f]{40}", folder.name)):
                again = pull_command(home.name) + (" --update" if locked else "")
                found.append(
                    Interrupted(
                        model=home.name,
                        folder=str(folder),
                        size_bytes=tree_bytes(folder),
                        fix=again if home.name in known else f"rm -r {shlex.quote(str(folder))}",
                    )
                )
    return tuple(found)


def pull_command(name: str) -> str:
    """The command that pulls the model `name`, also where the user has asked for no network."""
    command = f"translit models pull {shlex.quote(name)}"
    return f"env -u HF_HUB_OFFLINE {command}" if OFFLINE_ASKED else command


def _damage(model: Model) -> str | None:
    """Which files are missing, where others are there, or are not the ones that were meant."""
    missing = [file for file in model.files if not (model.folder / file).is_file()]
    if missing:
        return f"{model.folder} lacks {', '.join(missing)}" if len(missing) < len(model.files) else None
    try:
        model.verify()
    except ModelError as err:
        return str(err).partition("; ")[0]  # the rest is what to type
    return None


def _needs(model: Model) -> tuple[str, ...]:
    """The packages without which its tokenizer or weights cannot be read."""
    if model.manifest.architecture == "crf":
        return ("pycrfsuite",)
    if model.manifest.gguf is not None and not model.ready:
        return ("gguf", "accelerate")
    return ("sentencepiece",) if any(file.endswith((".spm", ".model")) for file in model.files) else ()


def _get(model: Model) -> str:
    """What to type to have its files as they should be."""
    if model.manifest.repository is not None:
        return pull_command(model.name)
    if (places.CHECKOUT / ".git").exists() and model.folder.is_relative_to(places.CHECKOUT / "models"):
        return f"git -C {shlex.quote(str(places.CHECKOUT))} checkout -- {shlex.quote(str(model.folder))}"
    return "export TRANSLIT_MODELS=FOLDER"


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
