"""The engines, on tiny models of each kind: the real code loads, converts, translates."""

import re
import shutil
import socket
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import NoReturn

import pytest
import tiny_models
from tiny_engines import SOURCES, TARGETS, best, engine
from tiny_models import variant

from translit import config
from translit.backends import load
from translit.backends.codec import Codec
from translit.backends.fake import FakeTranslator
from translit.config import Engine
from translit.errors import ModelError
from translit.manifest import find
from translit.types import Hypothesis

UNSEEN = "Harga nasi goreng di Korea Utara naik."
KINDS = (*tiny_models.SEQ2SEQ, *tiny_models.CAUSAL)


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], str]:
    """What --model takes for the tiny model of a kind; each is built once for all modules."""
    return partial(tiny_models.given, tmp_path_factory.getbasetemp() / "taught")


@pytest.fixture(scope="module", autouse=True)
def cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The cache folder of this module's tests."""
    folder = tmp_path_factory.mktemp("cache")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TRANSLIT_CACHE", str(folder))
        yield folder


@pytest.mark.parametrize("kind", KINDS)
def test_both_engines_write_what_the_model_was_taught(tiny: Callable[[str], str], kind: str) -> None:
    """Each kind of model, from a local folder, gives its English in ct2 and in hf: no tag, no stray space."""
    for name in ("ct2", "hf"):
        translator = engine(tiny(kind), name)
        assert [hypothesis.text for hypothesis in best(translator, SOURCES)] == TARGETS
        assert not any(hypothesis.truncated for hypothesis in best(translator, SOURCES))


@pytest.mark.parametrize("kind", KINDS)
def test_both_engines_agree_in_text_and_score(tiny: Callable[[str], str], kind: str) -> None:
    """Greedy ct2 in float32 and hf give the same text and the same mean log-probability, seen or not."""
    ct2 = best(engine(tiny(kind), "ct2"), [*SOURCES, UNSEEN])
    hf = best(engine(tiny(kind), "hf"), [*SOURCES, UNSEEN])
    assert [hypothesis.text for hypothesis in ct2] == [hypothesis.text for hypothesis in hf]
    assert [hypothesis.score for hypothesis in ct2] == pytest.approx([h.score for h in hf], abs=1e-3)


@pytest.mark.parametrize("kind", ["marian", "m2m_100", "llama"])
def test_a_score_is_the_mean_log_probability_of_the_tokens_and_the_end(
    tiny: Callable[[str], str], kind: str
) -> None:
    """A forced pass over source and output, outside the engines, gives the score that both report."""
    import torch

    hf = engine(tiny(kind), "hf", beam_size=4)
    codec, network = hf._codec, hf._network  # type: ignore[attr-defined]
    source = codec.encode(UNSEEN)
    for name in ("ct2", "hf"):
        hypothesis = best(engine(tiny(kind), name, beam_size=4), [UNSEEN])[0]
        written = [
            *codec._tokenizer(text_target=hypothesis.text, add_special_tokens=False).input_ids,
            codec.eos_id,
        ]
        with torch.inference_mode():
            if kind in tiny_models.CAUSAL:
                logits = network(torch.tensor([source + written])).logits[0, len(source) - 1 : -1]
            else:
                forced = torch.tensor([[hf._start_id, *codec.target_prefix, *written]])  # type: ignore[attr-defined]
                output = network(input_ids=torch.tensor([source]), decoder_input_ids=forced)
                logits = output.logits[0, len(codec.target_prefix) : -1]
        log_probs = logits.log_softmax(-1)[range(len(written)), written]
        assert hypothesis.score == pytest.approx(float(log_probs.mean()), abs=1e-4)


@pytest.mark.parametrize("name", ["ct2", "hf"])
@pytest.mark.parametrize("kind", ["marian", "gemma3_text"])
def test_n_best_is_distinct_and_best_first(tiny: Callable[[str], str], kind: str, name: Engine) -> None:
    """As many hypotheses as asked for, all different, in order of score, even with a narrower beam."""
    for beam_size in (1, 4):
        for hypotheses in engine(tiny(kind), name, beam_size).translate(SOURCES, n_best=3):
            assert len({hypothesis.text for hypothesis in hypotheses}) == 3
            scores = [hypothesis.score for hypothesis in hypotheses]
            assert scores == sorted(scores, reverse=True)


@pytest.mark.parametrize("name", ["ct2", "hf"])
@pytest.mark.parametrize("kind", ["marian", "gemma3_text"])
def test_a_source_over_the_limit_is_refused_and_not_cut(
    tiny: Callable[[str], str], kind: str, name: Engine
) -> None:
    """One token too many is a ModelError with both numbers; exactly the limit is translated."""
    translator = engine(tiny(kind), name)
    word = next(w for w in ("nasi", "Hujan", "a") if translator.count(f"{w} {w}") > translator.count(w))
    source = word
    while translator.count(f"{source} {word}") <= translator.max_source_tokens:
        source = f"{source} {word}"
    assert translator.translate([source])
    n_tokens = translator.count(f"{source} {word}")
    with pytest.raises(
        ModelError, match=f"{n_tokens} tokens, the model takes {translator.max_source_tokens}"
    ):
        translator.translate([SOURCES[0], f"{source} {word}"])


