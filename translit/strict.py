"""YAML held against a frozen pydantic model: an unknown key is an error that names the nearest legal one."""

import difflib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, TypeVar, get_args, get_origin

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError


class Strict(BaseModel):
    """A frozen mapping that refuses keys it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


Record = TypeVar("Record", bound=Strict)


class NotLegalError(ValueError):
    """What is not legal in a file, in one line without the file's name."""


def read_mapping(path: Path) -> dict[str, Any]:
    """The mapping that the YAML file at `path` holds; an empty file is an empty one.

    Raises:
        NotLegalError: the file cannot be read, is not YAML, holds something else, or has a key twice.
    """
    try:
        tree = yaml.load(path.read_text(encoding="utf-8"), _Loader)  # noqa: S506 - a SafeLoader
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as err:
        raise NotLegalError(f"not a readable YAML file ({' '.join(str(err).split())})") from err
    if tree is not None and not isinstance(tree, dict):
        raise NotLegalError(f"holds a {type(tree).__name__}; it is a mapping of keys")
    return tree or {}


def validated(model: type[Record], tree: Mapping[str, Any], example: str) -> Record:
    """`tree` as a `model`; `example` names the file that shows every key.

    Raises:
        NotLegalError: a key is unknown or missing, or a value is not legal.
    """
    try:
        return model.model_validate(tree)
    except ValidationError as err:
        raise NotLegalError(_explain(model, err, example)) from err


def nearest(key: str, legal: Iterable[str]) -> str:
    """A hint in brackets: the legal key that `key` was probably meant to be, else all of them."""
    legal = list(legal)
    near = difflib.get_close_matches(key, legal, n=1)
    return f" (did you mean {near[0]}?)" if near else f" (legal: {', '.join(legal)})"


def _explain(model: type[Strict], err: ValidationError, example: str) -> str:
    """The first complaint of pydantic in our words: key, what was found, what is legal."""
    first = err.errors()[0]
    where = ".".join(str(part) for part in first["loc"])
    if first["type"] == "extra_forbidden":
        section: Any = model
        for part in first["loc"][:-1]:
            section = section.model_fields[part].annotation if _is_strict(section) else get_args(section)[-1]
            if get_origin(section) is not dict:  # an optional section is `Section | None`
                section = next(filter(_is_strict, get_args(section)), section)
        return f"{where}: unknown key{nearest(str(first['loc'][-1]), section.model_fields)}"
    if first["type"] == "missing":
        return f"{where}: missing; {example} shows every key"
    reason = first["msg"].removeprefix("Value error, ")
    reason = reason[0].lower() + reason[1:]
    return (
        f"{where}: {first['input']!r} is not legal ({reason})" if where else reason
    )  # none: of several keys


def _is_strict(annotation: object) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, Strict)


class _Loader(yaml.SafeLoader):
    """YAML in which a key that stands twice is an error: the first value would be lost without a word."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:  # noqa: FBT001, FBT002
        keys = [self.construct_object(key, deep=True) for key, _ in node.value]
        for number, key in enumerate(keys):
            if key in keys[:number]:
                line = node.value[number][0].start_mark.line + 1
                raise yaml.YAMLError(f"line {line}: {key}: stands twice")
        return super().construct_mapping(node, deep)
