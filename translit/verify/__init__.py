"""Hold the English against the source: the ledger. Pure: no model, no file, no order of segments.

Where things go:
- `names`: how English says a name, and what needs no source; `values`: how it writes a figure or date, and
  when two are one; `pool` and `state` serve both;
- how all of it becomes kept, altered, missing and added: `check`.
"""

from collections.abc import Sequence

from translit.types import Entity, Entry, Issue, Ledger, Segment, Translation
from translit.verify.check import check


def verify(
    segments: Sequence[Segment], entities: Sequence[Entity], translations: Sequence[Translation]
) -> Ledger:
    """The state of every entity in its segment's English, in text order, and the faults that follow.

    One to one inside a segment: two mentions need two. A segment without a translation misses all it has.
    An entity without an accepted form is `unverifiable` and raises no issue.
    """
    of_segment: dict[int, list[Entity]] = {segment.index: [] for segment in segments}
    for entity in entities:
        of_segment[entity.segment].append(entity)
    english = {translation.segment: translation for translation in translations}
    entries: list[Entry] = []
    issues: list[Issue] = []
    for segment in segments:
        translation = english.get(
            segment.index, Translation(segment=segment.index, text="", model="", score=None)
        )
        ledger, faults = check(segment, of_segment[segment.index], translation)
        entries += ledger
        issues += faults
    return Ledger(entries=tuple(entries), issues=tuple(issues))
