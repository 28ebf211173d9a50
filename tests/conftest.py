"""What every test shares: the seeds, and an environment that has nothing of the user's own."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def settings() -> list[str]:
    """The variables that change which models there are, and which hub is asked by whom."""
    return [name for name in os.environ if name.startswith(("TRANSLIT_", "HF_", "HUGGING", "TRANSFORMERS_"))]


def pytest_configure() -> None:
    """Forget the user's settings before a test module imports what reads them."""
    for name in settings():
        del os.environ[name]


@pytest.fixture(scope="session", autouse=True)
def session_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """One cache for the whole run, the embedded model's conversions among it; a hub's token is not found."""
    folder = tmp_path_factory.mktemp("session") / "cache"
    with pytest.MonkeyPatch.context() as patch:
        for name in settings():  # what a test module has put there when it was imported
            patch.delenv(name)
        patch.setenv("TRANSLIT_CACHE", str(folder))
        patch.setenv("HF_HOME", str(folder.with_name("huggingface")))
        yield folder


@pytest.fixture(autouse=True)
def environment(session_cache: Path) -> Iterator[None]:
    """What a test puts into the environment is gone after it: the commands that others run inherit it."""
    before = dict(os.environ)
    yield
    for name in os.environ.keys() - before.keys():
        del os.environ[name]
    os.environ.update(before)


@pytest.fixture(scope="session")
def seeds() -> list[Path]:
    """The five seed articles, in order."""
    return sorted((ROOT / "seeds").glob("*.txt"))
