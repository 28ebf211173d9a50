"""An engine that breaks good English in every way a model has, for the tests of the repair loop."""

import random
import re
from collections.abc import Callable, Mapping, Sequence

from translit.backends.fake import FakeTranslator
from translit.repair.placeholder import COMMON
from translit.types import Hypothesis, Scoring, TokenScore

COMMON_NAMES = tuple(dict.fromkeys(name for names in COMMON.values() for name in names))
_CAPITALISED = re.compile(r"(?<!^)\b[A-Z][\w.-]*\w|\b\d[\d.,]*")
Breaking = Callable[[random.Random, str, str], str]
"""Draws from a seed what becomes of an English, given its source."""


class Adversary(FakeTranslator):
    """Knows the right English and hardly ever says it. The same seed and request give the same answer."""

    def __init__(self, seed: int, right: Mapping[str, str], *, share_right: float = 0.2) -> None:
        super().__init__()
        self._seed = seed
        self._right = right
        self._share_right = share_right
        self.n_calls = 0

    def translate(
        self, sources: Sequence[str], n_best: int = 1, no_repeat_ngram_size: int = 0
    ) -> list[list[Hypothesis]]:
        """Broken English for each; a name that was put in the place of another comes back in any way."""
        self.n_calls += 1
        return [
            [self._hypothesis(source, f"{place} {no_repeat_ngram_size}") for place in range(n_best)]
            for source in sources
        ]

    def complete(self, requests: Sequence[tuple[str, str]], n_best: int) -> list[list[Hypothesis]]:
        """What begins right and goes on broken."""
        self.n_calls += 1
        found = []
        for source, prefix in requests:
            rests = [self._hypothesis(source, f"{prefix} {place}") for place in range(n_best)]
            found.append(
                [
                    Hypothesis(
                        text=prefix + rest.text[len(prefix) :], score=rest.score, truncated=rest.truncated
                    )
                    for rest in rests
                ]
            )
        return found

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[Scoring]:
        """Anything."""
        self.n_calls += 1
        return [
            Scoring(tokens=(TokenScore(start=len(target), end=len(target), log_prob=self._drawn(target)),))
            for _, target in pairs
        ]

    def _drawn(self, text: str) -> float:
        return -3 * random.Random(f"{self._seed} {text}").random()  # noqa: S311 - a test's own chance

    def _hypothesis(self, source: str, request: str) -> Hypothesis:
        rng = random.Random(f"{self._seed} {source} {request}")  # noqa: S311 - a test's own chance
        english = self._english(rng, source)
        for _ in range(0 if rng.random() < self._share_right else rng.randint(1, 3)):
            english = rng.choice(BREAKINGS)(rng, source, english)
        return Hypothesis(text=english, score=self._drawn(english), truncated=rng.random() < 0.05)

    def _english(self, rng: random.Random, source: str) -> str:
        """The right English; of a source with another name in it, with that in a place of its own choice."""
        if source in self._right:
            return self._right[source]
        own = set(source.split())
        known = max(self._right, key=lambda each: len(own & set(each.split())))
        english = self._right[known]
        common = next((name for name in COMMON_NAMES if name in source and name not in known), None)
        return english if common is None else _replaced(rng, english, rng.choice(_RETURNED).format(common))


_RETURNED = ("{0}", "{0}", "{0}", "{0}'s", "{0} {0}", "{0}ers", "{0}s", "the {0}", "")


def _replaced(rng: random.Random, english: str, by: str) -> str:
    """One name or figure of the English, another text in its place."""
    found = list(_CAPITALISED.finditer(english))
    if not found:
        return f"{english} {by}"
    name = rng.choice(found)
    return english[: name.start()] + by + english[name.end() :]


def _drop(rng: random.Random, source: str, english: str) -> str:
    return _replaced(rng, english, "")


def _double(rng: random.Random, source: str, english: str) -> str:
    found = _CAPITALISED.findall(english)
    return _replaced(rng, english, " ".join([rng.choice(found)] * 2)) if found else english


def _repeat(rng: random.Random, source: str, english: str) -> str:
    """A name a second time, at the end."""
    found = _CAPITALISED.findall(english)
    return f"{english.rstrip('.')} and {rng.choice(found)}." if found else english


def _mangle(rng: random.Random, source: str, english: str) -> str:
    found = _CAPITALISED.findall(english)
    if not found:
        return english
    name = rng.choice(found)
    at = rng.randrange(len(name))
    other = rng.choice("123456789" if name[at].isdigit() else "aeioulnrst")
    return english.replace(name, name[:at] + other + name[at + 1 :], 1)


def _swap(rng: random.Random, source: str, english: str) -> str:
    words = english.split()
    one, two = rng.randrange(len(words) or 1), rng.randrange(len(words) or 1)
    if words:
        words[one], words[two] = words[two], words[one]
    return " ".join(words)


def _loop(rng: random.Random, source: str, english: str) -> str:
    words = english.split()
    at = rng.randrange(len(words) + 1)
    return " ".join([*words[:at], *(words[at : at + rng.randint(1, 3)] * 12)])


def _empty(rng: random.Random, source: str, english: str) -> str:
    return ""


def _leave(rng: random.Random, source: str, english: str) -> str:
    """Indonesian, all of it or from somewhere on."""
    words = source.split()
    at = rng.randrange(len(words) + 1)
    return " ".join([*english.split()[:at], *words[at:]])


def _break_off(rng: random.Random, source: str, english: str) -> str:
    words = english.split()
    return " ".join(words[: rng.randrange(len(words) + 1)])


def _lower(rng: random.Random, source: str, english: str) -> str:
    return english.lower()


def _return(rng: random.Random, source: str, english: str) -> str:
    """The name that stood in the place of another once more, in lower case."""
    common = next((name for name in COMMON_NAMES if name in source), None)
    return english if common is None else f"{english} {common.lower()}"


BREAKINGS: tuple[Breaking, ...] = (
    _drop, _drop, _double, _repeat, _mangle, _mangle, _mangle, _swap, _loop, _empty, _leave, _break_off,
    _lower, _return,
)  # fmt: skip
