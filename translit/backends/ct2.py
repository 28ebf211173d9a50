"""The default engine: CTranslate2, on the CPU in int8 or on a GPU where it sees one."""

import logging
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from translit.backends.base import ModelTranslator, Output, Search
from translit.backends.convert import converted
from translit.backends.outside import read_json
from translit.backends.packs import packs
from translit.backends.quiet import Untyped, quiet
from translit.config import TranslateConfig


class Ct2Translator(ModelTranslator):
    """A model in CTranslate2. A call of `translate` is one batch on one worker; other calls use them all."""

    def __init__(self, config: TranslateConfig) -> None:
        """Convert the model where the cache does not have it, and load it."""
        super().__init__(config)
        self.engine = f"ct2-{config.compute_type}-beam{config.beam_size}"
        self._languages = self._codec.tokens(self._codec.target_prefix)
        self._window = None if self.model.ready else _window(self.model.folder)
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

    def _decode(self, sources: list[list[int]], search: Search) -> list[list[Output]]:
        options = self._options(search) | {"return_scores": True}
        rows = [self._codec.tokens(ids) for ids in sources]
        if self._causal:
            results = self._engine.generate_batch(
                rows,
                max_length=self._max_target_tokens,
                min_length=1,
                include_prompt_in_result=False,
                # Beside a shorter prompt the end of a longer one would count as written.
                max_batch_size=1 if search.no_repeat_ngram_size else 0,
                **options,
            )
            outputs = [(result.sequences, result.scores) for result in results]
        else:
            prefix = self._languages
            results = self._engine.translate_batch(
                rows,
                target_prefix=[prefix] * len(rows) if prefix else None,
                max_input_length=0,  # the default cuts at 1024; `refuse_long` has seen to the length
                max_decoding_length=self._max_target_tokens + len(prefix),
                min_decoding_length=1 + len(prefix),
                **options,
            )
            outputs = [(result.hypotheses, result.scores) for result in results]
        return [
            [self._output(tokens, score) for tokens, score in zip(hypotheses, scores, strict=True)]
            for hypotheses, scores in outputs
        ]

    def _continue(self, sources: list[list[int]], prefixes: list[list[int]], n: int) -> list[list[list[int]]]:
        """First the likeliest tokens, then what follows each; the workers share the requests.

        `return_alternatives` would do it at once, but (4.8.5) loses the prefix where a decoder starts from a
        zero embedding, as Marian's does, and goes astray past a sliding window.
        """
        rows = [self._codec.tokens(source) for source in sources]
        begun = [self._codec.tokens(prefix) for prefix in prefixes]
        wholes = [
            [before + first for first in firsts]
            for before, firsts in zip(begun, self._firsts(rows, begun, n), strict=True)
        ]
        rests = iter(
            self._rests(
                [row for row, longer in zip(rows, wholes, strict=True) for _ in longer],
                [whole for longer in wholes for whole in longer],
            )
        )
        return [
            [self._codec.ids([*whole[len(before) :], *next(rests)]) for whole in longer]
            for before, longer in zip(begun, wholes, strict=True)
        ]

    def _firsts(self, rows: list[list[str]], begun: list[list[str]], n: int) -> list[list[list[str]]]:
        """The `n` likeliest tokens but the ends that follow each target begun, a list of one token each."""
        lengths = [len(before) for before in begun]
        if self._causal:
            groups = self._packs([len(row) + length for row, length in zip(rows, lengths, strict=True)])
        else:  # one limit holds for a batch, and counts what the targets are begun with
            groups = [
                [place for place, length in enumerate(lengths) if length == each]
                for each in sorted({*lengths})
            ]
        search = Search(beam_size=n, n_best=n)
        waiting = [
            self._after([rows[place] for place in group], [begun[place] for place in group], search, 1)
            for group in groups
        ]
        return self._written(groups, waiting, begun)

    def _rests(self, rows: list[list[str]], begun: list[list[str]]) -> list[list[str]]:
        """What follows each target begun, greedily, up to its end or to what the model may write at most."""
        groups = self._packs([len(row) + len(before) for row, before in zip(rows, begun, strict=True)])
        waiting = [
            self._after([rows[n] for n in group], [begun[n] for n in group], Search(beam_size=1))
            for group in groups
        ]
        written = self._written(groups, waiting, begun)
        return [
            hypotheses[0][: self._max_target_tokens - len(before)]
            for hypotheses, before in zip(written, begun, strict=True)
        ]

    def _after(
        self, rows: list[list[str]], begun: list[list[str]], search: Search, n_tokens: int | None = None
    ) -> Untyped:
        """Results to come of a batch of targets begun: `n_tokens` more, none an end, or all the rest."""
        options = {**self._options(search), "asynchronous": True}
        if self._causal:
            room = self._max_target_tokens - min(map(len, begun))
            return self._engine.generate_batch(
                [row + before for row, before in zip(rows, begun, strict=True)],
                max_length=n_tokens or max(room, 1),
                min_length=n_tokens or 0,
                include_prompt_in_result=False,
                **options,
            )
        n_given = len(self._languages) + len(begun[0])
        limit = len(self._languages) + self._max_target_tokens
        return self._engine.translate_batch(
            rows,
            target_prefix=[self._languages + before for before in begun],
            max_input_length=0,
            max_decoding_length=n_given + n_tokens if n_tokens else limit,
            min_decoding_length=n_given + n_tokens if n_tokens else 1,
            **options,
        )

    def _written(
        self, groups: list[list[int]], waiting: list[Untyped], begun: list[list[str]]
    ) -> list[list[list[str]]]:
        """The tokens of the hypotheses of each row of the groups, without those it was begun with."""
        written: list[list[list[str]]] = [[] for _ in begun]
        for group, results in zip(groups, waiting, strict=True):
            for place, result in zip(group, results, strict=True):
                if self._causal:
                    written[place] = list(result.result().sequences)
                else:
                    n_given = len(self._languages) + len(begun[place])
                    written[place] = [tokens[n_given:] for tokens in result.result().hypotheses]
        return written

    def _forced(self, sources: list[list[int]], targets: list[list[int]]) -> list[list[float]]:
        rows: list[list[float]] = [[] for _ in targets]
        lengths = [len(source) + len(target) for source, target in zip(sources, targets, strict=True)]
        waiting = [
            (pack, self._scored([sources[n] for n in pack], [targets[n] for n in pack]))
            for pack in packs(lengths)
        ]
        for pack, results in waiting:
            for place, result in zip(pack, results, strict=True):
                n_given = len(sources[place]) - 1 if self._causal else len(self._languages)
                try:
                    rows[place] = result.result().log_probs[n_given:][: len(targets[place])]
                except ValueError:
                    rows[place] = self._scored_in_steps(sources[place], targets[place])
        return rows

    def _scored(self, sources: list[list[int]], targets: list[list[int]]) -> Untyped:
        """CTranslate2's results to come for one batch."""
        if not self._causal:
            return self._engine.score_batch(
                [self._codec.tokens(ids) for ids in sources],
                [
                    self._languages + self._codec.tokens(ids) for ids in targets
                ],  # it adds an end that is cut off
                max_input_length=0,
                asynchronous=True,
            )
        ids = [source + target for source, target in zip(sources, targets, strict=True)]
        longest = max(map(len, ids))
        # Rows of unequal length fail in models of one key-value head (4.8.5); what follows changes nothing.
        padded = [row + [self._codec.eos_id] * (longest - len(row)) for row in ids]
        return self._engine.score_batch(
            [self._codec.tokens(row) for row in padded], max_input_length=0, asynchronous=True
        )

    def _scored_in_steps(self, source: list[int], target: list[int]) -> list[float]:
        """`_forced` for a row that is longer than a sliding window: `score_batch` fails on it (4.8.5).

        The source stands beside it, since the shortest row of a batch is read at once and the rest in steps.
        """
        import numpy as np

        row, written = self._codec.tokens(source), self._codec.tokens(target)
        logits = self._engine.generate_batch(
            [row, row + written],
            max_length=1,
            end_token=row[:1],  # never an end, so that none is ruled out on the way
            include_prompt_in_result=False,
            return_logits_vocab=True,
        )[1].logits[0]
        found = []
        for number, step in zip(target, logits, strict=False):  # one step more than the target has
            words = np.asarray(step, dtype=np.float64)
            found.append(float(words[number] - words.max() - np.log(np.exp(words - words.max()).sum())))
        return found

    def _packs(self, lengths: Sequence[int]) -> list[list[int]]:
        """Batches of rows; past a sliding window each is alone, since those of a batch go astray (4.8.5)."""
        is_past = self._window is not None and max(lengths) > self._window
        return [[place] for place in range(len(lengths))] if is_past else packs(lengths)

    def _options(self, search: Search) -> dict[str, Any]:
        return {
            "beam_size": search.beam_size,
            "num_hypotheses": search.n_best,
            "no_repeat_ngram_size": search.no_repeat_ngram_size,
            "length_penalty": 1,  # so that a score is the mean log-probability of the tokens it counts
            "end_token": self._codec.tokens(self._codec.eos_ids),
            "return_end_token": True,  # it counts, and its absence tells that the output was cut
        }

    def _output(self, tokens: list[str], score: float) -> Output:
        """The score as a mean over the tokens that were chosen: the end too, the languages not."""
        ids = self._codec.ids(tokens)
        n_given = 0 if self._causal else len(self._languages)
        return Output(ids=ids[n_given:], score=score * len(ids) / max(len(ids) - n_given, 1))


def _window(folder: Path) -> int | None:
    """How far back some layers of the model see, where its config.json says so."""
    window = read_json(folder / "config.json").get("sliding_window")
    return window if isinstance(window, int) else None


def _cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
