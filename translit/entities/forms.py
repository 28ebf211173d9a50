"""The English forms of a value: what `Entity.accepts` holds for figures and dates, the preferred first."""

from decimal import Decimal

from translit.vocabulary.values import MONTHS, Unit, number

_SCALES = ((Decimal(10**12), "trillion"), (Decimal(10**9), "billion"), (Decimal(10**6), "million"))
_UNITS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
)  # fmt: skip
_DURATIONS: dict[Unit, str] = {
    "Y": "year", "M": "month", "W": "week", "D": "day", "TH": "hour", "TM": "minute", "TS": "second",
}  # fmt: skip
_SYMBOLS = {"USD": "$", "EUR": "€", "GBP": "£", "IDR": "Rp "}
_ABBREVIATED = {
    "January": "Jan.", "February": "Feb.", "August": "Aug.", "September": "Sept.", "October": "Oct.",
    "November": "Nov.", "December": "Dec.",
}  # fmt: skip


def grouped(value: Decimal) -> str:
    """`1,234,567.5`."""
    whole, mark, fraction = number(value).partition(".")
    return f"{int(whole):,}{mark}{fraction}" if len(whole) > 3 else whole + mark + fraction


def cardinal(value: Decimal) -> tuple[str, ...]:
    """1000000: `1 million`, `1,000,000`; 8: `8`, `eight`."""
    if value == int(value) and value < len(_UNITS):
        return (number(value), _UNITS[int(value)])
    for scale, name in _SCALES:
        if value >= scale and (value / scale * 1000) % 1 == 0:
            return (f"{number(value / scale)} {name}", grouped(value))
    return (grouped(value),)


def percent(value: Decimal) -> tuple[str, ...]:
    """`38%`, `38 percent`, `38 per cent`."""
    figure = grouped(value)
    return (f"{figure}%", f"{figure} percent", f"{figure} per cent")


def money(value: Decimal, currency: str) -> tuple[str, ...]:
    """`$60 billion`, `USD 60 billion`."""
    figure = cardinal(value)[0]
    symbol = _SYMBOLS.get(currency)
    return (*((f"{symbol}{figure}",) if symbol else ()), f"{currency} {figure}")


def duration(value: Decimal, unit: Unit) -> tuple[str, ...]:
    """`2.5 years`, `2.5-year`; `1 week`, `a week`."""
    name = _DURATIONS[unit]
    forms = tuple(f"{figure} {name}{'' if value == 1 else 's'}" for figure in cardinal(value))
    return (
        (*forms, f"{'an' if unit == 'TH' else 'a'} {name}")
        if value == 1
        else (*forms, f"{number(value)}-{name}")
    )


def date(year: int | None, month: int | None, day: int | None) -> tuple[str, ...]:
    """`8 November 2023`, `November 8, 2023`, `Nov. 8, 2023`; `November 2022`; `2017`."""
    if month is None:
        return (str(year),)
    name = MONTHS[month - 1]
    short = _ABBREVIATED.get(name, name)
    names = dict.fromkeys((name, short))
    tail = f" {year}" if year is not None else ""
    if day is None:
        return tuple(f"{each}{tail}" for each in names)
    american = tuple(f"{each} {day}{',' if tail else ''}{tail}" for each in names)
    return (f"{day} {name}{tail}", *american)


def time(hour: int, minute: int) -> tuple[str, ...]:
    """`23:05`, `11:05 p.m.`."""
    half = "a.m." if hour < 12 else "p.m."
    return (f"{hour:02d}:{minute:02d}", f"{(hour - 1) % 12 + 1}:{minute:02d} {half}")
