"""Links to other articles: one in a line of its own or glued into the text, or a list under a heading."""

import re
from collections.abc import Iterator
from itertools import pairwise

from translit.clean import phrases
from translit.clean.page import (
    MAX_FURNITURE_CHARS,
    MAX_HEADLINE_WORDS,
    MIN_HEADLINE_WORDS,
    MIN_PROSE_WORDS,
    Edit,
    Page,
    is_headline,
    is_prose,
    is_title_case,
)

_LABEL = re.compile(
    r"""\(? (?:
      \b(?:baca|simak|lihat|tonton|saksikan|read|see)\s(?:juga|pula|also)(?:\s(?:video|berita|artikel))?\s?:
    | \bbaca\s(?:artikel|berita)\slainnya\s?(?:\.{3}|…)
    | \bbaca\s?:(?!\s(?-i:[a-z]))
    | \b(?:also\sread|pilihan\s(?:editor|redaksi)|(?:artikel|berita)\s(?:terkait|lainnya|pilihan))\s?:
    | \b(?:simak|lihat|tonton|saksikan)\s(?:juga\s)?(?:video\s?:|(?-i:V)ideo\s(?=['"‘“]))
    )\s?""",
    re.VERBOSE | re.IGNORECASE,
)
# In every label, and quick to look for.
_LABEL_MARK = re.compile(r":|Video |[Ll](?:ainnya|AINNYA)")
_BARE_LABEL = re.compile(r"(?:Baca|Simak|Lihat|BACA|SIMAK|LIHAT) (?:Juga|JUGA) (?=[A-Z0-9'\"‘“])")
# A headline runs into a sentence: `RusiaKunjungan`, `2024Presiden`, `Lagi?Ia`, `ASMenlu`.
_SEAM = re.compile(
    r"""(?<=[^\W\d_A-Z]|\d)(?=[A-Z]\w)|(?<=\w)(?=["“][A-Z])|(?<=\w[?!)”"'’])(?=[A-Z“])|(?<=[A-Z]{2})(?=[A-Z][a-z]{2})"""
)
_SENTENCE_BREAK = re.compile(r"[^\W\dA-Z]{3}\.[\"”)]? [\"“A-Z]")
# Names with a capital inside whose parts are long enough to look like a seam.
_CAMEL = re.compile(
    r"AirAsia|AstraZeneca|BankAmericard|BeritaSatu|BioFarma|BioNTech|BlackBerry|BlackRock|BukaLapak|ByteDance|ChatGPT"
    r"|CrowdStrike|DeepMind|DeepSeek|DreamWorks|FaceTime|FedEx|GitHub|GoPay|GoTo|HarmonyOS|HelloFresh|IndoXXI|iNews"
    r"|iPad|iPhone|iOS|JawaPos|KapanLagi|KompasTV|LaLiga|LinkAja|LinkedIn|LiveScore|MacBook|MasterCard|Mc[A-Z]\w+"
    r"|MetroTV|MotoGP|NasDem|NetEase|OpenAI|OkeZone|PayPal|PeduliLindungi|PlayStation|PowerPoint|QRIS|SeaBank"
    r"|SiCepat|SinarMas|SindoNews|ShopeeFood|ShopeePay|SnapChat|SoftBank|SpaceX|StarLink|TikTok|TransJakarta|TransTV"
    r"|TripAdvisor|TurnBackHoax|tvOne|WeChat|WhatsApp|WikiLeaks|WordPress|YouTube|YouGov|ZTE|detik[A-Z]\w+"
)
_MIN_HALF_CHARS = 3
_MAX_TOKEN_CHARS = 60
_MAX_HEADLINE_CHARS = 300
_MIN_UNSTOPPED_WORDS = 6
# With a full stop, and longer, it may be a headline with a sentence after it.
_MAX_STOPPED_HEADLINE_WORDS = 10
# A heading of the article itself right before its paragraph is shorter than the headline of another article.
_MAX_SUBHEADING_WORDS = 6
_MAX_LINKS_IN_BODY = 6


def drop_related_links(page: Page) -> Iterator[Edit]:
    """`BACA JUGA: Korsel Kutuk KorutKunjungan itu terjadi kemarin.` keeps `Kunjungan itu terjadi kemarin.`"""
    labelled = {number for number, line in page.rows() if _LABEL_MARK.search(line) and _LABEL.search(line)}
    tokens = frozenset(
        token
        for n, line in enumerate(page.lines if labelled else ())
        if n not in labelled
        for token in line.split()
    )
    for number, line in page.rows():
        if number in labelled:
            kept = _without_links(line, tokens)
        else:
            bare = _BARE_LABEL.match(line)
            is_link = bare and is_headline(line) and is_title_case(line[bare.end() :])
            kept = "" if is_link else line
        if kept != line:
            yield Edit(line=number, after=kept)


