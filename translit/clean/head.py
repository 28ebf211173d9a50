"""What stands above the article: date line, byline, headline."""

import re
from collections.abc import Iterator

from translit.clean.dates import DATE, TIME, iso
from translit.clean.names import WEEKDAY, is_outlet, is_place
from translit.clean.page import Edit, Found, Page, is_headline, is_prose, is_title_case

_MAX_DATE_LINE_CHARS = 140
_MIN_REPEATED_TITLE_WORDS = 3
_MIN_GLUED_TITLE_WORDS = 5
# No line wrapped at a width is longer: a longer one is a paragraph, and what stands over it a headline.
_MAX_WRAPPED_CHARS = 100

_CAPITALISED = r"[^\W\d_a-z][\w.'’-]*"
NAME = re.compile(rf"{_CAPITALISED}(?: (?:{_CAPITALISED}|bin|binti|van|de|al|el)){{0,4}}")
_PUBLISHED = re.compile(
    r"\b(?:diterbitkan|dipublikasikan|diperbarui|diunggah|dipos|tayang|terbit|publish(?:ed)?|posted|update[ds]?|tanggal)"
    r"(?: (?:pada|on|at))?\b:?",
    re.IGNORECASE,
)
_UPDATED = re.compile(r"\b(?:diperbarui|update[ds]?)\b", re.IGNORECASE)
_AGO = re.compile(
    r"(?:(?:diperbarui|diterbitkan|tayang):? )?\d{1,3} (?:detik|menit|jam|hari|minggu|bulan) (?:yang )?lalu",
    re.IGNORECASE,
)
_BY = re.compile(
    r"(?:oleh|penulis|reporter|pewarta|wartawan|jurnalis|kontributor|rep|by|written by)"
    r"(?P<colon> ?:)? (?P<who>.{2,120})",
    re.IGNORECASE,
)
_PARTS = re.compile(r" ?[|•·/,] ?| [-–—]+ ?|[-–—]+ | {2,}")
_DESK = re.compile(r"(?:tim|tim redaksi|redaksi|admin|newsroom|editor)", re.IGNORECASE)


def take_date_line(page: Page) -> Iterator[Edit]:
    """`Yati Maulana | Rabu, 08/11/2023 23:05 WIB`; a headline that ends in a date stays a headline."""
    titled = page.article.title is not None
    for number, line in page.rows(page.head):
        if _AGO.fullmatch(line):
            yield Edit(line=number)
        elif (found := _date_line(line, titled=titled)) is not None:
            yield Edit(line=number, found=found)
        titled = titled or is_headline(line)


def _date_line(line: str, *, titled: bool) -> Found | None:
    """What a line of a date, a time, names and outlets tells; None for any other line."""
    date = DATE.search(line) if len(line) <= _MAX_DATE_LINE_CHARS else None
    if date is None or (day := iso(date)) is None or day.startswith("-"):
        return None
    time = TIME.search(line, date.end())
    rest = _cut(line, date, time)
    found: Found = {} if _UPDATED.search(line) else {"date": day}
    if time is not None and found:
        found["time"] = time["clock"]
    names: list[str] = []
    for part in filter(None, _PARTS.split(_PUBLISHED.sub("|", rest).strip(" :()"))):
        if is_outlet(part):
            found.setdefault("agency", part)
        elif not is_place(part):
            names.append(part)
    marked = time is not None or "|" in line or titled
    if names and not (marked and all(NAME.fullmatch(name) or _DESK.fullmatch(name) for name in names)):
        return None
    if names:
        found["byline"] = ", ".join(names)
    return found


def _cut(line: str, date: re.Match[str], time: re.Match[str] | None) -> str:
    """`line` with a bar where its date and time stood."""
    after = line[date.end() :] if time is None else f"{line[date.end() : time.start()]}|{line[time.end() :]}"
    return re.sub(WEEKDAY, "", f"{line[: date.start()]}|{after}")


def take_byline(page: Page) -> Iterator[Edit]:
    """`Oleh: Budi Santoso`, `Budi Santoso - detikNews`, `Tim Redaksi`, under the headline."""
    titled = page.article.title is not None
    for number, line in page.rows(page.head):
        if (byline := _byline(line, titled=titled)) is not None:
            yield Edit(line=number, found=byline)
        titled = titled or is_headline(line)


def _byline(line: str, *, titled: bool) -> Found | None:
    by = _BY.fullmatch(line)
    if by and (by["colon"] or titled):
        names = [part for part in _PARTS.split(by["who"]) if part]
        if all(NAME.fullmatch(name) or is_outlet(name) for name in names):
            return {"byline": by["who"]}
    if not titled:
        return None
    if is_outlet(line):
        return {"agency": line}
    parts = [part for part in _PARTS.split(line) if part]
    outlets = [part for part in parts if is_outlet(part)]
    names = [part for part in parts if part not in outlets]
    if _DESK.fullmatch(line) or (
        outlets and all(NAME.fullmatch(name) or _DESK.fullmatch(name) for name in names)
    ):
        found: Found = {"byline": ", ".join(names)} if names else {}
        if outlets:
            found["agency"] = outlets[0]
        return found
    return None


def take_title(page: Page) -> Iterator[Edit]:
    """`Blinken Kunjungi Turki` over the article is its title and stays; ` - ANTARA News` behind it goes."""
    rows = page.rows()
    number, line = next(rows, (0, ""))
    if page.article.title is not None or number not in page.head or not is_headline(line):
        return
    following = page.lines[number + 1]
    apart = not following or is_title_case(line) or len(following) > _MAX_WRAPPED_CHARS
    if apart and not following[:1].islower() and line[0] not in "•-–—*»[(":
        title, dash, outlet = _last_part(line)
        if dash and is_outlet(outlet) and is_headline(title):
            line = title
        yield Edit(line=number, after=line, found={"title": line})


def _last_part(line: str) -> tuple[str, str, str]:
    marks = list(re.finditer(r" [-–—|] ", line))
    if not marks:
        return line, "", ""
    return line[: marks[-1].start()], marks[-1][0], line[marks[-1].end() :]


def drop_repeated_title(page: Page) -> Iterator[Edit]:
    """The title once more in a line of its own, or glued to the caption or the first sentence, goes."""
    title = page.article.title
    if title is None:
        return
    n_words = title.count(" ") + 1
    in_head = True
    for number, line in page.rows():
        if n_words >= _MIN_REPEATED_TITLE_WORDS and line.casefold() == title.casefold():
            yield Edit(line=number)
        elif in_head and n_words >= _MIN_GLUED_TITLE_WORDS and line.startswith(title):
            rest = line[len(title) :].lstrip()
            if rest[:1].isupper() or rest[:1] in '"“':
                yield Edit(line=number, after=rest)
        in_head = in_head and not is_prose(line)
