"""Indonesian names of months and weekdays: CLDR's (through Babel), and the spellings of news beside them."""

import functools
import re
from collections.abc import Iterable

_MONTHS = {
    "pebruari": 2, "peb": 2, "agt": 8, "agst": 8, "ags": 8, "agus": 8, "sept": 9, "nopember": 11, "nop": 11,
    "nov": 11, "des": 12,
}  # fmt: skip
_WEEKDAYS = {"jum'at": 4, "jum’at": 4, "jum`at": 4, "ahad": 6}
_LONG = 5  # letters: a shorter month's name is an abbreviation, these aside
_WHOLE = ("mei", "juni", "juli")


@functools.cache
def months() -> dict[str, int]:
    """Lower-case name -> 1 to 12, the abbreviations too."""
    from babel.dates import get_month_names

    names = [get_month_names(width, locale="id") for width in ("wide", "abbreviated")]
    return {name.lower(): number for table in names for number, name in table.items()} | _MONTHS


@functools.cache
def weekdays() -> dict[str, int]:
    """Lower-case name -> 0 (Monday) to 6."""
    from babel.dates import get_day_names

    return {name.lower(): number for number, name in get_day_names("wide", locale="id").items()} | _WEEKDAYS


@functools.cache
def month_names() -> tuple[str, ...]:
    """Januari to Desember."""
    from babel.dates import get_month_names

    names = get_month_names("wide", locale="id")
    return tuple(names[number] for number in sorted(names))


def month_name() -> str:
    """A pattern for a month's name in full."""
    return either(name for name in months() if len(name) >= _LONG or name in _WHOLE)


def any_month() -> str:
    """A pattern for a month's name or abbreviation, with its point."""
    short = either(name for name in months() if len(name) < _LONG and name not in _WHOLE)
    return rf"(?:{month_name()})\b|(?:{short})\b\.?"


def either(names: Iterable[str]) -> str:
    """A pattern for one of the names, the longer first."""
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
