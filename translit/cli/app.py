"""The application: which commands there are, and what `--help` and `--version` say."""

import os
import sys
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from translit import __version__
from translit.cli.bench import bench
from translit.cli.brief import brief, render
from translit.cli.check import check, entities
from translit.cli.config import config
from translit.cli.console import complain
from translit.cli.doctor import doctor
from translit.cli.explain import explain
from translit.cli.models import models
from translit.cli.translate import translate
from translit.errors import TranslitError


class Commands(TyperGroup):
    """Turns what a command raises into one line on stderr and its exit code, before typer sees it."""

    def invoke(self, ctx: Any) -> Any:  # noqa: ANN401 - typer's own types are private
        """Run the command and write out all it printed."""
        try:
            try:
                return super().invoke(ctx)
            finally:
                sys.stdout.flush()
        except TranslitError as err:
            complain(str(err))
            raise typer.Exit(err.exit_code) from err
        except KeyboardInterrupt as err:
            complain("interrupted: what was finished is kept, nothing is half written")
            raise typer.Exit(130) from err
        except OSError as err:
            if err.filename is not None:  # not stdout, which has no name
                complain(f"{err.filename}: {err.strerror}")
                raise typer.Exit(2) from err
            complain(f"the output cannot be written ({err.strerror})")
            # What stdout still holds would fail again at exit.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(2) from err


app = typer.Typer(
    name="translit",
    cls=Commands,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,  # plain help: it starts faster and docs/cli.md is made from it
    pretty_exceptions_enable=False,
)


def _version(wanted: bool) -> None:  # noqa: FBT001 - typer calls it so
    if wanted:
        print(f"translit {__version__}")
        raise typer.Exit


@app.callback()
def about(
    *,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Indonesian news to English briefs, with every name, place, date and figure checked against the source.

    Exit codes: 0 done; 1 `check` found issues; 2 bad usage, or some input could not be used
    (the others still are); 3 model trouble.
    """


for command in (brief, render, explain, translate, check, entities, doctor):
    app.command()(command)
app.add_typer(bench)
app.add_typer(models)
app.add_typer(config)
