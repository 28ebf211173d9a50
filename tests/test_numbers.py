"""Numerals of both languages: what they are worth, whichever way they are written."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translit.entities.values import date_forms, forms
from translit.entities.values import numerals as indonesian
from translit.verify.values import numerals as english
from translit.verify.values.mentions import readings
from translit.vocabulary import values

UNITS = "nol satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas"


def spelt(value: int) -> str:
    """`value` in Indonesian words, from the grammar: se- for one of a hundred or thousand."""
    for size, name in ((10**12, "triliun"), (10**9, "miliar"), (10**6, "juta")):
        if value >= size:
            return f"{spelt(value // size)} {name} {spelt(value % size)}".removesuffix(" nol")
    if value >= 1000:
        head = "seribu" if value < 2000 else f"{spelt(value // 1000)} ribu"
        return f"{head} {spelt(value % 1000)}".removesuffix(" nol")
    if value >= 100:
        head = "seratus" if value < 200 else f"{spelt(value // 100)} ratus"
        return f"{head} {spelt(value % 100)}".removesuffix(" nol")
    if value >= 20:
        return f"{spelt(value // 10)} puluh {spelt(value % 10)}".removesuffix(" nol")
    return UNITS.split()[value] if value < 12 else f"{spelt(value - 10)} belas"


def grouped(value: int) -> str:
    """`value` in digits as Indonesian writes it."""
    return f"{value:,}".replace(",", ".")


@given(st.integers(min_value=0, max_value=10**15 - 1))
def test_any_integer_in_indonesian_words_reads_back(value: int) -> None:
    """Number words of any size have their value, over their whole length."""
    text = spelt(value)
    (numeral,) = indonesian.read(text)
    assert numeral.value == value
    assert (numeral.start, numeral.end) == (0, len(text))


@given(st.integers(min_value=0, max_value=10**11))
def test_any_integer_in_indonesian_digits_reads_back(value: int) -> None:
    """Points part groups of three."""
    (numeral,) = indonesian.read(grouped(value))
    assert numeral.value == value


@given(st.integers(min_value=0, max_value=10**8), st.integers(min_value=1, max_value=99))
def test_any_decimal_in_indonesian_digits_reads_back(whole: int, hundredths: int) -> None:
    """The comma parts the decimals, behind groups too."""
    (numeral,) = indonesian.read(f"{grouped(whole)},{hundredths:02d}")
    assert numeral.value == whole + Decimal(hundredths) / 100


@given(st.integers(min_value=1, max_value=10**11))
def test_every_english_form_of_a_number_reads_back(value: int) -> None:
    """What `forms` accepts for a number is that number to the English reader."""
    for form in forms.cardinal(Fraction(value)):
        assert readings(form) == (str(value),)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("two-and-a-half", "2.5"),
        ("two and a half", "2.5"),
        ("2½", "2.5"),
        ("half a million", "500000"),
        ("one and a half million", "1500000"),
        ("a million", "1000000"),
        ("1.2 million", "1200000"),
        ("£125m", "125000000"),
        ("1,234,567.5", "1234567.5"),
        ("one hundred and twenty-three", "123"),
        ("two million five hundred thousand", "2500000"),
        ("ninety-nine", "99"),
        ("a hundred", "100"),
        ("25,000", "25000"),
        ("No.1", "1"),
    ],
)
def test_an_english_number_has_its_value(text: str, value: str) -> None:
    """Digits, words, fractions and magnitudes of translators' English."""
    assert [values.number(numeral.value) for numeral in english.read(text)] == [value]


@pytest.mark.parametrize("text", ["B-52", "Hwasong-17", "G7", "U-20", "COVID-19", "1" * 40, "١٢٣"])
def test_a_figure_inside_a_name_or_code_is_no_number(text: str) -> None:
    """Designations, codes and other scripts' digits are not quantities."""
    assert list(indonesian.read(text)) == []


@given(st.dates())
def test_every_english_form_of_a_date_reads_back(day: object) -> None:
    """A date's accepted forms are that date to the English reader, with and without the year."""
    import datetime as dt

    assert isinstance(day, dt.date)
    year = values.FIRST_YEAR + day.year % (values.LAST_YEAR - values.FIRST_YEAR)
    for parts in ((year, day.month, day.day), (None, day.month, day.day), (year, day.month, None)):
        for form in date_forms.date(*parts):
            assert readings(form) == (values.date(*parts),)
