"""The application: which commands there are, and what `--help` and `--version` say."""

from typing import Annotated

import typer

from translit import __version__
from translit.cli.brief import brief, render
from translit.cli.check import check, entities
from translit.cli.config import config
from translit.cli.models import models
from translit.cli.translate import translate

app = typer.Typer(
    name="translit",
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


for command in (brief, render, translate, check, entities):
    app.command()(command)
app.add_typer(models)
app.add_typer(config)
