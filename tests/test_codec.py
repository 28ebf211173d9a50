"""A model's tokenizer and what frames a sentence: checked against the model when it is loaded."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import tiny_models

from translit.backends.codec import Codec
from translit.errors import ModelError
from translit.manifest import find


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """The folder of the tiny model of a kind; each is built once, and not taught."""
    root = tmp_path_factory.mktemp("tiny")

    def folder(kind: str) -> Path:
        path = root / kind
        return path if path.exists() else tiny_models.build(kind, path, n_steps=0)

    return folder


def changed(folder: Path, copy: Path, file: str, values: dict[str, object]) -> Path:
    """A copy of `folder` with other `values` in one of its JSON files."""
    shutil.copytree(folder, copy)
    path = copy / file
    tree = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    path.write_text(json.dumps({**tree, **values}), encoding="utf-8")
    return copy


@pytest.mark.parametrize("kind", ["marian", "t5", "bart", "llama"])
def test_a_tokenizer_that_runs_past_the_embeddings_is_refused(
    tiny: Callable[[str], Path], tmp_path: Path, kind: str
) -> None:
    """One id too many and the line names both numbers; exactly as many as embeddings is legal."""
    n_tokens = len(Codec(find(str(tiny(kind))))._tokenizer)
    short = changed(tiny(kind), tmp_path / "short", "config.json", {"vocab_size": n_tokens - 1})
    with pytest.raises(
        ModelError, match=rf"ids up to {n_tokens - 1} .* embeddings for {n_tokens - 1} tokens"
    ):
        Codec(find(str(short)))


def test_an_unused_special_token_may_lie_past_the_embeddings(
    tiny: Callable[[str], Path], tmp_path: Path
) -> None:
    """As in Gemma 3, whose tokenizer has a token for images beyond its text model's vocabulary."""
    folder = tmp_path / "images"
    shutil.copytree(tiny("gemma3_text"), folder)
    path = folder / "tokenizer.json"
    tokenizer = json.loads(path.read_text(encoding="utf-8"))
    n_tokens = len(tokenizer["model"]["vocab"])
    token = {**tokenizer["added_tokens"][0], "id": n_tokens, "content": "<image>"}
    tokenizer["added_tokens"].append(token)
    path.write_text(json.dumps(tokenizer), encoding="utf-8")
    codec = Codec(find(str(folder)))
    assert len(codec._tokenizer) == n_tokens + 1
    assert max(codec.encode("a <image> b")) < n_tokens
    token["special"] = False
    path.write_text(json.dumps(tokenizer), encoding="utf-8")
    with pytest.raises(ModelError, match="<image>"):
        Codec(find(str(folder)))


def test_text_that_spells_a_special_token_stays_text(tiny: Callable[[str], Path]) -> None:
    """`</s>` or the prompt's own separator in an article ends nothing: it is encoded letter by letter."""
    for kind in ("marian", "m2m_100", "llama", "t5"):
        codec = Codec(find(str(tiny(kind))))
        framed = len(codec.encode("a")) - codec.count("a")
        ids = codec.encode("a </s> b <sep>")
        assert len(ids) - framed > 6
        assert ids.count(codec.eos_id) <= 1


def test_a_multilingual_marian_is_told_the_target_language(
    tiny: Callable[[str], Path], tmp_path: Path
) -> None:
    """A vocabulary with >>eng<< has the tag put before each source; one without has not."""
    plain = Codec(find(str(tiny("marian"))))
    tag = len(plain._tokenizer)
    tagged = changed(tiny("marian"), tmp_path / "tagged", "vocab.json", {">>eng<<": tag})
    tagged = changed(tagged, tmp_path / "mul", "config.json", {"vocab_size": tag + 1})
    assert Codec(find(str(tagged))).encode("Hujan turun.") == [tag, *plain.encode("Hujan turun.")]
