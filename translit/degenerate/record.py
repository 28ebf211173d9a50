"""What makes an output no translation at all: its kind, its place, and by how much."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "empty",
    "truncated",
    "loop",
    "mirrored",
    "untranslated",
    "script",
    "short",
    "long",
    "unrelated",
    "unlikely",
]
"""`empty`: nothing is said. `truncated`: it stops before its end. `loop`: it says one thing over and over.
`mirrored`: most of it is Indonesian. `untranslated`: a run of it is. `script`: letters that neither language
has. `short`, `long`: for this source. `unrelated`: of the source's foreign names and figures none is there.
`unlikely`: the model itself gives it a low score.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Degeneration:
    """One way in which a translation is none: `translation.text[start:end]` shows it.

    `measured` lies beyond `limit`, above it or, for `short`, `unrelated`, `unlikely` and `empty`, below it;
    the unit is the kind's: words, copies, letters, a share, standard deviations, a mean log-probability.
    """

    kind: Kind
    start: int
    end: int
    measured: float
    limit: float

    @property
    def message(self) -> str:
        """One line for a receipt or a reader, without the text itself."""
        return _MESSAGES[self.kind].format(measured=self.measured, limit=self.limit)


_MESSAGES: dict[Kind, str] = {
    "empty": "no word or figure in the English",
    "truncated": "the English breaks off before its end",
    "loop": "the same words or letters over and over ({measured:.2g}; up to {limit:.2g} is usual)",
    "mirrored": "{measured:.0%} of the English is Indonesian, at most {limit:.0%} is usual",
    "untranslated": "{measured:g} Indonesian words in a row are left",
    "script": "{measured:g} letters of a script that the source does not have",
    "short": "too short for its source: {measured:.1f} standard deviations, the limit is {limit:.1f}",
    "long": "too long for its source: {measured:.1f} standard deviations, the limit is {limit:.1f}",
    "unrelated": "none of the source's foreign names and figures is in the English",
    "unlikely": "the model's score is {measured:.2f}, the limit is {limit:.2f}",
}
