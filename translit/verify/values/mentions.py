"""Every value of an English text: dates and times, then the figures between them."""

import functools
from collections.abc import Iterator

from translit.verify.values import clock, codes, dates, figures, lengths, numerals, relative, weekdays, years
from translit.verify.values.mention import Mention
from translit.verify.values.pairs import joined

_READERS = (
    lengths.fuller, dates.read, codes.read, clock.read, weekdays.read, years.read, relative.read,
)  # fmt: skip


def mentions(text: str) -> list[Mention]:
    """Every value, in order, none overlapping. Linear.

    >>> [mention.value for mention in mentions("On Nov. 9 some 5-10 million people paid $2bn by 7 p.m.")]
    ['--11-09', '5000000', '10000000', 'USD 2000000000', '19:00']
    """
    taken = bytearray(len(text))
    found: list[Mention] = []

    def claim(mention: Mention) -> None:
        if _free(taken, mention.start, mention.end):
            taken[mention.start : mention.end] = b"\x01" * (mention.end - mention.start)
            found.append(mention)

    for reader in _READERS:
        for mention in reader(text):
            claim(mention)
    measured = [figures.measured(text, numeral) for numeral in numerals.read(text)]
    for mention in joined(text, [each for each in measured if _free(taken, each.start, each.end)]):
        claim(mention)
    for reader in (figures.ones, lengths.ones):
        for mention in reader(text):
            claim(mention)
    return sorted(found, key=lambda mention: mention.start)


def _free(taken: bytearray, start: int, end: int) -> bool:
    return not any(taken[start:end])


@functools.lru_cache(maxsize=4096)
def readings(form: str) -> tuple[str, ...]:
    """The values that an accepted English form may have: `1 million` is 1000000, `7:30` 07:30 and 19:30."""
    return tuple(_iter_values(form))


def _iter_values(form: str) -> Iterator[str]:
    for mention in mentions(form):
        if mention.end - mention.start >= len(form.rstrip(".")):
            yield from mention.values
