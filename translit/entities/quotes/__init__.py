"""Who said what: the direct quotations of a text, each with its speaker where that is certain.

- `marks`: where quotation marks open and close;
- `reading`: the words of the text with their sentences, entities and quotations;
- `speakers`: whom a verb of saying names, in the `phrases` before and behind it;
- `attribution`: which verb is a quotation's, and what is no quotation; `discourse`: who `dia` is;
- `cues`: the words that all this goes by.

What is no quotation: a name or title in marks, and a word or two set off by them, unless a verb of saying is
right beside ("Ya," kata Blinken). A quotation inside another is part of it. One that goes on in the next
paragraph, its mark opened again, is one quotation a paragraph.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import groupby

from translit.entities.quotes.cues import cues
from translit.entities.quotes.discourse import Discourse
from translit.entities.quotes.marks import Marked, marked, opens_paragraph
from translit.entities.quotes.reading import Reading
from translit.types import Entity, Quotation, Segment

__all__ = ["quotations"]

_MAX_GAP = 20
"""Characters looked at before a mark: keeps a sentence without end linear."""


def quotations(text: str, segments: Sequence[Segment], entities: Sequence[Entity]) -> tuple[Quotation, ...]:
    """The direct quotations of `text` in order, none overlapping; `segments` and `entities` are of `text`.

    A comma before the closing mark is the reporter's and not of the words. Linear in the length of the text.
    """
    found = _in_marks(text, segments)
    reading = Reading.of(text, segments, entities, found)
    starts = [segment.start for segment in segments]
    quoted: list[Quotation] = []
    for start, end, speaker in Discourse(reading, found).quoted():
        held = segments[bisect_right(starts, start) - 1 : bisect_left(starts, end)]
        indices = tuple(segment.index for segment in held)
        quoted.append(
            Quotation(start=start, end=end, text=text[start:end], speaker=speaker, segments=indices)
        )
    return tuple(quoted)


def _in_marks(text: str, segments: Sequence[Segment]) -> list[Marked]:
    """What stands in quotation marks, paragraph by paragraph."""
    paragraphs = [list(group) for _, group in groupby(segments, lambda segment: segment.paragraph)]
    found: list[Marked] = []
    for number, paragraph in enumerate(paragraphs):
        goes_on = number + 1 < len(paragraphs) and opens_paragraph(text, paragraphs[number + 1][0].start)
        for mark in marked(text, paragraph[0].start, paragraph[-1].end, goes_on=goes_on):
            whole = mark if mark.closed is not None else _ended(text, mark, paragraph, goes_on=goes_on)
            found += [whole] if whole else []
    return found


def _ended(text: str, mark: Marked, paragraph: Sequence[Segment], *, goes_on: bool) -> Marked | None:
    """Words whose closing mark is lost, to where they surely last: their speaker, else their sentence's end.

    None where they begin inside a sentence: what follows may be the reporter's.
    """
    if said := _speaker().search(text, mark.opened, mark.end):
        return replace(mark, end=said.start() + 1)
    if goes_on and mark.end == paragraph[-1].end:
        return mark
    sentence = paragraph[bisect_right(paragraph, mark.opened, key=lambda each: each.start) - 1]
    led = text[max(sentence.start, mark.opened - _MAX_GAP) : mark.opened].rstrip()
    return replace(mark, end=min(mark.end, sentence.end)) if not led or led.endswith(":") else None


@cache
def _speaker() -> re.Pattern[str]:
    """What ends words without a closing mark: `, kata Blinken`."""
    return re.compile(rf"[,.!?…] (?=(?:{'|'.join(sorted(cues().behind))})(?:nya\b| dia\b| [A-Z]))")
