"""READ THIS FIRST: one article from page to brief. The only place that knows the order of the stages."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from translit import __version__
from translit.clean import clean
from translit.config import Config
from translit.entities import find
from translit.entities.quotes import quotations
from translit.errors import InputError
from translit.language import require_indonesian
from translit.prepare import prepare
from translit.segment import segment, sentences
from translit.summarize import summarize
from translit.translate import translate
from translit.translate import translate_lines as translate_each
from translit.types import (
    Article,
    Brief,
    Entity,
    Ledger,
    Progress,
    Provenance,
    Quotation,
    Recogniser,
    Segment,
    Tools,
    Translation,
)
from translit.verify import verify


def write_brief(page: Article, tools: Tools, config: Config, progress: Progress | None = None) -> Brief:
    """Clean, split, find entities, prepare, translate, verify, summarise. Rendering only reads.

    Raises:
        InputError: nothing is left after cleaning, or the text is not Indonesian.
        ModelError: the model failed.
    """
    article, cleaned = clean(page, config.clean.disable)
    if not article.text.strip():
        raise InputError(
            f"{article.origin}: no text is left after cleaning; name rules to leave out in clean.disable"
        )
    if config.read.check_language:
        require_indonesian(article)
    segments = segment(article)
    entities = find(article.text, segments, article.date, tools.recogniser)
    sources, prepared = prepare(segments, entities, config.prepare.disable)
    translations, translated = translate(segments, tools.translator, config.translate, progress, sources)
    ledger = verify(segments, entities, translations)
    summary = summarize(segments, translations, entities, tools.ranker, config.summarize.max_points)
    return Brief(
        article=article,
        segments=segments,
        translations=translations,
        ledger=ledger,
        quotations=quotations(article.text, segments, entities),
        summary=summary,
        steps=cleaned + prepared + translated,
        provenance=provenance(tools, config),
    )


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


def translate_lines(lines: Iterable[str], tools: Tools, config: Config) -> Iterator[str]:
    """One line of English for each, in order; blank lines stay. A line goes sentence by sentence."""

    def cut(line: str) -> Sequence[str]:
        segments = [
            Segment(index=index, start=start, end=end, text=line[start:end], paragraph=0)
            for index, (start, end) in enumerate(sentences(line))
        ]
        return prepare(segments, find(line, segments, None, tools.recogniser), config.prepare.disable)[0]

    return translate_each(lines, tools.translator, config.translate, cut)


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
