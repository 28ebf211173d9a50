"""How many tokens a model has embeddings for, and whether its tokenizer keeps to them."""

import json
from collections.abc import Iterable

from translit.backends.quiet import Untyped, quiet
from translit.errors import ModelError
from translit.manifest import Model

VOCABULARIES = ("shared_vocabulary", "source_vocabulary", "vocabulary")
"""What CTranslate2 names the list of the tokens that it takes: the first that a folder has."""


def refuse_ids_past_embeddings(model: Model, tokenizer: Untyped, framing: Iterable[int]) -> None:
    """Check that the model has an embedding for each id that a text, or what frames it, may be given.

    A special token that nothing uses may lie beyond, as Gemma 3's for images does: no text can spell it.

    Raises:
        ModelError: an id lies past the embeddings, or config.json cannot be read.
    """
    n_embeddings = _n_embeddings(model)
    special = {int(number) for number, token in tokenizer.added_tokens_decoder.items() if token.special}
    largest = max({*framing, *(set(tokenizer.get_vocab().values()) - special)})
    if n_embeddings is not None and largest >= n_embeddings:
        token = tokenizer.convert_ids_to_tokens([largest])[0]
        raise ModelError(
            f"{model.folder}: its tokenizer gives ids up to {largest} ({token!r}), its model has embeddings "
            f"for {n_embeddings} tokens (config.json: vocab_size); the two do not belong together"
        )


def _n_embeddings(model: Model) -> int | None:
    """The model's tokens; None where nothing in its folder tells."""
    if model.ready:
        return _n_listed(model)
    with quiet(f"{model.folder}: its config.json cannot be read"):
        import transformers

        config = transformers.AutoConfig.from_pretrained(
            model.folder, local_files_only=True, trust_remote_code=False
        )
        size = getattr(config.get_text_config(), "vocab_size", None)
        return None if size is None else int(size)


def _n_listed(model: Model) -> int | None:
    for name in VOCABULARIES:
        if (path := model.folder / f"{name}.json").is_file():
            with quiet(f"{path}: not readable as JSON"):
                return len(json.loads(path.read_text(encoding="utf-8")))
    return None
