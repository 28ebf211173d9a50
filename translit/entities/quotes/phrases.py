"""Where the words for a speaker begin and end, before a verb of saying and behind it."""

from translit.entities.names.cues import cues as names
from translit.entities.quotes.cues import cues
from translit.entities.quotes.reading import PERSONS, SPEAKERS, Reading

_MAX_PHRASE = 16
"""Words of the longest name with its offices: Menteri Luar Negeri Republik Rakyat Demokratik Korea X."""
_MAX_ASIDE = 14
"""Words of an aside between a subject and its verb: Engel, seorang profesor di Universitas Ewha, berkata."""
_MAX_CALLING = 4
"""Words of pakar hukum tata negara."""
_MAX_ADJUNCTS = 3
_VALUES = ("date", "time", "number", "duration")


def phrase_end(reading: Reading, first: int) -> int:
    """Behind the last word for the speaker whose words begin with word `first`."""
    end = first
    while end < len(reading.words) and end - first < _MAX_PHRASE and in_phrase(reading, end, first):
        end += 1
    return end


def in_phrase(reading: Reading, at: int, first: int) -> bool:
    """Does word `at` go on with the words for a speaker that begin with word `first`?"""
    following = reading.entity_of[at + 1] if at + 1 < len(reading.words) else None
    if reading.folded(first) == "seorang" and reading.folded(at) == "di" and following:
        return reading.joined(at)  # seorang profesor di Universitas Ewha Leif-Eric Easley
    if reading.folded(at) in cues().stops | cues().active and reading.entity_of[at] is None:
        return False
    return reading.joined(at) or (titled(reading, at - 1) and reading.gap(at) == ". ")


def titled(reading: Reading, at: int) -> bool:
    """Is word `at` an office or title?"""
    return reading.folded(at) in names().person_before | names().abbreviated or reading.kind(at) == "role"


def subject_end(reading: Reading, verb: int) -> int | None:
    """The last word of the subject: before the verb, its adverbs, dates, adjuncts and an aside in commas."""
    at, first = verb, max(verb - 2 * _MAX_PHRASE, 0)
    for _ in range(_MAX_ADJUNCTS):
        while at - 1 >= first and _skipped(reading, at - 1):
            at -= 1
        aside = _aside_start(reading, at)
        named = at - 1 < first or reading.kind(at - 1) in PERSONS or reading.folded(at - 1) in cues().pronouns
        if aside is None and named:
            break
        begin = aside if aside is not None else _adjunct_start(reading, at)
        if begin is None:
            break
        at = begin
    return at - 1 if at - 1 >= first else None


def _skipped(reading: Reading, at: int) -> bool:
    if reading.gap(at + 1).strip(" ()/.-\u00a0"):
        return False
    entity = reading.entity_of[at]
    return entity.kind in _VALUES if entity else reading.folded(at) in cues().adverbs


def _aside_start(reading: Reading, at: int) -> int | None:
    """Where the aside begins that a comma ends before word `at`."""
    if not reading.gap(at).startswith(","):
        return None
    for start in range(at - 1, max(at - _MAX_ASIDE, 1) - 1, -1):
        if not reading.together(start - 1, at) or reading.quote_of[start - 1] is not None:
            return None
        if reading.kind(start) in PERSONS and reading.gap(start).startswith(","):
            return None  # a list of names
        if reading.gap(start).startswith(","):
            return start
    return None


def _adjunct_start(reading: Reading, at: int) -> int | None:
    """Where the phrase with a preposition begins that ends before word `at`: dalam jumpa pers di Seoul."""
    for start in range(at - 1, max(at - _MAX_ASIDE, 1) - 1, -1):
        if reading.kind(start) in PERSONS or not reading.joined(start + 1 if start + 1 < at else start):
            return None
        if reading.folded(start) in cues().adjuncts and reading.entity_of[start] is None:
            return start
        if reading.folded(start) in cues().clause:
            return None
    return None


def phrase_start(reading: Reading, at: int) -> int:
    """The first word of the name and offices that end with word `at`: Menlu AS Antony Blinken."""
    start = at
    while start and at - start < _MAX_PHRASE:
        linked = reading.joined(start) or (titled(reading, start - 1) and reading.gap(start) == ". ")
        if linked and _in_name(reading, start - 1):
            start -= 1
        elif (calling := _calling(reading, start)) is not None:
            start = calling
        else:
            break
    return start


def _calling(reading: Reading, start: int) -> int | None:
    """The word for what somebody is, with words of its own behind it: pengamat politik Rocky Gerung."""
    for at in range(start - 1, max(start - _MAX_CALLING, 0) - 1, -1):
        if not reading.joined(at + 1) or reading.entity_of[at] is not None:
            return None
        if reading.folded(at) in cues().callings | names().person_before:
            return at
        if reading.folded(at) in cues().prepositions | cues().clause | cues().active | cues().adverbs:
            return None
    return None


def _in_name(reading: Reading, at: int) -> bool:
    folded = reading.folded(at)
    if reading.entity_of[at] is not None:
        return reading.kind(at) in (*SPEAKERS, "nationality")
    if folded in cues().prepositions | cues().clause | cues().behind and folded not in names().from_a_place:
        return False
    owner = folded in cues().spokesmen | cues().possessed or folded == "juru"
    capital = reading.words[at].capital and not reading.opens_sentence(at)
    return owner or capital or folded in names().person_before | names().from_a_place


def begins_clause(reading: Reading, first: int) -> bool:
    """May a subject begin with word `first`? Not behind a preposition, a noun or a verb."""
    before = first - 1
    if reading.opens_sentence(first):
        return True
    if reading.folded(before) in cues().prepositions and reading.entity_of[before] is None:
        return False
    if reading.folded(before) in ("dan", "serta") and before:
        person = reading.kind(first) in PERSONS or reading.folded(first) in names().person_before
        if reading.kind(before - 1) in SPEAKERS or not (person or "," in reading.gap(before)):
            return False  # Blinken dan Park mengatakan; mitra dan direktur NATO mengatakan
    parted = any(mark in ",;:.!?…\"“”'‘’–—" for mark in reading.gap(first))
    return parted or reading.folded(before) in cues().clause | {"pihak", "menurut"}
