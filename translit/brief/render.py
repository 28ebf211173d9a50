"""The views of a Document: JSON, Markdown (GFM), HTML. They read nothing else; hostile text is inert in them.

Everything that a template prints is escaped for its format, by autoescape in HTML and by `markdown.escaped`
in Markdown; a template marks nothing as safe.
"""

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, assert_never

from translit.brief.document import Document, dumps
from translit.config import Format

if TYPE_CHECKING:
    from jinja2 import Template

_UNPRINTABLE = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
"""Control characters (ANSI escapes begin with one) and bidirectional overrides: shown as U+FFFD."""


def render(brief: Document, format_: Format) -> str:
    """The brief as the text of one file; the same document gives the same bytes."""
    match format_:
        case "json":
            return dumps(brief)
        case "html" | "md":
            from translit.brief.view import view

            text = _template(format_).render(brief=brief, view=view(brief))
            return _UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", text)
        case _:
            assert_never(format_)


@cache
def _template(format_: Format) -> "Template":
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    from translit.brief import markdown
    from translit.brief.marks import STATES

    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        finalize=markdown.escaped if format_ == "md" else None,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals["STATES"] = STATES
    if format_ == "md":
        environment.filters["marked"] = markdown.marked
    return environment.get_template(f"brief.{format_}.jinja")
