"""English lengths of time: their units, what needs no numeral (a year and a half, daily), and days ago."""

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from translit.verify.values.mention import Mention
from translit.verify.values.numerals import written
from translit.vocabulary import values

# A unit of time in English: how many of which unit of `Entity.value` it is.
_UNITS: dict[str, tuple[int, values.Unit]] = {
    "year": (1, "Y"), "yr": (1, "Y"), "month": (1, "M"), "week": (1, "W"), "wk": (1, "W"), "day": (1, "D"),
    "hour": (1, "TH"), "hr": (1, "TH"), "minute": (1, "TM"), "min": (1, "TM"), "second": (1, "TS"),
    "sec": (1, "TS"), "decade": (10, "Y"), "century": (100, "Y"), "centurie": (100, "Y"),
    "fortnight": (2, "W"),
}  # fmt: skip
_UNIT = rf"(?:{'|'.join(sorted(_UNITS, key=len, reverse=True))})"
_BETWEEN = r"(?:working|business|calendar|full|whole|consecutive|straight|successive|more|further|additional)"
_AFTER = re.compile(
    rf"(?:\s{_BETWEEN})?(?:\s|-|\s?-\s?)(?P<unit>{_UNIT})(?:s['’]?)?(?:[\s-]olds?|\sof\sage)?(?!\w)(?!-?(?:hand|half)\b)"
    r"|\s(?P<s>s)(?![\w'’])",
    re.IGNORECASE,
)
_ADVERBS: dict[str, tuple[str, values.Unit]] = {
    "annual": ("1", "Y"), "annually": ("1", "Y"), "yearly": ("1", "Y"), "monthly": ("1", "M"),
    "weekly": ("1", "W"), "daily": ("1", "D"), "hourly": ("1", "TH"), "quarterly": ("3", "M"),
    "biennial": ("2", "Y"), "biennially": ("2", "Y"), "bimonthly": ("2", "M"), "fortnightly": ("2", "W"),
}  # fmt: skip
_ONE = re.compile(
    rf"(?<!\w)(?:an?|per|each|every|another|one)[\s-](?P<unit>{_UNIT})(?!\w)"
    rf"|(?<!\w)(?P<adverb>{'|'.join(_ADVERBS)})(?!\w)"
    rf"|(?<!\w)(?P<long>year|month|week|day|hour|decade|century)[\s-]?long(?!\w)"
    rf"|(?<!\w)(?P<many>decades|centuries)(?!\w)|(?<!\w)(?P<fortnight>fortnight)(?!\w)"
    rf"|(?<!\w)(?P<bare>{_UNIT})(?!\w)",
    re.IGNORECASE,
)
_ONE_AND = re.compile(
    rf"(?<!\w)(?:an?|one)\s(?P<unit>{_UNIT})\sand\s(?:a\s)?(?P<part>half|quarter|three[\s-]quarters)(?!\w)",
    re.IGNORECASE,
)
_QUARTERS = {"quarter": 1, "half": 2}
_REST: dict[values.Unit, tuple[int, values.Unit]] = {"Y": (12, "M"), "TH": (60, "TM"), "D": (24, "TH")}
_BY = re.compile(r"(?<![\w.,])(\d{1,2})\s?[x×]\s?(\d{1,3})[\s-]hours?(?!\w)")
_AGO = re.compile(
    r"['’]?\s(?:(?P<ago>ago|earlier|before|prior|previously)|later|from\snow|hence|time|after)(?!\w)"
)
_IN = re.compile(r"\bin\s(?:about\s)?\Z", re.IGNORECASE)
_WINDOW = 10  # characters before a length in which "in about" stands
_TURNS: dict[values.Unit, str] = {"Y": "year", "M": "month", "W": "week", "D": "day"}


def unit_after(text: str, at: int) -> tuple[int, str] | None:
    """The unit of time behind a figure that ends at `at`: its end and name, an age's "old" taken in."""
    match = _AFTER.match(text, at)
    return (match.end(), (match["unit"] or "second").lower()) if match else None


def length(figure: str, unit: str) -> str:
    """`P2Y`; two decades are P20Y."""
    number, letter = _UNITS[unit]
    if number == 1:
        return values.duration(figure, letter)
    low, dots, high = figure.partition("..")
    if dots:
        return values.duration(values.bounds(int(low) * number, (int(high) + 1) * number - 1), letter)
    return values.duration(written(Fraction(figure) * number), letter)


def turned(text: str, start: int, end: int, figure: str, unit: str) -> tuple[str, ...]:
    """The date that a length at `text[start:end]` counts to: two days ago, in three weeks; empty for none."""
    number, letter = _UNITS[unit]
    ago = _AGO.match(text, end)
    counted = ago or _IN.search(text, max(0, start - _WINDOW), start)
    if not counted or number != 1 or letter not in _TURNS or not figure.isdigit():
        return ()
    return (values.relative(_TURNS[letter], -int(figure) if ago and ago["ago"] else int(figure)),)


def fuller(text: str) -> Iterator[Mention]:
    """A year and a half, an hour and three-quarters; 2x24 hours, as the police count."""
    for match in _ONE_AND.finditer(text):
        unit, part = match["unit"].lower(), match["part"].lower()
        share = Fraction(_QUARTERS.get(part, 3), 4)
        whole = _mention(match.start(), match.end(), length(written(1 + share), unit))
        yield replace(whole, parts=tuple(_parts(match, unit, share)))
    for match in _BY.finditer(text):
        hours = int(match[1]) * int(match[2])
        yield _mention(match.start(), match.end(), values.duration(str(hours), "TH"))


def _parts(match: re.Match[str], unit: str, share: Fraction) -> Iterator[Mention]:
    """An hour, and 45 minutes."""
    number, letter = _UNITS[unit]
    if number == 1 and letter in _REST:
        times, smaller = _REST[letter]
        yield _mention(match.start(), match.end("unit"), values.duration("1", letter))
        yield _mention(match.start("part"), match.end(), values.duration(written(share * times), smaller))


def ones(text: str) -> Iterator[Mention]:
    """What needs no numeral: a year, daily, week-long, decades. None of it needs a source."""
    for match in _ONE.finditer(text):
        if match["many"]:
            value = values.duration(values.vague(1 if match["many"][0] in "dD" else 2), "Y")
        elif match["adverb"]:
            value = values.duration(*_ADVERBS[match["adverb"].lower()])
        else:
            unit = match["unit"] or match["long"] or match["fortnight"] or match["bare"]
            value = length("1", unit.lower())
        mention = _mention(match.start(), match.end(), value)
        yield replace(mention, soft=True, faint=match["bare"] is not None)


def _mention(start: int, end: int, value: str) -> Mention:
    return Mention(start=start, end=end, kind="duration", value=value)
