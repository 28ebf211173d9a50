"""What of the English needs no source of its own: the source says it in a way that is no entity."""

import functools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from translit.types import Entity
from translit.verify.names.match import Sounds, form_words
from translit.verify.values.atoms import ONES, TENS
from translit.vocabulary import indonesian
from translit.vocabulary.english import is_word
from translit.vocabulary.words import Word, fold, words

LIST = Path(__file__).parent / "data" / "allowed.yaml"

_LONG = 4  # letters: shorter words have no capital in a headline either
_CAPITALISED = 0.75  # of the longer words of a headline; a sentence of names has fewer

_FIGURES = re.compile(r"\d{1,2}/\d{1,2}(?!\d)|\d+")
_ENDING = re.compile(r"(?:n['’]t|['’](?:s|ve|re|m|ll|d))$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Lists:
    """data/allowed.yaml, read once."""

    figures: Mapping[str, frozenset[str]]
    """Indonesian word -> the figures it explains."""
    names: Mapping[str, frozenset[str]]
    """Indonesian word -> the names it explains."""
    no_names: frozenset[str]


@functools.cache
def _lists() -> _Lists:
    tree = yaml.safe_load(LIST.read_text(encoding="utf-8"))
    return _Lists(
        figures=_by_word(tree["figures"]),
        names=_by_word(tree["names"]),
        no_names=frozenset(tree["no_names"].split()),
    )


def _by_word(explained: Mapping[str, str]) -> dict[str, frozenset[str]]:
    """What each Indonesian word explains, from what each thing is explained by."""
    found: dict[str, set[str]] = {}
    for english, by in explained.items():
        for word in by.split():
            found.setdefault(word, set()).add(english)
    return {word: frozenset(things) for word, things in found.items()}


def figures(source: str) -> set[str]:
    """The values that the source's own words and digits would explain."""
    found = set(_FIGURES.findall(source)) | set(re.findall(r"\d+", source))
    for word in words(source):
        found |= _lists().figures.get(word.folded, frozenset())
        if word.folded in ONES | TENS:  # left in English: the back nine
            found.add(str((ONES | TENS)[word.folded]))
    return {figure.lstrip("0") or "0" for figure in found}


def is_stranger(word: Word) -> bool:
    """A capitalised word that no English dictionary knows: a name, and a name comes from somewhere."""
    if not any(c.isupper() for c in word.text[:2]) or len(word.folded) < 2 or word.text[0].isdigit():
        return False
    bare = fold(_ENDING.sub("", word.text))
    return bare not in _lists().no_names and not is_word(bare)


def is_acronym(word: Word) -> bool:
    """Capitals, with a plural or possessive at most: EU, MPs. Translators make and undo them freely."""
    return len(bare := _ENDING.sub("", word.text).removesuffix("s")) > 1 and bare.isupper()


class Origin:
    """What the source's words and the accepted forms of its entities would explain of the English.

    An ordinary Indonesian word explains nothing: where it stands in the English it was left untranslated.
    But a capital makes a name of it (Bank Mandiri), unless it is a headline's.
    """

    def __init__(self, source: str, entities: Sequence[Entity]) -> None:
        self._source = source
        self._entities = entities

    @functools.cached_property
    def _known(self) -> set[str]:
        tokens = words(self._source)
        headline = _is_headline(self._source, tokens)
        known = {w.folded for entity in self._entities for form in entity.accepts for w in form_words(form)}
        known |= {word.folded for entity in self._entities for word in words(entity.text)}
        known |= {
            word.folded
            for word in tokens
            if (word.capital and not headline) or not indonesian.is_root(word.folded)
        }
        return known | {name for word in tokens for name in _lists().names.get(word.folded, ())}

    @functools.cached_property
    def _sounds(self) -> Sounds:
        return Sounds(self._known)

    def explains(self, stranger: Sequence[Word]) -> bool:
        """Is every unknown word of the run the source's own, or like one of them, or of an accepted form?"""
        return all(map(self._explains, filter(is_stranger, stranger)))

    def _explains(self, word: Word) -> bool:
        bare = fold(_ENDING.sub("", word.text))
        if {bare, bare.removesuffix("s"), bare.removesuffix("es")} & self._known:
            return True
        return next(self._sounds.like(bare), None) is not None


def _is_headline(source: str, tokens: Sequence[Word]) -> bool:
    """Have most of its longer words a capital, and has it no full stop?"""
    long = [word.capital for word in tokens if len(word.folded) >= _LONG]
    return sum(long) >= _CAPITALISED * len(long) and not source.rstrip(' "”').endswith((".", "!", "?"))
