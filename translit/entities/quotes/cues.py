"""The words by which a text says who speaks, from data/cues.yaml."""

import functools
from dataclasses import dataclass
from pathlib import Path

import yaml

_DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cues:
    """The lists of data/cues.yaml; their meaning stands there."""

    behind: frozenset[str]
    ahead: frozenset[str]
    active: frozenset[str]
    naming: frozenset[str]
    titling: frozenset[str]
    describing: frozenset[str]
    pronouns: frozenset[str]
    prepositions: frozenset[str]
    clause: frozenset[str]
    adverbs: frozenset[str]
    adjuncts: frozenset[str]
    stops: frozenset[str]
    possessed: frozenset[str]
    spokesmen: frozenset[str]
    definite: frozenset[str]
    callings: frozenset[str]


@functools.cache
def cues() -> Cues:
    """Read once."""
    tree = yaml.safe_load((_DATA / "cues.yaml").read_text(encoding="utf-8"))
    return Cues(**{key: frozenset(value.split()) for key, value in tree.items()})
