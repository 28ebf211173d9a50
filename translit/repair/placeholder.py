"""Rung 3: a common name of the same kind in the place of the rare one, and swapped back.

The model copies Paris and mangles Donggala: it is given Paris, and Donggala takes its place in the English.
The common name must come back exactly once, letter for letter.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

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
    "organisation": ("Google", "Toyota", "Microsoft"),
    "product": ("F-16", "Boeing 747", "Toyota"),
    "acronym": ("FBI", "BBC", "NASA"),
}
"""Names that an English model has seen in the thousands, and writes as they are."""


class Placeholder:
    """The rung; `prepare` is the stage's, given because no stage imports another."""

    def __init__(self, prepare: Prepare) -> None:
        self._prepare = prepare

    def __call__(self, cases: Sequence[Case], translator: Translator) -> list[list[Candidate]]:
        """For each lost or altered name, its sentence with a common name in its place."""
        offers = [list(self._offers(case, translator)) for case in cases]
        flat = [source for offer in offers for _, _, source in offer]
        answers = iter(in_packs(translator.translate, flat, translator))
        return [
            [
                candidate
                for entity, common, source in offer
                if (candidate := _swapped(case, entity, common, next(answers)[0], translator)) is not None
            ]
            for case, offer in zip(cases, offers, strict=True)
        ]

    def _offers(self, case: Case, translator: Translator) -> list[tuple[Entity, str, str]]:
        wrong = {issue.source for issue in case.verdict.issues if issue.fault != "added"}
        found = []
        for entity in case.entities:
            common = _common(entity, case)
            if entity.text in wrong and _is_name(entity) and common is not None:
                named = [replace(each, long=common) if each is entity else each for each in case.entities]
                source = self._prepare(case.segment, named)
                if common in source and translator.count(source) <= translator.max_source_tokens:
                    found.append((entity, common, source))
        return found


def _is_name(entity: Entity) -> bool:
    """Does English say it by a name? ASI is breast milk, and no FBI stands for that."""
    return bool(entity.accepts) and not entity.accepts[0][0].islower()


def _common(entity: Entity, case: Case) -> str | None:
    """A common name of its kind of which neither text has a word."""
    texts = fold(" ".join((case.segment.text, case.translation.text, case.source)))
    return next(
        (
            name
            for name in COMMON.get(entity.kind, ())
            if not any(fold(word) in texts for word in name.split())
        ),
        None,
    )


def _swapped(
    case: Case, entity: Entity, common: str, answer: Hypothesis, translator: Translator
) -> Candidate | None:
    """The English with the name back in its place; None where the common one did not come back once.

    As a word by itself, with a possessive at most: no Londoner, no london and none of the Smiths may be left.
    """
    english = answer.text
    found = list(re.finditer(rf"(?<!\w){re.escape(common)}(?!\w)", english))
    if len(found) != 1 or answer.truncated:
        return None
    start, end = found[0].span()
    rest = fold(f"{english[:start]} {english[end:]}")
    if any(fold(word) in rest for word in common.split()):
        return None
    forms = fit.chosen(case, entity, english, (start, end), translator)
    if not forms:
        return None
    return Candidate(
        text=fit.placed(english, start, end, forms[0]),
        why=f"{common} in the place of “{entity.text}”, and swapped back",
    )
