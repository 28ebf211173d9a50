"""What the Markdown and the HTML view share: the tables and lists that are derived from a Document."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from translit.brief import marks
from translit.brief.document import Document, Entity, Segment
from translit.brief.mentions import FIGURES_AND_DATES, WHO_AND_WHAT, Group, Link, groups, state_in_words
from translit.brief.trail import Trail, trails
from translit.brief.wording import counted, date_in_words, enumerated, name_of
from translit.types import State, Step


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A segment in both languages. `notes` are what neither an issue, a doubt nor a repair says of it."""

    number: int
    anchor: str
    notes_anchor: str
    segment: Segment
    source: tuple[marks.Piece, ...]
    target: tuple[marks.Piece, ...]
    notes: tuple[str, ...]
    trail: Trail

    @property
    def flagged(self) -> bool:
        """Whether a reader has to look at this segment."""
        segment = self.segment
        return bool(segment.issues or segment.doubts or segment.unreliable) or segment.truncated

    @property
    def noted(self) -> bool:
        """Whether something stands under it."""
        return self.flagged or bool(self.notes) or self.trail.repaired


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A key point and the segments that carry it, with what is noted of them."""

    source: str
    target: str
    pairs: tuple[Pair, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """A quotation, and the segments that it stands in: their English is its English."""

    speaker: str | None
    source: str
    target: str
    pairs: tuple[Pair, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of the ledger. `link` leads to the mention, `elsewhere` to the English in another sentence."""

    anchor: str
    entity: Entity
    state: str
    link: Link
    elsewhere: Link | None


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A brief as its readers see it."""

    title: str
    """The page's: the English headline, or where there is none the file's name and the dateline."""
    headline: Pair | None
    facts: tuple[tuple[str, str], ...]
    tally: str
    verdict: str
    flagged: tuple[Pair, ...]
    points: tuple[Point, ...]
    who_and_what: tuple[Group, ...]
    figures_and_dates: tuple[Group, ...]
    quotations: tuple[Quoted, ...]
    paragraphs: tuple[tuple[Pair, ...], ...]
    ledger: tuple[Line, ...]
    stages: tuple[tuple[str, tuple[Step, ...]], ...]
    """All steps but the tries to repair."""
    repairs: tuple[Trail, ...]
    """The sentences that were tried again."""
    repairs_in_words: str


def view(brief: Document) -> View:
    """Derive what the views show; nothing here depends on the format."""
    name = " · ".join(filter(None, (name_of(brief.article.origin), brief.article.dateline)))
    pairs = [
        _pair(trail, source, target)
        for trail, (source, target) in zip(trails(brief), marks.pieces(brief), strict=True)
    ]
    repairs = tuple(pair.trail for pair in pairs if pair.trail.tries)
    changes = [step for step in brief.steps if step.attempt is None]
    headline = next((pair for pair in pairs if pair.segment.kind == "title"), None)
    return View(
        title=headline.segment.target if headline else name,
        headline=headline,
        facts=tuple(_facts(brief)),
        tally=_tally(brief),
        verdict=_verdict(brief, sum(trail.repaired for trail in repairs)),
        flagged=tuple(pair for pair in pairs if pair.flagged),
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
        quotations=tuple(
            Quoted(
                speaker=quotation.speaker,
                source=quotation.text,
                target=" ".join(brief.segments[index].target for index in quotation.segments),
                pairs=tuple(pairs[index] for index in quotation.segments),
            )
            for quotation in brief.quotations
        ),
        paragraphs=tuple(tuple(group) for _, group in groupby(pairs, lambda pair: pair.segment.paragraph)),
        ledger=tuple(_lines(brief, pairs)),
        stages=tuple((stage, tuple(steps)) for stage, steps in groupby(changes, lambda step: step.stage)),
        repairs=repairs,
        repairs_in_words=_repairs_in_words(brief, repairs),
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
    """`34 entities: 31 kept (2 of them by part of the name), 1 altered, 2 missing; 1 added; 1 doubt`."""
    states: Counter[State] = Counter(entity.state for entity in brief.entities)
    n_partial = sum(entity.partial for entity in brief.entities)
    in_part = f" ({n_partial:,} of them by {marks.PART})" if n_partial else ""
    parts = [
        f"{states[state]:,} {marks.STATES[state]}{in_part if state == 'kept' else ''}"
        for state in ("kept", "altered", "missing", "unverifiable")
        if states[state] or state == "kept"
    ]
    n_added = sum(issue.fault == "added" for issue in brief.issues)
    rest = [f"{n_added:,} added"] if n_added else []
    rest += [counted(len(brief.doubts), "doubt")] if brief.doubts else []
    head = f"{counted(len(brief.entities), 'entity', 'entities')}: {', '.join(parts)}"
    return "; ".join([head, *rest])


def _verdict(brief: Document, n_repaired: int) -> str:
    """What the tally means, in two or three sentences."""
    n_edited = sum(segment.edited for segment in brief.segments)
    n_unreliable = sum(bool(segment.unreliable) for segment in brief.segments)
    n_cut = sum(segment.truncated for segment in brief.segments)
    edited = f" but for {counted(n_edited, 'sentence')} edited by hand" if n_edited else ""
    flags = [counted(len(brief.issues), "issue")] if brief.issues else []
    flags += [counted(len(brief.doubts), "doubt")] if brief.doubts else []
    flags += [f"{counted(n_unreliable, 'sentence')} not reliably translated"] if n_unreliable else []
    flags += [f"{counted(n_cut, 'sentence')} cut short by the model"] if n_cut else []
    found = (
        f"Flagged in the text: {enumerated(flags)}."
        if flags
        else "The check found nothing missing, altered or added."
    )
    were = "was" if n_repaired == 1 else "were"
    repaired = f" {counted(n_repaired, 'sentence')} {were} repaired." if n_repaired else ""
    return f"Machine translation, unreviewed{edited}.{repaired} {found}"


def _repairs_in_words(brief: Document, repairs: Sequence[Trail]) -> str:
    """`2 sentences repaired, 5 attempts turned down; the model wrote 9 translations more and weighed 30`."""
    n_down = sum(len(trail.turned_down) for trail in repairs)
    n_repaired = sum(bool(trail.kept) for trail in repairs)
    down = f", {counted(n_down, 'attempt')} turned down" if n_down else ""
    cost = brief.repair_cost
    n_more = counted(cost.decoded, "translation") if cost else ""
    more = f"; the model wrote {n_more} more and weighed {cost.scored:,}" if cost else ""
    return f"{counted(n_repaired, 'sentence')} repaired{down}{more}"


def _pair(trail: Trail, source: marks.Pieces, target: marks.Pieces) -> Pair:
    segment = trail.segment
    notes = []
    if segment.truncated:
        notes.append("The model stopped at its output limit: the English may end too early.")
    if segment.pieces > 1:
        notes.append(f"Too long for the model: translated in {segment.pieces} pieces and joined again.")
    if segment.edited:
        notes.append("Edited by hand: this English is not the model's.")
    return Pair(
        number=segment.index + 1,
        anchor=marks.sentence_anchor(segment.index),
        notes_anchor=marks.notes_anchor(segment.index),
        segment=segment,
        source=source,
        target=target,
        notes=tuple(notes),
        trail=trail,
    )


def _lines(brief: Document, pairs: Sequence[Pair]) -> Iterator[Line]:
    """The ledger: each entity with its own anchor and the ways to its mention and its English."""
    anchors = {piece.anchor for pair in pairs for piece in (*pair.source, *pair.target)}

    def link(index: int, mention: str) -> Link:
        anchor = mention if mention in anchors else marks.sentence_anchor(index)
        return Link(number=index + 1, anchor=anchor)

    for number, entity in enumerate(brief.entities):
        moved_to = entity.target_segment
        yield Line(
            anchor=marks.entity_anchor(number),
            entity=entity,
            state=state_in_words(entity),
            link=link(entity.segment, marks.source_anchor(number)),
            elsewhere=None
            if moved_to is None or moved_to == entity.segment
            else link(moved_to, marks.target_anchor(number)),
        )
