"""A translator without a model, for tests and demonstrations: it glosses common words and copies the rest.

Names, figures, punctuation and word order stay as they are, so a brief made with it is readable by a program.
"""

import hashlib
import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any, TypeAlias

from translit.backends.limits import refuse_long
from translit.types import Hypothesis, Scoring, TokenScore

Script: TypeAlias = Mapping[str, Sequence[str | Hypothesis]]
"""What to answer to a source or a prefix, best first."""
EMPTY: Mapping[str, Any] = MappingProxyType({})
MAX_SOURCE_TOKENS = 96
GLOSSES = dict(
    line.split(" = ")
    for line in """\
ada = there is
adalah = is
akan = will
atau = or
bahwa = that
dalam = in
dan = and
dari = from
dengan = with
di = in
hari = day
ini = this
itu = that
juga = also
kata = said
ke = to
kepada = to
karena = because
mereka = they
negara = country
oleh = by
orang = people
pada = on
para = the
perang = war
sejak = since
sebagai = as
setelah = after
tahun = year
telah = has
tetapi = but
tidak = not
untuk = for
yang = which
Januari = January
Februari = February
Maret = March
Mei = May
Juni = June
Juli = July
Agustus = August
Oktober = October
Desember = December
Senin = Monday
Selasa = Tuesday
Rabu = Wednesday
Kamis = Thursday
Jumat = Friday
Sabtu = Saturday
Minggu = Sunday""".splitlines()
)
_WORD = re.compile(r"\w+")


class FakeTranslator:
    """A word is a token. The nth hypothesis leaves out the last n words and scores -n.

    A test scripts what it likes; what no script names is made from the glosses. In a script a text scores
    minus its place in the list; a `Hypothesis` scores what it says.
    """

    name = "fake"
    engine = "fake"
    licence = "Apache-2.0"
    revision: str | None = None
    max_source_tokens = MAX_SOURCE_TOKENS
    workers = 1
    sha256 = hashlib.sha256(repr(GLOSSES).encode()).hexdigest()

    def __init__(
        self,
        *,
        hypotheses: Script = EMPTY,
        retries: Script = EMPTY,
        completions: Script = EMPTY,
        log_probs: Mapping[str, float] = EMPTY,
    ) -> None:
        """Answer as scripted: `hypotheses` and `retries` by source, `completions` by prefix.

        `retries` stand in for `hypotheses` where a `no_repeat_ngram_size` is asked for. `log_probs` are those
        of words, wherever they stand; any other word of a target is worth 0 if the gloss has it, else -1.
        """
        self._hypotheses = hypotheses
        self._retries = retries
        self._completions = completions
        self._log_probs = log_probs

    def count(self, source: str) -> int:
        """See `Translator`."""
        return len(source.split())

    def translate(
        self, sources: Sequence[str], n_best: int = 1, no_repeat_ngram_size: int = 0
    ) -> list[list[Hypothesis]]:
        """See `Translator`. The glosses repeat what the source repeats, whatever the size."""
        refuse_long(self, sources)
        script = {**self._hypotheses, **(self._retries if no_repeat_ngram_size else {})}
        return [
            _scripted(script[source])[:n_best] if source in script else _hypotheses(source, n_best)
            for source in sources
        ]

    def complete(self, requests: Sequence[tuple[str, str]], n_best: int) -> list[list[Hypothesis]]:
        """See `Translator`. Unscripted, a prefix of n words is followed by the gloss from word n on."""
        refuse_long(self, [source for source, _ in requests])
        return [self._completed(source, prefix)[:n_best] for source, prefix in requests]

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[Scoring]:
        """See `Translator`. The end is worth 0."""
        refuse_long(self, [source for source, _ in pairs])
        return [self._scoring(source, target) for source, target in pairs]

    def _completed(self, source: str, prefix: str) -> list[Hypothesis]:
        if prefix in self._completions:
            offered = _scripted(self._completions[prefix])
        else:
            left = _glossed(source)[len(prefix.split()) :]
            text = f"{prefix.rstrip()} {' '.join(left)}".strip()
            offered = [Hypothesis(text=text, score=self._scoring(source, text).mean)] if left else []
        return [hypothesis for hypothesis in offered if hypothesis.text.startswith(prefix)]

    def _scoring(self, source: str, target: str) -> Scoring:
        known = set(_glossed(source))
        words = [
            TokenScore(
                start=word.start(),
                end=word.end(),
                log_prob=self._log_probs.get(word[0], 0.0 if word[0] in known else -1.0),
            )
            for word in re.finditer(r"\S+", target)
        ]
        return Scoring(tokens=(*words, TokenScore(start=len(target), end=len(target), log_prob=0.0)))


def _scripted(offers: Sequence[str | Hypothesis]) -> list[Hypothesis]:
    return [
        Hypothesis(text=offer, score=-float(place)) if isinstance(offer, str) else offer
        for place, offer in enumerate(offers)
    ]


def _hypotheses(source: str, n_best: int) -> list[Hypothesis]:
    words = _glossed(source)
    n_given = min(n_best, max(len(words), 1))
    return [
        Hypothesis(text=" ".join(words[: len(words) - n_lost]), score=-float(n_lost))
        for n_lost in range(n_given)
    ]


def _glossed(source: str) -> list[str]:
    return _WORD.sub(_gloss, source).split()


def _gloss(match: re.Match[str]) -> str:
    """The English of a word; one that begins a sentence keeps its capital."""
    word = match[0]
    gloss = GLOSSES.get(word) or GLOSSES.get(word.lower(), word)
    return gloss[0].upper() + gloss[1:] if word[0].isupper() else gloss
