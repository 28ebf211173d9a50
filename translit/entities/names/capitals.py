"""Names that the English must copy: runs of capitalised words that are no ordinary Indonesian words.

A capital alone proves little, so each word of a run is weighed: is it in ordinary use in lower case, does the
article write it with a capital inside a sentence too, does an office or a title go before it?
"""

import re
from collections.abc import Iterator, Sequence

from translit.entities.mention import mention
from translit.entities.names.cues import cues
from translit.entities.names.runs import runs
from translit.entities.names.sentence import Sentence
from translit.types import Entity, Kind
from translit.vocabulary.indonesian import is_root, is_word, looks_derived, looks_foreign
from translit.vocabulary.words import Word

_VERB = re.compile(r"(?:me[lmnrw]|meng|meny|ber)[a-z]{3,}")
_INFLECTED = re.compile(r"me[mn][a-z]{4,}|[a-z]{3,}nya")  # a verb, a possessive
_MAX_ACRONYM = 6
_MIN_BODY = 3  # letters of a body's acronym: two are a person's initials
_KOREAN = 3  # words at most of a name that begins with its family name
_LONGEST_OFFICE = (
    12  # words from an office to its person: Menteri ... Republik Rakyat Demokratik Korea (RRDK) X
)
_NEAR = 3  # words that may stand between two words of one name


def find(sentence: Sentence, proven: frozenset[str], claimed: Sequence[Entity]) -> Iterator[Entity]:
    """The names of a sentence outside what others `claimed`; `proven` is the article's own evidence."""
    for start, stop in runs(sentence, claimed):
        run = range(start, stop)
        marks = [_is_name(sentence, proven, at, run) for at in run]
        _keep_inner(sentence, proven, marks, start)
        if not any(marks):
            yield from _translated(sentence, start, stop)
        at = start
        while at < stop:
            end = at
            while end < stop and marks[end - start]:
                end += 1
            if _body_before_person(sentence, at, end):
                end = at + 1
            yield from _name(sentence, at, end)
            at = max(end, at + 1)


def _body_before_person(sentence: Sentence, at: int, end: int) -> bool:
    """Ketua Umum PSSI Erick Thohir: what he is chairman of, and his name. JD Vance is one name."""
    tokens = sentence.words
    rest = tokens[at + 1 : end]
    together = bool(rest) and tokens[at].upper and all(word.capital and not word.upper for word in rest)
    return together and len(tokens[at].text) >= _MIN_BODY and _titled(sentence, at)


def _is_name(sentence: Sentence, proven: frozenset[str], at: int, run: range) -> bool:
    """Is word `at` of a run of capitals a name by itself?"""
    word, known = sentence.words[at], cues()
    folded = word.folded
    if len(word.text) == 1 or folded in known.inside or (folded in known.roman and word.upper):
        return False  # counts between names only
    if folded in known.person_before or folded in known.translated_head:
        return False
    if word.upper and not sentence.shouted(at):
        return len(folded) <= _MAX_ACRONYM or folded in proven
    if is_word(folded) or (
        at > run.start and looks_derived(folded) and is_word(sentence.words[at - 1].folded)
    ):
        return False
    if sentence.headline:
        return folded in proven or _stands_out_in_headline(sentence, at, run)
    return not (at == run.start and sentence.initial(at)) or folded in proven or _stands_out(sentence, at)


def _stands_out_in_headline(sentence: Sentence, at: int, run: range) -> bool:
    """Where every word has a capital its look tells a name, or its neighbour: di, a title, a name."""
    tokens = sentence.words
    if is_root(tokens[at].folded):
        return False
    if looks_foreign(tokens[at].folded):
        return True
    beside = [tokens[near] for near in (at - 1, at + 1) if near in run]
    if any(word.capital and not word.upper and not is_root(word.folded) for word in beside):
        return True
    before = tokens[at - 1].folded if at and sentence.gap(at) == " " else ""
    return before in ("di", "ke") or before in cues().person_before


