"""Collect the facts, then judge them: `diagnose`."""

import os
import platform
import re
import sys
from dataclasses import fields

from translit import __version__, manifest, places
from translit.backends.quiet import OFFLINE_ASKED
from translit.doctor import engines, models, storage
from translit.doctor.advice import problems
from translit.doctor.record import Diagnosis, Facts, System, Variable
from translit.errors import ModelError

VARIABLES = ("TRANSLIT_CACHE", "TRANSLIT_MODELS", "HF_ENDPOINT", "HF_HUB_OFFLINE", "HF_TOKEN")
SECRETS = frozenset(("HF_TOKEN",))


def diagnose() -> Diagnosis:
    """Look at everything, change nothing. It takes seconds: engines are imported, unlocked models hashed."""
    environment = tuple(_variable(name) for name in VARIABLES)
    packages = engines.packages()
    version = next((package.version for package in packages if package.name == "ctranslate2"), None)
    folders = storage.folders()
    readable = all(folder.readable for folder in folders)  # if not, to look for models raises: advice says so
    known, errors = manifest.listing() if readable else ([], [])
    facts = Facts(
        system=_system(),
        packages=packages,
        devices=engines.devices(frozenset(package.name for package in packages if package.state == "ok")),
        models=tuple(models.examined(model, version) for model in known),
        default_model=_default() if readable else None,
        broken=models.broken(errors) if errors else (),
        interrupted=models.interrupted(frozenset(model.name for model in known)) if readable else (),
        folders=folders,
        cache=storage.cache(known, version),
        environment=environment,
    )
    stated = {field.name: getattr(facts, field.name) for field in fields(facts)}
    return Diagnosis(**stated, problems=problems(facts))


def _system() -> System:
    return System(
        translit=__version__,
        folder=str(places.PACKAGE),
        python=platform.python_version(),
        executable=sys.executable,
        platform=platform.platform(),
        machine=platform.machine(),
        cores=len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1,
        memory_bytes=_memory_bytes(),
    )


def _memory_bytes() -> int | None:
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, ValueError, OSError):  # not every system says
        return None


def _default() -> str | None:
    try:
        return manifest.default().name
    except ModelError:
        return None


def _variable(name: str) -> Variable:
    value = os.environ.get(name)
    if name == "HF_HUB_OFFLINE" and not OFFLINE_ASKED:
        value = None  # translit sets it itself
    if value is not None and name in SECRETS:
        value = "set" if value else None
    if value is not None:
        value = re.sub(r"//[^/@]*@", "//...@", value)  # a password in a mirror's address
    return Variable(name=name, value=value)
