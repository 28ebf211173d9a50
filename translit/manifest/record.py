"""What a manifest states of a model, and whether the files that lie here are the ones it means."""

import contextlib
import hashlib
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias

from pydantic import Field, field_validator, model_validator

from translit.errors import ModelError, OutputError
from translit.manifest.architectures import Architecture, architecture
from translit.manifest.lock import Lock, lock_path, retime, write_lock
from translit.manifest.values import Inside, Name, Sha256, sha256
from translit.strict import Strict

Task: TypeAlias = Literal["translate", "names"]
"""What a model does: `names` sees the names in a text and translates nothing."""

SOURCE = "{source}"
"""Where the sentence stands in `chat`."""


class Languages(Strict):
    """What is read and what is written, as ISO 639 codes. A model that writes nothing has no target."""

    source: str
    target: str | None = None


class Prompt(Strict):
    """The tokens around the source sentence that a causal model was trained with."""

    before: tuple[str, ...] = Field(min_length=1)
    after: tuple[str, ...] = ()


class Limits(Strict):
    """What the model takes and gives, in tokens, without the tokens that frame a sentence."""

    max_source_tokens: int = Field(ge=1)
    max_target_tokens: int = Field(ge=1)


_TRANSLATORS_ONLY = ("limits", "repository", "gguf", "prompt", "chat")


class Manifest(Strict):
    """One model, as models/NAME.yaml states it."""

    name: Name
    task: Task = "translate"
    architecture: str
    """The `model_type` of the model's config.json; architectures.py says what follows from it. For `names`,
    crf or token_classifier."""
    languages: Languages
    licence: str
    limits: Limits | None = None
    """None: it takes a text of any length."""
    folder: Inside | None = None
    """Where the weights lie, beside the manifest. None: in a folder of the model's name."""
    repository: str | None = None
    """Where the weights come from, on the Hugging Face hub: owner/name."""
    revision: str = "main"
    """The branch, tag or commit that is pulled from there."""
    files: dict[Inside, Sha256] = Field(default_factory=dict)
    gguf: Inside | None = None
    """The file that holds the weights, where that is a GGUF."""
    prompt: Prompt | None = None
    chat: str | None = None
    """For a model that was trained to chat: what its user says, {source} standing for the sentence."""

    @field_validator("chat")
    @classmethod
    def _has_a_place_for_the_source(cls, chat: str | None) -> str | None:
        if chat is not None and chat.count(SOURCE) != 1:
            raise ValueError(f"must hold {SOURCE} once, where the sentence goes")
        return chat

    @model_validator(mode="after")
    def _has_what_its_task_needs(self) -> "Manifest":
        if self.task == "translate":
            if self.languages.target is None:
                raise ValueError("languages.target: missing")
            if self.limits is None:
                raise ValueError("limits: missing")
            return self
        stated = self.model_dump(include=set(_TRANSLATORS_ONLY), exclude_none=True)
        if self.languages.target is not None or stated:
            found = next(iter(stated), "languages.target")
            raise ValueError(f"{found}: a model that sees names has none; take it out")
        return self

    @model_validator(mode="after")
    def _one_way_to_ask(self) -> "Manifest":
        if self.prompt is not None and self.chat is not None:
            raise ValueError("prompt and chat exclude each other: state the one the model was trained with")
        return self


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """A manifest, the folder where its files lie or would lie, and the lock of what was pulled there."""

    manifest: Manifest
    folder: Path
    lock: Lock | None = None

    @property
    def name(self) -> str:
        """The manifest's name."""
        return self.manifest.name

    @property
    def architecture(self) -> Architecture:
        """What has to be known to prompt it."""
        return architecture(self.manifest.architecture)

    @property
    def limits(self) -> Limits:
        """The manifest's, of a model that translates.

        Raises:
            ModelError: it does not.
        """
        if self.manifest.limits is None:
            raise ModelError(f"model {self.name}: its manifest states no limits, so it cannot translate")
        return self.manifest.limits

    @property
    def revision(self) -> str | None:
        """Repository and commit, for a model that was pulled: `Helsinki-NLP/opus-mt-id-en@8f24...`."""
        return f"{self.lock.repository}@{self.lock.commit}" if self.lock else None

    @property
    def files(self) -> dict[str, str]:
        """The SHA-256 of each file that a load reads, by its name in the folder."""
        if self.lock is None:
            return dict(self.manifest.files)
        return {name: file.sha256 for name, file in self.lock.files.items()}

    @property
    def present(self) -> bool:
        """Whether all of its files are there. Their content is not looked at: that is `verify`."""
        return bool(self.files) and all(os.path.isfile(self.folder / file) for file in self.files)  # noqa: PTH113

    @property
    def ready(self) -> bool:
        """Whether it is in CTranslate2's own format and needs no conversion."""
        return "model.bin" in self.files

    @property
    def sha256(self) -> str:
        """One SHA-256 for all of its files: over the sorted lines `hash  name`, as sha256sum prints them."""
        lines = [f"{digest}  {file}\n" for file, digest in sorted(self.files.items())]
        return hashlib.sha256("".join(lines).encode()).hexdigest()

    def verify(self, *, full: bool = False) -> None:
        """Check that the files are those of the lock, else of the manifest.

        A file that has kept the size and the time that the lock states is not hashed again unless `full`.

        Raises:
            ModelError: a file is missing or is not the one that was meant.
        """
        for stranger in self._strangers():
            raise ModelError(
                f"{stranger}: not a file that {self.name}'s lock lists, and a library could read it: "
                f"delete it, or let `translit models pull {self.name}` do it"
            )
        for file, expected in self.files.items():
            path = self.folder / file
            try:
                if not full and self._unchanged(file):
                    continue
                found = sha256(path)
            except OSError as err:
                raise ModelError(f"{path}: cannot be read ({err.strerror}); {self._restore}") from err
            if found != expected:
                by = "lock" if self.lock else "manifest"
                raise ModelError(
                    f"{path}: not the file that {self.name}'s {by} lists (sha256 {found}, expected "
                    f"{expected}); {self._restore}, or give its folder's path as --model to use it as it is"
                )

    def _strangers(self) -> list[Path]:
        """What lies in the folder of a pulled model and is not in its lock."""
        if self.lock is None or not self.folder.is_dir():
            return []
        known = {file.partition("/")[0] for file in self.files}
        return sorted(path for path in self.folder.iterdir() if path.name not in known)

    def retime(self) -> None:
        """Write the files' times of now into the lock, after a full `verify`, where they differ."""
        if self.lock is None or all(map(self._unchanged, self.files)):
            return
        with contextlib.suppress(OutputError):  # a folder that is only read: each load will hash
            write_lock(lock_path(self.folder.parent.parent, self.name), retime(self.lock, self.folder))

    def _unchanged(self, file: str) -> bool:
        if self.lock is None:
            return False
        stat, locked = (self.folder / file).stat(), self.lock.files[file]
        return (stat.st_size, stat.st_mtime_ns) == (locked.size, locked.mtime_ns)

    @property
    def _restore(self) -> str:
        return f"restore it with `translit models pull {self.name}`" if self.lock else "restore it"
