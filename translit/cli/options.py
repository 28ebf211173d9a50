"""The options that several commands share, each written once."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

if TYPE_CHECKING:
    from translit.config import Config, Format

Paths = Annotated[
    list[str], typer.Argument(metavar="PATH", help="Files, folders, or - for stdin.", show_default=False)
]
ConfigName = Annotated[
    str, typer.Option("--config", metavar="NAME|FILE", help="default, fast, careful, or a YAML file.")
]
Model = Annotated[
    str | None,
    typer.Option(
        "--model", metavar="NAME|DIR", help="A model by name (`translit models list`) or a local folder."
    ),
]
EngineName = Annotated[
    Literal["ct2", "hf", "fake"] | None,
    typer.Option("--engine", help="What runs the model (config: translate.engine)."),
]
Encoding = Annotated[
    str | None, typer.Option("--encoding", metavar="NAME", help="Read as this encoding instead of UTF-8.")
]
Force = Annotated[bool, typer.Option("--force", help="Translate what does not look Indonesian, too.")]
Repair = Annotated[
    bool | None,
    typer.Option(
        "--repair/--no-repair",
        help="Try again what the check finds wrong, keep only gains.",
        show_default="repair.enabled of the config",
    ),
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON, one object a line.")]
Folder = Annotated[Path, typer.Option("-o", "--output", metavar="DIR", help="Where the output goes.")]


def configure(
    name: str = "default",
    *,
    model: str | None = None,
    engine: str | None = None,
    encoding: str | None = None,
    formats: str | None = None,
    force: bool = False,
    repair: bool | None = None,
) -> "Config":
    """The effective config: the file's, with what the command line says laid over it."""
    from translit.config import load

    return load(
        name,
        {
            "read": {"encoding": encoding, "check_language": False if force else None},
            "translate": {"model": model, "engine": engine},
            "repair": {"enabled": repair},
            "brief": {"formats": parse_formats(formats)},
        },
    )


def parse_formats(text: str | None) -> "tuple[Format, ...] | None":
    """`md,html` as formats; None where nothing was asked for."""
    from translit.config import FORMATS

    if text is None:
        return None
    asked = [part.strip() for part in text.split(",") if part.strip()]
    if not asked or (wrong := [part for part in asked if part not in FORMATS]):
        found = ", ".join(wrong) if asked else "nothing"
        raise typer.BadParameter(f"{found}: formats are {', '.join(FORMATS)}", param_hint="--format")
    return tuple(form for form in FORMATS if form in asked)
