"""The words beside a figure that say what it is, from data/values.yaml."""

import functools
import re
from dataclasses import dataclass
from pathlib import Path

import yaml

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueCues:
    """The lists of data/values.yaml; their meaning stands there."""

    small: frozenset[str]
    in_a_row: frozenset[str]
    in_ones_row: frozenset[str]
    in_a_set: frozenset[str]
    of_a_set: frozenset[str]
    one_of_a_row: frozenset[str]
    counted: frozenset[str]
    labels: frozenset[str]
    scores: frozenset[str]
    lost: frozenset[str]
    sayings: tuple[str, ...]

    @property
    def saying(self) -> re.Pattern[str]:
        """Any of the sayings."""
        return _pattern(self.sayings)


@functools.cache
def value_cues() -> ValueCues:
    """Read once."""
    tree = yaml.safe_load((DATA / "values.yaml").read_text(encoding="utf-8"))
    sayings = tuple(tree.pop("sayings"))
    return ValueCues(**{key: frozenset(value.split()) for key, value in tree.items()}, sayings=sayings)


@functools.cache
def _pattern(sayings: tuple[str, ...]) -> re.Pattern[str]:
    words = "|".join(re.escape(saying).replace(r"\ ", r"[\s-]") for saying in sayings)
    return re.compile(rf"(?<![\w-])(?:{words})(?!\w)", re.IGNORECASE)
