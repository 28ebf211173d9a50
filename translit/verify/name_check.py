"""Names in the English: found by their accepted forms, or by their sound; the rest paired with strangers."""

from translit.types import Entity
from translit.verify import allowed
from translit.verify.match import Target, alike, reads
from translit.verify.state import Check
from translit.words import Word, words

_SHORTEST_ALIKE = 4  # letters: a shorter name is itself or another
_HEADS = ("north", "south", "east", "west", "new", "saudi", "united")  # of a place whose next word is unknown
_JOINS = (" ", "-", ". ", " & ", "\u00a0")


def match_forms(state: Check) -> None:
    """Accepted forms word for word, the longest first: "UN" takes no word of "UN Security Council"."""
    forms = [(words(form), at) for at, entity in state.open_names() for form in entity.accepts]
    for form, at in sorted(forms, key=lambda pair: -len(pair[0])):
        if at not in state.kept and form and (found := state.target.find(form)):
            state.target.use(*found)
            state.kept[at] = state.target.span(*found)


def match_sounds(state: Check) -> None:
    """Names whose words stand apart (Johannes "Hans" Geiger) or are spelt by another ear (Zelenskyy)."""
    for at, entity in state.open_names():
        for form in entity.accepts:
            places = [_place(state.target, word) for word in words(form)]
            found = sorted({place for place in places if place is not None})
            if not found or len(found) < len(places):
                continue
            for place in found:
                state.target.use(place, place + 1)
            together = found[-1] - found[0] <= 2 * len(found)
            state.kept[at] = state.target.span(found[0] if together else found[-1], found[-1] + 1)
            break


def _place(target: Target, word: Word) -> int | None:
    """An unused word of the English that is `word`, or sounds like it."""
    for at in target.places(word.folded):
        if reads(target.words[at], word):
            return at
    if len(word.folded) < _SHORTEST_ALIKE or word.upper:
        return None
    for at, other in enumerate(target.words):
        if not target.used[at] and alike(word.folded, other.folded):
            return at
    return None


def find_strangers(state: Check) -> None:
    """Fill `state.strangers`: runs of unused capitalised words with one in them that no dictionary knows."""
    target = state.target
    run: list[Word] = []
    for at, word in enumerate(target.words):
        capital = not target.used[at] and word.capital
        joined = run and target.text[run[-1].end : word.start] in _JOINS
        if run and not (capital and joined):
            _keep(state, run)
            run = []
        if capital:
            run.append(word)
    _keep(state, run)


def _keep(state: Check, run: list[Word]) -> None:
    """The part of `run` from its first unknown word, with the "South" before it, to its last."""
    unknown = [at for at, word in enumerate(run) if allowed.is_stranger(word)]
    if unknown:
        first = unknown[0]
        if first and run[first - 1].folded in _HEADS:
            first -= 1
        state.strangers.append(run[first : unknown[-1] + 1])


def pair(state: Check, origin: allowed.Origin) -> None:
    """A name that is nowhere is `altered` where an unknown name stands; one that shares a word goes first."""
    for at, entity in state.open_names():
        if not entity.accepts:
            continue
        own = {word.folded for form in entity.accepts for word in words(form)}
        sharing = [run for run in state.strangers if own & {word.folded for word in run}]
        foreign = [run for run in state.strangers if not origin.explains(run)]
        for run in [*sharing, *foreign][:1]:
            state.strangers.remove(run)
            state.altered[at] = (run[0].start, run[-1].end)
    for at, entity in enumerate(state.entities):
        if at in state.kept and entity.kind in ("person", "name"):
            _unpair(state, at, entity, origin)


def _unpair(state: Check, at: int, entity: Entity, origin: allowed.Origin) -> None:
    """`Donald Trump`, kept by "Trump" alone, is altered where a stranger stands at its side (Mbeki Trump)."""
    start, end = state.kept[at]
    text = state.target.text
    if len(words(text[start:end])) >= len(words(entity.text)):
        return
    for run in state.strangers:
        beside = text[run[-1].end : start] in _JOINS or text[end : run[0].start] in _JOINS
        if beside and not origin.explains(run):
            state.strangers.remove(run)
            del state.kept[at]
            state.altered[at] = (min(start, run[0].start), max(end, run[-1].end))
            return
