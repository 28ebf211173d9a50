"""What the engines that run a model have in common: finding it, checking it, its limits, its tokens."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from translit import manifest
from translit.backends.codec import Codec
from translit.backends.limits import refuse_long, refuse_long_target
from translit.backends.quiet import explained
from translit.config import TranslateConfig
from translit.terminal import say
from translit.types import Hypothesis, Scoring, TokenScore


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """How an output is looked for. One beam is greedy."""

    beam_size: int
    n_best: int = 1
    no_repeat_ngram_size: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """What an engine wrote: ids, the end's included where it came to one, and their mean log-probability."""

    ids: list[int]
    score: float


class ModelTranslator(ABC):
    """A model that is found and verified. A subclass loads it into an engine and decodes."""

    engine: str
    workers: int

    def __init__(self, config: TranslateConfig) -> None:
        """Find the model, check its files against its manifest, and load its tokenizer.

        Raises:
            ModelError: there is no such model, or its files are not those of its manifest.
        """
        self.model = _model(config.model)
        self.model.verify()
        self.name = self.model.name
        self.sha256 = self.model.sha256
        self.revision = self.model.revision
        self.licence = self.model.manifest.licence
        self.max_source_tokens = self.model.limits.max_source_tokens
        self._max_target_tokens = self.model.limits.max_target_tokens
        self._causal = self.model.architecture.causal
        self._beam_size = config.beam_size
        self._codec = Codec(self.model)

    def count(self, source: str) -> int:
        """See `Translator`."""
        return self._codec.count(source)

    def translate(
        self, sources: Sequence[str], n_best: int = 1, no_repeat_ngram_size: int = 0
    ) -> list[list[Hypothesis]]:
        """See `Translator`. One batch; a beam narrower than `n_best` is widened to it."""
        refuse_long(self, sources)
        if not sources:
            return []
        search = Search(
            beam_size=max(self._beam_size, n_best), n_best=n_best, no_repeat_ngram_size=no_repeat_ngram_size
        )
        with explained(f"{self.name}: {self.engine} failed on a batch of {len(sources)}"):
            ids = [self._codec.encode(source) for source in sources]
            outputs = self._decode(ids, search)
            if no_repeat_ngram_size:  # the engines' own scores know what was forbidden, and each differently
                outputs = self._rescored(ids, outputs)
        return [[self._hypothesis(output) for output in n_best_outputs] for n_best_outputs in outputs]

    def complete(self, requests: Sequence[tuple[str, str]], n_best: int) -> list[list[Hypothesis]]:
        """See `Translator`. Each alternative is continued greedily; a request is decoded by itself."""
        refuse_long(self, [source for source, _ in requests])
        prefixes = [self._codec.encode_target(prefix.rstrip()) for _, prefix in requests]
        for (_, prefix), ids in zip(requests, prefixes, strict=True):
            refuse_long_target(self.name, prefix, len(ids), self._max_target_tokens - 1)
        if not requests:
            return []
        with explained(f"{self.name}: {self.engine} failed to complete {len(requests)} translations"):
            sources = [self._codec.encode(source) for source, _ in requests]
            written = self._continue(sources, prefixes, n_best)
            wholes = [
                [Output(ids=[*before, *ids], score=0) for ids in n_best_ids]
                for before, n_best_ids in zip(prefixes, written, strict=True)
            ]
            outputs = self._rescored(sources, wholes)
        return [
            self._completions(prefix, len(ids), n_best_outputs)
            for (_, prefix), ids, n_best_outputs in zip(requests, prefixes, outputs, strict=True)
        ]

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[Scoring]:
        """See `Translator`. The end is the likeliest of the model's, where it has several."""
        refuse_long(self, [source for source, _ in pairs])
        targets = [self._codec.encode_target(target) for _, target in pairs]
        for (_, target), ids in zip(pairs, targets, strict=True):
            refuse_long_target(self.name, target, len(ids), self._max_target_tokens)
        if not pairs:
            return []
        ends = self._codec.eos_ids
        with explained(f"{self.name}: {self.engine} failed to score {len(pairs)} translations"):
            sources = [self._codec.encode(source) for source, _ in pairs for _ in ends]
            rows = self._forced(sources, [[*ids, end] for ids in targets for end in ends])
        return [
            self._scoring(target, ids, max(rows[place * len(ends) :][: len(ends)], key=lambda row: row[-1]))
            for place, ((_, target), ids) in enumerate(zip(pairs, targets, strict=True))
        ]

    @abstractmethod
    def _decode(self, sources: list[list[int]], search: Search) -> list[list[Output]]:
        """The `n_best` outputs for each source, best first."""

    @abstractmethod
    def _continue(self, sources: list[list[int]], prefixes: list[list[int]], n: int) -> list[list[list[int]]]:
        """What follows each prefix, in the `n` ways that begin with the likeliest ids but the ends."""

    @abstractmethod
    def _forced(self, sources: list[list[int]], targets: list[list[int]]) -> list[list[float]]:
        """The log-probability of each id of each target, given its source and the ids before."""

    def _rescored(self, sources: list[list[int]], outputs: list[list[Output]]) -> list[list[Output]]:
        """The outputs with the model's own scores, and in their order."""
        rows = iter(
            self._forced(
                [ids for ids, n_best in zip(sources, outputs, strict=True) for _ in n_best],
                [output.ids for n_best in outputs for output in n_best],
            )
        )
        scored = [
            [Output(ids=output.ids, score=_mean(next(rows))) for output in n_best] for n_best in outputs
        ]
        return [sorted(n_best, key=lambda output: output.score, reverse=True) for n_best in scored]

    def _hypothesis(self, output: Output) -> Hypothesis:
        return Hypothesis(
            text=self._codec.decode(output.ids), score=output.score, truncated=self._is_cut(output)
        )

    def _completions(self, prefix: str, n_prefix: int, outputs: Iterable[Output]) -> list[Hypothesis]:
        """Those that begin with `prefix`; where two spell the same text, the likelier."""
        found: dict[str, Hypothesis] = {}
        for output in outputs:
            text = self._codec.continued(prefix, n_prefix, output.ids)
            if text is not None and text not in found:
                found[text] = Hypothesis(text=text, score=output.score, truncated=self._is_cut(output))
        return list(found.values())

    def _is_cut(self, output: Output) -> bool:
        return bool(output.ids) and output.ids[-1] not in self._codec.eos_ids

    def _scoring(self, target: str, ids: list[int], log_probs: list[float]) -> Scoring:
        places = [*self._codec.spans(target, ids), (len(target), len(target))]
        return Scoring(
            tokens=tuple(
                TokenScore(start=start, end=end, log_prob=log_prob)
                for (start, end), log_prob in zip(places, log_probs, strict=True)
            )
        )


def _mean(log_probs: Sequence[float]) -> float:
    return sum(log_probs) / max(len(log_probs), 1)


def _model(name: str | None) -> manifest.Model:
    """The model that was asked for; where none was, the first default, and a line if it is not the best."""
    if name is not None:
        return manifest.find(name, "translate")
    model = manifest.default()
    if model.name != manifest.DEFAULTS[0]:
        say(
            f"using {model.name}; a better model, {manifest.DEFAULTS[0]}, is not here: get it with "
            f"`translit models pull {manifest.DEFAULTS[0]}`, or say --model {model.name}"
        )
    return model
