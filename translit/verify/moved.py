"""English one segment too early or too late: what one lacks, the one beside it has without cause."""

from collections.abc import Iterator, Sequence

from translit.verify.state import Check
from translit.verify.values import settle as values


def keep_names(states: Sequence[Check]) -> None:
    """Keep an open name by a neighbour's English, where the neighbour's own source does not have the name."""
    for at, beside in _open_beside(states):
        named = {entity.value for entity in beside.entities}
        for index, entity in states[at].open_names():
            if entity.value in named:
                continue
            for form in entity.accepts:
                if found := beside.target.find(form):
                    beside.target.use(*found)
                    states[at].keep_elsewhere(index, beside, beside.target.span(*found))
                    break


def keep_values(states: Sequence[Check]) -> None:
    """Keep an open value by a figure or date that nothing in the neighbour's own source explains."""
    for at, beside in _open_beside(states):
        if beside.figures:
            values.keep_elsewhere(states[at], beside)


def _open_beside(states: Sequence[Check]) -> Iterator[tuple[int, Check]]:
    """Each segment that lacks something, with the one before it and the one behind it."""
    for at, state in enumerate(states):
        if len(state.kept) + len(state.altered) < len(state.entities):
            for near in (at - 1, at + 1):
                if 0 <= near < len(states) and abs(states[near].segment.index - state.segment.index) == 1:
                    yield at, states[near]
