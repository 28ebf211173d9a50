"""Words, phrases or letters that come over and over where the source has no such thing."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from translit.degenerate.record import Degeneration
from translit.vocabulary.words import Word

# Copies of a phrase in a row that a text may have though its source has fewer, by the words of the phrase:
# "no, no, no", "day after day after day". Of the 999 references of ntrex_dev ten have a word twice in a row,
# one a phrase of three words twice; none has three copies of anything.
# Measure again: scripts/measure_degeneration ../shared/eval/ntrex_dev.tsv
MAX_COPIES = {1: 3, 2: 2, 3: 2}
MAX_LONG_COPIES = 1
"""Of a phrase of four words or more: said twice in a row, it is a loop."""
MAX_COPIES_OF_FIGURES = 8
"""Of a phrase without a letter: 1,000,000,000,000,000 has five, scores of one value more."""
MAX_PERIOD = 40
"""Words of the longest phrase that is looked for."""

# Phrases of three words that stand in the text already, as a share of all its phrases of three words, beyond
# the same share of the source: a loop with small changes. The same references: 99.9th percentile 0.06, most
# 0.12 (a refrain).
N_GRAM = 3
MAX_REPEATED = 0.2
MIN_N_GRAMS = 8

MAX_STUTTER = 5
"""Copies of up to eight characters in a row: "hahahahaha" has five."""
_STUTTER = re.compile(r"(.{1,8}?)\1{5,}", re.DOTALL)
_MIN_STUTTER_CHARS = 12


@dataclass(frozen=True, slots=True)
class _Run:
    """A phrase of `period` words, `copies` times in a row: `words[first:last]`."""

    period: int
    copies: int
    first: int
    last: int


def looped(
    source: str, target: str, source_words: Sequence[Word], target_words: Sequence[Word]
) -> Iterator[Degeneration]:
    """The worst loop of words, or of letters where there is none of words. Linear in the text's length."""
    found = _phrases(source_words, target_words) or _stutter(source, target)
    if found:
        yield found


def _phrases(source_words: Sequence[Word], target_words: Sequence[Word]) -> Degeneration | None:
    """A phrase that comes in a row more often than any of the source does; or phrases that come again."""
    folded = [word.folded for word in target_words]
    runs = [run for run in _runs(folded) if run.copies > _usual(folded[run.first : run.first + run.period])]
    if runs:
        most = max((run.copies for run in _runs([word.folded for word in source_words])), default=1)
        run = max(runs, key=lambda run: (run.copies - 1) * run.period)
        limit = max(_usual(folded[run.first : run.first + run.period]), most)
        if run.copies > limit:
            start, end = target_words[run.first].start, target_words[run.last - 1].end
            return Degeneration(kind="loop", start=start, end=end, measured=run.copies, limit=limit)
    return _repeated(source_words, target_words)


def _usual(phrase: Sequence[str]) -> int:
    if not _has_letters(phrase):
        return MAX_COPIES_OF_FIGURES
    return MAX_COPIES.get(len(phrase), MAX_LONG_COPIES)


def _runs(folded: Sequence[str]) -> Iterator[_Run]:
    """Every longest run of whole copies of a phrase, for each length of phrase."""
    n_words = len(folded)
    for period in range(1, min(MAX_PERIOD, n_words // 2) + 1):
        equal = 0  # words in a row that are the same as the one a period before
        for at in range(period, n_words + 1):
            if at < n_words and folded[at] == folded[at - period]:
                equal += 1
                continue
            if equal >= period:
                yield _Run(period, equal // period + 1, at - equal - period, at)
            equal = 0


def _repeated(source_words: Sequence[Word], target_words: Sequence[Word]) -> Degeneration | None:
    """Phrases of `N_GRAM` words that come again, anywhere."""
    if len(target_words) - N_GRAM + 1 < MIN_N_GRAMS:
        return None
    limit = MAX_REPEATED + repeated_share([word.folded for word in source_words])
    share = repeated_share([word.folded for word in target_words])
    if share <= limit:
        return None
    return Degeneration(
        kind="loop", start=target_words[0].start, end=target_words[-1].end, measured=share, limit=limit
    )


def repeated_share(folded: Sequence[str]) -> float:
    """The share of phrases of `N_GRAM` words that stand in the text before; figures alone are no phrase.

    >>> repeated_share("a b c d a b".split()), repeated_share("a b c a b c".split())
    (0.0, 0.25)
    """
    n_grams = [tuple(folded[at : at + N_GRAM]) for at in range(len(folded) - N_GRAM + 1)]
    phrases = [n_gram for n_gram in n_grams if _has_letters(n_gram)]
    return 1 - len(set(phrases)) / len(phrases) if phrases else 0.0


def _has_letters(phrase: Sequence[str]) -> bool:
    return any(char.isalpha() for word in phrase for char in word)


def _stutter(source: str, target: str) -> Degeneration | None:
    """Up to eight characters, over and over, more often than the source has any."""
    longest = max(_STUTTER.finditer(target), key=lambda m: m.end() - m.start(), default=None)
    if longest is None or len(longest[0]) < _MIN_STUTTER_CHARS or longest[0].isspace():
        return None
    copies = len(longest[0]) // len(longest[1])
    limit = max((len(m[0]) // len(m[1]) for m in _STUTTER.finditer(source)), default=MAX_STUTTER)
    if copies <= limit:
        return None
    return Degeneration(kind="loop", start=longest.start(), end=longest.end(), measured=copies, limit=limit)
