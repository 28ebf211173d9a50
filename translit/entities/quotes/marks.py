"""Where quotation marks open and close: by shape, their neighbours and, where these are silent, by turns."""

import re
from collections import Counter
from dataclasses import dataclass
from typing import Literal

Family = Literal["double", "single", "angle"]

_FAMILIES: dict[str, Family] = {
    **dict.fromkeys('"“”„‟″', "double"),
    **dict.fromkeys("'‘’‚‛", "single"),
    **dict.fromkeys("«»‹›", "angle"),
}
_MARK = re.compile("[" + "".join(_FAMILIES) + "]")
_OPENING, _CLOSING = "“„‟‘‚‛«‹", "”’»›"
_BEFORE_OPENING = "([{-–—/:;,"
_AFTER_CLOSING = ")]}-–—/:;,.!?…"


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A stretch in quotation marks that lies in no other: the marks stand at `opened` and `closed`."""

    opened: int
    closed: int | None
    """None where the paragraph never closes it: the words then end at `end`."""
    end: int


def opens_paragraph(text: str, start: int) -> bool:
    """Does the paragraph that begins at `start` begin with an opening mark of quotation?"""
    return _FAMILIES.get(text[start : start + 1]) == "double" and text[start] != "”"


def marked(text: str, start: int, end: int, *, goes_on: bool) -> list[Marked]:
    """What stands in quotation marks in the paragraph `text[start:end]`, in order, none inside another.

    `goes_on`: the next paragraph opens with a mark, so that one left open here is no slip but lasts to the
    end. A slip ends before the next opening mark at the latest. Apostrophes are no marks.
    """
    pairs: list[tuple[int, int]] = []
    stack: list[tuple[int, Family]] = []
    n_open: Counter[Family] = Counter()
    for match in _MARK.finditer(text, start, end):
        at = match.start()
        family = _FAMILIES[match[0]]
        before = text[at - 1] if at > start else " "
        after = text[at + 1] if at + 1 < end else " "
        if family == "single" and before.isalnum() and after.isalnum():
            continue
        is_open = n_open[family] > 0
        if _opens(match[0], before, after, is_open=is_open):
            stack.append((at, family))
            n_open[family] += 1
        elif is_open:
            opened, other = stack.pop()
            while other != family:
                n_open[other] -= 1
                opened, other = stack.pop()
            n_open[family] -= 1
            pairs.append((opened, at))
    unclosed = [at for at, family in stack if family != "single"]
    return _outermost(pairs, unclosed, end, goes_on=goes_on)


def _opens(mark: str, before: str, after: str, *, is_open: bool) -> bool:
    """Does a mark between these two characters open a quotation? `is_open`: one of its family is open."""
    may_open = (before.isspace() or before in _BEFORE_OPENING or before in _FAMILIES) and not after.isspace()
    may_close = not before.isspace() and (after.isspace() or after in _AFTER_CLOSING or after in _FAMILIES)
    if _FAMILIES[mark] == "single":
        return mark != "’" and may_open and not after.isdigit() and not (is_open and may_close)
    if mark in _OPENING:
        return not (is_open and may_close and not may_open)
    if mark in _CLOSING:
        return not is_open and may_open and not may_close
    return may_open if may_open != may_close else not is_open


def _outermost(pairs: list[tuple[int, int]], unclosed: list[int], end: int, *, goes_on: bool) -> list[Marked]:
    found: list[Marked] = []
    past = -1
    opened = sorted([*pairs, *((at, -1) for at in unclosed)])
    for number, (at, closed) in enumerate(opened):
        if at <= past:
            continue
        if closed >= 0:
            found.append(Marked(opened=at, closed=closed, end=closed))
            past = closed
        elif goes_on:
            found.append(Marked(opened=at, closed=None, end=end))
            break
        else:
            following = opened[number + 1][0] if number + 1 < len(opened) else end
            found.append(Marked(opened=at, closed=None, end=following))
    return found
