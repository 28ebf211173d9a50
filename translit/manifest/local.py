"""A manifest on the fly for a local Hugging Face or CTranslate2 folder: from its config, hashed as it is."""

import json
import re
import struct
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from translit.errors import ModelError
from translit.manifest.architectures import SEQ2SEQ
from translit.manifest.record import Languages, Limits, Manifest, Model
from translit.manifest.values import name as legal_name
from translit.manifest.values import sha256

SUFFIXES = {".json", ".safetensors", ".gguf", ".spm", ".model", ".txt", ".jinja"}
"""The files of a Hugging Face folder that a load may read; nothing that is pickled is among them."""
PICKLED = ("*.bin", "*.pt", "*.pth", "*.ckpt", "*.h5", "*.msgpack")
FRAME_TOKENS = 8
"""Positions kept free for the tokens that frame a sentence: start, end, languages."""
DEFAULT_POSITIONS = 512
MAX_TOKENS = 256
"""A model with more positions is still given sentences of at most this many tokens, not pages."""
TOKENIZER_FILES = ("tokenizer.json", "tokenizer_config.json")
TOKENIZER_ARCHITECTURES = {
    "Marian": "marian", "Nllb": "m2m_100", "M2M100": "m2m_100", "T5": "t5", "MBart": "mbart",
    "Bart": "bart",
}  # fmt: skip
"""What a CTranslate2 folder's tokenizer_config.json says of the model that it was converted from."""


def describe(folder: Path, known: Iterable[Model]) -> Model:
    """The model in `folder`. One that has the files of a model in `known` is that model, prompt and all.

    Raises:
        ModelError: the folder holds no model that the engines know, or its weights are pickled.
    """
    where = str(folder / "config.json")
    config = read_json(folder / "config.json")
    ready = (folder / "model.bin").is_file() and "model_type" not in config
    architecture = _converted_from(folder) if ready else model_type(where, config)
    files = {path.name: path for path in sorted(folder.iterdir()) if _is_read(path, ready=ready)}
    if not ready:
        _check_weights(folder, files)
    if not any(file in files for file in (*TOKENIZER_FILES, "source.spm", "vocab.json")):
        raise ModelError(
            f"{folder}: no tokenizer beside the model; put its {' and '.join(TOKENIZER_FILES)} there"
        )
    hashes = {name: sha256(path) for name, path in files.items()}
    for model in known:
        if model.files and model.files.items() <= hashes.items():
            return replace(model, folder=folder)
    manifest = Manifest(
        name=_name(folder),
        architecture=architecture,
        languages=Languages(source="id", target="en"),
        licence=_licence(folder),
        limits=limits(where, config),
        files=hashes,
        gguf=_gguf(files),
    )
    return Model(manifest=manifest, folder=folder)


def describe_names(folder: Path) -> Model:
    """The token classifier in `folder`, as Hugging Face saves it.

    Raises:
        ModelError: the folder holds none, no tokenizer, or its weights are pickled.
    """
    classes = read_json(folder / "config.json").get("architectures") or []
    if not isinstance(classes, list) or not any(
        str(name).endswith("ForTokenClassification") for name in classes
    ):
        raise ModelError(
            f"{folder / 'config.json'}: architectures is {classes!r}; a model that sees names has a class "
            "...ForTokenClassification"
        )
    files = {path.name: path for path in sorted(folder.iterdir()) if _is_read(path, ready=False)}
    _check_weights(folder, [file for file in files if not file.endswith(".gguf")])
    if not any(file in files for file in (*TOKENIZER_FILES, "vocab.txt", "vocab.json")):
        raise ModelError(
            f"{folder}: no tokenizer beside the model; put its {' and '.join(TOKENIZER_FILES)} there"
        )
    manifest = Manifest(
        name=_name(folder),
        task="names",
        architecture="token_classifier",
        languages=Languages(source="id"),
        licence=_licence(folder),
        files={name: sha256(path) for name, path in files.items()},
    )
    return Model(manifest=manifest, folder=folder)


