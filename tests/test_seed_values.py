"""The values of the five seeds, found in the cleaned text and held against what was marked by hand."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any, cast

import pytest

from translit.clean import clean
from translit.entities import find
from translit.segment import segment
from translit.types import Article, Entity
from translit.vocabulary import values

SEEDS = Path(__file__).parent.parent / "seeds"
GOLD = json.loads((Path(__file__).parent / "cases" / "seeds_values.json").read_text(encoding="utf-8"))
KINDS = ("number", "percent", "money", "duration", "quantity", "date", "time")
LENGTHS = {"year": "Y", "month": "M", "week": "W", "day": "D", "hour": "TH", "minute": "TM"}
MIN_RECALL, MIN_PRECISION = 0.99, 0.98


@dataclass(frozen=True)
class Found:
    """One mention: an entity, or a weekday with the day that stands at it (Rabu (8/11)), which are two."""

    start: int
    end: int
    kind: str
    values: frozenset[str]
    inferred: str | None


@dataclass(frozen=True)
class Marked:
    """One mention of the gold file, placed in the article."""

    start: int
    end: int
    core: tuple[int, int]
    gold: dict[str, Any]

    def holds(self, found: Found) -> bool:
        """Does the found span lie inside the text and cover the core?"""
        return self.start <= found.start <= self.core[0] and self.core[1] <= found.end <= self.end


def articles() -> Iterator[tuple[str, Article, dict[str, Any]]]:
    """Each seed, cleaned, with what is marked in it."""
    for name, gold in GOLD["articles"].items():
        text = (SEEDS / name).read_text(encoding="utf-8")
        yield name, clean(Article(text=text, origin=name))[0], gold


def placed(article: Article, gold: dict[str, Any]) -> Iterator[Marked]:
    """Every marked mention, in order."""
    at = 0
    for line in gold["lines"]:
        at = article.text.index(line["line"], at)
        for mention in line["mentions"]:
            start = at + nth(line["line"], mention["text"], mention["occurrence"])
            core = mention.get("core", mention["text"])
            inner = start + mention["text"].index(core)
            yield Marked(start, start + len(mention["text"]), (inner, inner + len(core)), mention)
        at += len(line["line"])


def nth(line: str, text: str, occurrence: int) -> int:
    """Where the string stands for the nth time."""
    at = -1
    for _ in range(occurrence):
        at = line.index(text, at + 1)
    return at


def mentions(article: Article) -> list[Found]:
    """What is found; a weekday and its day are one mention."""
    entities = [e for e in find(article.text, segment(article), article.date) if e.kind in KINDS]
    joined: list[Found] = []
    for at, entity in enumerate(entities):
        before = entities[at - 1] if at else None
        if before and joined and before.value in values.WEEKDAYS and _beside(article.text, before, entity):
            day = joined.pop()
            end = entity.end + (article.text[entity.end : entity.end + 1] == ")")
            both = day.values | {entity.value}
            joined.append(Found(day.start, end, "date", both, entity.inferred))
        else:
            alone = frozenset({entity.value})
            joined.append(Found(entity.start, entity.end, entity.kind, alone, entity.inferred))
    return joined


def _beside(text: str, weekday: Entity, day: Entity) -> bool:
    return day.kind == "date" and text[weekday.end : day.start] in (" ", " (", ", ")


def written(gold: dict[str, Any]) -> frozenset[str] | None:
    """The marked value as `Entity.value` writes it; None where it has no such form (berulang kali)."""
    form, value = gold["value"]["form"], gold["value"]
    number = Fraction(value["number"]) if "number" in value else None
    figure = values.fraction(number.numerator, number.denominator) if number is not None else ""
    if form == "relative":
        unit = value.get("weekday", value["unit"])
        return frozenset({values.relative(unit, value["offset"])})
    if form in ("day", "month", "year"):
        date = value["date"].replace("XXXX", "-") if value["date"].startswith("X") else value["date"]
        return frozenset({date} | ({value["weekday"]} if "weekday" in value else set()))
    if number is None:
        return frozenset({value["weekday"]}) if form == "weekday" else None
    return frozenset(
        {
            {
                "cardinal": figure,
                "ordinal": values.ordinal(int(number)),
                "times": values.times(figure),
                "all_of": values.all_of(int(number)),
                "length": values.duration(
                    figure, cast("values.Unit", LENGTHS.get(value.get("unit", ""), "Y"))
                ),
            }[form]
        }
    )


def agrees(inferred: str, wanted: str) -> bool:
    """Are they equal but for figures that are not known?"""
    said = inferred.replace("--", "XXXX-") if inferred.startswith("--") else inferred
    return len(said) == len(wanted) and all(
        a == b or "X" in (a, b) for a, b in zip(said, wanted, strict=True)
    )


def resolved(found: Found, gold: dict[str, Any]) -> bool:
    """Is what the article's date adds right, and given where the page gives it?"""
    resolution, actual = gold["resolved"], gold.get("actual")
    if found.inferred is None:
        return resolution is None or resolution["from"] != "page"
    wanted = actual or (resolution and resolution["value"])
    return wanted is not None and agrees(found.inferred, wanted)


