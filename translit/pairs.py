"""Read aligned pairs for `check`: two files of lines, a .tsv, or a .jsonl whose lines are documents."""

import json
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path

from translit.errors import InputError
from translit.read import lines

Document = list[tuple[str, str]]
"""Aligned (source, target) segments of one document."""


def read_pairs(source: Path, target: Path | None, encoding: str | None = None) -> Iterator[Document]:
    """Each document of the input. Lines end at a line feed only.

    Two files, or a .tsv (two columns, no header, no quoting, split at the first tab), are one document. In a
    .jsonl each line, an object with `source` and `target`, is a document by itself.

    Raises:
        InputError: a file cannot be read, the lines do not align, or a line is not of its form.
    """
    if target is not None:
        yield _aligned(source, target, encoding)
    elif source.suffix == ".tsv":
        yield _table(source, encoding)
    elif source.suffix == ".jsonl":
        yield from _records(source, encoding)
    else:
        raise InputError(
            f"{source}: alone, a source is a .tsv (source, tab, target) or a .jsonl (source, target); "
            f"for two files of lines type: translit check {source} TARGET"
        )


def _lines(path: Path, encoding: str | None) -> Iterator[str]:
    try:
        with path.open("rb") as file:
            yield from lines(file, str(path), encoding)
    except OSError as err:
        raise InputError(f"{path}: cannot be read ({err.strerror})") from err


def _aligned(source: Path, target: Path, encoding: str | None) -> Document:
    document = []
    for number, pair in enumerate(zip_longest(_lines(source, encoding), _lines(target, encoding)), 1):
        if pair[0] is None or pair[1] is None:
            short = source if pair[0] is None else target
            raise InputError(
                f"{short}: ends after line {number - 1}, the other file goes on; "
                "the two must have as many lines (a blank line for a segment without translation)"
            )
        document.append((pair[0], pair[1]))
    return document


def _table(path: Path, encoding: str | None) -> Document:
    document = []
    for number, line in enumerate(_lines(path, encoding), 1):
        source, tab, target = line.partition("\t")
        if not tab:
            raise InputError(f"{path}:{number}: no tab; each line is source, tab, target")
        document.append((source, target))
    return document


def _records(path: Path, encoding: str | None) -> Iterator[Document]:
    for number, line in enumerate(_lines(path, encoding), 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
            source, target = record["source"], record["target"]
        except (ValueError, KeyError, TypeError, RecursionError) as err:
            found = f"no {err}" if isinstance(err, KeyError) else "not a JSON object"
            raise InputError(
                f"{path}:{number}: {found}; each line is an object with source and target"
            ) from err
        if not (isinstance(source, str) and isinstance(target, str)):
            raise InputError(f"{path}:{number}: source and target must be strings")
        yield [(source, target)]
