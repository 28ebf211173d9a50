"""Write a file or a folder whole or not at all, a temporary name, then a rename; one process at a time."""

import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from translit.errors import OutputError
from translit.terminal import say


def write_text(path: Path, text: str) -> None:
    """Write `text` as UTF-8 with Unix line ends; a reader sees the old file or the whole new one.

    Raises:
        OutputError: the folder cannot be made or the file cannot be written.
    """
    # No part of the name: with it, the longest legal name could not be written.
    temporary = path.with_name(f".{os.getpid()}-{threading.get_ident()}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with temporary.open("w", encoding="utf-8", newline="\n") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            temporary.replace(path)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
    except OSError as err:
        raise OutputError(f"{path}: cannot be written ({err.strerror}); name another folder with -o") from err


@contextmanager
def new_folder(path: Path) -> Iterator[Path]:
    """Yield a temporary folder that becomes `path` when the block ends well and is removed when it does not.

    The caller holds a lock on `path`: what an interrupted run left under the temporary name is removed first.
    """
    temporary = path.with_name(f".{path.name}.tmp")
    shutil.rmtree(temporary, ignore_errors=True)
    temporary.mkdir(parents=True)
    try:
        yield temporary
        temporary.replace(path)
    except BaseException:
        shutil.rmtree(temporary, ignore_errors=True)
        raise


@contextmanager
def alone(path: Path, waiting: str) -> Iterator[None]:
    """Hold the lock file `path` while the block runs; who has to wait for another process is told `waiting`.

    The kernel frees the lock when its holder dies.
    """
    lock = FileLock(path)
    try:
        lock.acquire(blocking=False)
    except Timeout:
        say(waiting)
        lock.acquire()
    try:
        yield
    finally:
        lock.release()
