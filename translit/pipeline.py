"""READ THIS FIRST: one article from page to brief. The only place that knows the order of the stages."""

import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from translit import __version__
from translit.clean import clean
from translit.config import Config
from translit.entities import find
from translit.entities.quotes import quotations
from translit.errors import InputError
from translit.judge import Judge
from translit.language import require_indonesian
from translit.prepare import prepare
from translit.repair import Metered, RepairTools, harmonise, repair
from translit.segment import segment, sentences
from translit.summarize import summarize
from translit.translate import translate
from translit.types import (
    Article,
    Brief,
    Entity,
    Ledger,
    Progress,
    Provenance,
    Quotation,
    Recogniser,
    RepairCost,
    Segment,
    Step,
    Tools,
    Translation,
)
from translit.verify import verify

LINES_AT_ONCE = 256
"""Lines that `translate_lines` holds: enough to pack batches from, few enough that output flows."""
UNRELIABLE = "[not reliably translated]"
"""Stands for a sentence whose English is none, where nothing but sound English is wanted."""


def write_brief(page: Article, tools: Tools, config: Config, progress: Progress | None = None) -> Brief:
    """Clean, split, find entities, prepare, translate, repair, verify, summarise. Rendering only reads.

    Raises:
        InputError: nothing is left after cleaning, or the text is not Indonesian.
        ModelError: the model failed.
    """
    article, cleaned, segments, entities = _opened(page, tools, config)
    english = put_into_english(segments, entities, tools, config, progress)
    if config.repair.enabled:
        english = _spelt_alike(segments, entities, english)
    ledger = verify(segments, entities, english.translations)
    summary = summarize(segments, english.translations, entities, tools.ranker, config.summarize.max_points)
    return Brief(
        article=article,
        segments=segments,
        translations=english.translations,
        ledger=ledger,
        quotations=quotations(article.text, segments, entities),
        summary=summary,
        steps=cleaned + english.steps,
        repair_cost=english.repair_cost,
        provenance=provenance(tools, config),
    )


def time_article(page: Article, tools: Tools, config: Config) -> Mapping[str, float]:
    """Seconds of each stage that puts the article into English: see `English.seconds`.

    Raises:
        InputError: as `write_brief`.
        ModelError: the model failed.
    """
    _, _, segments, entities = _opened(page, tools, config)
    return put_into_english(segments, entities, tools, config).seconds


def _opened(
    page: Article, tools: Tools, config: Config
) -> tuple[Article, tuple[Step, ...], tuple[Segment, ...], tuple[Entity, ...]]:
    """The article cleaned, with the steps of that, its segments and their entities."""
    article, steps = clean(page, config.clean.disable)
    if not article.text.strip():
        raise InputError(
            f"{article.origin}: no text is left after cleaning; name rules to leave out in clean.disable"
        )
    if config.read.check_language:
        require_indonesian(article)
    segments = segment(article)
    return article, steps, segments, find(article.text, segments, article.date, tools.recogniser)


@dataclass(frozen=True, slots=True, kw_only=True)
class English:
    """The translations of some segments, what was done for them, and what that cost."""

    translations: tuple[Translation, ...]
    steps: tuple[Step, ...]
    seconds: Mapping[str, float]
    """Of `translate`; where repair is on, of `judge`, which finds what is wrong, and of each of its rungs."""
    repair_cost: RepairCost | None = None


def put_into_english(
    segments: Sequence[Segment],
    entities: Sequence[Entity],
    tools: Tools,
    config: Config,
    progress: Progress | None = None,
) -> English:
    """Prepare, translate, and repair what the check finds wrong."""
    sources, prepared = prepare(segments, entities, config.prepare.disable)
    start = time.perf_counter()
    translations, translated = translate(segments, tools.translator, config.translate, progress, sources)
    seconds = {"translate": time.perf_counter() - start}
    if not config.repair.enabled:
        return English(translations=translations, steps=prepared + translated, seconds=seconds)
    start = time.perf_counter()
    model = Metered(tools.translator)
    given = RepairTools(
        translator=model,
        judge=Judge(segments, entities, translations, model if config.repair.lost_clauses else None),
        prepare=lambda segment, named: prepare([segment], named, config.prepare.disable)[0][0],
        progress=progress,
    )
    repaired = repair(segments, entities, sources, translations, given, config.repair)
    seconds["judge"] = time.perf_counter() - start - sum(repaired.seconds.values())
    return English(
        translations=repaired.translations,
        steps=prepared + translated + repaired.steps,
        seconds=seconds | repaired.seconds,
        repair_cost=model.cost,
    )


