"""The dateline: agency, place and date before the dash that opens the first paragraph."""

import re
from collections.abc import Iterator

from translit.clean.dates import DATE, iso
from translit.clean.names import WEEKDAY, is_outlet, is_place
from translit.clean.page import Edit, Found, Page, is_prose

_MAX_DATELINE_CHARS = 80
_MAX_PARTS = 4
_MIN_COLON_WORDS = 10
# A summary may stand above the paragraph that has the dateline.
_MAX_PROSE = 3

_OPENING = re.compile(
    rf"(?P<dateline>[^\s\-–—].{{1,{_MAX_DATELINE_CHARS}}}?)\s?(?:(?<=\s)-(?=\s|$)|(?:--+|[–—]+)(?=[\sA-Z\"“]|$))\s?"
)
_COLON = re.compile(r"(?P<dateline>[A-Z][A-Za-z .,]{2,30}): ")
_PLACE_AFTER = re.compile(r"(?P<place>[A-Z][A-Za-z ]{2,30})\. (?=[A-Z\"“])")
_CAPITALS = re.compile(r"[A-Z][A-Z.'’-]{2,}(?: [A-Z][A-Z.'’-]*){0,3}")
_PLACE_NAME = re.compile(r"[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3}")
_RUBRICS = re.compile(
    r"(?:ADVERTORIAL|ANALISIS|BREAKING|CEK FAKTA|EDITORIAL|EKSKLUSIF|FAKTA|FEATURE|FLASH|FOKUS|FOTO|HEADLINE"
    r"|HOAKS|HOAX|INFO|INFOGRAFIS|KABAR|KOLOM|KRONOLOGI|LIVE|NEWS|OPINI|POPULER|PROFIL|RESENSI|SALAH|TERKINI"
    r"|TERPOPULER|UPDATE|VIDEO|VIRAL|WAWANCARA)\b.*"
)


def take_dateline(page: Page) -> Iterator[Edit]:
    """`SEOUL, 9 November (Reuters) – Menteri ...`; `Jakarta - Bandung ditempuh dua jam.` is a route."""
    rows = list(page.rows())
    n_prose = 0
    for at, (number, line) in enumerate(rows):
        below = rows[at + 1][1] if at + 1 < len(rows) else ""
        read = _read(line, below)
        if read and (n_prose == 0 or "agency" in read[1]) and not _read(read[0], below):
            yield Edit(line=number, after=read[0], found=read[1])
            return
        n_prose += is_prose(line)
        if n_prose == _MAX_PROSE:
            return


def _read(line: str, below: str) -> tuple[str, Found] | None:
    """The paragraph without its dateline, and what the dateline tells; None where there is none."""
    colon = _COLON.match(line)
    opening = colon or _OPENING.match(line)
    if not opening:
        return None
    end = opening.end()
    found = _parts(opening["dateline"])
    if found is None:
        return None
    if "place" not in found and (after := _PLACE_AFTER.match(line, end)) and is_place(after["place"]):
        found["place"] = after["place"]
        end = after.end()
    rest = line[end:]
    text = rest or below
    if not is_prose(text) or not (text[0].isupper() or text[0].isdigit() or text[0] in "\"“‘'"):
        return None
    told = "agency" in found or "date" in found
    if not told and (_is_route(found["place"], text) or (colon and text.count(" ") < _MIN_COLON_WORDS)):
        return None
    found["dateline"] = line[:end].rstrip(" -–—:") if end == opening.end() else line[: end - 2]
    return rest, found


def _parts(dateline: str) -> Found | None:
    """Agency, place and date, if every part between commas and brackets is one of them."""
    found: Found = {}
    date = DATE.search(dateline)
    if date is not None:
        dateline = f"{dateline[: date.start()]},{dateline[date.end() :]}"
        if day := iso(date):
            found["date"] = day
    parts = [part for part in re.split(rf"\s?(?:[,()]|\b{WEEKDAY}\b)\s?", dateline) if part]
    if len(parts) > _MAX_PARTS:
        return None
    places = [part for part in parts if not is_outlet(part)]
    agencies = [part for part in parts if is_outlet(part)]
    if agencies:
        found["agency"] = agencies[0]
    if places:
        found["place"] = places[0]
    certain = is_place if not found or set(found) == {"place"} else _PLACE_NAME.fullmatch
    named = all(certain(part) or _CAPITALS.fullmatch(part) for part in places)
    rubric = any(_RUBRICS.fullmatch(part) for part in places)
    is_word = not places and agencies and agencies[0].istitle() and "(" not in dateline
    return found if parts and named and not rubric and not is_word else None  # `Merdeka - Itulah katanya.`


def _is_route(place: str, text: str) -> bool:
    """Another place follows, or a second dash: `Jakarta - Bandung`, `NATO - Pakta Pertahanan - setuju`."""
    words = text.split(" ", 3)[:3]
    starts = [" ".join(words[:n]).strip(",.:;") for n in (1, 2, 3)]
    if any(is_place(start) and (start.isupper() or not place.isupper()) for start in starts):
        return True
    return not is_place(place) and any(dash in text.split(". ", 1)[0] for dash in (" - ", " – ", " — "))
