"""Is this line a headline, which gives its ordinary words capitals?"""

from collections.abc import Sequence

from translit.vocabulary.indonesian import is_root
from translit.vocabulary.words import Word

# Words of four letters and more that a headline leaves in lower case.
SMALL = frozenset((
    "dengan", "untuk", "dalam", "saat", "karena", "kepada", "oleh", "yang", "tentang", "sebagai",
    "hingga", "atau", "dari", "pada", "bagi", "agar", "antara", "usai", "setelah", "terkait", "soal",
    "akan", "tapi", "jadi", "demi", "serta", "lewat", "sejak", "tanpa", "terhadap",
))  # fmt: skip
_MIN_LETTERS = 4  # a shorter word tells nothing: di, ke, dan
# Ordinary words with a capital that make a headline in spite of its full stop, if none stands in lower case.
_N_CLOSED = 2
_CLOSING = (".", "!", "?", ":", ",")


def is_headline(text: str, tokens: Sequence[Word]) -> bool:
    """Do all the longer words of `text`, behind its first, have a capital, ordinary ones among them?

    >>> from translit.vocabulary.words import words
    >>> [is_headline(text, words(text)) for text in ("Korut Sempat Kunjungi Turki", "Korut tiba di Turki")]
    [True, False]
    """
    long = [word for word in tokens[1:] if len(word.text) >= _MIN_LETTERS]
    small = [word for word in long if not any(map(str.isupper, word.text))]
    n_ordinary = sum(word.capital and is_root(word.folded) for word in long)
    closed = text.rstrip(" ”\"’'")[-1:] in _CLOSING
    return n_ordinary >= (_N_CLOSED if closed else 1) and all(word.folded in SMALL for word in small)
