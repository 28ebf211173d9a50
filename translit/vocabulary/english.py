"""Is this an ordinary English word? A list of stems and the language's inflections.

What English capitalises and is an ordinary word (Supreme Court, a headline) needs no source of its own;
a capitalised word that no dictionary knows is a name, and a name comes from somewhere.
"""

import functools
from pathlib import Path

LIST = Path(__file__).parent / "words_en.txt"

# An ending, and what may stand in its place in the stem.
_ENDINGS = (
    ("s", ("",)), ("es", ("",)), ("ies", ("y", "ie")), ("ed", ("", "e")), ("ied", ("y",)), ("ing", ("", "e")),
    ("er", ("", "e")), ("ers", ("", "e")), ("est", ("", "e")), ("ier", ("y",)), ("iest", ("y",)),
    ("ly", ("", "le")), ("ily", ("y",)), ("ness", ("",)), ("iness", ("y",)),
    ("less", ("",)), ("ings", ("", "e")),
    ("ally", ("al", "")),
    ("ised", ("ize", "")), ("ises", ("ize",)), ("ising", ("ize",)), ("isation", ("ize", "")),
    ("ization", ("ize", "")),
    ("ise", ("ize",)), ("ism", ("", "e")), ("ist", ("", "e")), ("ists", ("", "e")), ("ment", ("",)),
    ("able", ("", "e")),
)  # fmt: skip
_PREFIXES = (
    "un",
    "re",
    "non",
    "anti",
    "pre",
    "pro",
    "over",
    "under",
    "mid",
    "co",
    "semi",
    "inter",
    "de",
    "sub",
    "super",
)
_SHORTEST = 3


@functools.cache
def _list() -> frozenset[str]:
    lines = LIST.read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if not line.startswith("#"))


@functools.lru_cache(maxsize=65536)
def is_word(folded: str) -> bool:
    """Is `folded` (lower case) in the list, as it stands, inflected, or behind a common prefix?

    >>> is_word("courts"), is_word("denuclearised"), is_word("blinken")
    (True, True, False)
    """
    listed = _list()
    return folded in listed or any(stem in listed for stem in stems(folded))


def stems(folded: str) -> set[str]:
    """What `folded` may be an inflection of."""
    found = set(_uninflected(folded))
    for prefix in _PREFIXES:
        if folded.startswith(prefix) and len(folded) - len(prefix) > _SHORTEST:
            rest = folded.removeprefix(prefix)
            found |= {rest, *_uninflected(rest)}
    return found


def _uninflected(word: str) -> set[str]:
    found = set()
    for ending, replacements in _ENDINGS:
        head = word.removesuffix(ending)
        if head == word or len(head) < _SHORTEST - 1:
            continue
        found |= {head + replacement for replacement in replacements if len(head + replacement) >= _SHORTEST}
        if ending in ("ed", "ing", "er", "ers", "est") and len(head) > _SHORTEST and head[-1] == head[-2]:
            found.add(head[:-1])
    return found
