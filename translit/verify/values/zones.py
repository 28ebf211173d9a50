"""Time zones by the names that news has for them: 23.05 WIB is 16:05 GMT, and no 23:05 GMT."""

import re

from translit.vocabulary import values

# Hours ahead of UTC.
_OFFSETS = {"WIB": 7, "WITA": 8, "WIT": 9, "GMT": 0, "UTC": 0, "western": 7, "central": 8, "eastern": 9}
PATTERN = (
    r"(?:(?:WIB|WITA|WIT|GMT|UTC)(?:\s?[+-]\s?\d{1,2}(?::?\d{2})?)?"
    r"|(?i:(?:western|central|eastern)\sindonesian?(?:\sstandard)?\stime|local\stime|jakarta\stime))(?!\w)"
)
_ZONE = re.compile(
    r"\b(?:(?P<code>WIB|WITA|WIT|GMT|UTC)(?:\s?(?P<sign>[+-])\s?(?P<hours>\d{1,2}))?"
    r"|(?P<name>(?i:western|central|eastern))\s(?i:indonesian?)|(?P<jakarta>(?i:jakarta\stime)))"
)


def universal(clock: str, text: str) -> str | None:
    """`16:05Z` for 23:05 in the zone that `text` names; None where it names none.

    >>> universal("23:05", "pukul 23.05 WIB"), universal("23:05", "11:05 p.m. local time")
    ('16:05Z', None)
    """
    match = _ZONE.search(text)
    if match is None or not re.fullmatch(r"\d\d:\d\d", clock):
        return None
    offset = 7 if match["jakarta"] else _OFFSETS[match["code"] or match["name"].lower()]
    if match["hours"]:
        offset += int(match["hours"]) * (1 if match["sign"] == "+" else -1)
    hour, minute = map(int, clock.split(":"))
    return f"{values.time((hour - offset) % 24, minute)}Z"
