"""What of the English needs no source of its own: the source says it in a way that is no entity."""

import functools
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import yaml

from translit.types import Entity
from translit.verify.match import Sounds, form_words
from translit.verify.vocabulary import is_word
from translit.words import Word, fold, words

LIST = Path(__file__).parent / "data" / "allowed.yaml"

_FIGURES = re.compile(r"\d+")
_ENDING = re.compile(r"(?:n['’]t|['’](?:s|ve|re|m|ll|d))$", re.IGNORECASE)

_Lists = tuple[Mapping[str, frozenset[str]], frozenset[str]]


@functools.cache
def _lists() -> _Lists:
    """data/allowed.yaml, read once: Indonesian word -> the figures it explains, and the English no-names."""
    tree = yaml.safe_load(LIST.read_text(encoding="utf-8"))
    explained: dict[str, set[str]] = {}
    for figure, indonesian in tree["figures"].items():
        for word in indonesian.split():
            explained.setdefault(word, set()).add(figure)
    return {word: frozenset(found) for word, found in explained.items()}, frozenset(tree["no_names"].split())


def figures(source: str) -> set[str]:
    """The values that the source's own words and digits would explain."""
    found = set(_FIGURES.findall(source))
    for word in words(source):
        found |= _lists()[0].get(word.folded, frozenset())
    return {figure.lstrip("0") or "0" for figure in found}


def is_stranger(word: Word) -> bool:
    """A capitalised word that no English dictionary knows: a name, and a name comes from somewhere."""
    if not any(c.isupper() for c in word.text[:2]) or len(word.folded) < 2 or word.text[0].isdigit():
        return False
    bare = fold(_ENDING.sub("", word.text))
    return bare not in _lists()[1] and not is_word(bare)


def is_acronym(word: Word) -> bool:
    """Capitals, with a plural or possessive at most: EU, MPs. Translators make and undo them freely."""
    return len(bare := _ENDING.sub("", word.text).removesuffix("s")) > 1 and bare.isupper()


class Origin:
    """What the source's words and the accepted forms of its entities would explain of the English."""

    def __init__(self, source: str, entities: Iterable[Entity]) -> None:
        accepted = (word for entity in entities for form in entity.accepts for word in form_words(form))
        self._known = {word.folded for word in (*words(source), *accepted)}
        self._sounds = Sounds(self._known)

    def explains(self, stranger: Sequence[Word]) -> bool:
        """Is every unknown word of the run the source's own, or like one of them, or of an accepted form?"""
        return all(map(self._explains, filter(is_stranger, stranger)))

    def _explains(self, word: Word) -> bool:
        bare = fold(_ENDING.sub("", word.text))
        if {bare, bare.removesuffix("s"), bare.removesuffix("es")} & self._known:
            return True
        return next(self._sounds.like(bare), None) is not None
