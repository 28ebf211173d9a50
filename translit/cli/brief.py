"""`translit brief` and `translit render`: articles to briefs, and a brief's JSON to its other views."""

import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from translit.cli import console
from translit.cli.options import (
    ConfigName,
    Encoding,
    EngineName,
    Folder,
    Force,
    Json,
    Model,
    Paths,
    Repair,
    configure,
)
from translit.terminal import plain

if TYPE_CHECKING:
    from translit.batch import Outcome

Formats = Annotated[
    str | None,
    typer.Option(
        "--format", metavar="md,html,json", help="What to write, comma separated.", show_default="all"
    ),
]


def brief(
    paths: Paths,
    output: Folder = Path("briefs"),
    config: ConfigName = "default",
    model: Model = None,
    engine: EngineName = None,
    formats: Formats = None,
    encoding: Encoding = None,
    *,
    force: Force = False,
    repair: Repair = None,
    as_json: Json = False,
) -> None:
    """Write a checked bilingual brief of each article.

    The brief of PATH is DIR/<stem>.brief.<format>. PATH is a .txt article, a .jsonl with an article a line
    (text, and optionally id, title, date), a folder of them, or - for stdin. Issues and doubts do not
    change the exit code: the brief shows them. `translit explain` tells how a sentence came about.
    The English may be edited in the .json: `translit check` next.

    \b
    Examples:
      translit brief article.txt
      translit brief seeds/ -o briefs/ --config fast
      translit brief news.jsonl -o out/ --format html,json
      translit brief article.txt -o raw/ --no-repair
      curl -s https://example.org/article.txt | translit brief - -o out/
    """
    from translit.batch import write_briefs
    from translit.outputs import Outputs
    from translit.read import find
    from translit.tools import load

    effective = configure(
        config, model=model, engine=engine, encoding=encoding, force=force, repair=repair, formats=formats
    )
    sources, errors = find(paths)
    code = console.complain_of(errors)
    if not sources:
        raise typer.Exit(code)
    outputs = Outputs(output, sources)
    outputs.prepare()
    tools = load(effective)
    rows = []
    for outcome in write_briefs(sources, outputs, tools, effective, console.progress):
        if outcome.error is not None:
            code = max(code, console.complain_of([outcome.error]))
        elif as_json:
            files = [str(path) for path in outcome.outputs]
            print(json.dumps({**_row(outcome), "outputs": files}, ensure_ascii=False), flush=True)
        else:
            rows.append(_row(outcome))
    if rows:
        console.table("Briefs", list(rows[0]), [[str(value) for value in row.values()] for row in rows])
    raise typer.Exit(code)


def render(
    briefs: Annotated[
        list[Path], typer.Argument(metavar="BRIEF.json...", help="Briefs as `translit brief` wrote them.")
    ],
    output: Annotated[
        Path | None,
        typer.Option(
            "-o", "--output", metavar="DIR", help="Where the views go.", show_default="beside each brief"
        ),
    ] = None,
    formats: Formats = None,
) -> None:
    """Make a brief's views again from its JSON.

    They are the same to the byte.

    \b
    Examples:
      translit render briefs/article.brief.json --format html
      translit render briefs/*.brief.json --format html,md -o views/
    """
    from translit.briefs import render_briefs
    from translit.cli.options import parse_formats

    code = 0
    for outcome in render_briefs(briefs, output, parse_formats(formats) or ("md", "html")):
        if outcome.error is not None:
            code = max(code, console.complain_of([outcome.error]))
        for path in outcome.outputs:
            print(plain(str(path)))
    raise typer.Exit(code)


def _row(outcome: "Outcome") -> dict[str, str | int | float]:
    """What one line of the table says of an article."""
    assert outcome.brief is not None  # noqa: S101 - for the type checker: it has no error
    states = Counter(entry.state for entry in outcome.brief.ledger.entries)
    repaired = {step.segment for step in outcome.brief.steps if step.attempt and step.attempt.kept}
    return {
        "article": outcome.origin,
        "sentences": len(outcome.brief.segments),
        "entities": sum(states.values()),
        "kept": states["kept"],
        "unverifiable": states["unverifiable"],
        "issues": len(outcome.brief.ledger.issues),
        "doubts": len(outcome.brief.ledger.doubts),
        "repaired": len(repaired),
        "seconds": round(outcome.seconds, 1),
    }
