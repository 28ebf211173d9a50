"""The outputs of a system for a set: read from a file, or made by a model in chunks that are kept.

A chunk's file lies in the cache under a hash of all that its English depends on: see `cache_key`. A second
run reads them, an interrupted one goes on after the last; both give what one uninterrupted run gives, for a
chunk is always translated by itself. Its seconds are another matter: on another machine they say nothing.
"""

import hashlib
import json
import time
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import Field, ValidationError

from translit import manifest, places
from translit.atomic import write_text
from translit.bench import memory
from translit.bench.environment import environment
from translit.bench.judge import Marked
from translit.bench.systems import System
from translit.errors import InputError
from translit.prepare import RULES
from translit.read import lines
from translit.strict import Strict
from translit.types import Progress, Tools

if TYPE_CHECKING:
    from translit.config import Config

CHUNK_LINES = 64
"""At least so many lines are translated and kept together; a document is never parted."""
_MODEL_CODE = ("translate.py", "backends", "manifest/architectures.py", "vocabulary/clauses.py")
"""All of our code that has a part in what a plain model gives: an edit elsewhere throws no outputs away."""
_MODEL_FACTS = {"architecture", "languages", "limits", "gguf", "prompt", "chat"}
"""What a manifest says of how its model is asked; the hash of its files says the rest."""
_ENGINE_PACKAGES = {"ct2": ("ctranslate2",), "hf": ("transformers", "torch"), "fake": ()}


class Chunk(Strict):
    """What one chunk came to."""

    targets: tuple[str, ...]
    truncated: tuple[bool, ...]
    seconds: float = Field(ge=0)
    source_tokens: int = Field(ge=0)
    peak_bytes: int | None
    """The process's resident memory at its highest while the chunk was made; None where that is not known."""
    start_s: float | None
    """Of a chunk before which the model was loaded: seconds from there to the first sentence's English."""
    machine: tuple[str, int]
    """Where the seconds were measured: see `machine`."""


class Outputs(Strict):
    """The English of a whole set by one system, in the set's order."""

    targets: tuple[str, ...]
    truncated: tuple[bool, ...] = ()
    """Which of them stopped at the model's limit; empty where that is not known."""
    chunks: tuple[Chunk, ...] = ()
    """What says how long it took: empty where no model was run, or a chunk was made on another machine."""


def read_outputs(system: System, marked: Marked) -> Outputs:
    """The outputs that need no model: of a file, the references, the source.

    Raises:
        InputError: the file cannot be read, or has another number of lines than the set.
    """
    items = marked.bench_set.items
    if system.role == "source":
        return Outputs(targets=tuple(item.source for item in items))
    if system.role == "references":
        return Outputs(targets=tuple(item.references[0] if item.references else "" for item in items))
    path = Path((system.path or "").replace("{set}", marked.bench_set.name))
    try:
        with path.open("rb") as file:
            targets = tuple(lines(file, str(path), None))
    except OSError as err:
        raise InputError(f"--models: {path}: cannot be read ({err.strerror})") from err
    if len(targets) != len(items):
        raise InputError(
            f"--models: {path}: has {len(targets)} lines, the set {marked.bench_set.name} has {len(items)}; "
            "each line is the English of one (with several sets, name the file with {set} in it)"
        )
    return Outputs(targets=targets)


