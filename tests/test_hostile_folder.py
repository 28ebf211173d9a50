"""Model folders whose JSON files point outside: refused in one line before a load opens anything."""

import json
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeAlias

import pytest
import tiny_models
from tiny_models import variant

from translit.backends.codec import Codec
from translit.backends.outside import refuse_outside
from translit.errors import ModelError
from translit.manifest import find

OUTSIDE = "OUTSIDE"
"""Stands for a folder beside the model's."""
Case: TypeAlias = tuple[str, str, dict[str, object]]
HOSTILE: tuple[Case, ...] = (
    ("llama", "tokenizer_config.json", {"vocab": f"{OUTSIDE}/vocab.json", "merges": f"{OUTSIDE}/merges.txt"}),
    ("llama", "tokenizer_config.json", {"vocab_file": f"{OUTSIDE}/vocab.model"}),
    ("llama", "tokenizer_config.json", {"merges_file": "../merges.txt"}),
    ("llama", "tokenizer_config.json", {"gguf_file": f"{OUTSIDE}/model.gguf"}),
    ("llama", "tokenizer_config.json", {"init_inputs": [f"{OUTSIDE}/vocab.json"]}),
    ("llama", "tokenizer_config.json", {"fast_tokenizer_files": ["../outside/tokenizer.4.0.0.json"]}),
    ("marian", "tokenizer_config.json", {"sp_model_kwargs": {"model_file": f"{OUTSIDE}/source.spm"}}),
    ("marian", "special_tokens_map.json", {"vocab": f"{OUTSIDE}/vocab.json"}),
    ("marian", "special_tokens_map.json", {"source_spm": f"{OUTSIDE}/source.spm"}),
    ("llama", "tokenizer_config.json", {"tokenizer_class": "AutoModelForImageClassification"}),
    ("llama", "tokenizer_config.json", {"tokenizer_class": "RagTokenizer"}),
    ("llama", "config.json", {"tokenizer_class": "AutoTokenizer"}),
    ("llama", "config.json", {"attn_implementation": "someone/kernel"}),
    ("llama", "config.json", {"transformers_weights": "pytorch_model.bin"}),
    (
        "llama",
        "model.safetensors.index.json",
        {"metadata": {}, "weight_map": {"lm_head.weight": f"{OUTSIDE}/model.safetensors"}},
    ),
)
HONEST: tuple[Case, ...] = (
    ("llama", "tokenizer_config.json", {"tokenizer_file": "/root/.cache/huggingface/tokenizer.json"}),
    ("llama", "tokenizer_config.json", {"special_tokens_map_file": "/content/special_tokens_map.json"}),
    ("llama", "tokenizer_config.json", {"name_or_path": "/data/checkpoint-500", "init_inputs": []}),
    ("llama", "tokenizer_config.json", {"tokenizer_class": "PreTrainedTokenizerFast"}),
    ("llama", "config.json", {"_name_or_path": "/data/checkpoint-500", "tokenizer_class": None}),
    (
        "marian",
        "tokenizer_config.json",
        {"sp_model_kwargs": {}, "tokenizer_file": None, "separate_vocabs": False},
    ),
    ("marian", "special_tokens_map.json", {"eos_token": "</s>", "additional_special_tokens": ["<sep>"]}),
)
"""What old repositories state, and a load does not follow."""


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """The folder of the tiny model of a kind, which knows nothing; each is built once for all modules."""
    return partial(tiny_models.untaught, tmp_path_factory.getbasetemp() / "untaught")


@pytest.mark.parametrize(("kind", "file", "values"), HOSTILE)
def test_a_folder_that_points_outside_is_refused(
    tiny: Callable[[str], Path], tmp_path: Path, kind: str, file: str, values: dict[str, object]
) -> None:
    """The line names the file and what it asks for; the tokenizer is not even opened."""
    text = json.dumps(values).replace(OUTSIDE, str(tmp_path / "outside"))
    folder = variant(tiny(kind), tmp_path / "model", file, json.loads(text))
    with pytest.raises(ModelError, match="outside the model's folder") as caught:
        Codec(find(str(folder)))
    assert str(folder / file) in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(("kind", "file", "values"), HONEST)
def test_what_old_repositories_state_still_loads(
    tiny: Callable[[str], Path], tmp_path: Path, kind: str, file: str, values: dict[str, object]
) -> None:
    """Absolute paths that no load follows are harmless: the tokenizer is the one of the folder."""
    folder = variant(tiny(kind), tmp_path / "model", file, values)
    source = "Hujan turun di Jakarta."
    assert Codec(find(str(folder))).encode(source) == Codec(find(str(tiny(kind)))).encode(source)


def test_shards_of_the_model_are_let_through(tiny: Callable[[str], Path], tmp_path: Path) -> None:
    """An index that names files of the folder is what a large model has."""
    index = {"metadata": {}, "weight_map": {"lm_head.weight": "model.safetensors"}}
    folder = variant(tiny("llama"), tmp_path / "model", "model.safetensors.index.json", index)
    refuse_outside(find(str(folder)))


@pytest.mark.parametrize(
    ("file", "values"),
    [
        ("model.safetensors.index.json", {"weight_map": ["model.safetensors"]}),
        ("tokenizer_config.json", {"fast_tokenizer_files": 7}),
    ],
)
def test_json_of_another_shape_is_one_line(
    tiny: Callable[[str], Path], tmp_path: Path, file: str, values: dict[str, object]
) -> None:
    """A list where a mapping belongs ends in a ModelError, not in a traceback."""
    folder = variant(tiny("llama"), tmp_path / "model", file, values)
    with pytest.raises(ModelError, match="not as transformers writes them"):
        Codec(find(str(folder)))


@pytest.mark.parametrize("content", ["[]", "{", '"text"', "\xff", "[" * 100_000])
@pytest.mark.parametrize(
    "file", ["tokenizer_config.json", "special_tokens_map.json", "generation_config.json"]
)
def test_json_that_is_no_mapping_is_one_line(
    tiny: Callable[[str], Path], tmp_path: Path, file: str, content: str
) -> None:
    """Cut, another type, or not UTF-8: the file is named."""
    folder = tmp_path / "model"
    shutil.copytree(tiny("bart"), folder)
    (folder / file).write_bytes(content.encode("latin-1"))
    with pytest.raises(ModelError, match=file) as caught:
        Codec(find(str(folder)))
    assert "\n" not in str(caught.value)
