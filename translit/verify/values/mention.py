"""A value that the English says, and where."""

from dataclasses import dataclass

from translit.types import Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """`text[start:end]` says `value`; `others` are values that the same words may mean as well.

    `soft`: it needs no source (the first, both, an hour). `parts`: what it says where the source does not
    take it as a whole: 2-1 is a score or a two and a one.
    """

    start: int
    end: int
    kind: Kind
    value: str
    others: tuple[str, ...] = ()
    soft: bool = False
    faint: bool = False
    """It keeps a value, and was put in place of none: the week of "a four-day week"."""
    parts: "tuple[Mention, ...]" = ()

    @property
    def values(self) -> tuple[str, ...]:
        """All that it may mean, the likeliest first."""
        return (self.value, *self.others)

    @property
    def loose(self) -> bool:
        """Stands for a figure only where no plainer mention does: "both", "couple"; but "third" is third."""
        return self.soft and self.kind == "number" and not self.value.endswith(("st", "nd", "rd", "th"))
