"""Pickled PyTorch weights become safetensors: read once, by the loader that runs no code, then deleted."""

import json
import os
import re
import shutil
import zipfile
from collections.abc import Mapping
from pathlib import Path

from translit.backends.quiet import Untyped, explained, quiet
from translit.errors import ModelError
from translit.manifest.architectures import architecture
from translit.manifest.values import inside

SAFE, SAFE_INDEX = "model.safetensors", "model.safetensors.index.json"
PICKLED, PICKLED_INDEX = "pytorch_model.bin", "pytorch_model.bin.index.json"
SCRATCH = ".safetensors.tmp"
MAX_GROWTH = 4
"""Times its size that a file may become: an embedding under four names, each in full where none is tied."""
INSTEAD = "take a repository that has safetensors"


def to_safetensors(folder: Path) -> list[str]:
    """Write the pickled weights in `folder` as safetensors beside them, delete them, name what was written.

    The same weights give the same bytes. Refused, it leaves the folder as it was; interrupted, it is called
    again: the safetensors appear when all are whole, the pickles go after that.

    Raises:
        ModelError: no pickled weights; more than weights in them; an index that is not legal; a full disk.
    """
    files = _pickled(folder)
    shutil.rmtree(folder / SCRATCH, ignore_errors=True)
    if not _written(folder):
        with quiet(f"{folder}: the weights cannot be written as safetensors"):
            _convert(folder, files)
    for file in [*files, PICKLED_INDEX]:
        (folder / file).unlink(missing_ok=True)
    return _written(folder)


def has_safetensors(folder: Path) -> bool:
    """Whether the weights in `folder` have been written as safetensors, whole."""
    return bool(_written(folder))


def _written(folder: Path) -> list[str]:
    """The safetensors in `folder`, where they are whole: what shows that is the last to be renamed."""
    if (folder / SAFE_INDEX).is_file():
        return [SAFE_INDEX, *sorted(path.name for path in folder.glob("model-*-of-*.safetensors"))]
    return [SAFE] if (folder / SAFE).is_file() else []


def _pickled(folder: Path) -> list[str]:
    """The pickled files of the model in `folder`: the one, or those that its index names."""
    index = folder / PICKLED_INDEX
    if (folder / PICKLED).is_file() or not index.is_file():
        return [PICKLED]
    try:
        places = json.loads(index.read_text(encoding="utf-8"))["weight_map"]
        files = sorted({inside(file) for file in places.values()})
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as err:
        raise ModelError(f"{index}: refused, no index of weights ({err}); {INSTEAD}") from err
    if not files:
        raise ModelError(f"{index}: refused, it names no file; {INSTEAD}")
    return files


def _convert(folder: Path, files: list[str]) -> None:
    """Write each of `files` under a temporary name, then rename all of them, the index last."""
    scratch = folder / SCRATCH
    scratch.mkdir()
    try:
        names = [SAFE] if files == [PICKLED] else [_shard(n, len(files)) for n in range(len(files))]
        places: dict[str, str] = {}
        n_bytes = 0
        for file, name in zip(files, names, strict=True):
            sizes = _rewrite(folder, file, scratch / name)
            places |= dict.fromkeys(sizes, name)
            n_bytes += sum(sizes.values())
        if names != [SAFE]:
            index = {"metadata": {"total_size": n_bytes}, "weight_map": dict(sorted(places.items()))}
            (scratch / SAFE_INDEX).write_text(json.dumps(index, indent=2) + "\n", encoding="utf-8")
            names.append(SAFE_INDEX)
        for name in names:
            (scratch / name).replace(folder / name)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def _rewrite(folder: Path, file: str, path: Path) -> dict[str, int]:
    """Write the pickled `file` in `folder` to `path`, and keep of each tensor only how many bytes it has."""
    tensors = _once(folder, file, _tensors(folder / file))
    _save(tensors, path)
    return {name: tensor.nbytes for name, tensor in tensors.items()}


def _shard(number: int, n_shards: int) -> str:
    return f"model-{number + 1:05}-of-{n_shards:05}.safetensors"


