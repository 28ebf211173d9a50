"""Who wrote the article and when, as the lines around its headline say."""

import re
from collections.abc import Iterator
from itertools import dropwhile, islice, pairwise

from translit.clean.dates import DATE, TIME, iso
from translit.clean.names import AUTHOR, NAME, ROLE, WEEKDAY, is_outlet, is_place
from translit.clean.page import Edit, Found, Page, is_headline, is_prose

_MAX_BYLINE_CHARS = 160
_MAX_NAME_WORDS = 3

_PUBLISHED = re.compile(
    r"\b(?:diterbitkan|dipublikasikan|diperbarui|diunggah|tayang|terbit|published|posted|update[ds]?|tanggal)"
    r"(?: (?:pada|on|at))?\b:?",
    re.IGNORECASE,
)
_UPDATED = re.compile(r"\b(?:diperbarui|update[ds]?)\b", re.IGNORECASE)
_AGO = re.compile(
    rf"(?:{_PUBLISHED.pattern} )?\d{{1,3}} (?:detik|menit|jam|hari|minggu|bulan) (?:yang )?lalu",
    re.IGNORECASE,
)
_ROLE_MARK = re.compile(rf"\b(?P<role>{ROLE})(?: ?:|,(?= ))", re.IGNORECASE)
_SIGNED = re.compile(rf"{ROLE} ?:", re.IGNORECASE)
_ROLE_ALONE = re.compile(rf"{ROLE} ?:?", re.IGNORECASE)
_AUTHOR = re.compile(AUTHOR, re.IGNORECASE)
_BY = re.compile(r"(?:oleh|by) (?P<who>.+)", re.IGNORECASE)
_POSITION = re.compile(
    r"(?:(?:peranan|role), (?:wartawan )?|(?:melaporkan dari|reporting from) )(?P<who>.+)", re.IGNORECASE
)
_DESK = re.compile(r"(?:tim|tim redaksi|redaksi|admin|newsroom)", re.IGNORECASE)
_BETWEEN = re.compile(r"[|•·/,&]| [-–—]+ | dan ")


def take_date_line(page: Page) -> Iterator[Edit]:
    """`Yati Maulana | Rabu, 08/11/2023 23:05 WIB`; a headline that ends in a date stays a headline.

    A summary may stand between the headline and the line, if that has a time of day and heads no chronicle.
    """
    rows = list(page.rows())
    titled = page.article.title is not None
    summary = chronicle = False
    for at, (number, line) in enumerate(rows):
        if not summary and _AGO.fullmatch(line):
            yield Edit(line=number)
        elif (found := _date_line(line, titled=titled)) is not None and (
            not summary or ("time" in found and not chronicle)
        ):
            yield Edit(line=number, found=found)
            if titled and "byline" not in found:
                last = at if summary else len(rows)
                yield from _names_beside(rows, at, range(0 if page.article.title else 1, last))
        elif is_prose(line):
            if summary:
                return
            summary = True
            chronicle = _is_dated(rows[at + 1 :])
        titled = titled or is_headline(line)


def _is_dated(rows: list[tuple[int, str]]) -> bool:
    """Under a paragraph of `rows` there is a line with a date and a time."""
    below = dropwhile(lambda row: not is_prose(row[1]), rows)
    return any("time" in (_date_line(line, titled=True) or {}) for _, line in below)


def _names_beside(rows: list[tuple[int, str]], at: int, within: range) -> Iterator[Edit]:
    """The names in the row above the date line or below it, if there are some that no role introduces.

    A comma at the end of the row says that the next one has a name, too.
    """
    for beside in (at - 1, at + 1):
        if beside not in within or (beside and _ROLE_ALONE.fullmatch(rows[beside - 1][1])):
            continue
        end = beside + 1
        while beside > at and end in within and rows[end - 1][1].endswith(","):
            end += 1
        names = [name for _, line in rows[beside:end] for name in _parts(line)]
        if names and all(map(_is_name, names)) and not rows[end - 1][1].endswith(","):
            yield Edit(line=rows[beside][0], found={"byline": ", ".join(names)})
            yield from (Edit(line=number) for number, _ in rows[beside + 1 : end])
            return


def _is_name(text: str) -> bool:
    """It looks like the name of a person, which no role need introduce."""
    is_short = 2 <= text.count(" ") + 1 <= _MAX_NAME_WORDS
    is_other = is_place(text) or is_outlet(text) or _BY.fullmatch(text)
    return is_short and NAME.fullmatch(text) is not None and not is_other


