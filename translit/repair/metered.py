"""The model as repair is given it: it counts what it is asked for, so that a brief says what repair cost."""

from collections.abc import Sequence
from threading import Lock

from translit.types import Hypothesis, RepairCost, Scoring, Translator


class Metered:
    """A `Translator` that is another one and counts; from as many threads as call it."""

    def __init__(self, translator: Translator) -> None:
        self._translator = translator
        self._lock = Lock()
        self._decoded = self._scored = 0
        self.name = translator.name
        self.sha256 = translator.sha256
        self.revision = translator.revision
        self.licence = translator.licence
        self.engine = translator.engine
        self.max_source_tokens = translator.max_source_tokens
        self.workers = translator.workers

    @property
    def cost(self) -> RepairCost:
        """What it was asked for up to now."""
        return RepairCost(decoded=self._decoded, scored=self._scored)

    def count(self, source: str) -> int:
        """See `Translator`; it costs next to nothing."""
        return self._translator.count(source)

    def translate(
        self, sources: Sequence[str], n_best: int = 1, no_repeat_ngram_size: int = 0
    ) -> list[list[Hypothesis]]:
        """See `Translator`: one decoding a source, whose beam gives all the hypotheses."""
        self._add(decoded=len(sources))
        return self._translator.translate(sources, n_best, no_repeat_ngram_size)

    def complete(self, requests: Sequence[tuple[str, str]], n_best: int) -> list[list[Hypothesis]]:
        """See `Translator`: each way to go on is a decoding."""
        self._add(decoded=len(requests) * n_best)
        return self._translator.complete(requests, n_best)

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[Scoring]:
        """See `Translator`."""
        self._add(scored=len(pairs))
        return self._translator.score(pairs)

    def _add(self, decoded: int = 0, scored: int = 0) -> None:
        with self._lock:
            self._decoded += decoded
            self._scored += scored
