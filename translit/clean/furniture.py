"""What a portal prints around every article. A line goes only if it is furniture from end to end."""

import re
from collections.abc import Iterator

from translit.clean import phrases
from translit.clean.page import MAX_FURNITURE_CHARS, Edit, Page, whole_lines

_EMBED = re.compile(
    r"\[(?:gambas|Gambas|GAMBAS)\b[^\[\]]{0,100}\]|\[/?(?:embed|caption|gallery|video|audio|playlist)\b[^\[\]]{0,200}\]"
    r"|\b(?:ADVERTISEMENT )?SCROLL TO (?:CONTINUE|RESUME)(?: WITH)? CONTENT\b"
)
_ORNAMENT = re.compile(r"[-–—_=~*•·#|/\\+<>»›●○■□▪►▼★☆ ]+")
_SKIP = re.compile(
    r"(?:lewati|skip) (?P<block>.{1,60}) (?:dan|and) (?:terus|lanjutkan|continue) (?:membaca|reading)",
    re.IGNORECASE,
)
_MAX_BLOCK_LINES = 20
_PAGE = re.compile(r"halaman|selanjutnya|\d{1,2}(?: \d{1,2}){0,10}", re.IGNORECASE)
_FIRST_PAGES = re.compile(r"(?:halaman )?(?:selanjutnya )?1 2(?: \d{1,2}){0,10}")
_STARS = re.compile(r"(?P<text>[^*]+)\*[* ]*\*")
_LETTERS = frozenset(("A", "A+", "A-"))
_SIZES = frozenset(("XXS", "XS", "SM", "MD", "LG", "XL", "XXL"))
_BUTTON = rf"(?:{phrases.SHARE}|{phrases.NETWORK})"
_SHARE_LINE = re.compile(rf"{_BUTTON}(?:[ :,|•·/+]{{1,3}}{_BUTTON}){{0,20}} ?:?", re.IGNORECASE)
_SHARE_VERB = re.compile(rf"\b(?:{phrases.SHARE})\b", re.IGNORECASE)


def drop_embeds(page: Page) -> Iterator[Edit]:
    """`Ia tiba. [Gambas:Video 20detik] Ia pulang.` keeps its two sentences."""
    for number, line in page.rows():
        if "[" in line or "SCROLL" in line:
            kept = " ".join(_EMBED.sub(" ", line).split())
            if kept != line:
                yield Edit(line=number, after=kept)


def drop_skipped_blocks(page: Page) -> Iterator[Edit]:
    """`Lewati Podcast dan terus membaca` down to `Akhir dari Podcast`: the page says that it is no text."""
    rows = list(page.rows())
    start, end = 0, ""
    for at, (_, line) in enumerate(rows):
        if len(line) <= MAX_FURNITURE_CHARS and (skip := _SKIP.fullmatch(line)):
            start, end = at, skip["block"].casefold()
        elif end and line.casefold() in (f"akhir dari {end}", f"end of {end}"):
            if at - start <= _MAX_BLOCK_LINES:
                yield from (Edit(line=number) for number, _ in rows[start : at + 1])
            end = ""


def drop_ornaments(page: Page) -> Iterator[Edit]:
    """A line without a letter or a figure, and stars after the last word: `·`, `-----`, `katanya.***`."""
    for number, line in page.rows():
        if _ORNAMENT.fullmatch(line):
            yield Edit(line=number)
        elif line.endswith("**") and (stars := _STARS.fullmatch(line)):
            yield Edit(line=number, after=stars["text"].rstrip())


def drop_adverts(page: Page) -> Iterator[Edit]:
    """`Advertisement`, `SCROLL TO CONTINUE WITH CONTENT`; not `Advertisement di televisi dilarang.`"""
    yield from whole_lines(page, phrases.ADVERT)


def drop_navigation(page: Page) -> Iterator[Edit]:
    """`Tautan-tautan Akses`, `FOLLOW US`, `Kembali ke atas`, `Lihat komentar`, `3 menit membaca`."""
    yield from whole_lines(page, phrases.NAVIGATION)


def drop_page_numbers(page: Page) -> Iterator[Edit]:
    """`Halaman: 1 2 3 Selanjutnya`, `Show all`, `Lanjut ke halaman berikutnya`; `1` / `2` at the end."""
    yield from whole_lines(page, phrases.PAGES)
    tail = page.tail
    for run in page.runs(lambda line: len(line) < MAX_FURNITURE_CHARS and _PAGE.fullmatch(line)):
        text = " ".join(page.lines[number] for number in run[:_MAX_BLOCK_LINES]).casefold()
        if run[0] in tail and len(run) < _MAX_BLOCK_LINES and _FIRST_PAGES.fullmatch(text):
            yield from (Edit(line=number) for number in run)


def drop_promotions(page: Page) -> Iterator[Edit]:
    """`Ikuti kami di Google News`, newsletters, applications, cookies, `Standar kami: ...`."""
    yield from whole_lines(page, phrases.PROMOTION)


def drop_copyright(page: Page) -> Iterator[Edit]:
    """`Copyright © ANTARA 2024`, `Dilarang keras mengambil konten ... tanpa izin tertulis.`"""
    yield from whole_lines(page, phrases.COPYRIGHT)


def drop_size_labels(page: Page) -> Iterator[Edit]:
    """`XS` / `SM` / `MD`, in lines or in one, and `A` / `A` above the article; a lone `LG` is a company."""
    head = page.head
    for run in page.runs(_LETTERS.__contains__):
        if len(run) > 1 and run[0] in head:
            yield from (Edit(line=number) for number in run)
    for run in page.runs(lambda line: len(line) < MAX_FURNITURE_CHARS and _SIZES.issuperset(line.split())):
        labels = [label for number in run for label in page.lines[number].split()]
        if len(set(labels)) >= 3:
            yield from (Edit(line=number) for number in run)


def drop_share_buttons(page: Page) -> Iterator[Edit]:
    """`Bagikan` / `Facebook` / `WhatsApp`; only above or below the article if no word says share."""
    head, tail = page.head, page.tail
    for run in page.runs(lambda line: len(line) < MAX_FURNITURE_CHARS and _SHARE_LINE.fullmatch(line)):
        if any(number in head or number in tail or _SHARE_VERB.search(page.lines[number]) for number in run):
            yield from (Edit(line=number) for number in run)


def drop_section_names(page: Page) -> Iterator[Edit]:
    """`• News`, `Home > Dunia`, `Forum` above or below the article; `Forum Ekonomi Dunia` stays."""
    head, tail = page.head, page.tail
    first = next(page.rows(head), None) if page.article.title is None else None
    for number, line in page.rows():
        if (number in head or number in tail) and len(line) <= MAX_FURNITURE_CHARS:
            crumb = phrases.BULLET.fullmatch(line) if (number, line) == first else None
            if crumb or phrases.EDGE.fullmatch(line):
                yield Edit(line=number)
