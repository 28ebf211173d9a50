"""What an Indonesian article names: every mention, its kind, its value and what English may call it."""

import json
import random
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from work import lines_run

from translit import entities
from translit.entities.names import gazetteer
from translit.types import Entity, Segment
from translit.vocabulary import indonesian

CASES = Path(__file__).parent / "cases"
VALUES = ("number", "percent", "money", "duration", "quantity", "date", "time")
SHREDS = [
    *"19.,/-()%$½٣中\u202e\n'’\"“#@²éİ\x00", "Rp", "juta", "satu", "dua", "setengah", "koma", "puluh", "AS",
    "Korea Utara", "Minggu", "pukul", "23.05", "8/11", "29 Februari", "ke-", "Jong", "de", "http://", "Ab",
]  # fmt: skip


def cases(name: str) -> list[dict[str, object]]:
    """The lines of a case file."""
    return [json.loads(line) for line in (CASES / name).read_text(encoding="utf-8").splitlines()]


def split(*texts: str) -> tuple[str, list[Segment]]:
    """An article of these sentences, a line each."""
    segments: list[Segment] = []
    for text in texts:
        start = segments[-1].end + 1 if segments else 0
        segments.append(
            Segment(
                index=len(segments), start=start, end=start + len(text), text=text, paragraph=len(segments)
            )
        )
    return "\n".join(texts), segments


def found(*texts: str) -> tuple[Entity, ...]:
    """The entities of an article of these sentences."""
    return entities.find(*split(*texts))


@pytest.mark.parametrize("case", cases("entities_values.jsonl"), ids=lambda case: str(case["text"]))
def test_a_value_is_found_with_its_span_kind_and_normalised_form(case: dict[str, object]) -> None:
    """Figures, money, durations, dates and times of Indonesian news; and what looks like them is left."""
    got = [[e.text, e.kind, e.value] for e in found(str(case["text"])) if e.kind in VALUES]
    assert got == case["found"]


@pytest.mark.parametrize("case", cases("entities_names.jsonl"), ids=lambda case: str(case["text"]))
def test_a_name_is_found_with_its_span_kind_and_english_form(case: dict[str, object]) -> None:
    """People, places, organisations and weapons; and ordinary words with a capital are left."""
    got = [[e.text, e.kind, e.value] for e in found(str(case["text"])) if e.kind not in VALUES]
    assert isinstance(case["found"], list)
    assert got == [row for row in case["found"] if row[1] not in VALUES]


def test_a_later_surname_is_bound_to_the_full_name() -> None:
    """The surname has the full name as its value, and each accepts the other's form."""
    _, full, short = found("Menlu Antony Blinken tiba.", "Blinken berbicara.")
    assert (short.value, short.kind) == ("Antony Blinken", "person")
    assert short.accepts == ("Blinken", "Antony Blinken")
    assert full.accepts == ("Antony Blinken", "Blinken")


def test_an_acronym_is_no_surname() -> None:
    """English that says MP has not said Tory; a name in capitals throughout has a surname."""
    tory, farage = found("Menlu Tory MP tiba.", "Menlu NIGEL FARAGE pulang.")[1::2]
    assert (tory.accepts, farage.accepts) == (("Tory MP",), ("NIGEL FARAGE", "FARAGE"))


def test_a_family_name_that_stands_first_is_bound_too() -> None:
    """Korean names: Park of Park Jin, Yoon of Yoon Suk Yeol."""
    named = found("Menlu Korea Selatan Park Jin dan Presiden Yoon Suk Yeol.", "Park setuju dengan Yoon.")
    assert [e.value for e in named if e.segment == 1] == ["Park Jin", "Yoon Suk Yeol"]


def test_a_surname_that_two_people_share_stays_itself() -> None:
    """Two Kims stay two: a bare Kim is bound to neither."""
    named = found("Presiden Kim Jong Un bertemu analis Doyeon Kim.", "Kim pulang.")
    assert named[-1].value == "Kim"


def test_a_capital_that_the_article_proves_counts_at_the_head_of_a_sentence() -> None:
    """An unknown first word is a name where the article has it inside a sentence too."""
    named = found("Hidan berbicara.", "Mereka bertemu Hidan.")
    assert [(e.segment, e.text) for e in named] == [(0, "Hidan"), (1, "Hidan")]


@pytest.mark.parametrize(
    "name", ["Blinken", "Park Jin", "Hwasong-17", "Erdogan", "Korea Utara", "USS Ronald Reagan"]
)
def test_every_mention_of_a_name_in_the_seeds_is_found(seeds: list[Path], name: str) -> None:
    """Each place where a seed writes the name lies inside a mention that has an English form."""
    mentions = 0
    for path in seeds:
        text, segments = split(*path.read_text(encoding="utf-8").split("\n"))
        named = entities.find(text, segments)
        for match in re.finditer(re.escape(name), text):
            mentions += 1
            assert any(e.start <= match.start() and match.end() <= e.end and e.accepts for e in named)
    assert mentions


