"""Too short or too long for its source, or broken off: by characters, as Gale and Church align sentences."""

import math
import re
from collections.abc import Iterator

from translit.degenerate.record import Degeneration
from translit.types import Translation

# Characters of English for one of Indonesian, the variance of that for each, and what short texts add
# (abbreviations that one language writes out: AS, United States).
# The 999 references of ntrex_dev: deviations from -2.9 to 3.3, percentiles 0.1 and 99.9 at -2.8 and 3.0. News
# has "Menlu AS: PBB Gagal" too, "US Secretary of State: United Nations Has Failed", at 4.0.
# Measure again: scripts/measure_degeneration ../shared/eval/ntrex_dev.tsv
TARGET_PER_SOURCE_CHARS = 0.865
VARIANCE = 1.59
SPARE_CHARS = 20
MIN_DEVIATION = -3.2
MAX_DEVIATION = 4.5

# A source that ends with a full stop and an English that ends with none is a headline (6 of 923 references),
# or was broken off: then it is shorter than usual, or ends with a word that leads on.
MIN_UNFINISHED_DEVIATION = -1.9
_END = re.compile(r"[.!?…][\"'”’»)\]\s]*$")


def _table(text: str) -> frozenset[str]:
    return frozenset(text.split())


_LEADING = _table(
    """
    a an the of to in on at by for from with and or but that which who whose as than because if when while
    into about between under over against during before after is are was were be been has have had will would
    can could should may might must not no its their his her our your my this these those very more most said
    """
)
_LAST = re.compile(r"(\w+)\W*$")


def out_of_length(source: str, translation: Translation) -> Iterator[Degeneration]:
    """`truncated`, or else `short` or `long`."""
    target = translation.text
    found = deviation(source, target)
    if translation.truncated or _unfinished(source, target, found):
        at = len(target)
        yield Degeneration(kind="truncated", start=at, end=at, measured=found, limit=MIN_UNFINISHED_DEVIATION)
    elif found < MIN_DEVIATION:
        yield Degeneration(kind="short", start=0, end=len(target), measured=found, limit=MIN_DEVIATION)
    if found > MAX_DEVIATION:
        yield Degeneration(kind="long", start=0, end=len(target), measured=found, limit=MAX_DEVIATION)


def deviation(source: str, target: str) -> float:
    """How far the target's length is from what the source's foretells, in standard deviations.

    W. Gale and K. Church, A Program for Aligning Sentences in Bilingual Corpora, 1993
    (https://aclanthology.org/J93-1004): (target - c * source) / sqrt(s2 * source), with spare characters.
    """
    n_source, n_target = len(source.strip()), len(target.strip())
    spread = math.sqrt(VARIANCE * (n_source + SPARE_CHARS))
    return (n_target - TARGET_PER_SOURCE_CHARS * n_source) / spread


def _unfinished(source: str, target: str, found: float) -> bool:
    """The source has an end and the target has none, and is short or leads on."""
    if not _END.search(source[-20:]) or _END.search(target[-20:]):
        return False
    last = _LAST.search(target[-40:])
    return found < MIN_UNFINISHED_DEVIATION or (last is not None and last[1] in _LEADING)
