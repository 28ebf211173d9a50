"""The English forms of a figure: what `Entity.accepts` holds for it, the preferred first."""

from fractions import Fraction

from translit.vocabulary import units
from translit.vocabulary.values import Unit, fraction, ordinal

_SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))
_ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
)  # fmt: skip
_ORDINALS = (
    "", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth",
)  # fmt: skip
_PARTS = {
    Fraction(1, 2): ("half", "a half"), Fraction(1, 4): ("a quarter", "one quarter"),
    Fraction(3, 4): ("three quarters", "three-quarters"),
}  # fmt: skip
_VAGUE = {
    0: "", 1: "tens", 2: "hundreds", 3: "thousands", 6: "millions", 9: "billions", 12: "trillions",
    15: "quadrillions",
}  # fmt: skip
_PLURALS = frozenset(("dozens", *_VAGUE.values()))
_TIMES = {1: ("once",), 2: ("twice", "double", "twofold"), 3: ("triple", "threefold")}
_DURATIONS: dict[str, str] = {
    "Y": "year", "M": "month", "W": "week", "D": "day", "TH": "hour", "TM": "minute", "TS": "second",
}  # fmt: skip
_ABBREVIATION = 5  # letters: a shorter name of a unit is one


def grouped(value: Fraction) -> str:
    """`1,234,567.5`; `2/3` where no decimal is exact."""
    written = fraction(value.numerator, value.denominator)
    whole, mark, decimals = written.partition(".")
    return f"{int(whole):,}{mark}{decimals}" if whole.isdigit() and len(whole) > 3 else written


def cardinal(value: Fraction) -> tuple[str, ...]:
    """1000000: `1 million`, `1,000,000`; 8: `8`, `eight`; 2/3: `two thirds`."""
    if value.denominator == 1 and value < len(_ONES):
        return (grouped(value), _ONES[int(value)])
    if 0 < value < 1:
        return part(value)
    for scale, name in _SCALES:
        if value >= scale and (value / scale * 1000).denominator == 1:
            return (f"{grouped(value / scale)} {name}", grouped(value))
    return (grouped(value),)


def part(value: Fraction) -> tuple[str, ...]:
    """A half, two thirds, a tenth; decimals where they are exact."""
    top, bottom, exact = value.numerator, value.denominator, grouped(value)
    if value in _PARTS:
        return (*_PARTS[value], exact)
    if bottom >= len(_ORDINALS) or top >= len(_ONES):
        return (exact,)
    name = _ORDINALS[bottom]
    return (f"{_ONES[top]} {name}{'s' if top > 1 else ''}", *((f"a {name}",) if top == 1 else ()), exact)


def vague(low: int, high: int) -> tuple[str, ...]:
    """10 to 99: `dozens`, `tens`; 10000 to 99999: `tens of thousands`; 100 to 199: `about 100`."""
    power = len(str(low)) - 1
    if low == 10**power and high == 10 ** (power + 1) - 1:
        scale = power - power % 3 if power >= 3 else 0
        step, name = _VAGUE.get(power - scale, ""), _VAGUE.get(scale, "")
        if not name:
            return (step,) if power == 2 else ("dozens", "tens")
        return (f"{step} of {name}",) if step else (name,)
    if str(low).rstrip("0") == "11":
        return ("more than a dozen", "a dozen") if low == 11 else (f"more than {low * 10 // 11:,}",)
    figures = cardinal(Fraction(low))
    return (f"about {figures[0]}", *figures, *((f"{low}s",) if low < 100 else ()))


def percent(figures: tuple[str, ...], value: Fraction) -> tuple[str, ...]:
    """`38%`, `38 percent`, `38 per cent`; `half a percent`."""
    said = [figure for figure in figures if figure[0].isdigit() or value.denominator == 1]
    return (
        f"{grouped(value)}%",
        *(f"{figure} {name}" for name in ("percent", "per cent") for figure in said),
    )


