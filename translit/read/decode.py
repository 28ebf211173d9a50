"""Bytes to text: strictly, in a stated encoding, and never more than is asked for in memory."""

import codecs
import difflib
import encodings.aliases
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from translit.errors import ConfigError, InputError

BYTE_ORDER_MARKS = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}

# What calls itself Latin-1 or ASCII is Windows-1252 to browsers (WHATWG Encoding Standard, 2024,
# https://encoding.spec.whatwg.org): read as Latin-1, its quotation marks would be control characters.
READ_AS = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "utf-8-sig": "utf-8",
    "utf-16": "utf-16-le",  # unless its byte order mark says otherwise
    "utf-32": "utf-32-le",
}

# The share of control characters in its first block from which Perl's -T calls a file binary (perldoc -f -X).
MAX_CONTROL_SHARE = 0.3
BLOCK_BYTES = 4096
TEXT_CONTROLS = b"\t\n\v\f\r\x1b"


@dataclass(frozen=True, slots=True, kw_only=True)
class RawLine:
    """A line of a file, not yet decoded, without the line feed that ended it.

    `number` counts from 1, `offset` is the first byte's in the file. `cut`: longer than the limit, not whole.
    """

    raw: bytes
    number: int
    offset: int
    encoding: str
    cut: bool = False


def encoding_of(start: bytes, named: str | None) -> str:
    """The encoding of a file that begins with `start`: `named`, else by its byte order mark, else UTF-8.

    Raises:
        ConfigError: Python knows no text encoding of that name in which a line can be told from the next.
    """
    by_mark = next((name for mark, name in BYTE_ORDER_MARKS.items() if start.startswith(mark)), None)
    if named is None:
        return by_mark or "utf-8"
    canonical = _canonical(named)
    if canonical is None:
        legal = filter(_canonical, encodings.aliases.aliases)
        near = difflib.get_close_matches(named.lower(), legal, n=1)
        hint = f"did you mean {near[0]}?" if near else "legal: windows-1252, utf-16-le, iso-8859-15, ..."
        raise ConfigError(f"--encoding {named}: no text encoding that translit reads ({hint})")
    return by_mark if canonical == "utf-16" and by_mark else READ_AS.get(canonical, canonical)


def _canonical(named: str) -> str | None:
    """Python's name of the text encoding `named`; None where a line in it cannot be told from the next."""
    try:
        canonical = codecs.lookup(named).name
        newline = "\n".encode(READ_AS.get(canonical, canonical))
        b"\xff".decode(canonical, "replace")
    except (LookupError, ValueError):
        return None
    return canonical if newline.strip(b"\0") == b"\n" else None


def decode(line: RawLine, name: str) -> str:
    """The text of `line`, which may hold several lines: then `number` is the first's.

    Raises:
        InputError: a byte that does not fit the encoding, with its line and its offset in the file.
    """
    try:
        return line.raw.decode(line.encoding)
    except UnicodeDecodeError as err:
        number = line.number + line.raw[: err.start].decode(line.encoding, "replace").count("\n")
        raise InputError(
            f"{name}: line {number}: byte 0x{line.raw[err.start]:02x} at offset {line.offset + err.start} is "
            f"not {line.encoding.upper()}; name the text's encoding, such as --encoding windows-1252"
        ) from err


def refuse_binary(raw: bytes, encoding: str, name: str) -> None:
    """Return if `raw` may be text.

    Raises:
        InputError: it holds a zero byte that its encoding does not explain, or mostly control characters.
    """
    if encoding.startswith(("utf-16", "utf-32")):
        return
    if (offset := raw.find(b"\0")) >= 0:
        raise InputError(
            f"{name}: a binary file, not text (byte 0x00 at offset {offset}); "
            "if it is UTF-16 without a byte order mark, type --encoding utf-16-le"
        )
    block = raw[:BLOCK_BYTES]
    controls = sum(byte < 0x20 and byte not in TEXT_CONTROLS for byte in block)
    if controls > MAX_CONTROL_SHARE * len(block):
        raise InputError(
            f"{name}: a binary file, not text ({controls} of its first {len(block)} bytes are control bytes)"
        )


def raw_lines(stream: BinaryIO, named: str | None, max_bytes: int = -1) -> Iterator[RawLine]:
    """The lines of `stream`, split at line feeds only, each as soon as it is there.

    A line longer than `max_bytes` comes cut, and its rest is passed over; -1: no limit.

    Raises:
        ConfigError: `named` is no encoding.
    """
    encoding, newline = "", b"\n"
    number = offset = 0
    while first := stream.readline(max_bytes):
        if not encoding:
            encoding = encoding_of(first, named)
            newline = "\n".encode(encoding)
        number += 1
        raw, n_bytes = _rest_of_line(stream, first, newline, max_bytes)
        cut = n_bytes > len(raw)
        yield RawLine(raw=raw.removesuffix(newline), number=number, offset=offset, encoding=encoding, cut=cut)
        offset += n_bytes


def _rest_of_line(stream: BinaryIO, first: bytes, newline: bytes, max_bytes: int) -> tuple[bytes, int]:
    """The line that begins with `first` (only its beginning if it is too long), and its length in bytes.

    `readline` stops at a byte 0x0a, which in UTF-16 and UTF-32 may be part of a line feed or another letter.
    """
    width = len(newline)
    kept, tail, n_bytes = first, first, len(first)
    while n_bytes % width or not tail.endswith(newline):
        missing = -n_bytes % width
        piece = stream.read(missing) if missing else stream.readline(max_bytes)
        if not piece:
            break
        n_bytes += len(piece)
        tail = tail[-width:] + piece
        if not 0 <= max_bytes < len(kept):
            kept += piece
    return kept, n_bytes
