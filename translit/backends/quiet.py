"""The one door to transformers, torch and CTranslate2: no network, no remote code, no chatter.

Whoever imports one of them does it inside `quiet`, which first puts the Hugging Face libraries offline.
"""

import contextlib
import io
import os
import warnings
from collections.abc import Iterator
from typing import Any, TypeAlias

from translit.errors import ModelError

ENVIRONMENT = {
    "HF_HUB_OFFLINE": "1",
    "TRANSFORMERS_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "DISABLE_SAFETENSORS_CONVERSION": "1",
    # Threads that wait for each other yield the core: beside another busy process, torch's greedy decoding of
    # ten sentences took a steady 6 s so, and between 6 and 28 s when they spin (2 cores; alone, 6.4 and 5 s).
    "OMP_WAIT_POLICY": "PASSIVE",
}
"""Set before the first import of the libraries, which read it then."""

OFFLINE_ASKED = os.environ.get("HF_HUB_OFFLINE", "0").upper() in {"1", "ON", "YES", "TRUE"}
"""Whether the user wants no network at all: as the environment was before we set it."""

Untyped: TypeAlias = Any
"""An object of transformers or CTranslate2: they are untyped, or typed by halves."""


@contextlib.contextmanager
def quiet(doing: str) -> Iterator[None]:
    """Load with a library: offline, its warnings and progress bars swallowed, while no other thread runs.

    Raises:
        ModelError: the library failed; the text says what could not be done (`doing`) and why.
    """
    os.environ.update(ENVIRONMENT)
    with warnings.catch_warnings(), contextlib.redirect_stderr(io.StringIO()), explained(doing):
        warnings.simplefilter("ignore")
        yield


@contextlib.contextmanager
def explained(doing: str) -> Iterator[None]:
    """Turn what a library raises into a ModelError that says what could not be done (`doing`) and why."""
    try:
        yield
    except ModelError:
        raise
    except Exception as err:
        raise ModelError(f"{doing}: {one_line(err)}") from err


def one_line(err: BaseException) -> str:
    """What a library says of its error, without line breaks and end."""
    text = " ".join(str(err).split()) or type(err).__name__
    return text if len(text) <= 300 else f"{text[:300]}..."
