"""Captions of pictures: known by their credit, which names who took the picture."""

import re
from collections.abc import Iterator

from translit.clean.names import is_outlet
from translit.clean.page import Edit, Page, is_headline, is_prose

_MAX_CAPTION_WORDS = 70
_MIN_DOUBLED_WORDS = 12
_MAX_CREDIT_CHARS = 120

_CREDIT = re.compile(
    r"""(?:
      \((?:
          (?:foto|photo|gambar|ilustrasi|dok(?:umen(?:tasi)?)?\.?|tangkapan\slayar|screenshot)\b[^()]{0,100}
        | sumber\s(?:foto|gambar)\b[^()]{0,100}
        | (?:shutterstock|getty\simages|pixabay|unsplash|freepik|pexels|i?stock\s?photo)[^()]{0,40}
        | (?-i:Istimewa|ISTIMEWA|Ist|IST)
        | ©[^()]{1,60}
      )\s?\)\.?
    | (?:[\s.”")](?:foto|photo)|(?-i:(?<=[a-z])Foto))\s?:\s(?-i:[@A-Z])(?:[^.!?():]|\.(?=\w)){0,60}\.?
    )$""",
    re.VERBOSE | re.IGNORECASE,
)
# Without brackets it stands after the caption's full stop: `jajak pendapat Reuters/Ipsos` ends a sentence.
_AGENCY = r"(?P<agency>[A-Z][^/()\[\].]{1,30}|[^\W\d][^/()\[\] ]{1,30})(?: ?/ ?[A-Z]+)?"
_WHO = r"(?P<who>(?!Ipsos)[A-Z@](?:[^/()\[\].]|\.(?= ?\w)){1,60})(?:/[a-z]{2,4}\.?)?"
_TAKEN_BY = re.compile(
    rf"(?:[(\[]{_AGENCY} ?/ ?{_WHO}[)\]]\.?"
    rf"|(?:^|[.!?”\"] ){_AGENCY.replace('agency', 'by')} ?/ ?{_WHO.replace('who', 'name')})$"
)
_PICTURE_DESKS = frozenset(("antara foto", "ap photo", "epa-efe", "foto", "getty images", "photo"))
_LABELLED = re.compile(
    r"(?:keterangan (?:gambar|foto) ?[:,]|(?:caption|foto|photo)(?: ilustrasi)? ?:) (?P<caption>.+)",
    re.IGNORECASE,
)
_LABEL_ALONE = re.compile(r"keterangan (?:gambar|foto) ?[:,]?", re.IGNORECASE)
_PICTURE_CREDIT = re.compile(
    r"(?:sumber|kredit) (?:gambar|foto)(?: ?[:,])? .{1,80}|getty images|shutterstock|istimewa", re.IGNORECASE
)


def take_captions(page: Page) -> Iterator[Edit]:
    """`Blinken di Seoul. (Foto: AFP)`, `Keterangan gambar, Blinken di Seoul.`; printed twice, kept once."""
    headline = page.article.title or next(
        (line for _, line in page.rows(page.head) if is_headline(line)), None
    )
    first = next(page.rows(page.head), (-1, ""))[0] if page.article.title is None else -1
    label = None
    for number, line in page.rows():
        is_glued = headline is not None and line.startswith(f"{headline} ")
        if line.count(" ") >= _MAX_CAPTION_WORDS or is_glued:  # the headline goes first, if it is the title
            label = None
        elif _LABEL_ALONE.fullmatch(line):
            label = number
        elif label is not None:
            yield Edit(line=label)
            yield Edit(line=number, found={"captions": (line,)})
            label = None
        elif _PICTURE_CREDIT.fullmatch(line) or _is_photographer(line):
            yield Edit(line=number, found={"credits": (line,)})
        elif number != first and (labelled := _LABELLED.fullmatch(line)):  # `FOTO: ...` heads a gallery
            yield Edit(line=number, found={"captions": (labelled["caption"],)})
        elif _is_credited(line):
            yield Edit(line=number, found={"captions": (line,)})


def _is_photographer(line: str) -> bool:
    """An outlet and a name: `MI/Susanto`, `ANTARA FOTO/Budi Raharjo/nym.`"""
    return line[0] not in "([" and (taken := _taken_by(line)) is not None and taken.start() == 0


def _is_credited(line: str) -> bool:
    """It ends in the credit of a picture; `(Reuters/ANTARA)` and what ends speech credit a text."""
    if line.startswith(('"', "“")):
        return False
    end = line[-_MAX_CREDIT_CHARS:]
    return _CREDIT.search(end) is not None or _taken_by(end) is not None


def _taken_by(end: str) -> re.Match[str] | None:
    """The outlet and the photographer at the end, if they are no two outlets."""
    taken = _TAKEN_BY.search(end)
    if taken is None:
        return None
    agency, name = taken["agency"] or taken["by"], taken["who"] or taken["name"]
    is_outlets_own = is_outlet(agency) or agency.casefold() in _PICTURE_DESKS
    return taken if is_outlets_own and not is_outlet(name) else None


def drop_doubled_lines(page: Page) -> Iterator[Edit]:
    """A long paragraph printed twice in a row is kept once; a short one or a quotation is said twice."""
    previous = ""
    for number, line in page.rows():
        is_long = line.count(" ") + 1 >= _MIN_DOUBLED_WORDS
        if line == previous and is_long and is_prose(line) and line[0] not in '"“':
            yield Edit(line=number)
        previous = line
