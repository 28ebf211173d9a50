"""YAML to a typed, frozen Config. An unknown key is an error that names the nearest legal one."""

import difflib
import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal, get_args

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from translit.errors import ConfigError
from translit.places import shipped

Engine = Literal["ct2", "hf", "fake"]
ComputeType = Literal["int8", "int8_float32", "float32"]
Format = Literal["md", "html", "json"]
FORMATS: tuple[Format, ...] = get_args(Format)


class _Section(BaseModel):
    """A frozen mapping that refuses keys it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class ReadConfig(_Section):
    """How inputs are read."""

    encoding: str | None
    max_chars: int = Field(ge=1)
    check_language: bool


class CleanConfig(_Section):
    """Which boilerplate rules are switched off."""

    disable: tuple[str, ...]


class TranslateConfig(_Section):
    """The model, the engine that runs it, and decoding."""

    model: str
    engine: Engine
    compute_type: ComputeType
    beam_size: int = Field(ge=1, le=32)
    batch_tokens: int = Field(ge=1)
    threads: int = Field(ge=0)


class SummarizeConfig(_Section):
    """The key points."""

    max_points: int = Field(ge=0)
    max_similarity: float = Field(ge=0, le=1)


class BriefConfig(_Section):
    """What `translit brief` writes."""

    formats: tuple[Format, ...] = Field(min_length=1)


class Config(_Section):
    """The effective config. configs/default.yaml states every key; nothing has a default in code."""

    name: str
    """What was asked for: a shipped config's name or a file's stem. Not part of the digest."""
    read: ReadConfig
    clean: CleanConfig
    translate: TranslateConfig
    summarize: SummarizeConfig
    brief: BriefConfig

    @property
    def digest(self) -> str:
        """The first 12 hex digits of the SHA-256 of the effective config as canonical JSON."""
        text = json.dumps(self.model_dump(mode="json", exclude={"name"}), sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(text.encode()).hexdigest()[:12]


def load(name: str = "default", overrides: Mapping[str, Mapping[str, Any]] | None = None) -> Config:
    """The config `name` (shipped) or the file at path `name`, laid over default.yaml, then `overrides`.

    Raises:
        ConfigError: no such file, not YAML, an unknown key or a value that is not legal.
    """
    default = shipped("configs") / "default.yaml"
    path = _find(name)
    tree = _read(default)
    if path != default:
        tree = _merge(tree, _read(path), path)
    for section, values in (overrides or {}).items():
        tree[section] = {
            **tree[section],
            **{key: value for key, value in values.items() if value is not None},
        }
    try:
        return Config.model_validate({**tree, "name": path.stem})
    except ValidationError as err:
        raise ConfigError(f"{path}: {_explain(err)}") from err


def names() -> list[str]:
    """The configs that are shipped."""
    return sorted(path.stem for path in shipped("configs").glob("*.yaml"))


def _find(name: str) -> Path:
    if name.endswith((".yaml", ".yml")) or "/" in name:
        path = Path(name)
        if not path.is_file():
            raise ConfigError(f"{name}: no such config file (shipped configs, by name: {', '.join(names())})")
        return path
    path = shipped("configs") / f"{name}.yaml"
    if not path.is_file():
        near = difflib.get_close_matches(name, names(), n=1)
        hint = f"did you mean {near[0]}? " if near else ""
        raise ConfigError(
            f"--config {name}: no such config ({hint}there are: {', '.join(names())}; or name a .yaml file)"
        )
    return path


class _Loader(yaml.SafeLoader):
    """YAML in which a key that stands twice is an error: the first value would be lost without a word."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:  # noqa: FBT001, FBT002
        keys = [self.construct_object(key, deep=True) for key, _ in node.value]
        for number, key in enumerate(keys):
            if key in keys[:number]:
                line = node.value[number][0].start_mark.line + 1
                raise yaml.YAMLError(f"line {line}: {key}: stands twice")
        return super().construct_mapping(node, deep)


def _read(path: Path) -> dict[str, Any]:
    try:
        tree = yaml.load(path.read_text(encoding="utf-8"), _Loader)  # noqa: S506 - a SafeLoader
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as err:
        raise ConfigError(f"{path}: not a readable YAML file ({' '.join(str(err).split())})") from err
    if tree is None:
        return {}
    if not isinstance(tree, dict):
        raise ConfigError(f"{path}: holds a {type(tree).__name__}; a config is a mapping of sections")
    return tree


def _merge(base: dict[str, Any], over: dict[str, Any], path: Path) -> dict[str, Any]:
    """`over` laid on `base`, section by section; sections are one level deep."""
    merged = dict(base)
    for section, values in over.items():
        if section not in base:
            raise ConfigError(f"{path}: {section}: unknown key{_nearest(section, base)}")
        if not isinstance(values, dict):
            raise ConfigError(
                f"{path}: {section}: holds {values!r}; it is a mapping of {', '.join(base[section])}"
            )
        merged[section] = {**base[section], **values}
    return merged


def _explain(err: ValidationError) -> str:
    """The first complaint of pydantic in our words: key, what was found, what is legal."""
    first = err.errors()[0]
    where = ".".join(str(part) for part in first["loc"])
    if first["type"] == "extra_forbidden":
        model: Any = Config
        for part in first["loc"][:-1]:
            model = model.model_fields[part].annotation
        return f"{where}: unknown key{_nearest(str(first['loc'][-1]), model.model_fields)}"
    if first["type"] == "missing":
        return f"{where}: missing; configs/default.yaml shows every key"
    return f"{where}: {first['input']!r} is not legal ({first['msg'][0].lower()}{first['msg'][1:]})"


def _nearest(key: str, legal: Mapping[str, Any]) -> str:
    near = difflib.get_close_matches(str(key), legal, n=1)
    return f" (did you mean {near[0]}?)" if near else f" (legal: {', '.join(legal)})"
