"""The packages that engines are made of, each imported to see whether it works; and what they run on."""

import importlib
import re
import shlex
import sys
from importlib import metadata
from importlib.util import find_spec

from translit.backends.quiet import quiet
from translit.doctor.record import Devices, Package
from translit.errors import ModelError

# What is asked of each is needed too: some can be imported although what they are made of is broken.
PACKAGES = {
    "torch": ("inference_mode", "runs the engine hf, converts for ct2"),
    "transformers": ("AutoTokenizer", "tokenizers of every model, the engine hf"),
    "ctranslate2": ("Translator", "runs the engine ct2"),
    "tokenizers": ("Tokenizer", "fast tokenizers"),
    "sentencepiece": ("SentencePieceProcessor", "tokenizers of Marian and T5"),
    "sacremoses": ("MosesPunctNormalizer", "punctuation of Marian"),
    "safetensors": ("safe_open", "reads weights"),
    "huggingface_hub": ("HfApi", "pulls models"),
    "gguf": ("GGUFReader", "reads weights in GGUF, the embedded model's"),
    "accelerate": ("init_empty_weights", "reads weights in GGUF, the embedded model's"),
    "pycrfsuite": ("Tagger", "runs the embedded model of names"),
}
"""What is asked of each package, and what it is for. Those that others import stand first."""
DISTRIBUTIONS = {"pycrfsuite": "python-crfsuite"}
"""What pip calls a package, where that is another name than the one it is imported by."""
ENGINES = frozenset(("torch", "transformers", "ctranslate2", "tokenizers", "safetensors", "huggingface_hub"))
"""Without these no model runs; the others are needed by some models."""


def packages() -> tuple[Package, ...]:
    """Every package that matters, imported."""
    return tuple(_package(name, *what) for name, what in PACKAGES.items())


def devices(working: frozenset[str]) -> Devices:
    """The GPUs that torch and CTranslate2 see, asked of those that are in `working`."""
    names: tuple[str, ...] = ()
    n_devices = 0
    types: dict[str, tuple[str, ...]] = {}
    error = None
    try:
        if "torch" in working:
            with quiet("torch cannot say which GPUs there are"):
                names = _seen_by_torch()
        if "ctranslate2" in working:
            with quiet("CTranslate2 cannot say what it runs on"):
                import ctranslate2

                types["cpu"] = tuple(sorted(ctranslate2.get_supported_compute_types("cpu")))
                n_devices = ctranslate2.get_cuda_device_count()
                if n_devices:
                    types["cuda"] = tuple(sorted(ctranslate2.get_supported_compute_types("cuda")))
    except ModelError as err:
        error = str(err)
    return Devices(torch_cuda=names, ctranslate2_cuda=n_devices, compute_types=types, error=error)


def _seen_by_torch() -> tuple[str, ...]:
    import torch

    n_devices = torch.cuda.device_count() if torch.cuda.is_available() else 0
    return tuple(torch.cuda.get_device_name(n) for n in range(n_devices))


def _package(name: str, asked: str, purpose: str) -> Package:
    try:
        version = metadata.version(DISTRIBUTIONS.get(name, name))
    except metadata.PackageNotFoundError:
        version = None
    if find_spec(name) is None:
        fix = _pip("install", name)
        return Package(
            name=name, version=None, state="missing", error="is not installed", purpose=purpose, fix=fix
        )
    try:
        with quiet(name):
            getattr(importlib.import_module(name), asked)
    except ModelError as err:
        return Package(
            name=name,
            version=version,
            state="broken",
            error=str(err).removeprefix(f"{name}: "),
            purpose=purpose,
            fix=_mend(name, err.__cause__),
        )
    return Package(name=name, version=version, state="ok", error=None, purpose=purpose, fix=None)


def _mend(name: str, cause: BaseException | None) -> str:
    """Install what `name` could not import, where that is why; else `name` again."""
    if isinstance(cause, ModuleNotFoundError) and cause.name and not cause.name.startswith(f"{name}."):
        return _pip("install", cause.name.partition(".")[0])
    return _pip("install --force-reinstall", name)


def _pip(command: str, name: str) -> str:
    """The pip command for the package `name` as translit requires it, in this Python."""
    name = DISTRIBUTIONS.get(name, name)
    return f"{shlex.quote(sys.executable)} -m pip {command} {shlex.quote(_required(name))}"


def _required(name: str) -> str:
    """`torch>=2.6` for torch; the name itself where translit does not state which versions it takes."""
    try:
        stated = metadata.requires("translit") or []
    except metadata.PackageNotFoundError:
        stated = []
    for line in stated:
        requirement = line.partition(";")[0].strip()
        if _folded(re.split(r"[^\w.-]", requirement, maxsplit=1)[0]) == _folded(name) and "extra" not in line:
            return requirement
    return name


def _folded(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
