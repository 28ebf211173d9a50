"""What stands below the article: credits, initials, tags."""

import re
from collections.abc import Iterator

from translit.clean import phrases
from translit.clean.names import DOMAIN, NAME, ROLE, is_outlet
from translit.clean.page import MAX_FURNITURE_CHARS, Edit, Page, is_prose

_CREDITED = rf"{ROLE}(?: ?(?:&|/|dan) ?{ROLE})? ?(?::|oleh\b|by\b)"
_CREDIT = re.compile(rf"[(\[*]?{_CREDITED}", re.IGNORECASE)
_SOURCE = re.compile(r"[(\[*]?(?:sumber|source)\b", re.IGNORECASE)
_INLINE = re.compile(rf"(?<=[.!?”\")\]])\s?(?=[(\[]?{_CREDITED})", re.IGNORECASE)
_SMALL_WORDS = re.compile(
    r"oleh|dan|untuk|di|dari|dengan|serta|pada|ke|tambahan|bahasa|berita|bin|binti|van|de|al|by|and|for|in|from|via"
    rf"|the|at|of|with|additional|{ROLE}",
    re.IGNORECASE,
)
_REPUBLISHED = re.compile(
    rf"""(?:artikel|berita|tulisan|konten)\s(?:ini|tersebut)
    (?:\s(?:telah|sudah|pernah|juga|pertama|kali|lebih|dulu)){{0,4}}
    \s(?:tayang|terbit|dimuat|ditayangkan|diterbitkan|dipublikasikan) (?:\ssebelumnya)? \s(?:di|oleh|pada)
    \s(?P<outlet>{DOMAIN}|\S{{1,30}}(?:\s\S{{1,20}})?)\b
    (?: \s(?:dengan|pada|klik|baca|berjudul|tanggal)\b.{{0,300}} | \W{{0,3}} )""",
    re.VERBOSE | re.IGNORECASE,
)
_CAPITAL_NAME = re.compile(r"[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]*){1,3}")
_DESK = re.compile(r"[a-z]{2,4}(?:/[a-z]{2,4}){0,2} \((?P<agencies>[^()]{2,60})\)")
_MAX_INITIALS_CHARS = 60
_INITIALS = re.compile(r" ?[(\[](?P<who>[^()\[\]]{1,50})[)\]]$")
_SIGN = re.compile(r"[a-z]{2,5}\d{0,3}|[A-Z]{1,3}-\d{1,3}|\*{1,3}")
_CAPITALS = re.compile(r"[A-Z]{2,4}(?:/[A-Z]{2,4}){0,2}")
_NOT_INITIALS = frozenset(("sic", "dll", "dsb", "dst", "satu", "dua", "tiga", "lima", "enam"))
_ENDERS = tuple(".!?”\"’'…")
_MAX_CREDIT_CHARS = 600
_MAX_TAG_WORDS = 5


def drop_below_signature(page: Page) -> Iterator[Edit]:
    """Tags and links under the initials or credits that end the article; a source may stand under a table."""
    tail = page.tail
    last_prose = page.lines[tail.start - 1] if tail else ""
    signed = bool(_inline_credit(0, last_prose)) or _initials(last_prose) is not None
    for number, line in page.rows(tail):
        if _is_credit(line) or _is_republished(line) or _initials(line) is not None:
            signed = signed or not _SOURCE.match(line)
        elif signed:
            yield Edit(line=number)


def take_credits(page: Page) -> Iterator[Edit]:
    """`(Laporan oleh A) Ditulis oleh B`, `Pewarta: C`, `Artikel ini telah tayang di Kompas.com`."""
    edits: list[Edit] = []
    for number, line in reversed(list(page.rows())):
        if _is_credit(line) or _is_republished(line):
            edits.append(Edit(line=number, found={"credits": (line,)}))
        else:
            inline = _inline_credit(number, line)
            edits.extend(inline)
            if inline or is_prose(line):
                break
    yield from reversed(edits)


def _inline_credit(number: int, line: str) -> list[Edit]:
    """The credit that ends a paragraph, as an edit, if there is one."""
    for seam in _INLINE.finditer(line, max(0, len(line) - _MAX_CREDIT_CHARS)):
        credit = line[seam.end() :]
        if _is_credit(credit):
            return [Edit(line=number, after=line[: seam.start()], found={"credits": (credit,)})]
    return []


def _is_credit(line: str) -> bool:
    """Roles and names, and nothing besides: `Laporan oleh Komnas HAM menyebutkan ...` is a sentence.

    Without a role, names in capitals and outlets: `ANTARA | BUDI SANTOSO`, `bh/hp (dpa, AFP)`.
    """
    if (desk := _DESK.fullmatch(line)) and all(map(is_outlet, desk["agencies"].split(", "))):
        return True
    parts = line.split(" | ")
    if len(parts) > 1 and all(is_outlet(part) or _CAPITAL_NAME.fullmatch(part) for part in parts):
        return True
    role = _CREDIT.match(line)
    if role is None or len(line) > _MAX_CREDIT_CHARS or "?" in line or "!" in line:
        return False
    words = re.findall(r"[^\W_][\w'’-]*", line[role.end() :])
    return bool(words) and all(not word[0].islower() or _SMALL_WORDS.fullmatch(word) for word in words)


def _is_republished(line: str) -> bool:
    """The note of a portal that has its text from another; an article may say where it first stood, too."""
    match = _REPUBLISHED.fullmatch(line) if len(line) <= MAX_FURNITURE_CHARS else None
    return match is not None and is_outlet(match["outlet"])


def take_initials(page: Page) -> Iterator[Edit]:
    """`... ke orbit. [ab/uh]`, `(fra/isn)`, `(Ant/Z-1)` end the article; `(HAM/demokrasi)` is its text."""
    for number, line in reversed(list(page.rows())):
        if (match := _initials(line)) is not None:
            after = line[: len(line) - len(match[0])]
            yield Edit(line=number, after=after, found={"credits": (match["who"],)})
        if is_prose(line):
            return


def _initials(line: str) -> re.Match[str] | None:
    """The brackets with initials that end the line, after a sentence or alone."""
    match = _INITIALS.search(line[-_MAX_INITIALS_CHARS:])
    before = line[: len(line) - len(match[0])] if match else ""
    is_end = not before or before.endswith(_ENDERS)
    return match if match and is_end and _are_initials(match["who"], alone=not before) else None


def _are_initials(who: str, *, alone: bool) -> bool:
    """Initials and outlets; a name or capitals too, if they stand alone on the line."""
    if who in _NOT_INITIALS:
        return False
    parts = who.split("/")
    signed = all(_SIGN.fullmatch(part) or is_outlet(part) for part in parts)
    named = (alone or (len(parts) > 1 and is_outlet(parts[0]))) and NAME.fullmatch(parts[-1])
    return signed or bool(named) or (alone and _CAPITALS.fullmatch(who) is not None)


def drop_tags(page: Page) -> Iterator[Edit]:
    """`Tags: Korea Utara, Rusia`, `#blinken #korsel`, `Tag` and the short lines under it, at the end."""
    listed = False
    for number, line in page.rows(page.tail):
        is_tags = len(line) <= MAX_FURNITURE_CHARS and phrases.TAGS.fullmatch(line)
        listed = bool(is_tags) or (listed and line.count(" ") < _MAX_TAG_WORDS)
        if listed:
            yield Edit(line=number)
