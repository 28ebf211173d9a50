"""`translit models`: which models there are, getting them, checking them, finding and removing them."""

import json
from typing import Annotated

import typer

from translit.cli import console
from translit.cli.options import ConfigName, Json
from translit.terminal import plain

models = typer.Typer(
    name="models", no_args_is_help=True, help="List, pull, verify and remove models.", rich_markup_mode=None
)

Name = Annotated[str, typer.Argument(metavar="NAME|DIR", help="A model by name, or a local folder.")]
Pulled = Annotated[str, typer.Argument(metavar="NAME", help="A model by name (`translit models list`).")]
Repository = Annotated[
    str,
    typer.Argument(metavar="OWNER/NAME", help="A repository on the hub, or on the mirror in HF_ENDPOINT."),
]


@models.command("list")
def list_models(*, as_json: Json = False) -> None:
    """List the models, their licences, and which are here.

    \b
    Examples:
      translit models list
      translit models list --json
    """
    from translit.manifest import listing

    found, errors = listing()
    code = console.complain_of(errors)
    rows = [
        {
            "name": model.name,
            "architecture": model.manifest.architecture,
            "task": model.manifest.task,
            "languages": "-".join(filter(None, dict(model.manifest.languages).values())),
            "licence": model.manifest.licence,
            "here": "yes" if model.present else "no",
            "from": model.manifest.repository or "",
            "commit": model.lock.commit if model.lock else "",
        }
        for model in found
    ]
    if as_json:
        for row in rows:
            print(json.dumps({**row, "here": row["here"] == "yes"}, ensure_ascii=False))
    elif rows:
        shown = [{**row, "commit": row["commit"][:12]} for row in rows]
        console.table("Models", list(rows[0]), [list(row.values()) for row in shown])
    raise typer.Exit(code)


@models.command()
def pull(
    name: Annotated[
        str, typer.Argument(metavar="NAME|OWNER/NAME", help="A model by name, or a repository of the hub.")
    ],
    config: ConfigName = "default",
    *,
    update: Annotated[
        bool, typer.Option("--update", help="Follow a branch that has moved since the last pull.")
    ] = False,
    convert: Annotated[
        bool,
        typer.Option("--convert/--no-convert", help="Convert for CTranslate2 now, in the config's type."),
    ] = True,
) -> None:
    """Get a model from the hub, check and lock it; afterwards it runs without a network.

    A pull that was interrupted goes on where it stopped. What was pulled stays at its commit: a branch that
    moves is reported, and followed with --update. A repository that has no manifest gets one (`models add`).

    \b
    Examples:
      translit models pull opus-mt-id-en
      translit models pull Helsinki-NLP/opus-mt-ms-en
      HF_ENDPOINT=https://mirror.example.org translit models pull nllb-200-distilled-600m
    """
    from translit import hub, places
    from translit.config import load
    from translit.hub.pull import Options

    effective = load(config).translate
    options = Options(
        compute_type=effective.compute_type if convert else None, update=update, progress=console.transfer
    )
    root = places.pulled()
    model = hub.pull(hub.known_or_added(name, root), root, options)
    print(f"{plain(model.name)}: {len(model.files)} files of {model.revision}, sha256 {model.sha256}")


@models.command()
def add(
    repository: Repository,
    name: Annotated[
        str | None,
        typer.Option("--name", metavar="NAME", help="What to call it.", show_default="the repository's"),
    ] = None,
    revision: Annotated[
        str, typer.Option("--revision", metavar="REV", help="The branch, tag or commit to pull.")
    ] = "main",
) -> None:
    """Write a manifest for a repository whose kind of model translit runs; print its path.

    \b
    Examples:
      translit models add Helsinki-NLP/opus-mt-ms-en
      translit models add google/madlad400-3b-mt --name madlad
    """
    from translit import hub, places

    model = hub.add(repository, places.pulled(), name=name, revision=revision)
    print(plain(str(places.pulled() / f"{model.name}.yaml")))


@models.command()
def verify(name: Name) -> None:
    """Hash every file of a model and compare with its lock or manifest.

    Exit 3 where one differs or is missing. A lock that came from another machine takes the files' times anew.

    \b
    Examples:
      translit models verify id-en-lite
    """
    from translit.manifest import find

    model = find(name)
    model.verify(full=True)
    model.retime()
    print(f"{plain(model.name)}: {len(model.files)} files as recorded, sha256 {model.sha256}")


@models.command()
def path(name: Name) -> None:
    """Print the folder of a model's weights.

    \b
    Examples:
      ls -l "$(translit models path id-en-lite)"
    """
    from translit.manifest import find

    print(find(name).folder)


@models.command()
def rm(name: Pulled) -> None:
    """Remove what was pulled of a model: its files, its lock, its conversions. Its manifest stays.

    \b
    Examples:
      translit models rm opus-mt-id-en
    """
    from translit import hub, places
    from translit.manifest import known

    for removed in hub.remove(known(name), places.pulled()):
        print(plain(str(removed)))
