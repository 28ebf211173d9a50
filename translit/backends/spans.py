"""Where the tokens of a text stand in it, from what they spell one after another."""

from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import accumulate


def spans(text: str, spelled: Sequence[str]) -> list[tuple[int, int]]:
    """For each token the (start, end) of what it writes in `text`, spaces before it left out.

    `spelled[n]` is what the tokens up to the nth spell together. Where a tokenizer cannot spell `text` to the
    letter, the letters that differ belong to the token in whose place they stand.

    >>> spans("A new Korea", ["A", "A new", "A new Ko", "A new Korea"])
    [(0, 1), (2, 5), (6, 8), (8, 11)]
    >>> spans("for Erdoğan", ["for", "for Erdo", "for Erdo", "for Erdoan"])
    [(0, 3), (4, 8), (8, 9), (9, 11)]
    """
    whole = spelled[-1] if spelled else ""
    # A byte of a character spells a sign of its own until its last byte is there: only what agrees counts.
    ends = list(accumulate((_n_shared(part, whole) for part in spelled), max))
    starts = [0, *ends][:-1]
    low, high = _places(whole, text)
    found = []
    for start, end in zip(starts, ends, strict=True):
        first, last = (high[start], low[end]) if end > start else (low[start], high[end])
        while first < last and text[first].isspace():
            first += 1
        while first < last and text[last - 1].isspace():
            last -= 1
        found.append((first, last))
    return found


def _n_shared(part: str, whole: str) -> int:
    """How many characters the two begin with alike."""
    pairs = enumerate(zip(part, whole, strict=False))
    return next((place for place, (one, other) in pairs if one != other), min(len(part), len(whole)))


def _places(whole: str, text: str) -> tuple[dict[int, int], dict[int, int]]:
    """For each offset into `whole` the first and the last offset into `text` that stand for it."""
    if whole == text:
        same = {place: place for place in range(len(text) + 1)}
        return same, same
    low: dict[int, int] = {0: 0}
    high: dict[int, int] = {0: 0}
    for _, start, end, first, last in SequenceMatcher(None, whole, text, autojunk=False).get_opcodes():
        for place in range(start, end + 1):
            high[place] = last if place == end else min(first + place - start, last)
            low.setdefault(place, first if place == start else high[place])
    return low, high
