"""The reference engine: transformers and torch in float32, on a GPU where torch sees one."""

from translit.backends.base import ModelTranslator, Output, Search
from translit.backends.codec import Codec
from translit.backends.network import network
from translit.backends.packs import packs
from translit.backends.quiet import Untyped, quiet
from translit.config import TranslateConfig
from translit.errors import ModelError
from translit.manifest import Model


class HfTranslator(ModelTranslator):
    """A model in transformers. One batch at a time: torch spreads a batch over the cores itself."""

    workers = 1

    def __init__(self, config: TranslateConfig) -> None:
        """Load the model in float32."""
        super().__init__(config)
        if self.model.ready:
            raise ModelError(f"{self.model.folder}: a CTranslate2 folder; run it with --engine ct2")
        self.engine = f"hf-float32-beam{config.beam_size}"
        with quiet(f"{self.model.folder}: transformers cannot load it"):
            self._network = _loaded(self.model, config.threads)
            self._start_id = _decoder_start(self._network, self._codec)

    def _decode(self, sources: list[list[int]], search: Search) -> list[list[Output]]:
        import torch

        inputs, n_given = self._inputs(sources, [[] for _ in sources])
        with torch.inference_mode():
            output = self._network.generate(
                **inputs,
                generation_config=self._settings(search, self._max_target_tokens),
                logits_processor=_no_repeats(search.no_repeat_ngram_size, n_given),
            )
            # The network's own probabilities: greedy `scores` lack the mass of what is ruled out.
            greedy = search.beam_size == 1
            log_probs = self._network.compute_transition_scores(
                output.sequences,
                output.logits if greedy else output.scores,
                None if greedy else output.beam_indices,
                normalize_logits=greedy,
            )
        rows = zip(output.sequences[:, n_given:].tolist(), log_probs.tolist(), strict=True)
        outputs = [self._output(ids, scores) for ids, scores in rows]
        return [outputs[start : start + search.n_best] for start in range(0, len(outputs), search.n_best)]

    def _continue(self, sources: list[list[int]], prefixes: list[list[int]], n: int) -> list[list[list[int]]]:
        return [
            self._alternatives(source, prefix, n) for source, prefix in zip(sources, prefixes, strict=True)
        ]

    def _alternatives(self, source: list[int], prefix: list[int], n: int) -> list[list[int]]:
        """The likeliest `n` ids after the prefix, in order, each with what follows it greedily."""
        import torch

        inputs, _ = self._inputs([source], [prefix])
        with torch.inference_mode():
            logits = self._network(**inputs).logits[0, -1]
            logits[sorted({*self._codec.eos_ids, self._codec.pad_id})] = -torch.inf
            firsts = logits.topk(n).indices.tolist()
            max_tokens = self._max_target_tokens - len(prefix) - 1
            if not max_tokens:
                return [[first] for first in firsts]
            inputs, n_given = self._inputs([source] * n, [[*prefix, first] for first in firsts])
            settings = self._settings(Search(beam_size=1), max_tokens, min_tokens=0)
            rows = (
                self._network.generate(**inputs, generation_config=settings).sequences[:, n_given:].tolist()
            )
        return [
            [first, *row[: self._length(row, max_tokens)]] for first, row in zip(firsts, rows, strict=True)
        ]

    def _forced(self, sources: list[list[int]], targets: list[list[int]]) -> list[list[float]]:
        rows: list[list[float]] = [[] for _ in targets]
        lengths = [len(source) + len(target) for source, target in zip(sources, targets, strict=True)]
        for pack in packs(lengths):
            scored = self._scored([sources[n] for n in pack], [targets[n] for n in pack])
            for place, log_probs in zip(pack, scored, strict=True):
                rows[place] = log_probs
        return rows

    def _scored(self, sources: list[list[int]], targets: list[list[int]]) -> list[list[float]]:
        """`_forced`, for one batch. Pads trail, in a causal model too: what follows changes nothing."""
        import torch

        if self._causal:
            begun = sources
            rows = [source + target for source, target in zip(sources, targets, strict=True)]
            inputs = {"input_ids": self._tensor(self._filled(rows))}
        else:
            begun = [[self._start_id, *self._codec.target_prefix]] * len(sources)
            rows = [[*start, *target] for start, target in zip(begun, targets, strict=True)]
            inputs = self._masked(sources) | {"decoder_input_ids": self._tensor(self._filled(rows))}
        with torch.inference_mode():
            log_probs = self._network(**inputs).logits.log_softmax(-1)
        return [
            log_probs[place, range(len(start) - 1, len(row) - 1), row[len(start) :]].tolist()
            for place, (start, row) in enumerate(zip(begun, rows, strict=True))
        ]

    def _inputs(self, sources: list[list[int]], prefixes: list[list[int]]) -> tuple[dict[str, Untyped], int]:
        """What `generate` is given for sources and targets begun alike, and the place of the first new id."""
        if self._causal:
            inputs = self._masked([[*row, *begun] for row, begun in zip(sources, prefixes, strict=True)])
            return inputs, inputs["input_ids"].shape[1]
        begun = [[self._start_id, *self._codec.target_prefix, *prefix] for prefix in prefixes]
        return self._masked(sources) | {"decoder_input_ids": self._tensor(begun)}, len(begun[0])

    def _masked(self, rows: list[list[int]]) -> dict[str, Untyped]:
        """Ids and attention mask of one length. A causal model writes where it stops reading: pads lead."""
        longest = max(map(len, rows))
        pads = [longest - len(ids) for ids in rows]
        padded, mask = [], []
        for ids, n_pads in zip(rows, pads, strict=True):
            fill, real = [self._codec.pad_id] * n_pads, [1] * len(ids)
            padded.append([*fill, *ids] if self._causal else [*ids, *fill])
            mask.append([*[0] * n_pads, *real] if self._causal else [*real, *[0] * n_pads])
        return {"input_ids": self._tensor(padded), "attention_mask": self._tensor(mask)}

    def _filled(self, rows: list[list[int]]) -> list[list[int]]:
        """The rows with pads at their ends."""
        longest = max(map(len, rows))
        return [[*row, *[self._codec.pad_id] * (longest - len(row))] for row in rows]

    def _tensor(self, rows: list[list[int]]) -> Untyped:
        import torch

        return torch.tensor(rows, device=self._network.device)

    def _settings(self, search: Search, max_tokens: int, min_tokens: int = 1) -> Untyped:
        """Decoding as CTranslate2 does it; what the folder's generation_config.json asks for is left out."""
        import transformers

        codec = self._codec
        return transformers.GenerationConfig(
            do_sample=False,
            num_beams=search.beam_size,
            num_return_sequences=search.n_best,
            length_penalty=1.0,
            min_new_tokens=min_tokens,
            max_new_tokens=max_tokens,
            eos_token_id=codec.eos_ids,
            pad_token_id=codec.pad_id,
            decoder_start_token_id=None if self._causal else self._start_id,
            return_dict_in_generate=True,
            output_scores=True,
            output_logits=True,
            # Marian starts from its pad, and CTranslate2 drops that from the vocabulary: no output.
            bad_words_ids=None if codec.pad_id in codec.eos_ids else [[codec.pad_id]],
        )

    def _output(self, ids: list[int], log_probs: list[float]) -> Output:
        """The ids up to their end, and the mean log-probability of them, the end included."""
        length = self._length(ids, self._max_target_tokens)
        return Output(ids=ids[:length], score=sum(log_probs[:length]) / max(length, 1))

    def _length(self, ids: list[int], max_tokens: int) -> int:
        """How many of `ids` were written before the row was filled up: to the first end."""
        end = next((place for place, number in enumerate(ids) if number in self._codec.eos_ids), None)
        return min(len(ids), max_tokens) if end is None else end + 1


