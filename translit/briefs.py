"""Briefs that stand in files already: their views again, and their check after the English was edited."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from translit import pipeline
from translit.atomic import write_text
from translit.batch import Outcome
from translit.brief import document, loads, render, restored
from translit.brief.trail import Trail, trails
from translit.config import FORMATS, Format
from translit.errors import InputError, TranslitError
from translit.outputs import Outputs
from translit.read import Input, shown
from translit.types import Brief, Recogniser


def render_briefs(paths: Sequence[Path], folder: Path | None, formats: Sequence[Format]) -> Iterator[Outcome]:
    """Write the views of each brief's JSON, in `folder` or beside it; no view takes another's place."""
    sources = [Input(name=shown(path), path=path, relative=Path(path.name)) for path in paths]
    outputs = Outputs(folder or Path(), sources)
    for path, source in zip(paths, sources, strict=True):
        try:
            made = loads(_text(path), source.name)
            below = Path(path.name) if folder else path
            views = {}
            for form in formats:
                view = view_of(below, form)
                views[outputs.claim(view, source, source.name)] = render(made, form)
            for view, text in views.items():
                write_text(view, text)
        except TranslitError as err:
            yield Outcome(origin=source.name, error=err)
            continue
        yield Outcome(origin=source.name, outputs=tuple(views))


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A brief checked again, and the segments whose English was edited since the check before."""

    brief: Brief
    edited: tuple[int, ...]


def recheck(path: Path, recogniser: Recogniser | None = None) -> Checked:
    """The brief in the file, checked as its English stands now: `segments[].target` may have been edited.

    Raises:
        InputError: the file cannot be read, is no brief, or something else in it was edited.
    """
    made = loads(_text(path), shown(path), edited=True)
    brief = pipeline.recheck(restored(made), recogniser)
    return Checked(brief=brief, edited=tuple(each.index for each in made.segments if each.unchecked))


def explained(path: Path, number: int | None = None) -> tuple[Trail, ...]:
    """The trail of the sentence with that number, counted from 1; or of each that has more than its English.

    Raises:
        InputError: the file cannot be read, is no brief, or has no such sentence.
    """
    found = trails(loads(_text(path), shown(path), edited=True))
    if number is None:
        return tuple(trail for trail in found if trail.told)
    if not 1 <= number <= len(found):
        raise InputError(
            f"{shown(path)}: no sentence {number}; legal are 1 to {len(found)}, as the brief counts"
        )
    return found[number - 1 : number]


def write_again(path: Path, brief: Brief) -> tuple[Path, ...]:
    """Put `brief` in the place of the one in `path`, and of those of its views that stand beside it.

    Raises:
        OutputError: a file cannot be written.
    """
    made = document(brief)
    views = {form: view_of(path, form) for form in FORMATS if form != "json"}
    texts = {path: render(made, "json")}
    texts |= {view: render(made, form) for form, view in views.items() if view.exists()}
    for each, text in texts.items():
        write_text(each, text)
    return tuple(texts)


def view_of(path: Path, form: Format) -> Path:
    """Where the view of the brief `path` stands, beside it.

    >>> view_of(Path("out/x.brief.json"), "md").as_posix(), view_of(Path("x.json"), "html").as_posix()
    ('out/x.brief.md', 'x.brief.html')
    """
    return path.with_name(f"{path.name.removesuffix('.json').removesuffix('.brief')}.brief.{form}")


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")  # an editor may have put a byte order mark before it
    except (OSError, UnicodeDecodeError) as err:
        reason = err.strerror if isinstance(err, OSError) else "not UTF-8"
        raise InputError(
            f"{shown(path)}: cannot be read ({reason}); name a .brief.json that `translit brief` wrote"
        ) from err
