"""Cases are data: pages of portals, texts that must stay, links, datelines, and every line of the seeds."""

import doctest
import json
import textwrap
from collections import Counter
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translit.clean import RULES, clean, dates, names, page
from translit.errors import ConfigError
from translit.types import Article, Step

ROOT = Path(__file__).parent.parent
CASES = Path(__file__).parent / "cases"
METADATA = ("title", "dateline", "place", "date", "time", "agency", "byline", "captions", "credits")
# These pages take 0.1 to 4 s on two busy cores (2026-11); a rule gone quadratic took 45.


def _cases(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (CASES / name).read_text(encoding="utf-8").splitlines()]


PORTALS = _cases("clean_portals.jsonl")
NEGATIVES = _cases("clean_negatives.jsonl")
LINKS = _cases("clean_links.jsonl")
DATELINES = _cases("clean_datelines.jsonl")
SEEDS = json.loads((CASES / "clean_seeds.json").read_text(encoding="utf-8"))
RAW_SEEDS = [(ROOT / "seeds" / name).read_text(encoding="utf-8") for name in SEEDS]
PROSE = "Ia berbicara kepada wartawan selama satu jam penuh."


def _clean(text: str, **fields: Any) -> tuple[Article, tuple[Step, ...]]:  # noqa: ANN401 as Article has them
    return clean(Article(text=text, origin="test", **fields))


def _metadata(article: Article) -> dict[str, Any]:
    found = {name: getattr(article, name) for name in METADATA}
    return {
        name: list(value) if isinstance(value, tuple) else value for name, value in found.items() if value
    }


def _characters(text: str) -> Counter[str]:
    return Counter("".join(text.split()))


def _is_part(part: str, whole: str) -> bool:
    rest = iter("".join(whole.split()))
    return all(char in rest for char in "".join(part.split()))


@pytest.mark.parametrize("name", SEEDS)
def test_every_line_of_a_seed_stays_or_goes_as_written_down(name: str) -> None:
    """The case names every line of the raw seed; what stays is the text, and the metadata is right."""
    raw = (ROOT / "seeds" / name).read_text(encoding="utf-8")
    lines = [(fate, text) for line in SEEDS[name]["lines"] for fate, text in line.items()]
    article, _ = _clean(raw)
    assert "".join("".join(text for _, text in lines).split()) == "".join(raw.split())
    assert article.text.split("\n\n") == [text for fate, text in lines if fate == "stays"]
    assert _metadata(article) == SEEDS[name]["article"]


@pytest.mark.parametrize("case", PORTALS, ids=lambda case: case["name"])
def test_the_page_of_a_portal_becomes_its_article(case: dict[str, Any]) -> None:
    """Title and body stay, in order; everything else of the page is in the metadata or gone."""
    article, _ = _clean("\n".join(case["page"]))
    assert article.text.split("\n\n") == case["text"]
    assert _metadata(article) == {name: case[name] for name in METADATA if name in case}


@pytest.mark.parametrize("gap", ["\n", "\n\n"], ids=["lines", "paragraphs"])
@pytest.mark.parametrize("case", NEGATIVES, ids=lambda case: case["why"])
def test_text_that_only_looks_like_furniture_stays(case: dict[str, Any], gap: str) -> None:
    """Nothing goes from a text without furniture, however its lines are set, and no step is left."""
    article, steps = _clean(gap.join(case["page"]))
    assert article.text.split("\n\n") == [line for line in case["page"] if line]
    assert steps == ()


@pytest.mark.parametrize("case", LINKS, ids=lambda case: case["why"])
def test_a_link_goes_and_the_sentence_glued_to_it_stays(case: dict[str, Any]) -> None:
    """Between a headline and a sentence without a space the seam is found; a name is never split."""
    others = case.get("others", [])
    article, _ = _clean("\n".join([PROSE, case["line"], *others, PROSE.lower()]))
    assert article.text.split("\n\n") == list(filter(None, [PROSE, case["kept"], *others, PROSE.lower()]))


