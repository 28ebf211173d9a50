"""The embedded model itself, through the engines: quality, parity and determinism on a sample of NTREX."""

import re
from pathlib import Path

import pytest

from translit import config, pipeline, tools
from translit.backends import load
from translit.config import Config, Engine
from translit.translate import UNTRANSLATED

pytestmark = pytest.mark.model

PAIRS = [
    line.split("\t")
    for line in (Path(__file__).parent / "cases" / "ntrex_sample.tsv")
    .read_text(encoding="utf-8")
    .splitlines()
]
SOURCES = [source for source, _ in PAIRS]
REFERENCES = [reference for _, reference in PAIRS]
# Greedy int8 scores 27.7 BLEU on these 60 lines. What breaks a prompt, a prefix or a space costs more than 3.
MIN_BLEU = 24.7
N_LINES = 10  # where engines are compared; scripts/measure_bleu --parity compares more


def effective(engine: Engine = "ct2", compute_type: str = "int8", beam_size: int = 1) -> Config:
    """The default config with the embedded model, this engine and decoding."""
    values = {
        "model": "id-en-lite",
        "engine": engine,
        "compute_type": compute_type,
        "beam_size": beam_size,
    }
    return config.load("default", {"translate": values})


def lines(settings: Config, sources: list[str]) -> list[str]:
    """What line mode writes for `sources`."""
    return list(pipeline.translate_lines(sources, tools.load(settings), settings))


def test_line_mode_has_the_quality_of_the_models_readme() -> None:
    """One line for each, of the quality measured on the whole set, and figures arrive."""
    from sacrebleu.metrics.bleu import BLEU

    targets = lines(effective(), SOURCES)
    assert len(targets) == len(SOURCES)
    assert all(target.strip() == target and target for target in targets)
    assert not any(UNTRANSLATED in target for target in targets)
    assert BLEU().corpus_score(targets, [REFERENCES]).score >= MIN_BLEU
    figures = [
        (figure, target)
        for source, reference, target in zip(SOURCES, REFERENCES, targets, strict=True)
        for figure in re.findall(r"\b\d{2,}\b", source)
        if re.search(rf"\b{figure}\b", reference)
    ]
    assert sum(figure in target for figure, target in figures) >= 0.9 * len(figures) > 5


def test_the_same_input_gives_the_same_bytes() -> None:
    """Two loads of the model, two runs with a beam: the same English to the byte."""
    assert lines(effective(beam_size=4), SOURCES[:N_LINES]) == lines(
        effective(beam_size=4), SOURCES[:N_LINES]
    )


def test_float32_in_ctranslate2_writes_what_transformers_writes() -> None:
    """Greedy, on news sentences, in batches of mixed length: every line is equal."""
    ct2 = lines(effective("ct2", "float32"), SOURCES[:N_LINES])
    hf = lines(effective("hf", "float32"), SOURCES[:N_LINES])
    assert ct2 == hf


def test_a_translation_can_be_completed_and_scored() -> None:
    """Its own beginnings are continued four ways, to the letter; a forced pass says what translate says."""
    translator = load(effective().translate)
    said = [hypotheses[0] for hypotheses in translator.translate(SOURCES[:3])]
    pairs = [(source, hypothesis.text) for source, hypothesis in zip(SOURCES, said, strict=False)]
    scored = translator.score(pairs)
    # int8 rounds otherwise in a forced pass: by up to 0.052 on 49 of the first 50 lines of ntrex_dev, beam 4
    # (0.01 in the mean); the 50th was written in other tokens than its text is read in.
    assert [scoring.mean for scoring in scored] == pytest.approx([h.score for h in said], abs=0.1)
    begun = [(source, text[: text.index(" ", len(text) // 2)]) for source, text in pairs]
    for (_, prefix), hypotheses in zip(begun, translator.complete(begun, 4), strict=True):
        assert len({hypothesis.text for hypothesis in hypotheses}) == 4
        assert all(hypothesis.text.startswith(prefix) for hypothesis in hypotheses)
    worse = translator.score([(source, f"Sydney {text}") for source, text in pairs])
    for one, other in zip(scored, worse, strict=True):
        assert other.mean < one.mean
        assert min(other.tokens, key=lambda token: token.log_prob).start < len("Sydney ") + 10
