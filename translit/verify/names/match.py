"""Where the English says a name: its forms against the words of the translation, each word used once."""

import functools
import re
from bisect import bisect_left
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from translit.vocabulary.words import Word, fold, words

_PARTING = re.compile(r"[,;:!?()\[\]“”\"/|]")  # no name goes on behind one of these
_FIGURES = re.compile(r"\d+")
_PLURALS = ("s", "es")
_POSSESSIVE = ("'s", "’s", "'S", "’S")


class Target:
    """The words of one translation and which of them already stand for something."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.words = words(text)
        self.used = [False] * len(self.words)
        self._starts = [word.start for word in self.words]
        self._places: dict[str, list[int]] = {}
        for at, word in enumerate(self.words):
            for key in keys(word):
                self._places.setdefault(key, []).append(at)
        self._shapes: dict[str, list[int]] = {}
        for at, word in enumerate(self.words):
            if (shape := _shape(word.folded)) != word.folded:
                self._shapes.setdefault(shape, []).append(at)
        self._found: dict[str, deque[int]] = {}
        self._alike: dict[str, deque[int]] = {}
        self._sounds = Sounds(word.folded if word.capital else "" for word in self.words)

    def find(self, form: str) -> tuple[int, int] | None:
        """The first unused stretch that reads `form` word for word, as word indices, half open."""
        wanted = form_words(form)
        if form not in self._found:
            starts = self._places.get(wanted[0].folded, ()) if wanted else ()
            self._found[form] = deque(at for at in starts if self._reads(at, wanted))
        start = self._unused(self._found[form], len(wanted))
        return None if start is None else (start, start + len(wanted))

    def find_renumbered(self, form: str) -> tuple[int, int] | None:
        """The first unused stretch that reads `form` with other figures: `F-15` for `F-16`, `Article 6`."""
        wanted = [_shape(word.folded) for word in form_words(form)]
        key = _FIGURES.sub("#", form)
        if key == form:
            return None
        if key not in self._found:
            starts = (self._shapes if "#" in wanted[0] else self._places).get(wanted[0], ())
            self._found[key] = deque(at for at in starts if self._shaped(at, wanted))
        start = self._unused(self._found[key], len(wanted))
        return None if start is None else (start, start + len(wanted))

    def _shaped(self, at: int, wanted: Sequence[str]) -> bool:
        stretch = self.words[at : at + len(wanted)]
        if len(stretch) < len(wanted) or wanted == ["#"]:
            return False
        return all(_shape(word.folded) == shape for word, shape in zip(stretch, wanted, strict=True))

    def find_alike(self, folded: str) -> int | None:
        """The first unused capitalised word that sounds like `folded`."""
        if folded not in self._alike:
            self._alike[folded] = deque(self._sounds.like(folded))
        return self._unused(self._alike[folded], 1)

    def _unused(self, starts: deque[int], length: int) -> int | None:
        """The first of `starts` with `length` unused words; what is used stays so and is dropped for good."""
        while starts and any(self.used[starts[0] : starts[0] + length]):
            starts.popleft()
        return starts[0] if starts else None

    def use(self, start: int, end: int) -> None:
        """Words `start` to `end` stand for something now."""
        self.used[start:end] = [True] * (end - start)

    def use_span(self, start: int, end: int) -> None:
        """The words that begin between two offsets of the text stand for something now."""
        self.use(bisect_left(self._starts, start), bisect_left(self._starts, end))

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Their offsets in the text, a possessive left out."""
        last = self.words[end - 1]
        bare = last.text[:-2] if last.text.endswith(_POSSESSIVE) else last.text
        return self.words[start].start, last.start + len(bare)

    def _reads(self, at: int, form: Sequence[Word]) -> bool:
        stretch = self.words[at : at + len(form)]
        if len(stretch) < len(form) or not all(map(reads, stretch, form)):
            return False
        return not any(_PARTING.search(self.text, one.end, two.start) for one, two in pairwise(stretch))


def _shape(folded: str) -> str:
    """A word with a mark for its figures: `f16` is `f#`."""
    return _FIGURES.sub("#", folded)


@functools.lru_cache(maxsize=65536)
def form_words(form: str) -> tuple[Word, ...]:
    """The words of an accepted form."""
    return tuple(words(form))


def keys(word: Word) -> Iterator[str]:
    """The folds under which an English word is looked up: itself, without possessive, without plural."""
    folded = fold(word.text[:-2]) if word.text.endswith(_POSSESSIVE) else word.folded
    yield folded
    if folded != word.folded:
        yield word.folded
    for ending in _PLURALS:
        stem = folded.removesuffix(ending)
        if stem != folded and (len(stem) > 2 or word.text[: -len(ending)].isupper()):
            yield stem


def reads(word: Word, form: Word) -> bool:
    """Does `word` of the English read as `form`? Capitals ask for capitals: US is not "us"."""
    if form.upper and len(form.folded) <= 3 and not any(c.isupper() for c in word.text[:2]):
        return False
    return form.folded in keys(word)


def alike(one: str, two: str) -> bool:
    """Are two folded words one name heard by two ears, or a word and its English derivation?

    >>> alike("zelenskyy", "zelenskiy"), alike("venezuela", "venezuelan"), alike("blinken", "blinkin")
    (True, True, False)
    """
    short, long = sorted((_sound(one), _sound(two)), key=len)
    if short == long:
        return True
    stem = short.rstrip("aeiou")
    return len(stem) >= STEM_LETTERS and long.startswith(stem) and long[len(stem) :] in _DERIVED


class Sounds:
    """Words by the head of their sound, so that what is alike is found without asking every pair."""

    def __init__(self, folded: Iterable[str]) -> None:
        self._words = list(folded)

    def like(self, folded: str) -> Iterator[int]:
        """The indices of the words that are alike to `folded`, in order."""
        near = self._heads.get(_sound(folded)[:STEM_LETTERS], ())
        return (at for at in near if alike(folded, self._words[at]))

    @functools.cached_property
    def _heads(self) -> dict[str, list[int]]:
        heads: dict[str, list[int]] = {}
        for at, word in enumerate(self._words):
            heads.setdefault(_sound(word)[:STEM_LETTERS], []).append(at)
        return heads


STEM_LETTERS = 4  # letters: words with a shorter stem that look alike are different names
# What English adds to a name that Indonesian writes bare, or writes otherwise at its end.
_DERIVATIONS = "a an ian ean en n i e ia es ese ish ist is ik iks ism ite on o os us um al ais s t el er tas"
_DERIVED = frozenset(_DERIVATIONS.split())
_SOUNDS = (
    ("tion", "si"), ("sion", "si"), ("ph", "f"), ("th", "t"), ("kh", "k"), ("gh", "g"), ("sch", "s"),
    ("ch", "k"), ("ck", "k"), ("c", "k"), ("q", "k"), ("x", "ks"), ("v", "f"), ("w", "u"), ("y", "i"),
    ("j", "i"), ("z", "s"), ("oe", "u"), ("oo", "u"), ("dh", "d"),
)  # fmt: skip


@functools.lru_cache(maxsize=65536)
def _sound(folded: str) -> str:
    for written, heard in _SOUNDS:
        folded = folded.replace(written, heard)
    return "".join(c for at, c in enumerate(folded) if at == 0 or folded[at - 1] != c)
