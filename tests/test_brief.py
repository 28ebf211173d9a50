"""The brief: its canonical JSON and the Markdown and HTML views of it."""

import doctest
import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest
from conftest import ROOT
from html_page import Page
from hypothesis import assume, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from sample_brief import (
    LINES,
    PAYLOADS,
    Found,
    Line,
    Mention,
    article_of,
    brief_of,
    hostile,
    mention,
    sample,
    untitled,
)

from translit.brief import Document, document, dumps, loads, render, restored, wording
from translit.brief.document import schema
from translit.brief.markdown import escaped, marked
from translit.brief.marks import Piece, pieces
from translit.config import FORMATS, Format
from translit.errors import InputError
from translit.types import Brief

CASES = Path(__file__).parent / "cases"
GOLDEN = Path(__file__).parent / "golden"
BRIEFS: list[Callable[[], Brief]] = [sample, untitled, hostile]
GFM = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


def cases(name: str) -> list[dict[str, Any]]:
    """The cases of a data file."""
    loaded: list[dict[str, Any]] = json.loads((CASES / name).read_text(encoding="utf-8"))
    return loaded


def brief_with(*lines: Line) -> Document:
    """The document of a brief of these lines."""
    return document(brief_of(lines, *article_of(lines)))


def page_of(brief: Brief, format_: Format) -> Page:
    """The page that a reader of the view sees."""
    view = render(document(brief), format_)
    return Page(view if format_ == "html" else GFM.render(view))


def folded(text: str) -> str:
    """Each run of white space as one space, characters that no view shows as U+FFFD."""
    return re.sub("[\x00-\x1f\x7f-\x9f\u202a-\u202e]", "\ufffd", " ".join(text.split()))


# The canonical JSON


def test_the_json_has_each_segment_with_its_english_and_its_issues() -> None:
    """Source, target and issues stand together in a segment; `issues` has the same, in order."""
    tree = json.loads(dumps(document(sample())))
    assert [segment["source"] for segment in tree["segments"]] == [line.source for line in LINES]
    assert [segment["target"] for segment in tree["segments"]] == [line.target for line in LINES]
    assert [len(segment["issues"]) for segment in tree["segments"]] == [0, 0, 1, 1, 0, 1, 0]
    assert tree["issues"] == [issue for segment in tree["segments"] for issue in segment["issues"]]
    assert [len(segment["doubts"]) for segment in tree["segments"]] == [0, 0, 0, 0, 0, 1, 0]
    assert tree["doubts"] == [doubt for segment in tree["segments"] for doubt in segment["doubts"]]
    assert [point["from"] for point in tree["summary"]] == [[1], [2]]


def test_every_offset_of_the_json_leads_to_its_text() -> None:
    """Segments and entities stand in article.text, English forms in their segment's target."""
    tree = json.loads(dumps(document(sample())))
    for segment in tree["segments"]:
        assert tree["article"]["text"][segment["start"] : segment["end"]] == segment["source"]
    for entity in tree["entities"]:
        assert tree["article"]["text"][entity["start"] : entity["end"]] == entity["text"]
        if entity["target"] is not None:
            target = tree["segments"][entity["target_segment"]]["target"]
            assert target[entity["target_start"] : entity["target_end"]] == entity["target"]
    for quotation in tree["quotations"]:
        assert tree["article"]["text"][quotation["start"] : quotation["end"]] == quotation["text"]


def test_the_signature_names_what_made_the_brief() -> None:
    """Version, model, the hash's beginning, engine and config stand in one line."""
    assert document(sample()).signature == (
        "translit:0.1.0|model:id-en-lite|sha256:9399e7dc|engine:ct2-int8-beam4|config:default-03f5756e03c5"
    )


def test_scores_are_rounded() -> None:
    """The last digits of a score, which vary with the batch, do not stand in the brief."""
    assert document(sample()).segments[0].score == -0.1235


def test_what_was_quoted_stands_with_its_speaker_and_its_segments() -> None:
    """A quotation says whose it is and where."""
    (quotation,) = json.loads(dumps(document(sample())))["quotations"]
    assert (quotation["speaker"], quotation["from"]) == ("Rani Wijaya", [3])


@pytest.mark.parametrize("brief", BRIEFS)
def test_the_brief_can_be_had_back_from_its_document(brief: Callable[[], Brief]) -> None:
    """`restored` undoes `document`; nothing is lost on the way."""
    made = document(brief())
    assert document(restored(made)) == made


