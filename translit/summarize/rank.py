"""Which sentences say most of an article: central to it, early in it, and about those it is about."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from math import log, sqrt

import numpy as np
from numpy.typing import NDArray

from translit.summarize.terms import terms
from translit.types import Entity, Segment

Vector = dict[str, float]

# The shares of a sentence's score. Chosen by reading, as an editor, what they pick; not fitted to any set.
_CENTRALITY, _POSITION, _COVERAGE = 0.5, 0.25, 0.25
_DAMPING = 0.85  # Erkan and Radev (2004) give 0.1 to 0.2 of the walk to a jump
_MAX_STEPS, _TOLERANCE = 100, 1e-6
_MIN_WORDS = 4  # fewer are a fragment
_FULL_WORDS, _LONG_WORDS = 10, 30  # shorter sentences say less; longer ones are hard to read and translate
_LEAD_SENTENCES = 5  # the lead's weight halves over so many

_WORD = re.compile(r"\w+")
_QUOTE = re.compile('["“”„«»]')
# They lean on the sentence before them, which the reader of a key point does not see.
_LEANING = re.compile(
    r"[\W_]*(?:(?:Ia|Dia|Beliau|Mereka|Keduanya|Ini|Itu|Namun|Tetapi|Tapi|Padahal|Sebaliknya|Akibatnya|Sebelumnya)"
    r"|(?:Oleh )?[Kk]arena itu|(?:Selain|Sementara|Setelah) itu|(?:Kendati|Meski) (?:begitu|demikian)"
    r"|\w+ (?:ini|itu|tersebut))\b"
)
_LEANING_WEIGHT = 0.7
_BARE_QUOTATION_WEIGHT, _QUOTATION_WEIGHT = 0.5, 0.7  # without its speaker; with, but mostly quotation


class CentralityRanker:
    """LexRank over TF-IDF vectors, with the lead and the entities; deterministic, ties go to the earlier.

    Erkan and Radev, 2004, "LexRank: Graph-based Lexical Centrality as Salience in Text Summarization",
    JAIR 22, https://doi.org/10.1613/jair.1523, in its continuous form: the edges are the cosines themselves.
    """

    def __init__(self, max_similarity: float) -> None:
        """Two chosen sentences share at most `max_similarity`, the cosine of their vectors."""
        self.max_similarity = max_similarity

    def rank(
        self, segments: Sequence[Segment], entities: Sequence[Entity], max_points: int
    ) -> tuple[int, ...]:
        """At most `max_points` indices into `segments`, in order; never a title, heading or fragment."""
        candidates = [at for at, segment in enumerate(segments) if _is_whole(segment)]
        if not candidates or max_points < 1:
            return ()
        vectors = _vectors([segments[at].text for at in candidates])
        centrality = _centrality(vectors)
        coverage = _coverage([segments[at].index for at in candidates], entities)
        voices = _voices(segments)
        scores = [
            _weight(segments[at].text)
            * voices[at]
            * (
                _CENTRALITY * centrality[n]
                + _POSITION * 0.5 ** (n / _LEAD_SENTENCES)
                + _COVERAGE * coverage[n]
            )
            for n, at in enumerate(candidates)
        ]
        return tuple(candidates[n] for n in sorted(self._choose(scores, vectors, max_points)))

    def _choose(self, scores: Sequence[float], vectors: Sequence[Vector], max_points: int) -> list[int]:
        """The best first, then what adds most: a score counts less the nearer it is to those chosen."""
        chosen: list[int] = []
        nearest = [0.0] * len(scores)  # the highest cosine with a chosen sentence
        left = set(range(len(scores)))
        while left and len(chosen) < max_points:
            best = max(
                left, key=lambda n: (round(scores[n] * (1 - nearest[n]), 9), -n)
            )  # rounded: ties stay ties
            chosen.append(best)
            left.discard(best)
            for n in left:
                nearest[n] = max(nearest[n], _cosine(vectors[n], vectors[best]))
            left = {n for n in left if nearest[n] <= self.max_similarity}
        return chosen


def _is_whole(segment: Segment) -> bool:
    return segment.kind == "sentence" and len(_WORD.findall(segment.text)) >= _MIN_WORDS


def _weight(text: str) -> float:
    """1 for a sentence that can stand alone, less for a short or long one, or one that leans on the last."""
    n_words = len(_WORD.findall(text))
    weight = min(1.0, n_words / _FULL_WORDS, sqrt(_LONG_WORDS / n_words))
    return weight * _LEANING_WEIGHT if _LEANING.match(text) else weight


def _voices(segments: Sequence[Segment]) -> list[float]:
    """1 for a segment in which the article itself speaks, less for one in which it mostly quotes."""
    weights: list[float] = []
    inside, paragraph = False, -1
    for segment in segments:
        if segment.paragraph != paragraph:  # a quotation left open ends with its paragraph
            inside, paragraph = False, segment.paragraph
        outside, inside = _outside(segment.text, inside=inside)
        own = len(_WORD.findall(outside))
        if own <= 1:  # `katanya` names nobody
            weights.append(_BARE_QUOTATION_WEIGHT)
        else:
            weights.append(_QUOTATION_WEIGHT if 2 * own < len(_WORD.findall(segment.text)) else 1.0)
    return weights


def _outside(text: str, *, inside: bool) -> tuple[str, bool]:
    """What of `text` stands outside quotation marks, and whether its end is inside some."""
    outside: list[str] = []
    last = 0
    for mark in _QUOTE.finditer(text):
        closes = mark.start() > 0 and not (text[mark.start() - 1].isspace() or text[mark.start() - 1] in "([")
        if not (inside or closes):
            outside.append(text[last : mark.start()])
        inside, last = not closes, mark.end()
    if not inside:
        outside.append(text[last:])
    return " ".join(outside), inside


def _vectors(texts: Sequence[str]) -> list[Vector]:
    """TF-IDF vectors of unit length; the inverse document frequency is over these texts."""
    counts = [Counter(terms(text)) for text in texts]
    frequency = Counter(term for count in counts for term in count)
    vectors = []
    for count in counts:
        vector = {term: n * (log(len(texts) / frequency[term]) + 1) for term, n in count.items()}
        length = sqrt(sum(value * value for value in vector.values())) or 1.0
        vectors.append({term: value / length for term, value in vector.items()})
    return vectors


def _cosine(one: Vector, other: Vector) -> float:
    return sum(value * other[term] for term, value in one.items() if term in other)


def _centrality(vectors: Sequence[Vector]) -> NDArray[np.float64]:
    """LexRank of each sentence, the highest scaled to 1, by power iteration.

    The matrix of similarities is never made: it is V V' without its diagonal, and V is sparse.
    """
    columns: dict[str, int] = {}
    cells = [
        (row, columns.setdefault(t, len(columns)), v)
        for row, vector in enumerate(vectors)
        for t, v in vector.items()
    ]
    n = len(vectors)
    rows, cols = (np.array([cell[axis] for cell in cells], dtype=np.intp) for axis in (0, 1))
    values = np.array([cell[2] for cell in cells])
    diagonal = np.bincount(rows, weights=values * values, minlength=n)

    def similar(weights: NDArray[np.float64]) -> NDArray[np.float64]:
        of_terms = np.bincount(cols, weights=values * weights[rows], minlength=len(columns))
        return np.bincount(rows, weights=values * of_terms[cols], minlength=n) - diagonal * weights

    degree = similar(np.ones(n))
    alone = degree < _TOLERANCE  # shares no term with any other: its walk jumps
    rank = np.full(n, 1 / n)
    for _ in range(_MAX_STEPS):
        walked = similar(np.where(alone, 0.0, rank / np.where(alone, 1.0, degree)))
        following = (1 - _DAMPING + _DAMPING * rank[alone].sum()) / n + _DAMPING * walked
        done = np.abs(following - rank).sum() < _TOLERANCE
        rank = following
        if done:
            break
    scaled: NDArray[np.float64] = rank / rank.max()
    return scaled


def _coverage(indices: Sequence[int], entities: Sequence[Entity]) -> list[float]:
    """How much of what the article names each segment names, the most scaled to 1."""
    mentions = Counter(entity.value for entity in entities)
    values: dict[int, set[str]] = defaultdict(set)
    for entity in entities:
        values[entity.segment].add(entity.value)
    covered = [sum(1 + log(mentions[value]) for value in sorted(values[index])) for index in indices]
    return [share / max(1, *covered) for share in covered]
