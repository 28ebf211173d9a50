"""English times of day: 11:05 p.m., 23:05, 2305 hours, seven o'clock, half past six, seven-thirty, noon."""

import re
from collections.abc import Iterator

from translit.verify.values import zones
from translit.verify.values.atoms import ONES, TENS
from translit.verify.values.mention import Mention
from translit.vocabulary import values

_HOURS = {word: value for word, value in ONES.items() if 0 < value < 13}
_MINUTES = {"ten": 10, "fifteen": 15} | {
    word + (five and f"-{five}"): value + (5 if five else 0)
    for word, value in TENS.items()
    if value < 60
    for five in ("", "five")
}
_HOUR = rf"(?P<hour>\d{{1,2}}|{'|'.join(sorted(_HOURS, key=len, reverse=True))})"
_ZONE = rf"(?:\s\(?{zones.PATTERN})?"
_FREE = r"(?<![\w.,:$£€])"
_HALVES = r"(?P<half>[ap]\.?\s?m\b\.?)"
_PART = r"(?P<part>in\sthe\s(?:early\s|late\s)?(?:morning|afternoon|evening)|at\snight|noon|midnight)"
_SPOKEN = rf"[\s-](?P<spoken>{'|'.join(sorted(_MINUTES, key=len, reverse=True))})"
_PAST = (
    rf"(?<!\w)(?:(?P<amount>half|(?:a\s)?quarter|\w{{3,6}}\sminutes)\spast"
    rf"|(?P<less>(?:a\s)?quarter|\w{{3,6}}\sminutes)\sto)\s{_HOUR}(?:\s?{_HALVES}|\s{_PART})?"
    r"(?![\w%-]|[.,]\d|\s(?:million|billion|per))"
)
_TWO_WORDS = rf"{_FREE}{_HOUR}{_SPOKEN}(?:\s?{_HALVES}|\s{_PART})?(?![\w-])"
_DIGITS = rf"{_FREE}{_HOUR}(?:[:.](?P<minute>\d{{2}}))?"
_HALVED = rf"{_DIGITS}(?:\s?{_HALVES}|\s{_PART})(?!\w)"
_FROM = rf"{_DIGITS}(?=(?:\s?[-–]\s?|\s(?:to|and|or|until)\s)\d{{1,2}}(?:[:.]\d{{2}})?\s?[ap]\.?m\b)"
_OCLOCK = rf"{_FREE}{_HOUR}\so['’]?\s?clock(?:\s{_PART})?(?!\w)"
_MILITARY = (
    r"(?<![\w.,:-])(?P<hour>[01]\d|2[0-4]):?(?P<minute>[0-5]\d)"
    r"(?:\s?(?:hours?|hrs?|h)(?!\w)|(?=\s(?:GMT|UTC|WI(?:B|TA|T))))"
)
_COLON = r"(?<![\w.,:])(?P<hour>\d{1,2}):(?P<minute>\d{2})(?!\d|:\d\d\d)"
_POINT = (
    r"(?<![\w.,:])(?P<hour>\d{1,2})\.(?P<minute>\d{2})"
    r"(?=\s(?:WI(?:B|TA|T)|GMT|UTC|local\stime|hours|hrs|(?:western|central|eastern)\sindonesian?)\b)"
)
_NOON = r"(?<!\w)(?P<noon>noon|midday|midnight)(?!\w)"
_PATTERNS = tuple(
    re.compile(pattern + _ZONE, re.IGNORECASE)
    for pattern in (_PAST, _TWO_WORDS, _HALVED, _FROM, _OCLOCK, _MILITARY, _COLON, _POINT, _NOON)
)
_OFFSET = re.compile(r"(?<!\w)(?:GMT|UTC)\s?[+-]\s?\d{1,2}(?::?\d{2})?(?!\w)")


def read(text: str) -> Iterator[Mention]:
    """Every time of day, the fuller readings first. One without its half of the day has both for a value.

    Where it names its zone a last reading is the time of Greenwich.
    """
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            clocks = _clocks({name: said.lower() for name, said in match.groupdict().items() if said})
            greenwich = [at for clock in clocks if (at := zones.universal(clock, match[0]))]
            if clocks:
                yield _mention(match, clocks[0], (*clocks[1:], *greenwich))
    for match in _OFFSET.finditer(text):
        yield _mention(match, "zone", (), soft=True)


def _clocks(found: dict[str, str]) -> list[str]:
    """What the parts of a time may mean, the likeliest first; empty where there is no such time."""
    if "noon" in found:
        return ["00:00" if found["noon"] == "midnight" else "12:00"]
    hour = _HOURS.get(found["hour"]) or int(found["hour"] if found["hour"].isdigit() else 0)
    minute = _minute(found)
    if "less" in found and minute is not None:
        hour, minute = (hour - 1) % 24, 60 - minute
    if minute is None or hour > 24 or not 0 <= minute < 60 or (hour == 24 and minute):
        return []
    half = _half(found)
    if "midnight" in found.get("part", ""):
        hours = [0]
    elif half and 1 <= hour <= 12:
        night = "night" in found.get("part", "") and (hour < 5 or hour == 12)
        hours = [hour % 12 if night or half == "a" else hour % 12 + 12]
    elif hour <= 12 and not half and not found["hour"].startswith("0"):
        hours = [hour, hour + 12]
    else:
        hours = [hour]
    return [values.time(each % 24, minute) for each in hours]


def _minute(found: dict[str, str]) -> int | None:
    amount = found.get("amount", found.get("less"))
    if amount is None:
        return _MINUTES.get(found.get("spoken", ""), int(found.get("minute", 0)))
    if amount == "half":
        return 30
    if "quarter" in amount:
        return 15
    word = amount.split()[0]
    return int(word) if word.isdigit() else (ONES | TENS).get(word)


def _half(found: dict[str, str]) -> str:
    """`a` or `p`, empty where it is not said."""
    if "half" in found:
        return found["half"][0]
    part = found.get("part", "")
    return "a" if "morning" in part else "p" if part else ""


def _mention(match: re.Match[str], value: str, others: tuple[str, ...], *, soft: bool = False) -> Mention:
    return Mention(start=match.start(), end=match.end(), kind="time", value=value, others=others, soft=soft)
