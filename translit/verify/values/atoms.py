"""The words and digits that English builds its numerals of, each with what it is worth."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from translit.vocabulary.values import MAX_DIGITS

AtomKind = Literal["ones", "tens", "hundred", "scale", "dozen", "digits", "whole", "part", "tail", "ordinal"]

ONES = {
    "zero": 0, "nil": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90,
}  # fmt: skip
ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14,
    "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20,
    "thirtieth": 30, "fortieth": 40, "fiftieth": 50, "sixtieth": 60, "seventieth": 70, "eightieth": 80,
    "ninetieth": 90, "hundredth": 100, "thousandth": 1000,
}  # fmt: skip
SCALES = {"thousand": 3, "million": 6, "billion": 9, "trillion": 12}
_LETTERS = {"k": 3, "m": 6, "mn": 6, "mln": 6, "b": 9, "bn": 9, "bln": 9, "t": 12, "tn": 12, "trn": 12}
_VULGAR = {
    "½": Fraction(1, 2), "¼": Fraction(1, 4), "¾": Fraction(3, 4), "⅓": Fraction(1, 3), "⅔": Fraction(2, 3),
    "⅕": Fraction(1, 5), "⅛": Fraction(1, 8),
}  # fmt: skip
_PARTS = {"half": 2, "quarter": 4} | {word: value for word, value in ORDINALS.items() if value > 2}
_PLURALS = {"halves": 2} | {f"{word}s": value for word, value in _PARTS.items() if word != "half"}


def _any(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first."""
    return "|".join(sorted(words, key=len, reverse=True))


