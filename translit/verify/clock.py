"""English times of day: 11:05 p.m., 23:05, 2305 hours, seven o'clock, half past six, noon."""

import re
from collections.abc import Iterator

from translit.verify.atoms import ONES
from translit.verify.mention import Mention
from translit.vocabulary import values

_HOURS = {word: value for word, value in ONES.items() if 0 < value < 13}
_HOUR = rf"(?P<hour>\d{{1,2}}|{'|'.join(sorted(_HOURS, key=len, reverse=True))})"
_ZONE = r"(?:\s\(?(?:WIB|WITA|WIT|GMT|UTC)(?:\s?[+-]\s?\d{1,2}(?::?\d{2})?)?(?!\w))?"
_FREE = r"(?<![\w.,:$£€])"
_HALVES = r"(?P<half>[ap]\.?\s?m\b\.?)"
_PART = r"(?P<part>in\sthe\s(?:early\s|late\s)?(?:morning|afternoon|evening)|at\snight)"
_TIME = re.compile(
    rf"{_FREE}{_HOUR}(?:[:.](?P<minute>\d{{2}}))?(?:\s?{_HALVES}|\s{_PART})(?!\w){_ZONE}", re.IGNORECASE
)
_OCLOCK = re.compile(rf"{_FREE}{_HOUR}\so['’]?\s?clock(?:\s{_PART})?(?!\w){_ZONE}", re.IGNORECASE)
_PAST = re.compile(
    rf"(?<!\w)(?:(?P<amount>half|a?\s?quarter|\d{{1,2}}\sminutes)[\s-]past|"
    rf"(?P<less>a?\s?quarter|\d{{1,2}}\sminutes)\sto)[\s-]{_HOUR}"
    rf"(?:\s?{_HALVES}|\s{_PART})?(?![\w%]|[.,]\d|\s(?:million|billion|per))",
    re.IGNORECASE,
)
_DIGITAL = re.compile(rf"(?<![\w.,:])(?P<hour>\d{{1,2}}):(?P<minute>\d{{2}})(?!\d|:\d\d\d){_ZONE}")
_POINTED = re.compile(
    r"(?<![\w.,:])(?P<hour>\d{1,2})\.(?P<minute>\d{2})(?=\s(?:WI(?:B|TA|T)|GMT|UTC|local\stime|hours|hrs)\b)"
    rf"{_ZONE}"
)
_MILITARY = re.compile(
    r"(?<![\w.,:-])(?P<hour>[01]\d|2[0-4]):?(?P<minute>[0-5]\d)\s?(?:hours?|hrs?|h|GMT|UTC|WIB)(?!\w)"
)
_NAMED = re.compile(r"(?<!\w)(?:12\s|twelve\s)?(?P<name>noon|midday|midnight)(?!\w)", re.IGNORECASE)
_OFFSET = re.compile(r"(?<!\w)(?:GMT|UTC)\s?[+-]\s?\d{1,2}(?::?\d{2})?(?!\w)")


def read(text: str) -> Iterator[Mention]:
    """Every time of day, the fuller readings first. One without its half of the day has both for a value."""
    for pattern in (_TIME, _OCLOCK, _PAST, _MILITARY, _DIGITAL, _POINTED):
        for match in pattern.finditer(text):
            yield from _time(match)
    for match in _NAMED.finditer(text):
        night = match["name"].lower() == "midnight"
        yield _mention(match, "00:00" if night else "12:00", (), soft=True)
    for match in _OFFSET.finditer(text):
        yield _mention(match, "zone", (), soft=True)


def _time(match: re.Match[str]) -> Iterator[Mention]:
    found = {name: value.lower() for name, value in match.groupdict().items() if value}
    hour = _HOURS.get(found["hour"]) or int(found["hour"] if found["hour"].isdigit() else 0)
    minute = int(found.get("minute", 0))
    if amount := found.get("amount", found.get("less")):
        minute = 30 if amount == "half" else 15 if "quarter" in amount else int(amount.split()[0])
        if "less" in found:
            hour, minute = (hour - 1) % 24, 60 - minute
    if hour > 24 or not 0 <= minute < 60 or (hour == 24 and minute):
        return
    half = _half(found)
    if half and 1 <= hour <= 12:
        hours = [hour % 12 + (12 if half == "p" else 0)]
        if "night" in found.get("part", "") and hour < 5:
            hours = [hour]
    elif hour <= 12 and not half:
        hours = [hour, (hour + 12) % 24]
    else:
        hours = [hour % 24]
    clock, *others = (values.time(each % 24, minute) for each in hours)
    yield _mention(match, clock, tuple(others), soft=False)


def _half(found: dict[str, str]) -> str:
    """`a` or `p`, empty where it is not said."""
    if "half" in found:
        return found["half"][0]
    part = found.get("part", "")
    return "a" if "morning" in part else "p" if part else ""


def _mention(match: re.Match[str], value: str, others: tuple[str, ...], *, soft: bool) -> Mention:
    return Mention(start=match.start(), end=match.end(), kind="time", value=value, others=others, soft=soft)