def test_issues_stand_with_their_segment_in_whatever_order_they_were_found() -> None:
    """The document sorts issues by segment and keeps their order inside one."""
    brief = sample()
    shuffled = replace(brief, ledger=replace(brief.ledger, issues=brief.ledger.issues[::-1]))
    assert document(shuffled) == document(brief)


@pytest.mark.parametrize("brief", BRIEFS)
def test_the_json_is_legal_by_the_published_schema(brief: Callable[[], Brief]) -> None:
    """docs/brief.schema.json accepts every brief."""
    published = json.loads((ROOT / "docs" / "brief.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(published).validate(json.loads(dumps(document(brief()))))


def test_the_published_schema_is_the_models() -> None:
    """docs/brief.schema.json is what the code says; `scripts/update_golden` writes it again."""
    assert (ROOT / "docs" / "brief.schema.json").read_text(encoding="utf-8") == schema()


def test_the_format_documentation_names_every_key() -> None:
    """docs/formats.md has each key of the JSON Schema in code."""
    tree = json.loads(schema())
    keys = {key for part in (tree, *tree["$defs"].values()) for key in part["properties"]}
    explained = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")
    assert sorted(key for key in keys if f"`{key}`" not in explained) == []


@pytest.mark.parametrize("brief", BRIEFS)
@pytest.mark.parametrize("format_", FORMATS)
def test_a_brief_read_back_gives_the_same_views(brief: Callable[[], Brief], format_: Format) -> None:
    """A view depends on the JSON alone: made from the file it is byte for byte the same."""
    made = document(brief())
    read = loads(dumps(made), "x.brief.json")
    assert read == made
    assert render(read, format_) == render(made, format_) == render(document(brief()), format_)


@pytest.mark.parametrize("name", ["sample", "untitled"])
@pytest.mark.parametrize("format_", FORMATS)
def test_a_view_changes_only_on_purpose(name: str, format_: Format) -> None:
    """Every format equals its golden file; `scripts/update_golden` writes them again."""
    brief = {"sample": sample, "untitled": untitled}[name]()
    golden = (GOLDEN / f"{name}.brief.{format_}").read_bytes()
    assert render(document(brief), format_).encode() == golden


def test_the_json_keeps_letters_and_escapes_what_a_terminal_obeys() -> None:
    """Letters stand as they are; control characters and bidirectional overrides as escapes."""
    text = dumps(document(hostile()))
    assert "\\u001b[31m" in text
    assert "\\u009b" in text
    assert "\\u202e" in text
    assert "Bjørn" in dumps(document(sample()))
    assert re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text) is None


@pytest.mark.parametrize("case", cases("brief_refused.json"), ids=lambda case: case["why"])
def test_a_file_that_is_no_sound_brief_is_refused_in_one_line(case: dict[str, Any]) -> None:
    """The error says which file, where in it, what was found and what is legal."""
    tree = json.loads(dumps(document(sample())))
    *path, key = case["at"]
    part = tree
    for step in path:
        part = part[step]
    if case.get("drop"):
        del part[key]
    else:
        part[key] = case["put"]
    with pytest.raises(InputError) as refused:
        loads(json.dumps(tree), "a.brief.json")
    assert str(refused.value).startswith(f"a.brief.json: {case['says']}")
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "not JSON (line 1, column 1"),
        ('{"a": 1,}', "not JSON (line 1, column"),
        ("[]", "not a brief"),
        ('"brief"', "not a brief"),
        ("[" * 100_000, "not JSON that a brief could hold"),
        (f'{{"format_version": {"9" * 5000}}}', "not JSON that a brief could hold"),
    ],
    ids=["empty", "broken", "a list", "a string", "too deep", "a number too long"],
)
def test_a_file_that_is_not_json_is_refused_in_one_line(text: str, says: str) -> None:
    """Whatever the file holds, the error names it and is one line."""
    with pytest.raises(InputError) as refused:
        loads(text, "a.brief.json")
    assert str(refused.value).startswith(f"a.brief.json: {says}")
    assert "\n" not in str(refused.value)


# What both views show