_DIGITS = r"(?:[0-9]{1,3}(?:[ \u00a0\u202f][0-9]{3})+(?![0-9])|[0-9]+(?:[.,][0-9]+)*|(?<![\w.])\.[0-9]+)"
_CODES = ("IDR", "USD", "EUR", "GBP", "AUD", "SGD", "MYR", "JPY", "CNY")
# Digits stand free or at a currency's letters: Rp135.45, IDR2bn; those of B52 and MH370 belong to a name.
_FREE = rf"(?:(?<![^\W_])|(?<=\b[Rr]p)|(?<=\bRM)|(?<=\bM)(?=\d\.\d)|(?<=\b(?:{'|'.join(_CODES)})))"
_VULGARS = "".join(_VULGAR)
_WORDS = {*ONES, *TENS, *ORDINALS, *SCALES, "hundred", "dozen", "half", "quarter"}
_ATOM = re.compile(
    rf"{_FREE}(?<!\d[.,/:])(?P<digits>{_DIGITS})"
    rf"(?:(?P<ordinal>st|nd|rd|th)\b|\s?(?P<vulgar>[{_VULGARS}])|[\s-](?P<mixed>[1-9]/[2-9])(?![\w/])"
    rf"|(?P<letters>\s?(?:{_any(_LETTERS)})|(?:{_any(SCALES)}))(?![\w’']))?"  # $5 m, £11million
    rf"|(?P<lone>[{_VULGARS}])"
    rf"|(?<!\w)(?:an?|(?P<unit>one|1))[\s-](?P<singular>{_any(_PARTS)})(?!\w)"
    rf"|(?<!\w)(?P<numerator>{_any(list(ONES)[3:])}|[2-9])[\s-](?P<plural>{_any(_PLURALS)}|(?<=-)quarter)(?!\w)"
    rf"|(?<!\w)point(?P<tail>(?:[\s-](?:{_any([*list(ONES)[:11], 'oh'])}))+)(?!\w)"
    rf"|(?<!\w)(?P<word>{_any(_WORDS)})(?!\w)",
    re.IGNORECASE,
)
_MAX_GROUPED = 21  # digits that commas keep readable: they are no code
_PRICED = re.compile(rf"(?:[$£€¥₩₹₽]|\b(?:Rp\.?|RM|{'|'.join(_CODES)}))\s?\Z", re.IGNORECASE)
_SPACES = re.compile(r"[ \u00a0\u202f]")
_GROUPED = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?")
_LEFT_GROUPED = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3}){2,}(?:,[0-9]+)?|[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Atom:
    """One word or run of digits of a numeral. A scale is worth its power of ten, as is `scale` of a whole."""

    start: int
    end: int
    kind: AtomKind
    value: Fraction
    scale: int = 0
    soft: bool = False
    """Alone it may mean something else than a figure: one, million, a third."""
    foreign: bool = False
    """Digits grouped as Indonesian groups them: 1.234.567."""


def atoms(text: str) -> Iterator[Atom]:
    """Every atom of `text`, in order. Codes (10.0.0.1, long runs of digits) are none. Linear."""
    for match in _ATOM.finditer(text):
        if match["digits"]:
            yield from _figures(text, match)
        elif match["lone"]:
            yield _atom(match, "part", _VULGAR[match["lone"]])
        elif match["singular"]:
            part = Fraction(1, _PARTS[match["singular"].lower()])
            yield _atom(match, "part", part, soft=not match["unit"])
        elif match["plural"]:
            yield _fraction(match)
        elif match["tail"]:
            spoken = re.findall(r"[a-z]+", match["tail"].lower())
            yield _atom(match, "tail", Fraction("0." + "".join(str(ONES.get(word, 0)) for word in spoken)))
        else:
            yield _word(match)


def _fraction(match: re.Match[str]) -> Atom:
    """Two thirds; but seven halves are seven of something."""
    word = match["numerator"].lower()
    numerator, denominator = int(word) if word.isdigit() else ONES[word], match["plural"].lower()
    part = Fraction(numerator, _PLURALS.get(denominator, _PARTS.get(denominator, 1)))
    if part < 1:
        return _atom(match, "part", part)
    end = match.end("numerator")
    return Atom(start=match.start(), end=end, kind="ones", value=Fraction(numerator))


def value_of(figures: str) -> Fraction | None:
    """What digits with separators mean in English: groups by commas, decimals after a point; None for a code.

    A comma before one, two or more than three digits was left from the source: `17,4` is 17.4.
    """
    figures = _SPACES.sub("", figures)
    if figures.isdigit():
        return Fraction(figures)
    if _GROUPED.fullmatch(figures):
        return Fraction(figures.replace(",", ""))
    if figures.count(".") + figures.count(",") == 1:
        return Fraction(figures.replace(",", "."))
    return None


def _figures(text: str, match: re.Match[str]) -> Iterator[Atom]:
    """A run of digits with what is glued to it."""
    figures, letters = match["digits"], (match["letters"] or "").lower()
    n_digits = sum(map(str.isdigit, figures))
    readable = n_digits <= MAX_DIGITS or (n_digits <= _MAX_GROUPED and "," in figures)
    value = value_of(figures) if readable else None
    if value is None:
        if _LEFT_GROUPED.fullmatch(figures) and len(figures) <= 2 * MAX_DIGITS:
            yield Atom(
                start=match.start(), end=match.end("digits"), kind="whole", value=Fraction(0), foreign=True
            )
        return
    if match["ordinal"]:
        if value.denominator == 1:
            yield _atom(match, "ordinal", value)
    elif match["vulgar"] or match["mixed"]:
        part = _VULGAR[match["vulgar"]] if match["vulgar"] else Fraction(match["mixed"])
        yield _atom(match, "digits", value + part)
    elif letters and _scales(text, match.start(), letters):
        scale = (_LETTERS | SCALES)[letters.strip()]
        yield _atom(match, "whole", value * 10**scale, scale=scale)
    else:
        yield Atom(start=match.start(), end=match.end("digits"), kind="digits", value=value)


def _scales(text: str, start: int, letters: str) -> bool:
    """Is it a scale? 5bn and 5m are; 5 m, 4B and 7t only behind a currency's sign."""
    if len(letters.strip()) > 1 or letters in ("k", "m"):
        return True
    return _PRICED.search(text, max(0, start - 5), start) is not None


def _word(match: re.Match[str]) -> Atom:
    word = match["word"].lower()
    if word in ONES:
        return _atom(match, "ones", Fraction(ONES[word]), soft=ONES[word] < 2)
    if word in TENS:
        return _atom(match, "tens", Fraction(TENS[word]))
    if word in SCALES:
        return _atom(match, "scale", Fraction(SCALES[word]), soft=True)
    if word in ORDINALS:
        return _atom(match, "ordinal", Fraction(ORDINALS[word]), soft=True)
    if word in ("half", "quarter"):
        return _atom(match, "part", Fraction(1, _PARTS[word]), soft=True)
    return _atom(match, "dozen" if word == "dozen" else "hundred", Fraction(1), soft=True)


def _atom(
    match: re.Match[str], kind: AtomKind, value: Fraction, *, scale: int = 0, soft: bool = False
) -> Atom:
    return Atom(start=match.start(), end=match.end(), kind=kind, value=value, scale=scale, soft=soft)
