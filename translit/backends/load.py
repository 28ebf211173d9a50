"""An engine's name to its class: a plain match. Only the engine that is asked for is imported."""

from translit.config import TranslateConfig
from translit.types import Translator


def load(config: TranslateConfig) -> Translator:
    """The model that `config` names, checked against its manifest and ready to translate.

    Raises:
        ModelError: there is no such model, its files are not its manifest's, or the engine cannot run it.
    """
    match config.engine:
        case "ct2":
            from translit.backends.ct2 import Ct2Translator

            return Ct2Translator(config)
        case "hf":
            from translit.backends.hf import HfTranslator

            return HfTranslator(config)
        case "fake":
            from translit.backends.fake import FakeTranslator

            return FakeTranslator()
