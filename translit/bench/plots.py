"""The report's plots, as SVG to stand inside a page: matplotlib draws, text stays text, nothing is loaded."""

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

COLOURS = ("#17548f", "#b35806", "#1f6440", "#5a3596", "#9b1c1c", "#0b5666", "#8a6d00", "#515962")
"""Told apart in print and by the colour-blind with the help of the marks."""
MARKS = "osD^vPX*"
INK = "#1c2024"
_ROW_INCHES = 0.14
_KIND_GAP = 0.22


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A score with its interval; `x` is what it is drawn against."""

    x: float
    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """One system: its points, by what they are of."""

    name: str
    points: dict[str, Point]


def against_speed(series: Sequence[Series], panels: Sequence[str], id_: str) -> str:
    """A panel for each of `panels`: its score up, tokens a second to the right."""
    figure = _figure(9.0, 3.4 + 0.2 * len(series))
    axes = figure.subplots(1, len(panels), squeeze=False)[0]
    for axis, panel in zip(axes, panels, strict=True):
        for number, one in enumerate(series):
            if panel in one.points:
                point = one.points[panel]
                _bar(axis, number, one.name, point.x, point, vertical=True)
        axis.set_xlabel("source tokens a second")
        axis.set_ylabel(panel)
        axis.margins(0.15)
        axis.set_xlim(left=0)
        axis.locator_params(axis="x", nbins=5)
    _legend(figure, axes[0])
    return _svg(figure, id_)


def by_kind(series: Sequence[Series], kinds: Sequence[str], id_: str) -> str:
    """A row for each kind, and in it a mark with its interval for each system."""
    height = _KIND_GAP + _ROW_INCHES * len(series)
    figure = _figure(9.0, 1.2 + height * len(kinds) + 0.2 * len(series))
    axis = figure.subplots()
    for number, one in enumerate(series):
        for row, kind in enumerate(kinds):
            if kind in one.points:
                offset = (number - (len(series) - 1) / 2) * (_ROW_INCHES / height)
                _bar(axis, number, one.name, row + offset, one.points[kind], vertical=False)
    axis.set_yticks(range(len(kinds)), [_plain(kind) for kind in kinds])
    axis.set_ylim(len(kinds) - 0.5, -0.5)
    axis.set_xlim(-1, 101)
    axis.set_xlabel("% kept, with 95% intervals")
    axis.grid(axis="x", color="#d9dcd8", linewidth=0.6)
    axis.set_axisbelow(True)
    _legend(figure, axis)
    return _svg(figure, id_)


def style(number: int) -> tuple[str, str]:
    """Colour and mark of a system by its place: after each round of colours the marks move on by one.

    >>> style(0) != style(8), style(0)[0] == style(8)[0]
    (True, True)
    """
    return COLOURS[number % len(COLOURS)], MARKS[(number + number // len(COLOURS)) % len(MARKS)]


def _figure(width: float, height: float) -> "Figure":
    from matplotlib.figure import Figure

    return Figure(figsize=(width, height), layout="constrained")


def _bar(axis: "Axes", number: int, name: str, at: float, point: Point, *, vertical: bool) -> None:
    error = [[max(point.value - point.low, 0)], [max(point.high - point.value, 0)]]
    x, y = (at, point.value) if vertical else (point.value, at)
    colour, mark = style(number)
    axis.errorbar(
        [x],
        [y],
        yerr=error if vertical else None,
        xerr=None if vertical else error,
        fmt=mark,
        color=colour,
        markersize=5,
        capsize=2,
        linewidth=1.1,
        label=_plain(name),
    )


def _legend(figure: "Figure", axis: "Axes") -> None:
    handles, labels = axis.get_legend_handles_labels()
    first = {label: handle for handle, label in reversed(list(zip(handles, labels, strict=True)))}
    names = list(dict.fromkeys(labels))
    legend = figure.legend([first[name] for name in names], names, loc="outside lower left", frameon=False)
    for text in legend.get_texts():
        text.set_parse_math(False)


def _plain(text: str) -> str:
    """What matplotlib would hide or read as mathematics, taken out."""
    return " ".join(text.replace("$", "").lstrip("_").split())


def _svg(figure: "Figure", id_: str) -> str:
    """The drawing alone, its ids made the page's own, its size left to the page."""
    import matplotlib as mpl
    from matplotlib.text import Text

    for artist in figure.findobj(Text):
        if isinstance(artist, Text):  # for the type checker
            artist.set_parse_math(False)
    buffer = io.StringIO()
    with mpl.rc_context({"svg.fonttype": "none", "svg.hashsalt": id_, "font.size": 9}):
        figure.savefig(buffer, format="svg", metadata={"Date": None, "Creator": None})
    _, svg, drawing = buffer.getvalue().partition("<svg")
    drawing = re.sub(r"<metadata>.*?</metadata>", "", svg + drawing, flags=re.DOTALL)
    drawing = re.sub(r'\bid="([^"]+)"', rf'id="{id_}-\1"', drawing)
    drawing = re.sub(r'(xlink:href="|url\()#', rf"\1#{id_}-", drawing)
    for size in ("width", "height"):
        drawing = re.sub(rf'(<svg[^>]*?) {size}="[^"]*"', r"\1", drawing, count=1)
    return drawing
