"""`translit check` and `translit entities`: the ledger of a translation, and what it looks for."""

import json
from collections import defaultdict
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer

from translit.cli import console
from translit.cli.options import Encoding, Json
from translit.types import Entry, Issue


def check(
    source: Annotated[
        Path, typer.Argument(metavar="SOURCE", help="Indonesian lines, or one .tsv or .jsonl of pairs.")
    ],
    target: Annotated[
        Path | None,
        typer.Argument(metavar="[TARGET]", help="English lines, aligned with SOURCE.", show_default=False),
    ] = None,
    encoding: Encoding = None,
    *,
    as_json: Json = False,
) -> None:
    """Check a translation against its source.

    Names, places, dates and figures that are missing, altered or added are issues; exit 1 if there are any.
    SOURCE and TARGET are line-aligned files of one document. Alone, SOURCE is a .tsv of one document
    (two columns, no header, no quoting) or a .jsonl (`source`, `target`; each line its own document).

    \b
    Examples:
      translit check article.id.txt article.en.txt
      translit check pairs.tsv --json
      translit check pairs.jsonl --json | jq 'select(.issues != [])'
    """
    from translit.pairs import read_pairs
    from translit.pipeline import check as check_document

    index = n_issues = 0
    rows: list[list[str]] = []
    for pairs in read_pairs(source, target, encoding):
        segments, ledger = check_document(pairs)
        issues: dict[int, list[Issue]] = defaultdict(list)
        entries: dict[int, list[Entry]] = defaultdict(list)
        for issue in ledger.issues:
            issues[issue.segment].append(issue)
            line = str(index + issue.segment + 1)
            rows.append([line, issue.fault, issue.kind, issue.source, issue.target, issue.expected])
        for entry in ledger.entries:
            entries[entry.entity.segment].append(entry)
        if as_json:
            for at, segment in enumerate(segments):
                found = _segment(index + at, segment.start, issues[at], entries[at])
                print(json.dumps(found, ensure_ascii=False))
        n_issues += len(ledger.issues)
        index += len(segments)
    if not as_json:
        if rows:
            console.table("Issues", ["line", "fault", "kind", "source", "target", "expected"], rows)
        print(f"{index} segments, {n_issues} issues")
    raise typer.Exit(1 if n_issues else 0)


def entities(
    path: Annotated[
        str, typer.Argument(metavar="PATH", help="A text, a .jsonl of texts, a folder, or - for stdin.")
    ],
    encoding: Encoding = None,
    *,
    as_json: Json = False,
) -> None:
    """List what a translation of a text must keep.

    Nothing is cleaned first: start and end count code points of the text as given.

    \b
    Examples:
      translit entities article.txt
      translit entities news.jsonl --json
      echo 'Park Jin tiba di Tokyo, 9 November.' | translit entities - --json
    """
    from translit.cli.options import configure
    from translit.pipeline import entities as find_entities
    from translit.read import find, read_raw

    sources, errors = find([path])
    code = console.complain_of(errors)
    for source in sources:
        reading = read_raw(source, configure(encoding=encoding).read)
        code = max(code, console.complain_of(reading.errors))
        for page in reading.articles:
            found = find_entities(page)
            if as_json:
                document = {
                    "origin": page.origin,
                    "id": page.id,
                    "entities": [asdict(entity) for entity in found],
                }
                print(json.dumps(document, ensure_ascii=False))
            else:
                rows = [[e.kind, e.text, e.value, " | ".join(e.accepts[:4])] for e in found]
                console.table(page.origin, ["kind", "source", "value", "accepted English"], rows)
    raise typer.Exit(code)


def _segment(index: int, start: int, issues: list[Issue], entries: list[Entry]) -> dict[str, Any]:
    """One line of `check --json`. Offsets of entities count into the segment's source."""
    shown = []
    for entry in entries:
        entity = asdict(entry.entity)
        del entity["segment"]
        entity |= {"start": entry.entity.start - start, "end": entry.entity.end - start}
        shown.append({**entity, **{key: value for key, value in asdict(entry).items() if key != "entity"}})
    faults = [{key: value for key, value in asdict(issue).items() if key != "segment"} for issue in issues]
    unverifiable = [entity for entity in shown if entity["state"] == "unverifiable"]
    return {"index": index, "issues": faults, "unverifiable": unverifiable, "entities": shown}
