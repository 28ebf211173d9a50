"""Places in a row and whole sets: `hari ketiga` is the third day, `ketiga pihak` all three parties."""

import re
from collections.abc import Iterator, Sequence

from translit.entities.mention import mention
from translit.entities.values import forms, years
from translit.entities.values.cues import value_cues
from translit.entities.values.numerals import Numeral
from translit.types import Entity, Segment
from translit.vocabulary import values
from translit.vocabulary.words import fold

_FIRST = re.compile(r"(?<![\w-])(?:yang\s)?(?P<first>pertama)(?:nya)?(?![\w-])", re.IGNORECASE)
# Parts of a year, of a game, of a book: kuartal III, babak II. A king's name is none.
_ROMAN = re.compile(
    r"\b(?i:kuartal|triwulan|semester|caturwulan|babak|tahap|fase|putaran|gelombang|jilid|bab|periode|termin|kloter"
    r"|edisi|seri|kelas|tingkat|golongan|eselon|bagian)\s(?P<roman>[IVX]{1,5})(?!\w)(?!-(?!\d))"
)
# Without the hyphen that belongs there: menit ke 89, yang 34 kalinya.
_NTH_TIME = re.compile(
    r"\b(?:menit|hari|minggu|pekan|bulan|tahun|ulang\stahun|abad|babak|putaran|urutan|peringkat|posisi|tempat|yang)"
    r"\ske\s(?P<nth>\d{1,3})(?![\w.,]\d|\w)|(?<=\s)(?P<time>\d{1,3})(?=\skalinya\b)",
    re.IGNORECASE,
)
_WORD_BEFORE = re.compile(r"(\w+)[\s\"“‘'(]+\Z")
_MANY = re.compile(r"\bpara\s\w+\s\Z", re.IGNORECASE)  # para pemimpin kedua Korea
_WORD_AFTER = re.compile(r"\s(\w+)")
_TWICE = re.compile(
    r"(?<![\w-])(?:ke)?(dua|tiga|empat|lima|enam)-(?:ke)?\1(?:nya|an)?(?![\w-])", re.IGNORECASE
)
_COUNTS = {"dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6}
_WINDOW = 32  # characters in which the word before stands
_MAX_SET = 20  # ketiga puluh lima is a place, the thirty-fifth; sets that are named so are small
# A verb, and no noun that stands in a row: mengecam keduanya, dihadiri kedua pihak.
_VERB = re.compile(r"(?:me[mnlrwy]|meng|di|ber)[a-z]{4,}")


def find(segment: Segment, numerals: Sequence[Numeral]) -> Iterator[Entity]:
    """The ordinals of a segment, of its `numerals` and the word pertama."""
    text = segment.text
    for match in _FIRST.finditer(text):
        yield _nth(segment, match.span("first"), 1)
    for match in _TWICE.finditer(text):
        yield _all(segment, match.span(), _COUNTS[fold(match[1])])
    for match in _ROMAN.finditer(text):
        yield _nth(segment, match.span("roman"), years.roman(match["roman"]))
    for match in _NTH_TIME.finditer(text):
        group = "nth" if match["nth"] else "time"
        yield _nth(segment, match.span(group), int(match[group]))
    for numeral in numerals:
        value, span = int(numeral.value), (numeral.start, numeral.end)
        if not numeral.ordinal or text[numeral.end : numeral.end + 1] == "-":
            continue
        if _is_set(text, numeral):
            yield _all(segment, span, value)
        else:
            yield _nth(segment, span, value)


def _is_set(text: str, numeral: Numeral) -> bool:
    """Does it stand before the noun that it gathers (kedua negara), or for it (keduanya)?"""
    value = int(numeral.value)
    if text[numeral.start : numeral.end][-1].isdigit() or not 2 <= value <= _MAX_SET:
        return False
    known = value_cues()
    word = _WORD_BEFORE.search(text, max(0, numeral.start - _WINDOW), numeral.start)
    before = fold(word[1]) if word else ""
    if numeral.ended:
        return before not in known.in_ones_row
    ranked = before in known.in_a_row or before.startswith("ter") or before == "yang"
    follower = _WORD_AFTER.match(text, numeral.end)
    after = fold(follower[1]) if follower else ""
    if not after or after in known.small or ranked or after in known.one_of_a_row:
        return False
    free = not before or before in known.small or _VERB.fullmatch(before) is not None
    many = _MANY.search(text, max(0, numeral.start - _WINDOW), numeral.start) is not None
    gathers = (many or before in known.of_a_set) and _VERB.fullmatch(after) is None
    return free or gathers or after in known.in_a_set


def _nth(segment: Segment, span: tuple[int, int], value: int) -> Entity:
    return mention(segment, span, "number", values.ordinal(value), forms.nth(value))


def _all(segment: Segment, span: tuple[int, int], value: int) -> Entity:
    return mention(segment, span, "number", values.all_of(value), forms.all_of(value))
