"""Find a model by name or path: a shipped manifest, a manifest's path, or a local folder."""

import difflib
from pathlib import Path

from translit.errors import ModelError
from translit.manifest.local import describe
from translit.manifest.record import Manifest, Model
from translit.places import shipped
from translit.strict import NotLegalError, read_mapping, validated


def find(name: str) -> Model:
    """The model of that name, of the manifest at path `name` (*.yaml), or in the local folder `name`.

    Raises:
        ModelError: there is no such model, its manifest is not legal, or its files are not there.
    """
    if name.endswith((".yaml", ".yml")):
        model = read(Path(name))
    elif (path := shipped("models") / f"{name}.yaml").is_file() and "/" not in name:
        model = read(path)
    elif Path(name).is_dir():
        return describe(Path(name), listing())
    else:
        raise ModelError(_unknown(name))
    if not model.present:
        raise ModelError(_absent(model))
    return model


def listing() -> list[Model]:
    """The models with a shipped manifest, by name, whether their files are here or not."""
    return [read(path) for path in sorted(shipped("models").glob("*.yaml"))]


def read(path: Path) -> Model:
    """The model that the manifest at `path` describes.

    Raises:
        ModelError: the file cannot be read, or a key or value in it is not legal.
    """
    try:
        manifest = validated(Manifest, read_mapping(path), "models/id-en-lite.yaml")
    except NotLegalError as err:
        raise ModelError(f"{path}: {err}") from err
    return Model(manifest=manifest, folder=path.parent / (manifest.folder or manifest.name))


def _unknown(name: str) -> str:
    names = [model.name for model in listing()]
    near = difflib.get_close_matches(name, names, n=1)
    hint = f"did you mean {near[0]}? " if near else ""
    return (
        f"--model {name}: no such model ({hint}there are: {', '.join(names)}; "
        "or give the path of a local Hugging Face or CTranslate2 folder, or of a manifest)"
    )


def _absent(model: Model) -> str:
    where = f"looked for in {model.folder}"
    if model.manifest.repository:
        return (
            f"--model {model.name}: its weights are not here ({where}); `translit models pull` comes with a "
            f"later version: use --model id-en-lite, or give the path of a folder that has "
            f"{model.manifest.repository}'s files"
        )
    missing = [file for file in model.manifest.files if not (model.folder / file).is_file()]
    lacks = ", ".join(missing) if missing else "the manifest lists no files"
    return (
        f"--model {model.name}: its files are not here ({where}; missing: {lacks}); run translit from its "
        "checkout, or give the path of a folder that has the model as --model"
    )
