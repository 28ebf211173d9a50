"""Where a run was made and with what: versions, commit, processor. No path, no name of the machine."""

import platform
import subprocess
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from translit import __version__, places
from translit.bench.results import Environment
from translit.bench.statistics import N_SAMPLES, SEED
from translit.types import Recogniser

_PACKAGES = ("ctranslate2", "numpy", "sacrebleu", "torch", "transformers")


def environment(recogniser: Recogniser | None) -> Environment:
    """Of this process."""
    return Environment(
        version=__version__,
        commit=_commit(),
        python=platform.python_version(),
        packages={name: found for name in _PACKAGES if (found := _version(name))},
        cpu=_cpu(),
        n_cpus=_n_cpus(),
        n_samples=N_SAMPLES,
        seed=SEED,
        recogniser=f"{recogniser.name} {recogniser.sha256[:12]}" if recogniser else None,
    )


def _version(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None


def _commit() -> str | None:
    if not (places.CHECKOUT / ".git").exists():
        return None
    head = _git("rev-parse", "HEAD")
    return head and head + ("-dirty" if _git("status", "--porcelain", "--untracked-files=no") else "")


def _git(*arguments: str) -> str | None:
    try:
        done = subprocess.run(  # noqa: S603 - fixed words
            ["git", "-C", str(places.CHECKOUT), *arguments],  # noqa: S607 - the user's own git
            capture_output=True,
            check=True,
            encoding="utf-8",
            timeout=20,
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout.strip()


def _cpu() -> str:
    try:
        for line in Path("/proc/cpuinfo").read_text(encoding="utf-8", errors="replace").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    except OSError:
        pass
    return platform.processor() or platform.machine()


def _n_cpus() -> int:
    import os

    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
