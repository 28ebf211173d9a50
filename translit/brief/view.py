"""What the Markdown and the HTML view share: the tables and lists that are derived from a Document."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from translit.brief import marks
from translit.brief.document import Document, Entity, Segment
from translit.brief.wording import counted, date_in_words, enumerated, name_of, value_in_words
from translit.types import Issue, Kind, State, Step

WHO_AND_WHAT: dict[Kind, str] = {
    "person": "People",
    "organisation": "Organisations",
    "place": "Places",
    "nationality": "Nationalities",
    "product": "Weapons, craft and products",
    "event": "Events",
    "law": "Laws",
    "acronym": "Abbreviations",
    "name": "Other names",
    "quote": "Quotations",
    "url": "Web addresses",
}
FIGURES_AND_DATES: dict[Kind, str] = {
    "date": "Dates",
    "time": "Times",
    "duration": "Durations",
    "number": "Numbers",
    "percent": "Percentages",
    "money": "Money",
    "quantity": "Quantities",
}
STATES: dict[marks.Shown, str] = {
    "kept": "kept",
    "unverifiable": "not verifiable",
    "altered": "altered",
    "missing": "missing",
    "added": "added",
}
"""What each state is called, the worse the later."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A label that leads to an anchor."""

    label: str
    anchor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """All mentions of one thing. `english`: what stands in the text; `expected`: what should and does not."""

    english: str
    expected: str
    source: str
    value: str
    n_mentions: int
    states: str
    worst: State
    sentences: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The rows of one kind."""

    heading: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A segment in both languages. `notes` are doubts that no entity carries."""

    number: int
    anchor: str
    doubts_anchor: str
    segment: Segment
    source: tuple[marks.Piece, ...]
    target: tuple[marks.Piece, ...]
    issues: tuple[Issue, ...]
    notes: tuple[str, ...]

    @property
    def in_doubt(self) -> bool:
        """Whether a reader has to look at this segment."""
        return bool(self.issues) or self.segment.truncated


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A brief as its readers see it."""

    title: str
    """The page's: the English headline, or where there is none the file's name and the dateline."""
    headline: Segment | None
    facts: tuple[tuple[str, str], ...]
    tally: str
    verdict: str
    doubtful: tuple[Link, ...]
    who_and_what: tuple[Group, ...]
    figures_and_dates: tuple[Group, ...]
    paragraphs: tuple[tuple[Pair, ...], ...]
    ledger: tuple[tuple[str, Entity, Link], ...]
    """Anchor, entity, and the way to its mention in the text."""
    stages: tuple[tuple[str, tuple[Step, ...]], ...]


def view(brief: Document) -> View:
    """Derive what the views show; nothing here depends on the format."""
    headline = next((segment for segment in brief.segments if segment.kind == "title"), None)
    name = " · ".join(filter(None, (name_of(brief.article.origin), brief.article.dateline)))
    pairs = [_pair(brief, segment) for segment in brief.segments]
    doubtful = tuple(Link(label=str(pair.number), anchor=pair.anchor) for pair in pairs if pair.in_doubt)
    return View(
        title=headline.target if headline else name,
        headline=headline,
        facts=tuple(_facts(brief)),
        tally=_tally(brief),
        verdict=_verdict(brief),
        doubtful=doubtful,
        who_and_what=_groups(brief, WHO_AND_WHAT),
        figures_and_dates=_groups(brief, FIGURES_AND_DATES),
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
        f"{states[state]:,} {STATES[state]}"
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


def _groups(brief: Document, headings: dict[Kind, str]) -> tuple[Group, ...]:
    """The entities of these kinds, a group each kind, a row each value; the most mentioned first."""
    groups = []
    for kind, heading in headings.items():
        by_value: dict[str, list[Entity]] = {}
        for entity in brief.entities:
            if entity.kind == kind:
                by_value.setdefault(entity.value, []).append(entity)
        if by_value:
            rows = sorted((_row(mentions) for mentions in by_value.values()), key=lambda row: -row.n_mentions)
            groups.append(Group(heading=heading, rows=tuple(rows)))
    return tuple(groups)


def _row(mentions: Sequence[Entity]) -> Row:
    first = mentions[0]
    states = Counter(entity.state for entity in mentions)
    found = _distinct(entity.target for entity in mentions if entity.target)
    wanting = states["altered"] or states["missing"]
    return Row(
        english=", ".join(found),
        expected=first.accepts[0] if wanting and first.accepts and first.accepts[0] not in found else "",
        source=", ".join(_distinct(entity.text for entity in mentions)),
        value=value_in_words(first.value),
        n_mentions=len(mentions),
        states=", ".join(f"{n} {STATES[state]}" for state, n in states.items())
        if len(states) > 1
        else STATES[first.state],
        worst=max(states, key=list(STATES).index),
        sentences=tuple(
            Link(label=str(index + 1), anchor=marks.sentence_anchor(index))
            for index in dict.fromkeys(entity.segment for entity in mentions)
        ),
    )


def _distinct(words: Iterable[str]) -> list[str]:
    """In order of first appearance."""
    return list(dict.fromkeys(words))


def _pair(brief: Document, segment: Segment) -> Pair:
    source, target = marks.pieces(brief, segment)
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
        issues=segment.issues,
        notes=tuple(notes),
    )


def _lines(brief: Document, pairs: Sequence[Pair]) -> Iterator[tuple[str, Entity, Link]]:
    """The ledger: each entity with its own anchor and the way to its mention."""
    for number, entity in enumerate(brief.entities):
        pair = pairs[entity.segment]
        mention = marks.source_anchor(number)
        marked = any(piece.anchor == mention for piece in pair.source)
        link = Link(label=str(pair.number), anchor=mention if marked else pair.anchor)
        yield marks.entity_anchor(number), entity, link
