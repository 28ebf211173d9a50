"""Articles and numbers of laws: Pasal 27, UU Nomor 11 Tahun 2020. They are names, and no quantities."""

import re
from collections.abc import Iterator
from fractions import Fraction

from translit.entities.mention import mention
from translit.entities.values import forms
from translit.types import Entity, Segment

_ARTICLE = re.compile(r"\b(?:pasal|ps\.)\s(?P<number>\d{1,4}[A-Z]?)\b", re.IGNORECASE)
_LAW = re.compile(
    r"\b(?:UU|Undang-Undang|Perppu|Perpu|Perpres|Keppres|Inpres|Permen\w{0,12}|Perda|Perma|PP"
    r"|(?:Peraturan|Keputusan)(?:\s\w{1,20}){1,3}|Resolusi)(?:\s(?:RI|PBB|DK\sPBB))?"
    r"\s(?:Nomor|No\.?)\s?(?P<number>\d{1,4})(?:(?:/|\s(?:tahun|thn)\s)\d{4})?\b",
    re.IGNORECASE,
)
_ARTICLES = ("Article", "Section", "Clause", "Paragraph", "Art.", "Articles", "Rule")
_LAWS = ("No.", "Number", "Law", "Act", "Regulation", "Resolution")


def find(segment: Segment) -> Iterator[Entity]:
    """Every article and every numbered law of a segment."""
    for pattern, heads in ((_ARTICLE, _ARTICLES), (_LAW, _LAWS)):
        for match in pattern.finditer(segment.text):
            written = match["number"]
            numbers = forms.cardinal(Fraction(written)) if written.isdigit() else (written,)
            accepts = tuple(f"{head} {number}" for number in numbers for head in heads)
            yield mention(segment, match.span(), "law", accepts[0], accepts)
