"""English days, weeks and years counted from the day of writing: yesterday, next week, a year ago."""

import re
from collections.abc import Iterator

from translit.types import Kind
from translit.verify.values.mention import Mention
from translit.vocabulary import values

_UNITS: dict[str, values.Unit | None] = {
    "day": "D", "week": "W", "weekend": None, "month": "M", "quarter": None, "semester": None, "year": "Y",
    "decade": None, "century": None, "night": None, "morning": None, "afternoon": None, "evening": None,
}  # fmt: skip
_UNIT = rf"(?P<unit>{'|'.join(sorted(_UNITS, key=len, reverse=True))})"
_OFFSETS = {
    "last": -1, "past": -1, "previous": -1, "preceding": -1, "prior": -1, "earlier": -1, "before": -1,
    "ago": -1,
    "next": 1, "following": 1, "coming": 1, "upcoming": 1, "subsequent": 1, "after": 1, "later": 1,
    "this": 0, "current": 0, "same": 0, "that": 0,
}  # fmt: skip
_PARTS = ("night", "morning", "afternoon", "evening")
_PLAIN = ("last", "next", "this")
_NAMED = {
    "the day before yesterday": -2, "the day after tomorrow": 2, "yesterday": -1, "today": 0, "tonight": 0,
    "tomorrow": 1,
}  # fmt: skip
_DAYS = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, _NAMED))})(?!\w)", re.IGNORECASE)
_TURNED = re.compile(
    rf"(?<!\w)(?:(?P<when>earlier|later)\s)?(?P<turn>last|past|previous|preceding|next|following|coming|upcoming|subsequent|this|current|same|that)"
    rf"\s{_UNIT}(?!\w)",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    rf"(?<!\w)(?<!half\s)(?<!of\s)(?P<article>an?|one|the)\s{_UNIT}\s(?P<turn>earlier|before|ago|prior|later|after)(?!\w)",
    re.IGNORECASE,
)

_WEEKEND = re.compile(r"(?<!\w)(?:at|on|over|during)\sthe\sweekend(?!\w)", re.IGNORECASE)


def read(text: str) -> Iterator[Mention]:
    """Every relative date. "Tonight", "that week" and the like need no source."""
    for match in _DAYS.finditer(text):
        offset, tonight = _NAMED[match[0].lower()], match[0].lower() == "tonight"
        night = (values.relative("night", offset),) if tonight else ()
        yield _mention(match, values.relative("day", offset), night, soft=tonight)
    for pattern in (_TURNED, _COUNTED):
        for match in pattern.finditer(text):
            yield _turned(match)
    for match in _WEEKEND.finditer(text):
        turns = tuple(values.relative("weekend", offset) for offset in (0, -1, 1))
        yield _mention(match, turns[0], turns[1:], soft=True)


def _turned(match: re.Match[str]) -> Mention:
    """`week-1`; "the past week" and "a week ago" are as well a length of one week."""
    unit, turn = match["unit"].lower(), match["turn"].lower()
    offset = _OFFSETS[turn]
    others = []
    if unit in _PARTS:
        unit, others = "day", [values.relative(unit, offset)]
    if length := _UNITS[unit]:
        others.append(values.duration("1", length))
    elif unit in ("decade", "century"):
        others.append(values.duration("10" if unit == "decade" else "100", "Y"))
    vaguely = bool(match.groupdict().get("when"))  # earlier this year: beberapa waktu lalu
    soft = vaguely or turn not in _PLAIN or unit not in ("week", "weekend", "month", "year")
    return _mention(match, values.relative(unit, offset), tuple(others), soft=soft)


def _mention(match: re.Match[str], value: str, others: tuple[str, ...], *, soft: bool) -> Mention:
    kind: Kind = "date"
    return Mention(start=match.start(), end=match.end(), kind=kind, value=value, others=others, soft=soft)
