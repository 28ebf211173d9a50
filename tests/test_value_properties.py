"""What must hold of every value of a kind: written in Indonesian it is read back, and its English too."""

import datetime as dt
import random
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_numbers import grouped, spelt
from work import lines_run

from translit import entities
from translit.entities.values import calendar, date_forms, forms
from translit.types import Entity, Segment
from translit.verify.values.mentions import readings
from translit.vocabulary import values

KINDS = ("number", "percent", "money", "duration", "quantity", "date", "time")
WEEKDAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober",
    "November", "Desember",
)  # fmt: skip
# Unit as written behind a figure -> kind and value of one of it.
UNITS = {
    " persen": ("percent", "{}%"), "%": ("percent", "{}%"), " poin persen": ("percent", "{}pp"),
    " dolar AS": ("money", "USD {}"), " rupiah": ("money", "IDR {}"), " euro": ("money", "EUR {}"),
    " tahun": ("duration", "P{}Y"), " jam": ("duration", "PT{}H"), " menit": ("duration", "PT{}M"),
    " km": ("quantity", "{} km"), " derajat Celsius": ("quantity", "{} °C"), " ton": ("quantity", "{} t"),
    " hektare": ("quantity", "{} ha"), " kilometer per jam": ("quantity", "{} kmh"),
    " kali": ("number", "{}x"),
}  # fmt: skip
ORDERS = (
    "{d} {month} {y}", "{d:02d}/{m:02d}/{y}", "{d}-{m}-{y}", "{d}.{m}.{y}", "{y}-{m:02d}-{d:02d}",
    "{month} {d}, {y}",
)  # fmt: skip
WORDS = """
    Rp ribu juta satu dua setengah koma puluh belas puluhan ratusan sejuta pertiga ke ke- nya kali sekali
    pertama kedua Minggu minggu Rabu lalu depan ini hari tahun bulan abad pukul jam malam WIB Jum'at Mei
    November 8/11 23.05 2-1 skor -an persen poin dolar AS km derajat minus nomor Pasal IV se M T +62
"""
SHREDS = [
    *"0123456789.,:/-–()%$½٣中\u202e\u200b\n'’\"“#@²éİıſK\x00x× ", *WORDS.split(),
    "per tiga", "29 Februari", "tengah malam", "hari ini",
]  # fmt: skip
DAYS = st.dates(dt.date(values.FIRST_YEAR + 2, 1, 1), dt.date(values.LAST_YEAR - 2, 12, 31))


def found(text: str, date: str | None = None) -> list[Entity]:
    """The values of a sentence."""
    segment = Segment(index=0, start=0, end=len(text), text=text, paragraph=0)
    return [entity for entity in entities.find(text, [segment], date) if entity.kind in KINDS]


def only(text: str, mention: str, date: str | None = None) -> Entity:
    """The one value of a sentence; it stands on `mention`."""
    (entity,) = found(text, date)
    assert entity.text == mention
    return entity


@given(st.integers(2, 10**24))
def test_any_integer_in_digits_reads_back(value: int) -> None:
    """Groups of three to any size."""
    assert only(f"Jumlahnya {grouped(value)} unit.", grouped(value)).value == str(value)


@given(st.integers(2, 10**18 - 1))
def test_any_integer_in_words_reads_back(value: int) -> None:
    """Number words to any size, at the head of a sentence too."""
    words = spelt(value)
    assert only(f"Ada {words} unit.", words).value == str(value)
    assert only(f"{words.capitalize()} unit hilang.", words.capitalize()).value == str(value)


@given(st.integers(0, 10**9), st.integers(1, 99), st.sampled_from(list(UNITS)))
def test_any_decimal_with_any_unit_reads_back(whole: int, hundredths: int, unit: str) -> None:
    """1.234,56 and the same in words, with what it counts."""
    kind, pattern = UNITS[unit]
    exact = Fraction(whole * 100 + hundredths, 100)
    value = pattern.format(values.fraction(exact.numerator, exact.denominator))
    digits = f"{grouped(whole)},{hundredths:02d}"
    spoken = f"{spelt(whole)} koma {' '.join(spelt(int(digit)) for digit in f'{hundredths:02d}')}"
    for written in (digits, spoken) if unit[0] == " " else (digits,):
        entity = only(f"Nilainya {written}{unit} saja.", f"{written}{unit}")
        assert (entity.kind, entity.value) == (kind, value)


