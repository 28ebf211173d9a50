"""Letters of a script that neither English nor the source has, and bytes that are no letters at all."""

import functools
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

from translit.degenerate.record import Degeneration

MAX_SYMBOLS = 1
"""One letter of a script is a symbol (Ω, π), unless it stands within a word of Latin letters."""
_NOISE = "noise"
_MARKS = frozenset({"Co", "Cn", "Cs", "Cc"})
# What Unicode calls a letter and is a symbol or another shape of a Latin one (µ, º, ℃, ｆ).
_NEUTRAL = re.compile(
    "LATIN|MICRO|OHM|KELVIN|ANGSTROM|MASCULINE|FEMININE|MODIFIER|SUPERSCRIPT|SUBSCRIPT|FULLWIDTH|HALFWIDTH"
    "|MATHEMATICAL|DOUBLE-STRUCK|SCRIPT|BLACK-LETTER|TURNED|ROTATED|INFORMATION|ALEF|BET|CIRCLED|ROMAN"
)


def foreign_letters(source: str, target: str) -> Iterator[Degeneration]:
    """The script with the most letters beyond those of it in the source. Linear in the text's length."""
    if target.isascii() and target.isprintable():
        return
    found = Counter(filter(None, map(_script, target)))
    found.subtract(filter(None, map(_script, source)))
    for script, n_letters in found.most_common():
        places = [at for at, char in enumerate(target) if _script(char) == script]
        alone = script != _NOISE and not any(_within_latin(target, at) for at in places)
        limit = MAX_SYMBOLS if alone else 0
        if n_letters > limit:
            yield Degeneration(
                kind="script", start=places[0], end=places[-1] + 1, measured=n_letters, limit=limit
            )
            return


@functools.lru_cache(maxsize=4096)
def _script(char: str) -> str | None:
    r"""The script of a letter that is not Latin; `noise` for what no text has; None for all else.

    >>> _script("ж"), _script("é"), _script("中"), _script("\ufffd"), _script("7")
    ('CYRILLIC', None, 'CJK', 'noise', None)
    """
    if char == "\ufffd" or (unicodedata.category(char) in _MARKS and not char.isspace()):
        return _NOISE
    if char.isascii() or not char.isalpha():
        return None
    first = unicodedata.name(char, _NOISE).split()[0]
    return None if _NEUTRAL.fullmatch(first) else first


def _within_latin(text: str, at: int) -> bool:
    """Whether the letter has a Latin one on either side: a look-alike in a word (Mоscow)."""
    sides = (text[at - 1 : at], text[at + 1 : at + 2])
    return all(side.isalpha() and _script(side) is None for side in sides)
