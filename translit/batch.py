"""Runs over many inputs: each is done on its own, what fails is reported, the others go on."""

import hashlib
import re
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from translit import pipeline
from translit.atomic import write_text
from translit.brief import document, render
from translit.config import Config
from translit.errors import InputError, TranslitError
from translit.language import require_indonesian
from translit.outputs import Outputs
from translit.read import Input, lines, read
from translit.types import Article, Brief, Progress, Tools

Watch = Callable[[str], AbstractContextManager[Progress]]
"""Makes the progress display of one input, given its name."""

MAX_MARK_BYTES = 80
"""Of a .jsonl article's id in its file's name: a name has 255 bytes on most file systems."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one article: its brief and the files written, or the error that stopped it."""

    origin: str
    seconds: float = 0.0
    outputs: tuple[Path, ...] = ()
    brief: Brief | None = None
    error: TranslitError | None = None


def write_briefs(
    sources: Sequence[Input],
    outputs: Outputs,
    tools: Tools,
    config: Config,
    watch: Watch,
) -> Iterator[Outcome]:
    """Write the brief of every article of every source; yields an Outcome as each is finished or fails."""
    for source in sources:
        try:
            reading = read(source, config.read)
        except TranslitError as err:
            yield Outcome(origin=source.name, error=err)
            continue
        for error in reading.errors:
            yield Outcome(origin=source.name, error=error)
        for page in reading.articles:
            start = time.perf_counter()
            try:
                stem = _stem(source, page)
                paths = [
                    outputs.claim(stem.with_name(f"{stem.name}.brief.{form}"), source, page.origin)
                    for form in config.brief.formats
                ]
                with watch(page.origin) as progress:
                    brief = pipeline.write_brief(page, tools, config, progress)
                made = document(brief)
                for path, form in zip(paths, config.brief.formats, strict=True):
                    write_text(path, render(made, form))
            except TranslitError as err:
                yield Outcome(origin=page.origin, error=err)
                continue
            seconds = time.perf_counter() - start
            yield Outcome(origin=page.origin, outputs=tuple(paths), brief=brief, seconds=seconds)


def translate_files(
    sources: Sequence[Input],
    outputs: Outputs,
    tools: Tools,
    config: Config,
    watch: Watch,
    *,
    strict: bool = False,
) -> Iterator[Outcome]:
    """Mirror every source line for line; yields an Outcome as each is finished or fails.

    `strict`: a sentence that stays unreliable is a mark alone, see `pipeline.translate_lines`.
    """
    for source in sources:
        start = time.perf_counter()
        try:
            path = outputs.claim(source.relative, source, source.name)
            with watch(source.name) as progress:
                text = _translate_file(source, tools, config, progress, strict=strict)
            write_text(path, text)
        except TranslitError as err:
            yield Outcome(origin=source.name, error=err)
            continue
        yield Outcome(origin=source.name, outputs=(path,), seconds=time.perf_counter() - start)


def _translate_file(source: Input, tools: Tools, config: Config, progress: Progress, *, strict: bool) -> str:
    """The English of a file of lines, as many as it has."""
    if source.relative.suffix.lower() == ".jsonl":
        raise InputError(
            f"{source.name}: a .jsonl holds articles, not lines; type: translit brief {source.name}"
        )
    reading = read(source, config.read)
    if reading.errors:
        raise reading.errors[0]
    if config.read.check_language:
        require_indonesian(reading.articles[0])
    if source.path is None:
        raise InputError(f"{source.name}: stdin is translated to stdout; type: translit translate -")
    with source.path.open("rb") as file:
        written = list(lines(file, source.name, config.read.encoding))
    translated = []
    for line in pipeline.translate_lines(written, tools, config, strict=strict):
        translated.append(line)
        progress(len(translated), len(written))
    return "".join(f"{line}\n" for line in translated)


def _stem(source: Input, page: Article) -> Path:
    """Where a page's outputs mirror, without suffix; a .jsonl has many, told apart by id or line."""
    stem = source.relative.with_suffix("")
    if source.relative.suffix.lower() != ".jsonl":
        return stem
    mark = re.sub(r"[^\w.-]+", "_", page.id or page.origin.rpartition(":")[2])
    if len(mark.encode()) > MAX_MARK_BYTES:
        cut = mark.encode()[: MAX_MARK_BYTES - 13].decode(errors="ignore")
        mark = f"{cut}-{hashlib.sha256(mark.encode()).hexdigest()[:12]}"
    return stem.with_name(f"{stem.name}-{mark}")
