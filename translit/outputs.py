"""The files of one run: no two inputs write the same one, and none overwrites an input."""

import os
import tempfile
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from translit.errors import InputError, OutputError
from translit.read import Input


@dataclass(slots=True)
class Outputs:
    """The register of a run that writes to `folder` what it makes of `sources`."""

    folder: Path
    sources: Sequence[Input]
    _inputs: frozenset[Path] = field(init=False)
    _holders: dict[str, tuple[str, Input]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._inputs = frozenset(each.path.resolve() for each in self.sources if each.path is not None)

    def prepare(self) -> None:
        """Make the folder and see that it can be written to, before the work and not after it.

        Raises:
            OutputError: it cannot.
        """
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryFile(dir=self.folder):
                pass
        except OSError as err:
            raise OutputError(
                f"{self.folder}: cannot be written to ({err.strerror}); name another folder with -o"
            ) from err

    def claim(self, relative: Path, source: Input, origin: str) -> Path:
        """The path of `relative` in the folder, for the article `origin` of `source` alone.

        File systems that fold case or accents are thought of: x.txt and X.txt do clash.

        Raises:
            InputError: another article of this run has that path, or it is an input itself.
        """
        path = self.folder / relative
        holder, held = self._holders.setdefault(_folded(relative), (origin, source))
        if (holder, held) != (origin, source):
            raise InputError(
                f"{origin}: its output {path} would overwrite that of {holder}; {_way_out(held, source)}"
            )
        if path.resolve() in self._inputs:
            raise InputError(
                f"{origin}: its output {path} would overwrite an input; name another folder with -o"
            )
        return path


def _folded(path: Path) -> str:
    """Equal for paths that some file system takes for one."""
    return unicodedata.normalize("NFC", str(path)).casefold()


def _way_out(held: Input, source: Input) -> str:
    """What to type so that the two do not clash."""
    if held.path == source.path:
        return "give each line an id of its own"
    if held.path is not None and source.path is not None:
        common = os.path.commonpath((held.path.absolute(), source.path.absolute()))
        below = {_folded(path.absolute().relative_to(common)) for path in (held.path, source.path)}
        if len(below) == 2:
            return f"name the folder that holds both ({os.path.relpath(common)}), or give each its own -o"
    return "rename one, or give each its own -o"
