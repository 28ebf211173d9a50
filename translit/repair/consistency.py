"""Over an article: one name has one English spelling, and a body one English name."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from translit.repair.record import Repaired
from translit.types import Attempt, Entry, Step, Translation
from translit.vocabulary.words import fold, words

STAGE, RULE = "repair", "consistency"


def harmonise(entries: Sequence[Entry], translations: Sequence[Translation]) -> Repaired:
    """The translations with one spelling of each copied name wherever another one kept it.

    Only of people, and where they were kept by their sound: Zelenskyy beside Zelensky. (Of other names a like
    sound may be a better word: Methodist, for Metodis.) It is the source's own spelling where the English has
    that too, else the commonest; a full name stays full.
    """
    spelt: defaultdict[tuple[str, int], list[Entry]] = defaultdict(list)
    for entry in entries:
        copied = entry.entity.accepts[:1] == (entry.entity.text,)
        if entry.state == "kept" and entry.entity.kind == "person" and copied and entry.target:
            spelt[entry.entity.text, len(words(entry.target))].append(entry)
    current = {each.segment: each for each in translations}
    steps: list[Step] = []
    edits: defaultdict[int, set[tuple[int, int, str]]] = defaultdict(set)
    for kept in spelt.values():
        common = _common(kept)
        for entry in kept:
            if _is_odd(entry) and entry.target != common and entry.target_segment is not None:
                edits[entry.target_segment].add((entry.target_start or 0, entry.target_end or 0, common))
    for index, changes in edits.items():
        before = current[index]
        text = before.text
        for start, end, form in sorted(changes, reverse=True):
            text = text[:start] + form + text[end:]
        current[index] = replace(before, text=text, score=None)
        attempt = Attempt(
            kept=True,
            reason="one spelling for one name",
            issues_before=0,
            issues_after=0,
            score_before=before.score,
            score_after=None,
        )
        steps.append(
            Step(stage=STAGE, rule=RULE, segment=index, before=before.text, after=text, attempt=attempt)
        )
    return Repaired(
        translations=tuple(current[each.segment] for each in translations), steps=tuple(steps), seconds={}
    )


def _is_odd(entry: Entry) -> bool:
    """Was it kept by its sound? The plural of an accepted form is none of that."""
    target = fold(entry.target or "")
    return {target, target.removesuffix("s")}.isdisjoint(map(fold, entry.entity.accepts))


def _common(kept: Sequence[Entry]) -> str:
    """The accepted spelling where one stands, else that which most mentions have, of two the first."""
    right = [entry for entry in kept if not _is_odd(entry) and entry.target in entry.entity.accepts]
    return Counter(entry.target or "" for entry in right or kept).most_common(1)[0][0]
