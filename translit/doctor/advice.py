"""What is wrong with the facts, and what to type to mend it: a pure check."""

import shlex
from collections.abc import Iterator
from pathlib import Path

from translit.doctor.engines import ENGINES
from translit.doctor.models import pull_command
from translit.doctor.record import Facts, KnownModel, Problem
from translit.manifest import DEFAULTS


def problems(facts: Facts) -> tuple[Problem, ...]:
    """The problems, those that keep translit from working first."""
    default = next((model for model in facts.models if model.name == facts.default_model), None)
    found = (*_of_engines(facts, default), *_of_models(facts), *_of_folders(facts, default))
    return tuple(sorted(found, key=lambda problem: not problem.fatal))


def _of_engines(facts: Facts, default: KnownModel | None) -> Iterator[Problem]:
    """A package that does not work is fatal where every model, or the default one, needs it."""
    for package in facts.packages:
        if package.fix is not None:
            yield Problem(
                what=f"{package.name} ({package.purpose}) {package.error}",
                fix=package.fix,
                fatal=package.name in ENGINES or (default is not None and package.name in default.needs),
            )
    if facts.devices.error is not None:
        yield Problem(what=facts.devices.error, fix="export CUDA_VISIBLE_DEVICES=", fatal=True)


def _of_models(facts: Facts) -> Iterator[Problem]:
    stopped = False
    for broken in facts.broken:
        of_default = Path(broken.path).name.partition(".")[0] in DEFAULTS
        fatal = facts.default_model is None and of_default
        stopped = stopped or fatal
        yield Problem(what=f"{broken.path}: {broken.error}", fix=broken.fix, fatal=fatal)
    for model in facts.models:
        if model.damage is not None and model.fix is not None:
            what = f"model {model.name} is damaged: {model.damage}"
            yield Problem(what=what, fix=model.fix, fatal=model.name == facts.default_model)
    for rest in facts.interrupted:
        size_mb = rest.size_bytes / 1e6
        what = f"a pull of {rest.model} has not ended: {rest.folder} holds {size_mb:.1f} MB of it"
        yield Problem(what=what, fix=rest.fix, fatal=False)
    readable = all(folder.readable for folder in facts.folders)
    if facts.default_model is None and readable and not stopped:
        here = next(
            (model.name for model in facts.models if model.state == "here" and model.task == "translate"),
            None,
        )
        yield Problem(
            what=f"none of the models that are used where none is named is here ({', '.join(DEFAULTS)})",
            fix=pull_command(DEFAULTS[0]),
            fatal=here is None,
        )


def _of_folders(facts: Facts, default: KnownModel | None) -> Iterator[Problem]:
    for folder in facts.folders:
        variable = "TRANSLIT_MODELS" if folder.role == "TRANSLIT_MODELS" else "TRANSLIT_CACHE"
        if not folder.readable:
            fix = (
                f"chmod -R a+rX {shlex.quote(folder.path)}"
                if folder.role == "shipped"
                else f"export {variable}=FOLDER"
            )
            what = f"{folder.path} ({folder.role}) may not be looked into, so no model is found"
            yield Problem(what=what, fix=fix, fatal=True)
        elif folder.role == "TRANSLIT_MODELS" and not folder.exists:
            what = f"TRANSLIT_MODELS names {folder.path}, which is no folder"
            yield Problem(what=what, fix=f"export {variable}=FOLDER", fatal=False)
    if not facts.cache.writable:
        yield Problem(
            what=f"{facts.cache.path}: the cache cannot be written, so no model is pulled or converted",
            fix="export TRANSLIT_CACHE=FOLDER",
            fatal=default is not None and not default.ready and not default.conversions,
        )
