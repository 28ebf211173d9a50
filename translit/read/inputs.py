"""What the user named, as a list of inputs: files, folders searched to the bottom, `-` for standard input."""

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from stat import S_ISDIR, S_ISREG

from translit.errors import InputError
from translit.read.characters import one_line

STDIN = "-"
SUFFIXES = (".txt", ".jsonl")

# A named file with any other suffix is read as text; what these hold is markup.
MARKUP_SUFFIXES = frozenset(
    (".html", ".htm", ".mhtml", ".xml", ".rtf", ".pdf", ".doc", ".docx", ".odt", ".epub")
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """A file to read, or standard input (`path` is None).

    `name` is what messages show: the path as the user would recognise it, `-` for standard input. `relative`
    is where its outputs lie under an output folder: the bare name of a file that was named, the path below
    the named folder of a file that was found there.
    """

    name: str
    path: Path | None
    relative: Path


def find(paths: Sequence[str], suffixes: tuple[str, ...] = SUFFIXES) -> tuple[list[Input], list[InputError]]:
    """The inputs that `paths` name, in that order, and an error for each of `paths` that cannot be used.

    A folder is searched to the bottom for files with one of `suffixes` (in either case), sorted, hidden ones
    left out, links followed. A file that is named twice, be it through a link, is used once.
    """
    named: list[Input] = []
    errors: list[InputError] = []
    for path in paths:
        try:
            named += _named(path, suffixes, errors)
        except InputError as err:
            errors.append(err)
    return list(_once(named)), errors


def _once(sources: Iterable[Input]) -> Iterator[Input]:
    seen: set[str] = set()
    for source in sources:
        place = STDIN if source.path is None else os.path.realpath(source.path)
        if place not in seen:
            seen.add(place)
            yield source


def _named(path: str, suffixes: tuple[str, ...], errors: list[InputError]) -> list[Input]:
    """What the one argument `path` names; a folder in it that cannot be read is added to `errors`.

    Raises:
        InputError: it names nothing that can be used.
    """
    if path == STDIN:
        return [Input(name=STDIN, path=None, relative=Path("stdin.txt"))]
    file = Path(path)
    try:
        is_folder = S_ISDIR(os.stat(path).st_mode)  # noqa: PTH116 (Path("") is the current folder)
    except OSError as err:
        raise InputError(
            f"{shown(path)}: cannot be read ({err.strerror}); name a file, a folder or -"
        ) from err
    if is_folder:
        n_errors = len(errors)
        found = list(_files_in(file, suffixes, errors, set()))
        if not found and len(errors) == n_errors:
            raise InputError(f"{shown(path)}: no {' or '.join(suffixes)} file in this folder; name a file")
        return [Input(name=shown(each), path=each, relative=each.relative_to(file)) for each in found]
    if file.suffix.lower() in MARKUP_SUFFIXES:
        raise InputError(f"{shown(path)}: {file.suffix} is not read; save the article as plain text (.txt)")
    return [Input(name=shown(path), path=file, relative=Path(file.name))]


def _files_in(
    folder: Path, suffixes: tuple[str, ...], errors: list[InputError], visited: set[str]
) -> Iterator[Path]:
    """The files below `folder` with one of `suffixes`, sorted; no folder is entered twice.

    A link that leads to nothing counts as a file, so that reading it says what is wrong.
    """
    place = os.path.realpath(folder)
    if place in visited:
        return
    visited.add(place)
    try:
        paths = sorted(folder.iterdir())
    except OSError as err:
        errors.append(
            InputError(f"{shown(folder)}: this folder cannot be read ({err.strerror}); see its permissions")
        )
        return
    for path in paths:
        if path.name.startswith("."):
            continue
        mode = _mode(path)
        if S_ISDIR(mode):
            yield from _files_in(path, suffixes, errors, visited)
        elif path.suffix.lower() in suffixes and (S_ISREG(mode) or mode == 0):
            yield path


def _mode(path: Path) -> int:
    """What kind of file `path` is or links to; 0 where nothing can be said, as of a link to nothing."""
    try:
        return path.stat().st_mode
    except OSError:
        return 0


def shown(path: Path | str) -> str:
    """`path` for people: one line, no control characters, writable as UTF-8 whatever bytes it is made of."""
    return one_line(os.fsencode(path).decode("utf-8", "replace"))
