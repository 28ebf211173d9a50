"""One process at a time changes what was pulled of a model."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from translit import atomic
from translit.errors import ModelError


@contextmanager
def alone(root: Path, name: str) -> Iterator[None]:
    """Hold the model `name` in the models folder `root` while the block runs.

    Raises:
        ModelError: the folder cannot be made or written.
    """
    with ExitStack() as stack:
        try:
            root.mkdir(parents=True, exist_ok=True)
            waiting = f"waiting for another process that changes {name}..."
            stack.enter_context(atomic.alone(root / f".{name}.pulling", waiting))
        except OSError as err:
            raise ModelError(
                f"{root}: cannot be written ({err.strerror}); name a cache with TRANSLIT_CACHE"
            ) from err
        yield
