"""What a model gives: hypotheses, their scores, and the English of a segment."""

from dataclasses import dataclass


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
