"""The only things that flow between the stages: frozen records and the Protocols of what is plugged in.

Offsets are code points, half open. A Segment's and an Entity's offsets count into the article's text:
`article.text[segment.start:segment.end] == segment.text`, always.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

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
SegmentKind = Literal["title", "heading", "sentence"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article. As read: the whole page in `text`. After `clean`: title and body only, the rest in fields.

    `text` begins with the title where there is one; each paragraph is one line, a blank line between two.
    `date` is ISO 8601: `2023-11-08`, or `--11-09` where the page states no year.
    `dateline` stands as written, without the dash that ends it: `SEOUL, 9 November (Reuters)`.
    """

    text: str
    origin: str
    """What the user named: a path, `path:3` for the third line of a .jsonl, `-` for standard input."""
    id: str | None = None
    """What the user calls it: the `id` of a line of a .jsonl."""
    lang: str = "id"
    title: str | None = None
    dateline: str | None = None
    place: str | None = None
    date: str | None = None
    time: str | None = None
    agency: str | None = None
    byline: str | None = None
    captions: tuple[str, ...] = ()
    credits: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A sentence, heading or title: `article.text[start:end] == text`. Segments never overlap."""

    index: int
    start: int
    end: int
    text: str
    paragraph: int
    kind: SegmentKind = "sentence"


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
class Hypothesis:
    """One translation a model offers. `score`: the mean natural log-probability a token, the end included."""

    text: str
    score: float
    truncated: bool = False
    """The model stopped at its output limit, not at an end of sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenScore:
    """How well the model expects one token of a target: `target[start:end]`, and spaces before it.

    The token that ends the target writes nothing: its `start` and `end` are the target's length.
    """

    start: int
    end: int
    log_prob: float
    """Natural, given the source and the tokens before; at most 0."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scoring:
    """What a model makes of a target that it is given: a score for each token, in order, the end's last."""

    tokens: tuple[TokenScore, ...]

    @property
    def mean(self) -> float:
        """The mean natural log-probability a token, the end's included, as in `Hypothesis.score`."""
        return sum(token.log_prob for token in self.tokens) / len(self.tokens)


@dataclass(frozen=True, slots=True, kw_only=True)
class Translation:
    """The English of one segment. `pieces` > 1: the source was split to fit the model and joined again."""

    segment: int
    text: str
    model: str
    score: float | None
    truncated: bool = False
    pieces: int = 1
    unreliable: tuple[str, ...] = ()
    """Why it is no reliable translation, in words; empty for one that is."""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """Somebody's own words, without their quotation marks: `article.text[start:end] == text`."""

    start: int
    end: int
    text: str
    speaker: str | None
    """`Entity.value` of who is quoted; None where the article names nobody beside the words."""
    segments: tuple[int, ...]
    """The segments that it stands in, in order: a quotation may be several sentences long."""


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
    provenance: Provenance


class Translator(Protocol):
    """A loaded model. `translate` keeps order, gives `n_best` hypotheses a source, best first."""

    name: str
    sha256: str
    """Of all its files: what the name stood for."""
    revision: str | None
    """Repository and commit, where it was pulled from the hub."""
    licence: str
    engine: str
    """Engine, numeric type and decoding, for the signature: `ct2-int8-beam4`."""
    max_source_tokens: int
    workers: int
    """Threads that may call the model at once, and keep the machine busy when they do."""

    def count(self, source: str) -> int:
        """Tokens of `source` as the model counts them against `max_source_tokens`."""
        ...

    def translate(
        self, sources: Sequence[str], n_best: int = 1, no_repeat_ngram_size: int = 0
    ) -> list[list[Hypothesis]]:
        """Translate each. With a `no_repeat_ngram_size` n > 0, no n tokens stand twice in an output.

        Raises:
            ModelError: a source is over `max_source_tokens`: nothing is cut; or the engine failed.
        """
        ...

    def complete(self, requests: Sequence[tuple[str, str]], n_best: int) -> list[list[Hypothesis]]:
        """Whole translations that begin with a prefix, for each (source, prefix); best first, all different.

        They differ in the first token after the prefix: the `n_best` most probable, the end not among them,
        each continued by itself. One that does not begin with the prefix to the letter is dropped, so there
        may be fewer than `n_best`, or none: after `Korea` a model may write `Korean`, after `Korea `, with
        the space, it may not. A prefix is best cut between words: part of a word is tokenised as it stands.
        `score` is that of the whole, prefix and end included, as the method `score` measures it.

        Raises:
            ModelError: a source is over `max_source_tokens`, a prefix leaves no room within what the model
                writes at most, or the engine failed.
        """
        ...

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[Scoring]:
        """How well the model expects each (source, target), token by token; nothing is decoded.

        `mean` compares with the `score` of a hypothesis that was not truncated. They may differ a little for
        the same text: the model may have written it in other tokens than its tokenizer does, and in int8 a
        forced pass rounds otherwise.

        Raises:
            ModelError: a source is over `max_source_tokens`, a target is longer than what the model writes at
                most, or the engine failed.
        """
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class NameSpan:
    """A name that a recogniser sees: `text[start:end]`, with what it takes it for."""

    start: int
    end: int
    kind: Literal["person", "organisation", "place"]


class Recogniser(Protocol):
    """A statistical model of names: the embedded one, or a Hugging Face token classifier."""

    name: str
    sha256: str
    """Of all its files."""

    def spans(self, texts: Sequence[str]) -> list[tuple[NameSpan, ...]]:
        """The names of each text, in order, none overlapping; offsets are code points of that text."""
        ...


class Ranker(Protocol):
    """What chooses the key points: indices into `segments`, in document order."""

    def rank(
        self, segments: Sequence[Segment], entities: Sequence[Entity], max_points: int
    ) -> tuple[int, ...]:
        """At most `max_points` indices of segments that say most of the article."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Tools:
    """What the stages are given to work with, loaded once for all articles of a run."""

    translator: Translator
    ranker: Ranker
    recogniser: Recogniser | None = None
    """None: the rules find names alone."""


Progress = Callable[[int, int], None]
"""Told (done, total) in segments as the work goes on."""
