"""The repair loop against an engine that lies: whatever it is given back, no output gets worse."""

import functools
import json
import re
from collections import Counter
from collections.abc import Hashable, Sequence
from itertools import groupby, pairwise
from pathlib import Path

import pytest
from adversary import COMMON_NAMES, Adversary

from translit import config as configs
from translit import entities, pipeline
from translit.degenerate import degenerate
from translit.prepare import prepare
from translit.types import Entity, Issue, Segment, Step, Tools, Translation
from translit.verify import verify

CASES = Path(__file__).parent / "cases" / "seed_english.jsonl"
N_SEEDS = 8
N_TOGETHER = 3
"""Sentences of a document: each has a neighbour, and a run is quick."""


@functools.cache
def documents() -> tuple[tuple[tuple[str, str], ...], ...]:
    """The seeds' sentences with their right English, a few in a row."""
    pairs = [json.loads(line) for line in CASES.read_text(encoding="utf-8").splitlines()]
    found = []
    for _, group in groupby(pairs, key=lambda pair: str(pair["article"])):
        lines = [(str(pair["source"]), str(pair["target"])) for pair in group]
        found += [tuple(lines[at : at + N_TOGETHER]) for at in range(0, len(lines), N_TOGETHER)]
    return tuple(found)


@functools.cache
def read(document: tuple[tuple[str, str], ...]) -> tuple[list[Segment], list[Entity], tuple[str, ...]]:
    """Its segments, their entities, and what the model is given for them."""
    segments: list[Segment] = []
    start = 0
    for index, (source, _) in enumerate(document):
        segments.append(
            Segment(index=index, start=start, end=start + len(source), text=source, paragraph=index)
        )
        start += len(source) + 1
    named = list(entities.find("\n".join(source for source, _ in document), segments))
    return segments, named, prepare(segments, named)[0]


def english(
    document: tuple[tuple[str, str], ...], seed: int, *, repaired: bool = True
) -> tuple[tuple[Translation, ...], list[Step], Adversary]:
    """What becomes of a document, the receipts of repair, and the engine that did it."""
    segments, named, sources = read(document)
    right = {source: target for source, (_, target) in zip(sources, document, strict=True)}
    engine = Adversary(seed, right)
    config = configs.load("default", {"translate": {"engine": "fake"}, "repair": {"enabled": repaired}})
    tools = Tools(translator=engine, ranker=None)  # type: ignore[arg-type]
    result = pipeline.put_into_english(segments, named, tools, config)
    return result.translations, [step for step in result.steps if step.stage == "repair"], engine


def faults(issues: Sequence[Issue], index: int) -> Counter[Hashable]:
    """What is wrong with a segment, by mention."""
    return Counter(
        ("added", issue.target.casefold()) if issue.fault == "added" else issue.source
        for issue in issues
        if issue.segment == index
    )


def said(text: str) -> Counter[str]:
    """Its words with a capital, possessives aside."""
    return Counter(re.findall(r"\b[A-Z]\w+", text))


def names(named: Sequence[Entity], segment: Segment) -> set[str]:
    """The words with a capital of the segment's entities, in either language."""
    return {
        word
        for entity in named
        if entity.segment == segment.index
        for form in (entity.text, *entity.accepts)
        for word in said(form)
    }


def asked(named: Sequence[Entity], segment: Segment, word: str) -> int:
    """In how many of the segment's entities an English form has the word."""
    return sum(
        entity.segment == segment.index and any(word in said(form) for form in entity.accepts)
        for entity in named
    )


@pytest.mark.parametrize("seed", range(N_SEEDS))
def test_no_output_of_a_lying_engine_gets_worse(seed: int) -> None:
    """Issues only go, by mention; no stand-in, no doubled name comes in; the receipts tell all of it."""
    n_kept = 0
    for document in documents():
        segments, named, _ = read(document)
        before, _, _ = english(document, seed, repaired=False)
        after, steps, _ = english(document, seed)
        then, now = (verify(segments, named, each) for each in (before, after))
        denied = {doubt.segment for doubt in then.doubts if doubt.kind == "negation"}
        n_kept += sum(step.attempt is not None and step.attempt.kept for step in steps)
        for segment, (source, right), was, final in zip(segments, document, before, after, strict=True):
            own = [step for step in steps if step.segment == segment.index]
            where = f"seed {seed}: {source!r}\n- {was.text}\n+ {final.text}\n{own}"
            wrong = faults(then.issues, segment.index)
            assert faults(now.issues, segment.index) <= wrong, where
            assert replayed(was.text, own) == final.text, where
            assert bool(final.unreliable) == bool(degenerate(segment, final)), where
            if not wrong and segment.index not in denied and not degenerate(segment, was):
                assert (final.text, own) == (was.text, []), where
            for name in COMMON_NAMES:
                for part in name.lower().split():
                    assert final.text.lower().count(part) <= was.text.lower().count(part), where
            for one, two in pairwise(final.text.split()):
                assert one != two or f"{one} {two}" in was.text, where
            allowed = said(was.text) | said(right) | said(source)
            for name in names(named, segment):
                assert said(final.text)[name] <= max(allowed[name], asked(named, segment, name)), where
    assert n_kept > 5


def replayed(text: str, steps: Sequence[Step]) -> str:
    """The text that the receipts lead to; each begins where the last one that was kept ended."""
    for step in steps:
        assert step.attempt is not None
        assert step.before == text
        if step.attempt.kept:
            text = step.after
            assert step.attempt.reason.endswith("kept")
    return text


def test_the_same_engine_is_repaired_in_the_same_way() -> None:
    """Nothing depends on chance or on the order of a set."""
    for document in documents():
        assert english(document, 1)[:2] == english(document, 1)[:2]