def _spelt_alike(segments: Sequence[Segment], entities: Sequence[Entity], english: English) -> English:
    """Over an article one name has one spelling; a line has no article."""
    ledger = verify(segments, entities, english.translations)
    spelt = harmonise(ledger.entries, english.translations)
    return replace(english, translations=spelt.translations, steps=english.steps + spelt.steps)


def recheck(brief: Brief, recogniser: Recogniser | None = None) -> Brief:
    """The brief with everything that follows from its English made again, after somebody edited that.

    The same article, segments and translations give the same ledger as in `write_brief`.
    """
    article, segments = brief.article, brief.segments
    entities = find(article.text, segments, article.date, recogniser)
    targets = {translation.segment: translation.text for translation in brief.translations}
    return replace(
        brief,
        ledger=verify(segments, entities, brief.translations),
        quotations=quotations(article.text, segments, entities),
        summary=tuple(
            replace(point, target=" ".join(targets[index] for index in point.segments))
            for point in brief.summary
        ),
        provenance=replace(brief.provenance, version=__version__),
    )


def translate_lines(
    lines: Iterable[str], tools: Tools, config: Config, *, strict: bool = False
) -> Iterator[str]:
    """One line of English for each, in order; blank lines stay. A line goes sentence by sentence.

    Each line is checked and repaired by itself. `LINES_AT_ONCE` are taken together, so that batches are full,
    memory is bounded and output flows. With `strict` a sentence that stays unreliable is `UNRELIABLE` alone.
    """
    source = iter(lines)
    while chunk := list(islice(source, LINES_AT_ONCE)):
        cut = list(_sentences(chunk))
        segments = [segment for line in cut for segment in line]
        entities = [
            entity
            for line, of_line in zip(chunk, cut, strict=True)
            for entity in find(line, of_line, None, tools.recogniser)
        ]
        english = {
            each.segment: each for each in put_into_english(segments, entities, tools, config).translations
        }
        for of_line in cut:
            said = (english[segment.index] for segment in of_line)
            texts = (UNRELIABLE if strict and each.unreliable else each.text for each in said)
            yield " ".join(filter(None, texts))


def _sentences(lines: Sequence[str]) -> Iterator[list[Segment]]:
    """The segments of each line; the indices of two lines do not touch, for they are no neighbours."""
    index = 0
    for line in lines:
        spans = sentences(line)
        yield [
            Segment(index=index + at, start=start, end=end, text=line[start:end], paragraph=0)
            for at, (start, end) in enumerate(spans)
        ]
        index += len(spans) + 1


def check(
    pairs: Sequence[tuple[str, str]], recogniser: Recogniser | None = None
) -> tuple[tuple[Segment, ...], Ledger]:
    """The ledger of one document given as aligned pairs; each is a segment, of however many sentences."""
    segments: list[Segment] = []
    start = 0
    for index, (source, _) in enumerate(pairs):
        end = start + len(source)
        segments.append(Segment(index=index, start=start, end=end, text=source, paragraph=index))
        start = end + 1
    text = "\n".join(source for source, _ in pairs)
    translations = [
        Translation(segment=index, text=target, model="", score=None)
        for index, (_, target) in enumerate(pairs)
    ]
    return tuple(segments), verify(segments, find(text, segments, None, recogniser), translations)


def entities(
    page: Article, recogniser: Recogniser | None = None
) -> tuple[tuple[Entity, ...], tuple[Quotation, ...]]:
    """The entities and quotations of a text as given: nothing is cleaned, offsets count into `page.text`."""
    segments = segment(page)
    found = find(page.text, segments, page.date, recogniser)
    return found, quotations(page.text, segments, found)


def provenance(tools: Tools, config: Config) -> Provenance:
    """What made a brief, for its signature and its last page."""
    translator = tools.translator
    return Provenance(
        version=__version__,
        model=translator.name,
        model_revision=translator.revision,
        model_sha256=translator.sha256,
        model_licence=translator.licence,
        engine=translator.engine,
        config=config.name,
        config_digest=config.digest,
    )
