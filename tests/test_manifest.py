"""Manifests: what they may say, what they find, what they refuse."""

import json
import re
import struct
import subprocess
import sys
from pathlib import Path

import pytest
from model_folders import VALID, write

from translit import manifest
from translit.errors import ModelError
from translit.manifest import find, listing, read

ROOT = Path(__file__).parent.parent
DIGEST = "a" * 64


def hub_folder(folder: Path, **config: object) -> Path:
    """A folder that looks like a Hugging Face model; its weights are not looked into here."""
    write(folder / "config.json", json.dumps({"model_type": "marian", **config}))
    write(folder / "model.safetensors", "weights")
    write(folder / "tokenizer.json", "{}")
    return folder


def ct2_folder(folder: Path, spec: bytes, tokenizer: str) -> Path:
    """A folder that looks like a CTranslate2 model of the specification `spec`."""
    write(folder / "config.json", json.dumps({"bos_token": "<s>", "eos_token": "</s>"}))
    write(folder / "tokenizer_config.json", json.dumps({"tokenizer_class": tokenizer}))
    (folder / "model.bin").write_bytes(struct.pack("<IH", 6, len(spec) + 1) + spec + b"\0rest")
    return folder


def test_importing_the_models_of_translit_is_light() -> None:
    """Manifests, engines' names and packing are imported without torch, transformers or ctranslate2."""
    code = (
        "import sys, translit.manifest, translit.translate, translit.backends\n"
        "print([m for m in ('torch', 'transformers', 'ctranslate2', 'numpy') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert done.stdout.strip() == b"[]"


def test_the_embedded_model_is_found_and_is_what_its_manifest_says() -> None:
    """id-en-lite is here, its files have the SHA-256 of the manifest, its prompt and limits are stated."""
    model = find("id-en-lite")
    model.verify()
    assert model.present
    assert model.architecture.causal
    assert model.manifest.prompt is not None
    assert model.manifest.prompt.after == ("<unused0>",)
    assert re.fullmatch(r"[0-9a-f]{64}", model.sha256)


def test_every_shipped_manifest_is_listed_whether_its_weights_are_here_or_not() -> None:
    """The listing has one line a manifest, by name, with what the command shows of it."""
    models, errors = listing()
    assert not errors
    assert [model.name for model in models] == sorted(p.stem for p in (ROOT / "models").glob("*.yaml"))
    assert [model.name for model in models if model.present] == ["id-en-lite", "ner-id-news"]
    assert [model.name for model in models if model.manifest.task == "names"] == ["ner-id-news"]
    written = {model.manifest.languages.target for model in models if model.manifest.task == "translate"}
    assert written == {"en"}
    assert all(model.manifest.licence for model in models)


def test_a_model_of_the_hub_says_in_one_line_what_to_type_instead() -> None:
    """opus-mt-id-en without weights: where they were looked for, and the command that gets them."""
    with pytest.raises(ModelError, match=r"looked in .*`translit models pull opus-mt-id-en`") as caught:
        find("opus-mt-id-en")
    assert "\n" not in str(caught.value)
    assert caught.value.exit_code == 3


def test_a_name_that_is_not_known_gets_the_nearest_and_all() -> None:
    """A misspelt model names the one that was meant and what else --model takes."""
    with pytest.raises(ModelError, match=r"did you mean id-en-lite\?.*opus-mt-id-en.*folder"):
        find("id-en-light")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ("licences: x", r"licences: unknown key \(did you mean licence\?\)"),
        ("prompt: {before: [a], behind: [b]}", r"prompt\.behind: unknown key \(legal: before, after\)"),
        ("files: {../../etc/passwd: " + DIGEST + "}", "stays inside the model's folder"),
        ("files: {/etc/passwd: " + DIGEST + "}", "stays inside the model's folder"),
        ("files: {'a\\b': " + DIGEST + "}", "stays inside the model's folder"),
        ("files: {a: abc}", "64 hexadecimal digits"),
        ("folder: ..", "stays inside the model's folder"),
        ("gguf: ../x.gguf", "stays inside the model's folder"),
        ("name: a/b", "name: 'a/b' is not legal"),
        ("name: ..", "name: '..' is not legal"),
        ("name: ''", "name: '' is not legal"),
        ("name: a:b", "name: 'a:b' is not legal"),
        ("name: 'a\\b'", "is not legal"),
        ('name: "a\\nb"', "usable as the name of a folder"),
        ("chat: Translate this", r"chat: 'Translate this' is not legal .*must hold {source} once"),
        ("chat: '{source} {source}'", r"must hold {source} once"),
        ("prompt: {before: [a]}\nchat: '{source}'", "prompt and chat exclude each other"),
        ("limits: {max_source_tokens: 0, max_target_tokens: 1}", "max_source_tokens: 0 is not legal"),
        ("languages: {source: id}", "languages.target: missing"),
        ("architecture: [", "not a readable YAML file"),
    ],
)
def test_a_manifest_that_is_not_legal_is_refused(tmp_path: Path, change: str, message: str) -> None:
    """Unknown keys, paths that leave the folder and impossible values are one line with file and key."""
    key = change.partition(":")[0]
    kept = [line for line in VALID.splitlines() if not line.startswith(f"{key}:")]
    path = write(tmp_path / "small.yaml", "\n".join([*kept, change]))
    with pytest.raises(ModelError, match=message) as caught:
        read(path)
    assert str(caught.value).startswith(f"{path}: ")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("name", ["small", "opus-mt-id-en", "nllb_200.v2", "model besar"])
