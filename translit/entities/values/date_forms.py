"""The English forms of dates and times: what `Entity.accepts` holds for them, the preferred first."""

from translit.vocabulary.values import MONTHS, ordinal

_ABBREVIATED = {
    "January": "Jan.", "February": "Feb.", "August": "Aug.", "September": "Sept.", "October": "Oct.",
    "November": "Nov.", "December": "Dec.",
}  # fmt: skip
_RELATIVE = {
    ("day", -2): ("the day before yesterday",),
    ("day", -1): ("yesterday", "previous day"),
    ("day", 0): ("today",),
    ("day", 1): ("tomorrow", "next day", "following day"),
    ("day", 2): ("the day after tomorrow",),
}
_STEPS = {-1: ("last", "previous"), 0: ("this",), 1: ("next", "following")}
_DECADES = ("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties")


def date(year: int | None, month: int | None, day: int | None) -> tuple[str, ...]:
    """`8 November 2023`, `November 8, 2023`, `Nov. 8, 2023`; `November 2022`; `2017`; `8th`."""
    if month is None:
        return (str(year),) if day is None else (ordinal(day),)
    name = MONTHS[month - 1]
    short = _ABBREVIATED.get(name, name)
    names = dict.fromkeys((name, short))
    tail = f" {year}" if year is not None else ""
    if day is None:
        return tuple(f"{each}{tail}" for each in names)
    american = tuple(f"{each} {day}{',' if tail else ''}{tail}" for each in names)
    return (f"{day} {name}{tail}", *american)


def before_christ(year: int) -> tuple[str, ...]:
    """`500 BC`, `500 BCE`."""
    return (f"{year} BC", f"{year} BCE", f"{year} B.C.")


def decade(first: int) -> tuple[str, ...]:
    """`1990s`; `nineties`."""
    word = _DECADES[first // 10 % 10 - 2] if 1920 <= first < 2000 else ""
    return (f"{first}s", *((word,) if word else ()))


def century(value: int) -> tuple[str, ...]:
    """`20th century`."""
    return (f"{ordinal(value)} century",)


def relative(unit: str, offset: int) -> tuple[str, ...]:
    """`yesterday`, `last week`, `next Wednesday`."""
    said = _RELATIVE.get((unit, offset)) or tuple(f"{step} {unit}" for step in _STEPS[offset])
    return (*said, unit) if unit[0].isupper() else said


def time(hour: int, minute: int) -> tuple[str, ...]:
    """`23:05`, `11:05 p.m.`; on the hour `9 p.m.` too; `noon`, `midnight`."""
    half = "a.m." if hour < 12 else "p.m."
    clock = (hour - 1) % 12 + 1
    full = (f"{hour:02d}:{minute:02d}", f"{clock}:{minute:02d} {half}")
    if minute:
        return full
    named = {0: ("midnight",), 12: ("noon", "midday")}.get(hour, ())
    return (*full, f"{clock} {half}", *named)
