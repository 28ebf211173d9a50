"""Faults planted into references at a rate: the outputs of systems of which it is known which is better.

    python tests/planted.py PAIRS.tsv OUT_DIR 0.02 0.05 0.1 0.2

writes OUT_DIR/0.02.txt and so on, a line for each of PAIRS.tsv: the outputs of docs/benchmark.md's table.
"""

import argparse
import random
import re
from collections.abc import Sequence
from pathlib import Path

from translit.bench import sets

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


def _rate(text: str) -> str:
    try:
        if 0 <= float(text) <= 1:
            return text
    except ValueError:
        pass
    raise argparse.ArgumentTypeError(f"{text}: not legal; a rate is a share from 0 to 1, such as 0.05")


def main(arguments: Sequence[str] | None = None) -> None:
    """Write a file a rate, named as the rate was typed; a line without a reference is empty in it."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("pairs", metavar="PAIRS.tsv")
    parser.add_argument("folder", metavar="OUT_DIR", type=Path)
    parser.add_argument("rates", metavar="RATE", nargs="+", type=_rate, help="a share, from 0 to 1")
    asked = parser.parse_args(arguments)
    references = [next(iter(item.references), "") for item in sets.load(asked.pairs).items]
    asked.folder.mkdir(parents=True, exist_ok=True)
    for rate in asked.rates:
        text = "".join(f"{line}\n" for line in planted(references, float(rate)))
        (asked.folder / f"{rate}.txt").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
