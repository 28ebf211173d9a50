"""`translit check` and `translit entities`: the ledger of a translation, and what it looks for."""

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer

from translit.cli import console
from translit.cli.options import ConfigName, Encoding, Json, configure
from translit.terminal import say
from translit.types import Ledger, Segment


def check(
    source: Annotated[
        Path, typer.Argument(metavar="SOURCE", help="A brief's .json, Indonesian lines, or a .tsv or .jsonl.")
    ],
    target: Annotated[
        Path | None,
        typer.Argument(metavar="[TARGET]", help="English lines, aligned with SOURCE.", show_default=False),
    ] = None,
    config: ConfigName = "default",
    encoding: Encoding = None,
    *,
    write: Annotated[
        bool, typer.Option("--write", help="Put the checked brief, and its views beside it, in place.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Check a translation against its source, or a brief again after its English was edited.

    Names, places, dates and figures that are missing, altered or added are issues; exit 1 if there are any.
    Doubts are no issues: look at them. SOURCE and TARGET are line-aligned files of one document. Alone,
    SOURCE is a .tsv of one document (two columns, no header, no quoting), a .jsonl (`source`, `target`; each
    line its own document), or the .json of a brief in which a `target` of `segments` was edited by hand:
    --write brings the rest of the brief, and the .md and .html beside it, in line with that.

    \b
    Examples:
      translit check article.id.txt article.en.txt
      translit check pairs.tsv --json
      translit check pairs.jsonl --json | jq 'select(.issues != [])'
      translit check briefs/article.brief.json --write
    """
    if source.suffix == ".json" and target is None:
        if encoding is not None:
            raise typer.BadParameter("a brief is always UTF-8", param_hint="--encoding")
        raise typer.Exit(_check_brief(source, config, write=write, as_json=as_json))
    if write:
        raise typer.BadParameter(
            "only a brief can be written back: translit check BRIEF.json --write", param_hint="--write"
        )
    from translit.pairs import read_pairs
    from translit.pipeline import check as check_document
    from translit.tools import recogniser

    sees_names = recogniser(configure(config).entities)
    report = _Report(unit="line", as_json=as_json)
    for pairs in read_pairs(source, target, encoding):
        report.add(*check_document(pairs, sees_names))
    raise typer.Exit(report.close())


def _check_brief(path: Path, config: str, *, write: bool, as_json: bool) -> int:
    """Check the brief again, and say on stderr what became of its file."""
    from translit.briefs import recheck, write_again
    from translit.tools import recogniser

    checked = recheck(path, recogniser(configure(config).entities))
    report = _Report(unit="sentence", as_json=as_json)
    report.add(checked.brief.segments, checked.brief.ledger)
    code = report.close()
    if write:
        for written in write_again(path, checked.brief):
            say(f"written: {written}")
    elif checked.edited:
        numbers = ", ".join(str(index + 1) for index in checked.edited)
        say(f"edited by hand: {numbers}; nothing is written: to keep it type: translit check {path} --write")
    return code


class _Report:
    """What a check prints: JSON as it goes, or tables at the end."""

    def __init__(self, *, unit: str, as_json: bool) -> None:
        self._unit = unit
        self._as_json = as_json
        self._n_segments = 0
        self._issues: list[list[str]] = []
        self._doubts: list[list[str]] = []

    def add(self, segments: Sequence[Segment], ledger: Ledger) -> None:
        """One document."""
        for issue in ledger.issues:
            words = [issue.source, issue.target, issue.expected]
            self._issues.append([self._number(issue.segment), issue.fault, issue.kind, *words])
        for doubt in ledger.doubts:
            self._doubts.append([self._number(doubt.segment), doubt.kind, doubt.message])
        if self._as_json:
            for found in _lines(self._n_segments, segments, ledger):
                print(json.dumps(found, ensure_ascii=False))
        self._n_segments += len(segments)

    def _number(self, segment: int) -> str:
        return str(self._n_segments + segment + 1)

    def close(self) -> int:
        """Print what is left to print; the exit code."""
        if not self._as_json:
            if self._issues:
                columns = [self._unit, "fault", "kind", "source", "target", "expected"]
                console.table("Issues", columns, self._issues)
            if self._doubts:
                console.table("Doubts", [self._unit, "kind", "what may be wrong"], self._doubts)
            doubts = f", {len(self._doubts)} doubts" if self._doubts else ""
            print(f"{self._n_segments} segments, {len(self._issues)} issues{doubts}")
        return 1 if self._issues else 0


def entities(
    path: Annotated[
        str, typer.Argument(metavar="PATH", help="A text, a .jsonl of texts, a folder, or - for stdin.")
    ],
    config: ConfigName = "default",
    encoding: Encoding = None,
    *,
    as_json: Json = False,
) -> None:
    """List what a translation of a text must keep, and who is quoted in it.

    Nothing is cleaned first: start and end count code points of the text as given.

    \b
    Examples:
      translit entities article.txt
      translit entities news.jsonl --json
      echo 'Park Jin tiba di Tokyo, 9 November.' | translit entities - --json
    """
    from translit.pipeline import entities as find_entities
    from translit.read import find, read_raw
    from translit.tools import recogniser

    effective = configure(config, encoding=encoding)
    sees_names = recogniser(effective.entities)
    sources, errors = find([path])
    code = console.complain_of(errors)
    for source in sources:
        reading = read_raw(source, effective.read)
        code = max(code, console.complain_of(reading.errors))
        for page in reading.articles:
            found, quotes = find_entities(page, sees_names)
            if as_json:
                document = {
                    "origin": page.origin,
                    "id": page.id,
                    "entities": [asdict(entity) for entity in found],
                    "quotes": [
                        {"start": q.start, "end": q.end, "text": q.text, "speaker": q.speaker} for q in quotes
                    ],
                }
                print(json.dumps(document, ensure_ascii=False))
                continue
            rows = [[e.kind, e.text, e.value, " | ".join(e.accepts[:4])] for e in found]
            console.table(page.origin, ["kind", "source", "value", "accepted English"], rows)
            if quotes:
                said = [[quote.speaker or "", quote.text] for quote in quotes]
                console.table("Quotations", ["speaker", "words"], said)
    raise typer.Exit(code)


def _lines(before: int, segments: Sequence[Segment], ledger: Ledger) -> Iterator[dict[str, Any]]:
    """The lines of `check --json`: one a segment, `before` segments having been printed.

    Offsets of entities count into the segment's source.
    """
    issues: dict[int, list[dict[str, Any]]] = defaultdict(list)
    doubts: dict[int, list[dict[str, Any]]] = defaultdict(list)
    entities: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for issue in ledger.issues:
        issues[issue.segment].append(_without(asdict(issue), "segment"))
    for doubt in ledger.doubts:
        doubts[doubt.segment].append(_without(asdict(doubt), "segment"))
    starts = {segment.index: segment.start for segment in segments}
    for entry in ledger.entries:
        index = entry.entity.segment
        shown = _without(asdict(entry.entity), "segment") | _without(asdict(entry), "entity")
        shown["start"] -= starts[index]
        shown["end"] -= starts[index]
        if entry.target_segment is not None:
            shown["target_segment"] = before + entry.target_segment
        entities[index].append(shown)
    for segment in segments:
        at = segment.index
        unverifiable = [entity for entity in entities[at] if entity["state"] == "unverifiable"]
        yield {
            "index": before + at,
            "issues": issues[at],
            "doubts": doubts[at],
            "unverifiable": unverifiable,
            "entities": entities[at],
        }


def _without(record: dict[str, Any], key: str) -> dict[str, Any]:
    return {name: value for name, value in record.items() if name != key}
