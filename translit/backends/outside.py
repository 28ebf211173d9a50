"""What a model's JSON files can make a load reach for beyond the model's folder. Refused before the load.

Found by trying with transformers 5.23, which follows each of these. What it ignores (tokenizer_file,
special_tokens_map_file, name_or_path, all of them often absolute in honest old repositories) is let through.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from translit.backends.quiet import explained
from translit.errors import ModelError
from translit.manifest import Model, local
from translit.manifest.values import inside

OPENED = ("vocab", "vocab_file", "merges", "merges_file", "entity_vocab", "gguf_file")
"""Keys of tokenizer_config.json whose text is opened as a path. What transformers saves has none of them."""
TOKENIZER_CLASS = re.compile(r"(?!Auto|Rag)\w*(Tokenizer|TokenizerFast|Backend)")
"""Any other class of transformers would be loaded too: a network, or one that asks to run remote code."""


def refuse_outside(model: Model) -> None:
    """Check that a load of `model` opens the files of its folder and no other.

    Raises:
        ModelError: one of its JSON files names something else, or cannot be read.
    """
    with explained(f"{model.folder}: its JSON files are not as transformers writes them"):
        faults = list(_faults(model))
    if faults:
        file, fault = faults[0]
        raise ModelError(
            f"{model.folder / file}: {fault}: a load would reach outside the model's folder, which only a "
            "hostile or broken repository asks for; use another"
        )


def _faults(model: Model) -> Iterator[tuple[str, str]]:
    """Each file with what is wrong in it."""
    config, tokenizer, special = (
        read_json(model.folder / file)
        for file in ("config.json", "tokenizer_config.json", "special_tokens_map.json")
    )
    for file, tree in (("config.json", config), ("tokenizer_config.json", tokenizer)):
        name = tree.get("tokenizer_class")
        if name is not None and not TOKENIZER_CLASS.fullmatch(str(name)):
            yield file, f"tokenizer_class {name!r} is no tokenizer"
    for fault in _in_tokenizer_config(tokenizer):
        yield "tokenizer_config.json", fault
    for key in special:
        if not key.endswith(("_token", "_tokens")):
            yield "special_tokens_map.json", f"{key!r} is no special token"
    for file in model.files:
        if file.endswith(".safetensors.index.json"):
            for shard in sorted(set(map(str, read_json(model.folder / file).get("weight_map", {}).values()))):
                if shard not in model.files:
                    yield file, f"weight_map names {shard!r}, which is none of the model's files"
    attention = config.get("attn_implementation")
    if "/" in str(attention):
        yield "config.json", f"attn_implementation {attention!r} is the code of another repository"
    weights = config.get("transformers_weights")
    if weights is not None and weights not in model.files:
        yield "config.json", f"transformers_weights {weights!r} is none of the model's files"


def _in_tokenizer_config(tree: Mapping[str, Any]) -> Iterator[str]:
    for key in OPENED:
        if isinstance(tree.get(key), str):
            yield f"{key} {tree[key]!r} is opened as a path"
    if tree.get("init_inputs"):
        yield "init_inputs are opened as paths"
    pieces = tree.get("sp_model_kwargs")
    if isinstance(pieces, dict) and "model_file" in pieces:
        yield f"sp_model_kwargs: model_file {pieces['model_file']!r} is opened as a path"
    for file in tree.get("fast_tokenizer_files") or ():
        try:
            inside(str(file))
        except ValueError:
            yield f"fast_tokenizer_files names {file!r}"


def read_json(path: Path) -> dict[str, Any]:
    """The mapping in a JSON file; empty where there is no file.

    Raises:
        ModelError: it is not readable, or holds something else.
    """
    return local.read_json(path) if path.is_file() else {}
