"""Years, decades and centuries: 2017, tahun 1990-an, abad ke-20."""

import re
from collections.abc import Iterator

from translit.entities.mention import mention
from translit.entities.values import date_forms, numerals
from translit.entities.values.numerals import Numeral
from translit.types import Entity, Segment
from translit.vocabulary import values
from translit.vocabulary.values import FIRST_YEAR, LAST_YEAR

_YEAR = re.compile(
    r"(?<![\w.,/-])(?P<before>\d{2,4})\s(?:SM|Sebelum\sMasehi)\b"
    r"|(?:(?<![\w.,/$£€+-])|(?<=\d{4}[-–/])|(?<=\b[IVX][-/])|(?<=I[IV][-/]))(?P<year>1[4-9]\d\d|20\d\d|21\d\d)"
    r"(?!\w|%|/(?!\d{4}(?!\d))|[.,]\d|-\d{1,3}(?!\d))"
    r"|(?<=\btahun\s)(?:(?P<old>\d{3,4})|['’]?(?P<two>[3-9]\d))(?!\w|-|[.,]\d|\s?%)"
)
_COUNTED = re.compile(
    r"\s(?:orang|buah|unit|warga|korban|rumah|jiwa|personel|anggota|peserta|penumpang|siswa|tentara|pasukan|polisi|ekor"
    r"|pekerja|karyawan|butir|lembar|eksemplar|kursi|suara)\b",
    re.IGNORECASE,
)
_DECADE = re.compile(r"(?<![\w.,-])(?:(?P<full>1[4-9]\d0|20\d0)(?:-?an|s)|(?P<short>\d0)(?:-?an|s))(?!\w)")
_ERA = re.compile(
    r"\b(?:tahun|era|dekade|dasawarsa|periode|angkatan|generasi|zaman)\s(?:(?:awal|akhir)\s)?\Z",
    re.IGNORECASE,
)
_AGE = re.compile(r"\b(?:usia\w*|berusia|umur\w*|berumur)\s(?:\w+\s){0,2}\Z", re.IGNORECASE)
_IN_TIME = re.compile(
    r"\b(?:awal|akhir|pertengahan|medio|sejak|dari|pada|di|hingga|sampai|masa)\s\Z", re.IGNORECASE
)
_FIRST_OF_LAST = 20  # tahun 20-an are the twenties of the last century
_FIRST_SHORT = 50  # a lone 40-an is an age more often than a decade
_CENTURY = re.compile(
    r"\babad\s(?:ke-?\s?)?(?:(?P<figure>\d{1,2})(?![\w.,]\d|\w)|(?P<roman>(?-i:[IVX]{1,5}))(?!\w)"
    r"|(?P<first>pertama)\b)",
    re.IGNORECASE,
)
_YEAR_BEFORE = re.compile(r"\btahun\s\Z", re.IGNORECASE)
_CENTURY_BEFORE = re.compile(r"\babad\s\Z", re.IGNORECASE)
_ROMAN = {"I": 1, "V": 5, "X": 10}
_WINDOW = 32
_MAX_CENTURY = 30


def find(segment: Segment) -> Iterator[Entity]:
    """Every year, decade and century of a segment."""
    text = segment.text
    for match in _YEAR.finditer(text):
        yield from _year(segment, match)
    for match in _DECADE.finditer(text):
        if match["full"] or _is_decade(text, match):
            yield _decade(segment, match.span(), int(match["full"] or match["short"]))
    for match in _CENTURY.finditer(text):
        figure = match["figure"] or match["first"]
        value = int(match["figure"] or 1) if figure else roman(match["roman"])
        yield from _century(segment, match.span(), value)
    for numeral in numerals.read(text):
        yield from _spelt(segment, numeral)


def _year(segment: Segment, match: re.Match[str]) -> Iterator[Entity]:
    """`2017`, `tahun 98`, `500 SM`; nothing for "2000 orang"."""
    if match["before"]:
        year = int(match["before"])
        accepts = date_forms.before_christ(year)
        yield mention(segment, match.span(), "date", values.before_christ(year), accepts)
    elif match["two"]:
        written = f"19{match['two']}"
        yield mention(segment, match.span("two"), "date", written, (written,))
    elif match["old"] or not _COUNTED.match(segment.text, match.end()):
        yield mention(segment, match.span(), "date", match[0], (match[0],))


def _spelt(segment: Segment, numeral: Numeral) -> Iterator[Entity]:
    """`tahun dua ribu dua puluh`, `era sembilan puluhan`, `abad kedua puluh`."""
    text, start, value = segment.text, numeral.start, int(numeral.value)
    before = _CENTURY_BEFORE.search(text, max(0, start - _WINDOW), start)
    if before and numeral.ordinal:
        yield from _century(segment, (before.start(), numeral.end), value)
    year = _YEAR_BEFORE.search(text, max(0, start - _WINDOW), start)
    if year and not numeral.digits and numeral.high is None and FIRST_YEAR <= numeral.value <= LAST_YEAR:
        yield mention(segment, (start, numeral.end), "date", str(value), (str(value),))
    decade = numeral.high == value + 9 and 20 <= value <= 90 and not numeral.digits
    if decade and _ERA.search(text, max(0, start - _WINDOW), start):
        yield _decade(segment, (start, numeral.end), value)


def _decade(segment: Segment, span: tuple[int, int], first: int) -> Entity:
    """From its first year, or the last two figures of it: 90 is 1990, 10 is 2010."""
    if first < 100:
        first += 1900 if first >= _FIRST_OF_LAST else 2000
    return mention(segment, span, "date", f"{first}s", date_forms.decade(first))


def _is_decade(text: str, match: re.Match[str]) -> bool:
    """The nineties, and not ninety-odd people or one's nineties."""
    before = text[max(0, match.start() - _WINDOW) : match.start()]
    if _ERA.search(before):
        return True
    counted = _COUNTED.match(text, match.end()) or _AGE.search(before)
    return not counted and int(match["short"]) >= _FIRST_SHORT and _IN_TIME.search(before) is not None


def _century(segment: Segment, span: tuple[int, int], value: int) -> Iterator[Entity]:
    if 1 <= value <= _MAX_CENTURY:
        yield mention(segment, span, "date", values.century(value), date_forms.century(value))


def roman(figure: str) -> int:
    """`XIX` is 19."""
    total, before = 0, 0
    for value in (_ROMAN[letter] for letter in reversed(figure)):
        total += value if value >= before else -value
        before = max(before, value)
    return total
