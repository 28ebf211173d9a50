"""Ask the model in small packs, as many at once as keep the machine busy."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from translit.types import Translator

Request = TypeVar("Request")
Answer = TypeVar("Answer")

_LARGEST = 8  # requests: larger packs are no faster (id-en-lite, two cores)
_PACKS = 4  # of few requests at least so many, so that workers share even a short article's


def in_packs(
    call: Callable[[Sequence[Request]], Sequence[Answer]],
    requests: Sequence[Request],
    length: Callable[[Request], int],
    translator: Translator,
) -> list[Answer]:
    """The answers, in order; requests of like `length` go together, for a pack takes as long as its longest.

    What is in one pack follows from the requests alone, never from the machine.
    """
    if not requests:
        return []
    order = sorted(range(len(requests)), key=lambda place: length(requests[place]))
    size = min(max(1, len(order) // _PACKS), _LARGEST)
    packs = [order[start : start + size] for start in range(0, len(order), size)]
    with ThreadPoolExecutor(max_workers=translator.workers) as pool:
        answers = pool.map(call, [[requests[place] for place in pack] for pack in packs])
        found = {
            place: answer
            for pack, of_pack in zip(packs, answers, strict=True)
            for place, answer in zip(pack, of_pack, strict=True)
        }
    return [found[place] for place in range(len(requests))]
