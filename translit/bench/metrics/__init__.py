"""Every metric by its name: sacrebleu's, and those of names and figures, over all and by kind."""

from collections.abc import Sequence

from translit.bench.metrics.entities import (
    CLASSES,
    DATES,
    FAMILY,
    FIGURES,
    KINDS,
    f1,
    precision,
    rate,
    recall,
)
from translit.bench.metrics.overlap import NAMES as OVERLAP
from translit.bench.metrics.overlap import overlap
from translit.bench.metrics.record import Metric, Ratio, Statistics
from translit.errors import InputError
from translit.strict import nearest

__all__ = ["BY_KIND", "OVERLAP", "RATIOS", "Metric", "Ratio", "Statistics", "choose", "get", "overlap"]

_ENTITIES: list[Ratio] = [
    recall("entity_recall", KINDS, "entities"),
    recall("entity_recall_strict", KINDS, "entities", strict=True),
    precision("entity_precision", KINDS, "entities"),
    precision("entity_precision_strict", KINDS, "entities", strict=True),
    f1("entity_f1", KINDS, "entities"),
    f1("entity_f1_strict", KINDS, "entities", strict=True),
    recall("number_accuracy", FIGURES, "numbers, shares, sums, amounts and lengths of time"),
    recall("date_accuracy", DATES, "dates and times"),
    Ratio(
        name="m_eta",
        family=FAMILY,
        better="higher",
        about="% of names of which an accepted form is a substring of the output, as published",
        top={"m_eta": 1},
        bottom={"m_eta_of": 1},
        settings="case:fold|match:substring",
    ),
    Ratio(
        name="m_eta_words",
        family=FAMILY,
        better="higher",
        about="% of names of which an accepted form stands in the output as whole words",
        top={"m_eta_words": 1},
        bottom={"m_eta_of": 1},
        settings="case:fold|match:words",
    ),
    Ratio(
        name="added_rate",
        family=FAMILY,
        better="lower",
        about="names, figures and dates that the source has not, per 100 entities of the source",
        top={f"added:{kind}": 1 for kind in KINDS},
        bottom={f"{state}:{kind}": 1 for state in ("kept", "altered", "missing") for kind in KINDS},
        share=False,
        settings="of:verifiable",
    ),
    Ratio(
        name="unverifiable_share",
        family=FAMILY,
        better="neither",
        about="% of entities of which the checker cannot say whether they are kept",
        top={f"unverifiable:{kind}": 1 for kind in KINDS},
        bottom={
            f"{state}:{kind}": 1 for state in ("kept", "altered", "missing", "unverifiable") for kind in KINDS
        },
    ),
    rate("faulty_segments", "% of segments with an issue", "faulty"),
    rate("polarity_doubts", "doubts about a negation, per 100 segments", "doubt:negation"),
    rate("degeneration_rate", "% of segments that are no translation: looped, copied, cut", "degenerate"),
    Ratio(
        name="length_ratio",
        family=FAMILY,
        better="neither",
        about="characters of the output for one of the reference",
        top={"target_chars": 1},
        bottom={"reference_chars": 1},
        scale=1,
        share=False,
    ),
]
BY_KIND: dict[str, list[Ratio]] = {
    "recall": [recall(f"recall:{kind}", [kind], kind) for kind in KINDS],
    "recall_strict": [recall(f"recall_strict:{kind}", [kind], kind, strict=True) for kind in KINDS],
    "precision": [precision(f"precision:{name}", kinds, name) for name, kinds in CLASSES.items()],
    "precision_strict": [
        precision(f"precision_strict:{name}", kinds, name, strict=True) for name, kinds in CLASSES.items()
    ],
    "f1": [f1(f"f1:{name}", kinds, name) for name, kinds in CLASSES.items()],
    "f1_strict": [f1(f"f1_strict:{name}", kinds, name, strict=True) for name, kinds in CLASSES.items()],
}
RATIOS: dict[str, Ratio] = {
    metric.name: metric for metric in (*_ENTITIES, *(one for group in BY_KIND.values() for one in group))
}
_CHOICES = (*OVERLAP, *(metric.name for metric in _ENTITIES))


def get(name: str) -> Metric:
    """The metric of that name, those of one kind (`recall:person`) among them.

    Raises:
        InputError: there is none.
    """
    if name in OVERLAP:
        return overlap(name)
    if name in RATIOS:
        return RATIOS[name]
    raise InputError(f"--metrics: {name}: no such metric{nearest(name, _CHOICES)}")


def choose(names: Sequence[str]) -> list[Metric]:
    """The metrics of these names, in their own order; all but those of one kind where none is named."""
    return [get(name) for name in dict.fromkeys(names or _CHOICES)]