@pytest.mark.parametrize("format_", ["md", "html"])
def test_a_view_shows_both_headlines_and_what_is_known_of_the_article(format_: Format) -> None:
    """Headline in both languages, source, byline, dateline, date, captions, credits."""
    text = page_of(sample(), format_).text
    for expected in (
        LINES[0].source,
        LINES[0].target,
        "Kantor Berita",
        "Sari Pratiwi",
        "OSLO, 8 November (Kantor Berita)",
        "8 November 2023, 23:05 WIB",
        "berita/kapal-selam.txt",
        "Rani Wijaya di Bandara Gardermoen.",
        "Laporan tambahan oleh Ari Putra.",
    ):
        assert expected in text


@pytest.mark.parametrize("format_", ["md", "html"])
def test_a_source_without_a_headline_is_said_and_no_sentence_takes_its_place(format_: Format) -> None:
    """The page is named after the file and the dateline, with a plain sentence."""
    page = page_of(untitled(), format_)
    assert page.text_of("h1") == ["kapal-selam · OSLO (Kantor Berita)"]
    assert "No headline in the source." in page.text
    assert "8 November (year not stated)" in page.text


@pytest.mark.parametrize("format_", ["md", "html"])
def test_a_view_counts_and_shows_every_issue_and_doubt(format_: Format) -> None:
    """The tally, each message, each flag and each sentence cut short or split is in the text itself."""
    text = page_of(sample(), format_).text
    kept = "15 kept (1 of them by part of the name)"
    assert f"18 entities: {kept}, 1 altered, 1 missing, 1 not verifiable; 1 added; 1 doubt." in text
    unreliable = "1 sentence not reliably translated"
    flagged = f"3 issues, 1 doubt, {unreliable} and 1 sentence cut short by the model"
    assert f"unreviewed. 1 sentence was repaired. Flagged in the text: {flagged}" in text
    assert "See sentences 3, 4, 6, 7." in text
    for issue in sample().ledger.issues:
        assert issue.message in text
    for doubt in sample().ledger.doubts:
        assert f"Doubt: {doubt.message}" in text
    assert "the English may end too early" in text
    assert "translated in 3 pieces" in text


@pytest.mark.parametrize("format_", ["md", "html"])
def test_what_is_not_reliably_translated_says_so_and_why(format_: Format) -> None:
    """A reader is sent to the Indonesian, in the text and wherever else the sentence stands."""
    text = page_of(sample(), format_).text
    note = "Not reliably translated: the English breaks off before its end. Go by the Indonesian."
    assert text.count(note) == 1
    title = replace(LINES[0], unreliable=("it loops", "no name is there"))
    lines = (title, *LINES[1:])
    text = page_of(brief_of(lines, *article_of(lines)), format_).text
    assert text.count("Not reliably translated: it loops; no name is there.") == 2
    assert "2 sentences not reliably translated" in text


@pytest.mark.parametrize("format_", ["md", "html"])
def test_a_repair_is_told_where_it_stands_and_leads_to_its_receipts(format_: Format) -> None:
    """In the text and at the key point; the receipts have the faults, both texts, scores and reasons."""
    page = page_of(sample(), format_)
    told = "Repaired: the right form put in the place of the wrong one; issues 1 → 0"
    assert page.text.count(told) == 2
    assert page.attributes("href").count("#repairs-2") == 2
    cost = "the model wrote 9 translations more and weighed 1,234"
    receipts = page.text.partition(f"1 sentence repaired, 3 attempts turned down; {cost}")[2]
    kept = LINES[1].tries[1]
    for expected in (*kept.faults, kept.reason, kept.before, kept.after, "issues 1 → 0, score -0.31 → -0.12"):
        assert expected in receipts
    for tried in (LINES[1].tries[0], *LINES[3].tries):
        assert tried.reason in receipts
    assert "1 other attempt was turned down" in receipts
    assert "2 attempts were turned down" in receipts
    assert {"repairs-2", "repairs-4"} <= set(page.attributes("id"))


@pytest.mark.parametrize("format_", ["md", "html"])
def test_what_was_repaired_and_then_edited_is_the_editors(format_: Format) -> None:
    """The sentence is not called repaired any more; the receipts stay."""
    brief = sample()
    edited = replace(brief.translations[1], model="", score=None)
    translations = (brief.translations[0], edited, *brief.translations[2:])
    text = page_of(replace(brief, translations=translations), format_).text
    assert "Repaired:" not in text
    assert "was repaired" not in text
    assert LINES[1].tries[1].before in text


