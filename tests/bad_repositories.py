"""Repositories that must be refused: what is wrong with each, done to a copy of a good one."""

import json
import pickle
import struct
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Bad:
    """One that is wrong."""

    says: str
    """What the line that refuses it has, as a regular expression."""
    kind: str = "bart"
    """The model that it is a spoilt copy of; bart's weights are pickled."""
    spoil: Callable[[Path], object] = lambda _: None
    faults: dict[str, Any] = field(default_factory=dict)
    """How the hub misbehaves, as HubFolder.faults takes it."""
    asks_for_weights: bool = False
    """Whether it takes the weights to see what is wrong: nothing less is worth gigabytes."""


PLANTED = "was-run"
"""The file beside the repository's folder that shows that its code was run."""


class Planted:
    """What a pickle runs when it is loaded without care."""

    def __init__(self, folder: Path) -> None:
        """Mean to write beside `folder`."""
        self._path = str(folder.with_name(PLANTED))

    def __reduce__(self) -> tuple[object, tuple[str]]:
        """Write."""
        return (exec, (f"open({self._path!r}, 'w').close()",))


def plant(folder: Path) -> None:
    """Put a callable among the weights."""
    import torch

    path = folder / "pytorch_model.bin"
    torch.save({**torch.load(path, weights_only=True), "extra": Planted(folder)}, path)


def plant_plainly(folder: Path) -> None:
    """Put it there as the oldest files were written, a bare pickle."""
    (folder / "pytorch_model.bin").write_bytes(pickle.dumps({"weight": Planted(folder)}))


def edit(name: str, **stated: object) -> Callable[[Path], None]:
    """State something else in a JSON file; None takes the key away."""

    def spoil(folder: Path) -> None:
        tree = json.loads((folder / name).read_text(encoding="utf-8")) | stated
        kept = {key: value for key, value in tree.items() if value is not None}
        (folder / name).write_text(json.dumps(kept), encoding="utf-8")

    return spoil


def overwrite(name: str, content: bytes) -> Callable[[Path], object]:
    """Replace a file."""
    return lambda folder: (folder / name).write_bytes(content)


def remove(pattern: str) -> Callable[[Path], None]:
    """Take files away."""

    def spoil(folder: Path) -> None:
        for path in folder.glob(pattern):
            path.unlink()

    return spoil