@pytest.mark.parametrize("case", DATELINES, ids=lambda case: case["dateline"])
def test_a_dateline_is_read_and_leaves_the_sentence(case: dict[str, Any]) -> None:
    """Dateline, place, agency and date stand in the metadata as written; the text begins after the dash."""
    article, _ = _clean(f"{case['line']}\n{PROSE}")
    expected = {name: case[name] for name in METADATA if name in case}
    assert article.text == f"{case['rest']}\n\n{PROSE}"
    assert _metadata(article) == expected


def test_every_rule_is_needed_by_a_page() -> None:
    """Each rule leaves a step on one of the seeds or the portals' pages: none is there for nothing."""
    pages = [*RAW_SEEDS, *("\n".join(case["page"]) for case in PORTALS)]
    used = {step.rule for page in pages for step in _clean(page)[1]}
    assert used == {rule.__name__ for rule in RULES}


def test_every_rule_has_a_name_of_its_own_and_says_what_it_does() -> None:
    """A step names one rule, and its first docstring line is what a reader of the trail looks up."""
    assert [rule.__name__ for rule in RULES if not (rule.__doc__ or "").strip()] == []
    assert len({rule.__name__ for rule in RULES}) == len(RULES)


@pytest.mark.parametrize("module", [page, dates, names])
def test_the_examples_in_docstrings_hold(module: ModuleType) -> None:
    """Each `>>>` gives what stands under it."""
    failed, tried = doctest.testmod(module)
    assert tried > 0
    assert failed == 0


def test_a_title_that_was_given_stands() -> None:
    """A given title is the first paragraph, whatever it looks like, and is printed once."""
    for title in (
        "Forum",
        "Advertisement",
        "Baca juga: Ini",
        "Hujan turun.",
        "SEOUL - Menlu AS tiba hari ini.",
    ):
        article, _ = _clean(f"{title}\n\nAdvertisement\n{title}\n{PROSE}", title=title)
        assert article.title == title
        assert article.text.split("\n\n")[0] == title
        assert PROSE in article.text
        assert "\n\nAdvertisement" not in article.text


def test_a_title_that_the_text_does_not_begin_with_is_put_before_it() -> None:
    """The text of an article with a title begins with it, also where the page had it elsewhere or wrapped."""
    assert _clean(PROSE, title="Menlu Tiba di Seoul")[0].text == f"Menlu Tiba di Seoul\n\n{PROSE}"
    wrapped = _clean(f"Menlu Tiba\n di Seoul\n{PROSE}", title="Menlu Tiba di Seoul")[0]
    assert wrapped.text == f"Menlu Tiba di Seoul\n\n{PROSE}"


def test_metadata_that_was_given_stands() -> None:
    """A date from a .jsonl is not replaced by the page's."""
    article, _ = _clean(f"Menlu Tiba di Seoul\nRabu, 08/11/2023 23:05 WIB\n{PROSE}", date="2023-11-09")
    assert (article.date, article.time) == ("2023-11-09", "23:05 WIB")


def test_a_step_says_which_rule_took_what() -> None:
    """What stood there and what stands now; "" where it is gone."""
    _, steps = _clean(f"SEOUL - {PROSE}\nAdvertisement\n{PROSE}")
    assert steps == (
        Step(stage="clean", rule="drop_adverts", segment=None, before="Advertisement", after=""),
        Step(stage="clean", rule="take_dateline", segment=None, before=f"SEOUL - {PROSE}", after=PROSE),
    )


def test_a_disabled_rule_leaves_the_page_alone() -> None:
    """Only the named rule is left out."""
    page = Article(text=f"{PROSE}\nAdvertisement\nFOLLOW US\n{PROSE}", origin="test")
    article, steps = clean(page, ("drop_adverts",))
    assert article.text.split("\n\n") == [PROSE, "Advertisement", PROSE]
    assert [step.rule for step in steps] == ["drop_navigation"]


def test_an_unknown_rule_is_an_error_that_names_the_nearest() -> None:
    """The text says which key, what was found and what is meant."""
    with pytest.raises(
        ConfigError, match=r"clean\.disable: drop_advert: no such rule \(did you mean drop_adverts"
    ):
        clean(Article(text=PROSE, origin="test"), ("drop_advert",))