def test_no_view_holds_a_clock() -> None:
    """Scores of tries are rounded like all others."""
    text = dumps(document(sample()))
    assert "-0.123456789" not in text
    assert "seconds" not in text


@pytest.mark.parametrize("format_", ["md", "html"])
def test_a_view_shows_who_said_what_in_both_languages(format_: Format) -> None:
    """A quotation has its speaker, its words and the English of its sentence, with that sentence's issues."""
    page = page_of(sample(), format_)
    (quotation,) = sample().quotations
    part = page.text.partition("Words in quotation marks")[2].partition("in bold")[0]
    assert "Rani Wijaya (sentence 4)" in part
    assert f"“{quotation.text}”" in part
    assert LINES[3].target in part
    assert LINES[3].faults[0][-1] in part
    unnamed = replace(sample(), quotations=(replace(quotation, speaker=None),))
    assert "Speaker not certain (sentence 4)" in page_of(unnamed, format_).text


@pytest.mark.parametrize("format_", ["md", "html"])
def test_a_view_says_what_was_edited_by_hand(format_: Format) -> None:
    """English that is not the model's is told apart where it stands and in the tally."""
    brief = sample()
    first = replace(brief.translations[0], model="", score=None)
    text = page_of(replace(brief, translations=(first, *brief.translations[1:])), format_).text
    assert "Machine translation, unreviewed but for 1 sentence edited by hand." in text
    assert text.count("Edited by hand: this English is not the model's.") == 2
    assert "Edited by hand" not in page_of(brief, format_).text


@pytest.mark.parametrize("format_", ["md", "html"])
def test_a_view_without_doubts_still_says_that_nobody_reviewed_it(format_: Format) -> None:
    """No doubt found is not the same as reviewed."""
    text = page_of(untitled(), format_).text
    assert "7 entities: 7 kept." in text
    assert "Machine translation, unreviewed. The check found nothing missing, altered or added." in text


@pytest.mark.parametrize("format_", ["md", "html"])
def test_a_view_of_next_to_nothing_says_so(format_: Format) -> None:
    """Without entities, key points, steps, captions and credits no part of the page is left blank."""
    lines = (Line(source="Hujan.", target="Rain."),)
    brief = brief_of(lines, *article_of(lines))
    page = page_of(replace(brief, summary=(), steps=()), format_)
    for expected in (
        "0 entities: 0 kept.",
        "No key points.",
        "None found.",
        "No entities were found.",
        "Nothing.",
    ):
        assert expected in page.text
    assert "Captions and credits" not in page.text


@pytest.mark.parametrize("format_", ["md", "html"])
def test_a_doubt_about_a_headline_or_a_key_point_stands_beside_it(format_: Format) -> None:
    """Who reads only the top of the page sees what is doubtful there."""
    fault: Found = ("missing", "place", "Oslo", "", "Oslo", "“Oslo” is not in the English")
    lines = (replace(LINES[0], faults=(fault,)), *LINES[1:3])
    text = page_of(brief_of(lines, *article_of(lines)), format_).text
    assert text.count(fault[-1]) == 2
    assert text.count(LINES[2].faults[0][-1]) == 2


@pytest.mark.parametrize("format_", ["md", "html"])
def test_a_view_says_what_was_removed_and_what_made_it(format_: Format) -> None:
    """Each cleaning step with its rule, and the provenance with the signature."""
    text = page_of(sample(), format_).text
    for step in sample().steps:
        assert step.rule in text
        assert folded(step.before) in text
    for expected in ("Gemma Terms of Use", sample().provenance.model_sha256, document(sample()).signature):
        assert expected in text


def test_mentions_are_counted_by_kind_and_english_value() -> None:
    """One row a thing: both forms, the count, the state, the sentences, and what was expected."""
    markdown = render(document(sample()), "md")
    for row in (
        "| Oslo | Oslo | 3 | kept | [1](#sentence-1), [2](#sentence-2), [6](#sentence-6) |",
        "| Rani Wijaya, Rani | Rani Wijaya, Rani | 3 | kept |",
        "| not found | Stortinget | 1 | not verifiable |",
        "| May 2021 (expected: March 2021) | Maret 2021 | March 2021 | 1 | altered |",
        "| not found (expected: one million) | satu juta | 1,000,000 | 1 | missing |",
        "| Aas | Bjørn Aas | 1 | kept by part of the name |",
    ):
        assert row in markdown


# Marks


