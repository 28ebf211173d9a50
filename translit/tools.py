"""Load what the stages work with, as the config names it: the model, the recogniser of names, the ranker."""

from translit.backends.load import load as load_translator
from translit.config import Config, EntitiesConfig
from translit.recognise import load as load_recogniser
from translit.summarize import CentralityRanker
from translit.types import Recogniser, Tools


def load(config: Config) -> Tools:
    """All of them.

    Raises:
        ModelError: a model is not there, or is not the one that its manifest means.
    """
    return Tools(
        translator=load_translator(config.translate),
        ranker=CentralityRanker(max_similarity=config.summarize.max_similarity),
        recogniser=recogniser(config.entities),
    )


def recogniser(config: EntitiesConfig) -> Recogniser | None:
    """The statistical recogniser; None where the rules are to find names alone.

    Raises:
        ModelError: it is not there, or is not the one that its manifest means.
    """
    return load_recogniser(config.recogniser) if config.recogniser is not None else None
