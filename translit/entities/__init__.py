"""Find what the English must keep: every name, place, date and figure of the source.

Where things go:
- a recogniser: a module with `find(segment) -> Iterator[Entity]` and its place in `_RECOGNISERS`;
  `merge` gives each place to the longest mention, and of two equal ones to the earlier recogniser;
- figures, dates and times: `values`; people, places, organisations and the rest: `names`.
"""

from collections.abc import Callable, Iterator, Sequence

from translit.entities.merge import merge
from translit.entities.names import capitals, gazetteer, heads, laws, learned, shapes
from translit.entities.names.chains import bind
from translit.entities.names.sentence import Sentence, evidence
from translit.entities.values import dates, numbers, relative, times, years
from translit.entities.values.inferred import complete
from translit.types import Entity, Recogniser, Segment

_RECOGNISERS: tuple[Callable[[Segment], Iterator[Entity]], ...] = (
    gazetteer.find,
    shapes.find,
    laws.find,
    dates.find,
    years.find,
    relative.find,
    times.find,
    numbers.find,
)


def find(
    text: str,
    segments: Sequence[Segment],
    date: str | None = None,
    recogniser: Recogniser | None = None,
) -> tuple[Entity, ...]:
    """Every mention that the English must keep, in text order, none overlapping, each inside one segment.

    `segments` are of `text`: `text[segment.start:segment.end] == segment.text`, and so for what is returned.
    The whole article is read before a name is decided: what it says of a name elsewhere counts. `date` is the
    article's, as `Article.date` has it: it fills `inferred` of dates that are said in part. `recogniser` is a
    statistical one, which decides what the rules leave open.

    Raises:
        ValueError: a segment is not of `text`, or `date` is no day of the calendar.
    """
    if any(text[segment.start : segment.end] != segment.text for segment in segments):
        raise ValueError("entities.find: the segments are not of this text")
    sentences = [Sentence.of(segment) for segment in segments]
    proven = evidence(sentences)
    spans = recogniser.spans([segment.text for segment in segments]) if recogniser else [()] * len(segments)
    found: list[Entity] = []
    for sentence, seen in zip(sentences, spans, strict=True):
        segment = sentence.segment
        known = merge(segment, [entity for recogniser in _RECOGNISERS for entity in recogniser(segment)])
        known = merge(segment, [*heads.find(sentence, known), *known])
        copied = capitals.find(sentence, proven, known)
        named = merge(segment, [*copied, *known])
        named = merge(segment, [*named, *learned.add(sentence, named, seen)])
        found += learned.classify(sentence, named, seen)
    ordered = sorted(found, key=lambda entity: entity.start)
    return tuple(complete(text, bind(text, ordered), date))
