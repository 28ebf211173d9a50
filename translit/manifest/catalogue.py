"""Find a model by name or path: a manifest in a models folder, a manifest's path, or a local folder.

A models folder holds NAME.yaml (the manifest), NAME/ (its files) and, for what was pulled, NAME.lock.json and
NAME/<commit>/. There are up to three, looked through in this order: the one that is shipped, the one named
by TRANSLIT_MODELS, and the one in the cache, which `translit models pull` and `add` write to.
"""

import difflib
import os
import shlex
from collections.abc import Iterable
from pathlib import Path

from translit import places
from translit.errors import ModelError
from translit.manifest.local import describe
from translit.manifest.lock import lock_path, read_lock
from translit.manifest.record import Manifest, Model, Task
from translit.strict import NotLegalError, read_mapping, validated

DEFAULTS = ("opus-mt-id-en", "id-en-lite")
"""What is used where no model is named: the first that is here."""
_DOES: dict[Task, str] = {"translate": "translates", "names": "sees names and translates nothing"}


def default() -> Model:
    """The first of DEFAULTS that is here.

    Raises:
        ModelError: none is.
    """
    models = [known(name) for name in DEFAULTS]
    for model in models:
        if model.present:
            return model
    raise ModelError(
        f"there is no model here: get one with `translit models pull {DEFAULTS[0]}`, or name with "
        f"TRANSLIT_MODELS a folder that has one ({DEFAULTS[1]} lies in models/ of translit's checkout)"
    )


def find(name: str, task: Task | None = None) -> Model:
    """The model of that name, of the manifest at path `name` (*.yaml), or in the local folder `name`.

    Raises:
        ModelError: there is no such model, its manifest or lock is not legal, its files are not there, or it
            is not one for `task`.
    """
    model = describe(Path(name), listing()[0]) if is_folder(name) else known(name)
    if task is not None and model.manifest.task != task:
        raise ModelError(_another_task(model, task))
    if not model.present:
        raise ModelError(_absent(model, name))
    return model


def known(name: str) -> Model:
    """The model of that name or manifest, whether its files are here or not.

    Raises:
        ModelError: there is no such model, or its manifest or lock is not legal.
    """
    path = _manifest(name)
    if path is None:
        raise ModelError(_unknown(name))
    return read(path)


def listing() -> tuple[list[Model], list[ModelError]]:
    """The models with a manifest in a models folder, by name, here or not; and what could not be read."""
    models: dict[str, Model] = {}
    errors: list[ModelError] = []
    for folder in places.models():
        try:
            paths = sorted(folder.glob("*.yaml"))
        except OSError as err:
            errors.append(
                ModelError(f"{folder}: cannot be looked into ({err.strerror}); mend its permissions")
            )
            continue
        for path in paths:
            if path.stem not in models:
                try:
                    models[path.stem] = read(path)
                except ModelError as err:
                    errors.append(err)
    return [models[name] for name in sorted(models)], errors


def read(path: Path) -> Model:
    """The model that the manifest at `path` describes, with its files where they were found.

    Raises:
        ModelError: the manifest or its lock cannot be read, or a key or value in it is not legal.
    """
    try:
        manifest = validated(Manifest, read_mapping(path), "models/id-en-lite.yaml")
    except NotLegalError as err:
        raise ModelError(f"{path}: {err}") from err
    if manifest.name != path.stem and path.parent in places.models():
        raise ModelError(
            f"{path}: name: {manifest.name!r} is not the file's own; call the file {manifest.name}.yaml, "
            f"or the model {path.stem}"
        )
    models = [_in_folder(manifest, folder) for folder in dict.fromkeys((path.parent, *places.models()))]
    wanted = next((model for model in models if model.lock), models[0])
    return next((model for model in models if model.present), wanted)


def _in_folder(manifest: Manifest, folder: Path) -> Model:
    """The model as it lies, or would lie, in one models folder."""
    if manifest.repository is not None:
        lock = read_lock(lock_path(folder, manifest.name))
        if lock is not None and lock.repository == manifest.repository:
            return Model(manifest=manifest, folder=folder / manifest.name / lock.commit, lock=lock)
    return Model(manifest=manifest, folder=folder / (manifest.folder or manifest.name))


def is_folder(name: str) -> bool:
    """Whether `name` means a local folder: there is one, and no manifest of that name comes before it."""
    return name != "" and _manifest(name) is None and Path(name).is_dir()


def _manifest(name: str) -> Path | None:
    """The manifest that `name` means."""
    if name.endswith((".yaml", ".yml")):
        return Path(name)
    if "/" in name:
        return None
    paths = (folder / f"{name}.yaml" for folder in places.models())
    return next((path for path in paths if os.path.isfile(path)), None)  # noqa: PTH113 - no error where it may not look


def _unknown(name: str) -> str:
    names = [model.name for model in listing()[0] if model.manifest.task == "translate"]
    near = difflib.get_close_matches(name, names, n=1)
    hint = f"did you mean {near[0]}? " if near else ""
    return (
        f"model {name}: no such model ({hint}there are: {', '.join(names)}; --model also takes "
        "the path of a local Hugging Face or CTranslate2 folder, or of a manifest; `translit models pull "
        "OWNER/NAME` gets one from the hub)"
    )


def _another_task(model: Model, task: Task) -> str:
    does, wanted = _DOES[model.manifest.task], _DOES[task]
    names = [other.name for other in listing()[0] if other.manifest.task == task]
    return f"model {model.name}: it {does}; name one that {wanted} (there are: {', '.join(names)})"


def _absent(model: Model, asked: str) -> str:
    where = ", ".join(str(folder) for folder in _looked_in(model))
    if model.manifest.repository:
        return (
            f"model {model.name}: its files are not here (looked in {where}); get them with "
            f"`translit models pull {shlex.quote(asked)}`"
        )
    missing = [file for file in model.manifest.files if not (model.folder / file).is_file()]
    lacks = ", ".join(missing) if missing else "the manifest lists no files"
    return (
        f"model {model.name}: its files are not here (looked in {where}; missing: {lacks}); name with "
        f"TRANSLIT_MODELS a folder that has {model.name}/, such as models/ of translit's checkout"
    )


def _looked_in(model: Model) -> Iterable[Path]:
    folder = model.folder.parent.parent if model.lock else model.folder.parent
    return dict.fromkeys((folder, *places.models()))
