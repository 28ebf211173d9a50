"""English figures with what they count: percentages, money, lengths of time, quantities with their unit."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from translit.types import Kind
from translit.verify.values import lengths
from translit.verify.values.mention import Mention
from translit.verify.values.numerals import Numeral, written
from translit.vocabulary import units, values

_PERCENT = re.compile(
    r"[\s-]?(?:(?P<points>(?:%|percentage|per[\s-]?cent|pct)[\s-]points?|pp|ppts?|p\.p\.)|%|per[\s-]?cent|pct|pc)"
    r"(?!\w)",
    re.IGNORECASE,
)
_FIGURE = re.compile(r"[\d./]+")
_OF = re.compile(r"\sof\b(?:\san?\b)?|\san?\b", re.IGNORECASE)
_AND_A_HALF = re.compile(
    r"\sand\sa\s(?P<half>half|quarter)\b(?!\s(?:of\s)?(?:an?\s)?(?:million|billion|hours?))",
    re.IGNORECASE,
)
_GLUED = re.compile(r"(?<=[0-9])m\Z")
_LEAST_WON = 100  # of a currency that is worth little: of the 17 won
_DEGREES = {"degree": ("°C", "°F"), "°C": ("degree",), "°F": ("degree",)}  # which ones, the reader knows
_MINUS = re.compile(r"(?:\bminus\s|(?<![\w\s])[-−–]|\s[-−])\Z", re.IGNORECASE)
_BELOW = re.compile(r"\sbelow\s(?:zero|freezing)", re.IGNORECASE)
_ARTICLE = re.compile(r"(?<!\w)(?:an?|per|each|every|another)(?=[\s-])", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A numeral with its unit: `text[start:end]`. `unit` is a code, a key of units.tsv, a name of time."""

    start: int
    end: int
    numeral: Numeral
    kind: Kind = "number"
    unit: str = ""
    leading: bool = False
    """The unit stands before the figure: $5, magnitude 5."""
    minus: bool = False
    lent: tuple[Kind, str] | None = None
    """Kind and unit of a neighbour in a list that this figure may share: 5, 6 and 7 percent."""
    turned: tuple[str, ...] = ()
    """The date that it counts to from the day of writing: two days ago."""

    def mention(self) -> Mention:
        """The figure and its other readings."""
        said = (self.numeral.value, *self.numeral.others)
        if self.unit:  # all three years are three years
            said = tuple(figure for figure in said if _FIGURE.fullmatch(figure)) or said
        value, *others = (value for figure in said for value in self._values(figure))
        if self.lent and not self.unit:
            others += replace(self, kind=self.lent[0], unit=self.lent[1]).mention().values
        return Mention(
            start=self.start,
            end=self.end,
            kind=self.kind,
            value=value,
            others=(*others, *self.turned),
            soft=self.numeral.soft,
        )

    def _values(self, figure: str) -> Iterator[str]:
        if not _FIGURE.fullmatch(figure):
            yield figure  # 1.234.567, as it was left
        elif self.kind == "percent" and self.unit != "bp":
            yield values.points(figure) if self.unit == "pp" else values.percent(figure)
        elif self.kind == "money":
            yield values.money(figure, self.unit)
            if self.unit == "GBP" and not self.leading:
                yield values.quantity(figure, "lb")
        elif self.kind == "duration":
            yield lengths.length(figure, self.unit)
        elif self.unit:
            minus = "-" if self.minus and self.unit in _DEGREES else ""
            for key in (self.unit, *_DEGREES.get(self.unit, ())):
                yield values.quantity(minus + figure, key)
            if self.unit == "point":
                yield values.points(figure)
        else:
            yield figure


def measured(text: str, numeral: Numeral) -> Figure:
    """The numeral with the currency, sign or unit that stands at it."""
    start, end = numeral.start, numeral.end
    bare = Figure(start=start, end=end, numeral=numeral)
    if not numeral.counts:
        return bare
    if before := units.currency_before(text, start):
        return replace(bare, start=before[0], kind="money", unit=before[1], leading=True)
    for at in _places(text, numeral):
        if after := _unit(text, at, bare):
            return after
    if before := units.unit_before(text, start, "en"):
        return replace(bare, start=before[0], kind="quantity", unit=before[1], leading=True)
    if _GLUED.search(text, start, end):  # 100m is a hundred million, or metres
        metres = values.quantity(text[start : end - 1].replace(",", ""), "m")
        return replace(bare, numeral=replace(numeral, others=(*numeral.others, metres)))
    return bare


def ones(text: str) -> Iterator[Mention]:
    """One of what is measured, without a numeral: per kilometre, a dollar. It needs no source."""
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


def _unit(text: str, at: int, bare: Figure) -> Figure | None:
    """The figure with the unit that stands at `at`."""
    if match := _PERCENT.match(text, at):
        return replace(bare, end=match.end(), kind="percent", unit="pp" if match["points"] else "%")
    if (money := units.currency_after(text, at, "en")) and not _is_verb(money[1], bare.numeral):
        return replace(bare, end=money[0], kind="money", unit=money[1])
    quantity = units.unit_after(text, at, "en")
    if quantity and quantity[1] == "bp":
        return replace(bare, end=quantity[0], kind="percent", unit="bp")
    time = lengths.unit_after(text, at)
    if time and (quantity is None or time[0] >= quantity[0]):
        figure = _and_a_half(text, replace(bare, end=time[0], kind="duration", unit=time[1]))
        turned = lengths.turned(text, figure.start, figure.end, figure.numeral.value, figure.unit)
        return replace(figure, turned=turned)
    if quantity is None:
        return None
    minus = _MINUS.search(text, max(0, bare.start - 6), bare.start) or _BELOW.match(text, quantity[0])
    figure = replace(bare, end=quantity[0], kind="quantity", unit=quantity[1], minus=minus is not None)
    return _and_a_half(text, figure)


def _is_verb(currency: str, numeral: Numeral) -> bool:
    return currency == "KRW" and numeral.cardinal is not None and numeral.cardinal.value < _LEAST_WON


def _and_a_half(text: str, figure: Figure) -> Figure:
    """Two years and a half."""
    cardinal = figure.numeral.cardinal
    match = _AND_A_HALF.match(text, figure.end)
    if not match or cardinal is None or cardinal.value.denominator != 1:
        return figure
    value = cardinal.value + (Fraction(1, 2) if match["half"].lower() == "half" else Fraction(1, 4))
    numeral = replace(figure.numeral, value=written(value), others=(), soft=False)
    return replace(figure, end=match.end(), numeral=numeral)
