"""A rung: the right form in the place of the wrong one, where it is certain which word is wrong.

A patch replaces words, it never adds any: what is missing without a trace stays an issue.
"""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from translit.repair import fit
from translit.repair.record import VALUE_KINDS, Candidate, Case
from translit.types import Entry, Translator
from translit.vocabulary.words import fold, words

# Letters that a wrong name has in common with the right one, as a share of both: Blinkin, Blinken 0.86.
# Under it, it is certain only where nothing else is wrong: Fidan, lost, is not Retno, mangled.
MIN_ALIKE = 0.5
# Nats that a patch may cost the whole sentence: it changes a few words, which the mean of a long one hides.
# Of the 20 patches of ntrex_dev the 13 that make it better cost 15.6 at most, the four that make it worse
# 17.0 at least (Brexit for a UK that was right); the mean of both goes down by 0.1 to 1.1.
MAX_TOTAL_FALL = 16.0
_PRONOUN = "one"  # "one of them" is seldom the figure that is missing, and one is said in many ways

_NUMBER_BEHIND = re.compile(r"-\d+")

Edit = tuple[int, int, str]
"""Offsets into the English and what is to stand there."""


def propose(cases: Sequence[Case], translator: Translator) -> list[list[Candidate]]:
    """All altered mentions of a case at once, then each by itself, then the next best form of one."""
    return [list(_patches(case, translator)) for case in cases]


def _patches(case: Case, translator: Translator) -> Iterator[Candidate]:
    wrong = [
        entry
        for entry in case.verdict.entries
        if entry.state == "altered"
        and entry.entity.segment == entry.target_segment == case.segment.index
        and entry.entity.accepts
    ]
    spans = {(entry.target_start, entry.target_end) for entry in wrong}
    if len(spans) < len(wrong):
        return  # two mentions claim one place: which is which is not certain
    certain = [entry for entry in wrong if _is_certain(case, entry)]
    edits = {id(entry): _edits(case, entry, translator) for entry in certain}
    certain = [entry for entry in certain if edits[id(entry)]]
    first = [edits[id(entry)][0] for entry in certain]
    for chosen in [first, *([edit] for edit in first if len(first) > 1)]:
        if chosen:
            yield _patched(case, chosen)
    for entry in certain:
        for edit in edits[id(entry)][1:]:
            yield _patched(case, [edit])


def _is_certain(case: Case, entry: Entry) -> bool:
    """Does the wrong form stand for this mention, and for nothing else of the source?"""
    target = entry.target or ""
    if entry.entity.kind in VALUE_KINDS:
        return _PRONOUN not in (target.casefold(), *entry.entity.accepts)
    own = {word.folded for form in (entry.entity.text, *entry.entity.accepts) for word in words(form)}
    source = {word.folded for word in words(case.segment.text)} - own
    if any(word.folded in source for word in words(target) if word.folded not in own):
        return _is_exchanged(case, entry)  # it was left in Indonesian, or is another's name
    near = max(
        SequenceMatcher(None, fold(target), fold(form)).ratio()
        for form in (entry.entity.text, *entry.entity.accepts)
    )
    names = [issue for issue in case.verdict.issues if issue.kind not in VALUE_KINDS]
    return near >= MIN_ALIKE or len(names) == 1


def _is_exchanged(case: Case, entry: Entry) -> bool:
    """Does the place of this mention have another's name, and that one's place this name?"""
    return any(
        other.state == "altered"
        and other.target in entry.entity.accepts
        and entry.target in other.entity.accepts
        for other in case.verdict.entries
        if other is not entry
    )


def _edits(case: Case, entry: Entry, translator: Translator) -> list[Edit]:
    """The forms that fit the place, the likeliest first."""
    text = case.translation.text
    start, end = _widened(entry, text)
    offered = fit.chosen(case, entry.entity, text, (start, end), translator)
    return [(start, end, form) for form in offered if form != text[start:end]]


def _widened(entry: Entry, text: str) -> tuple[int, int]:
    """The span with the words of the source's own name beside it: Den Haag, where Haag is wrong."""
    start, end = entry.target_start or 0, entry.target_end or 0
    if entry.entity.kind in VALUE_KINDS:
        return start, end
    own = {word.folded for word in words(entry.entity.text)}
    for word in reversed(words(text)):
        if word.end < start and word.folded in own and text[word.end : start] == " ":
            start = word.start
    for word in words(text):
        if word.start > end and word.folded in own and text[end : word.start] == " ":
            end = word.end
    if number := _NUMBER_BEHIND.match(text, end):
        end = number.end()  # of a designation the ledger may point at the word alone: Hwasong, of Hwasong-18s
    return start, end


def _patched(case: Case, edits: Sequence[Edit]) -> Candidate:
    """The text with each wrong form replaced, the last first so that offsets hold."""
    text = before = case.translation.text
    for start, end, form in sorted(edits, reverse=True):
        text = fit.placed(text, start, end, form)
    said = ", ".join(f"“{before[start:end]}” to “{form}”" for start, end, form in edits)
    return Candidate(
        text=text,
        why=f"patched {said}",
        truncated=case.translation.truncated,
        max_total_fall=MAX_TOTAL_FALL * len(edits),
    )