@pytest.mark.parametrize("name", ["ct2", "hf"])
@pytest.mark.parametrize("kind", ["gemma3_text", "llama"])
def test_an_output_at_the_limit_is_marked_truncated(
    tiny: Callable[[str], str], tmp_path: Path, kind: str, name: Engine
) -> None:
    """The output limit is the manifest's to the token, and who stops there says so."""
    whole = Path(tiny(kind))
    text = whole.read_text(encoding="utf-8").replace("max_target_tokens: 48", "max_target_tokens: 3")
    (tmp_path / whole.stem).symlink_to(whole.with_suffix(""))
    short = tmp_path / whole.name
    short.write_text(text, encoding="utf-8")
    for hypothesis, target in zip(best(engine(str(short), name), SOURCES), TARGETS, strict=True):
        assert hypothesis.truncated
        assert target.startswith(hypothesis.text)
        assert Codec(find(str(short))).count(hypothesis.text) == 3


@pytest.mark.parametrize("name", ["ct2", "hf"])
@pytest.mark.parametrize("kind", KINDS)
def test_neighbours_in_a_batch_change_nothing(tiny: Callable[[str], str], kind: str, name: Engine) -> None:
    """Padding is masked: a sentence alone and beside longer ones has the same greedy output."""
    translator = engine(tiny(kind), name)
    together = best(translator, [*SOURCES, UNSEEN])
    for source, hypothesis in zip([*SOURCES, UNSEEN], together, strict=True):
        assert best(translator, [source])[0].text == hypothesis.text


def test_no_sources_give_no_hypotheses(tiny: Callable[[str], str]) -> None:
    """An empty batch is no error."""
    assert [engine(tiny("marian"), name).translate([]) for name in ("ct2", "hf")] == [[], []]


def test_a_causal_folder_without_a_manifest_is_given_the_bare_sentence(
    tiny: Callable[[str], str], capsys: pytest.CaptureFixture[str]
) -> None:
    """A local causal model whose prompt nobody states still runs, in both engines alike, and says so."""
    folder = Path(tiny("llama")).with_suffix("")
    ct2, hf = (best(engine(str(folder), name), SOURCES) for name in ("ct2", "hf"))
    assert [hypothesis.text for hypothesis in ct2] == [hypothesis.text for hypothesis in hf]
    assert "llama: nobody states this causal model's prompt" in capsys.readouterr().err