@pytest.mark.parametrize("asks", ["", "prompt: {before: [a]}", "chat: 'Into English: {source}'"])
def test_a_manifest_that_is_legal_is_read(tmp_path: Path, name: str, asks: str) -> None:
    """A name that a folder can have, at most one way to ask, and main where no revision is stated."""
    model = read(write(tmp_path / "small.yaml", f"{VALID.replace('small', name)}{asks}\n"))
    assert model.name == name
    assert (model.manifest.prompt is not None) == asks.startswith("prompt")
    assert model.manifest.chat == ("Into English: {source}" if asks.startswith("chat") else None)
    assert model.manifest.revision == "main"
    assert not model.present


@pytest.mark.parametrize("text", ["- a\n", "text\n"])
def test_a_manifest_that_is_no_mapping_is_refused(tmp_path: Path, text: str) -> None:
    """A list or a bare text is not a manifest."""
    with pytest.raises(ModelError, match="mapping"):
        read(write(tmp_path / "small.yaml", text))


def test_a_manifest_by_path_finds_its_folder_beside_it(tmp_path: Path) -> None:
    """--model FILE.yaml reads the manifest there; its files lie in the folder beside it."""
    file = write(tmp_path / "small" / "weights.safetensors", "weights")
    digest = manifest.sha256(file)
    model = find(str(write(tmp_path / "small.yaml", f"{VALID}files: {{{file.name}: {digest}}}\n")))
    model.verify()
    assert model.folder == tmp_path / "small"


def test_a_changed_file_is_named_with_both_hashes(tmp_path: Path) -> None:
    """A file that is not the manifest's is refused with its path, what was found, what was expected."""
    file = write(tmp_path / "small" / "weights.safetensors", "weights")
    digest = manifest.sha256(file)
    model = find(str(write(tmp_path / "small.yaml", f"{VALID}files: {{{file.name}: {digest}}}\n")))
    file.write_text("Weights", encoding="utf-8")
    with pytest.raises(ModelError) as caught:
        model.verify()
    assert all(part in str(caught.value) for part in (str(file), digest, manifest.sha256(file)))


def test_missing_weights_are_named_with_the_folder_that_was_looked_in(tmp_path: Path) -> None:
    """A manifest whose files are not there says where they were looked for and which are missing."""
    path = write(tmp_path / "small.yaml", f"{VALID}files: {{weights.safetensors: {DIGEST}}}\n")
    with pytest.raises(ModelError, match=rf"looked in {tmp_path}.*missing: weights\.safetensors"):
        find(str(path))


