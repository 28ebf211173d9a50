"""What every engine refuses before it starts: a source that the model would cut."""

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
            start = source if len(source) <= 40 else f"{source[:40]}..."
            raise ModelError(
                f"{translator.name}: a source has {n_tokens} tokens, the model takes "
                f"{translator.max_source_tokens}; split it first ({start!r})"
            )