def cut_first(brief: Document) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """The pieces of the first segment."""
    return pieces(brief)[0]


def test_an_entity_is_linked_to_its_counterpart_and_back() -> None:
    """Following a mark's link and then the link found there leads home."""
    page = Page(render(document(sample()), "html"))
    leads = {
        attrs["id"]: attrs["href"][1:]
        for _, attrs in page.elements
        if attrs.get("class", "").startswith("mark") and "id" in attrs
    }
    there_and_back = [anchor for anchor, link in leads.items() if leads.get(link) == anchor]
    assert len(there_and_back) == 2 * 16
    assert sorted(set(leads) - set(there_and_back)) == ["source-13", "source-15"]
    assert leads["source-13"] == "notes-4"
    assert leads["source-15"] == "entity-15"


def test_an_entity_whose_english_stands_in_the_next_sentence_is_linked_there_and_back() -> None:
    """Both marks say where the other is, and so does the ledger."""
    html = render(document(sample()), "html")
    page = Page(html)
    sentences = html.split('id="sentence-')
    assert 'id="target-11" href="#source-11"' in sentences[2]
    assert 'id="source-11" href="#target-11"' in sentences[3]
    assert "Norway [of sentence 3]" in page.text
    assert "Norwegia [in sentence 2]" in page.text
    assert "kept place Norwegia Norway (in sentence 2) 3" in page.text


def test_what_raises_a_doubt_is_marked_where_it_surely_stands() -> None:
    """Words that stand once are marked and lead to the doubt; words that stand twice are not."""
    line = Line(source="Ia tidak tiba.", target="She came.", doubts=(("tidak", "", "“tidak” denies."),))
    source, _ = cut_first(brief_with(line))
    mark = Piece(text="tidak", state="doubt", flag="doubt", link="notes-1")
    assert source == (Piece(text="Ia "), mark, Piece(text=" tiba."))
    twice = replace(line, source="Ia tidak tiba, tidak.")
    assert cut_first(brief_with(twice))[0] == (Piece(text=twice.source),)


def test_of_two_overlapping_mentions_the_shorter_is_marked() -> None:
    """A name inside a quotation stays marked, and the text is whole."""
    quotation = Mention(
        text="“Oslo menunggu”",
        kind="event",
        value="q",
        target="“Oslo is waiting”",
        accepts=("“Oslo is waiting”",),
    )
    line = Line(
        source="“Oslo menunggu”, kata Rani.",
        target="“Oslo is waiting”, Rani said.",
        mentions=(quotation,),
    )
    brief = brief_of((line,), *article_of((line,)))
    quoted = brief.ledger.entries[0]
    oslo = replace(
        quoted,
        entity=replace(
            quoted.entity, start=1, end=5, text="Oslo", kind="place", value="Oslo", accepts=("Oslo",)
        ),
        target="Oslo",
        target_start=1,
        target_end=5,
    )
    made = document(replace(brief, ledger=replace(brief.ledger, entries=(quoted, oslo))))
    source, target = cut_first(made)
    assert [piece.text for piece in source if piece.state] == ["Oslo"]
    assert [piece.text for piece in target if piece.state] == ["Oslo"]
    assert "".join(piece.text for piece in source) == line.source


def test_an_addition_that_stands_twice_is_not_guessed() -> None:
    """An issue has no offsets: where its words stand twice, the note alone tells."""
    line = Line(
        source="Ia tiba.",
        target="He came from Bergen, Bergen said.",
        faults=(("added", "place", "", "Bergen", "", "Bergen is new"),),
    )
    made = brief_with(line)
    assert cut_first(made)[1] == (Piece(text=line.target),)
    assert "Bergen is new" in render(made, "html")


WORDS = st.text(alphabet="aB é.1*_|<&\\`[]()!#-\n@:/w~$", min_size=1, max_size=12)


@given(st.lists(st.tuples(WORDS, st.booleans()), min_size=1, max_size=6))
def test_marks_never_change_the_text(parts: list[tuple[str, bool]]) -> None:
    """Whatever is marked, the pieces join to the source and to the target."""
    text = "".join(word for word, _ in parts)
    found = tuple(mention(word, "name") for word, is_name in parts if is_name)
    line = Line(source=text, target=text, mentions=found[:1])
    made = brief_with(line)
    for cut in cut_first(made):
        assert "".join(piece.text for piece in cut) == text


# HTML