@given(st.integers(2, 9), st.sampled_from(["ribu", "juta", "miliar", "triliun"]), st.integers(1, 9))
def test_a_magnitude_multiplies_what_stands_before_it(whole: int, scale: str, tenth: int) -> None:
    """2,5 juta; dua setengah juta; Rp2,5 juta; 2-3 juta has it twice."""
    worth = {"ribu": 10**3, "juta": 10**6, "miliar": 10**9, "triliun": 10**12}[scale]
    value = worth * whole + worth // 10 * tenth
    assert only(f"Ada {whole},{tenth} {scale} orang.", f"{whole},{tenth} {scale}").value == str(value)
    money = f"Rp{whole},{tenth} {scale}"
    assert only(f"Biayanya {money}.", money).value == f"IDR {value}"
    half = f"{spelt(whole)} setengah {scale}"
    assert only(f"Ada {half} orang.", half).value == str(worth * whole + worth // 2)
    low, high = found(f"Ada {whole}-{whole + tenth} {scale} orang.")
    assert (low.value, high.value) == (str(worth * whole), str(worth * (whole + tenth)))


@given(st.integers(2, 9), st.integers(1, 8))
def test_any_proper_fraction_in_words_reads_back(bottom: int, top: int) -> None:
    """Dua pertiga, seperempat, tiga per delapan."""
    if bottom == 2 or top >= bottom:
        return
    joined = f"seper{spelt(bottom)}" if top == 1 else f"{spelt(top)} per{spelt(bottom)}"
    for words in (joined, f"{spelt(top)} per {spelt(bottom)}"):
        assert only(f"Hanya {words} yang hadir.", words).value == values.fraction(top, bottom)


@given(st.integers(2, 9999))
def test_any_ordinal_reads_back(value: int) -> None:
    """Behind its noun, in figures and in words."""
    for ordinal in (f"ke-{value}", f"ke{spelt(value)}"):
        assert only(f"Pada hari {ordinal} itu.", ordinal).value == values.ordinal(value)


@given(st.integers(2, 9))
def test_a_set_is_named_by_its_number(value: int) -> None:
    """Before its noun, and with -nya."""
    for text in (f"Para menteri dari ke{spelt(value)} negara.", f"Lalu ke{spelt(value)}nya pulang."):
        (entity,) = found(text)
        assert entity.value == values.all_of(value)


@given(DAYS, st.sampled_from(ORDERS))
def test_any_date_in_any_order_reads_back(day: dt.date, order: str) -> None:
    """The day before the month; years first only where ISO has them."""
    written = order.format(d=day.day, m=day.month, y=day.year, month=MONTHS[day.month - 1])
    assert only(f"Rapat pada {written} di Jakarta.", written).value == day.isoformat()


@given(DAYS, st.integers(-170, 170))
def test_a_day_without_its_year_is_the_one_nearest_to_the_article(article: dt.date, step: int) -> None:
    """Within half a year of the article the day itself is inferred, and its weekday agrees."""
    day = article + dt.timedelta(step)
    short = f"({day.day}/{day.month})"
    weekday, date = found(f"Ia tiba {WEEKDAYS[day.weekday()]} {short}.", article.isoformat())
    assert (date.value, date.inferred) == (f"--{day.month:02d}-{day.day:02d}", day.isoformat())
    assert (weekday.value, weekday.inferred) == (values.WEEKDAYS[day.weekday()], day.isoformat())
    long = f"{day.day} {MONTHS[day.month - 1]}"
    assert only(f"Ia tiba {long} siang.", long, article.isoformat()).inferred == day.isoformat()


@pytest.mark.parametrize(
    ("text", "article", "day"),
    [("9 November lalu", "2024-10-30", "2023-11-09"), ("2 Mei mendatang", "2024-05-20", "2025-05-02")],
)
def test_a_day_that_is_past_or_to_come_is_on_that_side_of_the_article(
    text: str, article: str, day: str
) -> None:
    """Lalu and mendatang decide the year, not what is nearest."""
    assert only(f"Ia tiba {text}.", text, article).inferred == day


@given(DAYS, st.integers(0, 6))
def test_a_weekday_alone_is_the_nearest(article: dt.date, weekday: int) -> None:
    """Three days before the article at most, or three after."""
    inferred = only(f"Ia tiba hari {WEEKDAYS[weekday]}.", WEEKDAYS[weekday], article.isoformat()).inferred
    day = dt.date.fromisoformat(inferred or "")
    assert day.weekday() == weekday
    assert abs((day - article).days) <= 3


@given(DAYS)
def test_a_weekday_that_contradicts_its_day_infers_no_year(article: dt.date) -> None:
    """No year near the article fits: what is wrong is not guessed at."""
    years = [article.replace(year=article.year + step, day=min(article.day, 28)) for step in (-1, 0, 1)]
    wrong = next(n for n in range(7) if n not in [day.weekday() for day in years])
    text = f"Ia tiba {WEEKDAYS[wrong]} ({years[1].day}/{years[1].month})."
    assert [entity.inferred for entity in found(text, article.isoformat())] == [None, None]


@given(
    st.integers(0, 23), st.integers(0, 59), st.sampled_from(["WIB", "WITA", "WIT", "GMT", "waktu setempat"])
)
def test_any_time_reads_back(hour: int, minute: int, zone: str) -> None:
    """With a point or a colon, with its zone."""
    for mark in (".", ":"):
        written = f"pukul {hour:02d}{mark}{minute:02d} {zone}"
        assert only(f"Mulai {written} nanti.", written).value == values.time(hour, minute)


@given(st.integers(10**3, 10**15 - 1), st.integers(1, 10**6), st.integers(1400, 2099))
def test_the_preferred_english_of_a_value_is_read_as_that_value(large: int, small: int, year: int) -> None:
    """What the brief shows as expected the English side understands."""
    for value in (Fraction(large), Fraction(small), Fraction(small, 4), Fraction(small, 100)):
        figures, figure = forms.cardinal(value), values.fraction(value.numerator, value.denominator)
        pairs = [
            (figures, figure), (forms.percent(figures, value), f"{figure}%"),
            (forms.money(figures, value, "USD"), f"USD {figure}"),
            (forms.money(figures, value, "JPY"), f"JPY {figure}"),
            (forms.quantity(figures, value, "km"), f"{figure} km"),
            (forms.points(figures, value), f"{figure}pp"), (forms.times(figures, value), f"{figure}x"),
            (forms.duration(figures, value, "Y"), f"P{figure}Y"),
        ]  # fmt: skip
        for accepts, written in pairs:
            assert written in readings(accepts[0]), accepts
    assert readings(date_forms.decade(year - year % 10)[0])[0] == f"{year - year % 10}s"
    assert readings(date_forms.century(year // 100)[0])[0] == values.century(year // 100)


@given(
    st.sampled_from(["day", "week", "month", "year", "weekend", "Monday", "Sunday"]), st.sampled_from([-1, 1])
)
def test_the_english_of_a_relative_date_is_read_as_that_date(unit: str, step: int) -> None:
    """Yesterday, last week, next Sunday."""
    assert readings(date_forms.relative(unit, step)[0])[0] == values.relative(unit, step)


@pytest.mark.parametrize("name", [*calendar.months(), *calendar.weekdays()])
def test_a_letter_that_only_looks_like_another_breaks_no_table(name: str) -> None:
    """Without regard to case a pattern takes ı for i, ſ for s: what is found is looked up all the same."""
    strange = name.translate({ord("i"): "ı", ord("s"): "ſ", ord("k"): "\u212a"}).capitalize()
    assert found(f"Ia tiba pada 8 {strange} 2023, hari {strange} lalu, dua pekan lalu.") is not None


def test_twenty_thousand_hostile_strings_crash_nothing() -> None:
    """Digit runs, mixed scripts, lone separators, marks of direction: what is found is where it says."""
    rng = random.Random(5)  # noqa: S311 - no secret
    for _ in range(20_000):
        text = "".join(rng.choices(SHREDS, k=rng.randint(0, 14)))
        for entity in found(text, "2023-11-08"):
            assert text[entity.start : entity.end] == entity.text
            assert entity.value


@pytest.mark.parametrize("size", [16, 300, 5000])
@pytest.mark.parametrize(
    "unit", ["1", "9.999", "1 000", "1-", "nol koma satu ", "1/", "ke-1", "sejuta ", "½"]
)
def test_a_huge_run_of_figures_is_a_code(unit: str, size: int) -> None:
    """Nothing is converted that would take more than linear time; nothing raises."""
    assert all(len(entity.value) < 200 for entity in found(unit * size))


@pytest.mark.parametrize(
    "unit",
    [
        "10-15 ", "8, ", "8-", "dua-", "dua juta ", "satu koma ", "per tiga ", "kedua ", "Minggu lalu ",
        "Senin-", "(8/11) ", "8, 9 dan ", "November ", "pukul 7 ", "pukul tujuh ", "Rp1", "-5°C ", "5 x ",
        "2-1, ", "tahun ", "abad X ", "+62 ", "1/2 ", "sekali seminggu ", "1 000 ",
    ],
)  # fmt: skip
def test_the_work_grows_with_the_figures_and_not_faster(unit: str) -> None:
    """Four times the text takes about four times the work, not sixteen times."""

    def work(times: int) -> int:
        return lines_run(lambda: found(unit * times, "2023-11-08"))

    work(1)  # tables are read once
    assert work(800) < 6 * work(200)
