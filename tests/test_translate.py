"""Packing, memory, order, splitting and repair of broken outputs, with translators whose faults are known."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translit import config
from translit.backends.fake import FakeTranslator
from translit.config import TranslateConfig
from translit.errors import ModelError
from translit.translate import SEAM, UNTRANSLATED, translate
from translit.types import Hypothesis, Segment

CONFIG = config.load("default").translate


def upper(source: str, n_best: int) -> list[Hypothesis]:
    """A faultless translation: the source in capitals."""
    return [Hypothesis(text=source.upper(), score=-1.0)] * n_best


@dataclass
class Scripted(FakeTranslator):
    """A translator of ten words at most that does as it is told, and remembers what it was asked."""

    answer: Callable[[str, int], list[Hypothesis]] = upper
    name: str = "scripted"
    sha256: str = ""
    licence: str = ""
    revision: str | None = None
    engine: str = "scripted"
    max_source_tokens: int = 10
    workers: int = 2
    batches: list[list[str]] = field(default_factory=list)

    def count(self, source: str) -> int:
        """A word is a token."""
        return len(source.split())

    def translate(
        self,
        sources: Sequence[str],
        n_best: int = 1,
        no_repeat_ngram_size: int = 0,  # noqa: ARG002 - the stage asks for none
    ) -> list[list[Hypothesis]]:
        """As scripted; a source over the limit is a fault of the caller."""
        assert all(self.count(source) <= self.max_source_tokens for source in sources)
        self.batches.append(list(sources))
        return [self.answer(source, n_best) for source in sources]

    @property
    def asked(self) -> list[str]:
        """Every source that came to the model."""
        return [source for batch in self.batches for source in batch]


def segments(*texts: str) -> list[Segment]:
    """A segment of each text."""
    return [Segment(index=n, start=0, end=len(text), text=text, paragraph=n) for n, text in enumerate(texts)]


def packed_to(batch_tokens: int) -> TranslateConfig:
    """The default config with batches of `batch_tokens`."""
    return CONFIG.model_copy(update={"batch_tokens": batch_tokens})


@given(st.lists(st.text(alphabet="ab \n\t\x1b\u2028.–é", max_size=60), max_size=30), st.integers(1, 40))
def test_every_segment_has_its_own_english_in_order(texts: list[str], batch_tokens: int) -> None:
    """Whatever the texts and the packing: one Translation each, in order, on one line, nothing lost."""
    translator = Scripted()
    translations, _ = translate(segments(*texts), translator, packed_to(batch_tokens))
    assert [translation.segment for translation in translations] == list(range(len(texts)))
    for text, translation in zip(texts, translations, strict=True):
        visible = "".join(char for char in text if char.isprintable() and char != " ")
        has_words = any(char.isalnum() for char in text)
        assert translation.text.replace(" ", "") == (visible.upper() if has_words else visible)
        assert translation.text.isprintable()
    assert len(set(translator.asked)) == len(translator.asked)


def test_what_is_equal_is_translated_once() -> None:
    """Equal sources, white space apart, go to the model once and have one English."""
    translator = Scripted()
    translations, _ = translate(segments("satu dua", "tiga", "satu  dua", "satu dua"), translator, CONFIG)
    assert sorted(translator.asked) == ["satu dua", "tiga"]
    assert [translation.text for translation in translations] == ["SATU DUA", "TIGA", "SATU DUA", "SATU DUA"]


def test_batches_hold_like_lengths_and_their_tokens_at_most() -> None:
    """Sorted by length, the longest first; a batch times its longest source is at most batch_tokens."""
    translator = Scripted(workers=1)
    texts = [" ".join(["kata"] * (n % 9 + 1)) + f" {n}" for n in range(40)]
    translate(segments(*texts), translator, packed_to(24))
    lengths = [[translator.count(source) for source in batch] for batch in translator.batches]
    assert list(chain(*lengths)) == sorted(chain(*lengths), reverse=True)
    assert all(max(batch) * len(batch) <= 24 for batch in lengths)
    assert len(lengths) < 20


def test_batches_do_not_depend_on_the_number_of_workers() -> None:
    """What shares a batch, and so its rounding, is the same on every machine."""
    texts = [f"kata {'lagi ' * (n % 7)}{n}" for n in range(50)]
    batches = []
    for workers in (1, 2, 5):
        translator = Scripted(workers=workers)
        translate(segments(*texts), translator, packed_to(20))
        batches.append(sorted(translator.batches))
    assert batches[0] == batches[1] == batches[2]


def test_a_source_over_the_limit_is_split_and_joined_visibly() -> None:
    """Its pieces fit the model, the English is whole, and a Step shows the seams."""
    source = "Menteri itu tiba di Seoul, lalu ia bertemu presiden, dan mereka berbicara tentang rudal."
    translator = Scripted()
    translations, steps = translate(segments("Singkat.", source), translator, CONFIG)
    assert translations[1].text == source.upper()
    assert translations[1].pieces == 2
    assert translations[0].pieces == 1
    assert [(step.stage, step.rule, step.segment, step.before) for step in steps] == [
        ("translate", "split_long", 1, source)
    ]
    assert steps[0].after.split(SEAM) == sorted(set(translator.asked) - {"Singkat."}, key=source.index)


def test_the_score_of_pieces_is_weighted_by_their_tokens() -> None:
    """A long piece counts for more than a short one."""

    def answer(source: str, n_best: int) -> list[Hypothesis]:
        return [Hypothesis(text=source, score=-float(len(source.split())))] * n_best

    translations, steps = translate(segments("a b c d e f g, h i j k l m n o"), Scripted(answer), CONFIG)
    n_tokens = [len(piece.split()) for piece in steps[0].after.split(SEAM)]
    assert translations[0].score == pytest.approx(-sum(n * n for n in n_tokens) / sum(n_tokens))


@pytest.mark.parametrize("text", ["", " ", "\t\n", "\u2028"])
def test_a_blank_segment_stays_empty_and_never_meets_the_model(text: str) -> None:
    """Nothing to translate: no English, no score, no call."""
    translator = Scripted()
    translations, steps = translate(segments(text), translator, CONFIG)
    assert (translations[0].text, translations[0].score, steps, translator.asked) == ("", None, (), [])


@pytest.mark.parametrize("text", ["***", "— — —", "…", "• • •"])
def test_a_segment_without_a_word_stands_as_it_is(text: str) -> None:
    """A row of signs has no English; the model would invent one."""
    translator = Scripted()
    assert translate(segments(text), translator, CONFIG)[0][0].text == text
    assert not translator.asked


def test_an_output_that_breaks_off_is_tried_again_in_two_halves() -> None:
    """A truncated translation is replaced by those of its halves, and a Step says so."""

    def answer(source: str, n_best: int) -> list[Hypothesis]:
        long = len(source.split()) > 4
        return [Hypothesis(text=source.upper()[: 8 if long else None], score=-1, truncated=long)] * n_best

    translations, steps = translate(segments("satu dua tiga empat lima enam"), Scripted(answer), CONFIG)
    assert translations[0].text == "SATU DUA TIGA EMPAT LIMA ENAM"
    assert (translations[0].truncated, translations[0].pieces) == (False, 2)
    assert [step.rule for step in steps] == ["split_truncated"]


def test_an_output_that_stays_broken_off_is_marked() -> None:
    """Where the halves break off too, the first output is kept and marked truncated."""

    def answer(source: str, n_best: int) -> list[Hypothesis]:
        return [Hypothesis(text=source.upper(), score=-1, truncated=True)] * n_best

    translations, steps = translate(segments("satu dua tiga"), Scripted(answer), CONFIG)
    assert (translations[0].text, translations[0].truncated) == ("SATU DUA TIGA", True)
    assert translations[0].pieces == 1
    assert not steps


def test_an_empty_output_gives_way_to_a_later_hypothesis() -> None:
    """An n-best is asked for, and its first hypothesis that says something is taken."""

    def answer(source: str, n_best: int) -> list[Hypothesis]:
        texts = ["", " \n", "said", "more"][:n_best]
        return [Hypothesis(text=text, score=-float(n)) for n, text in enumerate(texts)]

    translations, _ = translate(segments("kata"), Scripted(answer), CONFIG)
    assert (translations[0].text, translations[0].score) == ("said", -2.0)


def test_a_failed_sentence_is_marked_and_never_empty() -> None:
    """A model that gives nothing at all leaves the source, marked, with a Step and no score."""
    silent = Scripted(lambda _, n_best: [Hypothesis(text="", score=0)] * n_best)
    translations, steps = translate(segments("satu dua", "tiga"), silent, CONFIG)
    assert [translation.text for translation in translations] == [
        f"{UNTRANSLATED} satu dua",
        f"{UNTRANSLATED} tiga",
    ]
    assert [translation.score for translation in translations] == [None, None]
    assert [(step.rule, step.segment, step.after) for step in steps] == [
        ("untranslated", 0, f"{UNTRANSLATED} satu dua"),
        ("untranslated", 1, f"{UNTRANSLATED} tiga"),
    ]


def test_output_is_one_line_without_control_characters() -> None:
    """Line breaks, escapes and odd white space in what a model writes cannot leave the segment's line."""
    wild = Scripted(
        lambda _, n_best: [Hypothesis(text=" a\nb\x1b[31m\u2028c\t\td\x00\u202ee ", score=-1)] * n_best
    )
    assert translate(segments("kata"), wild, CONFIG)[0][0].text == "a b [31m c d e"


def test_what_hides_in_a_word_does_not_cut_it() -> None:
    """A soft hyphen or a zero-width space inside a word is taken out; other odd space is a space."""
    translator = Scripted()
    translate(segments("Indo\u00adne\u200bsia\u00a0Raya\x00baru"), translator, CONFIG)
    assert translator.asked == ["Indonesia Raya baru"]


def test_progress_counts_segments_up_to_all_of_them() -> None:
    """Progress never falls and ends with every segment done."""
    told: list[tuple[int, int]] = []
    texts = [f"kata {n}" for n in range(30)]
    translate(segments(*texts), Scripted(), packed_to(8), lambda done, total: told.append((done, total)))
    assert told == sorted(told)
    assert told[-1] == (30, 30)
    assert len(told) > 3


def test_a_fault_of_the_engine_ends_the_run() -> None:
    """What a batch raises is raised here, and the batches that wait are not begun."""

    def answer(source: str, n_best: int) -> list[Hypothesis]:
        raise ModelError("broken")

    translator = Scripted(answer, workers=1)
    with pytest.raises(ModelError, match="broken"):
        translate(segments(*(f"kata {n}" for n in range(1000))), translator, packed_to(2))
    assert len(translator.batches) < 1000
