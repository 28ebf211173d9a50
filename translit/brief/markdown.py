"""Foreign text made inert for GitHub Flavored Markdown (https://github.github.com/gfm/)."""

import re
from collections.abc import Sequence

from markupsafe import Markup

from translit.brief.marks import Piece

_SPACE = re.compile(r"[\s\x1c-\x1f\x85\u2028\u2029]+")
_ACTIVE = re.compile(r"[\\`*_\[\]<>|~&$#]|:(?=//)|(?<=www)\.", re.IGNORECASE)
_LINE_START = re.compile(r"^ ?(?=[-+=])|^ ?\d+(?=[.)](?: |$))")


def escaped(value: object) -> Markup:
    """`value` as inert text on one line: in a paragraph, a heading, a list item or a table cell.

    No tag, link, emphasis, code, entity or table comes of it, and no address in it becomes a link by itself.
    A backslash takes the meaning from each character that has one. It does not help the @ of an e-mail
    address, which GFM looks for when the backslashes are gone: an empty comment parts it from the domain.
    """
    if isinstance(value, Markup):
        return value
    return Markup(_LINE_START.sub(r"\g<0>\\", _inert(str(value))))  # noqa: S704 - this is the escaping


def _inert(text: str) -> str:
    """`text` where it does not begin a line."""
    return _ACTIVE.sub(r"\\\g<0>", _SPACE.sub(" ", text)).replace("@", "@<!-- -->")


def marked(pieces: Sequence[Piece]) -> Markup:
    """The pieces on one line: entities in bold, and in brackets what is to be said of one."""
    shown: list[Markup] = []
    after_mark = False
    for piece in pieces:
        text = Markup(_inert(piece.text))  # noqa: S704 - this is the escaping
        if piece.state:
            text = _strong(text, sure=piece.text[0].isalnum() and piece.text[-1].isalnum() and not after_mark)
        if piece.flag:
            text += f" ({piece.flag})" if piece.state == "kept" else f" (⚠ {piece.flag})"
        shown.append(text)
        after_mark = bool(piece.state)
    return Markup("").join(shown)


def _strong(text: Markup, *, sure: bool) -> Markup:
    """Bold. Asterisks open and close it surely only next to letters and digits; a tag always does."""
    return Markup("**{}**").format(text) if sure else Markup("<b>{}</b>").format(text)
