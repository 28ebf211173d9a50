"""Lines broken to a width are joined into paragraphs."""

import re
from collections.abc import Iterator, Sequence

from translit.clean.page import Edit, Page

# The widths at which programs wrap text: mail 72, terminals 80, some up to 100.
MIN_WIDTH, MAX_WIDTH = 50, 100
# A break is certain where a sentence runs on in lower case; two such breaks make a wrapped page.
MIN_CERTAIN_BREAKS = 2


def join_wrapped_lines(page: Page) -> Iterator[Edit]:
    """`Blinken tiba di` / `Seoul pada Rabu.` become one line, on a page that is wrapped at a width.

    A break was made by a program only if the next line's first word did not fit on the line before it.
    """
    lines = page.lines
    width = max(map(len, lines), default=0)
    if not MIN_WIDTH <= width <= MAX_WIDTH:
        return
    first = next(page.rows(), (0, ""))[0]  # a title that was given is not part of a paragraph
    breaks = [n for n in range(first, len(lines) - 1) if lines[n] and lines[n + 1]]
    full = [n for n in breaks if len(lines[n]) + 1 + len(lines[n + 1].split(" ", 1)[0]) > width]
    certain = [n for n in full if lines[n + 1][0].islower() and not lines[n].endswith((".", ":", "?", "!"))]
    if len(certain) < MIN_CERTAIN_BREAKS or 3 * len(full) < 2 * len(breaks):
        return
    start = full[0]
    for here, after in zip(full, [*full[1:], None], strict=True):
        if after != here + 1:
            yield Edit(line=start, n_lines=here + 2 - start, after=_joined(lines[start : here + 2]))
            start = after or 0


def _joined(lines: Sequence[str]) -> str:
    """One line; `mata-` / `mata` was broken at its hyphen and needs no space."""
    return re.sub(r"(?<=\w-)\n", "", "\n".join(lines)).replace("\n", " ")
