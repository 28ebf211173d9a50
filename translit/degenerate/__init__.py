"""What makes an output no translation at all: empty, broken off, looped, copied, of another length or script.

Pure: a segment and its translation in, what is wrong out; nothing for a translation that is merely bad.
"""

from collections.abc import Iterator

from translit.degenerate.anchors import unrelated
from translit.degenerate.copies import left_over, untranslated_words
from translit.degenerate.lengths import out_of_length
from translit.degenerate.likelihood import score_floor, unlikely
from translit.degenerate.loops import looped
from translit.degenerate.omission import LostClause, lost_clauses, may_lack_a_clause
from translit.degenerate.record import Degeneration, Kind
from translit.degenerate.scripts import foreign_letters
from translit.types import Segment, Translation
from translit.vocabulary.words import words

__all__ = [
    "Degeneration",
    "Kind",
    "LostClause",
    "degenerate",
    "lost_clauses",
    "may_lack_a_clause",
    "score_floor",
    "untranslated_words",
]


def degenerate(
    segment: Segment, translation: Translation, min_score: float | None = None
) -> tuple[Degeneration, ...]:
    """Every way in which the English of a segment is no translation of it; none where it is one.

    `min_score`: the mean log-probability a token under which an output is doubted; models differ, see
    `score_floor`. Linear in the length of both texts.
    """
    return tuple(_degenerations(segment, translation, min_score))


def _degenerations(
    segment: Segment, translation: Translation, min_score: float | None
) -> Iterator[Degeneration]:
    source, target = segment.text, translation.text
    if not _says_something(source):
        return
    if not _says_something(target):
        yield Degeneration(kind="empty", start=0, end=len(target), measured=0, limit=1)
        return
    source_words, target_words = words(source), words(target)
    yield from looped(source, target, source_words, target_words)
    yield from left_over(segment, target, source_words, target_words)
    yield from foreign_letters(source, target)
    yield from out_of_length(source, translation)
    yield from unrelated(source_words, target_words)
    yield from unlikely(translation, min_score)


def _says_something(text: str) -> bool:
    return any(char.isalnum() for char in text)
