"""Floors under the scores of a run: they refuse to fall. (After trafilatura's gate.)

A floors file is JSON: set -> system -> metric -> the number that a score may not be worse than: below it
where higher is better, above it where lower is.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from pydantic import TypeAdapter, ValidationError

from translit.bench.metrics import get
from translit.bench.results import Results
from translit.errors import InputError

Floors: TypeAlias = dict[str, dict[str, dict[str, float]]]
_ADAPTER: TypeAdapter[Floors] = TypeAdapter(Floors)
_ROUNDING = 1e-6
"""Scores are written with six digits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One floor and what stands there now. `value` None: the results do not have it, which is no pass."""

    set: str
    system: str
    metric: str
    floor: float
    value: float | None

    @property
    def holds(self) -> bool:
        """Whether the score is no worse than its floor."""
        if self.value is None:
            return False
        if get(self.metric).better == "lower":
            return self.value <= self.floor + _ROUNDING
        return self.value >= self.floor - _ROUNDING


def read(path: Path) -> Floors:
    """The floors at `path`.

    Raises:
        InputError: they cannot be read, are not of their form, or name a metric that is none.
    """
    try:
        floors = _ADAPTER.validate_json(path.read_text(encoding="utf-8"), strict=True)
    except OSError as err:
        raise InputError(
            f"--floors: {path}: cannot be read ({err.strerror}); --write makes it from RESULTS"
        ) from err
    except (UnicodeDecodeError, ValidationError) as err:
        raise InputError(f"--floors: {path}: not of the form set: system: metric: number, in JSON") from err
    for _, _, metric, _ in _flat(floors):
        if get(metric).better == "neither":
            raise InputError(f"--floors: {path}: {metric} is not better or worse; take it out")
    return floors


def checks(results: Results, floors: Floors) -> list[Check]:
    """Every floor, in the file's order."""
    found = []
    for set_name, system, metric, floor in _flat(floors):
        run = results.run(system, set_name)
        score = run.score(metric) if run else None
        value = score.value if score else None
        found.append(Check(set=set_name, system=system, metric=metric, floor=floor, value=value))
    return found


def raised(results: Results, floors: Floors, *, allow_regression: bool) -> Floors:
    """The floors as these results would have them: what is there is raised, and falls only if allowed to.

    A system or metric without a floor gets one where the file is empty; else the file says what has floors.
    """
    if not floors:
        return {
            bench_set.name: {
                run.system: {
                    name: score.value
                    for name, score in run.scores.items()
                    if score.value is not None and get(name).better != "neither"
                }
                for run in results.runs
                if run.set == bench_set.name
            }
            for bench_set in results.sets
        }
    new: Floors = {}
    for check in checks(results, floors):
        value = check.value if check.value is not None and (check.holds or allow_regression) else check.floor
        new.setdefault(check.set, {}).setdefault(check.system, {})[check.metric] = value
    return new


def dumps(floors: Floors) -> str:
    """As the file holds them."""
    return json.dumps(floors, ensure_ascii=False, indent=2) + "\n"


def _flat(floors: Floors) -> Iterator[tuple[str, str, str, float]]:
    for set_name, systems in floors.items():
        for system, metrics in systems.items():
            for metric, floor in metrics.items():
                yield set_name, system, metric, floor
