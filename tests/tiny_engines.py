"""The engines on the tiny models, and what to ask them."""

import tiny_models

from translit import config
from translit.backends import load
from translit.config import Engine
from translit.types import Hypothesis, Translator

SOURCES = [source for source, _ in tiny_models.PAIRS]
TARGETS = [target for _, target in tiny_models.PAIRS]


def engine(
    model: str, name: Engine = "ct2", beam_size: int = 1, compute_type: str = "float32", threads: int = 1
) -> Translator:
    """The engine `name` with `model`."""
    values = {"model": model, "engine": name, "beam_size": beam_size, "compute_type": compute_type}
    return load(config.load("default", {"translate": {**values, "threads": threads}}).translate)


def best(translator: Translator, sources: list[str]) -> list[Hypothesis]:
    """The first hypothesis of each source."""
    return [hypotheses[0] for hypotheses in translator.translate(sources)]
