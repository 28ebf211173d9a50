"""What was done, what was chosen, and all of it together: a brief."""

from dataclasses import dataclass

from translit.types.english import Translation
from translit.types.ledger import Ledger
from translit.types.text import Article, Quotation, Segment


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """What was found of one try to repair a segment. Scores are mean log-probabilities a token."""

    kept: bool
    reason: str
    """Why it was kept or not, in words."""
    issues_before: int
    issues_after: int
    score_before: float | None
    score_after: float | None
    faults: tuple[str, ...] = ()
    """What was wrong before it, each in a line: the messages of the issues, then why it is no translation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One change that a stage made: what stood before and after. `segment` is None before segmentation.

    A repair that was tried has its `attempt`; where that was not kept, `after` is what was turned down.
    """

    stage: str
    rule: str
    segment: int | None
    before: str
    after: str
    attempt: Attempt | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RepairCost:
    """What repair asked of the model beside the translation. No clock: a brief is made again to the byte."""

    decoded: int
    """Translations that it wrote."""
    scored: int
    """Translations that it only weighed: the text is given, nothing is decoded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyPoint:
    """A point of the summary in both languages and the indices of the segments that carry it."""

    source: str
    target: str
    segments: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """What made a brief: enough to make it again. No clock and no path of this machine."""

    version: str
    model: str
    model_revision: str | None = None
    """Repository and commit of a model that was pulled: `Helsinki-NLP/opus-mt-id-en@<40 hex digits>`."""
    model_sha256: str
    model_licence: str
    engine: str
    """Engine, numeric type and decoding: `ct2-int8-beam4`."""
    config: str
    config_digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """Everything a view shows of one article. Pure data: rendering only reads it."""

    article: Article
    segments: tuple[Segment, ...]
    translations: tuple[Translation, ...]
    ledger: Ledger
    quotations: tuple[Quotation, ...] = ()
    summary: tuple[KeyPoint, ...]
    steps: tuple[Step, ...]
    repair_cost: RepairCost | None = None
    """None where nothing was to be repaired: it was switched off."""
    provenance: Provenance
