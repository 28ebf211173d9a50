"""How much Python a call runs, in lines: the same on every machine, busy or not."""

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any


def lines_run(call: Callable[[], object]) -> int:
    """Lines of Python that `call` executes. What a library does in C is not counted."""
    n_lines = 0

    def trace(frame: FrameType, event: str, argument: object) -> Any:  # noqa: ANN401 - as sys.settrace has it
        nonlocal n_lines
        n_lines += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        call()
    finally:
        sys.settrace(before)
    return n_lines
