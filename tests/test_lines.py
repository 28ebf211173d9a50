"""Line mode: one line of English for each line, checked and repaired by itself."""

from collections.abc import Iterator

from translit import config
from translit.backends.fake import FakeTranslator
from translit.pipeline import LINES_AT_ONCE, UNRELIABLE, translate_lines
from translit.summarize import CentralityRanker
from translit.types import Tools

CONFIG = config.load()


def tools(translator: FakeTranslator) -> Tools:
    """This model; names are found by the rules alone."""
    return Tools(translator=translator, ranker=CentralityRanker(max_similarity=0.5))


def test_lines_come_out_one_for_one_with_blank_lines_kept() -> None:
    """Each line is cut into sentences, translated and joined again; a blank line stays blank."""
    english = {"Hujan turun.": ["Rain fell."], "Ia pulang.": ["He went home."], "Ia tidur.": ["He slept."]}
    lines = ["Hujan turun. Ia pulang.", "", "   ", "Ia tidur.", "***"]
    model = FakeTranslator(hypotheses=english)
    assert list(translate_lines(lines, tools(model), CONFIG)) == [
        "Rain fell. He went home.", "", "", "He slept.", "***",
    ]  # fmt: skip


def test_lines_flow_in_chunks() -> None:
    """The first lines are out before the last are read: memory does not grow with the input."""
    n_read = 0

    def endless() -> Iterator[str]:
        nonlocal n_read
        while True:
            n_read += 1
            yield f"Ada {n_read} orang."

    lines = translate_lines(endless(), tools(FakeTranslator()), CONFIG)
    assert all(str(number) in next(lines) for number in (1, 2, 3))
    assert n_read == LINES_AT_ONCE


def test_a_line_is_repaired_by_itself() -> None:
    """What one line lacks and the next has was not moved: lines are no neighbours."""
    english = {
        "Park Jin tiba.": ["The minister arrived.", "Park Jin arrived."],
        "Ia bicara.": ["Park Jin spoke."],
    }
    model = FakeTranslator(hypotheses=english)
    lines = ["Park Jin tiba.", "Ia bicara."]
    assert next(translate_lines(lines, tools(model), CONFIG)) == "Park Jin arrived."
    plain = config.load("default", {"repair": {"enabled": False}})
    assert next(translate_lines(lines, tools(model), plain)) == "The minister arrived."


def test_a_sentence_that_stays_no_translation_is_marked_where_nothing_else_is_wanted() -> None:
    """Without `strict` the line keeps what the model wrote."""
    source = "Hujan lebat turun sejak pagi di seluruh wilayah itu dan warga tidak bisa keluar rumah."
    loop = "rain and rain and rain and rain and rain and rain and rain and rain and rain"
    model = FakeTranslator(hypotheses={source: [loop]}, retries={source: [loop]})
    assert list(translate_lines([source], tools(model), CONFIG)) == [loop]
    assert list(translate_lines([source], tools(model), CONFIG, strict=True)) == [UNRELIABLE]
