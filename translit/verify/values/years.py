"""English years, decades, centuries and quarters: 2019-2024, '23, the fifties, the 20th century, Q3."""

import re
from collections.abc import Iterator

from translit.verify.values.atoms import ONES, TENS
from translit.verify.values.dates import DAY_WORD, DAYS
from translit.verify.values.mention import Mention
from translit.vocabulary import values

_ALONE = r"1[4-9]\d\d|20\d\d|21\d\d"
_YEARS = re.compile(
    rf"(?:(?<![\w.,/$£€-])|(?<=[Mm]id-)|(?<=[Pp]re-)|(?<=[Pp]ost-)|(?<=late-)|(?<=early-)"
    rf"|(?<=\d-)(?<![\d/-]\d-)|(?<=\d/)(?<!/\d/)(?<!/\d\d/))"  # law 20/2003
    rf"(?P<from>{_ALONE})(?:\s?[-–/]\s?(?P<to>{_ALONE}|\d\d)(?![\w%/-]|[.,]\d))?(?![\w%]|[.,]\d|/\d)"
)
_SHORT_YEAR = re.compile(r"(?<![\w’'])['’](\d\d)(?![\w’'])")
_QUARTER = re.compile(r"(?<!\w)(?:[QH]([1-4])|([1-4])[QH])(?!\w)")
_ERA = re.compile(
    r"(?<![\w.,])(?P<figure>\d{1,5}|\d{1,2},\d{3})\s?(?P<era>B\.?C\.?(?:E\.?)?|A\.?D\.?|CE)(?!\w)"
    r"|(?<!\w)A\.?D\.?\s(?P<year>\d{1,4})(?!\w)"
)
_DECADES = {
    "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70,
    "eighties": 80, "nineties": 90,
}  # fmt: skip
_DECADE = re.compile(
    rf"(?P<age>(?i:(?:his|her|their|my|our|your|its)\s(?:\w{{3,5}}[\s-])?))?"
    rf"(?<![\w.,])(?:(?P<full>1[4-9]\d0|20\d0)['’]?s|['’]?(?P<short>\d0)['’]?s"
    rf"|(?i:(?P<nineteen>nineteen[\s-])?(?P<named>{'|'.join(_DECADES)})))(?!\w)"
)
_CENTURY = re.compile(
    rf"(?<!\w)(?:(?P<first>\d{{1,2}})(?:st|nd|rd|th)(?:\sand\s|\sto\s|\sor\s|[-–/])(?:the\s)?)?"
    rf"(?:(?P<digits>\d{{1,2}})(?:st|nd|rd|th)|(?P<word>(?i:{DAY_WORD})))[\s-](?i:centur(?:y|ies))(?!\w)"
)
_TEENS = {word: value for word, value in ONES.items() if value > 9}
_SPOKEN = re.compile(
    rf"(?<!\w)(?P<century>eighteen|nineteen|twenty)[\s-](?:(?P<tens>{'|'.join(TENS)})"
    rf"(?:[\s-](?P<ones>{'|'.join(list(ONES)[2:11])}))?|(?P<teens>{'|'.join(_TEENS)}))(?!\w)",
    re.IGNORECASE,
)
# What a pattern cannot do without: most sentences have none of it, and are not read for it.
_FIGURE = re.compile(r"\d")
_CENTURIES, _TIES, _TEEN = (re.compile(part, re.IGNORECASE) for part in ("centur", "ties", "teen|twenty"))


def read(text: str) -> Iterator[Mention]:
    """Every century, decade, quarter and year, the fuller readings first."""
    if _CENTURIES.search(text):
        for match in _CENTURY.finditer(text):
            yield from _century(match)
    figures = _FIGURE.search(text) is not None
    if figures or _TIES.search(text):
        for match in _DECADE.finditer(text):
            yield _decade(match)
    if _TEEN.search(text):
        for match in _SPOKEN.finditer(text):
            yield _mention(match.span(), _spoken(match))
    if figures:
        yield from _in_figures(text)


def _in_figures(text: str) -> Iterator[Mention]:
    for match in _ERA.finditer(text):
        year = (match["figure"] or match["year"]).replace(",", "")
        yield _mention(match.span(), f"{year} BC" if (match["era"] or "").startswith("B") else year)
    for match in _SHORT_YEAR.finditer(text):
        yield _mention(match.span(), "20" + match[1], ("19" + match[1],))
    for match in _QUARTER.finditer(text):
        value = values.ordinal(int(match[1] or match[2]))
        yield Mention(start=match.start(), end=match.end(), kind="number", value=value, soft=True)
    for match in _YEARS.finditer(text):
        yield _mention(match.span("from"), match["from"])
        if last := match["to"]:
            yield _mention(match.span("to"), last if len(last) == 4 else match["from"][:2] + last)


def _spoken(match: re.Match[str]) -> str:
    """Nineteen ninety-five."""
    century = (ONES | TENS)[match["century"].lower()]
    if match["teens"]:
        return str(century * 100 + _TEENS[match["teens"].lower()])
    return str(century * 100 + TENS[match["tens"].lower()] + ONES.get((match["ones"] or "zero").lower(), 0))


def _mention(span: tuple[int, int], value: str, others: tuple[str, ...] = ()) -> Mention:
    return Mention(start=span[0], end=span[1], kind="date", value=value, others=others)


def _century(match: re.Match[str]) -> Iterator[Mention]:
    start = match.start()
    if match["first"]:
        yield _mention((start, match.end("first") + 2), values.century(int(match["first"])))
        start = match.start("word" if match["word"] else "digits")
    value = DAYS[match["word"].lower()] if match["word"] else int(match["digits"])
    yield _mention((start, match.end()), values.century(value))


def _decade(match: re.Match[str]) -> Mention:
    """The 1950s, the fifties; "his fifties" are an age, and the 1900s may be the century."""
    if match["full"]:
        century = (values.century(int(match["full"][:2]) + 1),) if match["full"].endswith("00") else ()
        return _mention(match.span(), f"{match['full']}s", century)
    tens = int(match["short"]) if match["short"] else _DECADES[match["named"].lower()]
    ages = values.bounds(tens, tens + 9)
    if match["age"]:
        start = match.start() + len(match["age"])
        said = (values.duration(ages, "Y"), ages, f"19{tens:02d}s")
        return Mention(
            start=start, end=match.end(), kind="duration", value=said[0], others=said[1:], soft=True
        )
    others = (f"20{tens:02d}s", ages, values.duration(ages, "Y"))
    return _mention(match.span(), f"19{tens:02d}s", others)
