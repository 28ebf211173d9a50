"""What the engines that run a model have in common: finding it, checking it, its limits, its tokens."""

from abc import ABC, abstractmethod
from collections.abc import Sequence

from translit import manifest
from translit.backends.codec import Codec
from translit.backends.limits import refuse_long
from translit.backends.quiet import explained
from translit.config import TranslateConfig
from translit.terminal import say
from translit.types import Hypothesis


class ModelTranslator(ABC):
    """A model that is found and verified. A subclass loads it into an engine and decodes."""

    engine: str
    workers: int

    def __init__(self, config: TranslateConfig) -> None:
        """Find the model, check its files against its manifest, and load its tokenizer.

        Raises:
            ModelError: there is no such model, or its files are not those of its manifest.
        """
        self.model = _model(config.model)
        self.model.verify()
        self.name = self.model.name
        self.sha256 = self.model.sha256
        self.revision = self.model.revision
        self.licence = self.model.manifest.licence
        self.max_source_tokens = self.model.limits.max_source_tokens
        self._max_target_tokens = self.model.limits.max_target_tokens
        self._causal = self.model.architecture.causal
        self._beam_size = config.beam_size
        self._codec = Codec(self.model)

    def count(self, source: str) -> int:
        """See `Translator`."""
        return self._codec.count(source)

    def translate(self, sources: Sequence[str], n_best: int = 1) -> list[list[Hypothesis]]:
        """See `Translator`. One batch; a beam narrower than `n_best` is widened to it."""
        refuse_long(self, sources)
        if not sources:
            return []
        with explained(f"{self.name}: {self.engine} failed on a batch of {len(sources)}"):
            ids = [self._codec.encode(source) for source in sources]
            return self._decode(ids, max(self._beam_size, n_best), n_best)

    @abstractmethod
    def _decode(self, sources: list[list[int]], beam_size: int, n_best: int) -> list[list[Hypothesis]]:
        """`n_best` hypotheses for each source, best first."""


def _model(name: str | None) -> manifest.Model:
    """The model that was asked for; where none was, the first default, and a line if it is not the best."""
    if name is not None:
        return manifest.find(name, "translate")
    model = manifest.default()
    if model.name != manifest.DEFAULTS[0]:
        say(
            f"using {model.name}; a better model, {manifest.DEFAULTS[0]}, is not here: get it with "
            f"`translit models pull {manifest.DEFAULTS[0]}`, or say --model {model.name}"
        )
    return model
