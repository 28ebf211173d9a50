"""The embedded recogniser: a linear-chain CRF (Lafferty and others 2001) that crfsuite runs on one core."""

import threading
from collections.abc import Sequence

from translit.backends.quiet import Untyped, explained
from translit.errors import ModelError
from translit.manifest import Model
from translit.recognise.features import features
from translit.recognise.labels import NameKind, spans
from translit.types import NameSpan
from translit.vocabulary.words import words

FILE = "model.crfsuite"
"""The weights, in crfsuite's own format; nothing in it is code."""
MAGIC = b"lCRF"
"""What such a file begins with. crfsuite itself crashes on some files that are none."""


class CrfRecogniser:
    """See `Recogniser`. What it says of a text depends on that text alone."""

    def __init__(self, model: Model) -> None:
        """Check the model's file against its manifest and load it.

        Raises:
            ModelError: the file is not the one that the manifest lists, or no model of crfsuite.
        """
        self.name, self.sha256 = model.name, model.sha256
        path = model.folder / FILE
        with explained(f"{path}: crfsuite cannot load it"):
            self._weights = path.read_bytes()  # a tagger reads them where they lie: they must outlive it
            model.verify()
            if self._weights[:4] != MAGIC:
                raise ModelError(f"{path}: no model of crfsuite; make one with scripts/train_ner")
            import pycrfsuite

            self._tagger: Untyped = pycrfsuite.Tagger()
            self._tagger.open_inmemory(self._weights)
        self._one_at_a_time = threading.Lock()  # a tagger keeps the text that it is at

    def spans(self, texts: Sequence[str]) -> list[tuple[NameSpan, ...]]:
        """See `Recogniser`."""
        return [self._spans(text) for text in texts]

    def _spans(self, text: str) -> tuple[NameSpan, ...]:
        tokens = words(text)
        rows = features(text, tokens)
        if not rows:
            return ()
        with self._one_at_a_time:
            labels = self._tagger.tag(rows)
        return tuple(
            _span(text, tokens[first].start, tokens[stop - 1].end, kind)
            for first, stop, kind in spans(labels)
        )


def _span(text: str, start: int, end: int, kind: NameKind) -> NameSpan:
    """With the bracket that closes one inside: Badan Usaha Milik Negara (BUMN)."""
    name = text[start:end]
    if name.count("(") > name.count(")") and text.startswith(")", end):
        end += 1
    return NameSpan(start=start, end=end, kind=kind)
