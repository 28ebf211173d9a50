"""Faults planted into references at a rate: the outputs of systems of which it is known which is better."""

import random
import re
from collections.abc import Sequence

_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}\b")
"""A capitalised word inside a sentence."""
_FIGURE = re.compile(r"(?<![\w.,])\d{1,4}(?![\w.,]\d|\w)")
_STRANGERS = ("Feldmann", "Okafor", "Lindqvist", "Mendoza", "Whitaker", "Popescu", "Sorensen")


def planted(references: Sequence[str], rate: float, seed: int = 1) -> list[str]:
    """The references with a share `rate` of their names and figures replaced.

    A higher rate adds to a lower's.
    """
    chance = random.Random(seed)  # noqa: S311 - no secret

    def name(found: re.Match[str]) -> str:
        draw, stranger = chance.random(), chance.choice(_STRANGERS)
        return stranger if draw < rate else found[0]

    def figure(found: re.Match[str]) -> str:
        draw, change = chance.random(), chance.randrange(2, 9)
        return str(int(found[0]) + change) if draw < rate else found[0]

    return [_FIGURE.sub(figure, _NAME.sub(name, line)) for line in references]
