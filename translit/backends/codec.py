"""Text to tokens and back for one model: its tokenizer, and what frames a sentence for its architecture."""

import threading
from collections.abc import Sequence

from translit.backends.embeddings import refuse_ids_past_embeddings
from translit.backends.frame import Frame, frame
from translit.backends.outside import read_json, refuse_outside
from translit.backends.quiet import Untyped, quiet
from translit.backends.spans import spans
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

    def encode_target(self, target: str) -> list[int]:
        """The ids in which the model would write `target`: no frame, no language, no end."""
        with self._lock:
            return list(self._tokenizer(text_target=target, add_special_tokens=False).input_ids)

    def decode(self, ids: Sequence[int]) -> str:
        """The text of what the model wrote, without what ends it."""
        return self._text([number for number in ids if number not in self.eos_ids])

    def continued(self, prefix: str, n_prefix: int, ids: Sequence[int]) -> str | None:
        """The text of `ids`, of which the first `n_prefix` are those of `prefix` (spaces at its end apart).

        It begins with `prefix` as given, even where the tokenizer cannot spell that; None where it cannot be
        made to: the prefix ends with a space, and the model went on without one.
        """
        spelled, whole = self.decode(ids[:n_prefix]), self.decode(ids)
        text = prefix.rstrip() + whole.removeprefix(spelled)
        return text if whole.startswith(spelled) and text.startswith(prefix) else None

    def spans(self, target: str, ids: Sequence[int]) -> list[tuple[int, int]]:
        """Where in `target` each of its ids stands, see `spans`; what the model cannot spell, too."""
        return spans(target, [self._text(ids[: place + 1], special=True) for place in range(len(ids))])

    def tokens(self, ids: Sequence[int]) -> list[str]:
        """The ids' tokens, as CTranslate2 takes them."""
        return list(self._tokenizer.convert_ids_to_tokens(ids))

    def ids(self, tokens: Sequence[str]) -> list[int]:
        """The reverse of `tokens`."""
        return list(self._tokenizer.convert_tokens_to_ids(tokens))

    def _text(self, ids: Sequence[int], *, special: bool = False) -> str:
        """What `ids` spell, with the `special` ones (<unk>) as signs or without them."""
        with self._lock:
            text = self._tokenizer.decode(
                list(ids), skip_special_tokens=not special, clean_up_tokenization_spaces=False
            )
        return str(text)

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
                self._tokenizer.tgt_lang = target.strip("_")
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
