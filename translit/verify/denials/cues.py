"""What denies in a text, what may be the translation of a denial, and what only looks like one."""

import functools
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import yaml

from translit.vocabulary.words import Word, words

TABLE = Path(__file__).parent / "data" / "negation.yaml"

Language = Literal["indonesian", "english"]

_LONGEST_STEM = 16  # letters; longer than any stem of the table
_ENDINGS = (8, 6, 4, 3)  # letters of the table's endings: lessness, lessly, less, ing
_ANY, _FIGURE = "_", "#"
_BREAK = re.compile(r"[,;:!?()]")  # a phrase does not reach across one
# A question tag asks for agreement and denies nothing: "Bagus, bukan?", "It is good, isn't it?"
_TAG = re.compile(r"(?:\s+(?:it|he|she|they|we|you|i|there))?\s*\?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Use:
    """What a phrase can be. `asks`: the other text must deny too. `general`: it answers any denial near by.

    `rows`: it answers what stands on the other side of these rows of the table; those below zero are of kin.
    """

    asks: bool
    general: bool
    rows: frozenset[int]


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that deny or may answer what denies: `text[start:end]`."""

    start: int
    end: int
    use: Use

    def answers(self, other: "Cue") -> bool:
        """May one be the translation of the other, for what it says?"""
        return not self.use.rows.isdisjoint(other.use.rows)

    def is_kin(self, other: "Cue") -> bool:
        """Is one the usual translation of the other?"""
        return any(row < 0 for row in self.use.rows & other.use.rows)


Status = Literal["asks", "answers", "idle"]
_ORDER: tuple[Status, ...] = ("asks", "answers", "idle")


@dataclass(slots=True)
class _Node:
    """What the table says of the words up to here, and the words that may follow."""

    status: Status | None = None
    rows: set[int] = field(default_factory=set)
    next: "dict[str, _Node]" = field(default_factory=dict)


def cues(text: str, language: Language) -> list[Cue]:
    """The cues of `text` in order, none overlapping. Linear in its length.

    >>> [(cue.start, cue.use.asks) for cue in cues("Atau tidak: ia belum tiba", "indonesian")]
    [(0, False), (15, True)]
    """
    found, at = [], 0
    read = words(text)
    while at < len(read):
        if not _begun(read[at].folded, language):
            at += 1
            continue
        length, use = _longest(text, read, at, language)
        if use is not None:
            cue = Cue(start=read[at].start, end=read[at + length - 1].end, use=use)
            found.append(_without_tag(text, cue))
        at += max(1, length)
    return found


def _without_tag(text: str, cue: Cue) -> Cue:
    if cue.use.asks and _TAG.match(text, cue.end):
        return Cue(start=cue.start, end=cue.end, use=Use(asks=False, general=True, rows=cue.use.rows))
    return cue


def _longest(text: str, read: Sequence[Word], at: int, language: Language) -> tuple[int, Use | None]:
    """How many words the longest phrase at `at` has (0: there is none), and what it can be."""
    nodes, length, best = _begun(read[at].folded, language), 0, list[_Node]()
    for end in range(at, len(read)):
        if end > at:
            if not _joined(text, read[end - 1], read[end]):
                break
            nodes = _following(nodes, read[end].folded)
        if not nodes:
            break
        if ends := [node for node in nodes if node.status or node.rows]:
            length, best = end + 1 - at, ends
    return length, _use(best)


@functools.lru_cache(maxsize=65536)
def _begun(folded: str, language: Language) -> list[_Node]:
    """Where a phrase stands that begins with this word: nowhere, for most words."""
    return _following([_table()[language]], folded)


def _following(nodes: list[_Node], folded: str) -> list[_Node]:
    return [node.next[key] for key in _keys(folded) for node in nodes if key in node.next]


def _joined(text: str, left: Word, right: Word) -> bool:
    """Nothing between the two words ends a clause; "No. 1" is one phrase."""
    gap = text[left.end : right.start]
    return not _BREAK.search(gap) and ("." not in gap or right.folded.isdigit())


def _use(nodes: list[_Node]) -> Use | None:
    """What the nodes, the most specific first, make of a phrase: one that is idle hides those behind it."""
    idle = next((at for at, node in enumerate(nodes, start=1) if node.status == "idle"), len(nodes))
    nodes = nodes[:idle]
    status = next((node.status for node in nodes if node.status), None)
    rows = frozenset[int]().union(*(node.rows for node in nodes))
    if status in (None, "idle") and not rows:
        return None
    return Use(asks=status == "asks", general=status in ("asks", "answers"), rows=rows)


def _keys(folded: str) -> Iterator[str]:
    """What the table may call a word, the most specific first."""
    yield folded
    for length in range(min(len(folded), _LONGEST_STEM), 1, -1):
        yield folded[:length] + "*"
    for length in _ENDINGS:
        yield "*" + folded[-length:]
    if folded.isdigit():
        yield _FIGURE
    yield _ANY


@functools.cache
def _table() -> dict[Language, _Node]:
    table = yaml.safe_load(TABLE.read_text(encoding="utf-8"))
    rows = dict(enumerate(table["kin"] + table["pairs"], start=-len(table["kin"])))
    languages: tuple[Language, ...] = ("indonesian", "english")
    return {
        language: _tree(table[language], {at: _phrases(row[language]) for at, row in rows.items()})
        for language in languages
    }


def _tree(lists: dict[Status, str], sides: dict[int, list[str]]) -> _Node:
    """The phrases of one language as a tree of words; what a row's phrase asks follows from its words."""
    status: dict[str, Status] = {phrase: name for name in lists for phrase in _phrases(lists[name])}
    rows = defaultdict[str, set[int]](set)
    for row, phrases in sides.items():
        for phrase in phrases:
            rows[phrase].add(row)
    root = _Node()
    for phrase in status.keys() | rows.keys():
        node = root
        for word in phrase.split():
            node = node.next.setdefault(word, _Node())
        node.status, node.rows = status.get(phrase), rows[phrase]
        if node.status is None:
            held = [word for word in phrase.split() if status.get(word) in ("asks", "answers")]
            node.status = min((status[word] for word in held), default=None, key=_ORDER.index)
            node.rows = node.rows.union(*(rows[word] for word in held))
    return root


def _phrases(commas: str) -> list[str]:
    return [phrase.strip() for phrase in commas.split(",")]
