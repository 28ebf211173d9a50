"""Pickled weights become safetensors: tiny models of each kind, hostile and damaged files, interruptions."""

import io
import json
import os
import pickle
import shutil
import tarfile
import warnings
import zipfile
from collections import OrderedDict
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import tiny_models

from translit.backends.quiet import Untyped, quiet
from translit.errors import ModelError
from translit.hub.weights import MAX_GROWTH, PICKLED, PICKLED_INDEX, SAFE, SAFE_INDEX, SCRATCH, to_safetensors
from translit.manifest.values import sha256

with quiet("torch and transformers cannot be imported"):
    import torch
    import transformers
    from safetensors import safe_open
    from safetensors.torch import load_file

KINDS = (*tiny_models.SEQ2SEQ, *tiny_models.CAUSAL)
DTYPES = (torch.float32, torch.float16, torch.bfloat16)
FORMATS = {"zip": True, "before PyTorch 1.6": False}
WEIGHT = torch.arange(12.0).reshape(3, 4)
SHARDS = ("pytorch_model-00001-of-00002.bin", "pytorch_model-00002-of-00002.bin")
SAFE_SHARDS = ["model-00001-of-00002.safetensors", "model-00002-of-00002.safetensors"]
Build = Callable[[str], Path]


class Plant:
    """Unpickled without care, it makes the file `canary`."""

    def __init__(self, canary: Path) -> None:
        self.canary = canary

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.system, (f"touch '{self.canary}'",)


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Build]:
    """The folder of the tiny model of a kind, built once; what it writes matters here to nobody."""
    root = tmp_path_factory.mktemp("tiny")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tiny_models, "N_STEPS", 1)
        yield lambda kind: root / kind if (root / kind).exists() else tiny_models.build(kind, root / kind)


def save(weights: object, path: Path, *, zipped: bool = True) -> None:
    """Pickle `weights` as PyTorch does, or did before 1.6."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.save(weights, path, _use_new_zipfile_serialization=zipped)


def read(kind: str, folder: Path, dtype: Untyped) -> tuple[Untyped, dict[str, object]]:
    """The network that transformers reads from `folder`, and what it says was missing or too much."""
    causal = kind in tiny_models.CAUSAL
    maker = transformers.AutoModelForCausalLM if causal else transformers.AutoModelForSeq2SeqLM
    with quiet("transformers cannot load it"):
        network, report = maker.from_pretrained(folder, dtype=dtype, output_loading_info=True)
        return network, report


def pickled(tiny: Build, kind: str, folder: Path, dtype: Untyped = torch.float32, **settings: bool) -> Path:
    """A copy of the tiny model in `folder` with its weights pickled, as repositories of 2020 have them."""
    shutil.copytree(tiny(kind), folder)
    network, _ = read(kind, folder, dtype)
    (folder / SAFE).unlink()
    weights = network.state_dict()
    if "final_logits_bias" in weights:
        weights["final_logits_bias"] = torch.randn_like(weights["final_logits_bias"])
    save(weights, folder / PICKLED, **settings)
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    """Every file in `folder`."""
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("how", FORMATS)
@pytest.mark.parametrize("dtype", DTYPES, ids=str)
@pytest.mark.parametrize("kind", KINDS)
def test_transformers_reads_the_same_network(
    tiny: Build, tmp_path: Path, kind: str, dtype: Untyped, how: str
) -> None:
    """Each parameter has the same bits and type as from the pickle; none is missing, too many or twice."""
    folder = pickled(tiny, kind, tmp_path / kind, dtype, zipped=FORMATS[how])
    size = (folder / PICKLED).stat().st_size
    before = read(kind, folder, dtype)[0].state_dict()

    assert to_safetensors(folder) == [SAFE]

    network, report = read(kind, folder, dtype)
    after = network.state_dict()
    assert not any(report.values()), report
    assert before.keys() == after.keys()
    for name, weight in before.items():
        assert weight.dtype == after[name].dtype
        assert torch.equal(weight.view(torch.uint8), after[name].view(torch.uint8)), name
    assert (folder / SAFE).stat().st_size < size
    assert not list(folder.glob("*.bin*"))


def test_a_tied_embedding_is_written_once_under_the_name_the_others_are_tied_to(
    tiny: Build, tmp_path: Path
) -> None:
    """Of Marian's four names for one embedding, `model.shared.weight` is in the file."""
    folder = pickled(tiny, "marian", tmp_path / "marian")
    to_safetensors(folder)
    names = load_file(folder / SAFE).keys()
    assert "model.shared.weight" in names
    assert not [name for name in names if "embed_tokens" in name or "lm_head" in name]