def take_byline(page: Page) -> Iterator[Edit]:
    """`Oleh: Budi Santoso`, `Budi Santoso - detikNews`, `Reporter` / `Budi Santoso`, `Tim Redaksi`.

    Below a summary, only what names a role and has a colon.
    """
    head = page.head
    rows = list(page.rows(head))
    titled = page.article.title is not None
    is_taken = False
    for (number, line), (below_number, below) in pairwise([*rows, (0, "")]):
        if is_taken:
            is_taken = False
        elif _ROLE_ALONE.fullmatch(line) and NAME.fullmatch(below):
            is_taken = True
            yield Edit(line=number)
            yield Edit(line=below_number, found=_by_role([(line.rstrip(" :"), below)]))
        elif (found := _byline(line, titled=titled)) is not None:
            yield Edit(line=number, found=found)
        else:
            titled = titled or is_headline(line)
    number, line = next(islice(page.rows(range(head.stop, len(page.lines))), 1, None), (0, ""))
    if titled and _SIGNED.match(line) and (found := _byline(line, titled=titled)) is not None:
        yield Edit(line=number, found=found)


def _date_line(line: str, *, titled: bool) -> Found | None:
    """What a line of a date, a time, names and outlets tells; None for any other line."""
    date = DATE.search(line) if len(line) <= _MAX_BYLINE_CHARS else None
    if date is None or (day := iso(date)) is None or day.startswith("-"):
        return None
    time = TIME.search(line, date.end())
    after = line[date.end() :] if time is None else f"{line[date.end() : time.start()]}|{line[time.end() :]}"
    others = _PUBLISHED.sub("|", re.sub(WEEKDAY, "", f"{line[: date.start()]}|{after}"))
    parts = [part for part in _parts(others) if not is_place(part)]
    found = _names_and_outlets(parts)
    if found is None or ("byline" in found and not (time or "|" in line or titled)):
        return None
    if not _UPDATED.search(line):
        found["date"] = day
        if time is not None:
            found["time"] = time["clock"]
    return found


def _byline(line: str, *, titled: bool) -> Found | None:
    """What a byline tells. Names without a role or an outlet are none; above the headline, outlets are."""
    if len(line) > _MAX_BYLINE_CHARS:
        return None
    if is_outlet(line):
        return {"agency": line}
    marks = list(_ROLE_MARK.finditer(line))
    if marks and marks[0].start() == 0 and (titled or ":" in marks[0][0]):
        ends = [mark.start() for mark in marks[1:]] + [len(line)]
        signed = [
            (mark["role"], line[mark.end() : end].strip(" |/,-–—·"))
            for mark, end in zip(marks, ends, strict=True)
        ]
        return _by_role(signed) if all(_names_and_outlets(_parts(who)) for _, who in signed) else None
    if not titled:
        return None
    if position := _POSITION.fullmatch(line):
        return {"agency": position["who"]} if is_outlet(position["who"]) else {"credits": (line,)}
    by = _BY.fullmatch(line)
    found = _names_and_outlets(_parts(by["who"] if by else line))
    return found if found and (by or "agency" in found or _DESK.fullmatch(line)) else None


def _parts(text: str) -> list[str]:
    return [part for piece in _BETWEEN.split(text) if (part := piece.strip(" -–—:()"))]


def _names_and_outlets(parts: list[str]) -> Found | None:
    """The byline and the agency that `parts` give, if they are names, desks and outlets and nothing else."""
    outlets = [part for part in parts if is_outlet(part)]
    names = [part for part in parts if not is_outlet(part) and not _ROLE_ALONE.fullmatch(part)]
    if not all(NAME.fullmatch(name) or _DESK.fullmatch(name) for name in names):
        return None
    found: Found = {}
    if names:
        found["byline"] = ", ".join(names)
    if outlets:
        found["agency"] = outlets[0]
    return found


def _by_role(signed: list[tuple[str, str]]) -> Found:
    """Authors make the byline, the others are credits."""
    authors = [who for role, who in signed if _AUTHOR.fullmatch(role)]
    found: Found = {"credits": tuple(f"{role}: {who}" for role, who in signed if not _AUTHOR.fullmatch(role))}
    if authors:
        found["byline"] = ", ".join(authors)
    return found
