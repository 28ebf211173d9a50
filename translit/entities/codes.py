"""Figures that count nothing: telephone numbers, plates, what has a label (Pasal 5), sayings (kaki lima)."""

import re
from collections.abc import Sequence

from translit.entities.numerals import Numeral
from translit.entities.value_cues import value_cues
from translit.vocabulary.words import fold

_CODES = (
    re.compile(r"(?<![\w.,-])\d{1,5}(?:-\d{1,5}){2,}(?![\w-])"),  # 859-292-3680, 5-0-0, 08-11-2023
    re.compile(r"(?<![\w.,])(?:\+\d{1,3}|\(0\d{1,3}\)|0\d{2,4})(?:[\s.-]?\d{2,5}){1,4}(?![\w,])"),
    re.compile(r"(?<![\w-])[A-Z]{1,2}\s\d{1,4}\s[A-Z]{1,3}(?![\w-])"),  # a car's plate
)
_LABEL = re.compile(r"(?<!\w)(\w+)(?:\.|:)?\s?\Z")
_LONGEST_LABEL = 16  # characters in which it stands, with its point and space


def outside(text: str, numerals: Sequence[Numeral]) -> list[Numeral]:
    """Those of `numerals` that are no part of a code or saying and have no label before them. Linear."""
    taken = bytearray(len(text))
    for pattern in (*_CODES, value_cues().saying):
        for match in pattern.finditer(text):
            taken[match.start() : match.end()] = b"\x01" * len(match[0])
    return [n for n in numerals if not any(taken[n.start : n.end]) and not _labelled(text, n)]


def _labelled(text: str, numeral: Numeral) -> bool:
    """A word behind "nomor": orang nomor satu. In digits it is a figure that the English must keep."""
    match = _LABEL.search(text, max(0, numeral.start - _LONGEST_LABEL), numeral.start)
    if match is None or fold(match[1]) not in value_cues().labels:
        return False
    return not (numeral.ordinal or numeral.digits) and numeral.scale == 1
