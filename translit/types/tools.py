"""What is plugged into the stages: the Protocols of the models, and what they are loaded into."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from translit.types.english import Hypothesis, Scoring
from translit.types.ledger import Entity
from translit.types.text import Segment


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
