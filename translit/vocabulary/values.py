"""How a value is written in `Entity.value`, whichever language it was read from.

number 1000000, 2.5, 2/3, 3rd, 2x (twice), all 2 (both), 10..99 (dozens), 2-1 (a score) · percent 38%, 2pp ·
money USD 2300000000 · quantity 5 km · duration P2.5Y, PT90M, P10..99Y (a decade is ten years) ·
date 2023-11-08, --11-08, ---08 (the 8th), 2022-11, --11, 2017, 500 BC, 1990s, C20 (a century), Wednesday,
day+1, week-1, weekend+0, Wednesday+1 · time 23:05. Two mentions agree when these are equal.
"""

import re
from decimal import Decimal
from fractions import Fraction
from typing import Literal

Unit = Literal["Y", "M", "W", "D", "TH", "TM", "TS"]
"""ISO 8601 letters of a duration; those of the clock carry their T."""
Figure = Decimal | str
"""A number, or one already written as `number`, `fraction` or `bounds` has it."""

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip
FIRST_YEAR, LAST_YEAR = 1400, 2199  # a bare figure between these may be a year

MAX_DIGITS = 15
"""A longer run of digits is a code and no quantity; this many and a trillion still add up exactly."""

_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)")
_DURATION = re.compile(r"P(T?)([\d./]+)([YMWDHS])")
_SUFFIXED = re.compile(r"([\d./]+)(%|pp|x)")
_QUANTITY = re.compile(r"([\d./]+) (\S+)")


def number(value: Figure) -> str:
    """Plain digits, no exponent, no trailing zeros; what is already written stays.

    >>> number(Decimal("1.50E+6")), number(Decimal("2.50")), number("2/3")
    ('1500000', '2.5', '2/3')
    """
    if isinstance(value, str):
        return value
    text = f"{value:f}"
    return (text.rstrip("0").rstrip(".") or "0") if "." in text else text


def ordinal(value: int) -> str:
    """`3rd`: where something stands in a row.

    >>> [ordinal(n) for n in (1, 2, 11, 23)]
    ['1st', '2nd', '11th', '23rd']
    """
    ending = "th" if value % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
    return f"{value}{ending}"


def fraction(numerator: int, denominator: int) -> str:
    """`2/3` in lowest terms; a decimal where that is exact: a half is a half however it is written.

    >>> fraction(2, 3), fraction(3, 4), fraction(2, 4), fraction(10**30 + 1, 8)
    ('2/3', '0.75', '0.5', '125000000000000000000000000000.125')
    """
    exact = Fraction(numerator, denominator)
    rest, places = exact.denominator, 0
    while rest % 2 == 0 or rest % 5 == 0:
        rest //= 10 if rest % 10 == 0 else 2 if rest % 2 == 0 else 5
        places += 1
    if rest != 1:
        return f"{exact.numerator}/{exact.denominator}"
    # Decimal would divide to 28 digits: the figure is moved, not divided.
    return number(Decimal(f"{exact.numerator * 10**places // exact.denominator}E-{places}"))


def times(value: Figure) -> str:
    """`2x`: twice, double, twofold."""
    return f"{number(value)}x"


def all_of(value: int) -> str:
    """`all 2`: both; `all 3`: all three. The whole of a set that was named before, not a place in a row."""
    return f"all {value}"


def vague(power: int) -> str:
    """`10..99` for a power of ten: dozens; `1000..9999`: thousands. What is meant is no figure.

    >>> vague(1), vague(4)
    ('10..99', '10000..99999')
    """
    return bounds(10**power, 10 ** (power + 1) - 1)


def bounds(low: int, high: int) -> str:
    """`11..19`: from the one to the other, both counted in."""
    return f"{low}..{high}"


def score(one: int, other: int) -> str:
    """`2-1`: goals, sets or votes, in the order in which they are said."""
    return f"{one}-{other}"


def quantity(value: Figure, unit: str) -> str:
    """`5 km`: a figure, and the key of its unit in units.tsv."""
    return f"{number(value)} {unit}"


def relative(unit: str, offset: int) -> str:
    """`day-1`, `week+1`, `weekend+0`, `year-1`, `Wednesday+1`: so many units from the day of writing.

    >>> relative("day", -1), relative("Wednesday", 1)
    ('day-1', 'Wednesday+1')
    """
    return f"{unit}{offset:+d}"


def before_christ(year: int) -> str:
    """`500 BC`: a year before our era."""
    return f"{year} BC"


def century(value: int) -> str:
    """`C20`: the 20th century."""
    return f"C{value}"


def percent(value: Figure) -> str:
    """`38%`."""
    return f"{number(value)}%"


def points(value: Figure) -> str:
    """`2pp`: percentage points."""
    return f"{number(value)}pp"


def money(value: Figure, currency: str) -> str:
    """`USD 2300000000`: the ISO 4217 code, a space, the whole amount."""
    return f"{currency} {number(value)}"


def duration(value: Figure, unit: Unit) -> str:
    """`P2.5Y`, `PT90M`: one unit, as it was written; nothing is converted."""
    return f"P{'T' if unit[0] == 'T' else ''}{number(value)}{unit[-1]}"


def date(year: int | None, month: int | None, day: int | None) -> str:
    """ISO 8601, what is not stated left out: `2023-11-08`, `--11-08`, `2022-11`, `--11`, `2017`, `---08`."""
    if month is None:
        return f"---{day:02d}" if day is not None else str(year)
    head = f"{year:04d}-{month:02d}" if year is not None else f"--{month:02d}"
    return head if day is None else f"{head}-{day:02d}"


def is_date(year: int | None, month: int | None, day: int | None) -> bool:
    """Could these be parts of one date (29 February passes in any year)?"""
    longest = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
    if year is not None and not FIRST_YEAR <= year <= LAST_YEAR:
        return False
    return month is None or (1 <= month <= 12 and (day is None or 1 <= day <= longest[month - 1]))


def time(hour: int, minute: int) -> str:
    """`23:05`."""
    return f"{hour:02d}:{minute:02d}"


def parts(value: str) -> tuple[str, str]:
    """The bare figure of a number, ordinal, percent, amount, quantity or duration, and its unit (if any).

    >>> parts("USD 5"), parts("38%"), parts("PT2.5H"), parts("17"), parts("2x"), parts("all 2")
    (('5', 'USD'), ('38', '%'), ('2.5', 'TH'), ('17', ''), ('2', 'x'), ('2', 'all'))
    """
    if match := _SUFFIXED.fullmatch(value):
        return match[1], match[2]
    if value.startswith("all "):
        return value[4:], "all"
    if match := _ORDINAL.fullmatch(value):
        return match[1], ""
    if match := _DURATION.fullmatch(value):
        return match[2], match[1] + match[3]
    if match := _QUANTITY.fullmatch(value):
        return match[1], match[2]
    currency, _, amount = value.rpartition(" ")
    return amount, currency