def test_what_shares_memory_and_is_not_tied_is_written_under_each_name(tiny: Build, tmp_path: Path) -> None:
    """A config that ties nothing: transformers would not restore a name that was left out."""
    folder = pickled(tiny, "marian", tmp_path / "marian")
    config = json.loads((folder / "config.json").read_text())
    (folder / "config.json").write_text(json.dumps(config | {"tie_word_embeddings": False}))
    before = read("marian", folder, torch.float32)[0].state_dict()
    to_safetensors(folder)
    network, report = read("marian", folder, torch.float32)
    assert not any(report.values()), report
    assert all(torch.equal(weight, before[name]) for name, weight in network.state_dict().items())


def test_views_of_one_memory_are_each_written_in_full(tiny: Build, tmp_path: Path) -> None:
    """Slices, a transposed view and a parameter keep their values; a scalar and nothing are weights, too."""
    fused = torch.randn(6, 4)
    weights = {
        "first": fused[:3], "last": fused[3:], "overlap": fused[1:5], "turned": fused.t(), "rows": fused[::2],
        "parameter": torch.nn.Parameter(torch.ones(2)), "scalar": torch.tensor(3), "none": torch.zeros(0, 2),
        "none too": torch.zeros(0), "a/../b\n": torch.zeros(1),
    }  # fmt: skip
    for how, zipped in FORMATS.items():
        folder = tmp_path / how
        shutil.copytree(tiny("marian"), folder)
        (folder / SAFE).unlink()
        save(weights, folder / PICKLED, zipped=zipped)
        to_safetensors(folder)
        written = load_file(folder / SAFE)
        assert written.keys() == weights.keys()
        assert all(torch.equal(written[name], weight) for name, weight in weights.items())


def test_the_same_weights_give_the_same_bytes(tiny: Build, tmp_path: Path) -> None:
    """Whatever the pickle's format and the order of its names; the file says that it is PyTorch's."""
    folder = pickled(tiny, "bart", tmp_path / "zip")
    weights = torch.load(folder / PICKLED, weights_only=True)
    turned = shutil.copytree(folder, tmp_path / "turned")
    save(OrderedDict(reversed(weights.items())), turned / PICKLED, zipped=False)
    to_safetensors(folder)
    to_safetensors(turned)
    assert sha256(folder / SAFE) == sha256(turned / SAFE)
    with safe_open(folder / SAFE, framework="pt") as file:
        assert file.metadata() == {"format": "pt"}


def shard(folder: Path) -> Path:
    """Pickle the weights in `folder` again in two shards with an index, as transformers did."""
    weights = torch.load(folder / PICKLED, weights_only=True)
    (folder / PICKLED).unlink()
    # The embedding's four names stay together: one memory cannot be in two files.
    layers = {name for name in weights if ".layers." in name}
    for file, names in zip(SHARDS, (weights.keys() - layers, layers), strict=True):
        save({name: weights[name] for name in sorted(names)}, folder / file)
    places = {name: SHARDS[name in layers] for name in weights}
    (folder / PICKLED_INDEX).write_text(json.dumps({"metadata": {"total_size": 1}, "weight_map": places}))
    return folder


def test_shards_stay_shards(tiny: Build, tmp_path: Path) -> None:
    """Each shard becomes one, with an index that transformers reads; the pickled ones and their index go."""
    folder = shard(pickled(tiny, "marian", tmp_path / "marian"))
    before = read("marian", folder, torch.float32)[0].state_dict()
    assert to_safetensors(folder) == [SAFE_INDEX, *SAFE_SHARDS]
    network, report = read("marian", folder, torch.float32)
    assert not any(report.values()), report
    assert all(torch.equal(weight, before[name]) for name, weight in network.state_dict().items())
    assert not list(folder.glob("*.bin*"))
    index = json.loads((folder / SAFE_INDEX).read_text())
    written = [load_file(folder / name) for name in SAFE_SHARDS]
    assert index["weight_map"] == {
        name: file for file, weights in zip(SAFE_SHARDS, written, strict=True) for name in weights
    }
    assert index["metadata"]["total_size"] == sum(w.nbytes for weights in written for w in weights.values())


@pytest.mark.parametrize(("step", "number"), [(step, n) for step in ("replace", "unlink") for n in (1, 2, 3)])
def test_interrupted_it_is_called_again(
    tiny: Build, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, number: int
) -> None:
    """Stopped before any rename or deletion, nothing is lost: a second call ends as one alone would have."""
    folder = shard(pickled(tiny, "marian", tmp_path / "marian"))
    whole = shutil.copytree(folder, tmp_path / "whole")
    to_safetensors(whole)
    real, calls = getattr(Path, step), []

    def stop(path: Path, *arguments: object, **settings: object) -> object:
        calls.append(path)
        if len(calls) == number:
            raise KeyboardInterrupt
        return real(path, *arguments, **settings)

    with monkeypatch.context() as patch:
        patch.setattr(Path, step, stop)
        with pytest.raises(KeyboardInterrupt):
            to_safetensors(folder)
    to_safetensors(folder)
    assert {p.name: sha256(p) for p in folder.iterdir()} == {p.name: sha256(p) for p in whole.iterdir()}


