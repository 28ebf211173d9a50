"""English values in the forms that translators use, and what holds of any English text."""

import json
import random
import re
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from work import lines_run

from translit import entities
from translit.types import Ledger, Segment, Translation
from translit.verify import verify
from translit.verify.values.mentions import mentions
from translit.vocabulary import units, values

CASES = Path(__file__).parent / "cases"

ONES = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
]  # fmt: skip
TENS = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (1000, "thousand"), (100, "hundred"))


def cases(name: str) -> list[dict[str, object]]:
    """The lines of a file of cases."""
    return [json.loads(line) for line in (CASES / name).read_text(encoding="utf-8").splitlines()]


def spelt(number: int, *, joined: bool) -> str:
    """A whole number in English words; `joined` as the British do: a hundred and five."""
    if number < 20:
        return ONES[number]
    if number < 100:
        return TENS[number // 10] + (f"-{ONES[number % 10]}" if number % 10 else "")
    size, name = next(scale for scale in SCALES if number >= scale[0])
    head, rest = divmod(number, size)
    said = f"{spelt(head, joined=joined)} {name}"
    if not rest:
        return said
    return f"{said}{' and' if joined and rest < 100 else ''} {spelt(rest, joined=joined)}"


def read(text: str) -> list[str]:
    """The values that stand in a text, likeliest first."""
    return [mention.value for mention in mentions(text) if not mention.faint]


@pytest.mark.parametrize("case", cases("english_values.jsonl"), ids=lambda case: case["text"])
def test_a_form_of_english_says_these_values(case: dict[str, object]) -> None:
    """Whole, or in its parts where two figures may be one value (a score, bounds)."""
    found = [mention for mention in mentions(str(case["text"])) if not mention.faint]
    whole = [mention.value.removeprefix("as written ") for mention in found]
    parts = [part.value for mention in found for part in mention.parts or (mention,)]
    assert case["values"] in (whole, parts)


@given(number=st.integers(2, 10**13), joined=st.booleans())
def test_any_whole_number_in_words_reads_back(number: int, *, joined: bool) -> None:
    """British and American, to trillions."""
    assert read(spelt(number, joined=joined)) == [str(number)]


@given(st.integers(2200, 10**14))
def test_any_whole_number_in_digits_reads_back(number: int) -> None:
    """With groups and without; below 2200 four digits may be a year."""
    assert read(f"{number:,} people") == [str(number)]
    assert read(f"{number} people") == [str(number)]


@given(st.decimals(0, 999, places=3, allow_nan=False), st.sampled_from(SCALES[:4]))
def test_any_decimal_of_a_scale_reads_back(figure: Decimal, scale: tuple[int, str]) -> None:
    """1.5 million, $1.5 million and 1.5 million km are 1500000 of their kind."""
    number = values.number(figure)
    amount = values.number(Decimal(number) * scale[0])
    assert read(f"{number} {scale[1]}") == [amount]
    assert read(f"${number} {scale[1]}") == [f"USD {amount}"]
    assert read(f"{number} {scale[1]} km") == [f"{amount} km"]


@given(st.dates(), st.sampled_from(("{d} {m} {y}", "{m} {d}, {y}", "{s} {d}, {y}", "the {o} of {m} {y}")))
def test_any_date_reads_back(date: object, form: str) -> None:
    """In the order of Britons and of Americans, abbreviated and with an ordinal."""
    year, month, day = map(int, str(date).split("-"))
    if not values.FIRST_YEAR <= year <= values.LAST_YEAR:
        return
    name = values.MONTHS[month - 1]
    said = form.format(
        d=day, m=name, y=year, s=name if len(name) < 5 else f"{name[:3]}.", o=values.ordinal(day)
    )
    assert read(said) == [f"{date}"]


@given(st.integers(0, 23), st.integers(0, 59))
def test_any_time_of_day_reads_back(hour: int, minute: int) -> None:
    """By 24 hours, and by twice twelve."""
    half = "a.m." if hour < 12 else "p.m."
    assert values.time(hour, minute) in mentions(f"{hour}:{minute:02d}")[0].values
    assert read(f"{(hour - 1) % 12 + 1}:{minute:02d} {half}") == [values.time(hour, minute)]
    assert read(f"{hour:02d}{minute:02d} hours") == [values.time(hour, minute)]


@pytest.mark.parametrize("key", sorted(units._units("en").of_key))
def test_every_name_of_a_unit_is_its_unit(key: str) -> None:
    """In both languages, behind a figure."""
    for language in ("id", "en"):
        for name in units.unit_names(key, language):
            assert units.unit_after(f"5 {name}", 1, language) == (2 + len(name), key)


@pytest.mark.parametrize("code", sorted(units._currencies("en").of_key))
def test_every_name_and_sign_of_a_currency_is_its_currency(code: str) -> None:
    """In both languages, behind the figure and before it."""
    for language in ("id", "en"):
        for name in units.currency_names(code, language):
            assert units.currency_after(f"5 {name}", 1, language) == (2 + len(name), code)
    for sign in (code, *units.currency_signs(code)):
        assert units.currency_before(f"{sign}5", len(sign)) == (0, code)


def ledger(source: str, target: str, date: str | None = None) -> Ledger:
    """The ledger of one sentence and its English."""
    segment = Segment(index=0, start=0, end=len(source), text=source, paragraph=0)
    found = entities.find(source, [segment], date)
    return verify([segment], found, [Translation(segment=0, text=target, model="m", score=None)])


GRID = cases("values_grid.jsonl")


@given(st.sampled_from(GRID), st.randoms(use_true_random=False))
@settings(max_examples=200)
def test_a_perfect_copy_of_any_source_has_no_issue(case: dict[str, object], rng: random.Random) -> None:
    """An English that says an accepted form of every entity keeps them all, whichever form it is."""
    source = str(case["source"])
    segment = Segment(index=0, start=0, end=len(source), text=source, paragraph=0)
    found = entities.find(source, [segment])
    english = "; ".join(rng.choice(entity.accepts) for entity in found if entity.accepts)
    assert ledger(source, english).issues == ()


@given(st.lists(st.sampled_from(GRID), min_size=2, max_size=5), st.randoms(use_true_random=False))
@settings(max_examples=40)
def test_the_order_of_segments_does_not_matter_to_the_totals(
    rows: list[dict[str, object]], rng: random.Random
) -> None:
    """Each segment is checked by itself."""
    text = "\n".join(str(row["source"]) for row in rows)
    segments, start = [], 0
    for index, row in enumerate(rows):
        end = start + len(str(row["source"]))
        segments.append(Segment(index=index, start=start, end=end, text=text[start:end], paragraph=index))
        start = end + 1
    english = [
        Translation(segment=index, text=str(row["target"]), model="m", score=None)
        for index, row in enumerate(rows)
    ]
    found = entities.find(text, segments)
    straight = verify(segments, found, english)
    mixed = verify(rng.sample(segments, len(segments)), found, english)
    assert sorted(map(repr, mixed.issues)) == sorted(map(repr, straight.issues))


PIECES = [
    *"0123456789.,:;/-–—%$£€°'’\"()+×½⅔ \t\n\u00a0\u202f\u200e\u202e\u2066\u0660\u0967\uff11",
    *ONES, *TENS[2:], "hundred", "thousand", "million", "bn", "m", "k", "dozen", "half", "a", "an", "and",
    "of", "to", "between", "in", "quarter", "third", "thirds", "twice", "both", "all", "the", "Rp", "US$",
    "rupiah", "km", "°C", "per cent", "percentage points", "years", "hours", "ago", "old", "Nov.", "November",
    "May", "2023", "9/11", "1950s", "th", "st", "century", "BC", "p.m.", "o'clock", "noon", "WIB", "GMT",
    "+7", "Wednesday", "next", "last", "week", "yesterday", "won", "-all", "nil", "No.", "B-", "magnitude",
    "мил", "十", "٣", "𝟗", "1" * 40, "1.234.567", "," * 5,
]  # fmt: skip


def test_no_hostile_string_crashes_and_offsets_hold() -> None:
    """Twenty thousand strings of digits, separators, number words, marks and foreign scripts."""
    rng = random.Random(5)  # noqa: S311 - the same strings every time
    for _ in range(20_000):
        text = rng.choice(("", " ")).join(rng.choices(PIECES, k=rng.randrange(1, 10)))
        end = 0
        for mention in mentions(text):
            assert end <= mention.start < mention.end <= len(text)
            assert re.search(r"\S", text[mention.start : mention.end])
            end = mention.end


@given(st.text(max_size=80))
def test_any_text_is_read_without_a_crash(text: str) -> None:
    """Values may be none."""
    assert all(mention.value for mention in mentions(text))


UNITS_OF_WORK = [
    "two hundred and ", "1,234.5 million ", "2-1, ", "five to ten km, ", "9/11 ", "9 November ", "7 p.m. to ",
    "next Wednesday, ", "a third of ", "one in three ", "$5, ", "a year and a half ", "1.1.", "111 ", "-1",
    "a ", "/1", "nineteen ", "Nov", "2019-", "half past ", "and a half ",
]  # fmt: skip


@pytest.mark.parametrize("unit", UNITS_OF_WORK)
def test_the_work_of_reading_grows_with_the_text_and_not_faster(unit: str) -> None:
    """Four times the text takes about four times the work."""
    mentions(unit * 10)
    assert lines_run(lambda: mentions(unit * 400)) < 5 * lines_run(lambda: mentions(unit * 100))


@pytest.mark.parametrize(
    ("source", "target"),
    [("2-1, ", "2-1, "), ("dua kali ", "twice "), ("Rabu lalu ", "next Wednesday "), ("5 km ", "5 m "),
     ("kedua negara ", "the third "), ("Rp5 ", "5 "), ("kemarin ", "on Tuesday "), ("B-52 ", "B-25 ")],
)  # fmt: skip
def test_the_work_of_comparing_grows_with_the_text_and_not_faster(source: str, target: str) -> None:
    """Many values that agree, or that do not, are compared in time that grows with their number."""

    def work(times: int) -> int:
        text = source * times
        segment = Segment(index=0, start=0, end=len(text), text=text, paragraph=0)
        found = entities.find(text, [segment])
        translation = Translation(segment=0, text=target * times, model="m", score=None)
        return lines_run(lambda: verify([segment], found, [translation]))

    work(10)
    assert work(200) < 6 * work(50)
