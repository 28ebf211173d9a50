"""English dates, months, weekdays, years, decades and centuries, in the orders of Britons and Americans."""

import re
from collections.abc import Iterator

from translit.verify.atoms import ORDINALS
from translit.verify.mention import Mention
from translit.vocabulary import values

_MONTHS = {name.lower(): number for number, name in enumerate(values.MONTHS, 1)}
_MONTHS |= {name[:3]: number for name, number in _MONTHS.items()} | {"sept": 9}
_SHORT = sorted(
    (name for name in _MONTHS if len(name) <= 4 and name not in ("may", "june", "july")),
    key=len,
    reverse=True,
)
_NAMES = [name for name in _MONTHS if name.title() in values.MONTHS]
_DAYS = {word: value for word, value in ORDINALS.items() if value <= 20}
_DAYS |= {f"twenty-{word}": 20 + value for word, value in list(_DAYS.items())[:9]}
_DAYS |= {"thirtieth": 30, "thirty-first": 31}
_DAY_WORD = "|".join(sorted(_DAYS, key=len, reverse=True))

_MONTH = rf"(?P<month>(?i:{'|'.join(_NAMES)})\b|(?i:{'|'.join(_SHORT)})\b\.?)"
_DAY = rf"(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?|(?P<word>(?i:{_DAY_WORD})))"
_YEAR = r"(?P<year>\d{4})\b"
_TO = r"(?:\s?[-–—]\s?|\s(?:to|and|or|through|until|till)\s(?:the\s)?)"
_FIRST = rf"(?:(?P<first>\d{{1,2}})(?:st|nd|rd|th)?{_TO})?"
_COUNTED = r"(?![\w:/%]|[.,]\d|\s?(?:a\.?m|p\.?m|per|%|million|billion)\b)"
_LAST = rf"(?:{_TO}(?P<last>\d{{1,2}})(?:st|nd|rd|th)?{_COUNTED})?"

_DAY_FIRST = re.compile(
    rf"(?<![\w.,/-])(?:the\s)?{_FIRST}{_DAY}[\s-](?:of\s)?{_MONTH}(?:,?[\s-](?:of\s)?{_YEAR})?"
)
_MONTH_FIRST = re.compile(
    rf"(?<!\w){_MONTH}[\s-](?:the\s)?{_DAY}\b(?![:/%]|[.,]\d){_LAST}(?:,?\s(?:of\s)?{_YEAR})?"
)
_MONTH_ONLY = re.compile(rf"(?<!\w){_MONTH}(?:,?[\s-](?:of\s)?{_YEAR})?")
_ISO = re.compile(r"(?<![\w-])(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})(?![\w-])")
_NUMERIC = re.compile(
    r"(?<![\w/.,-])(?:\d{1,2}([/.-])\d{1,2}\1(?:\d{4}|\d{2})|\d{4}/\d{1,2}/\d{1,2})(?![\w/-]|[.,]\d)"
    r"|(?<![\w/.,-])(?P<one>\d{1,2})/(?P<other>\d{1,2})(?![\w/-]|[.,]\d)(?P<of>(?=\sof\b|\smajority\b))?"
)
_ALONE = r"1[4-9]\d\d|20\d\d|21\d\d"
_YEARS = re.compile(
    rf"(?:(?<![\w.,/$£€-])|(?<=[Mm]id-)|(?<=[Pp]re-)|(?<=[Pp]ost-)|(?<=late-)|(?<=early-)|(?<=\d-)(?<![\d/-]\d-))"
    rf"(?P<from>{_ALONE})(?:\s?[-–/]\s?(?P<to>{_ALONE}|\d\d)(?![\w%/-]|[.,]\d))?(?![\w%]|[.,]\d|/\d)"
)
_SHORT_YEAR = re.compile(r"(?<![\w’'])['’](\d\d)(?![\w’'])")
_QUARTER = re.compile(r"(?<!\w)(?:Q([1-4])|([1-4])Q)(?!\w)")
_TENS = {
    "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70,
    "eighties": 80, "nineties": 90,
}  # fmt: skip
_DECADE = re.compile(
    rf"(?P<age>(?i:(?:his|her|their|my|our|your|its)\s(?:\w{{3,5}}[\s-])?))?"
    rf"(?<![\w.,])(?:(?P<full>1[4-9]\d0|20\d0)['’]?s|['’]?(?P<short>\d0)['’]?s"
    rf"|(?i:(?P<nineteen>nineteen[\s-])?(?P<named>{'|'.join(_TENS)})))(?!\w)"
)
_CENTURY = re.compile(
    rf"(?<!\w)(?:(?P<first>\d{{1,2}})(?:st|nd|rd|th)(?:\sand\s|\sto\s|\sor\s|[-–/])(?:the\s)?)?"
    rf"(?:(?P<digits>\d{{1,2}})(?:st|nd|rd|th)|(?P<word>(?i:{_DAY_WORD})))[\s-](?i:centur(?:y|ies))(?!\w)"
)
_WEEKDAY = re.compile(
    rf"(?<!\w)(?:(?P<turn>last|past|previous|next|following)\s)?(?P<name>{'|'.join(values.WEEKDAYS)})s?(?!\w)"
    r"(?P<after>\slast(?!\s\w)|\snext(?!\s\w))?",
    re.IGNORECASE,
)
_SHORT_DAYS = {name[:3]: name for name in values.WEEKDAYS} | {
    "Tues": "Tuesday", "Weds": "Wednesday", "Thur": "Thursday", "Thurs": "Thursday",
}  # fmt: skip
_SHORT_DAY = re.compile(
    rf"(?<!\w)({'|'.join(sorted(_SHORT_DAYS, key=len, reverse=True))})(?:\.|(?=,?\s(?:\d|{_MONTH})))"
)