def faults(article: Article, gold: dict[str, Any]) -> tuple[list[str], int, int]:
    """What is wrong, as lines to print, and how many required mentions and found ones there are."""
    found, wrong, n_required = mentions(article), [], 0
    left: list[Found] = list(found)
    n_optional = 0
    for marked in placed(article, gold):
        hit = next((f for f in left if marked.holds(f)), None)
        optional, name = marked.gold.get("optional", False), marked.gold["text"]
        n_required += not optional
        if hit is None:
            wrong += [] if optional else [f"missed: {name}"]
            continue
        left.remove(hit)
        n_optional += optional
        if hit.kind != marked.gold["kind"] or hit.values != written(marked.gold):
            wrong.append(f"value: {name}: {hit.kind} {sorted(hit.values)}")
        elif hit.kind == "date" and not resolved(hit, marked.gold):
            wrong.append(f"inferred: {name}: {hit.inferred}")
    wrong += [f"found: {article.text[f.start : f.end]}: {f.kind} {sorted(f.values)}" for f in left]
    return wrong, n_required, len(found) - n_optional


def share(parts: Sequence[str], whole: int) -> float:
    """What is right of the whole."""
    return 1 - len(parts) / whole


def test_the_values_of_the_seeds_are_found_and_nothing_else() -> None:
    """Recall and precision over all five, each value right, each inferred date right."""
    wrong: list[str] = []
    required = found = 0
    for name, article, gold in articles():
        faulty, n_required, n_found = faults(article, gold)
        wrong += [f"{name[:3]} {fault}" for fault in faulty]
        required, found = required + n_required, found + n_found
    missed = [fault for fault in wrong if " found: " not in fault]
    false = [fault for fault in wrong if " missed: " not in fault]
    assert share(missed, required) >= MIN_RECALL, wrong
    assert share(false, found) >= MIN_PRECISION, wrong
    assert not [fault for fault in wrong if " value: " in fault or " inferred: " in fault]


@pytest.mark.parametrize("name", GOLD["articles"])
def test_what_only_looks_like_a_value_is_left(name: str) -> None:
    """G7, seorang, di tengah, B-52: no value begins or ends inside what is marked as none."""
    article, gold = next((a, g) for n, a, g in articles() if n == name)
    found, at = mentions(article), 0
    for line in gold["lines"]:
        at = article.text.index(line["line"], at)
        for look_alike in line["not_values"]:
            start = at + nth(line["line"], look_alike["text"], look_alike["occurrence"])
            end = start + len(look_alike["text"])
            assert not [f for f in found if f.start < end and start < f.end], look_alike
        at += len(line["line"])
