"""The reference engine: transformers and torch in float32, on a GPU where torch sees one."""

from translit.backends.base import ModelTranslator
from translit.backends.codec import Codec
from translit.backends.network import network
from translit.backends.quiet import Untyped, quiet
from translit.config import TranslateConfig
from translit.errors import ModelError
from translit.manifest import Model
from translit.types import Hypothesis


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

    def _decode(self, sources: list[list[int]], beam_size: int, n_best: int) -> list[list[Hypothesis]]:
        import torch

        inputs = {
            name: torch.tensor(rows, device=self._network.device) for name, rows in self._pad(sources).items()
        }
        n_prompt = inputs["input_ids"].shape[1]
        if not self._causal:
            prompt = [self._start_id, *self._codec.target_prefix]
            inputs["decoder_input_ids"] = torch.tensor([prompt] * len(sources), device=self._network.device)
            n_prompt = len(prompt)
        with torch.inference_mode():
            output = self._network.generate(**inputs, generation_config=self._settings(beam_size, n_best))
            # The network's own probabilities: greedy `scores` lack the mass of what is ruled out.
            log_probs = self._network.compute_transition_scores(
                output.sequences,
                output.logits if beam_size == 1 else output.scores,
                None if beam_size == 1 else output.beam_indices,
                normalize_logits=beam_size == 1,
            )
        rows = zip(output.sequences[:, n_prompt:].tolist(), log_probs.tolist(), strict=True)
        hypotheses = [self._hypothesis(ids, scores) for ids, scores in rows]
        return [hypotheses[start : start + n_best] for start in range(0, len(hypotheses), n_best)]

    def _pad(self, sources: list[list[int]]) -> dict[str, list[list[int]]]:
        """Ids and attention mask of one length. A causal model writes where it stops reading: pads lead."""
        longest = max(map(len, sources))
        pads = [longest - len(ids) for ids in sources]
        padded, mask = [], []
        for ids, n_pads in zip(sources, pads, strict=True):
            fill, real = [self._codec.pad_id] * n_pads, [1] * len(ids)
            padded.append([*fill, *ids] if self._causal else [*ids, *fill])
            mask.append([*[0] * n_pads, *real] if self._causal else [*real, *[0] * n_pads])
        return {"input_ids": padded, "attention_mask": mask}

    def _settings(self, beam_size: int, n_best: int) -> Untyped:
        """Decoding as CTranslate2 does it; what the folder's generation_config.json asks for is left out."""
        import transformers

        codec = self._codec
        return transformers.GenerationConfig(
            do_sample=False,
            num_beams=beam_size,
            num_return_sequences=n_best,
            length_penalty=1.0,
            min_new_tokens=1,
            max_new_tokens=self._max_target_tokens,
            eos_token_id=codec.eos_ids,
            pad_token_id=codec.pad_id,
            decoder_start_token_id=None if self._causal else self._start_id,
            return_dict_in_generate=True,
            output_scores=True,
            output_logits=True,
            # Marian starts from its pad, and CTranslate2 drops that from the vocabulary: no output.
            bad_words_ids=None if codec.pad_id in codec.eos_ids else [[codec.pad_id]],
        )

    def _hypothesis(self, ids: list[int], log_probs: list[float]) -> Hypothesis:
        """The text, and the mean log-probability of its tokens, the end included."""
        end = next((place for place, number in enumerate(ids) if number in self._codec.eos_ids), None)
        length = min(len(ids), self._max_target_tokens) if end is None else end + 1
        return Hypothesis(
            text=self._codec.decode(ids[:length]),
            score=sum(log_probs[:length]) / max(length, 1),
            truncated=end is None,
        )


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
