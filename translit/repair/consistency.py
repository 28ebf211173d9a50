"""Over an article: one name has one English spelling, and a body one English name."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from translit.repair.record import Repaired
from translit.types import Attempt, Entry, Step, Translation
from translit.vocabulary.words import fold

STAGE, RULE = "repair", "consistency"


def harmonise(entries: Sequence[Entry], translations: Sequence[Translation]) -> Repaired:
    """The translations with the commonest spelling of each copied name wherever another spelling kept it.

    Only of names that English copies, and where they were kept by their sound: Zelenskyy beside Zelensky. The
    source's own spelling is the commoner of two that are equally common.
    """
    spelt: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        copied = entry.entity.accepts[:1] == (entry.entity.text,)
        if entry.state == "kept" and copied and entry.target:
            spelt[entry.entity.text].append(entry)
    current = {each.segment: each for each in translations}
    steps: list[Step] = []
    edits: defaultdict[int, list[tuple[int, int, str]]] = defaultdict(list)
    for source, kept in spelt.items():
        accepted = {fold(form) for form in kept[0].entity.accepts}
        common = _commonest(source, kept)
        for entry in kept:
            odd = entry.target is not None and fold(entry.target) not in accepted
            if odd and entry.target != common and entry.target_segment is not None:
                edits[entry.target_segment].append((entry.target_start or 0, entry.target_end or 0, common))
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


def _commonest(source: str, kept: Sequence[Entry]) -> str:
    """The spelling that most mentions have; of two the source's own, else the first."""
    counts = Counter(entry.target for entry in kept if entry.target)
    best = max(counts.values())
    forms = [form for form, n in counts.items() if n == best]
    return source if source in forms else forms[0]
