"""Where the English says a name: its forms against the words of the translation, each word used once."""

import functools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from translit.words import Word, fold, words

_PLURALS = ("s", "es")


@dataclass(slots=True)
class Target:
    """The words of one translation and which of them already stand for something."""

    text: str
    words: list[Word] = field(init=False)
    used: list[bool] = field(init=False)
    _places: dict[str, list[int]] = field(init=False)

    def __post_init__(self) -> None:
        self.words = words(self.text)
        self.used = [False] * len(self.words)
        self._places = {}
        for at, word in enumerate(self.words):
            for key in keys(word):
                self._places.setdefault(key, []).append(at)

    def places(self, folded: str) -> list[int]:
        """The unused words that read `folded`, bare, possessive or plural."""
        return [at for at in self._places.get(folded, ()) if not self.used[at]]

    def find(self, form: Sequence[Word]) -> tuple[int, int] | None:
        """The first unused stretch that reads `form` word for word, as word indices, half open."""
        for at in self.places(form[0].folded):
            if at + len(form) <= len(self.words) and all(
                not self.used[at + step] and reads(self.words[at + step], word)
                for step, word in enumerate(form)
            ):
                return at, at + len(form)
        return None

    def use(self, start: int, end: int) -> None:
        """Words `start` to `end` stand for something now."""
        self.used[start:end] = [True] * (end - start)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Their offsets in the text, a possessive left out."""
        last = self.words[end - 1]
        bare = last.text[:-2] if last.text[-2:] in ("'s", "’s") else last.text
        return self.words[start].start, last.start + len(bare)


def keys(word: Word) -> Iterator[str]:
    """The folds under which an English word is looked up: itself, without possessive, without plural."""
    folded = fold(word.text[:-2]) if word.text[-2:] in ("'s", "’s", "'S") else word.folded
    yield folded
    if folded != word.folded:
        yield word.folded
    for ending in _PLURALS:
        if folded.endswith(ending) and (len(folded) - len(ending) > 2 or word.text[: -len(ending)].isupper()):
            yield folded.removesuffix(ending)


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
    return len(stem) >= _SHORTEST_STEM and long.startswith(stem) and long[len(stem) :] in _DERIVED


_SHORTEST_STEM = 4  # letters: shorter words that look alike are different names
# What English adds to a name that Indonesian writes bare, or writes otherwise at its end.
_DERIVATIONS = "a an ian ean en n i e ia es ese ish ist is ik iks ism ite on o os us um al ais s t el er tas"
_DERIVED = frozenset(_DERIVATIONS.split())
_SOUNDS = (
    ("tion", "si"), ("sion", "si"), ("ph", "f"), ("th", "t"), ("kh", "k"), ("gh", "g"), ("sch", "s"),
    ("ch", "k"), ("ck", "k"), ("c", "k"), ("q", "k"), ("x", "ks"), ("v", "f"), ("w", "u"),
    ("y", "i"), ("j", "i"),
    ("z", "s"),
    ("oe", "u"), ("oo", "u"), ("dh", "d"),
)  # fmt: skip


@functools.lru_cache(maxsize=65536)
def _sound(folded: str) -> str:
    for written, heard in _SOUNDS:
        folded = folded.replace(written, heard)
    return "".join(c for at, c in enumerate(folded) if at == 0 or folded[at - 1] != c)