HTML_TAGS = re.findall(
    r"\S+",
    "html head meta title style body header main section nav h1 h2 h3 p a dl dt dd div span strong small "
    "ol ul li table thead tbody tr th td details summary code del ins",
)
HTML_ATTRIBUTES = re.findall(
    r"\S+",
    "lang charset http-equiv content name class id href scope colspan open data-label "
    "aria-label aria-labelledby aria-hidden",
)


@pytest.mark.parametrize("brief", BRIEFS)
def test_html_needs_nothing_from_outside_and_runs_nothing(brief: Callable[[], Brief]) -> None:
    """No script, image, frame, form or handler; links lead to anchors that are there, each once."""
    page = Page(render(document(brief()), "html"))
    assert page.tags <= set(HTML_TAGS)
    assert {name for _, attrs in page.elements for name in attrs} <= set(HTML_ATTRIBUTES)
    ids = page.attributes("id")
    assert len(ids) == len(set(ids))
    assert {link.removeprefix("#") for link in page.attributes("href")} <= set(ids)
    assert "url(" not in render(document(brief()), "html")
    assert "@import" not in render(document(brief()), "html")


def test_html_forbids_what_it_does_not_need() -> None:
    """The policy stands before anything else that a browser could obey."""
    text = render(document(sample()), "html")
    policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
    assert f'content="{policy}"' in text
    assert text.index("Content-Security-Policy") < text.index("<title>") < text.index("<style>")
    assert text.startswith("<!doctype html>\n")


@pytest.mark.parametrize("format_", ["md", "html"])
def test_hostile_text_shows_as_text(format_: Format) -> None:
    """Each payload, in every field that foreign text can fill, is read by the reader and by nobody else."""
    text = page_of(hostile(), format_).text
    for payload in PAYLOADS:
        assert text.count(folded(payload)) >= 20
    assert "49" not in text.replace("03f5756e03c5", "")


@pytest.mark.parametrize("format_", FORMATS)
def test_no_view_holds_a_control_character(format_: Format) -> None:
    """ANSI escapes, C1 controls and bidirectional overrides are gone from every format."""
    text = render(document(hostile()), format_)
    assert re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text) is None


# Markdown


@pytest.mark.parametrize("case", cases("markdown.json"), ids=lambda case: case["text"])
def test_foreign_text_is_escaped_only_where_markdown_would_act(case: dict[str, Any]) -> None:
    """What does nothing stays readable in the raw file; what would act has a backslash."""
    assert escaped(case["text"]) == case["escaped"]


FOREIGN = st.one_of(st.text(max_size=40), WORDS, st.sampled_from(PAYLOADS))


@given(FOREIGN, st.sampled_from(["{}", "# {}", "- {}", "1. {}", "| {} |\n| --- |"]))
def test_any_text_survives_markdown_as_text(text: str, place: str) -> None:
    """In a paragraph, heading, list or cell the reader sees the text, and no element comes of it."""
    text = folded(folded(text).replace("\ufffd", ""))
    assume(text)
    page = Page(GFM.render(place.replace("{}", str(escaped(text)))))
    assert page.text == text
    assert page.tags == Page(GFM.render(place.replace("{}", "x"))).tags


@given(st.lists(st.tuples(WORDS, st.booleans()), min_size=1, max_size=6))
def test_bold_entities_never_break_the_text(parts: list[tuple[str, bool]]) -> None:
    """Next to letters, punctuation or each other, what is marked is bold and the text is whole."""
    cut = [Piece(text=word, state="kept" if is_name else None) for word, is_name in parts]
    page = Page(GFM.render(f"| a |\n| --- |\n| {marked(cut)} |"))
    assert page.text == " ".join(("a " + "".join(word for word, _ in parts)).split())
    bold = [tag for tag, _ in page.elements if tag in {"b", "strong"}]
    assert len(bold) == sum(is_name for _, is_name in parts)


# Wording


def test_the_examples_in_the_wording_hold() -> None:
    """Dates, figures and names of files read as their docstrings say."""
    assert doctest.testmod(wording).failed == 0


@pytest.mark.parametrize("value", ["", "2023", "2023-13", "2023-02-32", "Wednesday", "12 jam", "1.5", "-5"])
def test_a_value_that_is_no_date_is_shown_as_it_is(value: str) -> None:
    """Nothing is guessed into a value."""
    assert wording.value_in_words(value) == value
