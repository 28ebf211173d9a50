"""A clause that the English lost: the model finds the English likelier without it in the source.

J. Vamvas and R. Sennrich, As Little as Possible, as Much as Necessary, 2022
(https://aclanthology.org/2022.acl-short.53): one English is scored with the source, and with the source less
one clause. A clause that was translated is worth much to the score; one that was not, nothing or less.
Forced decoding is the model's; the caller brings it as `scores`, and this module stays pure.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from translit.degenerate.lengths import deviation
from translit.types import Segment, Translation

MIN_WORDS = 4
"""Of a clause, and of what is left without it."""
MAX_CLAUSES = 12
"""Of a longer sentence the first: each costs a pass of the model over the English."""

# Log-probability of the whole English without the clause, less that with it. With id-en-lite's scores, on
# references of ntrex_dev: of 130 whole ones 1 is above (a free one), of its own 130 outputs none; of the same
# references less one part between commas 104 are, and of 110 outputs made without a clause of the source all.
# Measure again: scripts/measure_degeneration ../shared/eval/ntrex_dev.tsv --clauses 130 --model id-en-lite
MAX_GAIN = 0.0

# Of those 110 outputs 103 are shorter than this for the whole source; of the 999 outputs of id-en-lite for
# ntrex_dev 29% are, and only they are worth the passes.
MAX_DEVIATION = -0.5

_CONJUNCTIONS = (
    "dan|atau|serta|sementara|sedangkan|namun|tetapi|tapi|melainkan|karena|sebab|sehingga|hingga|agar|supaya|yang"
    "|ketika|saat|sewaktu|meskipun|meski|walaupun|walau|kendati|setelah|sesudah|sebelum|sejak|jika|kalau|bila"
    "|apabila|bahwa|untuk|seperti|termasuk|seraya|sambil|kemudian|padahal|kecuali|menurut"
)
_CUT = re.compile(
    rf"(?<=[,;:])\s+|(?<=[,;:][\"”’])\s+|(?<=\S)\s+(?=[–—-]\s)|(?<=\S)\s+(?=(?:{_CONJUNCTIONS})\b)"
)
_MARKS = ".!?…\"'”’)"


@dataclass(frozen=True, slots=True, kw_only=True)
class LostClause:
    """`segment.text[start:end]` is not in the English: without it the English is likelier by `gain`."""

    start: int
    end: int
    gain: float


def lost_clauses(
    segment: Segment,
    translation: Translation,
    scores: Callable[[Sequence[tuple[str, str]]], Sequence[float]],
) -> tuple[LostClause, ...]:
    """The clauses of the source that the English leaves out, in order; none where there is one clause only.

    `scores` gives, for each pair of a source and its English, the log-probability of all that English (its
    end included), in order. It is called once, with one pair more than there are clauses.
    """
    spans = clauses(segment.text)
    if len(spans) < 2 or not translation.text:
        return ()
    sources = [segment.text, *(without(segment.text, start, end) for start, end in spans)]
    whole, *parts = scores([(source, translation.text) for source in sources])
    return tuple(
        LostClause(start=start, end=end, gain=part - whole)
        for (start, end), part in zip(spans, parts, strict=True)
        if part - whole > MAX_GAIN
    )


def may_lack_a_clause(segment: Segment, translation: Translation) -> bool:
    """Whether the English is short enough for `lost_clauses` to be worth the model's time."""
    return deviation(segment.text, translation.text) < MAX_DEVIATION


def clauses(text: str) -> list[tuple[int, int]]:
    """Spans of clauses, at most `MAX_CLAUSES`, that together are the text but for white space.

    >>> clauses("Ia pulang ke rumah kemarin, kata polisi di kota itu.")
    [(0, 27), (28, 52)]
    """
    return list(_clauses(text))[:MAX_CLAUSES]


def _clauses(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    n_left = len(text.split())
    for cut in _CUT.finditer(text):
        n_words = len(text[start : cut.start()].split())
        if n_words >= MIN_WORDS and n_left - n_words >= MIN_WORDS:
            yield start, cut.start()
            start = cut.end()
            n_left -= n_words
    yield start, len(text)


def without(text: str, start: int, end: int) -> str:
    """`text` less a clause, with a capital at its head and the mark at its end that it had."""
    rest = (text[:start] + text[end:]).strip()
    if start == 0:
        return rest[:1].upper() + rest[1:]
    if end < len(text):
        return rest
    return rest.rstrip(" ,;:–—-") + text[len(text.rstrip(_MARKS)) :]
