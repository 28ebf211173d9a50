"""What the CRF sees of each word: its letters, its neighbours in reach of two, the tables, its run, the text.

A feature is a byte string, as crfsuite keeps it; up to its `=` or sign, its letters name its group (GROUPS).
What depends on one word alone is made once and kept: news says the same words over and over, and making the
strings was most of the time that tagging took.
"""

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

from translit.recognise.tables import cue_lists, known
from translit.vocabulary.indonesian import is_word, looks_derived, looks_foreign
from translit.vocabulary.words import Word

GROUPS = {
    "word": "w",
    "affix": "a",
    "shape": "s",
    "caps": "c",
    "ordinary": "o",
    "cue": "q",
    "gap": "g",
    "table": "t",
    "run": "r",
    "text": "x",
}
"""By name, the letter that a group's features begin with."""
NEWS, WIKI = b"news:", b"wiki:"
"""The two corpora mark names by different rules (Indonesia and Hong Kong are often none in the news). So that
each can have its say, a word's main features are there twice, once with the corpus before them. At run time a
text is news."""

_HEADLINE = 0.7  # share of capitalised words from which capitals say little
_MIN_HEADLINE = 4  # words
_RUN_GAPS = frozenset((" ", "-", ". ", ".", " & ", "\u00a0"))
_LONGEST_RUN = 4  # words that are told apart by number
_MANY_LETTERS = 10


_Table: TypeAlias = tuple[tuple[bytes, ...], tuple[bytes, ...], bytes, bytes]


@dataclass(frozen=True, slots=True)
class Traits:
    """The features of one word, by where it stands: as itself, one or two away, in a run or beside it."""

    caps: str
    own: tuple[bytes, ...]
    before: tuple[bytes, ...]
    after: tuple[bytes, ...]
    far_before: tuple[bytes, ...]
    far_after: tuple[bytes, ...]
    run: tuple[bytes, ...]
    """As the first word of another's run, its last, the word before the run, the word behind it."""


def features(text: str, tokens: Sequence[Word], domain: bytes = NEWS) -> list[list[bytes]]:
    """The features of each word of `text`, whose `words` are `tokens`."""
    if not tokens:
        return []
    traits = [_traits(word.text, word.folded, domain) for word in tokens]
    gaps = [text[one.end : two.start] for one, two in pairwise(tokens)]
    rows = [list(trait.own) for trait in traits]
    _add_neighbours(traits, ["^" + text[: tokens[0].start], *gaps, "$" + text[tokens[-1].end :]], rows)
    _add_tables(text, tokens, rows, domain)
    _add_runs(tokens, traits, gaps, rows)
    _add_text(tokens, rows)
    return rows


def _add_neighbours(traits: list[Traits], gaps: list[str], rows: list[list[bytes]]) -> None:
    """The words one and two away, and what stands between: gap `at` is the one before word `at`."""
    last = len(rows) - 1
    for at, row in enumerate(rows):
        before, after = _gap(gaps[at]), _gap(gaps[at + 1])
        caps_before = caps_after = ""
        if at:
            row.extend(traits[at - 1].before)
            caps_before = traits[at - 1].caps
            if at > 1:
                row.extend(traits[at - 2].far_before)
        if at < last:
            row.extend(traits[at + 1].after)
            caps_after = traits[at + 1].caps
            if at < last - 1:
                row.extend(traits[at + 2].far_after)
        row.extend(_pattern(caps_before, before, traits[at].caps, after, caps_after))


def _add_tables(text: str, tokens: Sequence[Word], rows: list[list[bytes]], domain: bytes) -> None:
    for first, stop, kind in known(text, tokens):
        head, inner, before, after = _table(kind, domain, long=stop - first > 1)
        rows[first] += head
        for at in range(first + 1, stop):
            rows[at] += inner
        if first:
            rows[first - 1].append(before)
        if stop < len(rows):
            rows[stop].append(after)


def _add_runs(
    tokens: Sequence[Word], traits: Sequence[Traits], gaps: Sequence[str], rows: list[list[bytes]]
) -> None:
    """A capitalised word's run: "PT Salma Arowana Lestari" is a firm by its first word, to its last."""
    at, n_words = 0, len(tokens)
    while at < n_words:
        if not tokens[at].capital:
            at += 1
            continue
        stop = at + 1
        while stop < n_words and tokens[stop].capital and gaps[stop - 1] in _RUN_GAPS:
            stop += 1
        for place in range(at, stop):
            row = rows[place]
            row.append(_place_in_run(stop - at, place == at, place == stop - 1))
            if place > at:
                row.append(traits[at].run[0])
                if place > at + 1 and at:
                    row.append(traits[at - 1].run[2])
            if place < stop - 1:
                row.append(traits[stop - 1].run[1])
                if place < stop - 2 and stop < n_words:
                    row.append(traits[stop].run[3])
        at = stop