def read(text: str) -> Iterator[Mention]:
    """Every date, the fuller readings first: of two that overlap, the first counts. Linear."""
    for pattern in (_DAY_FIRST, _MONTH_FIRST, _ISO):
        for match in pattern.finditer(text):
            yield from _date(match)
    for match in _MONTH_ONLY.finditer(text):
        if match["month"][0].isupper():
            yield from _date(match)
    for match in _NUMERIC.finditer(text):
        yield _numeric(match)
    for match in _WEEKDAY.finditer(text):
        yield _weekday(match)
    for match in _SHORT_DAY.finditer(text):
        yield _mention(match.span(), _SHORT_DAYS[match[1]])
    for match in _CENTURY.finditer(text):
        yield from _century(match)
    for match in _DECADE.finditer(text):
        yield _decade(match)
    for match in _SHORT_YEAR.finditer(text):
        yield _mention(match.span(), "20" + match[1], ("19" + match[1],))
    for match in _QUARTER.finditer(text):
        value = values.ordinal(int(match[1] or match[2]))
        yield Mention(start=match.start(), end=match.end(), kind="number", value=value, soft=True)
    for match in _YEARS.finditer(text):
        yield _mention(match.span("from"), match["from"])
        if last := match["to"]:
            yield _mention(match.span("to"), last if len(last) == 4 else match["from"][:2] + last)


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
    day = _DAYS[word.lower()] if word else int(found["day"]) if found.get("day") else None
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


def _weekday(match: re.Match[str]) -> Mention:
    name = match["name"].title()
    turn = (match["turn"] or match["after"] or "").strip().lower()
    if not turn:
        return _mention(match.span(), name)
    offset = 1 if turn in ("next", "following") else -1
    return _mention(match.span(), values.relative(name, offset), (name,))


def _century(match: re.Match[str]) -> Iterator[Mention]:
    start = match.start()
    if match["first"]:
        yield _mention((start, match.end("first") + 2), values.century(int(match["first"])))
        start = match.start("word" if match["word"] else "digits")
    value = _DAYS[match["word"].lower()] if match["word"] else int(match["digits"])
    yield _mention((start, match.end()), values.century(value))


def _decade(match: re.Match[str]) -> Mention:
    """The 1950s, the fifties; "his fifties" are an age, and the 1900s may be the century."""
    if match["full"]:
        century = (values.century(int(match["full"][:2]) + 1),) if match["full"].endswith("00") else ()
        return _mention(match.span(), f"{match['full']}s", century)
    tens = int(match["short"]) if match["short"] else _TENS[match["named"].lower()]
    ages = values.bounds(tens, tens + 9)
    if match["age"]:
        start = match.start() + len(match["age"])
        said = (values.duration(ages, "Y"), ages, f"19{tens:02d}s")
        return Mention(
            start=start, end=match.end(), kind="duration", value=said[0], others=said[1:], soft=True
        )
    others = (f"20{tens:02d}s", ages, values.duration(ages, "Y"))
    return _mention(match.span(), f"19{tens:02d}s", others)