def cut(name: str) -> Callable[[Path], None]:
    """Keep the first half of a file."""

    def spoil(folder: Path) -> None:
        content = (folder / name).read_bytes()
        (folder / name).write_bytes(content[: len(content) // 2])

    return spoil


def add_token(folder: Path) -> None:
    """Teach the tokenizer a word that the model has no embedding for."""
    tokenizer = json.loads((folder / "tokenizer.json").read_text(encoding="utf-8"))
    vocabulary = tokenizer["model"]["vocab"]
    vocabulary["kata"] = max(vocabulary.values()) + 1
    (folder / "tokenizer.json").write_text(json.dumps(tokenizer), encoding="utf-8")


def rename_weights(folder: Path) -> None:
    """Have the weights in no form that is read."""
    (folder / "pytorch_model.bin").rename(folder / "tf_model.h5")


def misplace_shards(folder: Path) -> None:
    """Have an index that names a file elsewhere."""
    (folder / "model.safetensors").rename(folder / "model-00001-of-00001.safetensors")
    index = {"weight_map": {"a": "../../../x.bin"}}
    (folder / "model.safetensors.index.json").write_text(json.dumps(index), encoding="utf-8")


REMOTE = {"AutoConfig": "configuration_own.OwnConfig", "AutoModelForSeq2SeqLM": "modeling_own.OwnModel"}
NOT_RUN = r"pytorch_model\.bin: refused, no code was run"
BAD = {
    "planted": Bad(spoil=plant, says=NOT_RUN, asks_for_weights=True),
    "planted-plainly": Bad(spoil=plant_plainly, says=NOT_RUN, asks_for_weights=True),
    "cut-pickle": Bad(spoil=cut("pytorch_model.bin"), says=NOT_RUN, asks_for_weights=True),
    "remote-code": Bad(
        spoil=edit("config.json", model_type="own", auto_map=REMOTE), says=r"code of its own \(auto_map\)"
    ),
    "unknown-kind": Bad(
        spoil=edit("config.json", model_type="bert", architectures=["BertModel"]), says="model_type bert "
    ),
    "no-kind": Bad(
        spoil=edit("config.json", model_type=None, architectures=None), says="model_type missing is no"
    ),
    "broken-config": Bad(spoil=overwrite("config.json", b"{"), says=r"config\.json holds no mapping"),
    "list-config": Bad(spoil=overwrite("config.json", b"[]"), says=r"config\.json holds no mapping"),
    "deep-config": Bad(
        spoil=overwrite("config.json", b"[" * 100_000), says=r"config\.json holds no mapping"
    ),
    "odd-classes": Bad(spoil=edit("config.json", architectures=5), says="architectures"),
    "odd-positions": Bad(
        spoil=edit("config.json", max_position_embeddings="many"), says="max_position"
    ),
    "no-config": Bad(spoil=remove("config.json"), says=r"has no config\.json"),
    "no-tokenizer": Bad(spoil=remove("tokenizer*"), says=r"has no tokenizer"),
    "no-weights": Bad(spoil=rename_weights, says=r"has neither model\.safetensors nor .*tf_model\.h5"),
    "ids-past-embeddings": Bad(
        spoil=add_token, says=r"its tokenizer gives ids up to \d+ .*embeddings for \d+"
    ),
    "broken-tokenizer": Bad(
        spoil=overwrite("tokenizer.json", b'{"version": "1.0"}'), says="its tokenizer cannot be read"
    ),
    "no-safetensors-inside": Bad(
        kind="t5", spoil=overwrite("model.safetensors", b"\x08\0\0\0\0\0\0\0garbage!"),
        says=r"cannot convert it|no safetensors", asks_for_weights=True,
    ),
    "endless-header": Bad(
        kind="t5", spoil=overwrite("model.safetensors", struct.pack("<Q", 1 << 62) + b"{}"),
        says=r"cannot convert it|no safetensors", asks_for_weights=True,
    ),
    "shards-outside": Bad(
        kind="t5", spoil=misplace_shards, says=r"names '\.\./\.\./\.\./x\.bin'", asks_for_weights=True
    ),
    "up": Bad(faults={"also": ["../evil"]}, says=r"'\.\./evil', which could leave its"),
    "deep-up": Bad(faults={"also": ["a/../../evil.json"]}, says="which could leave its"),
    "absolute": Bad(faults={"also": ["/etc/x"]}, says="which could leave its"),
    "other-systems": Bad(faults={"also": ["..\\evil"]}, says="which could leave its"),
    "other-bytes": Bad(
        faults={"files": {"pytorch_model.bin": {"other": True}}},
        says=r"pytorch_model\.bin is not the file that the hub states", asks_for_weights=True,
    ),
    "other-small-bytes": Bad(
        faults={"files": {"tokenizer.json": {"other": True}}},
        says=r"tokenizer\.json is not the file that the hub states",
    ),
    "shorter": Bad(
        faults={"files": {"pytorch_model.bin": {"shorter": 1000}}},
        says=r"pytorch_model\.bin|is not what it lists", asks_for_weights=True,
    ),
    "gone": Bad(faults={"files": {"tokenizer.json": {"status": 404}}}, says="404"),
    "gated": Bad(faults={"status": 403, "code": "GatedRepo"}, says=r"accept its terms.*HF_TOKEN"),
    "gated-files": Bad(
        faults={"files": {"*": {"status": 401, "code": "GatedRepo"}}}, says=r"accept its terms.*HF_TOKEN"
    ),
    "disabled": Bad(faults={"status": 403}, says="403"),
    "failing": Bad(faults={"status": 500}, says=r"answered 500"),
    "portal": Bad(faults={"page": True}, says=r"does not answer as a hub does"),
}  # fmt: skip
