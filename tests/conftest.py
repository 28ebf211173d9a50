"""What every test shares."""

from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def seeds() -> list[Path]:
    """The five seed articles, in order."""
    return sorted((ROOT / "seeds").glob("*.txt"))
