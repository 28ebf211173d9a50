"""The headline, and what is printed of it twice."""

import re
from collections.abc import Iterator
from itertools import takewhile

from translit.clean.names import is_outlet
from translit.clean.page import MIN_HEADLINE_WORDS, Edit, Page, is_headline, is_prose, is_title_case

_MAX_KICKER_WORDS = 2
_MIN_REPEATED_TITLE_WORDS = 3
_MIN_GLUED_TITLE_WORDS = 5
# Longer and in sentence case, it may be a sentence that the source left without its stop.
_MAX_SENTENCE_CASE_WORDS = 16

_CREDIT_SUFFIX = re.compile(r" \([^()]{1,60}\)$")
_SITE_SUFFIX = re.compile(r"(?P<title>.+) [-–—|] (?P<site>[^|]{2,40})")


def drop_kicker(page: Page) -> Iterator[Edit]:
    """`Asia Pasifik` over `Filipina Evakuasi Ribuan Warga` names the section: a headline has more words."""
    if page.article.title is not None:
        return
    rows = list(page.rows(page.head))
    kickers = list(takewhile(lambda row: _is_kicker(row[1]), rows))
    headline = rows[len(kickers)][1] if len(kickers) < len(rows) else ""
    if is_headline(headline) and headline.count(" ") + 1 >= MIN_HEADLINE_WORDS:
        yield from (Edit(line=number) for number, _ in kickers)


def _is_kicker(line: str) -> bool:
    return line.count(" ") < _MAX_KICKER_WORDS and line[-1].isalnum()


def take_title(page: Page) -> Iterator[Edit]:
    """`Blinken Kunjungi Turki` over the article is its title and stays; ` - ANTARA News` behind it goes."""
    rows = page.rows()
    number, line = next(rows, (0, ""))
    if page.article.title is not None or number not in page.head or not is_headline(line):
        return
    title = _without_site(line)
    is_short = is_title_case(title) or title.count(" ") < _MAX_SENTENCE_CASE_WORDS
    runs_on = next(rows)[1][0].islower()
    if is_short and not runs_on and line[0] not in "•-–—*»[(":
        yield Edit(line=number, after=title, found={"title": title})


def _without_site(line: str) -> str:
    """The headline in front of ` - ANTARA News`; any other line as it is."""
    suffix = _SITE_SUFFIX.fullmatch(line)
    is_suffixed = suffix and is_outlet(suffix["site"]) and is_headline(suffix["title"])
    return suffix["title"] if suffix and is_suffixed else line


def drop_repeated_title(page: Page) -> Iterator[Edit]:
    """The title once more in a line of its own, or glued to the caption or the first sentence, goes."""
    title = page.article.title
    if title is None:
        return
    n_words = title.count(" ") + 1
    in_head = True
    for number, line in page.rows():
        bare = _CREDIT_SUFFIX.sub("", _without_site(line))
        if n_words >= _MIN_REPEATED_TITLE_WORDS and title.casefold() in (line.casefold(), bare.casefold()):
            yield Edit(line=number)
        elif in_head and n_words >= _MIN_GLUED_TITLE_WORDS and line.startswith(title):
            rest = line[len(title) :].lstrip()
            if rest[:1].isupper() or rest.startswith(('"', "“")):
                yield Edit(line=number, after=rest)
        in_head = in_head and not is_prose(line)