class Runner:
    """One model. It is loaded when the first chunk is not in the cache, and let go with the runner."""

    def __init__(self, system: System, config: "Config") -> None:
        self._system = system
        self._config = config
        self._tools: Tools | None = None
        self._loaded: float | None = None

    def outputs(self, marked: Marked, progress: Progress | None = None) -> Outputs:
        """The English of the set, from the cache as far as that goes.

        Raises:
            ModelError: the model is not there, or failed.
        """
        folder = places.cache() / "bench" / cache_key(self._config, marked)
        chunks: list[Chunk] = []
        n_items, n_done = len(marked.bench_set.items), 0
        for number, at in enumerate(chunked(marked)):
            path = folder / f"{number:05}.json"
            chunk = _kept(path, len(at))
            if chunk is None:
                chunk = self._translate(marked, at)
                write_text(path, chunk.model_dump_json())
            chunks.append(chunk)
            n_done += len(at)
            if progress is not None:
                progress(n_done, n_items)
        return Outputs(
            targets=tuple(text for chunk in chunks for text in chunk.targets),
            truncated=tuple(flag for chunk in chunks for flag in chunk.truncated),
            chunks=tuple(chunks) if {chunk.machine for chunk in chunks} == {machine()} else (),
        )

    def _translate(self, marked: Marked, at: range) -> Chunk:
        from translit.pipeline import put_into_english

        memory.reset_peak()
        start_s = self._load(marked, at)
        tools = self._tools
        assert tools is not None  # noqa: S101 - for the type checker: _load has filled it
        # Items of two documents are no neighbours: a gap parts their indices.
        gaps = {place: number for number, places in enumerate(marked.documents()) for place in places}
        segments = [
            replace(marked.segments[place], index=marked.segments[place].index + gaps[place]) for place in at
        ]
        entities = [
            replace(entity, segment=entity.segment + gaps[entity.segment])
            for entity in marked.found
            if entity.segment in at
        ]
        begin = time.perf_counter()
        english = put_into_english(segments, entities, tools, self._config)
        seconds = time.perf_counter() - begin
        return Chunk(
            targets=tuple(" ".join(each.text.split()) for each in english.translations),
            truncated=tuple(each.truncated for each in english.translations),
            seconds=seconds,
            source_tokens=sum(tools.translator.count(segment.text) for segment in segments),
            peak_bytes=memory.peak(),
            start_s=start_s,
            machine=machine(),
        )

    def _load(self, marked: Marked, at: range) -> float | None:
        """Load the model where it is not yet, and translate one sentence: the seconds that this takes.

        It is loaded once before the clock runs: a conversion to the engine's form is done once for ever.
        """
        if self._tools is not None:
            return None
        from translit.backends.load import load
        from translit.summarize import CentralityRanker

        load(self._config.translate)
        memory.reset_peak()
        begin = time.perf_counter()
        translator = load(self._config.translate)
        self._tools = Tools(translator=translator, ranker=CentralityRanker(max_similarity=1.0))
        first = next((marked.segments[place].text for place in at if marked.segments[place].text.strip()), "")
        if first and translator.count(first) <= translator.max_source_tokens:
            translator.translate([first])
        return time.perf_counter() - begin


def chunked(marked: Marked) -> Iterator[range]:
    """The items in runs of whole documents, each of at least CHUNK_LINES, the last apart."""
    start = end = 0
    for document in marked.documents():
        end = document.stop
        if end - start >= CHUNK_LINES:
            yield range(start, end)
            start = end
    if start < end:
        yield range(start, end)


@cache
def machine() -> tuple[str, int]:
    """The processor and how many of its cores this process may use, as the results' environment has them."""
    found = environment(None)
    return found.cpu, found.n_cpus


def cache_key(config: "Config", marked: Marked) -> str:
    """Names what the outputs depend on: model, decoding, set, engine, our code; and what the pipeline knows.

    A plain model does not get the entities, and no code but its own has a part in what it gives.
    """
    translate, model = config.translate, None
    if translate.engine != "fake":
        model = manifest.find(str(translate.model), "translate")
    prepares, repairs = not set(RULES) <= set(config.prepare.disable), config.repair.enabled
    parts = {
        "model": model and [model.sha256, model.manifest.model_dump(mode="json", include=_MODEL_FACTS)],
        "engine": [translate.engine, translate.compute_type, translate.beam_size, translate.batch_tokens],
        "packages": [_version(name) for name in _ENGINE_PACKAGES[translate.engine]],
        "set": marked.bench_set.sha256,
        "chunk": CHUNK_LINES,
        "prepare": config.prepare.model_dump(mode="json") if prepares else None,
        "repair": config.repair.model_dump(mode="json") if repairs else None,
        "entities": _sha256(repr(marked.found)) if prepares or repairs else None,
        "code": code_digest(whole=prepares or repairs),
    }
    return _sha256(json.dumps(parts, sort_keys=True))[:24]


def code_digest(*, whole: bool) -> str:
    """One hash of the package's own code and tables without this benchmark and the command line.

    Not `whole`: of _MODEL_CODE alone.
    """
    found = hashlib.sha256()
    for path in sorted(places.PACKAGE.rglob("*")):
        inside = path.relative_to(places.PACKAGE)
        if inside.parts[0] in ("bench", "cli") or path.suffix not in (".py", ".yaml", ".tsv", ".txt"):
            continue
        if whole or any(inside.is_relative_to(part) for part in _MODEL_CODE):
            found.update(f"{inside.as_posix()}\0".encode() + path.read_bytes())
    return found.hexdigest()


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _kept(path: Path, n_items: int) -> Chunk | None:
    """The chunk in the cache, if there is one that can be read and is whole."""
    try:
        chunk = Chunk.model_validate_json(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, ValidationError):
        return None
    return chunk if len(chunk.targets) == n_items else None


def _version(package: str) -> str:
    try:
        return f"{package} {version(package)}"
    except PackageNotFoundError:
        return f"{package} unknown"
