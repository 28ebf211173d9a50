"""What the ledger says of each segment, as counts; and the ratios that are scores of names and figures.

Recall: kept, of the entities that can be verified. Precision: kept, of those that the English asserts (kept,
altered, added). F1 is their harmonic mean, which is one ratio too: 2 kept over both bottoms.
M-ETA (Conia and others 2024, https://aclanthology.org/2024.emnlp-main.914): an entity is right if any
accepted form, case folded, is a substring of the case-folded output, as github.com/apple/ml-kg-mt has it.
There each instance has one entity; here each mention of a name that has accepted forms is an instance.
`m_eta_words` wants the form between word boundaries: "Oman" is then not in "Romania".
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import get_args

import numpy as np

from translit.bench.judge import Judged
from translit.bench.metrics.record import Ratio, Statistics
from translit.types import Entity, Kind, Recogniser

FAMILY = "ledger"
KINDS: tuple[Kind, ...] = get_args(Kind)
FIGURES: tuple[Kind, ...] = ("number", "percent", "money", "quantity", "duration")
DATES: tuple[Kind, ...] = ("date", "time")
NAMES: tuple[Kind, ...] = tuple(kind for kind in KINDS if kind not in (*FIGURES, *DATES))
CLASSES = {"names": NAMES, "figures": FIGURES, "dates": DATES}
"""A name that was added has no kind that can be known, so precision is of a class."""


def accepted(forms: Iterable[str], target: str, *, whole_words: bool = False) -> bool:
    """Is any accepted form in the output, case folded?

    >>> accepted(["Oman"], "Romania says"), accepted(["Oman"], "Romania says", whole_words=True)
    (True, False)
    """
    folded = target.casefold()
    if not whole_words:
        return any(form.casefold() in folded for form in forms)
    return any(re.search(rf"(?<!\w){re.escape(form.casefold())}(?!\w)", folded) for form in forms)


def sees(recogniser: Recogniser | None) -> str:
    """What finds names, as a signature says it: found by another, the same outputs have another score."""
    return f"{recogniser.name}#{recogniser.sha256[:12]}" if recogniser else "rules"


def statistics(
    judged: Sequence[Judged], targets: Sequence[str], references: Sequence[Sequence[str]]
) -> Statistics:
    """One row a segment: `kept:person` and the like, and what is counted of the segment itself."""
    counts = [_counts(*of_segment) for of_segment in zip(judged, targets, references, strict=True)]
    columns = tuple(sorted(set().union(*counts)))
    rows = np.array([[count[column] for column in columns] for count in counts], dtype=np.float64)
    return Statistics(
        columns=columns, rows=rows.reshape(len(counts), len(columns)), segments=tuple(range(len(counts)))
    )


def _counts(judged: Judged, target: str, references: Sequence[str]) -> Counter[str]:
    found: Counter[str] = Counter({"segments": 1})
    for entry in judged.entries:
        kind = entry.entity.kind
        found[f"{entry.state}:{kind}"] += 1
        found[f"strict:{kind}"] += entry.state == "kept" and not entry.partial
        found += _m_eta(entry.entity, target)
    for issue in judged.issues:
        found[f"added:{issue.kind}"] += issue.fault == "added"
    for doubt in judged.doubts:
        found[f"doubt:{doubt.kind}"] += 1
    found["faulty"] += bool(judged.issues)
    found["degenerate"] += bool(judged.degenerations)
    if references:
        found["target_chars"] += len(target)
        found["reference_chars"] += len(references[0])
    return found


def _m_eta(entity: Entity, target: str) -> Counter[str]:
    if entity.kind not in NAMES or not entity.accepts:
        return Counter()
    return Counter(
        {
            "m_eta_of": 1,
            "m_eta": int(accepted(entity.accepts, target)),
            "m_eta_words": int(accepted(entity.accepts, target, whole_words=True)),
        }
    )


def _of(states: Sequence[str], kinds: Sequence[str], weight: float = 1) -> dict[str, float]:
    return {f"{state}:{kind}": weight for state in states for kind in kinds}


_VERIFIABLE = ("kept", "altered", "missing")
_ASSERTED = ("kept", "altered", "added")
_STRICT = ", a surname not counting for a full name"


def recall(name: str, kinds: Sequence[Kind], what: str, *, strict: bool = False) -> Ratio:
    """The share of verifiable entities of these kinds that are kept."""
    return Ratio(
        name=name,
        family=FAMILY,
        better="higher",
        about=f"% of {what} kept{_STRICT if strict else ''}",
        top=_of(["strict" if strict else "kept"], kinds),
        bottom=_of(_VERIFIABLE, kinds),
        settings=f"level:{'strict' if strict else 'lenient'}|of:verifiable",
    )


def precision(name: str, kinds: Sequence[Kind], what: str, *, strict: bool = False) -> Ratio:
    """The share of what the English asserts of these kinds that the source has so."""
    return Ratio(
        name=name,
        family=FAMILY,
        better="higher",
        about=f"% of {what} in the English that the source has{_STRICT if strict else ''}",
        top=_of(["strict" if strict else "kept"], kinds),
        bottom=_of(_ASSERTED, kinds),
        settings=f"level:{'strict' if strict else 'lenient'}|of:kept+altered+added",
    )


def f1(name: str, kinds: Sequence[Kind], what: str, *, strict: bool = False) -> Ratio:
    """2 kept over (verifiable + asserted): the harmonic mean of recall and precision."""
    bottom = {
        **_of(["missing", "added"], kinds),
        **_of(["kept", "altered"], kinds, weight=2),
    }
    return Ratio(
        name=name,
        family=FAMILY,
        better="higher",
        about=f"harmonic mean of precision and recall of {what}{_STRICT if strict else ''}",
        top=_of(["strict" if strict else "kept"], kinds, weight=2),
        bottom=bottom,
        settings=f"level:{'strict' if strict else 'lenient'}",
    )


def rate(name: str, about: str, column: str, settings: str = "") -> Ratio:
    """Per 100 segments."""
    return Ratio(
        name=name,
        family=FAMILY,
        better="lower",
        about=about,
        top={column: 1},
        bottom={"segments": 1},
        share=not column.startswith("doubt"),
        settings=settings,
    )
