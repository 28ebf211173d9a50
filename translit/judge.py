"""What the ledger and the guard find of one segment's English between its neighbours: repair's judge."""

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor

from translit.degenerate import degenerate, lost_clauses, may_lack_a_clause, score_floor
from translit.errors import ModelError
from translit.repair import Verdict
from translit.types import Entity, Segment, Translation, Translator
from translit.verify import verify
from translit.vocabulary.english import is_word
from translit.vocabulary.words import words

_SHORTER = 3  # words by which a candidate falls short of what it replaces before a clause is looked for in it
_SHORTEST_GARBLED = 4  # letters: shorter ones are abbreviations and units


class Judge:
    """Judges a translation as the ledger of the whole would, but reads only the segments beside it.

    With a `translator` it also asks the model whether a clause of the source was lost, where the English is
    short enough for that: a forced pass a clause (translit/degenerate/omission.py).
    """

    def __init__(
        self,
        segments: Sequence[Segment],
        entities: Sequence[Entity],
        translations: Sequence[Translation],
        translator: Translator | None,
    ) -> None:
        """`translations` are the first ones: what they say elsewhere counts as said."""
        self._segments = {segment.index: segment for segment in segments}
        self._named: dict[int, list[Entity]] = {segment.index: [] for segment in segments}
        for entity in entities:
            self._named[entity.segment].append(entity)
        self._first = {each.segment: each for each in translations}
        self._said = {each.segment: {word.folded for word in words(each.text)} for each in translations}
        self._floor = score_floor([each.score for each in translations if each.score is not None])
        self._translator = translator
        self._lost: dict[tuple[int, str], str] = {}
        with ThreadPoolExecutor(max_workers=translator.workers if translator else 1) as pool:
            list(pool.map(self._lost_clause, translations))  # a third of them is asked about: together

    def __call__(self, candidate: Translation, current: Mapping[int, Translation]) -> Verdict:
        """What is wrong with `candidate` in the place of its segment's translation among `current`."""
        at = candidate.segment
        beside = [self._segments[near] for near in (at - 1, at, at + 1) if near in self._segments]
        ledger = verify(
            beside,
            [entity for segment in beside for entity in self._named[segment.index]],
            [candidate if segment.index == at else current[segment.index] for segment in beside],
            frozenset().union(*(own for index, own in self._said.items() if index != at)),
        )
        found: dict[str, str] = {
            fault.kind: fault.message for fault in degenerate(self._segments[at], candidate, self._floor)
        }
        if lost := self._lost_clause(candidate):
            found["clause"] = f"“{lost}” is not in the English"
        return Verdict(
            entries=tuple(entry for entry in ledger.entries if entry.entity.segment == at),
            issues=tuple(issue for issue in ledger.issues if issue.segment == at),
            beside=tuple(issue for issue in ledger.issues if issue.segment != at),
            doubts=tuple(doubt for doubt in ledger.doubts if doubt.segment == at),
            degenerations=found,
            garbled=_garbled(self._segments[at].text, candidate.text),
        )

    def _lost_clause(self, candidate: Translation) -> str:
        """The first clause that the English leaves out; empty where it has all, or nobody is there to ask."""
        segment = self._segments[candidate.segment]
        key = (candidate.segment, candidate.text)
        if key not in self._lost:
            asked = self._worth_asking(segment, candidate)
            try:
                lost = lost_clauses(segment, candidate, self._log_probs) if asked else ()
            except ModelError:  # it is longer than what the model writes, so that it cannot be asked
                lost = ()
            self._lost[key] = segment.text[lost[0].start : lost[0].end] if lost else ""
        return self._lost[key]

    def _worth_asking(self, segment: Segment, candidate: Translation) -> bool:
        if self._translator is None or candidate.pieces > 1 or not may_lack_a_clause(segment, candidate):
            return False
        first = self._first[candidate.segment]
        if candidate.text == first.text or self._lost.get((first.segment, first.text)):
            return True
        return len(candidate.text.split()) <= len(first.text.split()) - _SHORTER

    def _log_probs(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
        scored = self._translator.score(pairs) if self._translator else []
        return [sum(token.log_prob for token in each.tokens) for each in scored]


def _garbled(source: str, target: str) -> frozenset[str]:
    """Longer words in small letters that no English dictionary knows and the source does not have.

    Of the 68 gains by other decodings in the open lines of ntrex_dev one brings such a word (fourball).
    """
    own = {word.folded for word in words(source)}
    return frozenset(
        word.text
        for word in words(target)
        if word.text.isalpha()
        and word.text.islower()
        and len(word.text) >= _SHORTEST_GARBLED
        and word.folded not in own
        and not is_word(word.folded)
    )
