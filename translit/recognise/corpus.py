"""Annotated corpora, a token a line with its label last, read as running text with the names in it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from translit.errors import InputError
from translit.recognise.labels import Span, kind_of, spans
from translit.types import NameSpan
from translit.vocabulary.words import Word, words

_CLOSES = frozenset((",", ".", ";", ":", "?", "!", ")", "]", "}", "%", "...", "”", "’"))
_OPENS = frozenset(("(", "[", "{", "“", "‘"))
_QUOTES = frozenset(('"', "'"))
_SMALL = 3  # letters: di, dan, ke
_LABEL = re.compile(r"O|[BI]-\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence: its text, `text[start:end]` of each token of the corpus, and the names that it marks."""

    text: str
    tokens: tuple[tuple[int, int], ...]
    names: tuple[Span, ...]
    """By token."""

    def by_token(self, names: Iterable[NameSpan]) -> set[Span]:
        """Names of the text as the tokens that they touch: what is compared with `names`."""
        found: set[Span] = set()
        for name in names:
            touched = [
                at for at, (start, end) in enumerate(self.tokens) if start < name.end and name.start < end
            ]
            if touched:
                found.add((touched[0], touched[-1] + 1, name.kind))
        return found

    def as_headline(self) -> "Sentence":
        """With a capital on every word but the small ones, as headlines have it."""
        text = self.text
        for word in words(text):
            if len(word.text) > _SMALL:
                text = text[: word.start] + _upper(word.text[0]) + text[word.start + 1 :]
        return replace(self, text=text)

    def in_capitals(self) -> "Sentence":
        """All in capitals."""
        return replace(self, text="".join(map(_upper, self.text)))

    def by_word(self, tokens: Sequence[Word]) -> list[Span]:
        """`names` as the words `tokens` that they touch; a word that two touch is the first one's."""
        found: list[Span] = []
        for first, stop, kind in self.names:
            start, end = self.tokens[first][0], self.tokens[stop - 1][1]
            free = found[-1][1] if found else 0
            touched = [
                at for at, word in enumerate(tokens) if word.start < end and start < word.end and at >= free
            ]
            if touched:
                found.append((touched[0], touched[-1] + 1, kind))
        return found


def read(path: Path) -> list[Sentence]:
    """The sentences of the corpus at `path`, in order.

    Raises:
        InputError: it cannot be read, or a line of it is no token with a label.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as err:
        raise InputError(f"{path}: cannot be read ({err})") from err
    return [_sentence(rows) for rows in _blocks(path, lines)]


def _blocks(path: Path, lines: Iterable[str]) -> Iterator[list[tuple[str, str]]]:
    """The tokens and labels of each sentence."""
    rows: list[tuple[str, str]] = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            if rows:
                yield rows
            rows = []
            continue
        columns = line.split("\t" if "\t" in line else " ")
        if len(columns) < 2 or not columns[0] or not _LABEL.fullmatch(columns[-1]):
            raise InputError(
                f"{path}: line {number}: {line[:40]!r} is no token with a label (O, B-PER, I-PER) last"
            )
        rows.append((columns[0], columns[-1]))
    if rows:
        yield rows


def _sentence(rows: Sequence[tuple[str, str]]) -> Sentence:
    """Tokens set as news sets them: no space before a comma, none inside brackets and quotation marks."""
    text, tokens = "", []
    tight, quoted = True, False
    for token, _ in rows:
        closes = token in _CLOSES or (token in _QUOTES and quoted)
        if not tight and not closes:
            text += " "
        tight = token in _OPENS or (token in _QUOTES and not quoted)
        if token in _QUOTES:
            quoted = not quoted
        tokens.append((len(text), len(text) + len(token)))
        text += token
    labels = [label if kind_of(label) else "O" for _, label in rows]
    return Sentence(text=text, tokens=tuple(tokens), names=tuple(spans(labels)))


def _upper(char: str) -> str:
    """The capital of `char`, where that is one character: offsets must stand."""
    upper = char.upper()
    return upper if len(upper) == 1 else char