def _tensors(path: Path) -> dict[str, Untyped]:
    """The tensors pickled at `path`, by name: read by the loader that builds tensors and nothing else."""
    import torch

    if not path.is_file():
        raise ModelError(f"{path}: not there; the model's weights are not complete")
    try:
        # A zip is mapped and not copied; what PyTorch before 1.6 wrote is none.
        loaded = torch.load(path, map_location="cpu", weights_only=True, mmap=_is_zip(path))
    except Exception as err:
        raise ModelError(f"{path}: refused, no code was run: {_reason(err)}; {INSTEAD}") from err
    if not isinstance(loaded, dict) or not loaded:
        raise ModelError(f"{path}: refused: holds no tensors by name (a {type(loaded).__name__}); {INSTEAD}")
    for name, tensor in loaded.items():
        if not isinstance(name, str) or name == "__metadata__" or not _is_plain(tensor):
            raise ModelError(
                f"{path}: refused: entry {str(name)[:80]!r} ({type(tensor).__name__}) is no dense tensor of "
                f"real numbers under a name; {INSTEAD}"
            )
    return {name: tensor.detach() for name, tensor in loaded.items()}


def _is_zip(path: Path) -> bool:
    """Whether `path` is a zip that can be mapped, as PyTorch writes it: nothing in it is compressed."""
    with path.open("rb") as file:
        if file.read(4) != b"PK\x03\x04":
            return False
    with zipfile.ZipFile(path) as archive:
        if any(entry.compress_type != zipfile.ZIP_STORED for entry in archive.infolist()):
            raise ValueError("a compressed archive, which PyTorch does not write")
    return True


def _reason(err: Exception) -> str:
    """What the loader did not allow or could not read, without its advice to allow it."""
    text = " ".join(str(err).split())
    if found := re.search(r"GLOBAL (\S+)", text):
        return f"it asks for {found[1][:80]}, which is no weight and could run code"
    said = text.rsplit("WeightsUnpickler error: ", maxsplit=1)[-1]
    # The first sentence: the next ones say how to read the file all the same.
    said = re.split(r"\. | Check the documentation", said)[0][:120]
    return f"damaged, or no PyTorch weights ({type(err).__name__}{': ' * bool(said)}{said})"


def _is_plain(tensor: Untyped) -> bool:
    import torch

    return (
        type(tensor) in {torch.Tensor, torch.nn.Parameter}
        and tensor.layout == torch.strided
        and tensor.device.type == "cpu"
        and not tensor.is_quantized
        and not tensor.is_complex()
    )


def _once(folder: Path, file: str, tensors: Mapping[str, Untyped]) -> dict[str, Untyped]:
    """`tensors` without those that are another one of them under a name which transformers ties by itself.

    One that shares its memory and is not tied by the config would be lost so: it is kept, as a copy.
    """
    memory = [tensor.untyped_storage().data_ptr() for tensor in tensors.values()]
    tied = _tied(folder) if len(set(memory)) < len(memory) else {}
    kept: dict[object, str] = {}
    for name in sorted(tensors, key=lambda name: (name in tied, name)):
        tensor = tensors[name]
        view = (tensor.data_ptr(), tensor.dtype, tensor.shape, tensor.stride(), tied.get(name, name))
        kept.setdefault(view, name)
    once = {name: tensors[name] for name in kept.values()}
    size = (folder / file).stat().st_size
    if sum(tensor.nbytes for tensor in once.values()) > MAX_GROWTH * size:
        raise ModelError(
            f"{folder / file}: refused: {size} bytes that would become over {MAX_GROWTH} times as much; "
            f"{INSTEAD}"
        )
    return once


def _tied(folder: Path) -> dict[str, str]:
    """The names that transformers ties, each with the name that it is tied to, for the model in `folder`."""
    import torch
    import transformers

    with explained(f"{folder / 'config.json'}: transformers cannot make this model"):
        config = transformers.AutoConfig.from_pretrained(
            folder, local_files_only=True, trust_remote_code=False
        )
        causal = architecture(config.model_type).causal
        kind = transformers.AutoModelForCausalLM if causal else transformers.AutoModelForSeq2SeqLM
        with torch.device("meta"):
            return dict(kind.from_config(config, trust_remote_code=False).all_tied_weights_keys)


def _save(tensors: dict[str, Untyped], path: Path) -> None:
    """Write `tensors`, each in memory of its own, and see that they are on the disk."""
    from safetensors.torch import save_file

    memory: set[int] = set()
    for name, tensor in tensors.items():
        packed = tensor.contiguous()
        storage = packed.untyped_storage().data_ptr()
        tensors[name] = packed.clone() if storage in memory else packed
        memory.add(storage)
    save_file(tensors, path, metadata={"format": "pt"})
    with path.open("rb") as file:
        os.fsync(file.fileno())