def read_json(path: Path) -> dict[str, Any]:
    """The mapping in a JSON file of a model.

    Raises:
        ModelError: it is not there, or no mapping.
    """
    try:
        tree = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as err:
        raise ModelError(
            f"{path.parent}: no config.json; --model takes a name, or a Hugging Face or CTranslate2 folder"
        ) from err
    except (OSError, ValueError, RecursionError) as err:
        raise ModelError(f"{path}: not readable as JSON ({err})") from err
    if not isinstance(tree, dict):
        raise ModelError(f"{path}: holds a {type(tree).__name__}; a model's config is a mapping")
    return tree


def model_type(where: str, config: dict[str, Any]) -> str:
    """The config's `model_type`, where that is one that translates or continues text.

    Raises:
        ModelError: it is not; `where` says what was read.
    """
    model_type = str(config.get("model_type", ""))
    classes = config.get("architectures") or []
    if not isinstance(classes, list):
        raise ModelError(f"{where}: architectures is {classes!r}; a list of classes is legal")
    if model_type in SEQ2SEQ or any(str(name).endswith("ForCausalLM") for name in classes):
        return model_type
    raise ModelError(
        f"{where}: model_type {model_type or 'missing'} is no translation model that the "
        f"engines know (legal: {', '.join(SEQ2SEQ)}, or one whose `architectures` name a ...ForCausalLM)"
    )


def _name(folder: Path) -> str:
    """The folder's name, as far as a model can have it."""
    found = "".join(
        char if char.isprintable() and char not in ":\\" else "_" for char in folder.resolve().name
    )
    try:
        return legal_name(found)
    except ValueError:  # .hidden, -x, or / itself
        return "model"


def _converted_from(folder: Path) -> str:
    """The architecture behind a CTranslate2 folder: by its specification and its tokenizer's class."""
    with (folder / "model.bin").open("rb") as file:
        head = file.read(6)
        length = struct.unpack("<IH", head)[1] if len(head) == 6 else 0
        spec = file.read(length).rstrip(b"\0").decode("ascii", "replace")
    if spec == "TransformerDecoderSpec":
        return "causal"
    if spec != "TransformerSpec":
        raise ModelError(
            f"{folder / 'model.bin'}: holds {spec or 'nothing'}, not a translation model of CTranslate2"
        )
    path = folder / "tokenizer_config.json"
    tokenizer = str(read_json(path).get("tokenizer_class", "")) if path.is_file() else ""
    return next(
        (kind for start, kind in TOKENIZER_ARCHITECTURES.items() if tokenizer.startswith(start)), "bart"
    )


def _is_read(path: Path, *, ready: bool) -> bool:
    return path.is_file() and (path.suffix in SUFFIXES or (ready and path.name == "model.bin"))


def _check_weights(folder: Path, files: Iterable[str]) -> None:
    if any(file.endswith((".safetensors", ".gguf")) for file in files):
        return
    pickled = [path.name for pattern in PICKLED for path in sorted(folder.glob(pattern))]
    found = f"only {', '.join(pickled)}, which can run code when it is read" if pickled else "no weights"
    raise ModelError(
        f"{folder}: {found}; translit reads safetensors and GGUF: save the model as one of these"
    )


def _gguf(files: Iterable[str]) -> str | None:
    files = list(files)
    if any(file.endswith(".safetensors") for file in files):
        return None
    return next((file for file in files if file.endswith(".gguf")), None)


def limits(where: str, config: dict[str, Any]) -> Limits:
    """Half the positions for the source, half for what is written: a causal model holds both at once.

    Raises:
        ModelError: the positions are no number; `where` says what was read.
    """
    stated = config.get("max_position_embeddings") or config.get("n_positions") or DEFAULT_POSITIONS
    if not isinstance(stated, int):
        raise ModelError(f"{where}: max_position_embeddings or n_positions is {stated!r}; a number is legal")
    half = max(stated // 2, 1)
    return Limits(
        max_source_tokens=max(min(half, MAX_TOKENS) - FRAME_TOKENS, 1),
        max_target_tokens=min(half, MAX_TOKENS),
    )


def _licence(folder: Path) -> str:
    """What the model card's header states, as a Hugging Face repository has it."""
    path = folder / "README.md"
    if path.is_file():
        head = path.read_text(encoding="utf-8", errors="replace")[:4000]
        if found := re.match(r"---\s.*?^license:[ \t]*[\"']?([\w.+-]+)", head, re.DOTALL | re.MULTILINE):
            return found[1]
    return "not stated in the model's folder"
