"""What every test shares: the seeds, and an environment that has nothing of the user's own."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
USERS_OWN = ("TRANSLIT_", "HF_", "HUGGING", "TRANSFORMERS_")
"""How variables begin that change which models there are, or whom a hub is told that we are."""


def pytest_configure() -> None:
    """Forget the user's settings before a test module imports what reads them."""
    for name in [name for name in os.environ if name.startswith(USERS_OWN)]:
        del os.environ[name]


@pytest.fixture(scope="session", autouse=True)
def session_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """One cache for the whole run, the embedded model's conversions among it; a hub's token is not found."""
    folder = tmp_path_factory.mktemp("session") / "cache"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TRANSLIT_CACHE", str(folder))
        patch.setenv("HF_HOME", str(folder.with_name("huggingface")))
        yield folder


@pytest.fixture(scope="session")
def seeds() -> list[Path]:
    """The five seed articles, in order."""
    return sorted((ROOT / "seeds").glob("*.txt"))
