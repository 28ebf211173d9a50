"""Is this an ordinary Indonesian word? A small list of words and the language's affixes.

A capital letter alone does not make a name: Indonesian capitalises the words of headlines, offices and
organisations. A word that is in ordinary use in lower case is evidence that it is no name to copy.
"""

import functools
import re
from pathlib import Path

LIST = Path(__file__).parent / "words_id.txt"

# First what a verb or noun adds at its end, then what it adds in front; each pair: prefix, what it swallowed.
_SUFFIXES = ("nya", "lah", "kah", "pun", "kan", "an", "i", "ku", "mu")
_PREFIXES = (
    ("meng", ("", "k")), ("meny", ("s",)), ("mem", ("", "p")), ("men", ("", "t")), ("me", ("",)),
    ("peng", ("", "k")), ("peny", ("s",)), ("pem", ("", "p")), ("pen", ("", "t")), ("per", ("",)),
    ("pe", ("",)),
    ("ber", ("",)), ("ter", ("",)), ("di", ("",)), ("ke", ("",)), ("se", ("",)), ("mem", ("",)),
)  # fmt: skip
_SHORTEST = 4  # letters of a stem: with fewer every name would have one (Hakan: hak)
_CLITICS = ("nya", "lah", "kah", "pun")  # these are the only endings that a shorter word may take
_AFFIXED = re.compile(r"(?:me[mn]?|meng|meny|be?r|pe[mnr]?|peng|peny|ke|di)[a-z]{4,}(?:kan|an|nya)")
# Learned endings that make common words and no names: geologi, digitalisasi, populisme.
_LEARNED = re.compile(r"[a-z]{2,}(?:logi|grafi|isasi|isme|nomi|metri|ologis|istik)")
# Letters and clusters that no Indonesian word has, loans aside: at the head, anywhere, at the end.
_FOREIGN = re.compile(
    r"^(?:[bcdfghjklmpqtvwz][dfgkmnptvz]|mc|wr|wh|sh|th|ch|ph|sch|x|ts|zh|hs|vl|[dg]w)"
    r"|[qx]|([bcdfghjlprtvz])\1|ck|sh[^aiu]|th[^aiu]|tz|sz|cz|ght|wn|wl|ee|oo|ou|ey|yl|vr|vs|kh?ov"
    r"|c[bcdfghklmnpqrstvwz]|j[b-df-hj-np-tv-z]"
    r"|(?:[lnr][bdgkpt]|[bcdfgjvwz]|mp|nc|ch|th|sh|gh|rm|rn|rs|ts|ls|ll|ss|ff|y|ie|oe|ue)$"
    r"|(?:ian|son|sen|ova)$"
)


@functools.cache
def _list() -> frozenset[str]:
    lines = LIST.read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if not line.startswith("#"))


@functools.cache
def _roots() -> frozenset[str]:
    """The list and what its words are made of: "kunjungan" tells that "kunjungi" is a word."""
    return _list().union(*(stems(word) for word in _list()))


@functools.lru_cache(maxsize=65536)
def is_word(folded: str) -> bool:
    """Is `folded` (lower case) in the list, with or without affixes, or a learned word by its ending?

    >>> is_word("pemerintahannya"), is_word("geologi"), is_word("blinken")
    (True, True, False)
    """
    if folded in _list() or _LEARNED.fullmatch(folded):
        return True
    return not stems(folded).isdisjoint(_roots())


def is_root(folded: str) -> bool:
    """Is `folded` a word, or what one is made of? Headlines leave affixes out: Guncang, for mengguncang."""
    return is_word(folded) or (len(folded) > _SHORTEST and folded in _roots())


def stems(folded: str) -> set[str]:
    """What `folded` may be made of, affixes taken off: two suffixes and two prefixes at most."""
    found = {folded}
    for _ in range(2):
        found |= {
            word.removesuffix(suffix)
            for word in found
            for suffix in _SUFFIXES
            if word.endswith(suffix)
            and len(word) - len(suffix) >= (_SHORTEST - 1 if suffix in _CLITICS else _SHORTEST)
        }
    for _ in range(2):
        found |= {
            swallowed + word.removeprefix(prefix)
            for word in found
            for prefix, heads in _PREFIXES
            if word.startswith(prefix) and len(word) - len(prefix) >= _SHORTEST
            for swallowed in heads
        }
    return found - {folded}


def looks_derived(folded: str) -> bool:
    """Has it a prefix and a suffix as only Indonesian verbs and nouns have (penanggulangan)?"""
    return _AFFIXED.fullmatch(folded) is not None


def looks_foreign(folded: str) -> bool:
    """Has it letters or clusters that Indonesian spelling does not have (Mickelson, Trump, Kavanaugh)?"""
    return _FOREIGN.search(folded) is not None
