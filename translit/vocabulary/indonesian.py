"""Is this an ordinary Indonesian word? Two lists of words, a list of names, and the language's affixes.

A capital letter alone does not make a name: Indonesian capitalises the words of headlines, offices and
organisations. A word that is in ordinary use in lower case is evidence that it is no name to copy. Many names
are words too, or look like one (Surya, Megawati: megawat and -i): those of names_id.txt count as names.

The lists are made by scripts/update_words.
"""

import functools
import re
from itertools import takewhile
from pathlib import Path

_FOLDER = Path(__file__).parent
LISTS = (_FOLDER / "dictionary_id.txt", _FOLDER / "words_id.txt")
NAMES = _FOLDER / "names_id.txt"

# First what a verb or noun adds in front, and what it swallowed; then what it adds at its end.
_PREFIXES = (
    ("meng", ("", "k")), ("meny", ("s",)), ("mem", ("", "p")), ("men", ("", "t")), ("me", ("",)),
    ("peng", ("", "k")), ("peny", ("s",)), ("pem", ("", "p")), ("pen", ("", "t")), ("per", ("",)),
    ("pe", ("",)),
    ("ber", ("", "r")), ("ter", ("", "r")), ("di", ("",)), ("ke", ("",)), ("se", ("",)),
)  # fmt: skip
_SUFFIXES = ("kan", "an", "i")
_CLITICS = ("nya", "lah", "kah", "pun")  # these are the only endings that a shorter word may take
_PRONOUNS = ("ku", "mu")
_SHORTEST = 4  # letters of a stem: with fewer every name would have one (Hakan: hak)
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


def _read(path: Path) -> frozenset[str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    n_head = sum(1 for _ in takewhile(lambda line: line.startswith("#"), lines))
    return frozenset(lines[n_head:])


@functools.cache
def _names() -> frozenset[str]:
    return _read(NAMES)


@functools.cache
def _roots() -> frozenset[str]:
    """What a longer word may be made of, names among it: pelaksanaan, of laksana."""
    return frozenset().union(*map(_read, LISTS))


@functools.cache
def _words() -> frozenset[str]:
    return _roots() - _names()


@functools.lru_cache(maxsize=65536)
def is_word(folded: str) -> bool:
    """Is `folded` (lower case) in the lists, with or without affixes, or a learned word by its ending?

    An ending counts beside a prefix only, as names end so too (Meloni: melon); the lists hold the rest.

    >>> is_word("pemerintahannya"), is_word("geologi"), is_word("blinken"), is_word("megawati")
    (True, True, False, False)
    """
    if folded in _names():
        return False
    if folded in _words() or _LEARNED.fullmatch(folded):
        return True
    bare = _without_clitics(folded)
    if not bare.isdisjoint(_words()):
        return True
    stems = _without_prefixes(bare)
    return not (stems | _without(stems, _SUFFIXES, _SHORTEST)).isdisjoint(_roots())


@functools.lru_cache(maxsize=65536)
def is_root(folded: str) -> bool:
    """Is `folded` a word, or one without its prefix? Headlines leave it out: Tewaskan, for menewaskan."""
    if folded in _names():
        return False
    ended = _without(_without_clitics(folded), _SUFFIXES, _SHORTEST)
    return is_word(folded) or not ended.isdisjoint(_words())


def forget() -> None:
    """Read the lists again when they are next asked for: scripts/update_words has written them."""
    for cached in (_names, _roots, _words, is_word, is_root):
        cached.cache_clear()


def _without_clitics(folded: str) -> set[str]:
    """`folded`, and what it is without -nya, -lah, -kah, -pun, -ku and -mu: two at most."""
    found = {folded}
    for _ in range(2):
        found |= _without(found, _CLITICS, _SHORTEST - 1) | _without(found, _PRONOUNS, _SHORTEST)
    return found


def _without(words: set[str], suffixes: tuple[str, ...], shortest: int) -> set[str]:
    return {
        word.removesuffix(suffix)
        for word in words
        for suffix in suffixes
        if word.endswith(suffix) and len(word) - len(suffix) >= shortest
    }


def _without_prefixes(words: set[str]) -> set[str]:
    """The words with one prefix or two taken off."""
    once = _without_prefix(words)
    return once | _without_prefix(once)


def _without_prefix(words: set[str]) -> set[str]:
    return {
        swallowed + word.removeprefix(prefix)
        for word in words
        for prefix, heads in _PREFIXES
        if word.startswith(prefix) and len(word) - len(prefix) >= _SHORTEST
        for swallowed in heads
    }


def looks_derived(folded: str) -> bool:
    """Has it a prefix and a suffix as only Indonesian verbs and nouns have (penanggulangan)?"""
    return _AFFIXED.fullmatch(folded) is not None


def looks_foreign(folded: str) -> bool:
    """Has it letters or clusters that Indonesian spelling does not have (Mickelson, Trump, Kavanaugh)?"""
    return _FOREIGN.search(folded) is not None
