"""What is read: an article, its segments and the words that it quotes."""

from dataclasses import dataclass
from typing import Literal

SegmentKind = Literal["title", "heading", "sentence"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article. As read: the whole page in `text`. After `clean`: title and body only, the rest in fields.

    `text` begins with the title where there is one; each paragraph is one line, a blank line between two.
    `date` is ISO 8601: `2023-11-08`, or `--11-09` where the page states no year.
    `dateline` stands as written, without the dash that ends it: `SEOUL, 9 November (Reuters)`.
    """

    text: str
    origin: str
    """What the user named: a path, `path:3` for the third line of a .jsonl, `-` for standard input."""
    id: str | None = None
    """What the user calls it: the `id` of a line of a .jsonl."""
    lang: str = "id"
    title: str | None = None
    dateline: str | None = None
    place: str | None = None
    date: str | None = None
    time: str | None = None
    agency: str | None = None
    byline: str | None = None
    captions: tuple[str, ...] = ()
    credits: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A sentence, heading or title: `article.text[start:end] == text`. Segments never overlap."""

    index: int
    start: int
    end: int
    text: str
    paragraph: int
    kind: SegmentKind = "sentence"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """Somebody's own words, without their quotation marks: `article.text[start:end] == text`."""

    start: int
    end: int
    text: str
    speaker: str | None
    """`Entity.value` of who is quoted; None where the article names nobody beside the words."""
    segments: tuple[int, ...]
    """The segments that it stands in, in order: a quotation may be several sentences long."""