def _add_text(tokens: Sequence[Word], rows: list[list[bytes]]) -> None:
    """Whether a capitalised word also stands in lower case; whether all are capitalised, as in headlines."""
    small = {word.folded for word in tokens if not word.capital}
    headline = len(tokens) >= _MIN_HEADLINE and len(tokens) - len(small) >= _HEADLINE * len(tokens)
    for word, row in zip(tokens, rows, strict=True):
        if word.folded in small and word.capital:
            row.append(b"x=small")
        if headline:
            row.append(b"x=headline")


@functools.lru_cache(maxsize=1 << 16)
def _traits(text: str, folded: str, domain: bytes) -> Traits:
    caps, sort, cues = _caps(text), _sort(folded), [f"q={name}" for name in cue_lists(folded)]
    word, cap, end = f"w={folded}", f"c={caps}", f"a-3={folded[-3:]}"
    twice = ["w", word, cap, f"s={_shape(text)}", f"o={sort}", f"o={sort}{caps}"]
    own = [*twice, *cues, f"s{min(len(text), _MANY_LETTERS)}"]
    own += [f"a{n}={folded[:n]}" for n in (1, 2, 3, 4) if len(folded) > n]
    own += [f"a-{n}={folded[-n:]}" for n in (1, 2, 3, 4) if len(folded) > n]
    beside, far = _encoded([word, cap, f"o={sort}", end, *cues]), _encoded([word, cap, *cues])
    return Traits(
        caps=caps,
        own=(*_encoded(own), *(domain + feature for feature in _encoded(twice))),
        before=_marked(beside, b"-1"),
        after=_marked(beside, b"+1"),
        far_before=_marked(far, b"-2"),
        far_after=_marked(far, b"+2"),
        run=(
            f"rF={folded}".encode(),
            f"rL={folded}".encode(),
            f"rB={folded}".encode(),
            f"rA={folded}".encode(),
        ),
    )


def _encoded(names: Sequence[str]) -> tuple[bytes, ...]:
    return tuple(name.encode() for name in names)


def _marked(names: Sequence[bytes], where: bytes) -> tuple[bytes, ...]:
    """The features with the place of the word that has them behind the letter of their group."""
    return tuple(name[:1] + where + name[1:] for name in names)


def group(feature: bytes) -> str:
    """The letter of the feature's group, whether the corpus stands before it or not."""
    return feature.removeprefix(NEWS).removeprefix(WIKI)[:1].decode()


def _caps(text: str) -> str:
    """How the word is capitalised: figures, all, one letter, the first, another one, none."""
    if text[0].isdigit():
        return "9" if text.isdigit() else "9a"
    if text.isupper():
        return "A" if len(text) == 1 else "AA"
    if text[0].isupper():
        return "Aa" if text[1:].islower() else "AaA"
    return "a" if text.islower() else "aA"


def _sort(folded: str) -> str:
    """Whether the word is an ordinary one, or looks like one, or looks like none."""
    if is_word(folded):
        return "word"
    if looks_derived(folded):
        return "derived"
    return "foreign" if looks_foreign(folded) else "unknown"


def _shape(text: str) -> str:
    """Its letters and figures by class, three alike written as two: B52 is A99, Washington Aaa."""
    classes = "".join("9" if c.isdigit() else "A" if c.isupper() else "a" if c.isalpha() else c for c in text)
    return re.sub(r"(.)\1{2,}", r"\1\1", classes)


@functools.lru_cache(maxsize=1 << 12)
def _gap(gap: str) -> str:
    """The marks between two words: none for a space, 0 where nothing stands between them."""
    marks = gap.strip()
    if not marks:
        return "" if gap else "0"
    if marks in ("-", "–") and gap != marks:
        return " - "
    return marks if len(marks) <= 2 else marks[0] + marks[-1]


@functools.lru_cache(maxsize=1 << 14)
def _pattern(caps_before: str, before: str, caps: str, after: str, caps_after: str) -> tuple[bytes, ...]:
    """The gaps around a word, and with them how it and its neighbours are capitalised."""
    return _encoded([f"g<{before}", f"g>{after}", f"c0={caps_before}{before}_{caps}_{after}{caps_after}"])


@functools.lru_cache(maxsize=1 << 8)
def _table(kind: str, domain: bytes, *, long: bool) -> _Table:
    """For the first word of a known name, its other words, the word before it and the one behind."""
    head, inner = f"tB{kind}{'+' * long}".encode(), f"tI{kind}".encode()
    return (head, domain + head), (inner, domain + inner), f"t>{kind}".encode(), f"t<{kind}".encode()


@functools.lru_cache(maxsize=1 << 10)
def _place_in_run(length: int, first: bool, last: bool) -> bytes:  # noqa: FBT001 - lru_cache is faster so
    return f"r{min(length, _LONGEST_RUN)}{'F' * first}{'L' * last}".encode()
