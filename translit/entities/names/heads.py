"""Offices and organisations that English names by translating their head with what stands behind it.

Kementerian Pertahanan is the Defence Ministry or the Ministry of Defence, Universitas Ewha Ewha University.
A head is a row of data/heads.tsv, what ministries and courts are for a row of data/fields.tsv.
"""

import functools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, cast

from translit.entities.mention import mention
from translit.entities.names.gazetteer import DATA, rows
from translit.entities.names.sentence import Sentence
from translit.types import Entity, Kind
from translit.vocabulary.indonesian import is_word
from translit.vocabulary.words import fold, words

_LOOSE_FORMS = 3  # of a field, where each stands in ten forms of the body
_LONGEST_NAME = 4  # words behind Universitas that are its name


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """A row of data/heads.tsv: its folded words, its kind, and its English around what follows."""

    words: tuple[str, ...]
    kind: Kind
    follows: Literal["field", "loose", "name"]
    english: tuple[str, ...]


def find(sentence: Sentence, claimed: Sequence[Entity]) -> Iterator[Entity]:
    """Every office and organisation of a sentence that a head and its field or name make up.

    `claimed` are the names of the gazetteer: Universitas Indonesia is the University of Indonesia. Where one
    of them is the whole, its English goes first.
    """
    places = {entity.start - sentence.segment.start: entity for entity in claimed}
    tabled = {(entity.start, entity.end, entity.kind): entity for entity in claimed}
    for at in range(len(sentence.words)):
        for head in _heads().get(sentence.words[at].folded, ()):
            if entity := _read(sentence, at, head, places):
                known = tabled.get((entity.start, entity.end, entity.kind))
                if known is not None:
                    accepts = tuple(dict.fromkeys((*known.accepts, *entity.accepts)))
                    entity = replace(known, accepts=accepts)
                yield entity
                break


def _read(sentence: Sentence, at: int, head: Head, places: Mapping[int, Entity]) -> Entity | None:
    """The mention that `head` begins at word `at`. An office may stand in lower case, a body may not."""
    tokens, start = sentence.words, at + len(head.words)
    if start >= len(tokens) or not _says(sentence, at, head.words):
        return None
    capital = tokens[at].capital
    if not capital and head.kind != "role":
        return None
    if head.follows in ("field", "loose"):
        end, forms = _field(sentence, start, capital=capital)
    elif (first := _before(sentence, at)) < at:  # Seoul National Universitas
        at, end, forms = first, start, _copy(sentence, first, at)
    else:
        end, forms = _name(sentence, start, places)
    if not forms:
        return None
    loose = head.follows == "loose"
    forms = forms[:_LOOSE_FORMS] if loose else forms
    accepts = tuple(dict.fromkeys(shape.format(form) for form in forms for shape in head.english))
    span = (tokens[at].start, tokens[end - 1].end)
    found = mention(sentence.segment, span, head.kind, accepts[0], accepts)
    return replace(found, loose=loose or not capital)


def _field(sentence: Sentence, start: int, *, capital: bool) -> tuple[int, tuple[str, ...]]:
    """Where the longest field that begins at word `start` ends, and its English."""
    for field, english in _fields().get(sentence.words[start].folded, ()):
        end = start + len(field)
        if _says(sentence, start, field) and sentence.gap(start) == " ":
            small = [word for word in sentence.words[start:end] if not word.capital and word.folded != "dan"]
            if not (capital and small):
                return end, english
    return start, ()


def _name(sentence: Sentence, start: int, places: Mapping[int, Entity]) -> tuple[int, tuple[str, ...]]:
    """Where the name that begins at word `start` ends, and its English: a place's, or the copy."""
    tokens, end = sentence.words, start
    while end < min(start + _LONGEST_NAME, len(tokens)) and tokens[end].capital and sentence.gap(end) == " ":
        place = places.get(tokens[end].start)
        if place is not None:
            last = place.end - sentence.segment.start
            stop = next((at for at in range(end, len(tokens)) if tokens[at].end >= last), end) + 1
            return (stop, place.accepts) if end == start else (end, _copy(sentence, start, end))
        end += 1
    return end, _copy(sentence, start, end)


def _before(sentence: Sentence, at: int) -> int:
    """Where the capitalised words that stand directly before a head begin, as English orders them."""
    first = at
    while first and sentence.gap(first) == " " and sentence.words[first - 1].capital:
        first -= 1
    known = any(not is_word(word.folded) for word in sentence.words[first:at])
    return first if known and not sentence.headline else at


def _copy(sentence: Sentence, start: int, end: int) -> tuple[str, ...]:
    """The words as they are, if one of them is no ordinary Indonesian word."""
    tokens = sentence.words[start:end]
    if all(is_word(word.folded) for word in tokens):
        return ()
    return (sentence.segment.text[tokens[0].start : tokens[-1].end],)


def _says(sentence: Sentence, at: int, wanted: Sequence[str]) -> bool:
    """Do the words from `at` on read `wanted`, with nothing but spaces and hyphens between them?"""
    stretch = sentence.words[at : at + len(wanted)]
    if [word.folded for word in stretch] != list(wanted):
        return False
    return all(sentence.gap(place) in (" ", "-") for place in range(at + 1, at + len(wanted)))


@functools.cache
def _heads() -> dict[str, tuple[Head, ...]]:
    """First folded word -> the heads that begin with it, the longest first."""
    index: dict[str, list[Head]] = {}
    for forms, kind, follows, english in rows(DATA / "heads.tsv"):
        for form in forms.split("|"):
            folded = tuple(word.folded for word in words(form))
            head = Head(
                words=folded,
                kind=cast("Kind", kind),
                follows=cast("Literal['field', 'loose', 'name']", follows),
                english=tuple(english.split("|")),
            )
            index.setdefault(folded[0], []).append(head)
    return {first: tuple(sorted(heads, key=lambda head: -len(head.words))) for first, heads in index.items()}


@functools.cache
def _fields() -> dict[str, tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]]:
    """First folded word -> the fields that begin with it, as (folded words, English), the longest first."""
    index: dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]] = {}
    for indonesian, english in rows(DATA / "fields.tsv"):
        folded = tuple(fold(word.text) for word in words(indonesian))
        index.setdefault(folded[0], []).append((folded, tuple(english.split("|"))))
    return {first: tuple(sorted(found, key=lambda row: -len(row[0]))) for first, found in index.items()}
