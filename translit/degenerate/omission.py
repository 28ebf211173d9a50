"""A clause that the English lost: the model finds the English likelier without it in the source.

J. Vamvas and R. Sennrich, As Little as Possible, as Much as Necessary, 2022
(https://aclanthology.org/2022.acl-short.53): one English is scored with the source, and with the source less
one clause. A clause that was translated is worth much to the score; one that was not, nothing or less.
Forced decoding is the model's; the caller brings it as `scores`, and this module stays pure.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from translit.degenerate.lengths import deviation
from translit.types import Segment, Translation
from translit.vocabulary.words import Word, words

MIN_WORDS = 4
"""Of a clause, and of what is left without it."""
MAX_CLAUSES = 12
"""Of a longer sentence the first: each costs a pass of the model over the English."""

# Log-probability of the whole English without the clause, less that with it. With id-en-lite's scores, on
# references of ntrex_dev: of 130 whole ones none is above, of the same less one part between commas 104 are;
# of its own 130 outputs none, of 110 outputs made without a clause of the source all.
# Measure again: scripts/measure_degeneration ../shared/eval/ntrex_dev.tsv --clauses 130 --model id-en-lite
MAX_GAIN = 0.0

# Only an English that is this short for its source is worth the passes: of those 130 references less a part
# 121 are, of the whole ones 14.
MAX_DEVIATION = -1.0

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
    end included), in order. It is called once at most, with one pair more than there are clauses to ask
    about: one whose name or figure stands in the English was not left out.
    """
    spans = clauses(segment.text)
    if len(spans) < 2 or not translation.text:
        return ()
    source, target = segment.text, translation.text
    spans = [(start, end) for start, end in spans if not _is_said(source[start:end], source, target)]
    if not spans:
        return ()
    asked = [source, *(without(source, start, end) for start, end in spans)]
    whole, *parts = scores([(each, target) for each in asked])
    return tuple(
        LostClause(start=start, end=end, gain=part - whole)
        for (start, end), part in zip(spans, parts, strict=True)
        if part - whole > MAX_GAIN
    )


def _is_said(clause: str, source: str, target: str) -> bool:
    """Whether a name or figure of the clause stands in the English, as often as in the source."""
    in_source, in_target = (Counter(word.text for word in words(text)) for text in (source, target))
    return any(in_target[word.text] >= in_source[word.text] for word in words(clause) if _is_copied(word))


def _is_copied(word: Word) -> bool:
    """Whether English may write it the same: a capital or two figures."""
    return len(word.text) > 1 and (word.capital or word.text.isdigit())


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
