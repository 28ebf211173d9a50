"""Segments to English: each text once, long ones in pieces, batches packed by tokens, order restored.

`clauses` is vocabulary, not a stage: where a sentence may be cut is a fact of the language.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from math import ceil
from unicodedata import category

from translit.config import TranslateConfig
from translit.types import Hypothesis, Progress, Segment, Step, Translation, Translator
from translit.vocabulary.clauses import split_long

UNTRANSLATED = "[not translated]"
"""Stands before the source where the model gave nothing: a failed sentence is marked, never empty."""
SEAM = " ‖ "
"""Between the pieces of a sentence in a Step."""
N_ALTERNATIVES = 4
_BLANK = defaultdict(lambda: " ", Cf="")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rendering:
    """The English of one text, and the pieces that it was translated in."""

    text: str
    score: float | None = None
    truncated: bool = False
    pieces: tuple[str, ...] = ()
    rule: str | None = None
    """What had to be done about it, as its Step names it."""


def translate(
    segments: Sequence[Segment],
    translator: Translator,
    config: TranslateConfig,
    progress: Progress | None = None,
    sources: Sequence[str] | None = None,
) -> tuple[tuple[Translation, ...], tuple[Step, ...]]:
    """A Translation for each segment, in order, and a Step for each that was split or came out empty.

    The text of a Translation is one line, and empty only where the segment is blank. `sources` are what the
    model is given in place of the segments' texts, one for each.

    Raises:
        ModelError: the engine failed.
    """
    texts = [segment.text for segment in segments] if sources is None else sources
    renderings = _render(texts, translator, config, progress)
    translations: list[Translation] = []
    steps: list[Step] = []
    for segment, text in zip(segments, texts, strict=True):
        rendering = renderings[text]
        translations.append(
            Translation(
                segment=segment.index,
                text=rendering.text,
                model=translator.name,
                score=rendering.score,
                truncated=rendering.truncated,
                pieces=max(len(rendering.pieces), 1),
            )
        )
        if rendering.rule:
            after = rendering.text if rendering.score is None else SEAM.join(rendering.pieces)
            steps.append(
                Step(
                    stage="translate",
                    rule=rendering.rule,
                    segment=segment.index,
                    before=text,
                    after=after,
                )
            )
    return tuple(translations), tuple(steps)


def _render(
    texts: Sequence[str],
    translator: Translator,
    config: TranslateConfig,
    progress: Progress | None,
) -> dict[str, _Rendering]:
    """Every distinct text with its English; what is broken off or empty is tried again in two halves."""
    sources = {text: _one_line(text) for text in texts}
    cut = {
        source: split_long(source, translator.count, translator.max_source_tokens)
        for source in sources.values()
        if _has_words(source)
    }
    pieces = [piece for parts in cut.values() for piece in parts]
    best = _decode(pieces, translator, config, _scaled(progress, len(texts)))
    halves = {piece: _halve(piece, translator) for piece in best if not _is_whole(best[piece])}
    best |= _decode([half for pair in halves.values() for half in pair], translator, config, None)
    mended = {
        piece: pair for piece, pair in halves.items() if pair and all(_is_whole(best[half]) for half in pair)
    }
    for piece in halves:
        if piece not in mended and not best[piece].text:
            best[piece] = _alternative(piece, translator)
    rendered = {source: _join(source, parts, mended, best, translator) for source, parts in cut.items()}
    return {text: rendered.get(source, _Rendering(text=source)) for text, source in sources.items()}


def _decode(
    sources: Iterable[str],
    translator: Translator,
    config: TranslateConfig,
    progress: Callable[[float], None] | None,
) -> dict[str, Hypothesis]:
    """The best hypothesis of each distinct source. What is in one batch does not depend on the machine."""
    packs = _pack(dict.fromkeys(sources), translator.count, config.batch_tokens)
    best: dict[str, Hypothesis] = {}
    pool = ThreadPoolExecutor(max_workers=translator.workers)
    try:
        answers = pool.map(translator.translate, packs)
        for n_done, (pack, hypotheses) in enumerate(zip(packs, answers, strict=True), start=1):
            best.update(zip(pack, (_clean(n_best[0]) for n_best in hypotheses), strict=True))
            if progress:
                progress(n_done / len(packs))
    finally:
        pool.shutdown(cancel_futures=True)
    return best


def _pack(sources: Iterable[str], count: Callable[[str], int], batch_tokens: int) -> list[list[str]]:
    """Batches of sources of like length, the longest first, of at most `batch_tokens` with their padding."""
    packs: list[list[str]] = []
    longest = 0
    for n_tokens, source in sorted(((count(source), source) for source in sources), reverse=True):
        if not packs or longest * (len(packs[-1]) + 1) > batch_tokens:
            packs.append([])
            longest = n_tokens
        packs[-1].append(source)
    return packs


def _halve(piece: str, translator: Translator) -> list[str]:
    """`piece` in pieces of about half its tokens; empty where it is a single token."""
    n_tokens = translator.count(piece)
    if n_tokens < 2:
        return []
    # A little more than half, so that a good place to cut is within reach.
    return split_long(piece, translator.count, min(ceil(0.6 * n_tokens), n_tokens - 1))


def _alternative(piece: str, translator: Translator) -> Hypothesis:
    """The best hypothesis for `piece` that says something; an empty one where there is none."""
    for hypothesis in map(_clean, translator.translate([piece], N_ALTERNATIVES)[0]):
        if hypothesis.text:
            return hypothesis
    return Hypothesis(text="", score=0)


def _join(
    source: str,
    parts: Sequence[str],
    mended: Mapping[str, Sequence[str]],
    best: Mapping[str, Hypothesis],
    translator: Translator,
) -> _Rendering:
    """The English of `source` from that of its pieces; the score is their mean, weighted by source tokens."""
    pieces = tuple(piece for part in parts for piece in mended.get(part, [part]))
    hypotheses = [best[piece] for piece in pieces]
    if not all(hypothesis.text for hypothesis in hypotheses):
        return _Rendering(text=f"{UNTRANSLATED} {source}", rule="untranslated", pieces=pieces)
    weights = [translator.count(piece) for piece in pieces]
    rule = "split_long" if len(parts) > 1 else None
    if any(part in mended for part in parts):
        rule = "split_truncated"
    return _Rendering(
        text=" ".join(hypothesis.text for hypothesis in hypotheses),
        score=sum(h.score * weight for h, weight in zip(hypotheses, weights, strict=True)) / sum(weights),
        truncated=any(hypothesis.truncated for hypothesis in hypotheses),
        pieces=pieces,
        rule=rule,
    )


def _clean(hypothesis: Hypothesis) -> Hypothesis:
    return Hypothesis(text=_one_line(hypothesis.text), score=hypothesis.score, truncated=hypothesis.truncated)


def _is_whole(hypothesis: Hypothesis) -> bool:
    return bool(hypothesis.text) and not hypothesis.truncated


def _one_line(text: str) -> str:
    """`text` without line breaks and control characters, its runs of white space one space each.

    Format characters have no width: a soft hyphen goes and leaves its word whole.
    """
    return " ".join("".join(char if char.isprintable() else _BLANK[category(char)] for char in text).split())


def _has_words(text: str) -> bool:
    """Whether there is something to translate; a row of dashes or stars stands as it is."""
    return any(char.isalnum() for char in text)


def _scaled(progress: Progress | None, total: int) -> Callable[[float], None] | None:
    return (lambda share: progress(int(share * total), total)) if progress else None
