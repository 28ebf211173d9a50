"""Names in the English: found by their accepted forms, or by their sound; the rest paired with strangers."""

from collections.abc import Callable, Iterable, Sequence

from translit.types import Entity
from translit.verify.names import allowed
from translit.verify.names.match import Target, form_words
from translit.verify.pool import Pool
from translit.verify.state import Check
from translit.vocabulary.words import Word

Run = tuple[Word, ...]

_SHORTEST_ALIKE = 4  # letters: a shorter name is itself or another
_HEADS = ("north", "south", "east", "west", "new", "saudi", "united")  # of a place whose next word is unknown
_JOINS = (" ", "-", ". ", " & ", "\u00a0")


def match_forms(state: Check) -> None:
    """Accepted forms word for word, but for a part of a person's full name."""
    _match(state, lambda entity, form: not _is_part(entity, form))


def match_parts(state: Check) -> None:
    """A person who is named in full, by the surname alone."""
    _match(state, _is_part)


def _is_part(entity: Entity, form: str) -> bool:
    return entity.kind in ("person", "name") and len(form_words(form)) < len(form_words(entity.text))


def _match(state: Check, wanted: Callable[[Entity, str], bool]) -> None:
    """The longest form first: "UN" takes no word of "UN Security Council".

    Of two mentions that accept one form, that with the fewer other forms has it.
    """
    forms = [
        (-len(form_words(form)), len(entity.accepts), at, form)
        for at, entity in state.open_names()
        for form in entity.accepts
        if wanted(entity, form)
    ]
    for _, _, at, form in sorted(forms, key=lambda row: row[:2]):
        if at not in state.kept and (found := state.target.find(form)):
            state.target.use(*found)
            state.kept[at] = state.target.span(*found)
            state.words[at] = tuple(range(*found))


def match_sounds(state: Check) -> None:
    """Copied names whose words stand apart (Johannes "Hans" Geiger) or sound the same (Zelenskyy).

    What a name has in both languages is enough: Ewha, for Universitas Ewha.
    """
    for at, entity in state.open_names():
        copied = next((form for form in entity.accepts if form in entity.text), None)
        if copied is None:
            continue
        places = [_place(state.target, word) for word in form_words(copied)]
        found = sorted({place for place in places if place is not None})
        if found and len(found) == len(places):
            for place in found:
                state.target.use(place, place + 1)
            state.words[at] = tuple(found)
            together = found[-1] - found[0] <= 2 * len(found)
            state.kept[at] = state.target.span(found[0] if together else found[-1], found[-1] + 1)


def match_repeats(state: Check) -> None:
    """The long form keeps the short one behind it: English need not say "Amerika Serikat (AS)" twice."""
    for at, entity in state.open_names():
        before = state.entities[at - 1] if at else None
        if before and before.value == entity.value and at - 1 in state.kept:
            gap = state.segment.text[before.end - state.segment.start : entity.start - state.segment.start]
            if gap == " (":
                state.kept[at] = state.kept[at - 1]


def match_renumbered(state: Check) -> None:
    """A designation or an article of law with another figure is altered: F-15 for F-16."""
    for at, entity in state.open_names():
        for form in entity.accepts:
            if found := state.target.find_renumbered(form):
                state.target.use(*found)
                state.altered[at] = state.target.span(*found)
                break


def _place(target: Target, word: Word) -> int | None:
    """An unused word of the English that is `word`, or a capitalised one that sounds like it."""
    exact = target.find(word.text)
    if exact is not None:
        return exact[0]
    return None if len(word.folded) < _SHORTEST_ALIKE or word.upper else target.find_alike(word.folded)


def strangers(target: Target) -> list[Run]:
    """Runs of unused capitalised words with one in them that no dictionary knows, in text order."""
    runs: list[list[Word]] = [[]]
    for at, word in enumerate(target.words):
        if target.used[at] or not word.capital:
            continue
        run = runs[-1]
        if run and target.text[run[-1].end : word.start] in _JOINS:
            run.append(word)
        else:
            runs.append([word])
    return [part for run in runs if (part := _from_unknown(run))]


def _from_unknown(run: list[Word]) -> Run:
    """The part of `run` from its first unknown word, with the "South" before it, to its last."""
    unknown = [at for at, word in enumerate(run) if allowed.is_stranger(word)]
    if not unknown:
        return ()
    first = unknown[0]
    if first and run[first - 1].folded in _HEADS:
        first -= 1
    return tuple(run[first : unknown[-1] + 1])


def pair(state: Check, origin: allowed.Origin) -> list[Run]:
    """A name that is nowhere is `altered` where an unknown name stands; returns the runs left over.

    A run that shares a word with the name goes first, then one that the source does not explain.
    """

    def keys(run: Run) -> Iterable[str]:
        yield from {word.folded for word in run}
        if not origin.explains(run):
            yield _FOREIGN

    pool = Pool(strangers(state.target), keys)
    for at, entity in state.open_names():
        if entity.accepts:
            forms = (entity.text, *entity.accepts)  # its own text too: a name may be left as it was
            own = dict.fromkeys(word.folded for form in forms for word in form_words(form))
            # What English says in ordinary words (Foreign Minister) does not turn into a name.
            is_name = any(map(allowed.is_stranger, form_words(entity.accepts[0])))
            if run := pool.take(*own, *((_FOREIGN,) if is_name else ())):
                state.altered[at] = (run[0].start, run[-1].end)
    rest = [run for run in pool.rest() if not origin.explains(run)]
    return _alter_parts(state, rest)


_FOREIGN = ""  # the key of every run that the source does not explain; no word folds to it here


def _alter_parts(state: Check, runs: Sequence[Run]) -> list[Run]:
    """`Donald Trump`, kept by "Trump" alone, is altered where a stranger stands at its side (Mbeki Trump)."""
    starts = {start: at for at, (start, _) in state.kept.items() if state.partial(at)}
    ends = {state.kept[at][1]: at for at in starts.values()}
    text, rest = state.target.text, []
    for run in runs:
        first, last = run[0].start, run[-1].end
        before = [ends.get(first - len(join)) for join in _JOINS if text.endswith(join, 0, first)]
        after = [starts.get(last + len(join)) for join in _JOINS if text.startswith(join, last)]
        at = next((at for at in [*before, *after] if at is not None and at in state.kept), None)
        if at is None:
            rest.append(run)
        else:
            start, end = state.kept.pop(at)
            state.altered[at] = (min(start, first), max(end, last))
    return rest
