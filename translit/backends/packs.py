"""Rows of like length in batches of bounded size: a forced pass holds rows x tokens x vocabulary at once."""

from collections.abc import Sequence

MAX_PASS_TOKENS = 512
"""Of one forced pass, padding included. Each has a log-probability for every token of the vocabulary: 127 MB
for the embedded model's 62,101, 525 MB for NLLB's 256,206."""


def packs(lengths: Sequence[int], max_tokens: int = MAX_PASS_TOKENS) -> list[list[int]]:
    """The indices of `lengths`, longest first, in batches of at most `max_tokens`, padding included.

    >>> packs([3, 9, 2, 4], max_tokens=10)
    [[1], [3, 0], [2]]
    """
    batches: list[list[int]] = []
    for index in sorted(range(len(lengths)), key=lambda place: (-lengths[place], place)):
        if not batches or lengths[batches[-1][0]] * (len(batches[-1]) + 1) > max_tokens:
            batches.append([])
        batches[-1].append(index)
    return batches
