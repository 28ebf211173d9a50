"""Where translit's files lie: configs and manifests in the checkout or the package, weights, the cache."""

import os
from pathlib import Path

from translit.errors import ModelError

PACKAGE = Path(__file__).parent
CHECKOUT = PACKAGE.parent


def shipped(folder: str) -> Path:
    """The folder `configs` or `models` as shipped: beside the package in a checkout, inside it in a wheel."""
    beside = CHECKOUT / folder
    return beside if (CHECKOUT / "pyproject.toml").is_file() and beside.is_dir() else PACKAGE / folder


def models() -> list[Path]:
    """The folders where manifests and weights are looked for, in order; the last is where pulls go."""
    named = os.environ.get("TRANSLIT_MODELS")
    return [shipped("models"), *([Path(named)] if named else []), pulled()]


def pulled() -> Path:
    """The folder that `translit models pull` and `add` write to."""
    return cache() / "models"


def cache() -> Path:
    """The cache folder: TRANSLIT_CACHE, else the platform's own.

    Raises:
        ModelError: the user has no home folder, and no cache is named.
    """
    if named := os.environ.get("TRANSLIT_CACHE"):
        return Path(named)
    import platformdirs

    try:
        return Path(platformdirs.user_cache_dir("translit", appauthor=False))
    except RuntimeError as err:  # a user that the system does not know, as in containers
        raise ModelError(f"no home folder to keep a cache in ({err}); name one with TRANSLIT_CACHE") from err
