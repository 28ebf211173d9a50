"""Text to tokens and back for one model: its tokenizer, and what frames a sentence for its architecture."""

import threading
from collections.abc import Sequence

from translit.backends.embeddings import refuse_ids_past_embeddings
from translit.backends.frame import Frame, frame
from translit.backends.outside import read_json, refuse_outside
from translit.backends.quiet import Untyped, quiet
from translit.errors import ModelError
from translit.manifest import Model


class Codec:
    """The tokenizer of a model with its prompt, tags and language tokens. Safe to share between threads."""

    def __init__(self, model: Model) -> None:
        """Load the tokenizer from the model's folder; no weights are read and no remote code is run.

        Raises:
            ModelError: the tokenizer cannot be read, does not fit the model or the manifest, or a file of the
                model would make a load reach outside its folder.
        """
        self._lock = threading.Lock()  # fast tokenizers may not be entered twice
        self._model = model
        self._architecture = model.architecture
        refuse_outside(model)
        with quiet(f"{model.folder}: its tokenizer cannot be read"):
            self._tokenizer = _tokenizer(model)
        self.eos_id = self._tokenizer.eos_token_id
        if self.eos_id is None:
            raise ModelError(
                f"{model.folder}: its tokenizer names no eos_token; add it to tokenizer_config.json"
            )
        self.eos_ids = self._ends()
        """Every id that ends an output: the tokenizer's `eos_id` first, then those of its configs."""
        pad_id = self._tokenizer.pad_token_id
        self.pad_id: int = self.eos_id if pad_id is None else pad_id
        self._frame = frame(model, self._tokenizer) if self._architecture.causal else Frame()
        self._prefix = self._source_prefix()
        self.target_prefix = self._languages()
        """Ids that the decoder is made to begin with: the target language, where the model has several."""
        refuse_ids_past_embeddings(model, self._tokenizer, self._framing())

    def count(self, source: str) -> int:
        """Tokens of `source` alone, without those that frame it."""
        with self._lock:
            return len(self._tokenizer(source, add_special_tokens=False).input_ids)

    def encode(self, source: str) -> list[int]:
        """The ids that the model is given for `source`, framed."""
        with self._lock:
            if self._architecture.causal:
                text = f"{self._frame.lead}{source}{self._frame.tail}"
                ids = self._tokenizer(text, add_special_tokens=False).input_ids
                return [*self._frame.before, *ids, *self._frame.after]
            return list(self._tokenizer(self._prefix + source).input_ids)

    def decode(self, ids: Sequence[int]) -> str:
        """The text of what the model wrote, without what ends it."""
        written = [number for number in ids if number not in self.eos_ids]
        with self._lock:
            text = self._tokenizer.decode(
                written, skip_special_tokens=True, clean_up_tokenization_spaces=False
            )
        return str(text)

    def tokens(self, ids: Sequence[int]) -> list[str]:
        """The ids' tokens, as CTranslate2 takes them."""
        return list(self._tokenizer.convert_ids_to_tokens(ids))

    def ids(self, tokens: Sequence[str]) -> list[int]:
        """The reverse of `tokens`."""
        return list(self._tokenizer.convert_tokens_to_ids(tokens))

    def _framing(self) -> set[int]:
        """The ids that are given to the model whatever the text is."""
        tokenizer = self._tokenizer
        named = (tokenizer.bos_token_id, tokenizer.unk_token_id, tokenizer.eos_token_id)
        padding = () if self._model.ready else (self.pad_id,)  # CTranslate2 pads by itself
        return {*self.encode(""), *self.target_prefix, *padding, *(n for n in named if n is not None)}

    def _ends(self) -> list[int]:
        """Chat models end a turn with another token than a text, and name it beside the weights alone."""
        tree = read_json(self._model.folder / "generation_config.json")
        stated = (tree or read_json(self._model.folder / "config.json")).get("eos_token_id")
        more = stated if isinstance(stated, list) else [stated]
        known = [number for number in more if isinstance(number, int) and 0 <= number < len(self._tokenizer)]
        return list(dict.fromkeys([self.eos_id, *known]))

    def _source_prefix(self) -> str:
        tag = self._architecture.source_tag
        return f"{tag} " if tag and tag in self._tokenizer.get_vocab() else self._architecture.source_prefix

    def _languages(self) -> list[int]:
        vocabulary = self._tokenizer.get_vocab()
        for source, target in self._architecture.languages:
            if source in vocabulary and target in vocabulary:
                self._tokenizer.src_lang = source.strip("_")  # M2M100 writes __id__ and is asked for id
                return [vocabulary[target]]
        if self._architecture.languages:
            raise ModelError(f"{self._model.folder}: its tokenizer has no tokens for Indonesian and English")
        return []


def _tokenizer(model: Model) -> Untyped:
    """The tokenizer as the folder describes it. What a text spells like a special token stays text."""
    import transformers

    transformers.logging.set_verbosity_error()
    return transformers.AutoTokenizer.from_pretrained(
        model.folder, local_files_only=True, trust_remote_code=False, split_special_tokens=True
    )
