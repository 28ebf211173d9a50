"""The sets that systems are compared on: sources, and where there are any references and marked entities."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from os.path import commonprefix
from pathlib import Path
from typing import Any

from pydantic import Field

from translit import places
from translit.errors import InputError
from translit.read import lines
from translit.read.characters import one_line
from translit.read.decode import decode, raw_lines
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


def parse(names: str) -> list[BenchSet]:
    """The sets of a comma-separated list.

    Raises:
        InputError: one cannot be loaded, none is named, or two have one name: results are told apart by it.
    """
    found: dict[str, str] = {}
    sets = []
    for name in filter(None, map(str.strip, names.split(","))):
        each = load(name)
        if each.name in found:
            raise InputError(
                f"--sets: two sets are called {each.name} ({found[each.name]} and {name}); name each "
                "once, and give a file another name (a .jsonl with a head: another `set`)"
            )
        found[each.name] = name
        sets.append(each)
    if not sets:
        raise InputError(f"--sets: names none; {SEEDS}, or the path of a .tsv or .jsonl is legal")
    return sets


def load(name: str) -> BenchSet:
    """The set `seeds`, or the .tsv or .jsonl at path `name`, its texts normalised as `translit.read` does.

    A .tsv line is a source and as many references as there are tabs; a blank one is none. A .jsonl line is an
    `Item`; its first may be a `Head`. The licence of a .tsv is read from the file of its name that ends in
    .LICENCE.

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
            yield Item(source=source, references=_said(references))


def _records(path: Path, head: Head) -> tuple[Head, list[Item]]:
    items: list[Item] = []
    with path.open("rb") as file:
        for number, raw in enumerate(raw_lines(file, None), 1):
            line = decode(raw, str(path)).removeprefix("\ufeff")  # as it stands: marks count its characters
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
            items.append(_normalised(item, f"{path}:{number}"))
    return head, items


def _normalised(item: Item, origin: str) -> Item:
    """The item with its texts as a .tsv's are. Marks count in the source, so under them nothing may move."""
    source, marks = one_line(item.source), item.entities
    if any(not mark.start < mark.end <= len(item.source) for mark in marks or ()):
        raise InputError(f"{origin}: entities: one does not lie inside the source")
    if marks and source != item.source:
        at = len(commonprefix([source, item.source]))  # noqa: RUF071 - characters are what is meant
        raise InputError(
            f"{origin}: source: not normalised at character {at} ({item.source[at : at + 8]!a}), so its "
            "marks would move; write it in NFC, on one line, without invisible characters, and mark that"
        )
    forms = marks and tuple(
        mark.model_copy(update={"value": one_line(mark.value), "accepts": tuple(map(one_line, mark.accepts))})
        for mark in marks
    )
    references = _said(map(one_line, item.references))
    return item.model_copy(update={"source": source, "references": references, "entities": forms})


def _said(references: Iterable[str]) -> tuple[str, ...]:
    """Those that are not blank: a blank one is a translation that nobody made."""
    return tuple(reference for reference in references if reference.strip())


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
