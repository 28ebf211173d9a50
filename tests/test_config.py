"""The config: what is legal, what is refused and how."""

from pathlib import Path

import pytest
import yaml
from pydantic import BaseModel

from translit import config
from translit.config import Config
from translit.errors import ConfigError
from translit.places import shipped


def written(folder: Path, text: str) -> str:
    """The path of a config file that holds `text`."""
    path = folder / "mine.yaml"
    path.write_text(text, encoding="utf-8")
    return str(path)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("translate: {beam_sise: 2}", "translate.beam_sise: unknown key (did you mean beam_size?)"),
        ("trnslate: {beam_size: 2}", "trnslate: unknown key (did you mean translate?)"),
        (
            "zzz: {a: 1}",
            "zzz: unknown key (legal: read, clean, entities, prepare, translate, repair, summarize, brief)",
        ),
        ("name: {a: 1}", "name: unknown key"),
        ("translate: {beam_size: many}", "translate.beam_size: 'many' is not legal"),
        ("translate: {beam_size: 0}", "translate.beam_size: 0 is not legal"),
        ("translate: {engine: onnx}", "translate.engine: 'onnx' is not legal"),
        ("brief: {formats: []}", "brief.formats: [] is not legal"),
        ("translate: 3", "translate: holds 3"),
        ("- a\n- b", "holds a list"),
        ("a: [", "not a readable YAML file"),
        ("translate: {beam_size: 1}\ntranslate: {beam_size: 2}", "line 2: translate: stands twice"),
    ],
)
def test_what_is_not_legal_is_refused_in_one_line(tmp_path: Path, text: str, message: str) -> None:
    """A config fault names the file, the key, what was found and the nearest legal thing, on one line."""
    path = written(tmp_path, text)
    with pytest.raises(ConfigError) as caught:
        config.load(path)
    assert path in str(caught.value)
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("name", "hint"), [("fsat", "did you mean fast?"), ("none.yaml", "no such config file")]
)
def test_a_config_that_is_not_there_is_named_with_those_that_are(name: str, hint: str) -> None:
    """A wrong --config says which there are."""
    with pytest.raises(ConfigError, match="careful, default, fast") as caught:
        config.load(name)
    assert hint in str(caught.value)


def test_other_configs_hold_differences_only() -> None:
    """A shipped config other than default.yaml states only keys whose value differs from default's."""
    base = config.load().model_dump(mode="json")
    for name in config.names():
        if name == "default":
            continue
        tree = yaml.safe_load((shipped("configs") / f"{name}.yaml").read_text(encoding="utf-8"))
        same = [
            f"{s}.{key}"
            for s, values in tree.items()
            for key, value in values.items()
            if base[s][key] == value
        ]
        assert tree
        assert same == []


@pytest.mark.parametrize("name", config.names())
def test_no_shipped_config_names_a_model(name: str) -> None:
    """Which model is used depends on what is here, and on --model."""
    assert config.load(name).translate.model is None


def test_default_states_every_key_with_a_comment() -> None:
    """configs/default.yaml lists every key that the code reads, each with a comment."""
    text = (shipped("configs") / "default.yaml").read_text(encoding="utf-8")
    for section, info in Config.model_fields.items():
        if section == "name":
            continue
        assert isinstance(info.annotation, type)
        assert issubclass(info.annotation, BaseModel)
        for key in info.annotation.model_fields:
            lines = [line for line in text.splitlines() if line.startswith(f"  {key}:")]
            assert lines, f"{section}.{key}"
            assert all("#" in line for line in lines) or key == "formats"


def test_the_digest_follows_the_values_and_not_the_name(tmp_path: Path) -> None:
    """Two configs with the same effective values have one digest; a value that differs changes it."""
    same = config.load(written(tmp_path, "translate: {beam_size: 4}"))
    assert same.digest == config.load().digest
    assert same.name == "mine"
    assert config.load("default", {"translate": {"beam_size": 3}}).digest != same.digest
    assert config.load("default", {"translate": {"beam_size": None}}).digest == same.digest
