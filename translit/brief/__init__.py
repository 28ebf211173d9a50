"""A Brief as files: `document` and `dumps` make the canonical JSON, `loads` reads it, `render` shows it."""

from translit.brief.document import Document, document, dumps, signature
from translit.brief.load import loads
from translit.brief.render import render

__all__ = ["Document", "document", "dumps", "loads", "render", "signature"]
