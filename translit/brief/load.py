"""A brief's JSON read back: refused in one line where it is not one, or says two things at once."""

import json

from pydantic import ValidationError

from translit.brief.contradictions import contradictions
from translit.brief.document import FORMAT_VERSION, Document
from translit.errors import InputError


def loads(text: str, name: str, *, edited: bool = False) -> Document:
    """The document that `text` holds; `name` is the file's, for the error texts.

    `edited`: targets may have been changed since they were checked, and what was found in them need not stand
    there any more. All else is held together as ever.

    Raises:
        InputError: not JSON, not a brief, of another format, or at odds with itself.
    """
    try:
        tree = json.loads(text)
    except json.JSONDecodeError as err:
        raise InputError(f"{name}: not JSON (line {err.lineno}, column {err.colno}: {err.msg})") from err
    except (ValueError, RecursionError) as err:
        raise InputError(f"{name}: not JSON that a brief could hold ({err})") from err
    _require_version(tree.get("format_version") if isinstance(tree, dict) else None, name)
    try:
        brief = Document.model_validate_json(text)
    except ValidationError as err:
        raise InputError(f"{name}: {_explain(err)}") from err
    changed = next((segment for segment in brief.segments if segment.unchecked), None)
    if contradiction := next(contradictions(brief), None):
        raise InputError(f"{name}: {contradiction}")
    if changed and not edited:
        raise InputError(
            f"{name}: segments[{changed.index}].target: edited since it was checked; "
            f"type: translit check {name} --write"
        )
    return brief


def _require_version(version: object, name: str) -> None:
    if type(version) is not int or version < 1:
        raise InputError(
            f"{name}: not a brief: it has no format_version (legal: the .json that `translit brief` writes)"
        )
    if version > FORMAT_VERSION:
        raise InputError(
            f"{name}: format_version {version} is newer than this translit reads ({FORMAT_VERSION}): "
            "upgrade translit, or make the brief again with `translit brief`"
        )
    if version < FORMAT_VERSION:
        raise InputError(
            f"{name}: format_version {version} is older than this translit reads ({FORMAT_VERSION}): "
            "make the brief again with `translit brief`"
        )


def _explain(err: ValidationError) -> str:
    """The first complaint of pydantic in our words: where, what was found, what is legal."""
    first = err.errors(include_url=False)[0]
    if first["type"] == "json_invalid":
        return f"not JSON ({first['ctx']['error']})"
    where = "".join(f"[{key}]" if isinstance(key, int) else f".{key}" for key in first["loc"])[1:]
    if first["type"] in {"extra_forbidden", "unexpected_keyword_argument"}:
        return f"{where}: unknown key (docs/formats.md lists the keys of a brief)"
    if first["type"] in {"missing", "missing_keyword_only_argument"}:
        return f"{where}: missing (docs/formats.md lists the keys of a brief)"
    found = ascii(first["input"])
    shown = found if len(found) <= 60 else f"{found[:60]}..."
    return f"{where}: found {shown} ({first['msg'][0].lower()}{first['msg'][1:]})"
