"""The names of the five seeds, found in the cleaned text and held against what was marked by hand."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from translit.clean import clean
from translit.entities import find
from translit.segment import segment
from translit.types import Article, Entity
from translit.verify.values.sorts import VALUE_KINDS

SEEDS = Path(__file__).parent.parent / "seeds"
GOLD = json.loads((Path(__file__).parent / "cases" / "seeds_names.json").read_text(encoding="utf-8"))
MIN_RECALL, MIN_PRECISION = 0.97, 0.95


@dataclass(frozen=True)
class Marked:
    """One mention of the gold file, placed in the article."""

    start: int
    end: int
    core: tuple[int, int]
    gold: dict[str, Any]

    def holds(self, found: Entity) -> bool:
        """Does the found span lie inside the text and cover the core, and is its kind right?"""
        placed = self.start <= found.start <= self.core[0] and self.core[1] <= found.end <= self.end
        return placed and found.kind in (self.gold["kind"], *self.gold.get("kinds", ()))


def articles() -> Iterator[tuple[str, list[Marked], list[Entity]]]:
    """Each seed: what is marked, and the names that are found."""
    for name, gold in GOLD["articles"].items():
        article = clean(Article(text=(SEEDS / name).read_text(encoding="utf-8"), origin=name))[0]
        found = find(article.text, segment(article), article.date)
        yield name, list(placed(article, gold)), [e for e in found if e.kind not in VALUE_KINDS]


def placed(article: Article, gold: dict[str, Any]) -> Iterator[Marked]:
    """Every marked mention, in order."""
    at = 0
    for line in gold["lines"]:
        at = article.text.index(line["line"], at)
        for mention in line["mentions"]:
            start = at - 1
            for _ in range(mention["occurrence"]):
                start = article.text.index(mention["text"], start + 1)
            core = mention.get("core", mention["text"])
            inner = start + mention["text"].index(core)
            yield Marked(start, start + len(mention["text"]), (inner, inner + len(core)), mention)
        at += len(line["line"])


def pairs(marked: list[Marked], found: list[Entity]) -> list[tuple[Marked, Entity | None]]:
    """Each mention with the entity that finds it; a name inside a longer one is found with that one."""
    own = [next((entity for entity in found if mark.holds(entity)), None) for mark in marked]
    both = list(zip(marked, own, strict=True))
    return [(mark, hit or (_outer(mark, both) if "within" in mark.gold else None)) for mark, hit in both]


def _outer(inner: Marked, both: list[tuple[Marked, Entity | None]]) -> Entity | None:
    around = (hit for mark, hit in both if mark.start <= inner.start and inner.end <= mark.end)
    return next((hit for hit in around if hit is not None), None)


def test_the_names_of_the_seeds_are_found_and_nothing_else() -> None:
    """Recall and precision over all five, each with its kind."""
    missed: list[str] = []
    false: list[str] = []
    required = named = 0
    for name, marked, found in articles():
        hit = pairs(marked, found)
        wanted = [(mark, entity) for mark, entity in hit if not mark.gold.get("optional", False)]
        missed += [f"{name[:3]} {mark.gold['text']}" for mark, entity in wanted if entity is None]
        right = {entity.start for _, entity in hit if entity is not None}
        false += [f"{name[:3]} {e.text}: {e.kind}" for e in found if e.start not in right]
        required += len(wanted)
        optional = {e.start for mark, e in hit if e is not None and mark.gold.get("optional", False)}
        named += len([e for e in found if e.start not in optional])
    assert 1 - len(missed) / required >= MIN_RECALL, (missed, false)
    assert 1 - len(false) / named >= MIN_PRECISION, (missed, false)


def test_the_mentions_of_one_person_have_one_value_and_no_other_has_it() -> None:
    """Park is Park Jin, Kim Kim Jong Un; Duyeon Kim stays herself."""
    for name, marked, found in articles():
        values: dict[str, set[str]] = {}
        for mark, entity in pairs(marked, found):
            if mark.gold["kind"] == "person" and entity is not None:
                values.setdefault(mark.gold["chain"], set()).add(entity.value)
        assert [chain for chain, said in values.items() if len(said) > 1] == [], (name, values)
        chains = [value for said in values.values() for value in said]
        assert len(chains) == len(set(chains)), (name, values)


def test_a_role_has_the_person_it_stands_with() -> None:
    """Menteri Luar Negeri Amerika Serikat (AS) Antony Blinken; none for presiden Korea Selatan."""
    wrong = [
        (mark.gold["text"], entity.holder, mark.gold.get("person"))
        for _, marked, found in articles()
        for mark, entity in pairs(marked, found)
        if entity is not None and mark.gold["kind"] == "role" and entity.holder != mark.gold.get("person")
    ]
    assert wrong == []
