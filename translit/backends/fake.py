"""A translator without a model, for tests and demonstrations: it glosses common words and copies the rest.

Names, figures, punctuation and word order stay as they are, so a brief made with it is readable by a program.
"""

import hashlib
import re
from collections.abc import Sequence

from translit.backends.limits import refuse_long
from translit.types import Hypothesis

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
    """A word is a token. The nth hypothesis leaves out the last n words and scores -n."""

    name = "fake"
    engine = "fake"
    licence = "Apache-2.0"
    revision: str | None = None
    max_source_tokens = MAX_SOURCE_TOKENS
    workers = 1
    sha256 = hashlib.sha256(repr(GLOSSES).encode()).hexdigest()

    def count(self, source: str) -> int:
        return len(source.split())

    def translate(self, sources: Sequence[str], n_best: int = 1) -> list[list[Hypothesis]]:
        refuse_long(self, sources)
        return [_hypotheses(source, n_best) for source in sources]


def _hypotheses(source: str, n_best: int) -> list[Hypothesis]:
    words = _WORD.sub(_gloss, source).split()
    n_given = min(n_best, max(len(words), 1))
    return [
        Hypothesis(text=" ".join(words[: len(words) - n_lost]), score=-float(n_lost))
        for n_lost in range(n_given)
    ]


def _gloss(match: re.Match[str]) -> str:
    """The English of a word; one that begins a sentence keeps its capital."""
    word = match[0]
    gloss = GLOSSES.get(word) or GLOSSES.get(word.lower(), word)
    return gloss[0].upper() + gloss[1:] if word[0].isupper() else gloss
