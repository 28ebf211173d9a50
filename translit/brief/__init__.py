"""A Brief as files: `document` and `dumps` make the canonical JSON, `loads` reads it, `render` shows it.

`restored` makes a Brief of what was read, for a check of what was edited.
"""

from translit.brief.document import Document, document, dumps, signature
from translit.brief.load import loads
from translit.brief.render import render
from translit.brief.restore import restored

__all__ = ["Document", "document", "dumps", "loads", "render", "restored", "signature"]
