"""Which stretches in marks are somebody's speech, and what beside them says whose."""

from dataclasses import dataclass

from translit.entities.quotes.cues import cues
from translit.entities.quotes.marks import Marked
from translit.entities.quotes.reading import PERSONS, Reading
from translit.entities.quotes.speakers import Said, before, before_colon, behind, follows, surely_follows

_MIN_WORDS = 3
"""Of what nobody is said to say right beside it: one or two are a term set off."""
_MAX_SUBJECT = 8
"""Words of a subject before its verb: "Ya," Menteri Luar Negeri AS Antony Blinken mengatakan."""
_SMALL = 3
"""Letters of a word that a title leaves in lower case."""
_SPOKEN_END = ",.!?…"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """The verb of saying that belongs to a stretch in marks."""

    said: Said
    spoken: bool
    """The marks hold speech, however short: a comma, a colon or the verb itself parts it from its speaker."""


def attribution(reading: Reading, mark: Marked, first: int, end: int) -> Attribution | None:
    """What says who speaks: right behind the words, right before them, or elsewhere in the sentence."""
    near = _right_behind(reading, mark, first, end)
    ahead = None if near else _ahead(reading, mark, first)
    if near or (ahead and ahead.spoken):
        return near or ahead
    at = end
    while first < end and at < len(reading.words) and reading.quote_of[at] is None:
        if not reading.together(at, end - 1):
            break
        if surely_follows(reading, at) and "," in reading.gap(at):
            return Attribution(said=behind(reading, at), spoken=False)
        at += 1
    return ahead


def _right_behind(reading: Reading, mark: Marked, first: int, end: int) -> Attribution | None:
    if first == end or not reading.free(end, end - 1):
        return None
    inside = reading.text[reading.words[end - 1].end : mark.end]
    outside = reading.text[mark.end : reading.words[end].start]
    spoken = any(sign in inside + outside for sign in _SPOKEN_END) or surely_follows(reading, end)
    if not spoken or any(sign in outside for sign in ";:()"):
        return None
    at = end
    if reading.folded(at) in ("demikian", "begitu") and reading.free(at + 1, at):
        at += 1
    if follows(reading, at):
        return Attribution(said=behind(reading, at), spoken=True)
    for verb in range(at + 1, at + _MAX_SUBJECT):
        if not reading.free(verb, at) or not reading.joined(verb):
            break
        if reading.folded(verb) in cues().active:
            said = before(reading, verb)
            return Attribution(said=said, spoken=True) if said.speaker or said.pronoun else None
    return None


def _ahead(reading: Reading, mark: Marked, first: int) -> Attribution | None:
    """The last verb of saying before the words, in their sentence or in one that ends with a colon."""
    if first == 0:
        return None
    lead = reading.text[reading.words[first - 1].end : mark.opened]
    parted = first < len(reading.words) and reading.opens_sentence(first)
    if parted and ":" not in lead:
        return None
    for verb in range(first - 1, -1, -1):
        if not reading.free(verb, first - 1):
            break
        if reading.folded(verb) in cues().active or surely_follows(reading, verb):
            direct = ":" in lead or "," in lead or not _between(reading, verb, first)
            return _led(reading, verb, first, direct=direct)
    said = before_colon(reading, first - 1) if ":" in lead else None
    return Attribution(said=said, spoken=True) if said else None


def _between(reading: Reading, verb: int, first: int) -> list[int]:
    return [at for at in range(verb + 1, first) if reading.folded(at) != "bahwa"]


def _led(reading: Reading, verb: int, first: int, *, direct: bool) -> Attribution:
    said = before(reading, verb) if reading.folded(verb) in cues().active else behind(reading, verb)
    others = {
        entity.value
        for at in range(verb + 1, first)
        if (entity := reading.entity_of[at]) and entity.kind in (*PERSONS, "organisation")
    } - {said.speaker}
    if not direct and others:
        said = Said(verb=verb, speaker=None)
    naming = reading.folded(verb) in cues().naming & cues().active
    return Attribution(said=said, spoken=direct and not naming)


def is_quotation(reading: Reading, mark: Marked, span: tuple[int, int], found: Attribution | None) -> bool:
    """Are the words from `span[0]` to `span[1]`, which stand in marks, somebody's speech?"""
    first, end = span
    if found is not None and found.spoken:
        return True
    n_words = len(reading.text[mark.opened : mark.end].split())
    if n_words < _MIN_WORDS or _is_title(reading, first, end) or _is_name(reading, first):
        return False
    return mark.closed is not None or reading.opens_sentence(first)


def _is_name(reading: Reading, first: int) -> bool:
    """Do the words before say that what is in marks is what something is called?"""
    before = first - 1
    if before < 0 or not reading.free(before, first):
        return False
    if reading.folded(before) != "sebagai":
        return reading.folded(before) in cues().titling
    return not any(
        reading.folded(at) in cues().describing
        for at in range(max(before - _MAX_SUBJECT, 0), before)
        if reading.free(at, first)
    )


def _is_title(reading: Reading, first: int, end: int) -> bool:
    """Every word but small ones has a capital: a name or the title of a work."""
    return all(
        reading.words[at].capital
        or len(reading.words[at].text) <= _SMALL
        or reading.folded(at) in cues().prepositions | cues().clause | {"yang", "untuk", "atau"}
        for at in range(first, end)
    )
