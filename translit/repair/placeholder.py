"""A rung: a common name of the same kind in the place of the rare one, and swapped back.

The model copies Paris and mangles Donggala: it is given Paris, and Donggala takes its place in the English.
The common name must come back exactly once, letter for letter.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice

from translit.repair import fit
from translit.repair.packs import in_packs
from translit.repair.record import Candidate, Case
from translit.types import Entity, Hypothesis, Kind, Segment, Translator
from translit.vocabulary.words import fold

Prepare = Callable[[Segment, Sequence[Entity]], str]
"""What the model is given for a segment: each mention's `long` in its place."""

COMMON: dict[Kind, tuple[str, ...]] = {
    "person": ("John Smith", "David Miller", "Peter Brown"),
    "name": ("Toyota", "John Smith", "London"),
    "place": ("London", "Paris", "Berlin"),
    "organisation": ("NATO", "Google", "Toyota"),
    "product": ("F-16", "Boeing 747", "Toyota"),
    "acronym": ("NATO", "FBI", "BBC"),
}
"""Names that an English model has seen in the thousands, and writes as they are."""


_MOST_TRIED = 2  # common names for one name: where the first did not come back, another of them may


@dataclass(frozen=True, slots=True, kw_only=True)
class _Offer:
    """A name of a case, and the common names that may take its place with what the model is given then."""

    case: Case
    entity: Entity
    given: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answer:
    """The English of an offer, in which the common name stands at `span`, and once."""

    common: str
    english: str
    span: tuple[int, int]


class Placeholder:
    """The rung; `prepare` is the stage's, given because no stage imports another."""

    def __init__(self, prepare: Prepare) -> None:
        self._prepare = prepare

    def __call__(self, cases: Sequence[Case], translator: Translator) -> list[list[Candidate]]:
        """For each lost or altered name, its sentence with a common name in its place."""
        offers = [list(self._offers(case, translator)) for case in cases]
        flat = [offer for of_case in offers for offer in of_case]
        answers = iter(in_packs(partial(_tried, translator=translator), flat, _length, translator))
        return [
            [
                candidate
                for offer in of_case
                if (answer := next(answers)) and (candidate := _swapped(offer, answer, translator))
            ]
            for of_case in offers
        ]

    def _offers(self, case: Case, translator: Translator) -> Iterator[_Offer]:
        wrong = {issue.source for issue in case.verdict.issues if issue.fault != "added"}
        for entity in case.entities:
            if entity.text in wrong and _is_name(entity):
                given = islice(self._given(case, entity, translator), _MOST_TRIED)
                yield _Offer(case=case, entity=entity, given=tuple(given))

    def _given(self, case: Case, entity: Entity, translator: Translator) -> Iterator[tuple[str, str]]:
        for common in _common(entity, case):
            named = [replace(each, long=common) if each is entity else each for each in case.entities]
            source = self._prepare(case.segment, named)
            if common in source and translator.count(source) <= translator.max_source_tokens:
                yield common, source


def _length(offer: _Offer) -> int:
    return len(offer.case.source)


def _tried(offers: Sequence[_Offer], translator: Translator) -> list[_Answer | None]:
    """The answer for each offer, by the first of its common names that came back."""
    found: list[_Answer | None] = [None] * len(offers)
    for turn in range(_MOST_TRIED):
        left = [n for n, offer in enumerate(offers) if found[n] is None and turn < len(offer.given)]
        given = [offers[n].given[turn] for n in left]
        answers = translator.translate([source for _, source in given])
        for n, (common, _), (best, *_) in zip(left, given, answers, strict=True):
            found[n] = _come_back(common, best)
    return found


def _is_name(entity: Entity) -> bool:
    """Does English say it by a name? ASI is breast milk, and no FBI stands for that."""
    return bool(entity.accepts) and not entity.accepts[0][0].islower()


def _common(entity: Entity, case: Case) -> Iterator[str]:
    """Common names of its kind of which neither text has a word."""
    texts = " ".join((case.segment.text, case.translation.text, case.source))
    return (name for name in COMMON.get(entity.kind, ()) if not _has_a_word_of(name, texts))


def _has_a_word_of(name: str, text: str) -> bool:
    """Whether a word of the name, or one that begins so (Londoner), stands in the text."""
    folded = fold(text)
    return any(re.search(rf"(?<!\w){re.escape(fold(word))}", folded) for word in name.split())


def _come_back(common: str, answer: Hypothesis) -> _Answer | None:
    """The English, and where in it the common name stands; None where it did not come back once.

    As a word by itself, with a possessive at most: no Londoner, no london and none of the Smiths may be left.
    """
    english = answer.text
    found = list(re.finditer(rf"(?<!\w){re.escape(common)}(?!\w)", english))
    if len(found) != 1 or answer.truncated:
        return None
    start, end = found[0].span()
    if _has_a_word_of(common, f"{english[:start]} {english[end:]}"):
        return None
    return _Answer(common=common, english=english, span=(start, end))


def _swapped(offer: _Offer, answer: _Answer, translator: Translator) -> Candidate | None:
    """The English with the name back in its place; None where no form of it fits there."""
    forms = fit.chosen(offer.case, offer.entity, answer.english, answer.span, translator)
    if not forms:
        return None
    return Candidate(
        text=fit.placed(answer.english, *answer.span, forms[0]),
        why=f"{answer.common} in the place of “{offer.entity.text}”, and swapped back",
    )
