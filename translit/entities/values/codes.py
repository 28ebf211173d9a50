"""Figures that count nothing: telephone numbers, plates, what has a label (Pasal 5), sayings (kaki lima)."""

import re
from collections.abc import Sequence

from translit.entities.values.cues import value_cues
from translit.entities.values.numerals import Numeral
from translit.vocabulary.headlines import SMALL
from translit.vocabulary.words import fold

_CODES = (
    re.compile(r"(?<![\w.,-])\d{1,5}(?:-\d{1,5}){2,}(?![\w-])"),  # 859-292-3680, 5-0-0, 08-11-2023
    re.compile(r"(?<![\w.,])(?:\+\d{1,3}|\(0\d{1,3}\)|0\d{2,4})(?:[\s.-]?\d{2,5}){1,4}(?![\w,])"),
    re.compile(r"(?<![\w-])[A-Z]{1,2}\s\d{1,4}\s[A-Z]{1,3}(?![\w-])"),  # a car's plate
)
_LABEL = re.compile(r"(?<!\w)(\w+)(?:\.|:)?\s?\Z")
_LOWER = re.compile(r"(?<!\w)[a-z]{4,}")  # what a headline does not have, but for small words
_BEGINS = re.compile(r"[.?!:;“\"‘'(\[–—…-]\s?\Z")
_LONGEST_LABEL = 16  # characters in which it stands, with its point and space


def outside(text: str, numerals: Sequence[Numeral]) -> list[Numeral]:
    """Those of `numerals` that are no part of a code or saying and have no label before them. Linear."""
    taken = bytearray(len(text))
    for pattern in (*_CODES, value_cues().saying):
        for match in pattern.finditer(text):
            taken[match.start() : match.end()] = b"\x01" * len(match[0])
    sentence = any(word[0] not in SMALL for word in _LOWER.finditer(text))
    return [
        n
        for n in numerals
        if not (any(taken[n.start : n.end]) or _labelled(text, n) or (sentence and _named(text, n)))
    ]


def _named(text: str, numeral: Numeral) -> bool:
    """A word with a capital that no sentence begins with, outside a headline: di Lima, bersama Dua Lipa."""
    capital = text[numeral.start].isupper() and not numeral.ordinal
    before = text[max(0, numeral.start - 2) : numeral.start]
    return capital and bool(before.strip()) and _BEGINS.search(before) is None


def _labelled(text: str, numeral: Numeral) -> bool:
    """A word behind "nomor": orang nomor satu. In digits it is a figure that the English must keep."""
    match = _LABEL.search(text, max(0, numeral.start - _LONGEST_LABEL), numeral.start)
    if match is None or fold(match[1]) not in value_cues().labels:
        return False
    return not (numeral.ordinal or numeral.digits) and numeral.scale == 1
