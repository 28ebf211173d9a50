"""Remove what was pulled: conversions, which no one else names, then the lock and all it speaks of."""

import shlex
import shutil
from pathlib import Path

from translit.backends.convert import conversions
from translit.errors import ModelError
from translit.hub.alone import alone
from translit.manifest import Model
from translit.manifest.lock import lock_path


def remove(model: Model, root: Path) -> list[Path]:
    """Remove what `pull` wrote of `model` into the models folder `root`, finished or not; what was removed.

    The manifest stays: it costs nothing, and may have been corrected by hand.

    Raises:
        ModelError: there is nothing of it, or it cannot be removed.
    """
    lock, home = lock_path(root, model.name), root / model.name
    of_it = conversions(model) if model.folder.parent == home else []
    found = [path for path in (*of_it, lock, home) if path.exists()]
    if not found:
        raise ModelError(
            f"{model.name}: nothing of it was pulled into {root}"
            + (f"; its files lie in {model.folder}: delete them there" if model.present else "")
        )
    if home.is_symlink():
        raise ModelError(
            f"{home}: is a link, and nothing is removed where it leads; remove that by hand (rm -r "
            f"{shlex.quote(str(home.resolve()))} {shlex.quote(str(home))}), then run this again"
        )
    with alone(root, model.name):
        try:
            for path in found:
                if path.is_dir():
                    shutil.rmtree(path)
                else:
                    path.unlink()
        except OSError as err:
            raise ModelError(f"{err.filename}: cannot be removed ({err.strerror})") from err
    return found
