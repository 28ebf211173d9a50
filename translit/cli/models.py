"""`translit models`: which models there are, where they lie, whether their files are as recorded."""

import json
from typing import Annotated

import typer

from translit.cli import console
from translit.cli.options import Json

models = typer.Typer(
    name="models", no_args_is_help=True, help="List, verify and find models.", rich_markup_mode=None
)

Name = Annotated[str, typer.Argument(metavar="NAME|DIR", help="A model by name, or a local folder.")]


@models.command("list")
def list_models(*, as_json: Json = False) -> None:
    """List the models, their licences, and which are here.

    \b
    Examples:
      translit models list
      translit models list --json
    """
    from translit.manifest import listing

    rows = [
        {
            "name": model.name,
            "architecture": model.manifest.architecture,
            "languages": f"{model.manifest.languages.source}-{model.manifest.languages.target}",
            "licence": model.manifest.licence,
            "here": "yes" if model.present else "no",
        }
        for model in listing()[0]
    ]
    if as_json:
        for row in rows:
            print(json.dumps({**row, "here": row["here"] == "yes"}, ensure_ascii=False))
    else:
        console.table("Models", list(rows[0]), [list(row.values()) for row in rows])


@models.command()
def verify(name: Name) -> None:
    """Hash every file of a model and compare with its manifest.

    Exit 3 where one differs or is missing.

    \b
    Examples:
      translit models verify id-en-lite
    """
    from translit.manifest import find

    model = find(name)
    model.verify()
    print(f"{console.plain(model.name)}: {len(model.files)} files as recorded, sha256 {model.sha256}")


@models.command()
def path(name: Name) -> None:
    """Print the folder of a model's weights.

    \b
    Examples:
      ls -l "$(translit models path id-en-lite)"
    """
    from translit.manifest import find

    print(find(name).folder)
