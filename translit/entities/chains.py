"""A person's full name first, the surname later: the later mentions are bound to the name in full."""

from collections.abc import Sequence
from dataclasses import replace

from translit.entities.cues import cues
from translit.types import Entity, Kind
from translit.words import fold, words

_KINDS: tuple[Kind, ...] = ("person", "name")


def bind(entities: Sequence[Entity]) -> list[Entity]:
    """Give short mentions the full name as their value, and full names the short forms English may use."""
    full: dict[str, Entity] = {}
    short: set[str] = set()
    for entity in entities:
        if entity.kind in _KINDS and entity.accepts:
            if len(words(entity.text)) > 1:
                known = full.get(fold(entity.text))
                full[fold(entity.text)] = entity if known is None or entity.kind == "person" else known
            else:
                short.add(fold(entity.text))
    owners: dict[str, list[Entity]] = {}
    for entity in full.values():
        parts = words(entity.text)
        for part in {parts[0].folded, parts[-1].folded}:
            owners.setdefault(part, []).append(entity)
    return [_bound(entity, full, owners, short) for entity in entities]


def _bound(
    entity: Entity, full: dict[str, Entity], owners: dict[str, list[Entity]], short: set[str]
) -> Entity:
    if entity.kind not in _KINDS or not entity.accepts:
        return entity
    parts = words(entity.text)
    if len(parts) == 1:
        candidates = owners.get(parts[0].folded, [])
        if len(candidates) != 1:
            return entity
        whole = candidates[0]
        return replace(entity, value=whole.text, kind=whole.kind, accepts=(entity.text, whole.text))
    kind = full[fold(entity.text)].kind
    return replace(
        entity, kind=kind, accepts=(entity.text, *_surnames(parts[0].text, parts[-1].text, kind, short))
    )


def _surnames(first: str, last: str, kind: Kind, short: set[str]) -> tuple[str, ...]:
    """The part that may stand for the whole: what the article uses, else a person's family name."""
    used = tuple(part for part in (last, first) if fold(part) in short)
    if used or kind != "person":
        return used
    return (first,) if fold(first) in cues().family_first else (last,)