def test_a_copy_of_the_embedded_model_is_known_by_its_files(tmp_path: Path) -> None:
    """The folder of a shipped model, copied elsewhere, keeps its prompt, limits, licence and hash."""
    shipped = find("id-en-lite")
    for file in shipped.manifest.files:
        (tmp_path / file).symlink_to(shipped.folder / file)
    model = find(str(tmp_path))
    assert model.manifest == shipped.manifest
    assert model.sha256 == shipped.sha256
    assert model.folder == tmp_path


def test_a_hugging_face_folder_gets_a_manifest_from_its_config(tmp_path: Path) -> None:
    """Architecture, limits and licence are read from the folder; every file that a load reads is hashed."""
    folder = hub_folder(tmp_path / "mine", max_position_embeddings=128)
    write(folder / "README.md", "---\nlanguage: id\nlicense: cc-by-4.0\n---\n# Mine\n")
    model = find(str(folder))
    assert model.name == "mine"
    assert model.manifest.architecture == "marian"
    assert model.manifest.licence == "cc-by-4.0"
    assert model.limits.max_target_tokens == 64
    assert model.limits.max_source_tokens < 64
    assert set(model.manifest.files) == {"config.json", "model.safetensors", "tokenizer.json"}
    before = model.sha256
    write(folder / "model.safetensors", "other weights")
    assert find(str(folder)).sha256 != before


@pytest.mark.parametrize(
    ("spec", "tokenizer", "architecture"),
    [
        (b"TransformerSpec", "MarianTokenizer", "marian"),
        (b"TransformerSpec", "NllbTokenizerFast", "m2m_100"),
        (b"TransformerSpec", "T5Tokenizer", "t5"),
        (b"TransformerSpec", "MBart50Tokenizer", "mbart"),
        (b"TransformerSpec", "PreTrainedTokenizerFast", "bart"),
        (b"TransformerDecoderSpec", "PreTrainedTokenizerFast", "causal"),
    ],
)
def test_a_ctranslate2_folder_is_recognised(
    tmp_path: Path, spec: bytes, tokenizer: str, architecture: str
) -> None:
    """A converted model is known by its specification, its kind by the tokenizer beside it."""
    model = find(str(ct2_folder(tmp_path / "converted", spec, tokenizer)))
    assert model.ready
    assert model.manifest.architecture == architecture
    assert model.architecture.causal == (architecture == "causal")


def test_pickled_weights_are_refused_in_one_line(tmp_path: Path) -> None:
    """A folder with only pytorch_model.bin is named, and what translit reads instead."""
    folder = hub_folder(tmp_path / "mine")
    (folder / "model.safetensors").rename(folder / "pytorch_model.bin")
    with pytest.raises(ModelError, match=r"only pytorch_model\.bin.*safetensors and GGUF"):
        find(str(folder))


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (lambda folder: (folder / "config.json").unlink(), "no config.json"),
        (lambda folder: write(folder / "config.json", "{"), "not readable as JSON"),
        (lambda folder: write(folder / "config.json", "[]"), "is a mapping"),
        (
            lambda folder: write(folder / "config.json", '{"model_type": "bert"}'),
            "model_type bert is no trans",
        ),
        (lambda folder: write(folder / "config.json", "{}"), "model_type missing"),
        (lambda folder: (folder / "model.safetensors").unlink(), "no weights"),
        (lambda folder: (folder / "tokenizer.json").unlink(), "no tokenizer"),
    ],
)
def test_a_folder_without_a_model_says_what_it_lacks(tmp_path: Path, spoil: object, message: str) -> None:
    """Config, known architecture, weights and tokenizer: each that is missing has its line."""
    folder = hub_folder(tmp_path / "mine")
    assert callable(spoil)
    spoil(folder)
    with pytest.raises(ModelError, match=message) as caught:
        find(str(folder))
    assert "\n" not in str(caught.value)