def drop_related_lists(page: Page) -> Iterator[Edit]:
    """`More Stories` and the headlines under it, down to the first prose, which stays; `Baca Juga` alone."""
    rows = list(page.rows())
    above_headline = _above_headline(page)
    end = 0
    for at, (number, line) in enumerate(rows):
        if at < end or not _is_list_heading(line):
            continue
        end = at + 1
        while end < len(rows) and not is_prose(rows[end][1]) and not _is_list_heading(rows[end][1]):
            end += 1
        links = rows[at + 1 : end]
        if number in above_headline:
            links = []  # the headline is among them
        elif end < len(rows) and is_prose(rows[end][1]):
            is_link_next = line.endswith(":") and _is_long_headline(rows[at + 1][1])
            links = links[:1] if is_link_next and len(links) == 1 else _without_subheading(links)
            if not links and " " not in line:  # `Rekomendasi` heads a paragraph, too
                continue
        yield Edit(line=number)
        yield from (Edit(line=link) for link, _ in links)


def _above_headline(page: Page) -> range:
    """The lines above the headline; none on a page that has its title."""
    if page.article.title is not None:
        return range(0)
    return range(next((number for number, line in page.rows(page.head) if _is_long_headline(line)), 0))


def _is_long_headline(line: str) -> bool:
    return is_headline(line) and line.count(" ") + 1 >= MIN_HEADLINE_WORDS


def _is_list_heading(line: str) -> bool:
    return len(line) <= MAX_FURNITURE_CHARS and phrases.RELATED.fullmatch(line) is not None


def _without_subheading(links: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """The links of a list in mid page, without the line before the prose if that is the prose's own heading.

    A heading is short, and shorter by a third than every link. So long a list that it may be text is none.
    """
    n_words = [line.count(" ") + 1 for _, line in links]
    if links and n_words[-1] <= _MAX_SUBHEADING_WORDS and all(3 * n_words[-1] < 2 * n for n in n_words[:-1]):
        links = links[:-1]
    return links if len(links) <= _MAX_LINKS_IN_BODY else []


def _without_links(line: str, tokens: frozenset[str]) -> str:
    """`line` without the links in it; a link that cannot be told from the text around it stays."""
    labels = [match for match in _LABEL.finditer(line) if _opens_link(line, match.start())]
    limits = [match.start() for match in labels[1:]] + [len(line)]
    kept: list[str] = []
    at = 0
    for label, limit in zip(labels, limits, strict=False):
        kept.append(line[at : label.start()])
        at = _link_end(line, label, limit, tokens)
    kept.append(line[at:])
    return " ".join("".join(kept).split())


def _opens_link(line: str, start: int) -> bool:
    """It stands at the start of the line or after the end of a sentence."""
    before = line[max(0, start - 2) : start].rstrip()
    return start == 0 or before[-1:] in '.!?”")]'


def _link_end(line: str, label: re.Match[str], limit: int, tokens: frozenset[str]) -> int:
    """Where the link ends that `label` opens; the label's own start if it cannot be told."""
    start = label.end()
    if label[0].startswith("("):
        close = line.find(")", start, limit)
        is_link = close >= 0 and line.count(" ", start, close) < MAX_HEADLINE_WORDS
        return close + 1 if is_link else label.start()
    seam = _seam(line[start:limit], tokens)
    if seam is not None:
        return start + seam
    link = line[start:limit].strip()
    if _SENTENCE_BREAK.search(link) or (is_prose(link) and label.start() > 0):
        return label.start()
    max_words = _MAX_STOPPED_HEADLINE_WORDS if is_prose(link) else MAX_HEADLINE_WORDS
    return limit if link.count(" ") < max_words else label.start()


def _seam(text: str, tokens: frozenset[str]) -> int | None:
    """Where the headline at the start of `text` ends and the sentence glued to it begins.

    Capitals inside a name are no seam: names of the table, words that stand elsewhere on the page too, and
    every place that is followed by words in title case up to the next place, for that is still the headline.
    """
    headline_end = min(_after_words(text, MAX_HEADLINE_WORDS), _MAX_HEADLINE_CHARS)
    names = [match.span() for match in _CAMEL.finditer(text, 0, headline_end + _MAX_TOKEN_CHARS)]
    places = [
        at
        for at in (match.start() for match in _SEAM.finditer(text, 0, headline_end))
        if not any(start < at < end for start, end in names)
        and _parts_words(text, at, tokens)
        and _begins_sentence(text, at)
    ]
    for place, following in pairwise(places):
        if not is_title_case(text[place:following]):
            return place
    return places[-1] if places else None


def _parts_words(text: str, at: int, tokens: frozenset[str]) -> bool:
    """Whether `at` lies between two words: not in one that the page has elsewhere, not at a closing quote."""
    left = text[text.rfind(" ", 0, at) + 1 : at]
    token = left + text[at : min(_after_words(text, 1, at), at + _MAX_TOKEN_CHARS)]
    closes_quotation = text[at] == '"' and text.count('"', 0, at) % 2 == 1
    is_word = len(left) >= _MIN_HALF_CHARS or left.isupper()
    return is_word and token not in tokens and not closes_quotation


def _begins_sentence(text: str, at: int) -> bool:
    """Whether prose, or words that are not a headline's, follow `at`."""
    n_words = text.count(" ", at) + 1
    if n_words < MIN_PROSE_WORDS:
        return False
    return is_prose(text) or (n_words >= _MIN_UNSTOPPED_WORDS and not is_title_case(text[at:]))


def _after_words(text: str, n_words: int, start: int = 0) -> int:
    """The end of the first `n_words` words of `text` from `start` on."""
    at = start
    for _ in range(n_words):
        found = text.find(" ", at + 1)
        if found < 0:
            return len(text)
        at = found
    return at
