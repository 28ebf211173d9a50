"""Which files of a repository a model needs: a pure choice from its listing, and what is refused at sight."""

import re
from collections.abc import Mapping

from translit.errors import ModelError
from translit.hub.client import RemoteFile, Snapshot
from translit.hub.weights import PICKLED, SAFE
from translit.manifest.values import inside

SMALL = frozenset(
    (
        "config.json", "generation_config.json",
        "tokenizer.json", "tokenizer_config.json", "special_tokens_map.json", "added_tokens.json",
        "vocab.json", "vocab.txt", "merges.txt", "target_vocab.json",
        "source.spm", "target.spm", "spiece.model", "sentencepiece.bpe.model", "tokenizer.model",
        "chat_template.jinja", "chat_template.json",
    )
)  # fmt: skip
"""What configures a model and its tokenizer, in every layout that the engines read."""
TOKENIZERS = (
    "tokenizer.json",
    "source.spm",
    "spiece.model",
    "sentencepiece.bpe.model",
    "tokenizer.model",
    "vocab.json",
)


def choose(source: Snapshot, gguf: str | None = None) -> list[RemoteFile]:
    """The files to fetch, the smallest first: config and tokenizer, then the weights in their safest form.

    Raises:
        ModelError: a name in the listing leaves the folder, or there is no config, tokenizer or weights.
    """
    for file in source.files:
        try:
            inside(file.name)
        except ValueError as err:
            raise ModelError(
                f"{source.repository}@{source.commit}: has a file named {file.name!r}, which could leave its "
                "folder; nothing of this repository is read"
            ) from err
    files = {file.name: file for file in source.files}
    small = [files[name] for name in sorted(SMALL & files.keys())]
    if "config.json" not in files or not any(name in files for name in TOKENIZERS):
        lacks = "config.json" if "config.json" not in files else f"tokenizer (one of {', '.join(TOKENIZERS)})"
        raise ModelError(f"{source.repository}@{source.commit}: has no {lacks}: no model that translit reads")
    return sorted([*small, *_weights(source, files, gguf)], key=lambda file: (file.size, file.name))


def is_pickled(file: RemoteFile) -> bool:
    """Whether `file` holds pickled weights, which are written again as safetensors."""
    return file.name.endswith(".bin")


def _weights(source: Snapshot, files: Mapping[str, RemoteFile], gguf: str | None) -> list[RemoteFile]:
    if gguf is not None:
        if gguf not in files:
            raise ModelError(
                f"{source.repository}@{source.commit}: has no {gguf}; correct `gguf` in the manifest"
            )
        return [files[gguf]]
    for name in (SAFE, PICKLED):
        if name in files:
            return [files[name]]
        stem, suffix = name.rsplit(".", 1)
        index = f"{name}.index.json"
        shards = [each for each in files if re.fullmatch(rf"{stem}-\d{{5}}-of-\d{{5}}\.{suffix}", each)]
        if index in files and shards:
            return [files[index], *(files[shard] for shard in shards)]
    others = [
        name for name in files if name.endswith((".gguf", ".safetensors", ".bin", ".h5", ".msgpack", ".ot"))
    ]
    raise ModelError(
        f"{source.repository}@{source.commit}: has neither {SAFE} nor {PICKLED} (found "
        f"{', '.join(sorted(others)[:5]) or 'no weights'}); a GGUF can be named by `gguf` in a manifest"
    )