def test_the_countries_of_cldr_are_known_with_their_people() -> None:
    """A territory is accepted by its English name and its demonym, preferred first."""
    (place,) = found("Kapal itu menuju Kroasia.")
    assert (place.value, place.accepts) == ("Croatia", ("Croatia", "Croatian", "Croat"))


def test_every_table_row_has_forms_a_kind_and_no_double() -> None:
    """places.tsv, terms.tsv and demonyms.tsv are whole; no Indonesian form stands in two rows."""
    seen: dict[str, str] = {}
    for table in ("places.tsv", "terms.tsv"):
        for row in gazetteer.rows(gazetteer.DATA / table):
            assert len(row) in (3, 4), row
            assert all(form.strip() for form in row[0].split("|") + row[1].split("|")), row
            for form in row[0].split("|"):
                assert form not in seen, f"{form}: {table} and {seen[form]}"
                seen[form] = table
    assert all(len(row) == 2 for row in gazetteer.rows(gazetteer.DATA / "demonyms.tsv"))


@pytest.mark.parametrize("row", list(gazetteer.rows(gazetteer.DATA / "fields.tsv")), ids=lambda row: row[0])
def test_a_ministry_and_its_minister_have_the_english_of_their_field(row: list[str]) -> None:
    """Kementerian Pertahanan is the Defence Ministry or the Ministry of Defence, and so is its minister."""
    field, english = row[0].title().replace(" Dan ", " dan "), row[1].split("|")
    ministry, minister = found(f"Ia bertemu Menteri {field}.", f"Ia dari Kementerian {field}.")[::-1]
    assert (ministry.kind, minister.kind) == ("organisation", "role")
    for form in (f"{english[0]} Ministry", f"Ministry of {english[0]}"):
        assert form in ministry.accepts
    assert f"{english[0]} Minister" in minister.accepts


def test_a_body_that_english_may_call_otherwise_is_loose() -> None:
    """Agencies are; ministries, courts and universities are not, nor is an office with a capital."""
    texts = (
        "Badan Antariksa",
        "Kementerian Antariksa",
        "Mahkamah Pidana",
        "Universitas Ewha",
        "Menteri Energi",
    )
    loose = [found(f"Ia dari {text} itu.")[0].loose for text in (*texts, "menteri energi")]
    assert loose == [True, False, False, False, False, True]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Badan Intelijen Nasional (BIN) dan BIN.", ["organisation"] * 3),
        ("Komite Antariksa Nasional (KANX) tiba, kata KANX.", ["organisation"] * 3),
    ],
)
def test_an_acronym_that_the_article_defines_has_the_kind_of_what_it_names(
    text: str, wanted: list[str]
) -> None:
    """In brackets behind it, and wherever the article says it from there on."""
    kinds = [entity.kind for entity in found(text) if entity.kind != "name"]
    assert kinds[: len(wanted)] == wanted


def test_an_affixed_word_is_known_by_its_root() -> None:
    """The word list is small; Indonesian affixes reach the rest of the language, and no name."""
    assert indonesian.is_word("kunjungi")
    assert indonesian.is_word("pemerintahannya")
    assert not indonesian.is_word("blinken")


@given(st.lists(st.sampled_from(SHREDS), max_size=40).map("".join) | st.text(max_size=80))
def test_mentions_lie_in_order_without_overlap_inside_the_text(text: str) -> None:
    """`text[start:end] == entity.text` for every mention of any text."""
    last = 0
    for entity in entities.find(*split(text)):
        assert entity.start >= last
        assert entity.end > entity.start
        assert text[entity.start : entity.end] == entity.text
        last = entity.end


def test_five_thousand_hostile_strings_crash_nothing() -> None:
    """Lone separators, digits of other scripts, marks of direction, half numerals: nothing raises."""
    rng = random.Random(5)  # noqa: S311 - no secret
    for _ in range(5000):
        entities.find(*split("".join(rng.choices(SHREDS, k=rng.randint(0, 30)))))


@pytest.mark.parametrize(
    "unit", ["1", "1.000", "dua ", "Abc ", "AS-", "satu juta ", "Korea Utara ", "a.", "8/11 "]
)
def test_the_work_grows_with_the_text_and_not_faster(unit: str) -> None:
    """Four times the text takes about four times the work, not sixteen times."""

    def work(times: int) -> int:
        article = split(unit * times)
        entities.find(*article)  # tables are read once
        return lines_run(lambda: entities.find(*article))

    assert work(1000) < 6 * work(250)


def test_segments_of_another_text_are_refused() -> None:
    """Offsets that do not hold would mark the wrong words."""
    with pytest.raises(ValueError, match="not of this text"):
        entities.find("Lain.", [Segment(index=0, start=0, end=4, text="Satu", paragraph=0)])


def test_importing_the_recognisers_loads_no_babel() -> None:
    """CLDR is read where an entity is looked for, so that --help stays quick."""
    code = "import sys, translit.entities, translit.verify; print('babel' in sys.modules)"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert out.strip() == "False"
