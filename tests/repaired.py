"""What becomes of scripted English: the fake engine says it, and the repair loop does its work on it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from translit import config as configs
from translit import entities, pipeline
from translit.backends.fake import EMPTY, FakeTranslator, Script
from translit.prepare import prepare
from translit.repair import harmonise
from translit.types import Hypothesis, Progress, Scoring, Segment, Step, Tools, Translation
from translit.verify import verify

Offer = str | Hypothesis
ALL = ("retry", "patch", "placeholder", "n_best", "redecode")


class CountingTranslator(FakeTranslator):
    """Counts how often it is asked for what."""

    def __init__(self, **scripts: Any) -> None:  # noqa: ANN401 - as FakeTranslator has them
        super().__init__(**scripts)
        self.asked: Counter[str] = Counter()

    def translate(
        self, sources: Sequence[str], n_best: int = 1, no_repeat_ngram_size: int = 0
    ) -> list[list[Hypothesis]]:
        """See `Translator`."""
        self.asked["translate"] += 1
        return super().translate(sources, n_best, no_repeat_ngram_size)

    def complete(self, requests: Sequence[tuple[str, str]], n_best: int) -> list[list[Hypothesis]]:
        """See `Translator`."""
        self.asked["complete"] += 1
        return super().complete(requests, n_best)

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[Scoring]:
        """See `Translator`."""
        self.asked["score"] += 1
        return super().score(pairs)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came out, the receipts of repair, and the engine."""

    translations: tuple[Translation, ...]
    steps: tuple[Step, ...]
    engine: CountingTranslator

    @property
    def text(self) -> str:
        """The English of the only segment."""
        (translation,) = self.translations
        return translation.text

    @property
    def kept(self) -> list[Step]:
        """The attempts that were kept."""
        return [step for step in self.steps if step.attempt is not None and step.attempt.kept]

    @property
    def reasons(self) -> list[str]:
        """What was found of each attempt."""
        return [step.attempt.reason for step in self.steps if step.attempt is not None]


def repaired(
    *lines: tuple[str, Offer | Sequence[Offer]],
    rungs: Sequence[str] = ALL,
    hypotheses: Script = EMPTY,
    retries: Script = EMPTY,
    completions: Script = EMPTY,
    log_probs: dict[str, float] | None = None,
    progress: Progress | None = None,
    **settings: Any,  # noqa: ANN401 - of the config's section
) -> Outcome:
    """Each line is a sentence with what the engine offers for it, best first; in an article, spelt alike."""
    text = "\n".join(source for source, _ in lines)
    segments: list[Segment] = []
    for index, (source, _) in enumerate(lines):
        start = segments[-1].end + 1 if segments else 0
        segments.append(
            Segment(index=index, start=start, end=start + len(source), text=source, paragraph=index)
        )
    named = entities.find(text, segments)
    sources = prepare(segments, named)[0]
    offers = {
        source: [english] if isinstance(english, str | Hypothesis) else english
        for source, (_, english) in zip(sources, lines, strict=True)
    }
    engine = CountingTranslator(
        hypotheses={**offers, **hypotheses},
        retries=retries,
        completions=completions,
        log_probs=log_probs or {},
    )
    config = configs.load(
        "default", {"translate": {"engine": "fake"}, "repair": {"rungs": list(rungs), **settings}}
    )
    tools = Tools(translator=engine, ranker=None)  # type: ignore[arg-type]
    english = pipeline.put_into_english(segments, named, tools, config, progress)
    spelt = harmonise(verify(segments, named, english.translations).entries, english.translations)
    return Outcome(
        translations=spelt.translations,
        steps=tuple(step for step in english.steps if step.stage == "repair") + spelt.steps,
        engine=engine,
    )
