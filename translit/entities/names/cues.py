"""The words beside a name that say what it names, from data/cues.yaml."""

import functools
from dataclasses import dataclass

import yaml

from translit.entities.names.gazetteer import DATA


@dataclass(frozen=True, slots=True, kw_only=True)
class Cues:
    """The lists of data/cues.yaml; their meaning stands there."""

    person_before: frozenset[str]
    person_said: frozenset[str]
    person_does: frozenset[str]
    from_a_place: frozenset[str]
    place_before: frozenset[str]
    organisation_before: frozenset[str]
    organisation_copied: frozenset[str]
    translated_head: frozenset[str]
    inside: frozenset[str]
    english: frozenset[str]
    series: frozenset[str]
    ships: frozenset[str]
    family_first: frozenset[str]
    abbreviated: frozenset[str]
    roman: frozenset[str]
    translated_behind: frozenset[str]


@functools.cache
def cues() -> Cues:
    """Read once."""
    tree = yaml.safe_load((DATA / "cues.yaml").read_text(encoding="utf-8"))
    return Cues(**{key: frozenset(value.split()) for key, value in tree.items()})
