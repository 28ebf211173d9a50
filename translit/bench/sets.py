"""The sets that systems are compared on: sources, and where there are any references and marked entities."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import Field

from translit import places
from translit.errors import InputError
from translit.read import lines
from translit.strict import NotLegalError, Strict, validated
from translit.types import Entity, Kind, Segment

SEEDS = "seeds"
_SEEDS_PATH = Path("tests") / "cases" / "bench_seeds.jsonl"
NOT_STATED = "not stated"


class Mark(Strict):
    """An entity that somebody marked: `source[start:end]` is its text, in code points."""

    start: int = Field(ge=0)
    end: int = Field(ge=1)
    kind: Kind
    value: str
    """As `Entity.value` has it: figures and dates are compared by it."""
    accepts: tuple[str, ...] = ()
    """English forms that count as kept, the usual one first; none: it is `unverifiable`."""

    def placed(self, segment: Segment) -> Entity:
        """The entity in its document."""
        return Entity(
            segment=segment.index,
            start=segment.start + self.start,
            end=segment.start + self.end,
            text=segment.text[self.start : self.end],
            kind=self.kind,
            value=self.value,
            accepts=self.accepts,
        )


class Item(Strict):
    """One line of a set. Neighbours with the same `document` are checked together."""

    source: str
    references: tuple[str, ...] = ()
    document: str | None = None
    entities: tuple[Mark, ...] | None = None


class Head(Strict):
    """The first line of a .jsonl set may say what it is."""

    set: str
    version: str
    licence: str
    about: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BenchSet:
    """A named list of items. `version`: what its head states, else the first digits of its hash."""

    name: str
    version: str
    sha256: str
    licence: str
    items: tuple[Item, ...]

    @property
    def is_gold(self) -> bool:
        """Whether its entities were marked, in every line."""
        return bool(self.items) and all(item.entities is not None for item in self.items)

    @property
    def documents(self) -> list[range]:
        """The places of each document; an item without one is a document by itself."""
        starts = [
            at
            for at, item in enumerate(self.items)
            if at == 0 or item.document is None or item.document != self.items[at - 1].document
        ]
        return [range(start, end) for start, end in zip(starts, [*starts[1:], len(self.items)], strict=True)]


def load(name: str) -> BenchSet:
    """The set `seeds`, or the .tsv or .jsonl at path `name`.

    A .tsv line is a source and as many references as there are tabs. A .jsonl line is an `Item`; its first
    may be a `Head`. The licence of a .tsv is read from the file of its name that ends in .LICENCE.

    Raises:
        InputError: there is no such set, or a line is not of its form.
    """
    path = _path(name)
    try:
        content = path.read_bytes()
    except OSError as err:
        raise InputError(f"--sets: {name}: cannot be read ({err.strerror})") from err
    digest = hashlib.sha256(content).hexdigest()
    licence_file = path.with_suffix(".LICENCE")
    head = Head(set=path.stem, version=digest[:12], licence=NOT_STATED)
    if licence_file.is_file():
        head = head.model_copy(
            update={"licence": " ".join(licence_file.read_text("utf-8").split()).rstrip(".")}
        )
    if path.suffix == ".tsv":
        items = list(_table(path))
    else:
        head, items = _records(path, head)
    if not items:
        raise InputError(f"--sets: {path}: no line in it")
    return BenchSet(
        name=head.set, version=head.version, sha256=digest, licence=head.licence, items=tuple(items)
    )


def _path(name: str) -> Path:
    if name == SEEDS:
        path = places.CHECKOUT / _SEEDS_PATH
        if not path.is_file():
            raise InputError(
                "--sets: seeds: they lie in translit's checkout alone, for their text is their publishers'; "
                "run it there, or name a .tsv or .jsonl"
            )
        return path
    path = Path(name)
    if path.suffix not in (".tsv", ".jsonl"):
        raise InputError(f"--sets: {name}: a set is {SEEDS}, or the path of a .tsv or .jsonl")
    return path


def _table(path: Path) -> Iterator[Item]:
    with path.open("rb") as file:
        for line in lines(file, str(path), None):
            source, *references = line.split("\t")
            yield Item(source=source, references=tuple(references))


def _records(path: Path, head: Head) -> tuple[Head, list[Item]]:
    items: list[Item] = []
    with path.open("rb") as file:
        for number, line in enumerate(lines(file, str(path), None), 1):
            if not line.strip():
                continue
            record = _object(path, number, line)
            try:
                if "set" in record and not items:
                    head = validated(Head, record, "docs/benchmark.md")
                    continue
                item = validated(Item, record, "docs/benchmark.md")
            except NotLegalError as err:
                raise InputError(f"{path}:{number}: {err}") from err
            if any(not marked.start < marked.end <= len(item.source) for marked in item.entities or ()):
                raise InputError(f"{path}:{number}: entities: one does not lie inside the source")
            items.append(item)
    return head, items


def _object(path: Path, number: int, line: str) -> dict[str, Any]:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as err:
        raise InputError(f"{path}:{number}: not JSON ({err}); each line is an object with source") from err
    if not isinstance(record, dict):
        raise InputError(
            f"{path}:{number}: holds a {type(record).__name__}; each line is an object with source"
        )
    return record
