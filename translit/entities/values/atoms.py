"""The parts of Indonesian numerals: digits, numeral words, fractions, each with its place and its worth."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from translit.vocabulary.values import MAX_DIGITS
from translit.vocabulary.words import fold

Kind = Literal[
    "figures", "rank", "unit", "teen", "ten", "hundred", "scale", "one", "dozen", "part", "over", "comma",
    "vague",
]  # fmt: skip
_Worth = tuple[Kind, Fraction, int | None]

_UNITS = {
    "nol": 0, "satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7, "delapan": 8,
    "sembilan": 9, "sepuluh": 10, "sebelas": 11,
}  # fmt: skip
_SCALES = {
    "ribu": 3, "juta": 6, "miliar": 9, "milyar": 9, "miliyar": 9, "triliun": 12, "trilyun": 12,
    "kuadriliun": 15, "kuintiliun": 18,
}  # fmt: skip
_SHORT_SCALES = {"rb": 3, "jt": 6}
_PARTS = {
    "setengah": 2, "separuh": 2, "separo": 2, "sepertiga": 3, "seperempat": 4, "seperlima": 5, "seperenam": 6,
    "sepertujuh": 7, "seperdelapan": 8, "sepersembilan": 9, "sepersepuluh": 10, "seperseratus": 100,
    "seperseribu": 1000,
}  # fmt: skip
_BOTTOMS = {
    "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7, "delapan": 8, "sembilan": 9,
    "sepuluh": 10, "seratus": 100, "seribu": 1000,
}  # fmt: skip
_VAGUE = {
    "belasan": (11, 19), "puluhan": (10, 99), "lusinan": (10, 99), "ratusan": (100, 999),
    "ribuan": (10**3, 10**4 - 1), "jutaan": (10**6, 10**7 - 1), "miliaran": (10**9, 10**10 - 1),
    "milyaran": (10**9, 10**10 - 1), "triliunan": (10**12, 10**13 - 1),
    "sepuluhan": (10, 19), "seratusan": (100, 199), "seribuan": (1000, 1999),
}  # fmt: skip
_MARKS = {
    "½": Fraction(1, 2), "¼": Fraction(1, 4), "¾": Fraction(3, 4), "⅓": Fraction(1, 3), "⅔": Fraction(2, 3),
}  # fmt: skip
_SLASHED = (2, 3, 4, 5, 6, 8, 10)  # 3/4 is a fraction, 9/11 a day or a code
_PADDED = 3  # digits: 007 is a figure, 0812 a code
_LONGEST = 60  # characters in groups; a longer run is no figure, and to convert it would not be linear

_WORTH: dict[str, _Worth] = {
    **{word: ("unit", Fraction(value), None) for word, value in _UNITS.items()},
    "belas": ("teen", Fraction(10), None),
    "puluh": ("ten", Fraction(10), None),
    "ratus": ("ten", Fraction(100), None),
    "seratus": ("hundred", Fraction(100), None),
    "lusin": ("dozen", Fraction(12), None),
    "selusin": ("part", Fraction(12), None),
    **{word: ("scale", Fraction(10**power), None) for word, power in (_SCALES | _SHORT_SCALES).items()},
    **{"se" + word: ("one", Fraction(10**power), None) for word, power in _SCALES.items()},
    **{word: ("part", Fraction(1, bottom), None) for word, bottom in _PARTS.items()},
    **{word: ("vague", Fraction(low), high) for word, (low, high) in _VAGUE.items()},
    "koma": ("comma", Fraction(0), None),
}


def _either(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_GLUED = re.compile(rf"({_either(_BOTTOMS)})(belas|puluh|ratus|{_either(_SCALES)})", re.IGNORECASE)
# A figure inside a name (B-52, G7, U-20) is none: no letter, nor a letter and a hyphen, before it. It may
# stand at a currency's letters (Rp500), at the x of a dimension (3x4) and behind a unit (10 km-15 km).
_FREE = (
    r"(?:(?<![^\W\d_])(?<![^\W\d_½¼¾]-)|(?<=\d[x×])|(?<=\b[kcm][mg]-)|(?<=\bRp)|(?<=\bRM)"
    r"|(?<=\b(?:USD|IDR|EUR|GBP|SGD|AUD|HKD|MYR|JPY|CNY|RMB)))"
)
# dua pertiga, 2 per tiga: behind one digit only
_DIGIT = "|".join(f"(?<=\\b{word})" for word in (*list(_UNITS)[1:10], "[1-9]"))
_FIGURES = r"[1-9][0-9]{0,2}(?:[ \u00a0\u202f][0-9]{3})+(?![\w.,])|[0-9]+(?:[.,][0-9]+)*"
_ATOM = re.compile(
    r"(?<!\w)ke-?(?P<rank>\d{1,4})(?![\w/]|[.,]\d)"
    r"|(?<![\w/.,-])(?P<top>\d{1,2})/(?P<bottom>\d{1,2})(?![\w/]|[.,]\d)"
    rf"|{_FREE}(?<![\d.,])(?P<figures>{_FIGURES})(?P<mark>[½¼¾⅓⅔])?(?P<an>-?an\b)?"
    r"|(?P<lone>[½¼¾⅓⅔])"
    rf"|(?<![^\W\d])(?P<ke>ke)?(?P<word>{_either(_WORTH)}|{_GLUED.pattern})(?P<nya>nya)?(?!\w)"
    rf"|(?:{_DIGIT})[\s-]per[\s-]?(?P<over>{_either(_BOTTOMS)})(?!\w)(?!\s(?:belas|puluh|ratus|ribu|juta)\b)",
    re.IGNORECASE,
)
_SPACE = re.compile(r"[ \u00a0\u202f]")
_GROUPED = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?")
_ENGLISH_GROUPED = re.compile(r"[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Atom:
    """One part of a numeral. `high`: of a vague one (puluhan). `whole`: nothing of the numeral follows it."""

    start: int
    end: int
    kind: Kind
    value: Fraction
    high: int | None = None
    other: Fraction | None = None
    ordinal: bool = False
    whole: bool = False


def read(text: str) -> Iterator[Atom]:
    """Every atom of `text`, in order. Linear."""
    for match in _ATOM.finditer(text):
        start, end = match.span()
        if match["rank"]:
            yield Atom(
                start=start, end=end, kind="rank", value=Fraction(match["rank"]), ordinal=True, whole=True
            )
        elif match["figures"]:
            yield from _figures(match)
        elif match["word"]:
            yield from _word(match)
        elif match["over"]:
            yield Atom(start=start, end=end, kind="over", value=Fraction(_BOTTOMS[fold(match["over"])]))
        elif match["lone"]:
            yield Atom(start=start, end=end, kind="part", value=_MARKS[match["lone"]])
        elif int(match["top"]) < int(match["bottom"]) and int(match["bottom"]) in _SLASHED:
            value = Fraction(int(match["top"]), int(match["bottom"]))
            yield Atom(start=start, end=end, kind="part", value=value)


def digits(figures: str) -> tuple[Fraction, Fraction | None] | None:
    """What digits with separators mean in Indonesian, and in English where both readings are possible.

    None for a code: two points and no groups (10.10.2019), a zero before three (0812), a run of 16 digits.

    >>> [[str(value) for value in digits(figures)] for figures in ("16.700", "2.75", "1,234")]
    [['16700', 'None'], ['11/4', 'None'], ['617/500', '1234']]
    """
    figures = _SPACE.sub("", figures)
    if figures.isdigit():
        code = len(figures) > MAX_DIGITS or (figures[0] == "0" and len(figures) > _PADDED)
        return None if code else (Fraction(figures), None)
    if len(figures) > _LONGEST:
        return None
    if _GROUPED.fullmatch(figures):
        return Fraction(figures.replace(".", "").replace(",", ".")), None
    if _ENGLISH_GROUPED.fullmatch(figures):
        english = Fraction(figures.replace(",", ""))
        one_comma = figures.count(",") == 1 and "." not in figures
        return (Fraction(figures.replace(",", ".")), english) if one_comma else (english, None)
    if figures.count(".") + figures.count(",") == 1 and not (figures[0] == "0" and figures[1].isdigit()):
        return Fraction(figures.replace(",", ".")), None
    return None


def is_numeral(word: str) -> bool:
    """Is a word, in lower case, one of those that numerals are made of?"""
    return word in _WORTH


def _figures(match: re.Match[str]) -> Iterator[Atom]:
    """Digits, with a half behind them or about so many: 3½, 100-an."""
    readings = digits(match["figures"])
    if readings is None:
        return
    value, other = readings
    high = None
    if match["an"] and value.denominator == 1 and value:
        zeros = len(str(value.numerator)) - len(str(value.numerator).rstrip("0"))
        high = value.numerator + 10**zeros - 1
    yield Atom(
        start=match.start(),
        end=match.end() if high is not None or not match["an"] else match.start("an"),
        kind="figures",
        value=value + _MARKS.get(match["mark"] or "", Fraction(0)),
        other=other,
        high=high,
    )


def _word(match: re.Match[str]) -> Iterator[Atom]:
    """A numeral word, or two written as one: dua, keduanya, duapuluh."""
    word, ordinal, whole = fold(match["word"]), bool(match["ke"]), bool(match["nya"])
    start, end = match.span()
    if glued := _GLUED.fullmatch(word):
        middle = match.start("word") + glued.end(1)
        kind, value, _ = _WORTH[glued[1]]
        yield Atom(start=start, end=middle, kind=kind, value=value, ordinal=ordinal)
        word, start, ordinal = glued[2], middle, False
    kind, value, high = _WORTH[word]
    if whole and not (ordinal or kind == "part"):
        return  # satunya, ribuannya: no figure
    yield Atom(start=start, end=end, kind=kind, value=value, high=high, ordinal=ordinal, whole=whole)
