"""Names known by their shape: addresses, handles, designations with a figure (Hwasong-17, Boeing 737)."""

import re
from collections.abc import Iterator

from translit.entities.mention import mention
from translit.entities.names.cues import cues
from translit.types import Entity, Segment

_URL = re.compile(
    r"(?<![\w@.-])(?:https?://[^\s<>\"”’')\]]+|(?:www\.)?[a-z0-9][\w-]{0,60}(?:\.[\w-]{1,60}){0,3}"
    r"\.(?:com|co\.id|go\.id|or\.id|ac\.id|id|org|net|gov|edu|info|tv|co\.uk)\b(?:/[^\s<>\"”’')\]]*)?)",
    re.IGNORECASE,
)
_HANDLE = re.compile(r"(?<![\w@.])[@#][^\W\d]\w{1,49}")
# Capitals, a hyphen or nothing, figures: B-52, Su-35S, MH370, Hwasong-17; "ke-3" has no capital.
_MONEY = r"(?:Rp|RM|IDR|USD|SGD|AUD|EUR|GBP|JPY|CNY|MYR|KRW|HKD|THB)"  # Rp50-100 juta is an amount
_DESIGNATION = re.compile(
    rf"(?<![\w-])(?![IVX]{{1,4}}-(?:19|20)\d\d\b|{_MONEY}\d|Ke-\d)"
    r"(?:[A-Z][\w’']{0,30}-\d{1,4}[A-Za-z]{0,2}|[A-Z]{1,4}\d{1,4}[A-Za-z]{0,2})(?![\w-]|\.\d)"
)
_MEMBER = re.compile(r"(?<![\w-])([^\W\d_]{2,12})[ -]\d{1,4}[A-Z]?(?:-\d{2,4}[A-Z]{0,2})?(?![\w.,]\d|\w)")
_SHIP = re.compile(r"(?<!\w)([A-Z]{2,4})((?: [A-Z][\w’'-]{0,30}){1,3})")
# S-2 is a master's degree, where it is studied for.
_DEGREE = re.compile(
    r"\b(?:pendidikan|gelar|kuliah|program|jenjang|lulusan|studi|tingkat|strata)\s(?:\w+\s)?[SD]-?[1-4]\Z",
    re.IGNORECASE,
)
_WINDOW = 40
_SPOKEN = {
    "Formula 1": ("Formula One", "F1"),
    "Formula 2": ("Formula Two", "F2"),
    "F1": ("Formula One", "Formula 1"),
}


def find(segment: Segment) -> Iterator[Entity]:
    """Every address, handle, designation and ship of a segment; they are copied into the English."""
    text, known = segment.text, cues()
    for pattern in (_URL, _HANDLE):
        for match in pattern.finditer(text):
            address = match[0].rstrip(".,;:!?")
            yield mention(segment, (match.start(), match.start() + len(address)), "url", address, (address,))
    for match in _DESIGNATION.finditer(text):
        if not _DEGREE.search(text[max(0, match.start() - _WINDOW) : match.end()]):
            yield mention(segment, match.span(), "product", match[0], _accepts(match[0]))
    for match in _MEMBER.finditer(text):
        if not match[1].islower() and match[1].lower() in known.series:
            yield mention(segment, match.span(), "product", match[0], _accepts(match[0]))
    for match in _SHIP.finditer(text):
        if match[1].lower() in known.ships:
            yield mention(segment, match.span(), "product", match[0], (match[0], match[2].strip()))


def _accepts(name: str) -> tuple[str, ...]:
    """The name as it is, and as English says it: U-23 is under-23."""
    age = name.removeprefix("U-") if name.startswith("U-") else ""
    return (name, *((f"U{age}", f"under-{age}") if age.isdigit() else ()), *_SPOKEN.get(name, ()))