def test_what_a_killed_process_left_is_cleared(tmp_path: Path) -> None:
    """Half a file under the temporary name is no hindrance, and is gone after."""
    save({"w": WEIGHT}, tmp_path / PICKLED)
    (tmp_path / SCRATCH).mkdir()
    (tmp_path / SCRATCH / SAFE).write_bytes(b"half")
    assert to_safetensors(tmp_path) == to_safetensors(tmp_path) == [SAFE]
    assert [path.name for path in tmp_path.iterdir()] == [SAFE]


def refused(folder: Path) -> str:
    """The one line that refuses what is in `folder`, which it leaves as it was."""
    before = contents(folder)
    with pytest.raises(ModelError) as caught:
        to_safetensors(folder)
    assert contents(folder) == before
    assert {path.name for path in folder.iterdir()} == {Path(name).name for name in before}
    text = str(caught.value)
    assert "\n" not in text
    assert "False" not in text  # PyTorch's advice: read it without care
    return text


def test_planted_code_is_not_run(tmp_path: Path) -> None:
    """What asks for os.system in a pickle is refused by name, in every format, and no code is run."""
    canary = tmp_path / "canary"
    pickle.loads(pickle.dumps(Plant(canary)))  # noqa: S301 - it would be run
    assert canary.exists()
    canary.unlink()
    planted = {"w": WEIGHT, "planted": Plant(canary)}
    writers: dict[str, Callable[[Path], object]] = {
        "zip": lambda path: save(planted, path),
        "before 1.6": lambda path: save(planted, path, zipped=False),
        "plain pickle": lambda path: path.write_bytes(pickle.dumps(planted["planted"], protocol=2)),
        "oldest pickle": lambda path: path.write_bytes(pickle.dumps(planted["planted"], protocol=0)),
    }
    for how, write in writers.items():
        folder = tmp_path / how
        folder.mkdir()
        write(folder / PICKLED)
        text = refused(folder)
        assert text.startswith(
            f"{folder / PICKLED}: refused, no code was run: it asks for {os.name}.system, "
        )
    assert not canary.exists()


def test_planted_code_in_a_later_shard_leaves_no_shard_written(tmp_path: Path) -> None:
    """The first shard is good and is not kept."""
    save({"a": WEIGHT}, tmp_path / SHARDS[0])
    save({"b": Plant(tmp_path / "canary")}, tmp_path / SHARDS[1])
    (tmp_path / PICKLED_INDEX).write_text(json.dumps({"weight_map": {"a": SHARDS[0], "b": SHARDS[1]}}))
    assert SHARDS[1] in refused(tmp_path)


NOT_WEIGHTS: dict[str, tuple[Callable[[], object], str]] = {
    "list": (lambda: [WEIGHT], "holds no tensors by name (a list)"),
    "empty": (dict, "holds no tensors by name (a dict)"),
    "module": (lambda: torch.nn.Linear(1, 1), "asks for torch.nn.modules.linear.Linear"),
    "numpy": (lambda: {"w": WEIGHT.numpy()}, "asks for numpy."),
    "wrapped": (lambda: {"state_dict": {"w": WEIGHT}}, "entry 'state_dict' (dict) is no dense tensor"),
    "checkpoint": (lambda: {"w": WEIGHT, "epoch": 3}, "entry 'epoch' (int) is no dense tensor"),
    "number as name": (lambda: {1: WEIGHT}, "entry '1' (Tensor) is no dense tensor"),
    "reserved name": (lambda: {"__metadata__": WEIGHT}, "entry '__metadata__' (Tensor)"),
    "ugly name": (lambda: {"\x1b[31m\n": 1}, r"entry '\x1b[31m\n' (int)"),
    "sparse": (lambda: {"w": WEIGHT.to_sparse()}, "entry 'w' (Tensor) is no dense tensor"),
    "nowhere": (lambda: {"w": WEIGHT.to("meta")}, "entry 'w' (Tensor) is no dense tensor"),
    "complex": (lambda: {"w": torch.complex(WEIGHT, WEIGHT)}, "entry 'w' (Tensor) is no dense tensor"),
    "bomb": (
        lambda: {"w": torch.ones(1).expand(100_000, 100_000)},
        f"would become over {MAX_GROWTH} times as much",
    ),
}


