"""What flows between the rungs: a case, what is offered for it, and what is found of a text."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from translit.errors import ModelError
from translit.repair.packs import in_packs
from translit.types import Doubt, Entity, Entry, Issue, Kind, Scoring, Segment, Step, Translation, Translator

VALUE_KINDS: tuple[Kind, ...] = ("date", "time", "duration", "number", "percent", "money", "quantity")
"""What has a value and many notations; the rest has a name and accepted forms."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What the ledger and the guard find of one segment's English, in the company of its neighbours."""

    entries: tuple[Entry, ...]
    issues: tuple[Issue, ...]
    beside: tuple[Issue, ...]
    """Issues of the neighbours, which may have lent it a name."""
    doubts: tuple[Doubt, ...]
    degenerations: Mapping[str, str]
    """What makes it no translation at all: its kind, and a line about it."""
    garbled: frozenset[str] = frozenset()
    """Its words in small letters that are neither English nor the source's own: amunis."""

    @property
    def open(self) -> bool:
        """Whether there is something to repair."""
        return bool(self.issues or self.degenerations or self.denials)

    @property
    def denials(self) -> int:
        """How many denials one of the two texts has alone."""
        return sum(doubt.kind == "negation" for doubt in self.doubts)


Judge = Callable[[Translation, Mapping[int, Translation]], Verdict]
"""Finds what is wrong with a translation, should it stand in the place of its segment's among all these."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A segment that is open, and all that a rung needs to try it again."""

    segment: Segment
    source: str
    """What the model was given."""
    entities: tuple[Entity, ...]
    translation: Translation
    verdict: Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A text that may be better. `score` None: the model is asked for it. `why` says what was tried."""

    text: str
    why: str
    score: float | None = None
    max_total_fall: float | None = None
    """By how much the log-probability of the whole may go down; None: the mean a token is what counts."""
    truncated: bool = False
    """It was made from an English that breaks off, and still does."""


class Rung(Protocol):
    """A way to try again: the candidates of each case, the likeliest first."""

    def __call__(self, cases: Sequence[Case], translator: Translator) -> list[list[Candidate]]:
        """As many lists as cases."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Repaired:
    """The translations after repair, in the order they came, a Step for each attempt, and seconds by rung."""

    translations: tuple[Translation, ...]
    steps: tuple[Step, ...]
    seconds: dict[str, float]


def scorings(case: Case, texts: Sequence[str], translator: Translator) -> list[Scoring | None]:
    """What the model makes of each text for this case, forced, or scores would not compare.

    None where it cannot be asked: of a source that was split it takes only the parts, and a target may be
    longer than what it writes.
    """
    if case.translation.pieces > 1 or case.translation.truncated:
        return [None] * len(texts)
    try:
        pairs = [(case.source, text) for text in texts]
        return list(in_packs(translator.score, pairs, lambda pair: len(pair[1]), translator))
    except ModelError:
        return [None] * len(texts)
