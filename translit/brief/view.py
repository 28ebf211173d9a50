"""What the Markdown and the HTML view share: the tables and lists that are derived from a Document."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from translit.brief import marks
from translit.brief.document import Document, Entity, Segment
from translit.brief.mentions import FIGURES_AND_DATES, WHO_AND_WHAT, Group, Link, groups
from translit.brief.wording import counted, date_in_words, enumerated, name_of
from translit.types import State, Step


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A segment in both languages. `notes` are doubts that no entity carries."""

    number: int
    anchor: str
    doubts_anchor: str
    segment: Segment
    source: tuple[marks.Piece, ...]
    target: tuple[marks.Piece, ...]
    notes: tuple[str, ...]

    @property
    def in_doubt(self) -> bool:
        """Whether a reader has to look at this segment."""
        return bool(self.segment.issues) or self.segment.truncated


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A key point and the segments that carry it, with their doubts."""

    source: str
    target: str
    pairs: tuple[Pair, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A brief as its readers see it."""

    title: str
    """The page's: the English headline, or where there is none the file's name and the dateline."""
    headline: Pair | None
    facts: tuple[tuple[str, str], ...]
    tally: str
    verdict: str
    doubtful: tuple[Pair, ...]
    points: tuple[Point, ...]
    who_and_what: tuple[Group, ...]
    figures_and_dates: tuple[Group, ...]
    paragraphs: tuple[tuple[Pair, ...], ...]
    ledger: tuple[tuple[str, Entity, Link], ...]
    """Anchor, entity, and the way to its mention in the text."""
    stages: tuple[tuple[str, tuple[Step, ...]], ...]


def view(brief: Document) -> View:
    """Derive what the views show; nothing here depends on the format."""
    name = " · ".join(filter(None, (name_of(brief.article.origin), brief.article.dateline)))
    entities: dict[int, dict[int, Entity]] = {segment.index: {} for segment in brief.segments}
    for number, entity in enumerate(brief.entities):
        entities[entity.segment][number] = entity
    pairs = [_pair(segment, entities[segment.index]) for segment in brief.segments]
    headline = next((pair for pair in pairs if pair.segment.kind == "title"), None)
    return View(
        title=headline.segment.target if headline else name,
        headline=headline,
        facts=tuple(_facts(brief)),
        tally=_tally(brief),
        verdict=_verdict(brief),
        doubtful=tuple(pair for pair in pairs if pair.in_doubt),
        points=tuple(
            Point(
                source=point.source,
                target=point.target,
                pairs=tuple(pairs[index] for index in point.segments),
            )
            for point in brief.summary
        ),
        who_and_what=groups(brief.entities, WHO_AND_WHAT),
        figures_and_dates=groups(brief.entities, FIGURES_AND_DATES),
        paragraphs=tuple(tuple(group) for _, group in groupby(pairs, lambda pair: pair.segment.paragraph)),
        ledger=tuple(_lines(brief, pairs)),
        stages=tuple((stage, tuple(steps)) for stage, steps in groupby(brief.steps, lambda step: step.stage)),
    )


def _facts(brief: Document) -> Iterator[tuple[str, str]]:
    """What is known of the article beside its text, with a label."""
    article = brief.article
    day = date_in_words(article.date) if article.date else None
    known = {
        "Source": article.agency,
        "By": article.byline,
        "Dateline": article.dateline,
        "Place": None if article.dateline else article.place,
        "Date": ", ".join(filter(None, (day, article.time))),
        "File": article.origin,
        "Id": article.id,
    }
    return ((label, value) for label, value in known.items() if value)


def _tally(brief: Document) -> str:
    """`34 entities: 31 kept, 1 altered, 2 missing; 1 added`."""
    states: Counter[State] = Counter(entity.state for entity in brief.entities)
    parts = [
        f"{states[state]:,} {marks.STATES[state]}"
        for state in ("kept", "altered", "missing", "unverifiable")
        if states[state] or state == "kept"
    ]
    n_added = sum(issue.fault == "added" for issue in brief.issues)
    added = f"; {n_added:,} added" if n_added else ""
    return f"{counted(len(brief.entities), 'entity', 'entities')}: {', '.join(parts)}{added}"


def _verdict(brief: Document) -> str:
    """What the tally means, in a sentence."""
    n_cut = sum(segment.truncated for segment in brief.segments)
    doubts = [counted(len(brief.issues), "doubt")] if brief.issues else []
    doubts += [f"{counted(n_cut, 'sentence')} cut short by the model"] if n_cut else []
    if not doubts:
        return "Machine translation, unreviewed. The check found nothing missing, altered or added."
    return f"Machine translation, unreviewed. Flagged in the text: {enumerated(doubts)}."


def _pair(segment: Segment, entities: Mapping[int, Entity]) -> Pair:
    source, target = marks.pieces(segment, entities)
    notes = []
    if segment.truncated:
        notes.append("The model stopped at its output limit: the English may end too early.")
    if segment.pieces > 1:
        notes.append(f"Too long for the model: translated in {segment.pieces} pieces and joined again.")
    return Pair(
        number=segment.index + 1,
        anchor=marks.sentence_anchor(segment.index),
        doubts_anchor=marks.doubts_anchor(segment.index),
        segment=segment,
        source=source,
        target=target,
        notes=tuple(notes),
    )


def _lines(brief: Document, pairs: Sequence[Pair]) -> Iterator[tuple[str, Entity, Link]]:
    """The ledger: each entity with its own anchor and the way to its mention."""
    for number, entity in enumerate(brief.entities):
        pair = pairs[entity.segment]
        mention = marks.source_anchor(number)
        marked = any(piece.anchor == mention for piece in pair.source)
        link = Link(number=pair.number, anchor=mention if marked else pair.anchor)
        yield marks.entity_anchor(number), entity, link
