"""YAML to a typed, frozen Config. An unknown key is an error that names the nearest legal one."""

import difflib
import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal, get_args

from pydantic import Field

from translit.errors import ConfigError
from translit.places import shipped
from translit.strict import NotLegalError, Strict, nearest, read_mapping, validated

Engine = Literal["ct2", "hf", "fake"]
ComputeType = Literal["int8", "int8_float32", "float32"]
PrepareRule = Literal["write_out", "write_out_date", "write_out_pair", "lower_headline"]
"""What `prepare` does, in this order."""
RungName = Literal["retry", "n_best", "redecode", "placeholder", "patch"]
Format = Literal["md", "html", "json"]
FORMATS: tuple[Format, ...] = get_args(Format)


class ReadConfig(Strict):
    """How inputs are read."""

    encoding: str | None
    max_chars: int = Field(ge=1)
    check_language: bool


class CleanConfig(Strict):
    """Which boilerplate rules are switched off."""

    disable: tuple[str, ...]


class PrepareConfig(Strict):
    """What is changed in a sentence before the model is given it."""

    disable: tuple[PrepareRule, ...]


class EntitiesConfig(Strict):
    """What helps the rules to find names."""

    recogniser: str | None


class TranslateConfig(Strict):
    """The model, the engine that runs it, and decoding."""

    model: str | None
    engine: Engine
    compute_type: ComputeType
    beam_size: int = Field(ge=1, le=32)
    batch_tokens: int = Field(ge=1)
    threads: int = Field(ge=0)


class RepairConfig(Strict):
    """The repair loop: which rungs, and how far each may go."""

    enabled: bool
    rungs: tuple[RungName, ...]
    max_attempts: int = Field(ge=1)
    max_score_fall: float = Field(ge=0)
    lost_clauses: bool


class SummarizeConfig(Strict):
    """The key points."""

    max_points: int = Field(ge=0)
    max_similarity: float = Field(ge=0, le=1)


class BriefConfig(Strict):
    """What `translit brief` writes."""

    formats: tuple[Format, ...] = Field(min_length=1)


class Config(Strict):
    """The effective config. configs/default.yaml states every key; nothing has a default in code."""

    name: str
    """What was asked for: a shipped config's name or a file's stem. Not part of the digest."""
    read: ReadConfig
    clean: CleanConfig
    entities: EntitiesConfig
    prepare: PrepareConfig
    translate: TranslateConfig
    repair: RepairConfig
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
        return validated(Config, {**tree, "name": path.stem}, "configs/default.yaml")
    except NotLegalError as err:
        raise ConfigError(f"{path}: {err}") from err


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


def _read(path: Path) -> dict[str, Any]:
    try:
        return read_mapping(path)
    except NotLegalError as err:
        raise ConfigError(f"{path}: {err}") from err


def _merge(base: dict[str, Any], over: dict[str, Any], path: Path) -> dict[str, Any]:
    """`over` laid on `base`, section by section; sections are one level deep."""
    merged = dict(base)
    for section, values in over.items():
        if section not in base:
            raise ConfigError(f"{path}: {section}: unknown key{nearest(str(section), base)}")
        if not isinstance(values, dict):
            raise ConfigError(
                f"{path}: {section}: holds {values!r}; it is a mapping of {', '.join(base[section])}"
            )
        merged[section] = {**base[section], **values}
    return merged
