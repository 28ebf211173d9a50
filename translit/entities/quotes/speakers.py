"""Who speaks at a verb of saying: the name in the words beside it, or nobody where that is not certain."""

from dataclasses import dataclass

from translit.entities.quotes.cues import cues
from translit.entities.quotes.phrases import (
    begins_clause,
    in_phrase,
    phrase_end,
    phrase_start,
    subject_end,
    titled,
)
from translit.entities.quotes.reading import PERSONS, SPEAKERS, Reading
from translit.types import Entity


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A verb of saying at word `verb`. `speaker` is None where nobody is surely named beside it."""

    verb: int
    speaker: str | None
    pronoun: bool = False
    """The speaker is `dia` or `-nya`: who spoke last."""


def follows(reading: Reading, at: int) -> bool:
    """Is word `at` a verb that stands before its speaker (kata, ujarnya)?"""
    return _stem(reading.folded(at)) in cues().behind


def surely_follows(reading: Reading, at: int) -> bool:
    """The same, for words that mean nothing else."""
    if _stem(reading.folded(at)) not in cues().ahead:
        return False
    following = reading.folded(at + 1) if at + 1 < len(reading.words) else ""
    return not (reading.folded(at) == "kata" and following in ("lain", "itu", "ini"))  # words, not a verb


def _stem(folded: str) -> str:
    return folded.removesuffix("nya")


def behind(reading: Reading, verb: int) -> Said:
    """The speaker in the words behind the verb: kata Menlu AS Antony Blinken; katanya."""
    if reading.folded(verb) not in cues().behind:
        return Said(verb=verb, speaker=None, pronoun=True)
    first = verb + 1
    end = phrase_end(reading, first)
    if first == end:
        return Said(verb=verb, speaker=None)
    if reading.folded(first) in cues().pronouns:
        return Said(verb=verb, speaker=None, pronoun=True)
    speaker = _apposed(reading, first, end) or _named(reading, first, end)
    return Said(verb=verb, speaker=speaker)


def _apposed(reading: Reading, first: int, end: int) -> str | None:
    """The name behind an office and a comma, where nothing else comes: kata Ketua DPR, Puan Maharani."""
    office = any(titled(reading, at) for at in range(first, end))
    named = any(reading.kind(at) == "person" for at in range(first, end))
    spokesman = any(reading.folded(at) in cues().spokesmen for at in range(first, end))
    vague = (named and not spokesman) or any(
        reading.folded(at) in cues().definite for at in range(first, end)
    )
    if not office or vague or end >= len(reading.words) or reading.gap(end) != ", ":
        return None
    name = reading.entity_of[end]
    if name is None or name.kind not in PERSONS or not reading.together(end - 1, end):
        return None
    past = end
    while past < len(reading.words) and reading.entity_of[past] is name:
        past += 1
    alone = past == len(reading.words) or not in_phrase(reading, past, past)
    return name.value if alone else None


def before(reading: Reading, verb: int) -> Said:
    """The speaker in the words before the verb: Blinken pada Kamis (9/11) juga mengatakan."""
    at = subject_end(reading, verb)
    if at is None or not reading.together(at, verb):
        return Said(verb=verb, speaker=None)
    if reading.folded(at) in cues().pronouns and reading.entity_of[at] is None:
        return Said(verb=verb, speaker=None, pronoun=True)
    if reading.kind(at) not in SPEAKERS:
        return Said(verb=verb, speaker=None)
    first = phrase_start(reading, at)
    if not begins_clause(reading, first):
        return Said(verb=verb, speaker=None)
    return Said(verb=verb, speaker=_named(reading, first, at + 1))


def before_colon(reading: Reading, last: int) -> Said | None:
    """The speaker whose name ends with word `last`, before a colon: Park Jin: "Kami siap"."""
    if reading.kind(last) not in SPEAKERS:
        return None
    first = phrase_start(reading, last)
    return (
        Said(verb=last, speaker=_named(reading, first, last + 1)) if begins_clause(reading, first) else None
    )


def _named(reading: Reading, first: int, end: int) -> str | None:
    """Who the words from `first` to `end` name: one person; with none, the body or office they begin with."""
    found: dict[int, Entity] = {}
    for at in range(first, end):
        entity = reading.entity_of[at]
        if entity is not None and entity.kind in PERSONS:
            found[entity.start] = entity
    people = [entity for entity in found.values() if entity.kind == "person"] or [*found.values()]
    if len({entity.value for entity in people}) > 1:
        return None
    if people:
        return people[0].value if _speaks_for_himself(reading, first, end, people[0]) else None
    if reading.folded(first) == "pihak" and first + 1 < end:
        first += 1
    head = reading.entity_of[first]
    if head is None or head.kind not in SPEAKERS:
        return None
    joint = any(
        reading.folded(at) in ("dan", "serta") and not reading.entity_of[at] for at in range(first, end)
    )
    return None if joint else head.value


def _speaks_for_himself(reading: Reading, first: int, end: int, person: Entity) -> bool:
    """Not Biden in: keluarga Biden, juru bicara Presiden Biden, Biden dan Trump."""
    spokesman = False
    for at in range(first, end):
        folded, entity = reading.folded(at), reading.entity_of[at]
        if folded in ("dan", "serta") and entity is None:
            return False
        if at >= reading.at(person.start):
            continue
        small = not reading.words[at].capital or reading.opens_sentence(at)
        if entity is None and folded in cues().possessed and small:
            return False
        if spokesman and folded != "bicara" and titled(reading, at):
            return False
        spokesman = spokesman or folded in cues().spokesmen
    before = reading.at(person.start) - 1
    direct = before >= first and reading.folded(before) in cues().spokesmen
    return not (direct and " " not in person.text)
