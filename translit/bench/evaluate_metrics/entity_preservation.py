"""How many names, places, dates and figures of the source the English keeps, as an `evaluate.Metric`."""

from collections.abc import Sequence
from typing import Any

import datasets
import evaluate

from translit import __version__
from translit.bench.judge import judge, mark
from translit.bench.metrics import BY_KIND, RATIOS
from translit.bench.metrics.entities import sees, statistics
from translit.bench.sets import BenchSet, Item
from translit.bench.statistics import estimate
from translit.recognise import load

_DESCRIPTION = """\
Holds English against its Indonesian source: every name, place, date and figure of the source is kept,
altered, missing or cannot be verified; what only the English has is added. It needs no reference.
"""
_INPUTS = """\
Args:
    predictions: English, a string a segment.
    sources: Indonesian, a string for each prediction.
    use_recogniser: False leaves names to the rules alone, without translit's statistical recogniser.
Returns: percentages (entity_recall, entity_precision, entity_f1, their strict forms, number_accuracy,
    date_accuracy, m_eta, m_eta_words, ...), None where there is nothing to count; `intervals`, 95%, by the
    same names; `by_kind` (recall:person and the like); and `signature`.
Examples:
    >>> metric = EntityPreservation()
    >>> sources, predictions = ["Blinken tiba di Seoul."], ["Blinken arrived in Tokyo."]
    >>> metric.compute(sources=sources, predictions=predictions)["entity_recall"]
    50.0
"""
_CITATION = """\
@inproceedings{conia-etal-2024-towards,
  title = {Towards Cross-Cultural Machine Translation with Retrieval-Augmented Generation from Multilingual
    Knowledge Graphs},
  author = {Conia, Simone and Lee, Daniel and Li, Min and Minhas, Umar Farooq and Potdar, Saloni and
    Li, Yunyao},
  booktitle = {Proceedings of EMNLP 2024},
  year = {2024},
  url = {https://aclanthology.org/2024.emnlp-main.914},
  note = {m_eta; the other metrics are of translit, docs/benchmark.md}
}
"""


class EntityPreservation(evaluate.Metric):  # type: ignore[misc]  # evaluate has no types
    """Each segment is a document by itself."""

    def _info(self) -> Any:  # noqa: ANN401 - evaluate has no types
        return evaluate.MetricInfo(
            description=_DESCRIPTION,
            citation=_CITATION,
            inputs_description=_INPUTS,
            features=datasets.Features(
                {"predictions": datasets.Value("string"), "sources": datasets.Value("string")}
            ),
            codebase_urls=[],
            reference_urls=["https://aclanthology.org/2024.emnlp-main.914"],
        )

    def _compute(
        self, predictions: Sequence[str], sources: Sequence[str], *, use_recogniser: bool = True
    ) -> dict[str, Any]:
        items = tuple(Item(source=source) for source in sources)
        bench_set = BenchSet(name="given", version="", sha256="", licence="", items=items)
        recogniser = load() if use_recogniser else None
        marked = mark(bench_set, recogniser)
        found = statistics(judge(marked, predictions), predictions, [()] * len(items))
        scores = {name: estimate(metric, found) for name, metric in RATIOS.items() if name != "length_ratio"}
        kinds = {metric.name for group in BY_KIND.values() for metric in group}
        return {
            **{name: one.value for name, one in scores.items() if name not in kinds},
            "intervals": {name: (one.low, one.high) for name, one in scores.items() if name not in kinds},
            "by_kind": {
                name: one.value for name, one in scores.items() if name in kinds and one.value is not None
            },
            "signature": (
                f"entities:found|n:{len(items)}|recogniser:{sees(recogniser)}|translit:{__version__}"
            ),
        }
