"""What a diagnosis consists of. The field names are those of `translit doctor --json` (docs/doctor.md)."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class System:
    """What translit runs on."""

    translit: str
    folder: str
    """Where translit's code lies."""
    python: str
    executable: str
    platform: str
    machine: str
    cores: int
    """Those that this process may use."""
    memory_bytes: int | None
    """None where the system does not say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """A package that an engine or a kind of model needs."""

    name: str
    version: str | None
    state: Literal["ok", "missing", "broken"]
    error: str | None
    """Why it cannot be imported."""
    purpose: str
    fix: str | None
    """What to type where it is not ok."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Devices:
    """What models run on. Empty where the library that would say is missing or broken."""

    torch_cuda: tuple[str, ...]
    """The names of the GPUs that torch sees."""
    ctranslate2_cuda: int
    """The number of GPUs that CTranslate2 sees."""
    compute_types: dict[str, tuple[str, ...]]
    """The numeric types that CTranslate2 computes in, by device: cpu, and cuda where it sees one."""
    error: str | None
    """What kept one of the two from saying so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownModel:
    """A model that has a manifest."""

    name: str
    task: Literal["translate", "names"]
    """What it does; one that sees names translates nothing."""
    state: Literal["here", "absent", "damaged"]
    checked: Literal["hashes", "sizes_and_times"] | None
    """What was compared now. A file that lost the size or time that the lock states is hashed, too."""
    damage: str | None
    """Which file is not what it should be."""
    folder: str
    """Where its files lie or would lie."""
    repository: str | None
    commit: str | None
    licence: str
    size_bytes: int
    ready: bool
    """It is in CTranslate2's own format and is not converted."""
    conversions: tuple[str, ...]
    """The numeric types in which the cache has it for the CTranslate2 that is installed."""
    needs: tuple[str, ...]
    """The packages that it needs beside those of the engines."""
    fix: str | None
    """What to type to have it, where it is not here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Broken:
    """A manifest or lock that cannot be read."""

    path: str
    error: str
    fix: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Interrupted:
    """What a pull that has not ended left in the cache; the next pull goes on from there."""

    model: str
    folder: str
    size_bytes: int
    fix: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Folder:
    """A folder that models are looked for in."""

    role: Literal["shipped", "TRANSLIT_MODELS", "cache"]
    path: str
    exists: bool
    readable: bool
    """It can be looked into; where it does not exist, it can be seen that it does not."""
    writable: bool
    """Files can be written to it; where it does not exist yet, it can be made."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cache:
    """The cache folder, and what takes how much of it."""

    path: str
    writable: bool
    free_bytes: int | None
    """What the disk has left. None where it cannot be asked."""
    models_bytes: int
    conversions: str
    """The folder of the conversions for CTranslate2; it can be deleted at any time."""
    conversions_bytes: int
    unused_bytes: int
    """Of these, what belongs to no known model or to another version of CTranslate2."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Variable:
    """An environment variable that changes what translit does."""

    name: str
    value: str | None
    """As it is set, without a password; of a secret only "set". None where it is not set."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something to mend."""

    what: str
    fix: str
    """What to type."""
    fatal: bool
    """It keeps translit from working."""

    @property
    def line(self) -> str:
        """The problem in one line that ends with what to type."""
        return f"{self.what}; type: {self.fix}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What was found here."""

    system: System
    packages: tuple[Package, ...]
    devices: Devices
    models: tuple[KnownModel, ...]
    default_model: str | None
    """The model that is used where none is named."""
    broken: tuple[Broken, ...]
    interrupted: tuple[Interrupted, ...]
    folders: tuple[Folder, ...]
    cache: Cache
    environment: tuple[Variable, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnosis(Facts):
    """What was found here and what is wrong with it, the worst first."""

    problems: tuple[Problem, ...]

    @property
    def works(self) -> bool:
        """Whether there is a model that can be used."""
        return not any(problem.fatal for problem in self.problems)
