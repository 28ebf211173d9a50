"""A model in CTranslate2's format: made once, kept in the cache, whole or not at all.

The key is the model's hash, CTranslate2's version and the numeric type: what is stale is never found. The
sizes written last inside the folder let a load see at once that a file was cut or lost since.
"""

import json
import shutil
from importlib.metadata import version
from pathlib import Path

from translit import atomic, places
from translit.backends.network import network
from translit.backends.outside import refuse_outside
from translit.backends.quiet import Untyped, quiet
from translit.errors import ModelError
from translit.manifest import Model
from translit.terminal import say

RECORD = "conversion.json"


def converted(model: Model, compute_type: str) -> Path:
    """The folder with `model` for CTranslate2; converts it first where the cache does not have it.

    Raises:
        ModelError: CTranslate2 cannot convert this model, or the cache cannot be written.
    """
    key = f"{_start(model)}{version('ctranslate2')}-{compute_type}"
    folder = _root() / key
    if _is_whole(folder):
        return folder
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        waiting = f"waiting for another process that converts {model.name} for CTranslate2..."
        with atomic.alone(folder.with_name(f"{key}.lock"), waiting):
            if not _is_whole(folder):
                _make(model, compute_type, folder)
    except OSError as err:
        raise ModelError(
            f"{folder}: cannot be written ({err.strerror}); name another cache folder with TRANSLIT_CACHE"
        ) from err
    return folder


def conversions(model: Model) -> list[Path]:
    """The folders in the cache with `model` for any CTranslate2 and in any type; interrupted ones too."""
    return sorted(path for path in _root().glob(f"*{_start(model)}*") if path.is_dir())


def _root() -> Path:
    return places.cache() / "ct2"


def _start(model: Model) -> str:
    """What the names of all conversions of `model` begin with."""
    return f"{model.sha256[:16]}-ct2_"


def _make(model: Model, compute_type: str, folder: Path) -> None:
    refuse_outside(model)
    say(f"converting {model.name} for CTranslate2 in {compute_type} (once; about 20 s for 100 MB)...")
    shutil.rmtree(folder, ignore_errors=True)
    with atomic.new_folder(folder) as temporary:
        with quiet(f"model {model.name}: CTranslate2 cannot convert it (--engine hf may run it)"):
            _converter(model).convert(str(temporary), quantization=compute_type, force=True)
        sizes = {path.name: path.stat().st_size for path in sorted(temporary.iterdir())}
        (temporary / RECORD).write_text(json.dumps({"sha256": model.sha256, "sizes": sizes}, indent=1) + "\n")


def _is_whole(folder: Path) -> bool:
    """Whether every file that the conversion wrote is there in its full size."""
    try:
        sizes = json.loads((folder / RECORD).read_text(encoding="utf-8"))["sizes"]
        return bool(sizes) and all((folder / name).stat().st_size == size for name, size in sizes.items())
    except (OSError, ValueError, KeyError, TypeError):
        return False


def _converter(model: Model) -> Untyped:
    """CTranslate2's converter for Hugging Face folders, taught GGUF and the configs of transformers 5."""
    from ctranslate2.converters import TransformersConverter

    class LocalConverter(TransformersConverter):  # type: ignore[misc]
        def load_model(self, model_class: Untyped, _folder: str, **options: object) -> Untyped:
            del options["dtype"]
            loaded = network(model, model_class, **options)
            _adapt(loaded.config)
            return loaded

        def load_tokenizer(self, tokenizer_class: Untyped, folder: str, **_options: object) -> Untyped:
            loaded = tokenizer_class.from_pretrained(folder, local_files_only=True, trust_remote_code=False)
            if loaded.bos_token is None:
                loaded.bos_token = loaded.eos_token  # it is never asked for, and may not be null
            return loaded

    return LocalConverter(str(model.folder))


def _adapt(config: Untyped) -> None:
    """Write what CTranslate2's loaders look for where transformers 5 moved it; they would take defaults."""
    if hasattr(config, "quantization_config"):
        del config.quantization_config  # "gguf": the weights are dequantised by now, the loader looks for AWQ
    if config.model_type == "bart":
        config.normalize_before = getattr(config, "normalize_before", False)
    elif config.model_type == "mbart":
        config.normalize_before = True
        config.tokenizer_class = "MBart50Tokenizer"  # the first mBART starts otherwise and has no Indonesian
    rope = getattr(config, "rope_parameters", None) or {}
    if "rope_theta" in rope:
        config.rope_theta = rope["rope_theta"]
    elif "full_attention" in rope:  # Gemma 3
        config.rope_theta = rope["full_attention"]["rope_theta"]
        config.rope_local_base_freq = rope["sliding_attention"]["rope_theta"]
