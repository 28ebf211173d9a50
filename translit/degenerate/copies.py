"""Indonesian that is left in the English, beyond names."""

import functools
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from translit.degenerate.record import Degeneration
from translit.types import Segment, Translation
from translit.vocabulary.indonesian import is_word
from translit.vocabulary.words import Word, words

COGNATES = Path(__file__).parent / "cognates.txt"

# Ordinary Indonesian words among those words of the English that are no names or figures, where there are
# MIN_WORDS or more. Of the 999 references of ntrex_dev one has as many, a sentence in French (next limit); of
# 998 copied sources 99.0% are above. Measure again: scripts/measure_degeneration ../shared/eval/ntrex_dev.tsv
MAX_SHARE = 0.4
MAX_SHARE_OF_FOREIGN = 0.9
"""Where no word of the source is surely Indonesian: it may be French ("Il faut bien le faire." has 0.75)."""
MIN_WORDS = 3
"""Indonesian words in a row that are no coincidence, and in all that make a mirror."""


def _table(text: str) -> frozenset[str]:
    return frozenset(text.split())


_CLOSED = _table(
    """
    yang di ke dari dan untuk dengan pada dalam oleh akan telah sudah tidak ini itu adalah karena saat usai
    jadi bisa agar tak belum bagi soal tentang antara setelah sebelum sejak hingga seperti serta atau juga
    lebih makin tetap masih kembali kata bukan ada jika
    """
)
# One of these makes a headline of words with capitals; without, they are a name (Jalan Medan Merdeka Barat,
# Partai Persatuan Pembangunan, Kementerian Pendidikan dan Kebudayaan).
_TELLING = (_CLOSED - {"dan", "untuk", "dengan"}) | _table(
    """
    kirim tolak desak minta bantah kecam umumkan tembak serang tewas gelar bahas kunjungi temui ajak akui
    ancam ambil beri bertemu buka dukung dituding diduga guncang hadapi hadiri ingin jual jatuh kembangkan
    kritik kutuk langgar larang luncurkan lanjutkan pimpin puji rencanakan resmikan sambut sepakat sepakati
    siap siapkan tandatangani tangkap terima tegaskan tuduh tunda uji ungkap usir
    """
)
_SHORTEST = 4
_QUOTED = re.compile(r"[\"“‘«'][^\"“”‘’«»]{1,80}[\"”’»']")


def left_over(
    segment: Segment, target: str, source: Sequence[Word], english: Sequence[Word]
) -> Iterator[Degeneration]:
    """`mirrored`, or else `untranslated` for the longest run. Linear in the text's length."""
    left = left_words(segment, target, source, english)
    folded = [word.folded for word in source]
    whole = folded == [word.folded for word in english]
    if not any(left) or (sum(left) < MIN_WORDS and not whole):
        return
    telling = not (_TELLING | _CLOSED).isdisjoint(folded)
    limit = MAX_SHARE if telling else MAX_SHARE_OF_FOREIGN
    share = sum(left) / sum(is_left or _chosen(word) for word, is_left in zip(english, left, strict=True))
    if share > limit:
        where = [word for word, is_left in zip(english, left, strict=True) if is_left]
        start, end = where[0].start, where[-1].end
        yield Degeneration(kind="mirrored", start=start, end=end, measured=share, limit=limit)
    elif telling:
        run = _longest(english, left, frozenset(folded))
        if len(run) >= MIN_WORDS:
            start, end = run[0].start, run[-1].end
            yield Degeneration(
                kind="untranslated", start=start, end=end, measured=len(run), limit=MIN_WORDS - 1
            )


def untranslated_words(segment: Segment, translation: Translation) -> tuple[Word, ...]:
    """The ordinary Indonesian words left in the English, single ones too: a doubt, no degeneration.

    None in the 999 references of ntrex_dev; in 17 outputs of id-en-lite (lonceng, ovarium, manusia roket),
    each of them rightly.
    """
    target = words(translation.text)
    left = left_words(segment, translation.text, words(segment.text), target)
    return tuple(
        word for word, is_left in zip(target, left, strict=True) if is_left and len(word.folded) >= _SHORTEST
    )


def left_words(segment: Segment, target: str, source: Sequence[Word], english: Sequence[Word]) -> list[bool]:
    """For each word of the English: is it the source's Indonesian, and no name?"""
    there = {word.folded for word in source}
    headline = _is_headline(segment, source)
    quoted = [match.span() for match in _QUOTED.finditer(target)] if headline else []
    left = [
        word.folded in there
        and _indonesian(word.folded)
        and (not word.capital or (headline and not any(a <= word.start < b for a, b in quoted)))
        for word in english
    ]
    if headline and not any(
        is_left and word.folded in _TELLING for word, is_left in zip(english, left, strict=True)
    ):
        return [False] * len(english)
    return left


def _is_headline(segment: Segment, source: Sequence[Word]) -> bool:
    """Whether capitals say nothing: every word has one, those of the closed class aside."""
    return segment.kind != "sentence" or all(
        word.capital or word.folded in _CLOSED or not word.text[0].isalpha() for word in source
    )


@functools.lru_cache(maxsize=65536)
def _indonesian(folded: str) -> bool:
    """An ordinary word of Indonesian that English has not."""
    return folded.isalpha() and is_word(folded) and folded not in _cognates()


def _chosen(word: Word) -> bool:
    """Whether it is among the words that a translator would have had to choose."""
    return not word.capital and word.text[:1].isalpha()


@functools.cache
def _cognates() -> frozenset[str]:
    """Words that both languages write alike (data, hotel, air): no evidence of either."""
    lines = COGNATES.read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if not line.startswith("#"))


def _longest(english: Sequence[Word], left: Sequence[bool], there: frozenset[str]) -> list[Word]:
    """What is left in the longest run; names and figures that are copied within do not part it."""
    runs: list[list[Word]] = [[]]
    for word, is_left in zip(english, left, strict=True):
        if is_left:
            runs[-1].append(word)
        elif word.folded not in there:
            runs.append([])
    return max(runs, key=len)