def points(figures: tuple[str, ...], value: Fraction) -> tuple[str, ...]:
    """`2 percentage points`; `half a percentage point`."""
    if 0 < value < 1:
        return (*_part_of(figures, "a percentage point"), f"{grouped(value)} percentage points")
    return tuple(f"{figure} percentage point{'' if figure in ('1', 'one') else 's'}" for figure in figures)


def _of(figure: str, noun: str) -> str:
    """`dozens of kilometres`, `5 kilometres`."""
    return (
        f"{figure} of {noun}"
        if figure in _PLURALS or figure.split(maxsplit=1)[0] in _PLURALS
        else f"{figure} {noun}"
    )


def _part_of(figures: tuple[str, ...], one: str) -> tuple[str, ...]:
    """`half a kilometre`, `two thirds of a year`; nothing for what is a decimal: 0.01 kilometres."""
    if figures[0][0].isdigit():
        return ()
    return (f"half {one}",) if figures[0] == "half" else (f"{figures[0]} of {one}",)


def money(figures: tuple[str, ...], value: Fraction, currency: str) -> tuple[str, ...]:
    """`$60 billion`, `USD 60 billion`, `60 billion dollars`; `a million dollars` has no sign."""
    names = units.currency_names(currency, "en")
    plural = names[1] if value != 1 and names[1:2] == (f"{names[0]}s",) else names[0]
    if 0 < value < 1:
        parts, figures = _part_of(figures, f"a {names[0]}"), (grouped(value),)
    else:
        parts = ()
    named = (*parts, *(_of(figure, plural) for figure in figures))
    if not figures[0][0].isdigit():
        return named
    signs = ("$",) if currency == "USD" else units.currency_signs(currency)[:1]
    signed = tuple(f"{sign}{' ' if sign.isalpha() else ''}{figures[0]}" for sign in signs)
    return (*signed, f"{currency} {figures[0]}", *named)


def duration(figures: tuple[str, ...], value: Fraction, unit: Unit | str) -> tuple[str, ...]:
    """`2.5 years`; `1 week`, `a week`; `half an hour`."""
    name = _DURATIONS[unit]
    article = "an" if unit == "TH" else "a"
    if value < 1:
        return (*_part_of(figures, f"{article} {name}"), f"{grouped(value)} {name}s")
    forms = tuple(_of(figure, name if value == 1 else f"{name}s") for figure in figures)
    return (*forms, f"{article} {name}") if value == 1 else forms


def quantity(figures: tuple[str, ...], value: Fraction, unit: str) -> tuple[str, ...]:
    """`5 kilometres`, `5 km`; `magnitude 7.5`; `half a kilometre`."""
    names = units.unit_names(unit, "en")
    if unit in ("magnitude", "mach"):
        return tuple(f"{name} {figures[0]}" for name in names[:1])
    chosen = names[0] if value == 1 or len(names) == 1 else names[1]
    short = next((name for name in names if len(name) < _ABBREVIATION and name != chosen), chosen)
    if 0 < value < 1:
        return (*_part_of(figures, f"a {names[0]}"), f"{grouped(value)} {chosen}")
    return tuple(dict.fromkeys((*(_of(figure, chosen) for figure in figures), _of(figures[0], short))))


def times(figures: tuple[str, ...], value: Fraction) -> tuple[str, ...]:
    """`twice`, `2 times`, and the bare figure: tujuh kali seri, seven draws."""
    words = _TIMES.get(int(value), ()) if value.denominator == 1 else ()
    counted = figures if value > 1 else (grouped(value),) if value < 1 else ()
    return (*words, *(f"{figure} times" for figure in counted), *figures)


def all_of(value: int) -> tuple[str, ...]:
    """`both`, `two`; `all three`, `three`."""
    figures = cardinal(Fraction(value))[::-1]
    return ("both", *figures) if value == 2 else (*(f"all {figure}" for figure in figures), *figures)


def nth(value: int) -> tuple[str, ...]:
    """`3rd`, `third`."""
    return (ordinal(value), *((_ORDINALS[value],) if 0 < value < len(_ORDINALS) else ()))