def _no_repeats(n: int, n_given: int) -> list[Untyped]:
    """What keeps `generate` from writing `n` ids twice; the first `n_given`, the prompt, do not count."""
    import transformers

    if not n:
        return []
    seen = transformers.NoRepeatNGramLogitsProcessor(n)
    return [lambda ids, scores: seen(ids[:, n_given:], scores)]


def _loaded(model: Model, threads: int) -> Untyped:
    import torch
    import transformers

    if threads:
        torch.set_num_threads(threads)
    kind = (
        transformers.AutoModelForCausalLM if model.architecture.causal else transformers.AutoModelForSeq2SeqLM
    )
    loaded = network(model, kind)
    # Its own generation_config.json is not followed: `generate` would fill in from it what ours leaves open.
    loaded.generation_config = transformers.GenerationConfig(
        decoder_start_token_id=loaded.generation_config.decoder_start_token_id
    )
    return loaded.to("cuda" if torch.cuda.is_available() else "cpu").eval()


def _decoder_start(loaded: Untyped, codec: Codec) -> int:
    """The id that a decoder begins with: the model's own, else the pad."""
    for config in (loaded.config, loaded.generation_config):
        if (start := getattr(config, "decoder_start_token_id", None)) is not None:
            return int(start)
    return codec.pad_id
