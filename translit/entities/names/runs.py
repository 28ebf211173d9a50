"""Runs of capitalised words that may hold names, outside what other recognisers have claimed."""

from collections.abc import Iterator, Sequence

from translit.entities.names.cues import cues
from translit.entities.names.gazetteer import longest
from translit.entities.names.sentence import Sentence
from translit.types import Entity
from translit.vocabulary.indonesian import is_word
from translit.vocabulary.words import Word

_MAX_INSIDE = 2  # small words between two capitals: "Center for a New American Security"
_LONGEST_SYLLABLE = 6  # letters
_CLITICS = frozenset(("nya", "lah", "kah", "pun", "ku", "mu", "an", "isme"))


def runs(sentence: Sentence, claimed: Sequence[Entity]) -> Iterator[tuple[int, int]]:
    """Each run as word indices, half open, in order."""
    taken = _taken(sentence, claimed)
    at = 0
    while at < len(sentence.words):
        stop = at + 1
        if not taken[at] and _may_begin(sentence.words[at]):
            stop = _end(sentence, taken, at)
            yield at, stop
        at = stop


def _may_begin(word: Word) -> bool:
    """A capital, or one behind a small letter: iPhone, eSwatini."""
    return word.capital or word.text[1:2].isupper()


def _taken(sentence: Sentence, claimed: Sequence[Entity]) -> list[bool]:
    """Which words another recogniser has; one that English copies stays free at the head of a longer name."""
    taken = [False] * len(sentence.words)
    offset, at = sentence.segment.start, 0
    for entity in claimed:
        while at < len(taken) and sentence.words[at].end + offset <= entity.start:
            at += 1
        first = at
        while at < len(taken) and sentence.words[at].start + offset < entity.end:
            taken[at] = True
            at += 1
        if at == first + 1 and _heads_name(sentence, first):
            taken[first] = False
    return taken


def _heads_name(sentence: Sentence, at: int) -> bool:
    """`Chad Hammel`, `Jordan Spieth`: a place whose name is copied, before an unknown capitalised word."""
    tokens = sentence.words
    name = longest(sentence.segment.text, tokens, at)
    if name is None or not name.copied or at + 1 >= len(tokens) or sentence.gap(at + 1) != " ":
        return False
    titled = at > 0 and (tokens[at - 1].capital or tokens[at - 1].folded in cues().person_before)
    whole = _unknown(sentence, at + 2) and sentence.gap(at + 2) == " "  # Peru Paolo Guerrero: his country
    return not titled and not whole and _unknown(sentence, at + 1)


def _unknown(sentence: Sentence, at: int) -> bool:
    """Is word `at` capitalised and no ordinary one?"""
    if at >= len(sentence.words):
        return False
    word = sentence.words[at]
    return word.capital and not word.upper and not is_word(word.folded)


def _end(sentence: Sentence, taken: list[bool], at: int) -> int:
    """Where the run that begins at `at` ends."""
    tokens, stop = sentence.words, at + 1
    while stop < len(tokens) and not taken[stop]:
        if _syllable(sentence, stop):
            stop += 1
            continue
        reach = stop
        while reach < min(stop + _MAX_INSIDE, len(tokens)) and _inside(sentence, reach):
            reach += 1
        if reach == len(tokens) or taken[reach] or not tokens[reach].capital or not _joins(sentence, reach):
            break
        if reach > stop and is_word(tokens[stop - 1].folded) and is_word(tokens[reach].folded):
            break
        stop = reach + 1
    return stop


def _inside(sentence: Sentence, at: int) -> bool:
    """A small word of a foreign name: de, bin, of, the."""
    word = sentence.words[at]
    return not word.capital and word.folded in cues().inside and sentence.gap(at) == " "


def _syllable(sentence: Sentence, at: int) -> bool:
    """The second half of a Korean given name (Tae-yong, Byeong-seug); no clitic, as in Trump-nya."""
    word, before = sentence.words[at], sentence.words[at - 1]
    if sentence.gap(at) != "-" or not word.text.islower() or len(word.text) > _LONGEST_SYLLABLE:
        return False
    if not before.capital or before.upper or word.folded in _CLITICS:
        return False
    surname = sentence.words[at - 2].folded if at > 1 else ""  # Choi Sang-mok: "sang" is a word
    return surname in cues().family_first or not is_word(before.folded)


def _joins(sentence: Sentence, at: int) -> bool:
    """Do words `at - 1` and `at` belong to one run? Space, hyphen, ampersand, or the point of an initial."""
    gap, before = sentence.gap(at), sentence.words[at - 1]
    if gap in (" ", "-", " & ", "&", "\u00a0", "–"):
        return True
    return gap in (". ", ".") and (len(before.text) == 1 or before.folded in cues().abbreviated)
