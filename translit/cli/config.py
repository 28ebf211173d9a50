"""`translit config show`: the effective config, as YAML."""

from typing import Annotated

import typer

from translit.cli.options import Json

config = typer.Typer(name="config", no_args_is_help=True, help="Show configs.", rich_markup_mode=None)


@config.callback()
def about() -> None:
    """Show configs."""


@config.command()
def show(
    name: Annotated[
        str, typer.Argument(metavar="[NAME|FILE]", help="default, fast, careful, or a YAML file.")
    ] = "default",
    *,
    as_json: Json = False,
) -> None:
    """Print the effective config: default.yaml with the differences of NAME or FILE laid over it.

    \b
    Examples:
      translit config show
      translit config show careful
      translit config show mine.yaml --json
    """
    import json

    import yaml

    from translit.config import load

    effective = load(name)
    tree = effective.model_dump(mode="json", exclude={"name"})
    if as_json:
        print(json.dumps({"name": effective.name, "digest": effective.digest, **tree}, ensure_ascii=False))
        return
    print(f"# {effective.name}, digest {effective.digest}")
    print(yaml.safe_dump(tree, sort_keys=False, allow_unicode=True), end="")
