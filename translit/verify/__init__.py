"""Hold the English against the source: the ledger. Pure: no model, no file.

Where things go:
- `names`: how English says a name, and what needs no source; `values`: how it writes a figure or date, and
  when two are one; `pool` and `state` serve both;
- `denials`: what one text denies and the other does not, a doubt and no issue;
- how all of it becomes kept, altered, missing and added: `check`, for one segment; `moved`, for the English
  that stands in the segment beside it.
"""

from collections.abc import Collection, Sequence

from translit.types import Doubt, Entity, Entry, Issue, Ledger, Segment, Translation
from translit.verify import check, denials, moved
from translit.verify.names import swapped
from translit.verify.state import Check, Document


def verify(
    segments: Sequence[Segment],
    entities: Sequence[Entity],
    translations: Sequence[Translation],
    elsewhere: Collection[str] = (),
) -> Ledger:
    """The state of every entity in its segment's English, in text order, and the faults that follow.

    `segments` are one document. One to one inside a segment: two mentions need two. What a segment
    lacks and the one beside it has without cause was moved, and is kept. A segment without a translation
    misses all it has. An entity without an accepted form is `unverifiable` and raises no issue. `elsewhere`
    are folded words that the English of the document says outside these segments.
    """
    states = _read(segments, entities, translations)
    document = Document.of(states, elsewhere)
    for state in states:
        check.match_names(state)
    in_order = sorted(states, key=lambda state: state.segment.index)
    moved.keep_names(in_order)
    for state in states:
        check.match_values(state)
    moved.keep_values(in_order)
    entries: list[Entry] = []
    issues: list[Issue] = []
    doubts: list[Doubt] = []
    for state in states:
        ledger, faults = check.close(state, document)
        entries += ledger
        issues += faults
        doubts += [*denials.doubts(state.segment, state.target.text), *swapped.doubts(state)]
    return Ledger(entries=tuple(entries), issues=tuple(issues), doubts=tuple(doubts))


def _read(
    segments: Sequence[Segment], entities: Sequence[Entity], translations: Sequence[Translation]
) -> list[Check]:
    of_segment: dict[int, list[Entity]] = {segment.index: [] for segment in segments}
    for entity in entities:
        of_segment[entity.segment].append(entity)
    english = {translation.segment: translation.text for translation in translations}
    return [
        Check.of(segment, of_segment[segment.index], english.get(segment.index, "")) for segment in segments
    ]
