"""English days, weeks and years counted from the day of writing: yesterday, next week, a year ago."""

import re
from collections.abc import Iterator

from translit.types import Kind
from translit.verify.mention import Mention
from translit.vocabulary import values

_UNITS: dict[str, values.Unit | None] = {
    "day": "D", "week": "W", "weekend": None, "month": "M", "quarter": None, "semester": None, "year": "Y",
    "decade": None, "century": None,
}  # fmt: skip
_UNIT = rf"(?P<unit>{'|'.join(sorted(_UNITS, key=len, reverse=True))})"
_OFFSETS = {
    "last": -1, "past": -1, "previous": -1, "preceding": -1, "prior": -1, "earlier": -1, "before": -1,
    "ago": -1,
    "next": 1, "following": 1, "coming": 1, "upcoming": 1, "subsequent": 1, "after": 1, "later": 1,
    "this": 0, "current": 0, "same": 0, "that": 0,
}  # fmt: skip
_PLAIN = ("last", "next", "this")
_NAMED = {
    "the day before yesterday": -2, "the day after tomorrow": 2, "yesterday": -1, "last night": -1,
    "last evening": -1, "today": 0, "tonight": 0, "this morning": 0, "this afternoon": 0, "this evening": 0,
    "tomorrow": 1,
}  # fmt: skip
_DAYS = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, _NAMED))})(?!\w)", re.IGNORECASE)
_TURNED = re.compile(
    rf"(?<!\w)(?P<turn>last|past|previous|preceding|next|following|coming|upcoming|subsequent|this|current|same|that)"
    rf"\s{_UNIT}(?!\w)",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    rf"(?<!\w)(?P<article>an?|one|the)\s{_UNIT}\s(?P<turn>earlier|before|ago|prior|later|after)(?!\w)",
    re.IGNORECASE,
)


def read(text: str) -> Iterator[Mention]:
    """Every relative date. "Tonight", "that week" and the like need no source."""
    for match in _DAYS.finditer(text):
        offset = _NAMED[match[0].lower()]
        part = "day" not in match[0].lower() and "tomorrow" not in match[0].lower()
        night = (values.relative("night", offset),) if "night" in match[0].lower() else ()
        yield _mention(match, values.relative("day", offset), night, soft=part)
    for pattern in (_TURNED, _COUNTED):
        for match in pattern.finditer(text):
            yield _turned(match)


def _turned(match: re.Match[str]) -> Mention:
    """`week-1`; "the past week" and "a week ago" are as well a length of one week."""
    unit, turn = match["unit"].lower(), match["turn"].lower()
    offset = _OFFSETS[turn]
    others = []
    if length := _UNITS[unit]:
        others.append(values.duration("1", length))
    elif unit in ("decade", "century"):
        others.append(values.duration("10" if unit == "decade" else "100", "Y"))
    soft = turn not in _PLAIN or unit not in ("week", "weekend", "month", "year")
    return _mention(match, values.relative(unit, offset), tuple(others), soft=soft)


def _mention(match: re.Match[str], value: str, others: tuple[str, ...], *, soft: bool) -> Mention:
    kind: Kind = "date"
    return Mention(start=match.start(), end=match.end(), kind=kind, value=value, others=others, soft=soft)
