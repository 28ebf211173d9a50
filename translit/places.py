"""Where translit's files lie: configs and manifests in the checkout or the package, weights, the cache."""

import os
from pathlib import Path

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
    """The cache folder: TRANSLIT_CACHE, else the platform's own."""
    if named := os.environ.get("TRANSLIT_CACHE"):
        return Path(named)
    import platformdirs

    return Path(platformdirs.user_cache_dir("translit", appauthor=False))