def test_a_page_of_furniture_alone_leaves_nothing() -> None:
    """What to say of an empty article is not this stage's to decide."""
    assert _clean("Advertisement\n\nFOLLOW US\nTautan-tautan Akses\n")[0].text == ""
    assert _clean("")[0].text == ""


@pytest.mark.parametrize("width", [60, 72, 80, 96])
def test_wrapped_lines_become_paragraphs(width: int) -> None:
    """A seed's body, wrapped at any usual width, is the seed's body again."""
    body = _clean(RAW_SEEDS[3])[0].text
    paragraphs = [paragraph for paragraph in body.split("\n\n") if paragraph[-1] in ".”"]
    wrapped = "\n\n".join(textwrap.fill(paragraph, width) for paragraph in paragraphs)
    assert _clean(wrapped)[0].text.split("\n\n") == paragraphs


PIECES = sorted(
    {line for case in [*PORTALS, *NEGATIVES] for line in case["page"]}
    | {line for raw in RAW_SEEDS for line in raw.split("\n")}
    | {case["line"] for case in [*LINKS, *DATELINES]}
)
GAPS = st.sampled_from(["\n", "\n\n", " ", "\n \n\n"])
PAGES = st.lists(st.tuples(st.sampled_from(PIECES), GAPS), max_size=12).map(
    lambda parts: "".join(piece + gap for piece, gap in parts)
)


@given(st.one_of(PAGES, st.text(max_size=200)))
def test_nothing_is_lost_and_nothing_is_invented(page: str) -> None:
    """The text is a part of the page, and every other character of the page is in a step."""
    article, steps = _clean(page)
    removed = Counter[str]()
    for step in steps:
        assert _is_part(step.after, step.before)
        removed += _characters(step.before) - _characters(step.after)
    assert _is_part(article.text, page)
    assert _characters(article.text) + removed == _characters(page)


@given(st.one_of(PAGES, st.text(max_size=200)))
def test_what_is_clean_stays_as_it_is(page: str) -> None:
    """Cleaning a second time changes nothing, with the metadata of the first time or without."""
    article, _ = _clean(page)
    again, steps = clean(article)
    afresh, _ = _clean(article.text)
    assert (again, steps) == (article, ())
    assert afresh.text == article.text


@given(st.one_of(PAGES, st.text(max_size=200)))
def test_paragraphs_are_lines_with_one_blank_line_between(page: str) -> None:
    """No paragraph is empty, holds a line break or a double space; the title comes first."""
    article, _ = _clean(page)
    paragraphs = article.text.split("\n\n") if article.text else []
    assert all(paragraph and paragraph == " ".join(paragraph.split()) for paragraph in paragraphs)
    assert article.title is None or paragraphs[0] == article.title


HOSTILE = {
    "one long line": "a" * 1_000_000,
    "words": "kata " * 200_000,
    "capitals": "aB" * 500_000,
    "seams after a label": "Baca juga: " + "Aa" * 500_000 + ".",
    "labels": "Baca juga: " * 90_000,
    "labels with seams": "Baca juga: Kapal Karam di BaliIa tiba di sana hari ini. " * 18_000,
    "datelines": "Liputan6.com, Seoul - " * 45_000,
    "open brackets": "(" * 1_000_000,
    "brackets": "(Foto: " * 140_000,
    "initials": "[ab/uh] " * 120_000,
    "credits": "Ditulis oleh Budi. " * 52_000,
    "share buttons": ("facebook messenger " * 20 + "\n") * 2_600,
    "promotions": ("Ikuti kami di " + "a." * 240 + "\n") * 2_000,
    "dates": "08/11/2023 " * 90_000,
    "short lines": "Kata\n" * 200_000,
    "lists": "Baca Juga\nJudul Berita\n" * 40_000,
    "adverts": "Advertisement\n" * 70_000,
    "dots": ". " * 500_000,
    "quotes": "\"“”'" * 250_000,
    "blank lines": "\n" * 1_000_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_megabyte_of_anything_comes_to_its_end(name: str) -> None:
    """No rule takes more than linear time (quadratic would be hours), and no character is lost on the way."""
    article, steps = _clean(HOSTILE[name])
    kept = sum(len("".join(text.split())) for text in (article.text, *(step.before for step in steps)))
    assert kept >= len("".join(HOSTILE[name].split()))
