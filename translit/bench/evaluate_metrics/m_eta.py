"""M-ETA, manual entity translation accuracy, as an `evaluate.Metric`: as published, and with whole words."""

from collections.abc import Sequence
from typing import Any

import datasets
import evaluate

from translit import __version__
from translit.bench.metrics.entities import accepted

_DESCRIPTION = """\
The share of entities that a translation names rightly: one of the accepted forms, case folded, is a substring
of the case-folded translation. Each instance has one entity, and its accepted forms are its references.
"""
_INPUTS = """\
Args:
    predictions: translations, a string an instance.
    references: for each, the forms that are accepted for its entity.
Returns: m_eta, as published, and m_eta_words, where the form must stand between word boundaries: percentages,
    None without an instance; and `signature`.
Examples:
    >>> metric = MEta()
    >>> metric.compute(predictions=["A trip to Romania"], references=[["Oman", "Sultanate of Oman"]])["m_eta"]
    100.0
"""
_CITATION = """\
@inproceedings{conia-etal-2024-towards,
  title = {Towards Cross-Cultural Machine Translation with Retrieval-Augmented Generation from Multilingual
    Knowledge Graphs},
  author = {Conia, Simone and Lee, Daniel and Li, Min and Minhas, Umar Farooq and Potdar, Saloni and
    Li, Yunyao},
  booktitle = {Proceedings of EMNLP 2024},
  year = {2024},
  url = {https://aclanthology.org/2024.emnlp-main.914}
}
"""


class MEta(evaluate.Metric):  # type: ignore[misc]  # evaluate has no types
    """An instance without an accepted form is left out, as the published script leaves it out."""

    def _info(self) -> Any:  # noqa: ANN401 - evaluate has no types
        return evaluate.MetricInfo(
            description=_DESCRIPTION,
            citation=_CITATION,
            inputs_description=_INPUTS,
            features=datasets.Features(
                {
                    "predictions": datasets.Value("string"),
                    "references": datasets.Sequence(datasets.Value("string")),
                }
            ),
            reference_urls=["https://github.com/apple/ml-kg-mt"],
        )

    def _compute(self, predictions: Sequence[str], references: Sequence[Sequence[str]]) -> dict[str, Any]:
        pairs = [(text, forms) for text, forms in zip(predictions, references, strict=True) if forms]
        n = len(pairs)
        right = sum(accepted(forms, text) for text, forms in pairs)
        whole = sum(accepted(forms, text, whole_words=True) for text, forms in pairs)
        return {
            "m_eta": 100 * right / n if n else None,
            "m_eta_words": 100 * whole / n if n else None,
            "signature": f"case:fold|n:{n}|translit:{__version__}",
        }