@pytest.mark.parametrize("how", FORMATS)
@pytest.mark.parametrize("case", NOT_WEIGHTS)
def test_more_or_less_than_tensors_by_name_is_refused(tmp_path: Path, case: str, how: str) -> None:
    """Only a flat mapping of names to dense tensors is a model; the entry that is none is named."""
    make, expected = NOT_WEIGHTS[case]
    save(make(), tmp_path / PICKLED, zipped=FORMATS[how])
    text = refused(tmp_path)
    assert text.startswith(f"{tmp_path / PICKLED}: refused")
    assert expected in text


def _bytes(*, zipped: bool) -> bytes:
    stream = io.BytesIO()
    torch.save({"w": WEIGHT}, stream, _use_new_zipfile_serialization=zipped)
    return stream.getvalue()


def _compressed(swap: Callable[[bytes], bytes] = bytes, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """What PyTorch writes as a zip, its pickle changed by `swap`, zipped again by `method`."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(_bytes(zipped=True))) as old, zipfile.ZipFile(stream, "w", method) as new:
        for entry in old.infolist():
            content = old.read(entry)
            new.writestr(entry.filename, swap(content) if entry.filename.endswith("data.pkl") else content)
    return stream.getvalue()


def _longer(content: bytes) -> bytes:
    """The shape (3, 4) that `content` states made (32767, 1): past the end of the file."""
    assert b"K\x03K\x04\x86" in content
    return content.replace(b"K\x03K\x04\x86", b"M\xff\x7fK\x01\x86")


def _cut(content: bytes, share: float) -> bytes:
    return content[: int(len(content) * share)]


def _tar() -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as archive:
        archive.addfile(tarfile.TarInfo("storages"))
    return stream.getvalue()


DAMAGED: dict[str, Callable[[], bytes]] = {
    "nothing": bytes,
    "text": lambda: b"Not Found\n",
    "pointer": lambda: b"version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 3\n",
    "pickle of today": lambda: pickle.dumps({"w": 1}),
    "tar of 2016": _tar,
    "compressed": _compressed,
    "longer than the file": lambda: _compressed(_longer, zipfile.ZIP_STORED),
    "longer than the old file": lambda: _longer(_bytes(zipped=False)),
} | {
    f"{how}, {share:.1%} of it": lambda zipped=zipped, share=share: _cut(_bytes(zipped=zipped), share)
    for how, zipped in FORMATS.items()
    for share in (0.01, 0.5, 0.999)
}  # fmt: skip


@pytest.mark.parametrize("case", DAMAGED)
def test_a_damaged_or_foreign_file_is_refused(tmp_path: Path, case: str) -> None:
    """Cut off, empty, text or another archive: one line names the file, and nothing is left behind."""
    (tmp_path / PICKLED).write_bytes(DAMAGED[case]())
    assert refused(tmp_path).startswith(
        f"{tmp_path / PICKLED}: refused, no code was run: damaged, or no PyTorch weights ("
    )


INDEXES = {
    "up": ({"weight_map": {"w": "../x.bin"}}, "must be a relative path"),
    "root": ({"weight_map": {"w": "/etc/passwd"}}, "must be a relative path"),
    "absent": ({"weight_map": {"w": "absent.bin"}}, "absent.bin: not there"),
    "number": ({"weight_map": {"w": 1}}, "no index of weights"),
    "none": ({"weight_map": {}}, "names no file"),
    "list": ([], "no index of weights"),
    "no map": ({}, "no index of weights"),
    "other file": ({"weight_map": {"w": "config.json"}}, "config.json: refused, no code was run"),
}


@pytest.mark.parametrize("case", INDEXES)
def test_an_index_names_files_in_its_folder(tmp_path: Path, case: str) -> None:
    """One that leads out of the folder, to nothing or to another file is refused; that file stays."""
    folder = tmp_path / "model"
    folder.mkdir()
    save({"w": WEIGHT}, tmp_path / "x.bin")
    (folder / "config.json").write_text("{}")
    tree, expected = INDEXES[case]
    (folder / PICKLED_INDEX).write_text(json.dumps(tree))
    assert expected in refused(folder)
    assert (tmp_path / "x.bin").exists()


def test_an_index_that_is_no_json_and_a_folder_without_weights_are_refused(tmp_path: Path) -> None:
    """Both are one line that names the file."""
    assert f"{tmp_path / PICKLED}: not there" in refused(tmp_path)
    (tmp_path / PICKLED_INDEX).write_text("{")
    assert str(tmp_path / PICKLED_INDEX) in refused(tmp_path)


def test_a_config_that_transformers_does_not_know_is_named(tmp_path: Path) -> None:
    """Where weights share memory, the config must say which of them are tied."""
    save({"a": WEIGHT, "b": WEIGHT}, tmp_path / PICKLED)
    (tmp_path / "config.json").write_text('{"model_type": "unheard-of"}')
    assert f"{tmp_path / 'config.json'}: transformers cannot make this model" in refused(tmp_path)
