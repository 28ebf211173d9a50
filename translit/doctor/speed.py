"""How fast an article is put into English on this machine, and what repair adds to that."""

from collections.abc import Mapping
from dataclasses import dataclass
from statistics import median

from translit import pipeline
from translit.config import Config
from translit.errors import InputError
from translit.read import find, read
from translit.tools import load

N_RUNS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Speed:
    """Medians of `N_RUNS` runs, the model loaded and warm."""

    article: str
    model: str
    engine: str
    translate_s: float
    repair_s: float
    """In all: finding what is wrong, and the rungs."""
    rungs: Mapping[str, float]
    """Seconds of each rung of the ladder."""

    @property
    def repair_share(self) -> float:
        """What repair adds, as a share of the translation."""
        return self.repair_s / self.translate_s if self.translate_s else 0.0


def measured(path: str, config: Config) -> Speed:
    """The speed for the first article in `path`, with the config's model.

    Raises:
        InputError: there is no article, or it cannot be used.
        ModelError: the model is not there, or failed.
    """
    sources, errors = find([path])
    for error in errors:
        raise error
    reading = read(sources[0], config.read)
    for error in reading.errors:
        raise error
    if not reading.articles:
        raise InputError(f"{path}: has no article; name an Indonesian .txt")
    page, tools = reading.articles[0], load(config)
    pipeline.time_article(page, tools, config)  # the first run waits for memory and caches
    runs = [pipeline.time_article(page, tools, config) for _ in range(N_RUNS)]
    stages = {name: median(run[name] for run in runs) for name in runs[0]}
    rungs: dict[str, float] = {
        name: round(seconds, 3) for name, seconds in stages.items() if name in config.repair.rungs
    }
    return Speed(
        article=page.origin,
        model=tools.translator.name,
        engine=tools.translator.engine,
        translate_s=round(stages["translate"], 3),
        repair_s=round(sum(seconds for name, seconds in stages.items() if name != "translate"), 3),
        rungs=rungs,
    )
