"""The default engine: CTranslate2, on the CPU in int8 or on a GPU where it sees one."""

import logging
import os
from typing import Any

from translit.backends.base import ModelTranslator
from translit.backends.convert import converted
from translit.backends.quiet import quiet
from translit.config import TranslateConfig
from translit.types import Hypothesis


class Ct2Translator(ModelTranslator):
    """A model in CTranslate2. Each call of `translate` is one batch on one worker."""

    def __init__(self, config: TranslateConfig) -> None:
        """Convert the model where the cache does not have it, and load it."""
        super().__init__(config)
        self.engine = f"ct2-{config.compute_type}-beam{config.beam_size}"
        folder = self.model.folder if self.model.ready else converted(self.model, config.compute_type)
        with quiet(f"{folder}: CTranslate2 cannot load it"):
            import ctranslate2

            ctranslate2.set_log_level(logging.ERROR)
            device = "cuda" if ctranslate2.get_cuda_device_count() else "cpu"
            # Two workers of one thread each beat one worker of two threads by a third at beam 4 (two cores).
            self.workers = (config.threads or _cores()) if device == "cpu" else 1
            self._engine = (ctranslate2.Generator if self._causal else ctranslate2.Translator)(
                str(folder),
                device=device,
                compute_type=config.compute_type,
                inter_threads=self.workers,
                intra_threads=1,
            )

    def _decode(self, sources: list[list[int]], beam_size: int, n_best: int) -> list[list[Hypothesis]]:
        outputs = self._outputs([self._codec.tokens(ids) for ids in sources], beam_size, n_best)
        return [
            [self._hypothesis(tokens, score) for tokens, score in zip(hypotheses, scores, strict=True)]
            for hypotheses, scores in outputs
        ]

    def _outputs(
        self, sources: list[list[str]], beam_size: int, n_best: int
    ) -> list[tuple[list[list[str]], list[float]]]:
        """The hypotheses' tokens, their end included, and scores."""
        options: dict[str, Any] = {
            "beam_size": beam_size,
            "num_hypotheses": n_best,
            "length_penalty": 1,  # so that a score is the mean log-probability of the tokens it counts
            "return_scores": True,
            "end_token": self._codec.tokens(self._codec.eos_ids),
            "return_end_token": True,  # it counts, and its absence tells that the output was cut
        }
        if self._causal:
            results = self._engine.generate_batch(
                sources,
                max_length=self._max_target_tokens,
                min_length=1,
                include_prompt_in_result=False,
                **options,
            )
            return [(result.sequences, result.scores) for result in results]
        prefix = self._codec.tokens(self._codec.target_prefix)
        results = self._engine.translate_batch(
            sources,
            target_prefix=[prefix] * len(sources) if prefix else None,
            max_input_length=0,  # the default cuts at 1024; `refuse_long` has seen to the length
            max_decoding_length=self._max_target_tokens + len(prefix),
            min_decoding_length=1 + len(prefix),
            **options,
        )
        return [(result.hypotheses, result.scores) for result in results]

    def _hypothesis(self, tokens: list[str], score: float) -> Hypothesis:
        """The text; the score as a mean over the tokens that were chosen: the end too, the prefix not."""
        ids = self._codec.ids(tokens)
        n_prefix = 0 if self._causal else len(self._codec.target_prefix)
        return Hypothesis(
            text=self._codec.decode(ids[n_prefix:]),
            score=score * len(ids) / max(len(ids) - n_prefix, 1),
            truncated=ids[-1] not in self._codec.eos_ids,
        )


def _cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
