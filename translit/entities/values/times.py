"""Times of day: pukul 23.05 WIB, jam tujuh malam, 08.00-10.00 WITA, tengah malam."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from translit.entities.mention import mention
from translit.entities.values import date_forms, numerals
from translit.types import Entity, Segment
from translit.vocabulary import values
from translit.vocabulary.words import fold

_PART = r"(?:\s(?P<part>pagi|siang|sore|petang|malam|dini\shari|subuh)\b)?"
_ZONE = r"(?:\s?(?P<zone>(?:WI(?:B|TA|T)|(?:GMT|UTC)(?:\s?[+-]\s?\d{1,2})?)\b|waktu\s(?:setempat|lokal)\b))?"
_CLOCK = r"(?P<hour>\d{1,2})(?:[.:](?P<minute>\d{2})(?:[.:]\d{2})?)?(?!\d|[.:]\d|\s?%)"
_CALLED = re.compile(rf"\b(?:pukul|jam|pkl\.?)\s{_CLOCK}{_PART}{_ZONE}", re.IGNORECASE)
_ZONED = re.compile(
    r"(?<![\w.,:])(?P<hour>\d{1,2})[.:](?P<minute>\d{2})(?![\d:])"
    rf"(?=\s?(?:WI(?:B|TA|T)|GMT|UTC)\b|\swaktu\b|\s(?:pagi|siang|sore|petang|malam)\b){_PART}{_ZONE}",
    re.IGNORECASE,
)
_COLON = re.compile(r"(?<![\w.,:])(?P<hour>\d{1,2}):(?P<minute>\d{2})(?![\d:])(?P<part>)(?P<zone>)")
_UNTIL = re.compile(
    rf"(?:\s?[-–—]\s?|\s(?:hingga|sampai(?:\sdengan)?|s/d|dan)\s(?:(?:pukul|jam)\s)?){_CLOCK}{_PART}{_ZONE}",
    re.IGNORECASE,
)
_SINCE = re.compile(
    r"(?<![\w.,:])(?P<hour>\d{1,2})[.:](?P<minute>\d{2})(?:\s?[-–—]\s?|\s(?:hingga|sampai(?:\sdengan)?|s/d)\s)\Z",
    re.IGNORECASE,
)
_WINDOW = 24
_SPELT = re.compile(r"\b(?:pukul|jam)\s(?=[a-z])", re.IGNORECASE)
_BEYOND = re.compile(r"\s(?P<way>lewat|lebih|kurang)\s\Z", re.IGNORECASE)
_MINUTES = re.compile(r"\smenit\b", re.IGNORECASE)
_TAIL = re.compile(_PART + _ZONE, re.IGNORECASE)
_MIDNIGHT = re.compile(r"(?<!di\s)\btengah\smalam\b(?!-)", re.IGNORECASE)
# "di tengah hari raya" is amid the feast.
_NOON = re.compile(
    r"\btengah\shari\b(?=[,.;:!?)”\"]|\Z|\s(?:bolong|tadi|nanti|kemarin|waktu|dan|pada)\b)", re.IGNORECASE
)
_LONGEST_SPELT = 48  # characters of "dua belas lewat dua puluh lima menit"


@dataclass(frozen=True, slots=True)
class _Clock:
    """What a clock shows, as written. `minute` is None where none is said."""

    start: int
    end: int
    hour: int
    minute: int | None
    part: str
    zone: str
    padded: bool = False
    """Two figures for a small hour (08.00), as only the clock of 24 hours has them."""


def find(segment: Segment) -> Iterator[Entity]:
    """Every time of day of a segment."""
    text = segment.text
    for pattern in (_CALLED, _ZONED, _COLON):
        for match in pattern.finditer(text):
            for clock in (*_since(text, match), *_stretch(text, match)):
                yield from _time(segment, clock)
    for match in _SPELT.finditer(text):
        if spelt := _spelt(text, match):
            yield from _time(segment, spelt)
    for hour, pattern in ((0, _MIDNIGHT), (12, _NOON)):
        for match in pattern.finditer(text):
            yield from _time(segment, _Clock(match.start(), match.end(), hour, 0, "", "", padded=True))


def _since(text: str, match: re.Match[str]) -> Iterator[_Clock]:
    """The time from which one with a zone lasts: 08.00-10.00 WIB."""
    if match.re is _ZONED and (since := _SINCE.search(text, max(0, match.start() - _WINDOW), match.start())):
        last = _clock(match)
        minute, padded = int(since["minute"]), since["hour"][0] == "0"
        end = since.end("minute")
        yield _Clock(since.start(), end, int(since["hour"]), minute, last.part, last.zone, padded)


def _stretch(text: str, match: re.Match[str]) -> list[_Clock]:
    """The time, and the one until which it lasts: the part of the day is said once."""
    clock = _clock(match)
    until = _UNTIL.match(text, match.end())
    if until is None or not (until["minute"] or until["part"] or until["zone"] or " dan" not in until[0]):
        return [clock]
    last = _clock(until)
    said = clock.part or clock.zone
    return [clock if said else replace(clock, part=last.part, zone=last.zone), last]


def _clock(match: re.Match[str]) -> _Clock:
    start = match.start("hour") if match.re is _UNTIL else match.start()
    minute = int(match["minute"]) if match["minute"] else None
    part, zone = fold(match["part"] or ""), match["zone"] or ""
    return _Clock(start, match.end(), int(match["hour"]), minute, part, zone, match["hour"][0] == "0")


def _spelt(text: str, match: re.Match[str]) -> _Clock | None:
    """`pukul tujuh malam`, `pukul setengah delapan`, `jam tujuh lewat lima belas menit`."""
    said = text[match.end() : match.end() + _LONGEST_SPELT]
    found = [n for n in numerals.read(said) if not n.ordinal and n.value.denominator in (1, 2, 4)]
    if not found or found[0].start:
        return None
    first, second = found[0], found[1] if len(found) > 1 else None
    gap = said[first.end : second.start] if second else ""
    hour, minute, end = first.value, Fraction(0), first.end
    if second and first.half and gap == " ":
        hour, minute, end = second.value - 1, first.value * 60, second.end
    elif second and gap == " " and 10 <= second.value < 60:
        minute, end = second.value, second.end
    elif second and (way := _BEYOND.fullmatch(gap)):
        minute = second.value * 60 if second.half else second.value
        end = second.end
        if fold(way["way"]) == "kurang":
            hour, minute = hour - 1, 60 - minute
        if menit := _MINUTES.match(said, end):
            end = menit.end()
    if hour.denominator != 1 or minute.denominator != 1 or hour < 0:
        return None
    tail = _TAIL.match(said, end)
    part = fold(tail["part"] or "") if tail else ""
    zone, end = (tail["zone"] or "", tail.end()) if tail else ("", end)
    return _Clock(match.start(), match.end() + end, int(hour), int(minute), part, zone)


def _time(segment: Segment, clock: _Clock) -> Iterator[Entity]:
    """The time with every hour that it may be: "pukul 7" alone is seven in the morning or in the evening."""
    minute, hour = clock.minute or 0, _hour(clock)
    if hour > 24 or minute > 59:
        return
    accepts = date_forms.time(hour % 24, minute)
    sure = (
        clock.part
        or clock.zone.isupper()
        or clock.padded
        or hour > 12
        or (clock.minute is not None and hour >= 10)
    )
    if not sure:
        accepts += date_forms.time((hour + 12) % 24, minute)[1:]
    if not minute and not sure:
        accepts += (f"{(hour - 1) % 12 + 1}", f"{(hour - 1) % 12 + 1} o'clock")
    yield mention(segment, (clock.start, clock.end), "time", values.time(hour % 24, minute), accepts)


def _hour(clock: _Clock) -> int:
    """Of 24: siang is from eleven to three, malam from six to midnight and after."""
    hour, part = clock.hour, clock.part
    if hour > 12:
        return hour
    if part == "malam":
        return hour + 12 if 5 <= hour < 12 else hour % 12
    if part in ("pagi", "subuh") or part.startswith("dini"):
        return hour % 12
    if part in ("siang", "sore", "petang"):
        return hour if part == "siang" and hour >= 10 else hour % 12 + 12
    return hour
