"""What the terminal shows: results on stdout, errors and progress on stderr, nothing that could act on it."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from translit.errors import TranslitError
from translit.terminal import plain
from translit.types import Progress


def complain(message: str) -> None:
    """One line on stderr."""
    print(f"translit: {plain(message)}", file=sys.stderr, flush=True)


def complain_of(errors: Iterable[TranslitError]) -> int:
    """One line on stderr for each error; the exit code they ask for, 0 where there are none."""
    code = 0
    for error in errors:
        complain(str(error))
        code = max(code, error.exit_code)
    return code


def table(title: str, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """A table on stdout. Columns whose rows are all figures stand to the right."""
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    grid = Table(title=Text(title), title_justify="left", box=SIMPLE_HEAD)
    for number, column in enumerate(columns):
        figures = all(row[number].replace(".", "").isdigit() for row in rows)
        grid.add_column(Text(column), justify="right" if figures else "left", overflow="fold")
    for row in rows:
        grid.add_row(*(Text(plain(cell)) for cell in row))
    console = Console(soft_wrap=not sys.stdout.isatty(), width=None if sys.stdout.isatty() else 200)
    console.print(grid)


@contextmanager
def progress(label: str) -> Iterator[Progress]:
    """A progress bar on stderr while the block runs; one plain line where stderr is no terminal."""
    with _bar(label, "MofNCompleteColumn", "TimeRemainingColumn") as report:
        yield report


@contextmanager
def transfer(label: str) -> Iterator[Progress]:
    """The same for a download, counted in bytes."""
    with _bar(label, "DownloadColumn", "TransferSpeedColumn", "TimeRemainingColumn") as report:
        yield report


@contextmanager
def _bar(label: str, *columns: str) -> Iterator[Progress]:
    """A bar with these columns of rich, which is imported only where there is a terminal to show it."""
    if not sys.stderr.isatty():
        print(f"{plain(label)} ...", file=sys.stderr, flush=True)
        yield lambda _done, _total: None
        return
    from rich import progress as rich
    from rich.console import Console
    from rich.text import Text

    shown = [getattr(rich, column)() for column in columns]
    with rich.Progress(
        rich.TextColumn("{task.description}"),
        rich.BarColumn(),
        *shown,
        console=Console(stderr=True),
        transient=True,
    ) as bar:
        task = bar.add_task(Text(plain(label)).markup, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)
