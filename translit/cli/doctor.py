"""`translit doctor`: what is installed, which models are here, and what to type where something is wrong."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from translit.cli import console
from translit.terminal import plain

if TYPE_CHECKING:
    from translit.doctor.record import Diagnosis, KnownModel
    from translit.doctor.speed import Speed

AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object (docs/doctor.md).")]
LABEL_COLUMNS = 13


Article = Annotated[
    str | None,
    typer.Option(
        "--speed",
        metavar="ARTICLE",
        help="Also time the translation of this article, and what repair adds.",
        show_default=False,
    ),
]


def doctor(speed: Article = None, *, as_json: AsJson = False) -> None:
    """Say what works here and what mends the rest.

    Nothing is changed and the network is not used; with --speed the model is loaded, and a pulled one
    converted where it is not yet. Models that were pulled are checked by the size and time of their files,
    the others by their hashes; `translit models verify NAME` hashes every file of any.
    Exit 3 where translit cannot work: no model is here, the one that is used where none is named is damaged,
    or a package that runs it is missing or broken.

    \b
    Examples:
      translit doctor
      translit doctor --speed article.txt
      translit doctor --json | jq -r '.problems[].fix'
    """
    from translit.doctor import diagnose

    diagnosis = diagnose()
    if not as_json:
        _print(diagnosis)
    if speed is not None and not diagnosis.works:
        console.complain("--speed: nothing is timed until what is fatal is mended")
    timed = _timed(speed) if speed is not None and diagnosis.works else None
    if as_json:
        stated = {**asdict(diagnosis), "works": diagnosis.works}
        print(json.dumps(stated | ({"speed": asdict(timed)} if timed else {}), ensure_ascii=False))
    elif timed is not None:
        print(plain(_in_words(timed)))
    raise typer.Exit(0 if diagnosis.works else 3)


def _timed(article: str) -> "Speed":
    from translit.cli.options import configure
    from translit.doctor.speed import measured

    with console.progress(article):
        return measured(article, configure())


def _in_words(speed: "Speed") -> str:
    rungs = ", ".join(f"{name} {seconds:.2f}" for name, seconds in speed.rungs.items())
    return (
        f"{speed.article} by {speed.model} {speed.engine}: translation {speed.translate_s:.2f} s, "
        f"repair {speed.repair_s:.2f} s more (+{speed.repair_share:.0%}; by rung: {rungs})"
    )


def _print(diagnosis: "Diagnosis") -> None:
    for label, text in (*_software(diagnosis), *_storage(diagnosis)):
        print(plain(f"{label:<{LABEL_COLUMNS}}{text}"))
    print()
    columns = ["model", "state", "checked by", "commit", "size", "for CTranslate2", "licence"]
    console.table("Models", columns, [_row(model) for model in diagnosis.models])
    if diagnosis.default_model is not None:
        print(plain(f"Where no model is named, {diagnosis.default_model} is used."))
    for model in diagnosis.models:
        if model.state == "absent":
            print(plain(f"To have {model.name}, type: {model.fix}"))
    for problem in diagnosis.problems:
        print(plain(f"{'fatal' if problem.fatal else 'problem'}: {problem.line}"))
    print(_verdict(diagnosis))


def _software(diagnosis: "Diagnosis") -> Iterator[tuple[str, str]]:
    system, devices = diagnosis.system, diagnosis.devices
    yield "translit", f"{system.translit} ({system.folder})"
    yield "Python", f"{system.python} ({system.executable})"
    memory = "" if system.memory_bytes is None else f", {_size(system.memory_bytes)} of memory"
    yield "system", f"{system.platform}, {system.cores} cores{memory}"
    yield (
        "packages",
        ", ".join(
            f"{package.name} {package.version if package.state == 'ok' else package.state}"
            for package in diagnosis.packages
        ),
    )
    for device, types in devices.compute_types.items():
        gpus = f" ({devices.ctranslate2_cuda} seen)" if device == "cuda" else ""
        yield "engine ct2", f"on {device}{gpus} in {', '.join(types)}"
    if not devices.compute_types:
        yield "engine ct2", "cannot run"
    yield "engine hf", f"on {', '.join(devices.torch_cuda) or 'cpu'} in float32"


def _storage(diagnosis: "Diagnosis") -> Iterator[tuple[str, str]]:
    label = "models in"
    for folder in diagnosis.folders:
        state = "" if folder.exists else ", not there"
        read_only = "" if folder.writable else ", read only"
        yield label, f"{folder.path} ({folder.role}{state}{read_only})"
        label = ""
    cache = diagnosis.cache
    free = "" if cache.free_bytes is None else f"; {_size(cache.free_bytes)} free on the disk"
    models, conversions = _size(cache.models_bytes), _size(cache.conversions_bytes)
    yield "cache", f"{cache.path}: {models} of models, {conversions} of conversions{free}"
    unused = f"{_size(cache.unused_bytes)} there are of no known model or another CTranslate2"
    yield "", f"{cache.conversions} can always be deleted, what is needed is converted again; {unused}"
    label = "environment"
    for variable in diagnosis.environment:
        yield label, f"{variable.name} {'not set' if variable.value is None else f'= {variable.value}'}"
        label = ""


def _row(model: "KnownModel") -> list[str]:
    return [
        model.name,
        model.state,
        (model.checked or "-").replace("_", " "),
        model.commit or "-",
        _size(model.size_bytes) if model.size_bytes else "-",
        "as it is" if model.ready else ", ".join(model.conversions) or "-",
        model.licence,
    ]


def _verdict(diagnosis: "Diagnosis") -> str:
    if not diagnosis.problems:
        return "No problems."
    n_problems = len(diagnosis.problems)
    n_fatal = sum(problem.fatal for problem in diagnosis.problems)
    count = "1 problem" if n_problems == 1 else f"{n_problems} problems"
    if not n_fatal:
        return f"{count}; translit works."
    return f"{count}; translit does not work until what is fatal is mended."


def _size(n_bytes: int) -> str:
    return f"{n_bytes / 1e9:.1f} GB" if n_bytes >= 1e9 else f"{n_bytes / 1e6:.1f} MB"
