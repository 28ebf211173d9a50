"""`translit explain`: how a sentence of a brief came about, from the source to the English that stands."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from translit.cli.options import Json
from translit.terminal import plain, say

if TYPE_CHECKING:
    from translit.brief.trail import Trail, Try

_LABEL = 12  # columns


def explain(
    path: Annotated[Path, typer.Argument(metavar="BRIEF.json", help="A brief as `translit brief` wrote it.")],
    segment: Annotated[
        int | None,
        typer.Argument(
            metavar="SEGMENT",
            help="A sentence by its number in the brief, from 1.",
            show_default="all that have a trail",
        ),
    ] = None,
    *,
    as_json: Json = False,
) -> None:
    """Tell how a sentence came about: prepared, translated, found wrong, tried again, and what stands.

    Every try to repair it is told, kept or turned down, with the reason, the issues and the model's score
    (its mean log-probability a token) before and after. Without SEGMENT: every sentence with more to tell
    than its English. What was cleaned away belongs to no sentence; the brief lists it.

    \b
    Examples:
      translit explain briefs/article.brief.json
      translit explain briefs/article.brief.json 3
      translit explain briefs/article.brief.json --json | jq 'select(.attempts != [])'
    """
    from translit.brief.document import inert_json
    from translit.briefs import explained

    found = explained(path, segment)
    for number, trail in enumerate(found):
        if as_json:
            print(inert_json(trail.as_json()))
            continue
        if number:
            print()
        print(f"Sentence {trail.number}")
        for label, text in _lines(trail):
            print(f"  {label:{_LABEL}}{plain(text)}".rstrip())
    if not found:
        say("no sentence was prepared, repaired, edited or flagged: there is nothing to tell")


def _lines(trail: "Trail") -> Iterator[tuple[str, str]]:
    """Each line of the trail with its label; none where a line goes on with the one above."""
    segment = trail.segment
    yield "source", segment.source
    for step in trail.prepared:
        yield "prepared", f"{step.rule}: {step.after}"
    for step in trail.split:
        yield "pieces", f"{step.rule}: {step.after}"
    if trail.translated is None:
        yield "translated", "no longer known: edited by hand"
    else:
        yield "translated", trail.translated + _scored(trail.score)
    for fault in trail.faults:
        yield "found", fault
    for attempt in trail.tries:
        yield from _tried(attempt)
    yield "English", segment.target + _scored(segment.score)
    if segment.unchecked:
        yield "", "edited since it was checked; type: translit check BRIEF.json"
    elif segment.edited:
        yield "", "edited by hand"
    for reason in segment.unreliable:
        yield "unreliable", reason
    if segment.truncated:
        yield "cut short", "the model stopped at its output limit"
    for issue in segment.issues:
        yield "issue", issue.message
    for doubt in segment.doubts:
        yield "doubt", doubt.message


def _tried(attempt: "Try") -> Iterator[tuple[str, str]]:
    measured = f" ({attempt.measured})" if attempt.measured else ""
    yield (
        "kept" if attempt.attempt.kept else "turned down",
        f"{attempt.rung}: {attempt.rung_in_words}{measured}",
    )
    yield "", attempt.attempt.reason
    yield "", attempt.after


def _scored(score: float | None) -> str:
    return "" if score is None else f" (score {score:.2f})"
