"""An article's text into sentences, headings and its title, every offset kept."""

import re
from collections.abc import Iterator

from translit.segment import words
from translit.segment.boundaries import split_line
from translit.types import Article, Segment, SegmentKind

__all__ = ["segment", "sentences"]

_MAX_HEADING_WORDS = 14
_MAX_PLAIN_HEADING_WORDS = (
    6  # a heading in sentence case is shorter: more words are a sentence without its stop
)
_FINAL = frozenset(".!?…:;,。！？؟۔।")
_CLOSING = "\"'”’»)]} \t"
_BULLET = re.compile(r"[-–—•·▪◦‣*]")


def segment(article: Article) -> tuple[Segment, ...]:
    """The segments of `article` in text order; every character but white space lies in exactly one.

    A line is a paragraph. The title (the first paragraph, where it is `article.title`) and a heading are one
    segment each, whatever punctuation they hold.
    """
    lines = list(_lines(article.text))
    segments: list[Segment] = []
    for number, (start, end) in enumerate(lines):
        kind = _kind(article, number, lines)
        spans = [(0, end - start)] if kind != "sentence" else split_line(article.text[start:end])
        for span_start, span_end in spans:
            segments.append(
                Segment(
                    index=len(segments),
                    start=start + span_start,
                    end=start + span_end,
                    text=article.text[start + span_start : start + span_end],
                    paragraph=number,
                    kind=kind,
                )
            )
    return tuple(segments)


def sentences(text: str) -> list[tuple[int, int]]:
    """Spans of the sentences of any text, in order: a line break always ends one.

    >>> [text[start:end] for text in ["Ia tiba. Dr. Budi pergi."] for start, end in sentences(text)]
    ['Ia tiba.', 'Dr. Budi pergi.']
    """
    return [
        (start + span_start, start + span_end)
        for start, end in _lines(text)
        for span_start, span_end in split_line(text[start:end])
    ]


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """Spans of the lines that hold more than white space, trimmed."""
    at = 0
    for line in text.splitlines(keepends=True):
        trimmed = line.strip()
        if trimmed:
            start = at + line.index(trimmed[0])
            yield start, start + len(trimmed)
        at += len(line)


def _kind(article: Article, number: int, lines: list[tuple[int, int]]) -> SegmentKind:
    start, end = lines[number]
    line = article.text[start:end]
    if number == 0 and article.title is not None and line.split() == article.title.split():
        return "title"
    is_last = number + 1 == len(lines)  # a heading has something below it
    return "heading" if not is_last and _is_heading(line) else "sentence"


def _is_heading(line: str) -> bool:
    """Whether a paragraph is short, unfinished by punctuation and not a sentence."""
    parts = [part.strip("\"'“”‘’«»()[],:") for part in line.split()]
    last = line.rstrip(_CLOSING)[-1:]
    if len(parts) > _MAX_HEADING_WORDS or last in _FINAL or _BULLET.match(line):
        return False
    if all(part[:1].isupper() or not part.isalpha() or part in words.SMALL for part in parts):
        return True
    if len(parts) > _MAX_PLAIN_HEADING_WORDS or "," in line:
        return False
    return parts[0][:1].isupper() and parts[0].casefold() not in words.STARTERS
