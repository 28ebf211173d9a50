"""What a manifest states of a model, and whether the files that lie here are the ones it means."""

import hashlib
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Annotated

from pydantic import AfterValidator, Field

from translit.errors import ModelError
from translit.manifest.architectures import Architecture, architecture
from translit.strict import Strict


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


class Languages(Strict):
    """What is translated into what, as ISO 639 codes."""

    source: str
    target: str


class Prompt(Strict):
    """The tokens around the source sentence that a causal model was trained with."""

    before: tuple[str, ...] = Field(min_length=1)
    after: tuple[str, ...] = ()


class Limits(Strict):
    """What the model takes and gives, in tokens, without the tokens that frame a sentence."""

    max_source_tokens: int = Field(ge=1)
    max_target_tokens: int = Field(ge=1)


class Manifest(Strict):
    """One model, as models/NAME.yaml states it."""

    name: str = Field(pattern=r"^[^/\\\x00-\x1f]+$")
    architecture: str
    """The `model_type` of the model's config.json; architectures.py says what follows from it."""
    languages: Languages
    licence: str
    limits: Limits
    folder: Inside | None = None
    """Where the weights lie, beside the manifest. None: in a folder of the model's name."""
    repository: str | None = None
    """Where the weights come from, on the Hugging Face hub."""
    files: dict[Inside, Sha256] = Field(default_factory=dict)
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


def sha256(path: Path) -> str:
    """The SHA-256 of the file at `path` in hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
