"""A sentence longer than the model takes, in pieces that it takes, cut where a reader would pause."""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from math import ceil

from translit.errors import InputError

# What a cut costs, counted in pieces: a comma is worth standing 0.4 of a piece nearer to the even division
# than a bare space. Set by reading the cuts of the longest news sentences at hand, not by a measurement.
_STOP = 0.0  # after a semicolon, colon, dash, or the source's own stray full stop
_CLAUSE = 0.05  # after a comma, before a conjunction or an attribution
_COMMA = 0.2
_CONJUNCTION = 0.3  # before a conjunction that has no comma
_ENUMERATION = 0.45  # after a comma between items of a list
_SPACE = 0.6
_BOUND = 0.9  # within what belongs together: `9 November`, `Antony Blinken`, `di Seoul`
_REACH = 0.6  # pieces from the even division within which a better place is looked for: no crumbs
_FILL = 0.85  # a piece is planned this full, so that a good place is within reach
_ITEM_CHARS = 25  # commas nearer to each other than this separate items, not clauses


def _table(text: str) -> frozenset[str]:
    return frozenset(text.split())


_COORDINATING = _table("dan atau serta")
_CONJUNCTIONS = _COORDINATING | _table(
    """
    sementara sedangkan namun tetapi tapi melainkan karena sebab sehingga hingga agar supaya yang ketika saat
    sewaktu meskipun meski walaupun walau kendati setelah sesudah sebelum sejak jika kalau bila apabila
    seandainya bahwa untuk seperti termasuk seraya sambil kemudian padahal kecuali menurut
    """
)
_ATTRIBUTIONS = _table(
    "kata ujar tutur ungkap jelas tegas imbuh tambah sebut papar terang katanya ujarnya jelasnya tambahnya"
)
# Never left at the end of a piece.
_LEANING = _CONJUNCTIONS | _table(
    """
    di ke dari pada oleh dalam antara dengan bagi tentang mengenai terhadap sebagai apa para si sang seorang
    sebuah tidak tak bukan belum akan sudah telah sangat
    """
)
_WORD = re.compile(r"\S+")
_CLOSING = "\"'”’»)]"
_OPENING = "\"'“‘«(["
_DASHES = frozenset("-–—")
_PAUSES = frozenset(";:!?…")


@dataclass(frozen=True, slots=True)
class _Cut:
    """White space between two words: the left piece ends at `end`, the right one begins at `start`."""

    end: int
    start: int
    cost: float


def split_long(text: str, count: Callable[[str], int], max_tokens: int) -> list[str]:
    """`text` in pieces with `count(piece) <= max_tokens`, in order; only white space is lost, at the seams.

    The fewest pieces of even size, within what good places for a cut allow. A word is cut only where it is
    longer than a piece by itself. `count` sees each character of `text` about log2(pieces) times.

    Raises:
        InputError: one character alone counts more than `max_tokens`.
    """
    text = text.strip()
    cuts = list(_cuts(text))
    ends = [cut.end for cut in cuts]

    def pieces(start: int, end: int) -> Iterator[str]:
        tokens = count(text[start:end])
        if tokens <= max_tokens:
            yield text[start:end]
            return
        if end - start == 1:
            raise InputError(
                f"{text[start:end]!r} alone counts {tokens} tokens, a piece may have {max_tokens}; "
                "choose a model with a larger limit"
            )
        inner = cuts[bisect_right(ends, start) : bisect_left(ends, end)]
        cut = _best(inner, start, end, max(2, ceil(tokens / max(1, max_tokens) / _FILL)))
        left_end, right_start = (cut.end, cut.start) if cut else (_within_word(text, start, end),) * 2
        yield from pieces(start, left_end)
        yield from pieces(right_start, end)

    return list(pieces(0, len(text))) if text else []


def _best(cuts: list[_Cut], start: int, end: int, n_pieces: int) -> _Cut | None:
    """The cheapest of `cuts` (in order) near the place that leaves half of `n_pieces` on either side."""
    if not cuts:
        return None
    piece = (end - start) / n_pieces
    middle = start + piece * (n_pieces // 2)
    near = [cut for cut in cuts if abs(cut.end - middle) <= _REACH * piece]
    if near:
        return min(near, key=lambda cut: cut.cost + abs(cut.end - middle) / piece)
    return min(cuts, key=lambda cut: abs(cut.end - middle))


def _within_word(text: str, start: int, end: int) -> int:
    """The middle of a word, not between a letter and its combining mark."""
    middle = (start + end) // 2
    at = middle
    while at > start + 1 and unicodedata.combining(text[at]):
        at -= 1
    return at if at > start else middle


def _cuts(text: str) -> Iterator[_Cut]:
    """Every white space between two words with what a cut there costs."""
    comma = -_ITEM_CHARS  # where the last comma stood
    for left, right in pairwise(_WORD.finditer(text)):
        cost = _cost(left[0], right[0])
        if left[0].endswith(","):
            following = text.find(",", left.end(), left.end() + _ITEM_CHARS)
            if cost == _COMMA and (following != -1 or left.end() - comma < _ITEM_CHARS):
                cost = _ENUMERATION
            comma = left.end()
        yield _Cut(left.end(), right.start(), cost)


def _cost(left: str, right: str) -> float:
    """What a cut between two neighbouring words costs."""
    mark = left.rstrip(_CLOSING)[-1:]
    word = right.lstrip(_OPENING).rstrip(",")
    figures = left[-2:].rstrip(",")[-1:].isdigit(), word[:1].isdigit()
    if left in _DASHES or mark in _PAUSES or (mark == "." and word[:1].islower()):
        return _STOP
    if mark == "," and not all(figures):
        return _CLAUSE if word in _CONJUNCTIONS or word in _ATTRIBUTIONS else _COMMA
    if any(figures) or mark == "." or right in _DASHES or left.casefold() in _LEANING:
        return _BOUND
    if left[:1].isupper() and (word[:1].isupper() or word in _COORDINATING):
        return _BOUND  # a name, or a pair of names
    return _CONJUNCTION if word in _CONJUNCTIONS else _SPACE
