"""The page as the rules see it: its lines, what they told about the article, and the shapes of lines."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import TypedDict

from translit.types import Article

# A headline of an Indonesian portal has 5 to 15 words; a line longer than this is prose, stop or no stop.
MAX_HEADLINE_WORDS = 24
# Shorter, over an article, it names a section; under a paragraph, the next part of the article.
MIN_HEADLINE_WORDS = 4
MIN_PROSE_WORDS = 4
# Furniture is short: longer lines are not compared with the tables, which also keeps every rule linear.
MAX_FURNITURE_CHARS = 500

_MAX_BRACKET_CHARS = 200
_ENDING_BRACKET = re.compile(r"[(\[][^()\[\]]*[)\]]$")
CLOSING = "\"'”’»)] "


class Found(TypedDict, total=False):
    """What an edit tells about the article. A field is set once; captions and credits add up."""

    title: str
    dateline: str
    place: str
    date: str
    time: str
    agency: str
    byline: str
    captions: tuple[str, ...]
    credits: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """`n_lines` lines from `line` on become the one line `after`; "" and they are gone."""

    line: int
    n_lines: int = 1
    after: str = ""
    found: Found = field(default_factory=Found)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page between two rules. Lines keep their numbers: one that is gone or blank is "".

    `article` holds the metadata found so far. Once it has a title, the first line that is not blank is the
    title, and `rows` leaves it out: no rule can touch it.
    """

    lines: tuple[str, ...]
    article: Article

    @classmethod
    def of(cls, article: Article) -> "Page":
        """The lines of `article.text`, one space between words, no two blank lines; a given title first."""
        text = article.text
        lines: tuple[str, ...] = ()
        if article.title and (title := " ".join(article.title.split())):
            written = r"\s*" + r"\s+".join(map(re.escape, title.split())) + r"[^\S\n]*(?:\n|$)"
            if match := re.match(written, text):
                text = text[match.end() :]
            lines = (title, "")
        raw = (" ".join(line.split()) for line in text.split("\n"))
        body = (line for blank, run in groupby(raw, key="".__eq__) for line in ([""] if blank else run))
        return cls(lines=(*lines, *body), article=article)

    @property
    def text(self) -> str:
        """What stands on the page: a line a paragraph, a blank line between two."""
        return "\n\n".join(filter(None, self.lines))

    def rows(self, within: range | None = None) -> Iterator[tuple[int, str]]:
        """The lines with text on them, numbered; the title is not among them."""
        title = self._first if self.article.title is not None else -1
        for number in range(len(self.lines)) if within is None else within:
            if self.lines[number] and number != title:
                yield number, self.lines[number]

    @property
    def _first(self) -> int:
        return next((number for number, line in enumerate(self.lines) if line), -1)

    def runs(self, wanted: Callable[[str], object]) -> Iterator[list[int]]:
        """Numbers of wanted lines, in runs that only blank lines interrupt."""
        run: list[int] = []
        for number, line in self.rows():
            if wanted(line):
                run.append(number)
            elif run:
                yield run
                run = []
        if run:
            yield run

    @property
    def head(self) -> range:
        """The lines above the first prose; none on a page without prose."""
        return range(next((number for number, line in self.rows() if is_prose(line)), 0))

    @property
    def tail(self) -> range:
        """The lines below the last prose; none on a page without prose, or where its list follows (`:`)."""
        for number in range(len(self.lines) - 1, -1, -1):
            if is_prose(self.lines[number]):
                end = len(self.lines)
                return range(end if self.lines[number].endswith(":") else number + 1, end)
        return range(0)


def is_prose(line: str) -> bool:
    """It ends in a full stop or a colon, or runs on for longer than any headline.

    >>> is_prose('Ia tiba di Seoul pada Rabu."'), is_prose("Blinken Sempat Kunjungi Turki")
    (True, False)
    """
    n_words = line.count(" ") + 1
    if not MIN_PROSE_WORDS <= n_words <= MAX_HEADLINE_WORDS:
        return n_words > MAX_HEADLINE_WORDS
    bare = _ENDING_BRACKET.sub("", line[-_MAX_BRACKET_CHARS:]).rstrip(CLOSING)
    quoted = line.startswith(('"', "“", "'", "‘")) and line.endswith(tuple(CLOSING))
    return bare.endswith((".", "…", ":")) or (quoted and bare.endswith(("?", "!", ",")))


def is_headline(line: str) -> bool:
    """Two words or more that could stand over an article or a section: begun in a capital, not finished."""
    first = next((char for char in line if char.isalnum()), "")
    return (
        " " in line
        and not is_prose(line)
        and not first.islower()
        and not line.endswith((".", ",", ":", ";", "-", "–", "—"))
    )


def is_title_case(text: str) -> bool:
    """At least three in four of its words of four letters or more begin with a capital or a digit.

    >>> is_title_case("Blinken Sempat Kunjungi Turki"), is_title_case("Kami menang telak")
    (True, False)
    """
    words = [word for word in re.findall(r"\w[\w'’-]*", text) if len(word) >= 4]
    return bool(words) and 4 * sum(not word[0].islower() for word in words) >= 3 * len(words)


def whole_lines(page: Page, pattern: re.Pattern[str], within: range | None = None) -> Iterator[Edit]:
    """Every line that is furniture from end to end goes."""
    for number, line in page.rows(within):
        if len(line) <= MAX_FURNITURE_CHARS and pattern.fullmatch(line):
            yield Edit(line=number)
