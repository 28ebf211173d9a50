"""What the English must keep, its state, and what is wrong or doubted."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "person",
    "organisation",
    "place",
    "nationality",
    "product",
    "event",
    "law",
    "date",
    "time",
    "duration",
    "number",
    "percent",
    "money",
    "quantity",
    "acronym",
    "url",
    "role",
    "name",
]
"""What an entity is. `role` is an office or title (Menlu); `name` a name whose class is not known."""

Fault = Literal["missing", "altered", "added"]

State = Literal["kept", "altered", "missing", "unverifiable"]

DoubtKind = Literal["negation", "order"]
"""`negation`: one text denies what the other states. `order`: two names stand in each other's place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A mention in the source that the English must keep: `article.text[start:end] == text`.

    `value` is normalised (`North Korea`, `1000000`, `--11-09`); `accepts` are English forms that count as
    kept, the preferred one first; empty where no English form is known (the state is then `unverifiable`).
    """

    segment: int
    start: int
    end: int
    text: str
    kind: Kind
    value: str
    accepts: tuple[str, ...]
    inferred: str | None = None
    """A date stated in part (`--11-08`, `day-1`), as the article's date completes it: `2023-11-08`."""
    long: str | None = None
    """What news writes short here, written out in Indonesian: `Korea Selatan` for `Korsel`, `8 November` for
    `8/11`. None where it is written in full, or where a model reads the short form as well."""
    holder: str | None = None
    """Of a role: the value of the person whom it stands with (Menlu AS Antony Blinken: `Antony Blinken`)."""
    loose: bool = False
    """English may leave it out or call it otherwise: not found it is `unverifiable`, and no fault."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """A fault in the English of one segment. `source` is empty for `added`; `target` is what stands there."""

    segment: int
    fault: Fault
    kind: Kind
    source: str
    target: str
    expected: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the ledger: an entity, its state, and where its English stands.

    `target_start` and `target_end` count into the translation of `target_segment`:
    `translation.text[start:end] == target`. All four are None where nothing was found.
    """

    entity: Entity
    state: State
    target: str | None = None
    target_segment: int | None = None
    """The entity's own, or the one beside it where the model moved the text."""
    target_start: int | None = None
    target_end: int | None = None
    partial: bool = False
    """Kept by a part of the name that the segment gives in full: kept leniently, not strictly."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """What may be wrong in the English of one segment and is no issue: a reader should look.

    `source` and `target` are the words that raise it; one of them may be empty.
    """

    segment: int
    kind: DoubtKind
    source: str
    target: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """Every entity of the source with its state (in text order), the issues that follow, and other doubts."""

    entries: tuple[Entry, ...]
    issues: tuple[Issue, ...]
    doubts: tuple[Doubt, ...] = ()
