"""English weekdays, with the turn that "last" and "next" give them."""

import re
from collections.abc import Iterator

from translit.verify.values.dates import MONTH
from translit.verify.values.mention import Mention
from translit.vocabulary import values

_WEEKDAY = re.compile(
    rf"(?<!\w)(?:(?P<turn>last|past|previous|next|following)\s)?(?P<name>{'|'.join(values.WEEKDAYS)})s?(?!\w)"
    r"(?P<after>\s(?:last|next)(?:\sweek(?!\w)|(?!\s\w)))?",
    re.IGNORECASE,
)
_SHORT_DAYS = {name[:3]: name for name in values.WEEKDAYS} | {
    "Tues": "Tuesday", "Weds": "Wednesday", "Thur": "Thursday", "Thurs": "Thursday",
}  # fmt: skip
_SHORT_DAY = re.compile(
    rf"(?<!\w)({'|'.join(sorted(_SHORT_DAYS, key=len, reverse=True))})(?:\.|(?=,?\s(?:\d|{MONTH})))"
)


def read(text: str) -> Iterator[Mention]:
    """Every weekday, in full and abbreviated before a date."""
    for match in _WEEKDAY.finditer(text):
        yield _mention(match, *_turned(match))
    for match in _SHORT_DAY.finditer(text):
        yield _mention(match, _SHORT_DAYS[match[1]], ())


def _turned(match: re.Match[str]) -> tuple[str, tuple[str, ...]]:
    name = match["name"].title()
    turn = (match["turn"] or match["after"] or "").strip().lower().removesuffix(" week")
    if not turn:
        return name, ()
    return values.relative(name, 1 if turn in ("next", "following") else -1), (name,)


def _mention(match: re.Match[str], value: str, others: tuple[str, ...]) -> Mention:
    return Mention(start=match.start(), end=match.end(), kind="date", value=value, others=others)
