"""Ask the model in small packs, as many at once as keep the machine busy."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from translit.types import Translator

Request = TypeVar("Request")
Answer = TypeVar("Answer")

_SIZE = 4  # requests: a case or two of a rung, so that two workers share even a short article's


def in_packs(
    call: Callable[[Sequence[Request]], Sequence[Answer]], requests: Sequence[Request], translator: Translator
) -> list[Answer]:
    """The answers, in order. What is in one pack follows from the requests alone, never from the machine."""
    packs = [requests[start : start + _SIZE] for start in range(0, len(requests), _SIZE)]
    if not packs:
        return []
    with ThreadPoolExecutor(max_workers=translator.workers) as pool:
        return [answer for answers in pool.map(call, packs) for answer in answers]
