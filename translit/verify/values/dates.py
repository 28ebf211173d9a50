"""English dates and months, in the orders of Britons and Americans."""

import re
from collections.abc import Iterator

from translit.verify.values.atoms import ORDINALS
from translit.verify.values.mention import Mention
from translit.vocabulary import values

_MONTHS = {name.lower(): number for number, name in enumerate(values.MONTHS, 1)}
_MONTHS |= {name[:3]: number for name, number in _MONTHS.items()} | {"sept": 9}
_SHORT = sorted(
    (name for name in _MONTHS if len(name) <= 4 and name not in ("may", "june", "july")),
    key=len,
    reverse=True,
)
_NAMES = [name for name in _MONTHS if name.title() in values.MONTHS]
DAYS = {word: value for word, value in ORDINALS.items() if value <= 20}
DAYS |= {f"twenty-{word}": 20 + value for word, value in list(DAYS.items())[:9]}
DAYS |= {"thirtieth": 30, "thirty-first": 31}
DAY_WORD = "|".join(sorted(DAYS, key=len, reverse=True))

MONTH = rf"(?P<month>(?i:{'|'.join(_NAMES)})\b|(?i:{'|'.join(_SHORT)})\b\.?)"
_DAY = rf"(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?|(?P<word>(?i:{DAY_WORD})))"
_YEAR = r"(?P<year>\d{4})\b"
_TO = r"(?:\s?[-–—]\s?|\s(?:to|and|or|through|until|till)\s(?:the\s)?)"
_FIRST = rf"(?:(?P<first>\d{{1,2}})(?:st|nd|rd|th)?{_TO})?"
_COUNTED = r"(?![\w:/%]|[.,]\d|\s?(?:a\.?m|p\.?m|per|%|million|billion)\b)"
_LAST = rf"(?:{_TO}(?P<last>\d{{1,2}})(?:st|nd|rd|th)?{_COUNTED})?"

_DAY_FIRST = re.compile(
    rf"(?<![\w.,/-])(?:the\s)?{_FIRST}{_DAY}[\s-](?:of\s)?{MONTH}(?:,?[\s-](?:of\s)?{_YEAR})?"
)
_MONTH_FIRST = re.compile(
    rf"(?<!\w){MONTH}[\s-](?:the\s)?{_DAY}\b(?![:/%]|[.,]\d){_LAST}(?:,?\s(?:of\s)?{_YEAR})?"
)
_MONTH_ONLY = re.compile(rf"(?<!\w){MONTH}(?:,?[\s-](?:of\s)?{_YEAR})?")
_ANY_MONTH = re.compile(rf"\b(?:{'|'.join(sorted({name[:3] for name in _MONTHS}))})", re.IGNORECASE)
_ISO = re.compile(r"(?<![\w-])(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})(?![\w-])")
_NUMERIC = re.compile(
    r"(?<![\w/.,-])(?:\d{1,2}([/.-])\d{1,2}\1(?:\d{4}|\d{2})|\d{4}/\d{1,2}/\d{1,2})(?![\w/-]|[.,]\d)"
    r"|(?<![\w/.,-])(?<!\d\s)(?P<one>\d{1,2})/(?P<other>\d{1,2})(?![\w/-]|[.,]\d)(?P<of>(?=\sof\b|\smajority\b))?"
)


def read(text: str) -> Iterator[Mention]:
    """Every date with a month or in digits, the fuller readings first: of two that overlap, one counts."""
    if _ANY_MONTH.search(text):  # most sentences name none
        for pattern in (_DAY_FIRST, _MONTH_FIRST):
            for match in pattern.finditer(text):
                yield from _date(match)
    for match in _ISO.finditer(text):
        yield from _date(match)
    if _ANY_MONTH.search(text):
        for match in _MONTH_ONLY.finditer(text):
            if match["month"][0].isupper():
                yield from _date(match)
    for match in _NUMERIC.finditer(text):
        yield _numeric(match)


def _mention(
    span: tuple[int, int], value: str, others: tuple[str, ...] = (), *, soft: bool = False
) -> Mention:
    return Mention(start=span[0], end=span[1], kind="date", value=value, others=others, soft=soft)


def _date(match: re.Match[str]) -> Iterator[Mention]:
    """A date, and the other day of a stretch (9-12 November) before or behind it."""
    found = match.groupdict()
    name = found["month"].rstrip(".").lower()
    month = int(name) if name.isdigit() else _MONTHS[name]
    word = found.get("word")
    day = DAYS[word.lower()] if word else int(found["day"]) if found.get("day") else None
    year = int(found["year"]) if found.get("year") else None
    start, end = match.span()
    # "May" and "March" are words too: alone they are dates only where the source has them.
    soft = day is None and year is None and name in ("may", "march", "mar", "dec", "jan", "sun")
    if found.get("first"):
        if values.is_date(year, month, int(found["first"])):
            yield _mention((start, match.end("first")), values.date(year, month, int(found["first"])))
        start = match.start("word" if word else "day")
    if found.get("last"):
        if values.is_date(year, month, int(found["last"])):
            yield _mention((match.start("last"), end), values.date(year, month, int(found["last"])))
        end = match.end("word" if word else "day")
    if values.is_date(year, month, day):
        yield _mention((start, end), values.date(year, month, day), soft=soft)


def _numeric(match: re.Match[str]) -> Mention:
    """Digits alone: an American reads the month first, so that they are no date of English. Or a fraction."""
    others: tuple[str, ...] = ()
    if match["one"] and 0 < int(match["one"]) < int(match["other"]):
        fraction = values.fraction(int(match["one"]), int(match["other"]))
        if match["of"] is not None:
            return Mention(start=match.start(), end=match.end(), kind="number", value=fraction)
        others = (fraction,)
    return _mention(match.span(), f"as written {match[0]}", others)
