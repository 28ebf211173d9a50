"""Which models there are, where their files lie, and whether these are the files that were meant.

A model is named by a manifest that is shipped (models/NAME.yaml), by the path of a manifest, or by that of a
local Hugging Face or CTranslate2 folder, for which `translit.local` makes a manifest on the fly.
Weights lie in a folder beside their manifest; an installed wheel has the manifests only.
"""

import difflib
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Annotated, Any

import yaml
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from translit.architectures import Architecture, architecture
from translit.errors import ModelError
from translit.places import shipped


def _inside(name: str) -> str:
    """`name`, which must stay inside the folder it is read against."""
    path = PurePosixPath(name)
    if not path.parts or path.is_absolute() or ".." in path.parts or "\\" in name or ":" in name:
        raise ValueError("must be a relative path that stays inside the model's folder")
    return name


def _digest(text: str) -> str:
    if len(text) != 64 or not set(text) <= set("0123456789abcdef"):
        raise ValueError("must be 64 hexadecimal digits in lower case, as sha256sum prints them")
    return text


Inside = Annotated[str, AfterValidator(_inside)]
Sha256 = Annotated[str, AfterValidator(_digest)]


class _Section(BaseModel):
    """A frozen mapping that refuses keys it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Languages(_Section):
    """What is translated into what, as ISO 639 codes."""

    source: str
    target: str


class Prompt(_Section):
    """The tokens around the source sentence that a causal model was trained with."""

    before: tuple[str, ...] = Field(min_length=1)
    after: tuple[str, ...] = ()


class Limits(_Section):
    """What the model takes and gives, in tokens, without the tokens that frame a sentence."""

    max_source_tokens: int = Field(ge=1)
    max_target_tokens: int = Field(ge=1)


class Manifest(_Section):
    """One model, as models/NAME.yaml states it."""

    name: str = Field(pattern=r"^[^/\\\x00-\x1f]+$")
    architecture: str
    """The `model_type` of the model's config.json; `translit.architectures` says what follows from it."""
    languages: Languages
    licence: str
    limits: Limits
    folder: Inside | None = None
    """Where the weights lie, beside the manifest. None: in a folder of the model's name."""
    repository: str | None = None
    """Where the weights come from, on the Hugging Face hub."""
    files: dict[Inside, Sha256] = {}
    gguf: Inside | None = None
    """The file that holds the weights, where that is a GGUF."""
    prompt: Prompt | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """A manifest and the folder where its files lie, or would lie."""

    manifest: Manifest
    folder: Path

    @property
    def name(self) -> str:
        """The manifest's name."""
        return self.manifest.name

    @property
    def architecture(self) -> Architecture:
        """What has to be known to prompt it."""
        return architecture(self.manifest.architecture)

    @property
    def present(self) -> bool:
        """Whether all of its files are there. Their content is not looked at: that is `verify`."""
        files = self.manifest.files
        return bool(files) and all((self.folder / file).is_file() for file in files)

    @property
    def ready(self) -> bool:
        """Whether it is in CTranslate2's own format and needs no conversion."""
        return "model.bin" in self.manifest.files

    @property
    def sha256(self) -> str:
        """One SHA-256 for all of its files: over the sorted lines `hash  name`, as sha256sum prints them."""
        lines = [f"{digest}  {file}\n" for file, digest in sorted(self.manifest.files.items())]
        return hashlib.sha256("".join(lines).encode()).hexdigest()

    def verify(self) -> None:
        """Check the SHA-256 of every file that the manifest lists.

        Raises:
            ModelError: a file is missing or is not the one that was meant.
        """
        for file, expected in self.manifest.files.items():
            path = self.folder / file
            try:
                found = sha256(path)
            except OSError as err:
                raise ModelError(
                    f"{path}: cannot be read ({err.strerror}); restore the model's folder"
                ) from err
            if found != expected:
                raise ModelError(
                    f"{path}: not the file that {self.name}'s manifest lists (sha256 {found}, expected "
                    f"{expected}); restore it, or give its folder's path as --model to use it as it is"
                )


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
        from translit.local import describe

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
        tree = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as err:
        raise ModelError(f"{path}: not a readable manifest ({' '.join(str(err).split())})") from err
    try:
        manifest = Manifest.model_validate(tree)
    except ValidationError as err:
        raise ModelError(f"{path}: {_explain(err)}") from err
    return Model(manifest=manifest, folder=path.parent / (manifest.folder or manifest.name))


def sha256(path: Path) -> str:
    """The SHA-256 of the file at `path` in hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


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


def _explain(err: ValidationError) -> str:
    """The first complaint of pydantic in our words: key, what was found, what is legal."""
    first = err.errors()[0]
    where = ".".join(str(part) for part in first["loc"])
    if first["type"] == "extra_forbidden":
        section: Any = Manifest
        for part in first["loc"][:-1]:
            section = _SECTIONS[str(part)]
        return f"{where}: unknown key{_nearest(str(first['loc'][-1]), section.model_fields)}"
    if first["type"] == "missing":
        return f"{where}: missing; models/id-en-lite.yaml shows every key"
    found = f"{first['input']!r} is not legal " if where else "a manifest is a mapping of keys "
    return f"{where}{': ' if where else ''}{found}({first['msg']})"


_SECTIONS: dict[str, type[_Section]] = {"languages": Languages, "limits": Limits, "prompt": Prompt}


def _nearest(key: str, legal: Iterable[str]) -> str:
    legal = list(legal)
    near = difflib.get_close_matches(key, legal, n=1)
    return f" (did you mean {near[0]}?)" if near else f" (legal: {', '.join(legal)})"