def test_no_name_is_looked_up_and_nothing_is_said(
    tiny: Callable[[str], str], monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """Loading and translating resolves no host, opens no socket and prints nothing."""

    def refuse(*arguments: object) -> NoReturn:
        raise AssertionError(f"looked up {arguments}")

    engine(tiny("marian"))
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    capfd.readouterr()
    for name in ("ct2", "hf"):
        engine(tiny("marian"), name, beam_size=4).translate(SOURCES, n_best=2)
    assert capfd.readouterr() == ("", "")


def test_a_prompt_token_that_the_model_lacks_is_named(tiny: Callable[[str], str], tmp_path: Path) -> None:
    """A manifest's prompt is checked against the vocabulary when the model is loaded."""
    whole = Path(tiny("llama"))
    (tmp_path / whole.stem).symlink_to(whole.with_suffix(""))
    wrong = tmp_path / whole.name
    wrong.write_text(whole.read_text(encoding="utf-8").replace("<sep>", "<step>"), encoding="utf-8")
    with pytest.raises(ModelError, match=r"'<step>' is not in its vocabulary"):
        engine(str(wrong))


@pytest.mark.parametrize("name", ["ct2", "hf"])
def test_a_changed_file_is_refused_by_every_engine(
    tiny: Callable[[str], str], tmp_path: Path, name: Engine
) -> None:
    """The hashes of a manifest are checked whenever its model is loaded."""
    whole = Path(tiny("llama"))
    shutil.copytree(whole.with_suffix(""), tmp_path / whole.stem)
    copy = shutil.copy(whole, tmp_path)
    with (tmp_path / whole.stem / "model.safetensors").open("ab") as file:
        file.write(b" ")
    with pytest.raises(ModelError, match=r"model\.safetensors: not the file"):
        engine(str(copy), name)


@pytest.mark.parametrize("name", ["ct2", "hf"])
def test_weights_that_are_no_weights_are_one_line(
    tiny: Callable[[str], str], tmp_path: Path, name: Engine
) -> None:
    """A damaged local folder is a ModelError that names it, not a traceback."""
    shutil.copytree(tiny("marian"), tmp_path / "damaged")
    (tmp_path / "damaged" / "model.safetensors").write_bytes(b"\x08\0\0\0\0\0\0\0garbage!")
    with pytest.raises(ModelError, match="damaged") as caught:
        engine(str(tmp_path / "damaged"), name)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("name", ["ct2", "hf"])
@pytest.mark.parametrize("fault", ["missing", "short"])
@pytest.mark.parametrize("kind", KINDS)
def test_weights_that_lack_a_parameter_are_refused(
    tiny: Callable[[str], str], tmp_path: Path, kind: str, fault: str, name: Engine
) -> None:
    """What is missing or has another shape would be filled with random numbers: neither engine does that."""
    from safetensors.torch import load_file, save_file

    folder = tmp_path / kind
    shutil.copytree(Path(tiny(kind)).with_suffix(""), folder)
    weights = load_file(folder / "model.safetensors")
    parameter = next(key for key in sorted(weights) if "norm" in key)
    whole = weights.pop(parameter)
    save_file(
        weights if fault == "missing" else {**weights, parameter: whole[:-1].clone()},
        folder / "model.safetensors",
        metadata={"format": "pt"},
    )
    with pytest.raises(ModelError, match=f"config.json asks for: {re.escape(parameter)}") as caught:
        engine(str(folder), name)
    assert "\n" not in str(caught.value)


def test_a_chat_model_writes_what_it_was_taught_in_both_engines(
    tiny: Callable[[str], str], tmp_path: Path
) -> None:
    """A manifest with `chat` and a template that renders what the model was taught: it answers as taught."""
    template = "{{ bos_token }}{{ messages[0].content }}{% if add_generation_prompt %}<sep>{% endif %}"
    folder = Path(tiny("llama")).with_suffix("")
    folder = variant(folder, tmp_path / "chat", "tokenizer_config.json", {"chat_template": template})
    given = str(tiny_models.manifest("llama", folder, 'chat: "{source}"'))
    for name in ("ct2", "hf"):
        assert [hypothesis.text for hypothesis in best(engine(given, name), SOURCES)] == TARGETS


@pytest.mark.parametrize("kind", ["bart", "llama"])
@pytest.mark.parametrize("beam_size", [1, 4])
def test_any_of_several_ends_ends_an_output(
    tiny: Callable[[str], str], tmp_path: Path, kind: str, beam_size: int
) -> None:
    """A second id in generation_config.json ends an output in both engines: not cut, and not in the text."""
    codec = Codec(find(tiny(kind)))
    stop = codec._tokenizer("like", add_special_tokens=False).input_ids[0]
    ends = {"eos_token_id": [codec.eos_id, stop]}
    folder = Path(tiny(kind)).with_suffix("")
    folder = variant(folder, tmp_path / kind, "generation_config.json", ends)
    given = str(tiny_models.manifest(kind, folder) if kind in tiny_models.CAUSAL else folder)
    ct2, hf = (best(engine(given, name, beam_size), SOURCES[:2]) for name in ("ct2", "hf"))
    for hypotheses in (ct2, hf):
        assert [hypothesis.text for hypothesis in hypotheses] == ["I", TARGETS[1]]
        assert not any(hypothesis.truncated for hypothesis in hypotheses)
    assert [h.score for h in ct2] == pytest.approx([h.score for h in hf], abs=1e-3)


def test_the_provenance_of_an_engine_names_model_hash_and_decoding(tiny: Callable[[str], str]) -> None:
    """Name, hash, licence and a short string of engine, numeric type and decoding, for the brief."""
    ct2 = engine(tiny("marian"), beam_size=4, compute_type="int8")
    hf = engine(tiny("llama"), "hf", beam_size=1, compute_type="int8")
    assert (ct2.name, ct2.engine) == ("marian", "ct2-int8-beam4")
    assert (hf.name, hf.engine, hf.licence) == ("tiny-llama", "hf-float32-beam1", "CC0-1.0")
    assert ct2.sha256 == find(tiny("marian")).sha256


def test_the_fake_engine_copies_names_and_figures() -> None:
    """It glosses common words, keeps every name, figure and sign, and gives the same each time."""
    source = "Pada Rabu (8/11) Antony Blinken tiba di Seoul dengan 1,5 juta dolar, kata Reuters."
    target = "On Wednesday (8/11) Antony Blinken tiba in Seoul with 1,5 juta dolar, said Reuters."
    fake = FakeTranslator()
    assert fake.translate([source, source]) == [[Hypothesis(text=target, score=0.0)]] * 2
    assert load(config.load("default", {"translate": {"engine": "fake"}}).translate).name == "fake"


def test_the_fake_engine_has_an_n_best_and_a_limit() -> None:
    """Later hypotheses are shorter and worse; a source over its limit is refused like anywhere."""
    fake = FakeTranslator()
    assert [h.text for h in fake.translate(["satu dua tiga"], n_best=4)[0]] == [
        "satu dua tiga",
        "satu dua",
        "satu",
    ]
    with pytest.raises(ModelError, match="97 tokens, the model takes 96"):
        fake.translate(["kata " * 97])
