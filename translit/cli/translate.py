"""`translit translate`: line for line, from stdin to stdout or from files to mirrored files."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from translit.cli import console
from translit.cli.options import ConfigName, Encoding, EngineName, Force, Model, Paths, Repair, configure
from translit.errors import InputError
from translit.terminal import plain
from translit.types import Article, Tools

if TYPE_CHECKING:
    from translit.config import Config

SAMPLE_LINES = 64
"""Lines of stdin whose language is looked at."""


def translate(
    paths: Paths,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="DIR", help="Where the mirrored files go.")
    ] = None,
    config: ConfigName = "default",
    model: Model = None,
    engine: EngineName = None,
    encoding: Encoding = None,
    *,
    force: Force = False,
    repair: Repair = None,
    strict: Annotated[
        bool,
        typer.Option(
            "--strict", help="In place of a sentence that stays unreliable: [not reliably translated]."
        ),
    ] = False,
) -> None:
    """Translate line for line.

    Each line of the input is one line of the output, blank ones too. With - lines go from stdin to stdout,
    in order. Files and folders of .txt are mirrored under -o, each file written whole or not at all;
    `translit check` can then hold source and translation side by side. A sentence that stays no translation
    at all (a loop, a copy of the source, broken off) keeps its English, or is a mark alone with --strict.

    \b
    Examples:
      translit translate - < lines.txt > lines.en.txt
      translit translate articles/ -o english/
      translit translate articles/ -o english/ --strict
      translit translate - --no-repair < lines.txt > raw.en.txt
      echo 'Blinken tiba di Seoul pada Rabu (8/11).' | translit translate -
    """
    effective = configure(config, model=model, engine=engine, encoding=encoding, force=force, repair=repair)
    if strict and not effective.repair.enabled:
        raise typer.BadParameter(
            "what is unreliable is found by the repair loop, which is off; leave one of the two out: "
            "--strict, or --no-repair (config: repair.enabled)",
            param_hint="--strict",
        )
    if paths == ["-"]:
        if output is not None:
            raise typer.BadParameter("- goes to stdout; leave -o out, or name files", param_hint="-o")
        from translit.tools import load

        _filter(load(effective), effective, strict=strict)
        return
    if "-" in paths:
        raise typer.BadParameter("- stands alone; run it apart from the files", param_hint="PATH")
    if output is None:
        raise typer.BadParameter("files need a folder for their translations: -o DIR", param_hint="-o")
    raise typer.Exit(_mirror(paths, output, effective, strict=strict))


def _mirror(paths: list[str], folder: Path, config: "Config", *, strict: bool) -> int:
    """Every .txt mirrored below `folder`; the exit code."""
    from translit.batch import translate_files
    from translit.outputs import Outputs
    from translit.read import find
    from translit.tools import load

    sources, errors = find(paths, suffixes=(".txt",))
    code = console.complain_of(errors)
    if sources:
        outputs = Outputs(folder, sources)
        outputs.prepare()
        tools = load(config)
        for outcome in translate_files(sources, outputs, tools, config, console.progress, strict=strict):
            if outcome.error is not None:
                code = max(code, console.complain_of([outcome.error]))
            for path in outcome.outputs:
                print(plain(str(path)))
    return code


def _filter(tools: Tools, config: "Config", *, strict: bool) -> None:
    """Line mode: what does not look Indonesian is said on stderr, and still gets its lines."""
    from itertools import chain, islice

    from translit.language import require_indonesian
    from translit.pipeline import translate_lines
    from translit.read import lines

    source = lines(sys.stdin.buffer, "-", config.read.encoding)
    first = list(islice(source, SAMPLE_LINES))
    if config.read.check_language:
        try:
            require_indonesian(Article(text="\n".join(first), origin="-"))
        except InputError as err:
            console.complain(f"{err} (its lines are translated)")
    for line in translate_lines(chain(first, source), tools, config, strict=strict):
        print(line, flush=True)
