"""What the model is given: tests/cases/prepare.jsonl, and what holds of every sentence."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translit import config, pipeline
from translit.backends.fake import FakeTranslator
from translit.entities import find
from translit.entities.names.gazetteer import DATA, rows
from translit.errors import ConfigError
from translit.prepare import RULES, prepare
from translit.summarize.rank import CentralityRanker
from translit.types import Article, Segment, Step, Tools

CASES = [
    json.loads(line)
    for line in (Path(__file__).parent / "cases" / "prepare.jsonl").read_text(encoding="utf-8").splitlines()
]
PIECES = (
    "Menlu", "Korsel", "Korut", "AS", "RI", "MA", "MK", "PBB", "8/11", "(8/11)", "Rabu", "Kamis (9/11/2023)",
    "(Kemlu)", "Kemlu", "KPK", "Blinken", "Kunjungi", "Turki", "Makin", "Erat", "bertemu", "di", "-", ",",
    ".", "“Korsel”", ": ", "capres", "Indah", "Jatim", "TNI AL", "wakil menlu", "Menlunya", "2023-11-09",
    "\u00a0", "é", "\U0001f600",
)  # fmt: skip


def segments(*texts: str) -> list[Segment]:
    """The segments of an article of these sentences, one space between two."""
    found: list[Segment] = []
    for index, text in enumerate(texts):
        start = found[-1].end + 1 if found else 0
        found.append(Segment(index=index, start=start, end=start + len(text), text=text, paragraph=0))
    return found


def tools(hypotheses: dict[str, list[str]]) -> Tools:
    """A translator that answers so, and a ranker."""
    translator = FakeTranslator(hypotheses=hypotheses)
    return Tools(translator=translator, ranker=CentralityRanker(max_similarity=0.5), recogniser=None)


def prepared(*texts: str) -> tuple[tuple[str, ...], tuple[Step, ...]]:
    """What the model is given for the sentences of one article."""
    article = segments(*texts)
    return prepare(article, find(" ".join(texts), article))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["source"])
def test_a_sentence_is_prepared(case: dict[str, str]) -> None:
    """What news writes short is written out where its sense is certain, and all else stays."""
    assert prepared(case["source"])[0] == (case["prepared"],)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["source"])
def test_prepared_stays_prepared(case: dict[str, str]) -> None:
    """What is prepared is not changed by being prepared again."""
    assert prepared(case["prepared"]) == ((case["prepared"],), ())


def replayed(texts: Sequence[str], steps: Sequence[Step]) -> list[str]:
    """The texts with the steps made, each of which must begin with what stands there."""
    now = list(texts)
    for step in steps:
        assert step.stage == "prepare"
        assert step.rule in RULES
        assert step.segment is not None
        assert now[step.segment] == step.before != step.after
        now[step.segment] = step.after
    return now


@given(
    st.lists(st.one_of(st.text(), st.lists(st.sampled_from(PIECES), max_size=9).map(" ".join)), max_size=4)
)
def test_the_receipts_are_complete(texts: list[str]) -> None:
    """The steps, made one after the other on the sentences as written, give what the model is given."""
    sources, steps = prepared(*texts)
    assert replayed(texts, steps) == list(sources)


@given(st.lists(st.sampled_from(PIECES), max_size=9).map(" ".join))
def test_whatever_is_prepared_stays_so(text: str) -> None:
    """Preparing is idempotent on any order of what it changes and what it leaves."""
    (once,), _ = prepared(text)
    assert prepared(once) == ((once,), ())


def test_each_rule_can_be_left_out() -> None:
    """Without a rule its Steps are missing, and the other rules do what they do."""
    text = "Presiden Resmikan Kerja Sama AS-Korsel Rabu (8/11)"
    article = segments(text)
    entities = find(text, article)
    for rule in RULES:
        _, steps = prepare(article, entities, (rule,))
        assert [step.rule for step in steps] == [other for other in RULES if other != rule]
    assert prepare(article, entities, RULES) == ((text,), ())


def test_a_short_form_that_the_article_defines_otherwise_stays() -> None:
    """What stands in brackets behind something else is that thing's short form in the whole article."""
    sources, _ = prepared("Kepala Madrasah Aliyah (MA) itu hadir.", "Siswa MA senang.")
    assert sources[1] == "Siswa MA senang."
    sources, _ = prepared("Mahkamah Agung (MA) memutus.", "Hakim MA setuju.")
    assert sources[1] == "Hakim Mahkamah Agung setuju."


def test_a_headline_keeps_a_word_that_the_article_proves_a_name() -> None:
    """A word that has its capital inside a sentence too, and never goes without, is no ordinary word."""
    headline = "Kabar Indah Kembali Mengejutkan"
    assert prepared(headline)[0] == ("Kabar indah kembali mengejutkan",)
    assert prepared(headline, "Kemarin penyanyi Indah tiba.")[0][0] == "Kabar Indah kembali mengejutkan"


@pytest.mark.parametrize(
    ("short", "long"),
    [(short, long) for forms, long in rows(DATA / "written_out.tsv") for short in forms.split("|")],
)
def test_a_short_form_has_the_sense_of_its_long_form(short: str, long: str) -> None:
    """Every row is a form that the ledger knows, and English that keeps the long form keeps the short one."""
    (entity,) = find(short, segments(short))
    assert entity.long == long
    written = find(long, segments(long))
    if len(written) == 1 and written[0].text == long and written[0].accepts:
        assert written[0].accepts[0] in entity.accepts or written[0].value == entity.value


def test_a_brief_keeps_the_text_as_written() -> None:
    """Segments, entities and their offsets are of the text as written; Steps say what the model was given."""
    text = "Menteri itu tiba di Korsel pada Rabu (8/11). Ia akan pergi pada hari Kamis."
    given = "Menteri itu tiba di Korea Selatan pada Rabu (8 November)."
    target = "The minister arrived in South Korea on Wednesday, 8 November."
    brief = pipeline.write_brief(Article(text=text, origin="-"), tools({given: [target]}), config.load())
    assert brief.translations[0].text == target
    assert [segment.text for segment in brief.segments] == text.replace(". ", ".\n").split("\n")
    for entry in brief.ledger.entries:
        assert text[entry.entity.start : entry.entity.end] == entry.entity.text
        assert entry.state == "kept"
    steps = [step for step in brief.steps if step.stage == "prepare"]
    assert [(step.rule, step.segment) for step in steps] == [("write_out", 0), ("write_out_date", 0)]
    assert steps[0].before == brief.segments[0].text
    assert steps[-1].after == given


def test_lines_are_prepared_too() -> None:
    """Line mode writes out what briefs write out, sentence by sentence, and a config can leave it out."""
    scripted = tools({"Korea Selatan menang.": ["South Korea won."], "Ia pulang.": ["He went home."]})
    lines = ["Korsel menang. Ia pulang.", "", "Korsel menang."]
    everything = list(pipeline.translate_lines(lines, scripted, config.load()))
    assert everything == ["South Korea won. He went home.", "", "South Korea won."]
    plain = config.load("default", {"prepare": {"disable": ["write_out"]}})
    assert list(pipeline.translate_lines(lines[2:], scripted, plain)) != everything[2:]


def test_a_rule_that_there_is_not_is_refused() -> None:
    """prepare.disable names rules that exist."""
    with pytest.raises(ConfigError, match=r"prepare\.disable"):
        config.load("default", {"prepare": {"disable": ["write_in"]}})
