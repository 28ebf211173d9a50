"""What every engine refuses before it starts: a source or a target that the model would cut."""

from collections.abc import Sequence

from translit.errors import ModelError
from translit.types import Translator


def refuse_long(translator: Translator, sources: Sequence[str]) -> None:
    """Check that each source fits the model.

    Raises:
        ModelError: a source has more tokens than the model takes; nothing is ever cut.
    """
    for source in sources:
        if (n_tokens := translator.count(source)) > translator.max_source_tokens:
            raise ModelError(
                f"{translator.name}: a source has {n_tokens} tokens, the model takes "
                f"{translator.max_source_tokens}; split it first ({_start(source)!r})"
            )


def refuse_long_target(name: str, target: str, n_tokens: int, max_tokens: int) -> None:
    """Check that `target`, of `n_tokens`, is one that the model called `name` could write.

    Raises:
        ModelError: it has more than `max_tokens`.
    """
    if n_tokens > max_tokens:
        raise ModelError(
            f"{name}: a target has {n_tokens} tokens, the model may be given {max_tokens}; "
            f"split it first ({_start(target)!r})"
        )


def _start(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:40]}..."
