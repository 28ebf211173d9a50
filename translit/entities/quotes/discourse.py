"""Which stretches in marks are quotations, whose they are, and whom `dia` and `-nya` mean: who spoke last.

Nothing is guessed: behind a sentence with two subjects or with none, or with a speaker who is not named
(kata pejabat itu), a pronoun is nobody's.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from translit.entities.quotes.attribution import Attribution, attribution, is_quotation
from translit.entities.quotes.cues import cues
from translit.entities.quotes.marks import Marked
from translit.entities.quotes.phrases import begins_clause, phrase_start
from translit.entities.quotes.reading import PERSONS, Reading
from translit.entities.quotes.speakers import Said, before, behind, follows, surely_follows

_MAX_SENTENCE = 200
"""Words looked at for the subject of a sentence: keeps a text without full stops linear."""
_NOT_SUBJECTS = frozenset(("yang", "untuk", "dan", "atau", "guna"))


class Discourse:
    """A text with its marked stretches, read from front to back."""

    def __init__(self, reading: Reading, marks: Sequence[Marked]) -> None:
        self._reading = reading
        self._marks = marks
        self._current: str | None = None
        self._observed = 0
        """The words before this one are told."""
        self._resolved: dict[int, str | None] = {}

    def quoted(self) -> Iterator[tuple[int, int, str | None]]:
        """Start, end and speaker of each quotation, in order."""
        found: list[tuple[int, int, str | None]] = []
        waiting: list[int] = []
        for number, mark in enumerate(self._marks):
            first, end = self._reading.at(mark.opened), self._reading.at(mark.end)
            self._observe(self._reading.sentence_start(first))
            beside = attribution(self._reading, mark, first, end)
            if first == end or not is_quotation(self._reading, mark, (first, end), beside):
                continue
            speaker = self._speaker(beside, first)
            start, stop = _trimmed(self._reading.text, mark)
            if waiting and self._paragraph(mark.opened) == self._paragraph(self._marks[number - 1].opened):
                waiting = []
            found.append((start, stop, speaker))
            if beside is not None:
                for earlier in waiting:
                    found[earlier] = (*found[earlier][:2], speaker)
                waiting = []
            elif mark.closed is None:
                waiting.append(len(found) - 1)
        yield from found

    def _paragraph(self, offset: int) -> int:
        segments = self._reading.segments
        return segments[bisect_right(segments, offset, key=lambda each: each.start) - 1].paragraph

    def _speaker(self, beside: Attribution | None, first: int) -> str | None:
        """Whom the words beside name; a sentence of a quotation alone goes on with who spoke last."""
        if beside is not None:
            return self._resolve(beside.said, self._reading.sentence_start(first), first)
        return self._current if self._reading.opens_sentence(first) and self._body(first) else None

    def _body(self, at: int) -> bool:
        return self._reading.segments[self._reading.segment_of[at]].kind == "sentence"

    def _resolve(self, said: Said, start: int, stop: int) -> str | None:
        """The speaker; for a pronoun the one subject of the words before it, or who spoke last."""
        if said.pronoun and said.verb not in self._resolved:
            inside = start <= said.verb < stop
            self._resolved[said.verb] = self._subject(start, max(said.verb - 1, start) if inside else stop)
        return self._resolved.setdefault(said.verb, said.speaker)

    def _observe(self, until: int) -> None:
        """Take in the sentences before word `until`: who speaks or acts in them."""
        reading = self._reading
        start = self._observed
        while start < until:
            end = start
            while end < until and reading.segment_of[end] == reading.segment_of[start]:
                end += 1
            if self._body(start) and any(reading.quote_of[at] is None for at in range(start, end)):
                self._current = self._last_in(start, end)
            start = end
        self._observed = max(until, self._observed)

    def _last_in(self, start: int, end: int) -> str | None:
        speakers = {self._resolve(said, start, end) for said in self._verbs(start, end)}
        if len(speakers) == 1:
            return speakers.pop()
        return None if speakers else self._subject(start, end)

    def _verbs(self, start: int, end: int) -> Iterator[Said]:
        """Every verb of saying of a sentence that may have a speaker beside it."""
        reading = self._reading
        for at in range(start, end):
            if reading.quote_of[at] is not None:
                continue
            after_quote = at > start and reading.quote_of[at - 1] is not None
            if (after_quote and follows(reading, at)) or (
                surely_follows(reading, at) and (at == start or "," in reading.gap(at))
            ):
                yield behind(reading, at)
            elif reading.folded(at) in cues().active and not (
                at > start and reading.folded(at - 1) in _NOT_SUBJECTS
            ):
                yield before(reading, at)

    def _subject(self, start: int, stop: int) -> str | None:
        """The one person that the words outside quotations have for a subject; `dia` is who it was before."""
        reading = self._reading
        start = max(start, stop - _MAX_SENTENCE)
        free = [at for at in range(start, stop) if reading.quote_of[at] is None]
        if not free:
            return self._current
        subjects: set[str] = set()
        for at in free:
            entity = reading.entity_of[at]
            if entity is None or entity.kind not in PERSONS or entity.start != reading.words[at].start:
                continue
            if begins_clause(reading, phrase_start(reading, at)):
                subjects.add(entity.value)
        if len(subjects) == 1:
            return subjects.pop()
        pronoun = any(reading.folded(at) in cues().pronouns for at in free)
        return self._current if pronoun and not subjects else None


def _trimmed(text: str, mark: Marked) -> tuple[int, int]:
    """The words without their marks, the space inside those, and the comma before the closing one."""
    start, end = mark.opened + 1, mark.end
    while start < end and text[start].isspace():
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] == ","):
        end -= 1
    return start, end
