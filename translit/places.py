"""Where translit's own files lie (configs, manifests, weights): the checkout, else the package."""

import os
from pathlib import Path

PACKAGE = Path(__file__).parent
CHECKOUT = PACKAGE.parent


def shipped(folder: str) -> Path:
    """The folder `configs` or `models` as shipped: beside the package in a checkout, inside it in a wheel."""
    beside = CHECKOUT / folder
    return beside if (CHECKOUT / "pyproject.toml").is_file() and beside.is_dir() else PACKAGE / folder


def cache() -> Path:
    """The cache folder: TRANSLIT_CACHE, else the platform's own."""
    if named := os.environ.get("TRANSLIT_CACHE"):
        return Path(named)
    import platformdirs

    return Path(platformdirs.user_cache_dir("translit", appauthor=False))
