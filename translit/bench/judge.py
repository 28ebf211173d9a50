"""Hold the outputs of a system against the entities of a set: the ledger, segment by segment."""

from collections.abc import Sequence
from dataclasses import dataclass

from translit.bench.sets import BenchSet
from translit.degenerate import Degeneration, degenerate
from translit.entities import find
from translit.types import Doubt, Entity, Entry, Issue, Recogniser, Segment, Translation
from translit.verify import verify


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What is found of one segment's output."""

    entries: tuple[Entry, ...]
    issues: tuple[Issue, ...]
    doubts: tuple[Doubt, ...]
    degenerations: tuple[Degeneration, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A set with its documents as segments, and the entities of each."""

    bench_set: BenchSet
    segments: tuple[Segment, ...]
    """One an item, its index the item's place; offsets count into its document's text."""
    entities: tuple[Entity, ...]
    """The hand-marked ones where the set has them, else what translit finds."""
    found: tuple[Entity, ...]
    """What translit finds: all that a system under test may see."""

    def documents(self) -> list[range]:
        """The places of each document's items."""
        return self.bench_set.documents


def mark(bench_set: BenchSet, recogniser: Recogniser | None) -> Marked:
    """Lay the items of each document out as one text, and find or place its entities."""
    segments: list[Segment] = []
    found: list[Entity] = []
    gold: list[Entity] = []
    for places in bench_set.documents:
        start, of_document = 0, []
        for at in places:
            source = bench_set.items[at].source
            end = start + len(source)
            of_document.append(Segment(index=at, start=start, end=end, text=source, paragraph=at))
            start = end + 1
        text = "\n".join(segment.text for segment in of_document)
        segments += of_document
        found += find(text, of_document, None, recogniser)
        gold += [
            marked.placed(segment)
            for segment in of_document
            for marked in bench_set.items[segment.index].entities or ()
        ]
    return Marked(
        bench_set=bench_set,
        segments=tuple(segments),
        entities=tuple(gold if bench_set.is_gold else found),
        found=tuple(found),
    )


def judge(marked: Marked, targets: Sequence[str], truncated: Sequence[bool] = ()) -> list[Judged]:
    """The verdict on each output, a document checked as one."""
    named: dict[int, list[Entity]] = {segment.index: [] for segment in marked.segments}
    for entity in marked.entities:
        named[entity.segment].append(entity)
    judged: list[Judged] = []
    for places in marked.documents():
        segments = [marked.segments[at] for at in places]
        translations = [
            Translation(
                segment=at,
                text=targets[at],
                model="",
                score=None,
                truncated=bool(truncated) and truncated[at],
            )
            for at in places
        ]
        ledger = verify(segments, [entity for at in places for entity in named[at]], translations)
        for segment, translation in zip(segments, translations, strict=True):
            at = segment.index
            judged.append(
                Judged(
                    entries=tuple(entry for entry in ledger.entries if entry.entity.segment == at),
                    issues=tuple(issue for issue in ledger.issues if issue.segment == at),
                    doubts=tuple(doubt for doubt in ledger.doubts if doubt.segment == at),
                    degenerations=degenerate(segment, translation),
                )
            )
    return judged
