"""Labels a word (IOB2: B- begins a name, I- goes on, O is outside) to the spans that they mean, and back."""

from collections.abc import Iterable, Sequence
from typing import Literal, TypeAlias

NameKind: TypeAlias = Literal["person", "organisation", "place"]
Span: TypeAlias = tuple[int, int, NameKind]
"""First word, the word behind the last, kind."""

KINDS: dict[str, NameKind] = {
    "PER": "person", "PERS": "person", "PERSON": "person",
    "ORG": "organisation", "ORGANISATION": "organisation", "ORGANIZATION": "organisation",
    "NOR": "organisation",
    "LOC": "place", "LOCATION": "place", "PLACE": "place", "GPE": "place", "FAC": "place",
}  # fmt: skip
"""What corpora and models call the three kinds, in capitals; a label that is not here is no name."""
_PLACES = ("B-", "I-", "L-", "U-", "E-", "S-")  # with the other ways to mark a name's last and only word


def spans(labels: Iterable[str]) -> list[Span]:
    """The names that the labels mark. An I- that goes on nothing of its kind begins a name, as in CoNLL-2000.

    >>> spans(["B-PER", "I-PER", "O", "I-LOC"])
    [(0, 2, 'person'), (3, 4, 'place')]
    """
    found: list[Span] = []
    for at, label in enumerate(labels):
        kind = kind_of(label)
        if kind is None:
            continue
        if label[:2] in ("I-", "L-", "E-") and found and found[-1][1:] == (at, kind):
            found[-1] = (found[-1][0], at + 1, kind)
        else:
            found.append((at, at + 1, kind))
    return found


def kind_of(label: str) -> NameKind | None:
    """What the label takes its word for; a label without B- and I- is its kind alone.

    >>> kind_of("B-GPE"), kind_of("person"), kind_of("B-MISC"), kind_of("O")
    ('place', 'person', None, None)
    """
    name = label[2:] if label.startswith(_PLACES) else label
    return KINDS.get(name.upper())


def labels(n_words: int, names: Sequence[Span]) -> list[str]:
    """One label for each of `n_words`.

    >>> labels(4, [(1, 3, "place")])
    ['O', 'B-place', 'I-place', 'O']
    """
    found = ["O"] * n_words
    for first, stop, kind in names:
        found[first:stop] = [f"B-{kind}", *[f"I-{kind}"] * (stop - first - 1)]
    return found
