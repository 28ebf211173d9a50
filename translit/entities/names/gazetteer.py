"""Places, peoples, organisations and events with an English name of their own: CLDR and two tables of ours.

A new name is a new row: data/places.tsv for places, data/terms.tsv for everything else, data/demonyms.tsv for
what English calls a territory's people, data/written_out.tsv for what a short form stands for. Where a table
and CLDR name the same thing, the table holds.
"""

import functools
import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import cast

from translit.entities.mention import mention
from translit.types import Entity, Kind, Segment
from translit.vocabulary.indonesian import is_root
from translit.vocabulary.words import Word, fold, words

DATA = Path(__file__).parent / "data"

_NOT_PLACES = ("001", "XA", "XB", "ZZ", "EZ", "QO", "UM")  # CLDR's "world", test locales and the like
_AGE = re.compile(r" \(\d{2}(?: tahun| thn| th)?\)")
_DEGREES = frozenset(("ma", "mk"))  # courts, but behind a comma degrees, and before a name schools and clubs
_MAX_SUSPECTS = 8  # words between "berinisial" and the last initials that it goes before
# Before these a country is a people: warga Korea Selatan, South Koreans.
_PEOPLE = frozenset(("orang", "warga", "bangsa", "rakyat", "etnis", "penduduk"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A name the gazetteer knows: its folded words, what English accepts, and its kind."""

    words: tuple[str, ...]
    accepts: tuple[str, ...]
    kind: Kind
    upper: bool
    """Written in capitals: AS is the United States, "as" an axle."""
    long: str | None = None
    """What it stands for, where it is short."""

    @property
    def copied(self) -> bool:
        """English writes it as Indonesian does, so that it may begin another name (Chad, Chad Hammel)."""
        return len(self.words) == 1 and fold(self.accepts[0]) == self.words[0]


def find(segment: Segment, tokens: Sequence[Word] | None = None) -> Iterator[Entity]:
    """Every known name of a segment, the longest at each word. Linear in its words."""
    tokens = words(segment.text) if tokens is None else tokens
    at = 0
    while at < len(tokens):
        name = longest(segment.text, tokens, at) or _deputy(segment.text, tokens, at)
        if name is None:
            at += 1
            continue
        last = tokens[at + len(name.words) - 1]
        yield _entity(segment, tokens, at, last.end, name)
        at += len(name.words)


def longest(text: str, tokens: Sequence[Word], at: int) -> Name | None:
    """The longest known name that begins at word `at`, with no punctuation inside but hyphens and commas.

    An office may stand in lower case: menteri luar negeri G7.
    """
    first = tokens[at].folded
    for name in _index().get(first, ()) or _index().get(first.removesuffix("nya"), ()):
        stretch = tokens[at : at + len(name.words)]
        if [*(word.folded for word in stretch[:-1]), _bare(stretch[-1], name.words[-1])] != [*name.words]:
            continue
        if not (stretch[0].capital or name.kind == "role"):
            continue
        if name.upper and (not stretch[0].upper or _initials(text, tokens, at)):
            continue
        capitals = not stretch[0].capital or all(word.capital or len(word.text) < 4 for word in stretch)
        if capitals and _joined(text, stretch):
            return name
    return None


def _deputy(text: str, tokens: Sequence[Word], at: int) -> Name | None:
    """An office behind "wakil" is its deputy's: wakil jaksa agung."""
    if tokens[at].folded != "wakil" or at + 1 == len(tokens):
        return None
    office = longest(text, tokens, at + 1)
    if office is None or office.kind != "role" or not _joined(text, tokens[at : at + 2]):
        return None
    return Name(
        words=("wakil", *office.words),
        accepts=tuple(f"{lower} {form}" for form in office.accepts for lower in ("Deputy", "Vice")),
        kind="role",
        upper=False,
        long=f"Wakil {office.long}" if office.long else None,
    )


def _initials(text: str, tokens: Sequence[Word], at: int) -> bool:
    """Are the capitals of word `at` a suspect's: AS (34), berinisial RM dan AS?"""
    if len(tokens[at].text) == 2 and _AGE.match(text, tokens[at].end):
        return True
    for word in reversed(tokens[max(0, at - _MAX_SUSPECTS) : at]):
        if not word.upper and word.folded != "dan":
            return word.folded.endswith("inisial")
    return False


def _bare(word: Word, wanted: str) -> str:
    """The fold of a name's last word, a possessive -nya taken off where the name has none: Olimpiadenya."""
    return word.folded if word.folded == wanted else word.folded.removesuffix("nya")


def _joined(text: str, stretch: Sequence[Word]) -> bool:
    gaps = (text[one.end : two.start] for one, two in itertools.pairwise(stretch))
    return all(gap in (" ", "-", "\u00a0", " - ", ", ") for gap in gaps)


def _unknown(text: str, tokens: Sequence[Word], at: int) -> bool:
    """Is the capital of word `at` the first of a name that nobody here knows?"""
    return tokens[at].capital and not is_root(tokens[at].folded) and longest(text, tokens, at) is None


def _entity(segment: Segment, tokens: Sequence[Word], at: int, end: int, name: Name) -> Entity:
    """The mention; a place behind "warga" or "orang" is a nationality, and its demonym is preferred.

    Behind "dolar" the country may go without saying: Rp16.850 per dolar AS. So may an office in lower case.
    """
    kind, accepts = name.kind, name.accepts
    if at and tokens[at - 1].folded == "dolar":
        accepts = (*accepts, "dollar", "greenback")
    if kind == "place" and at and tokens[at - 1].folded in _PEOPLE:
        demonym = next((form for form in accepts if form.endswith(("an", "ish", "ese", "i", "ch", "ek"))), "")
        kind, accepts = "nationality", tuple(dict.fromkeys((demonym or accepts[0], *accepts)))
    found = mention(segment, (tokens[at].start, end), kind, name.accepts[0], accepts)
    loose = kind == "role" and not tokens[at].capital
    return replace(found, long=_long(segment.text, tokens, at, name), loose=loose)


def _long(text: str, tokens: Sequence[Word], at: int, name: Name) -> str | None:
    """The long form of the mention at word `at`, in its case. None for the degree and the school: MA."""
    last = tokens[at + len(name.words) - 1]
    if name.long is None or "." in last.text:
        return None
    if last.folded in _DEGREES:
        behind = text[last.end : last.end + 1]
        listed = text[: last.start].endswith(", ") and behind in (",", ".", ")", "")
        named = behind == " " and at + 1 < len(tokens) and _unknown(text, tokens, at + 1)
        if listed or named:
            return None
    form = f"{name.long}{'' if last.folded == name.words[-1] else 'nya'}"
    if tokens[at].capital:
        return form
    return " ".join(word if word.isupper() else word.lower() for word in form.split())


@functools.cache
def _index() -> dict[str, tuple[Name, ...]]:
    """First folded word -> the names that begin with it, the longest first."""
    names: dict[tuple[tuple[str, ...], bool], Name] = {}
    territories = _territories()
    for indonesian, accepts in ((forms[0], forms[1:]) for forms in territories.values()):
        _add(names, indonesian, accepts, "place")
    for table in ("places.tsv", "terms.tsv"):
        for row in rows(DATA / table):
            accepts = territories[row[1][1:]][1:] if row[1].startswith("=") else tuple(row[1].split("|"))
            for indonesian in row[0].split("|"):
                _add(names, indonesian, accepts, cast("Kind", row[2]))
    index: dict[str, list[Name]] = {}
    for name in sorted(names.values(), key=lambda name: -len(name.words)):
        index.setdefault(name.words[0], []).append(name)
    return {first: tuple(group) for first, group in index.items()}


def _add(
    names: dict[tuple[tuple[str, ...], bool], Name], indonesian: str, accepts: tuple[str, ...], kind: Kind
) -> None:
    parts = words(indonesian)
    upper = parts[0].upper and len(parts[0].folded) <= 3
    folded = tuple(word.folded for word in parts)
    long = _written_out().get(folded)
    names[folded, upper] = Name(words=folded, accepts=accepts, kind=kind, upper=upper, long=long)


@functools.cache
def _written_out() -> dict[tuple[str, ...], str]:
    """The folded words of a short form -> its long form."""
    return {
        tuple(word.folded for word in words(short)): long
        for forms, long in rows(DATA / "written_out.tsv")
        for short in forms.split("|")
    }


@functools.cache
def _territories() -> dict[str, tuple[str, ...]]:
    """CLDR code -> its Indonesian name, its English name, and what else English says for it."""
    from babel import Locale  # 25 ms: only where an entity is looked for

    english, indonesian = Locale("en").territories, Locale("id").territories
    demonyms = {code: tuple(forms.split("|")) for code, forms in rows(DATA / "demonyms.tsv")}
    found = {}
    for code, name in english.items():
        if code in _NOT_PLACES or code not in indonesian:
            continue
        plain = re.sub(r"\s*\(.*?\)| SAR China", "", name).replace("&", "and")
        local = re.sub(r"\s*\(.*?\)| DAK Tiongkok", "", indonesian[code])
        found[code] = (local, *dict.fromkeys((plain, *demonyms.get(code, ()))))
    return found


def rows(path: Path) -> Iterator[list[str]]:
    """The rows of a table: columns parted by tabs, lines that begin with # left out."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")
