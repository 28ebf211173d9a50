r"""What each character of an input becomes, so that the words stay and nothing invisible comes with them.

- A terminal's escape sequences go, whole; so do the other control characters (C0 and C1; a tab stays).
- Invisible format characters go: bidirectional overrides, isolates and marks, zero-width characters, soft
  hyphens, byte order marks, tags. In a name they hide it from every comparison or show another.
- Every line end (CR LF, CR, NEL, U+2028, U+2029, vertical tab, form feed) becomes a line feed: to
  `str.splitlines` and to editors each of them ends a line, so none may stand inside a paragraph.
- Every space that is not U+0020 becomes it, the no-break space included: "Rp 9.200" is the same with either.
- A lone surrogate (JSON's `\ud800`) becomes U+FFFD: it cannot be written as UTF-8.
- What is left is composed (NFC). To normalise twice changes nothing more.
"""

import re
import unicodedata

ESCAPE_SEQUENCE = re.compile(
    r"""
      (?: \x1b\[ | \x9b ) [0-?]* [ -/]* [@-~]           # CSI: colours, cursor movement, clearing
    | (?: \x1b[\]PX^_] | [\x90\x98\x9d-\x9f] )          # OSC, DCS, SOS, PM, APC: titles, links, clipboard ...
      [^\x07\x1b\x9c\n]* (?: \x07 | \x1b\\ | \x9c )     # ... to their end, if that stands on the same line
    | \x1b (?: \( [0B] | [0-~] ) (?![a-z])              # character sets, reset; never a word's initial
    """,
    re.VERBOSE,
)

LINE_ENDS = "\r\v\f\x85\u2028\u2029"
SEPARATORS = "\x1c\x1d\x1e\x1f"  # between fields: removed, they would glue two words
SPACES = "\u00a0\u1680" + "".join(map(chr, range(0x2000, 0x200B))) + "\u202f\u205f\u3000"
INVISIBLE = (
    "\u00ad\u061c\u180e\ufeff\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufff9\ufffa\ufffb"
    + "".join(map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x2070), *range(0xE0000, 0xE0080))))
)
CONTROLS = "".join(chr(code) for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) not in "\t\n")
SURROGATES = map(chr, range(0xD800, 0xE000))

# A later row wins: CONTROLS holds the line ends and separators too.
BECOMES = {
    ord(char): becomes
    for chars, becomes in (
        (INVISIBLE, ""),
        (CONTROLS, ""),
        (SEPARATORS, " "),
        (SPACES, " "),
        (LINE_ENDS, "\n"),
        (SURROGATES, "\ufffd"),
    )
    for char in chars
}


def normalise(text: str) -> str:
    r"""`text` with its lines ended by line feeds and every character as the module's docstring says.

    >>> normalise("Bl\u200binken tiba\x1b[31m di\u00a0Seoul\r\n")
    'Blinken tiba di Seoul\n'
    """
    bare = ESCAPE_SEQUENCE.sub("", text.replace("\r\n", "\n"))
    return unicodedata.normalize("NFC", bare.translate(BECOMES))


def as_given(text: str) -> str:
    """`text` without a byte order mark before it, U+FFFD for lone surrogates; the rest is untouched."""
    return text.removeprefix("\ufeff").translate(dict.fromkeys(range(0xD800, 0xE000), "\ufffd"))


def one_line(text: str) -> str:
    """`text` normalised, with a space for every line end: `str.splitlines` finds at most one line in it."""
    return normalise(text).replace("\n", " ")