def _stands_out(sentence: Sentence, at: int) -> bool:
    """Is an unknown word a name where its capital proves nothing? Its look or its neighbours say so."""
    tokens, known = sentence.words, cues()
    if looks_foreign(tokens[at].folded):
        return True
    if _INFLECTED.fullmatch(tokens[at].folded):
        return False
    if at and sentence.gap(at) in (" ", "-") and _unknown(tokens[at - 1]):
        return True
    if at + 1 == len(tokens):
        return False
    follower, gap = tokens[at + 1], sentence.gap(at + 1)
    if follower.capital and gap in (" ", "-", ". "):
        return _unknown(follower) or len(follower.text) == 1
    return gap == " (" or (gap == " " and (follower.folded in known.person_does or _verb(follower.folded)))


def _verb(folded: str) -> bool:
    return is_word(folded) and _VERB.match(folded) is not None


def _unknown(word: Word) -> bool:
    return word.capital and not word.upper and not is_word(word.folded)


def _keep_inner(sentence: Sentence, proven: frozenset[str], marks: list[bool], start: int) -> None:
    """Give back what stands between names or behind one: initials, particles, a name's own ordinary words."""
    tokens, known = sentence.words, cues()
    for at in range(len(marks)):
        word = tokens[start + at]
        translated = known.translated_head | known.translated_behind
        if at + 1 < len(marks):  # the last may be a surname: Chico Hakim
            translated |= known.person_before
        if marks[at]:
            continue
        before, after = at > 0 and marks[at - 1], any(marks[at + 1 : at + 1 + _NEAR])
        initial = len(word.text) == 1 and word.capital
        if initial or word.folded in known.inside or word.folded in known.roman:
            marks[at] = (before or initial) and (after or word.capital)
        elif before and word.capital and (not sentence.headline or word.folded in proven):
            marks[at] = word.folded not in translated and sentence.gap(start + at) == " "


def _name(sentence: Sentence, at: int, end: int) -> Iterator[Entity]:
    """The name over words `at` to `end`, small words at its end left out; nothing for a lone letter."""
    tokens = sentence.words
    while end > at and not tokens[end - 1].capital and tokens[end - 1].folded in cues().inside:
        end -= 1
    if all(len(word.text) == 1 for word in tokens[at:end]):
        return
    span = (tokens[at].start, tokens[end - 1].end)
    name = sentence.segment.text[span[0] : span[1]]
    yield mention(sentence.segment, span, _kind(sentence, at, end), name, (name,))


def _translated(sentence: Sentence, start: int, stop: int) -> Iterator[Entity]:
    """An organisation named in Indonesian words, whose English form no table knows."""
    tokens = sentence.words
    if stop - start > 1 and tokens[start].folded in cues().translated_head and not sentence.headline:
        span = (tokens[start].start, tokens[stop - 1].end)
        name = sentence.segment.text[span[0] : span[1]]
        yield mention(sentence.segment, span, "organisation", name, ())


def _kind(sentence: Sentence, at: int, end: int) -> Kind:
    """What the words in and beside the name say it is."""
    tokens, known = sentence.words, cues()
    before = tokens[at - 1].folded if at and sentence.gap(at) == " " else ""
    after = tokens[end].folded if end < len(tokens) and sentence.gap(end) in (" ", ", ") else ""
    inner = tokens[at + 1 : end]
    body = end - at == 1 and _body_before_person(sentence, at, end + 1)
    initial = any(len(word.text) == 1 and word.capital for word in inner)
    if initial or (_titled(sentence, at) and not body):
        return "person"
    if (
        before in known.organisation_before
        or tokens[at].folded in known.organisation_copied
        or any(word.folded in known.english for word in inner)
    ):
        return "organisation"
    if tokens[at].folded in known.family_first and 1 < end - at <= _KOREAN:
        return "person"
    if end - at == 1 and tokens[at].upper:
        return "acronym"
    if before in known.place_before:
        return "place"
    return "person" if before in known.person_said or after in known.person_said else "name"


def _titled(sentence: Sentence, start: int) -> bool:
    """Does an office or title go before word `start`, countries and brackets between them passed over?"""
    tokens, known = sentence.words, cues()
    for at in range(start - 1, max(start - _LONGEST_OFFICE, 0) - 1, -1):
        if sentence.gap(at + 1) not in (" ", " (", ") ", ". ", "-"):
            return False
        if tokens[at].folded in known.person_before:
            return True
        if not tokens[at].capital and tokens[at].folded not in known.from_a_place:
            return False
    return False
