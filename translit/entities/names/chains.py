"""What stands for one name, bound together: the surname for the person, the acronym for the body."""

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from translit.entities.names.cues import cues
from translit.types import Entity, Kind
from translit.vocabulary.words import fold, words

_KINDS: tuple[Kind, ...] = ("person", "name")
_DEFINED: tuple[Kind, ...] = ("organisation", "place", "event", "law", "product", "name", "person")

_FURTHEST_HOLDER = 4  # mentions from a role to its person: Menlu Amerika Serikat (AS) Antony Blinken
_TOGETHER = (" ", " (", ") ", "-")


def bind(text: str, entities: Sequence[Entity]) -> list[Entity]:
    """Give short mentions the full name as their value, and full names the short forms English may use.

    A short mention that two full names share (two Kims) stays itself. An acronym in brackets behind what it
    names has its kind and value, wherever the article says it. A role has the person it stands with.
    """
    named = _acronyms(text, entities)
    chains = _Chains.of([entity for entity in named if _copied(entity)])
    return _held(text, [chains.bound(entity) if _copied(entity) else entity for entity in named])


def _held(text: str, entities: list[Entity]) -> list[Entity]:
    """The entities, each role with the person it stands directly with, a country between them or none."""
    held = list(entities)
    for at, role in enumerate(entities):
        if role.kind != "role":
            continue
        for before, entity in itertools.pairwise(entities[at : at + _FURTHEST_HOLDER]):
            if text[before.end : entity.start] not in _TOGETHER or entity.kind == "role":
                break
            if entity.kind in _KINDS:
                held[at] = replace(role, holder=entity.value)
                break
    return held


def _acronyms(text: str, entities: Sequence[Entity]) -> list[Entity]:
    """The entities, each acronym that the article defines as what it stands for."""
    defined: dict[str, Entity] = {}
    for full, short in itertools.pairwise(entities):
        brackets = text[full.end : short.start] == " (" and text[short.end : short.end + 1] == ")"
        if brackets and short.kind == "acronym" and full.kind in _DEFINED:
            defined.setdefault(short.text, full)
    return [_as_defined(entity, defined) if entity.kind == "acronym" else entity for entity in entities]


def _as_defined(short: Entity, defined: Mapping[str, Entity]) -> Entity:
    full = defined.get(short.text)
    if full is None:
        return short
    accepts = tuple(dict.fromkeys((*short.accepts, *full.accepts)))
    return replace(short, kind=full.kind, value=full.value, accepts=accepts)


def _copied(entity: Entity) -> bool:
    """A name that English copies; those of the tables have forms of their own (Skala Richter)."""
    return entity.kind in _KINDS and entity.accepts == (entity.text,)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Chains:
    """What an article says of its names, by their folds."""

    owners: dict[str, list[str]]
    """First or last word of a full name -> the full names it may stand for, as written."""
    short: frozenset[str]
    """Names of one word."""
    people: frozenset[str]
    """Names, full or short, that somewhere have a title or a verb of saying beside them."""

    @classmethod
    def of(cls, names: Sequence[Entity]) -> "_Chains":
        owners: dict[str, list[str]] = {}
        for text in {fold(name.text): name.text for name in names}.values():
            parts = words(text)
            for end in {parts[0].folded, parts[-1].folded} if len(parts) > 1 else ():
                owners.setdefault(end, []).append(text)
        return cls(
            owners=owners,
            short=frozenset(fold(name.text) for name in names if len(words(name.text)) == 1),
            people=frozenset(fold(name.text) for name in names if name.kind == "person"),
        )

    def bound(self, name: Entity) -> Entity:
        """The mention with its full name, its kind and the forms that follow from them."""
        if len(words(name.text)) > 1:
            short = self._short_forms(name.text)
            return replace(name, kind=self._kind(name.text), accepts=(name.text, *short))
        owners = self.owners.get(fold(name.text), [])
        if len(owners) != 1:
            return replace(name, kind="person" if fold(name.text) in self.people else name.kind)
        return replace(name, value=owners[0], kind=self._kind(owners[0]), accepts=(name.text, owners[0]))

    def _kind(self, full: str) -> Kind:
        parts = words(full)
        ends = {end for end in (parts[0].folded, parts[-1].folded) if self.owners[end] == [full]}
        return "person" if {fold(full), *ends} & self.people else "name"

    def _short_forms(self, full: str) -> tuple[str, ...]:
        """The part that may stand for the whole: what the article uses, else a person's family name."""
        parts = words(full)
        first, last = parts[0], parts[-1]
        used = tuple(part.text for part in (last, first) if part.folded in self.short)
        if used or self._kind(full) != "person" or (last.upper and not first.upper):
            return used  # nobody is called MP: a Tory MP
        return (first.text,) if first.folded in cues().family_first else (last.text,)
