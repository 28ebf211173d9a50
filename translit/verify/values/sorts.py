"""What sort of value it is: its form, the family in which it may be replaced, whether English drops it."""

import re

from translit.types import Entity, Kind
from translit.verify.values.calendar import parts as calendar_parts
from translit.verify.values.calendar import turn
from translit.verify.values.mention import Mention
from translit.vocabulary import values

VALUE_KINDS: frozenset[Kind] = frozenset(
    ("number", "percent", "money", "duration", "quantity", "date", "time")
)
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")
_SCORE = re.compile(r"\d{1,3}-\d{1,3}")
_SHARE = re.compile(r"0\.\d+|\d+/\d+")


def parts(value: str) -> tuple[str, str]:
    """Figure and unit; `th` is that of an ordinal, `all` that of both, `x` that of twice."""
    figure, unit = values.parts(value)
    return (figure, "th") if _ORDINAL.fullmatch(value) else (figure, unit)


def form(value: str) -> str:
    """ordinal, all, times, score, share, vague or plain: what kind of number it is.

    >>> form("3rd"), form("all 2"), form("2x"), form("2-1"), form("2/3"), form("10..99"), form("7")
    ('ordinal', 'all', 'times', 'score', 'share', 'vague', 'plain')
    """
    figure, unit = parts(value)
    if unit in ("th", "all", "x"):
        return {"th": "ordinal", "all": "all", "x": "times"}[unit]
    if _SCORE.fullmatch(value):
        return "score"
    if _SHARE.fullmatch(value):
        return "share"
    return "vague" if ".." in figure else "plain"


def family(item: Entity | Mention) -> str:
    """What may stand in its place when it was changed: a date for a date, a figure for a figure."""
    if item.kind == "time":
        return "time"
    if item.kind != "date":
        return "figure"
    unit = turn(item.value)[0] or item.value
    if unit in values.WEEKDAYS:
        return "weekday"
    return "relative" if turn(item.value)[0] else "date"


def is_day(value: str) -> bool:
    """Does it say when: by the calendar, the weekday, or counted from the day of writing?"""
    return bool(turn(value)[0] or value in values.WEEKDAYS or calendar_parts(value))


def optional(entity: Entity) -> bool:
    """May English do without it? "kedua negara" are the countries, and who called did so yesterday."""
    return form(entity.value) == "all" or entity.value == "1x" or family(entity) == "relative"
