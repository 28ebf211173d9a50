"""Values that are equal in other units: half an hour and 30 minutes, 1,500 m and 1.5 km, a half and 50%."""

import re
from collections.abc import Iterator
from fractions import Fraction

from translit.vocabulary import values

_EXACT = re.compile(r"\d+(?:\.\d+)?|\d+/\d+")
_SHARE = re.compile(r"0\.\d+|\d+/\d+")
_MONTHS = {"Y": 12, "M": 1}
_SECONDS = {"W": 604_800, "D": 86_400, "TH": 3_600, "TM": 60, "TS": 1}
# Metric units by powers of ten of one of them; miles and pounds are never converted: that is another figure.
_METRIC: dict[str, tuple[str, int]] = {
    "km": ("m", 3), "m": ("m", 0), "cm": ("m", -2), "mm": ("m", -3), "nm": ("m", -9),
    "Mt": ("g", 12), "kt": ("g", 9), "t": ("g", 6), "quintal": ("g", 5), "kg": ("g", 3), "g": ("g", 0),
    "mg": ("g", -3), "µg": ("g", -6), "l": ("l", 0), "ml": ("l", -3), "cm3": ("l", -3), "m3": ("l", 3),
    "km2": ("m2", 6), "ha": ("m2", 4), "m2": ("m2", 0), "cm2": ("m2", -4),
    "GW": ("W", 9), "MW": ("W", 6), "kW": ("W", 3), "W": ("W", 0),
    "TWh": ("Wh", 12), "GWh": ("Wh", 9), "MWh": ("Wh", 6), "kWh": ("Wh", 3), "kV": ("V", 3), "V": ("V", 0),
    "GHz": ("Hz", 9), "MHz": ("Hz", 6), "kHz": ("Hz", 3), "Hz": ("Hz", 0), "pp": ("pp", 0), "bp": ("pp", -2),
}  # fmt: skip


def amounts(value: str) -> Iterator[tuple[str, Fraction]]:
    """What two equal amounts have in common, whichever unit each is said in; nothing for other values.

    >>> list(amounts("PT30M")) == list(amounts("PT0.5H")), list(amounts("25 bp")) == list(amounts("0.25pp"))
    (True, True)
    """
    figure, unit = values.parts(value)
    if not _EXACT.fullmatch(figure):
        return
    if value.startswith("P"):
        if unit in _MONTHS:
            yield "months", Fraction(figure) * _MONTHS[unit]
        elif unit in _SECONDS:
            yield "seconds", Fraction(figure) * _SECONDS[unit]
    elif unit in _METRIC:
        base, power = _METRIC[unit]
        yield base, Fraction(figure) * Fraction(10) ** power


def shares(value: str) -> Iterator[tuple[str, Fraction]]:
    """A share of a whole, as a fraction or in percent: a half is 50%."""
    figure, unit = values.parts(value)
    if unit == "%" and _EXACT.fullmatch(figure):
        yield "share", Fraction(figure) / 100
    elif not unit and _SHARE.fullmatch(figure):
        yield "share", Fraction(figure)
