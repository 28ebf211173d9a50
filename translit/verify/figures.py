"""English figures with what they count: percentages, money, lengths of time, quantities with their unit."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from translit.types import Kind
from translit.verify.mention import Mention
from translit.verify.numerals import Numeral, written
from translit.vocabulary import units, values

# A unit of time in English: how many of which unit of `Entity.value` it is.
_TIMES: dict[str, tuple[int, values.Unit]] = {
    "year": (1, "Y"), "yr": (1, "Y"), "month": (1, "M"), "week": (1, "W"), "wk": (1, "W"), "day": (1, "D"),
    "hour": (1, "TH"), "hr": (1, "TH"), "minute": (1, "TM"), "min": (1, "TM"), "second": (1, "TS"),
    "sec": (1, "TS"), "decade": (10, "Y"), "century": (100, "Y"), "centurie": (100, "Y"),
    "fortnight": (2, "W"),
}  # fmt: skip
_UNIT = rf"(?:{'|'.join(sorted(_TIMES, key=len, reverse=True))})"
_DURATION = re.compile(
    rf"(?:\s|-|\s?-\s?)(?P<unit>{_UNIT})(?:s['’]?)?(?:[\s-]olds?|\sof\sage)?(?!\w)(?!-?(?:hand|half)\b)",
    re.IGNORECASE,
)
_PERCENT = re.compile(
    r"[\s-]?(?:(?P<points>(?:%|percentage|per\s?cent|pct)[\s-]points?|pp|ppts?|p\.p\.)|%|per\s?cent|pct|pc)"
    r"(?!\w)",
    re.IGNORECASE,
)
_OF = re.compile(r"\sof\b(?:\san?\b)?|\san?\b", re.IGNORECASE)
_AND_A_HALF = re.compile(
    r"\sand\s(?:an?\s)?(half|quarter)\b(?!\s(?:of\s)?(?:an?\s)?(?:million|billion|hours?))", re.IGNORECASE
)
_GLUED = re.compile(r"(?<=[0-9])m\Z")
_ONE_AND = re.compile(rf"(?<!\w)an?\s(?P<unit>{_UNIT})\sand\sa\s(?P<part>half|quarter)(?!\w)", re.IGNORECASE)
_ONE = re.compile(
    rf"(?<!\w)(?:an?|per|each|every|another|one)[\s-](?P<unit>{_UNIT})(?!\w)"
    rf"|(?<!\w)(?P<adverb>annual|annually|yearly|monthly|weekly|daily|hourly)(?!\w)"
    rf"|(?<!\w)(?P<long>year|month|week|day|hour|decade|century)[\s-]?long(?!\w)"
    rf"|(?<!\w)(?P<many>decades|centuries)(?!\w)|(?<!\w)(?P<fortnight>fortnight)(?!\w)"
    rf"|(?<!\w)(?P<bare>{_UNIT})(?!\w)",
    re.IGNORECASE,
)
_ADVERBS: dict[str, values.Unit] = {
    "annual": "Y", "annually": "Y", "yearly": "Y", "monthly": "M", "weekly": "W", "daily": "D",
    "hourly": "TH",
}  # fmt: skip
_LEAST_WON = 100
_DEGREES = {"degree": ("°C", "°F"), "°C": ("degree",), "°F": ("degree",)}  # which ones, the reader knows
_ARTICLE = re.compile(r"(?<!\w)(?:an?|per|each|every|another)(?=[\s-])", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A numeral with its unit: `text[start:end]`. `unit` is as `kind` has it: a code, a key, a letter."""

    start: int
    end: int
    numeral: Numeral
    kind: Kind = "number"
    unit: str = ""
    leading: bool = False
    """The unit stands before the figure: $5, magnitude 5."""

    def mention(self) -> Mention:
        """The figure and its other readings."""
        said = (self.numeral.value, *self.numeral.others)
        value, *others = (value for figure in said for value in self._values(figure))
        return Mention(
            start=self.start,
            end=self.end,
            kind=self.kind,
            value=value,
            others=tuple(others),
            soft=self.numeral.soft,
        )

    def _values(self, figure: str) -> Iterator[str]:
        if self.kind == "percent":
            if self.unit == "bp":
                yield values.quantity(figure, "bp")
            else:
                yield values.points(figure) if self.unit == "pp" else values.percent(figure)
        elif self.kind == "money":
            yield values.money(figure, self.unit)
            if self.unit == "GBP" and not self.leading:
                yield values.quantity(figure, "lb")
        elif self.kind == "duration":
            yield _length(figure, self.unit)
        elif self.kind == "quantity":
            yield values.quantity(figure, self.unit)
            if self.unit == "point":
                yield values.points(figure)
            for key in _DEGREES.get(self.unit, ()):
                yield values.quantity(figure, key)
        else:
            yield figure


