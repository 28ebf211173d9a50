"""The mentions of one thing in one row, and the rows of one kind in one group."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from translit.brief.document import Entity
from translit.brief.marks import PART, STATES, sentence_anchor
from translit.brief.wording import value_in_words
from translit.types import Kind, State

WHO_AND_WHAT: dict[Kind, str] = {
    "person": "People",
    "role": "Offices and titles",
    "organisation": "Organisations",
    "place": "Places",
    "nationality": "Nationalities",
    "product": "Weapons, craft and products",
    "event": "Events",
    "law": "Laws",
    "acronym": "Abbreviations",
    "name": "Other names",
    "url": "Web addresses",
}
FIGURES_AND_DATES: dict[Kind, str] = {
    "date": "Dates",
    "time": "Times",
    "duration": "Durations",
    "number": "Numbers",
    "percent": "Percentages",
    "money": "Money",
    "quantity": "Quantities",
}

_ENTITY_STATES: tuple[State, ...] = ("kept", "unverifiable", "altered", "missing")
"""The worse the later."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """The number of a segment, counted from 1, and the anchor to go to."""

    number: int
    anchor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """All mentions of one thing. `english`: what stands in the text; `expected`: what should and does not."""

    english: str
    expected: str
    source: str
    value: str
    n_mentions: int
    states: str
    worst: State
    sentences: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The rows of one kind."""

    heading: str
    rows: tuple[Row, ...]


def groups(entities: Sequence[Entity], headings: Mapping[Kind, str]) -> tuple[Group, ...]:
    """The entities of these kinds, a group each kind, a row each value; the most mentioned first."""
    found = []
    for kind, heading in headings.items():
        by_value: dict[tuple[str, str | None], list[Entity]] = {}
        for entity in entities:
            if entity.kind == kind:
                by_value.setdefault((entity.value, entity.inferred), []).append(entity)
        if by_value:
            rows = sorted((_row(mentions) for mentions in by_value.values()), key=lambda row: -row.n_mentions)
            found.append(Group(heading=heading, rows=tuple(rows)))
    return tuple(found)


def _row(mentions: Sequence[Entity]) -> Row:
    first = mentions[0]
    counts = Counter(entity.state for entity in mentions)
    worst = [state for state in _ENTITY_STATES if counts[state]][-1]
    labels = Counter(
        state_in_words(entity) for entity in sorted(mentions, key=lambda e: _ENTITY_STATES.index(e.state))
    )
    found = _distinct(entity.target for entity in mentions if entity.target)
    found.sort(key=lambda form: form != first.value)
    wanting = counts["altered"] or counts["missing"]
    return Row(
        english=", ".join(found),
        expected=first.accepts[0] if wanting and first.accepts and first.accepts[0] not in found else "",
        source=", ".join(_distinct(entity.text for entity in mentions)),
        value=value_in_words(first.value, first.inferred),
        n_mentions=len(mentions),
        states=", ".join(f"{n} {label}" for label, n in labels.items())
        if len(labels) > 1
        else next(iter(labels)),
        worst=worst,
        sentences=tuple(
            Link(number=index + 1, anchor=sentence_anchor(index))
            for index in dict.fromkeys(entity.segment for entity in mentions)
        ),
    )


def state_in_words(entity: Entity) -> str:
    """What its state is called: `kept by part of the name`."""
    return f"{STATES[entity.state]} by {PART}" if entity.partial else STATES[entity.state]


def _distinct(words: Iterable[str]) -> list[str]:
    """In order of first appearance."""
    return list(dict.fromkeys(words))
