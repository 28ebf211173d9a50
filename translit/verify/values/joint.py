"""Two values of the source that English says as one: lima tahun enam bulan, five and a half years."""

from collections.abc import Hashable, Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from translit.types import Entity
from translit.verify.pool import Pool
from translit.verify.state import Check
from translit.verify.values.compare import keys
from translit.verify.values.equal import amounts
from translit.verify.values.mention import Mention
from translit.vocabulary import values

_JOINS = (" ", " dan ", ", ")
_OF = " dari "


def keep(state: Check, free: Sequence[Mention]) -> list[Mention]:
    """Keep two neighbours by the one mention that says their sum or their share; what is left over."""
    pool = Pool(free, keys)
    for (at, one), (other_at, other) in pairwise(state.open_values()):
        start = state.segment.start
        gap = state.segment.text[one.end - start : other.start - start]
        wanted = list(_together(one, other, gap))
        if other_at == at + 1 and wanted and (mention := pool.take(*wanted)):
            state.kept[at] = state.kept[other_at] = (mention.start, mention.end)
    return pool.rest()


def _together(one: Entity, other: Entity, gap: str) -> Iterator[Hashable]:
    if one.kind == other.kind == "duration" and gap in _JOINS:
        for base, length in _lengths(one):
            for other_base, more in _lengths(other):
                if base == other_base and length > more:
                    yield base, length + more
    elif one.kind == other.kind == "number" and gap == _OF and one.value.isdigit() and other.value.isdigit():
        part, whole = int(one.value), int(other.value)
        if 0 < part < whole:
            yield "value", values.fraction(part, whole)
            yield "share", Fraction(part, whole)


def _lengths(entity: Entity) -> list[tuple[str, Fraction]]:
    return list(amounts(entity.value))