def measured(text: str, numeral: Numeral) -> Figure:
    """The numeral with the currency, sign or unit that stands at it."""
    start, end = numeral.start, numeral.end
    if not numeral.counts:
        return Figure(start=start, end=end, numeral=numeral)
    if before := units.currency_before(text, start):
        return Figure(start=before[0], end=end, numeral=numeral, kind="money", unit=before[1], leading=True)
    for at in _places(text, numeral):
        if after := _unit(text, at, numeral):
            return _and_a_half(text, after)
    if before := units.unit_before(text, start, "en"):
        return Figure(
            start=before[0], end=end, numeral=numeral, kind="quantity", unit=before[1], leading=True
        )
    if _GLUED.search(text, start, end):  # 100m is a hundred million, or metres
        metres = values.quantity(text[start : end - 1].replace(",", ""), "m")
        numeral = replace(numeral, others=(*numeral.others, metres))
    return Figure(start=start, end=end, numeral=numeral)


def and_a_half(text: str) -> Iterator[Mention]:
    """A year and a half: one and a half of what an article counts."""
    for match in _ONE_AND.finditer(text):
        value = "1.5" if match["part"].lower() == "half" else "1.25"
        kind: Kind = "duration"
        length = _length(value, match["unit"].lower())
        yield Mention(start=match.start(), end=match.end(), kind=kind, value=length)


def ones(text: str) -> Iterator[Mention]:
    """What needs no numeral: a year, per kilometre, daily, week-long, decades. None of it needs a source."""
    for match in _ONE.finditer(text):
        if match["many"]:
            value = values.duration(values.vague(1 if match["many"][0] in "dD" else 2), "Y")
        elif match["adverb"]:
            value = values.duration("1", _ADVERBS[match["adverb"].lower()])
        else:
            value = _length(
                "1", (match["unit"] or match["long"] or match["fortnight"] or match["bare"]).lower()
            )
        yield Mention(
            start=match.start(),
            end=match.end(),
            kind="duration",
            value=value,
            soft=True,
            faint=match["bare"] is not None,
        )
    for match in _ARTICLE.finditer(text):
        if unit := units.unit_after(text, match.end(), "en"):
            yield _one(match.start(), unit[0], "quantity", values.quantity("1", unit[1]))
        elif unit := units.currency_after(text, match.end(), "en"):
            yield _one(match.start(), unit[0], "money", values.money("1", unit[1]))


def _one(start: int, end: int, kind: Kind, value: str) -> Mention:
    return Mention(start=start, end=end, kind=kind, value=value, soft=True)


def _places(text: str, numeral: Numeral) -> Iterator[int]:
    """Where its unit may begin: at once, and behind the "of a" that vague figures and fractions have."""
    form = numeral.cardinal.form if numeral.cardinal else "part"
    if form != "part" or (numeral.cardinal and numeral.cardinal.value.denominator in (2, 4)):
        yield numeral.end
    if form == "part" and (of := _OF.match(text, numeral.end)):
        yield of.end()


def _unit(text: str, at: int, numeral: Numeral) -> Figure | None:
    """The numeral with the unit that stands at `at`."""

    def figure(end: int, kind: Kind, unit: str) -> Figure:
        return Figure(start=numeral.start, end=end, numeral=numeral, kind=kind, unit=unit)

    if match := _PERCENT.match(text, at):
        return figure(match.end(), "percent", "pp" if match["points"] else "%")
    if (money := units.currency_after(text, at, "en")) and not _is_verb(money[1], numeral):
        return figure(money[0], "money", money[1])
    quantity = units.unit_after(text, at, "en")
    if quantity and quantity[1] == "bp":
        return figure(quantity[0], "percent", "bp")
    if (match := _DURATION.match(text, at)) and (quantity is None or match.end() >= quantity[0]):
        return figure(match.end(), "duration", match["unit"].lower())
    return figure(quantity[0], "quantity", quantity[1]) if quantity else None


def _is_verb(currency: str, numeral: Numeral) -> bool:
    """Of the 17 won: small figures of a currency that is worth little."""
    return currency == "KRW" and numeral.cardinal is not None and numeral.cardinal.value < _LEAST_WON


def _and_a_half(text: str, figure: Figure) -> Figure:
    """Two years and a half."""
    cardinal = figure.numeral.cardinal
    match = _AND_A_HALF.match(text, figure.end)
    if not match or cardinal is None or cardinal.value.denominator != 1:
        return figure
    value = cardinal.value + (Fraction(1, 2) if match[1].lower() == "half" else Fraction(1, 4))
    numeral = replace(figure.numeral, value=written(value), others=(), soft=False)
    return replace(figure, end=match.end(), numeral=numeral)


def _length(figure: str, name: str) -> str:
    """`P2Y`; two decades are P20Y."""
    number, unit = _TIMES[name]
    if number == 1:
        return values.duration(figure, unit)
    low, dots, high = figure.partition("..")
    if dots:
        return values.duration(values.bounds(int(low) * number, (int(high) + 1) * number - 1), unit)
    return values.duration(written(Fraction(figure) * number), unit)
