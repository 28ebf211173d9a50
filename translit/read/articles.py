"""An input to articles: one of a text, one a line of a .jsonl; and the lines of line mode."""

import json
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from datetime import date
from typing import BinaryIO

from translit.config import ReadConfig
from translit.errors import InputError
from translit.read.characters import as_given, normalise, one_line
from translit.read.decode import RawLine, decode, encoding_of, raw_lines, refuse_binary
from translit.read.inputs import Input
from translit.types import Article

# UTF-8, UTF-16 and UTF-32 take at most four bytes a character, a JSON escape twelve (\ud83d\ude00).
MAX_BYTES_PER_CHAR = 4
MAX_JSON_BYTES_PER_CHAR = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The articles of one input, in order, and what of it could not be used."""

    articles: tuple[Article, ...]
    errors: tuple[InputError, ...] = ()


def read(source: Input, config: ReadConfig) -> Reading:
    """The articles of `source`: one for a text, one a line for a .jsonl, where a bad line spoils no other.

    A line of a .jsonl is an object: `text`, and if known `title`, `date` (2023-11-08) and `id`; other keys
    are not read. Its article's origin is `path:line`, its title comes first in the text. Every text is
    normalised, see characters.py.

    Raises:
        ConfigError: config.encoding is no text encoding.
    """
    given = read_raw(source, config)
    return replace(given, articles=tuple(map(_normalised, given.articles)))


def read_raw(source: Input, config: ReadConfig) -> Reading:
    """As `read`, but each text stands as given: offsets into it are the user's own.

    Raises:
        ConfigError: config.encoding is no text encoding.
    """
    try:
        with _opened(source) as stream:
            if source.relative.suffix.lower() == ".jsonl":
                return _documents(stream, source.name, config)
            return Reading(articles=(_page(stream, source.name, config),))
    except OSError as err:
        return Reading(articles=(), errors=(InputError(f"{source.name}: cannot be read ({err.strerror})"),))
    except InputError as err:
        return Reading(articles=(), errors=(err,))


def lines(stream: BinaryIO, name: str, encoding: str | None) -> Iterator[str]:
    """Each line of `stream` as soon as it is there, split at line feeds only, normalised.

    Exactly one for each line, empty ones too, the last one also without a line feed; `str.splitlines` finds
    at most one line in each.

    Raises:
        InputError: a byte that does not fit the encoding.
        ConfigError: `encoding` is no text encoding.
    """
    for line in raw_lines(stream, encoding):
        yield one_line(decode(line, name).removesuffix("\r"))


def _opened(source: Input) -> AbstractContextManager[BinaryIO]:
    return nullcontext(sys.stdin.buffer) if source.path is None else source.path.open("rb")


def _page(stream: BinaryIO, name: str, config: ReadConfig) -> Article:
    """The one article of a text."""
    max_bytes = MAX_BYTES_PER_CHAR * config.max_chars
    raw = stream.read(max_bytes + 1)
    encoding = encoding_of(raw, config.encoding)
    refuse_binary(raw, encoding, name)
    if len(raw) > max_bytes:
        raise _too_long(name, config)
    text = decode(RawLine(raw=raw, number=1, offset=0, encoding=encoding), name)
    return Article(text=_sound(text, name, config), origin=name)


def _documents(stream: BinaryIO, name: str, config: ReadConfig) -> Reading:
    """The articles of a .jsonl. If no line can be used, one error says so: it is another kind of file."""
    articles: list[Article] = []
    errors: list[InputError] = []
    max_bytes = MAX_JSON_BYTES_PER_CHAR * config.max_chars
    for line in raw_lines(stream, config.encoding, max_bytes):
        try:
            if article := _document(line, name, config):
                articles.append(article)
        except InputError as err:
            errors.append(err)
    if not articles and not errors:
        raise InputError(f'{name}: empty; a .jsonl holds one object a line, such as {{"text": "..."}}')
    if not articles and len(errors) > 1:
        raise InputError(f"{name}: none of its {len(errors)} lines can be used; the first: {errors[0]}")
    return Reading(articles=tuple(articles), errors=tuple(errors))


def _document(line: RawLine, name: str, config: ReadConfig) -> Article | None:
    """The article of one line of a .jsonl; None for an empty line."""
    origin = f"{name}:{line.number}"
    if line.cut:
        raise _too_long(origin, config)
    refuse_binary(line.raw, line.encoding, origin)
    source = decode(line, name).removeprefix("\ufeff")
    if not source.strip():
        return None
    try:
        fields = json.loads(source)
    except (ValueError, RecursionError) as err:
        reason = f"{err.msg} at column {err.colno}" if isinstance(err, json.JSONDecodeError) else str(err)
        raise InputError(
            f'{origin}: not JSON ({reason}); legal: one object a line, such as {{"text": "..."}}'
        ) from err
    if not isinstance(fields, dict):
        raise InputError(
            f'{origin}: found {_kind(fields)}; legal: one object a line, such as {{"text": "..."}}'
        )
    if not isinstance(text := fields.get("text"), str):
        raise InputError(f"{origin}: text: found {_kind(text)}; legal: a string that holds the article")
    return Article(
        text=_sound(text, origin, config),
        origin=origin,
        id=_string(fields, "id", origin) or None,
        title=_string(fields, "title", origin) or None,
        date=_date(fields, origin),
    )


def _normalised(article: Article) -> Article:
    """The article as `read` gives it: characters normalised, the title before the text unless it is there."""
    text = normalise(article.text)
    if article.title and text.lstrip().partition("\n")[0].strip() != article.title:
        text = f"{article.title}\n\n{text}"
    return replace(article, text=text)


def _string(fields: dict[str, object], key: str, origin: str) -> str:
    """A string on one line, normalised, "" where there is none; an id may be a whole number."""
    value = fields.get(key)
    if key == "id" and type(value) is int:
        return str(value)
    if value is not None and not isinstance(value, str):
        legal = "a string or a whole number" if key == "id" else "a string"
        raise InputError(f"{origin}: {key}: found {_kind(value)}; legal: {legal}, or leave it out")
    return " ".join(one_line(value or "").split())


def _date(fields: dict[str, object], origin: str) -> str | None:
    """The day of an ISO 8601 date, with or without a time after it."""
    written = _string(fields, "date", origin)
    if not written:
        return None
    day, _, _ = written.replace("T", " ").partition(" ")
    try:
        return date.fromisoformat(day).isoformat()
    except ValueError as err:
        raise InputError(f"{origin}: date: found {written!r}; legal: 2023-11-08, or leave it out") from err


def _sound(text: str, origin: str, config: ReadConfig) -> str:
    """`text` as given, if it is neither too long nor without a word."""
    if len(text) > config.max_chars:
        raise _too_long(origin, config)
    if not normalise(text).strip():
        raise InputError(f"{origin}: empty: there is no text in it")
    return as_given(text)


def _too_long(origin: str, config: ReadConfig) -> InputError:
    return InputError(
        f"{origin}: longer than {config.max_chars} characters; "
        "split it, or set read.max_chars higher in a config"
    )


def _kind(value: object) -> str:
    names = {dict: "an object", list: "a list", str: "a string", bool: "true or false", type(None): "nothing"}
    return names.get(type(value), "a number")
