"""Units of measure and currencies, in Indonesian and English: what a name beside a figure means.

The names are CLDR's (through Babel) and those of units.tsv and currencies.tsv, read when first asked for.
A name of one or two letters counts in the case that it is listed in (m, not M), a longer one in any.
"""

import functools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Language = Literal["id", "en"]

UNITS = Path(__file__).parent / "units.tsv"
CURRENCIES = Path(__file__).parent / "currencies.tsv"

_CASED = 2  # letters: a shorter name has a case of its own
_LONGEST_SIGN = 6  # characters before a figure in which its currency stands
_LONGEST_WORD = 24  # and in which a unit does
_BEFORE: dict[Language, re.Pattern[str]] = {
    "id": re.compile(r"(?<!\w)((?i:(?:ber)?magnitudo|mach)|M(?=\s?\Z))[\s:]?\Z"),
    "en": re.compile(r"(?<!\w)((?i:magnitude(?:\sof)?|mach)|M(?=\s?\Z))[\s-]?\Z"),
}
_GAP = r"(?:[\s-]|\s-\s)?"


@dataclass(frozen=True, slots=True)
class _Names:
    """The names of one table in one language: key -> names, the preferred first; and their pattern."""

    of_key: Mapping[str, tuple[str, ...]]
    key_of: Mapping[str, str]
    after: re.Pattern[str]

    def at(self, text: str, at: int) -> tuple[int, str] | None:
        """The longest name that stands at `at`: where it ends, and its key."""
        match = self.after.match(text, at)
        return (match.end(), self.key_of[_fold(match[1])]) if match else None


def unit_after(text: str, at: int, language: Language) -> tuple[int, str] | None:
    """The unit of a figure that ends at `at`, with a space, a hyphen or nothing between: its end and key.

    >>> unit_after("5 km persegi", 1, "id"), unit_after("a 5-mile run", 3, "en"), unit_after("5 men", 1, "en")
    ((12, 'km2'), (8, 'mile'), None)
    """
    return _units(language).at(text, at)


def unit_before(text: str, at: int, language: Language) -> tuple[int, str] | None:
    """The unit before a figure that begins at `at`: its start and key. Only magnitudes and Mach stand there.

    >>> unit_before("magnitudo 5,6", 10, "id"), unit_before("at Mach 5", 8, "en")
    ((0, 'magnitude'), (3, 'mach'))
    """
    match = _BEFORE[language].search(text, max(0, at - _LONGEST_WORD), at)
    return (match.start(), "mach" if match[1].lower() == "mach" else "magnitude") if match else None


def currency_after(text: str, at: int, language: Language) -> tuple[int, str] | None:
    """The currency behind a figure that ends at `at`: its end and ISO 4217 code.

    >>> currency_after("5 dolar AS", 1, "id"), currency_after("5 euros", 1, "en")
    ((10, 'USD'), (7, 'EUR'))
    """
    return _currencies(language).at(text, at)


def currency_before(text: str, at: int) -> tuple[int, str] | None:
    """The sign or code before a figure that begins at `at`, in either language: its start and code.

    >>> currency_before("US$5", 3), currency_before("Rp. 500", 4)
    ((0, 'USD'), (0, 'IDR'))
    """
    match = _signs().search(text, max(0, at - _LONGEST_SIGN), at)
    return (match.start(), _sign_codes()[match[1].casefold()]) if match else None


def unit_names(key: str, language: Language) -> tuple[str, ...]:
    """What the language calls a unit, the preferred name first; empty for a key that is none."""
    return _units(language).of_key.get(key, ())


def currency_names(code: str, language: Language) -> tuple[str, ...]:
    """What the language calls a currency, the preferred name first; its code alone where none is known."""
    return _currencies(language).of_key.get(code, (code,))


def currency_signs(code: str) -> tuple[str, ...]:
    """What stands for a currency before a figure, the preferred sign first; empty where it has none."""
    rows = _rows(CURRENCIES)
    return tuple(name for row in rows if row[0] == code for name in row[1].split(",") if name)


@functools.cache
def _units(language: Language) -> _Names:
    column = 2 if language == "id" else 3
    return _index({row[0]: _merged(row[column], _cldr_units(row[1], language)) for row in _rows(UNITS)})


@functools.cache
def _currencies(language: Language) -> _Names:
    column = 2 if language == "id" else 3
    table = {
        row[0]: (*_merged(row[column], _cldr_currency(row[0], language)), row[0]) for row in _rows(CURRENCIES)
    }
    return _index(table)


@functools.cache
def _sign_codes() -> dict[str, str]:
    return {
        sign.casefold(): row[0] for row in _rows(CURRENCIES) for sign in (row[0], *row[1].split(",")) if sign
    }


@functools.cache
def _signs() -> re.Pattern[str]:
    signs = sorted(_sign_codes(), key=len, reverse=True)
    return re.compile(rf"(?<!\w)({'|'.join(map(re.escape, signs))})\s?\Z", re.IGNORECASE)


@functools.cache
def _rows(path: Path) -> list[list[str]]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def _merged(ours: str, theirs: Iterator[str]) -> tuple[str, ...]:
    """Our names, then CLDR's; without those that a minus takes away."""
    names = dict.fromkeys([*filter(None, ours.split(",")), *theirs])
    without = {name[1:] for name in names if name.startswith("-")}
    return tuple(name for name in names if not name.startswith("-") and name not in without)


def _cldr_units(unit: str, language: Language) -> Iterator[str]:
    """CLDR's names of a unit, singular and plural, long and short; none where this Babel has no such unit."""
    from babel.units import UnknownUnitError, format_unit

    lengths: tuple[Literal["long", "short", "narrow"], ...] = ("long", "short", "narrow")
    for length in lengths:
        for count in (1, 2):
            try:
                written = format_unit(count, unit, length, locale=language) if unit != "-" else ""
            except UnknownUnitError:
                return
            name = written.replace(str(count), "", 1).strip()
            if name and name != unit:  # where a length is missing CLDR's identifier stands
                yield name


def _cldr_currency(code: str, language: Language) -> Iterator[str]:
    """CLDR's names of a currency, singular and plural; none where it has only the code."""
    from babel.numbers import get_currency_name

    for count in (None, 1, 2):
        name = get_currency_name(code, count, locale=language)
        if name != code:
            yield name


def _index(table: Mapping[str, tuple[str, ...]]) -> _Names:
    """Of two units with one name the earlier has it; the longer name goes first."""
    key_of: dict[str, str] = {}
    for key, names in table.items():
        for name in names:
            key_of.setdefault(_fold(name), key)
    forms = sorted(key_of, key=len, reverse=True)
    alternatives = "|".join(_form(form) for form in forms)
    return _Names(table, key_of, re.compile(rf"{_GAP}({alternatives})(?!\w)"))


def _form(folded: str) -> str:
    """The pattern of a name: any space for a space, any case for a long one."""
    escaped = r"\s".join(map(re.escape, folded.split()))
    return escaped if len(folded) <= _CASED else rf"(?i:{escaped})"


def _fold(name: str) -> str:
    joined = " ".join(name.split())
    return joined if len(joined) <= _CASED else joined.casefold()
