"""What the model is given: what news writes short is written out, and a headline is put in sentence case.

Only what the model reads changes. Segments, entities and every offset still are of the text as written.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import get_args

from translit.config import PrepareRule
from translit.types import Entity, Segment, Step
from translit.vocabulary.headlines import is_headline
from translit.vocabulary.indonesian import is_root
from translit.vocabulary.words import fold, words

STAGE = "prepare"
RULES: tuple[PrepareRule, ...] = get_args(PrepareRule)
_OPENING = frozenset("“\"‘'(«[:.?!…–—")  # behind these a capital is a sentence's own
_ROUTE = re.compile(
    r"\b(?:rute|jalur|tol|jalan|kereta|bus|kapal|penerbangan|pesawat|perjalanan|jarak|trayek)\s\Z",
    re.IGNORECASE,
)
_MIN_LOWERED = 2  # words: one alone may be a name (Tony Macaroni Arena)
_COUNTED = ("number", "duration", "percent", "money", "quantity")  # Ratusan, Dua Juta: no names
_QUOTES = ("“”", '""', "‘’", "''")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Edit:
    """What a rule does to a segment: `after` in place of `text[start:end]`. Edits never overlap."""

    rule: PrepareRule
    start: int
    end: int
    after: str


def prepare(
    segments: Sequence[Segment], entities: Sequence[Entity], disable: Collection[PrepareRule] = ()
) -> tuple[tuple[str, ...], tuple[Step, ...]]:
    """What the model is given for each segment, in order, and a Step for each rule that changed one.

    The Steps of a segment follow one another from its text to what the model is given: each begins with what
    the one before it left. What is prepared stays as it is when it is prepared again.
    """
    mentions: dict[int, list[Entity]] = {segment.index: [] for segment in segments}
    for entity in entities:
        mentions[entity.segment].append(entity)
    names = _names(segments)
    other = {short for segment in segments for short in _redefined(segment, mentions[segment.index])}
    sources: list[str] = []
    steps: list[Step] = []
    for segment in segments:
        edits = [
            *_written_out(segment, mentions[segment.index], other),
            *_parted(segment, mentions[segment.index]),
            *_lowered(segment, mentions[segment.index], names),
        ]
        text, done = segment.text, list[_Edit]()
        for rule in RULES:
            done += [edit for edit in edits if edit.rule == rule and rule not in disable]
            after = _applied(segment.text, done)
            if after != text:
                steps.append(Step(stage=STAGE, rule=rule, segment=segment.index, before=text, after=after))
            text = after
        sources.append(text)
    return tuple(sources), tuple(steps)


def _written_out(segment: Segment, mentions: Sequence[Entity], other: Collection[str]) -> Iterator[_Edit]:
    """The long form of each mention that has one; those in `other` mean something else in this article."""
    text = segment.text
    for entity in mentions:
        start, end = entity.start - segment.start, entity.end - segment.start
        if entity.long is None:
            continue
        if entity.kind == "date":
            yield _Edit(rule="write_out_date", start=start, end=end, after=entity.long)
        elif not (_alone(text, start, end) or fold(entity.text) in other):
            # A capital where the text begins.
            first = entity.long[0] if any(map(str.isalnum, text[:start])) else entity.long[0].upper()
            yield _Edit(rule="write_out", start=start, end=end, after=first + entity.long[1:])


def _parted(segment: Segment, mentions: Sequence[Entity]) -> Iterator[_Edit]:
    """The hyphen between two countries or provinces, one of them short: AS-Korsel is AS dan Korsel.

    Not between three, and not where it means from one to the other.
    """
    text = segment.text
    for one, two in pairwise(mentions):
        start, gap, behind, end = (at - segment.start for at in (one.start, one.end, two.start, two.end))
        places = one.kind == two.kind == "place" and bool(one.long or two.long)
        chained = "-" in (text[max(start - 1, 0) : start], text[end : end + 1])
        if places and text[gap:behind] == "-" and not chained and not _ROUTE.search(text, 0, start):
            yield _Edit(rule="write_out_pair", start=gap, end=behind, after=" dan ")


def _alone(text: str, start: int, end: int) -> bool:
    """It stands alone in brackets, behind what it is short for, or in quotation marks: it is spoken of."""
    return text[max(start - 1, 0) : start] + text[end : end + 1] in ("()", *_QUOTES)


def _redefined(segment: Segment, mentions: Sequence[Entity]) -> Iterator[str]:
    """Short forms, folded, that the segment gives in brackets for something else: Madrasah Aliyah (MA)."""
    for entity in mentions:
        start, end = entity.start - segment.start, entity.end - segment.start
        bracketed = segment.text[max(start - 2, 0) : start] == " (" and segment.text[end : end + 1] == ")"
        if entity.long and bracketed and fold(entity.long) not in fold(segment.text[:start]):
            yield fold(entity.text)


def _lowered(segment: Segment, mentions: Sequence[Entity], names: Collection[str]) -> Iterator[_Edit]:
    """The ordinary words of a headline; the first word, acronyms and names keep their capitals."""
    text, tokens = segment.text, words(segment.text)
    named = [entity for entity in mentions if entity.kind not in _COUNTED]
    taken = {place - segment.start for entity in named for place in range(entity.start, entity.end)}
    # Names aside: written out they have more words with capitals, and that makes no headline.
    if not is_headline(text, [*tokens[:1], *(word for word in tokens[1:] if word.start not in taken)]):
        return
    ordinary = [
        word
        for before, word in pairwise(tokens)
        if word.text[0].isupper()
        and word.text[1:].islower()
        and is_root(word.folded)
        and word.start not in taken
        and word.folded not in names
        and _OPENING.isdisjoint(text[before.end : word.start])
    ]
    for word in ordinary if len(ordinary) >= _MIN_LOWERED else ():
        yield _Edit(rule="lower_headline", start=word.start, end=word.end, after=word.text.lower())


def _names(segments: Sequence[Segment]) -> frozenset[str]:
    """Words that the article writes with a capital inside a sentence, and never without: Indah Lestari."""
    inside: set[str] = set()
    lower: set[str] = set()
    for segment in segments:
        tokens = words(segment.text)
        headline = is_headline(segment.text, tokens)
        for before, word in pairwise(tokens):
            if not word.capital:
                lower.add(word.folded)
            elif not headline and segment.text[before.end : word.start] in (" ", "-"):
                inside.add(word.folded)
    return frozenset(inside - lower)


def _applied(text: str, edits: Sequence[_Edit]) -> str:
    """`text` with all `edits` made."""
    for edit in sorted(edits, key=lambda edit: edit.start, reverse=True):
        text = text[: edit.start] + edit.after + text[edit.end :]
    return text
