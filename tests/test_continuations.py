"""Completing and scoring, for repair: forced beginnings and targets, in both engines and in the fake."""

import doctest
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from itertools import pairwise
from pathlib import Path

import pytest
import tiny_models
from tiny_engines import SOURCES, TARGETS, best, engine
from tiny_models import variant

from translit.backends import packs, spans
from translit.backends.base import ModelTranslator
from translit.backends.fake import FakeTranslator
from translit.config import Engine
from translit.errors import ModelError
from translit.types import Hypothesis, Translator

KINDS = (*tiny_models.SEQ2SEQ, *tiny_models.CAUSAL)
EXACT = [kind.replace("gemma3_text", "wide") for kind in KINDS]
"""The kinds that both engines compute alike to the third decimal, whatever the target."""
ENGINES: tuple[Engine, ...] = ("ct2", "hf")
UNSEEN = ("Harga nasi goreng di Korea Utara naik.", "The price of rice in North Korea rose.")
PAIRS = [*tiny_models.PAIRS, UNSEEN]
TEMPLATE = "{{ bos_token }}{{ messages[0].content }}{% if add_generation_prompt %}<sep>{% endif %}"


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], str]:
    """What --model takes for the tiny model of a kind; each is built once for all modules.

    `chat` is a llama with a chat template; `wide` a Gemma 3 whose sliding window takes all that is asked:
    past it CTranslate2 (4.8.5) is less exact, by a tenth where a log-probability is -8.
    """
    root = tmp_path_factory.getbasetemp() / "taught"

    def given(kind: str) -> str:
        if kind not in ("chat", "wide"):
            return tiny_models.given(root, kind)
        if kind == "wide":
            folder = Path(tiny_models.given(root, "gemma3_text")).with_suffix("")
            wide = tmp_path_factory.mktemp("wide") / "gemma3_text"
            variant(folder, wide, "config.json", {"sliding_window": 64})
            return str(tiny_models.manifest("gemma3_text", wide))
        folder = Path(tiny_models.given(root, "llama")).with_suffix("")
        chat = tmp_path_factory.mktemp("chat") / "llama"
        variant(folder, chat, "tokenizer_config.json", {"chat_template": TEMPLATE})
        return str(tiny_models.manifest("llama", chat, 'chat: "{source}"'))

    return given


@pytest.fixture(scope="module", autouse=True)
def cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The cache folder of this module's tests."""
    folder = tmp_path_factory.mktemp("cache")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TRANSLIT_CACHE", str(folder))
        yield folder


@pytest.fixture(scope="module")
def loaded(tiny: Callable[[str], str]) -> Callable[[str, Engine], Translator]:
    """A greedy engine with the tiny model of a kind; each is loaded once."""
    known: dict[tuple[str, Engine], Translator] = {}

    def given(kind: str, name: Engine) -> Translator:
        if (kind, name) not in known:
            known[kind, name] = engine(tiny(kind), name, threads=2)
        return known[kind, name]

    return given


Loaded = Callable[[str, Engine], Translator]


def half(target: str) -> str:
    """The first half of the words of `target`."""
    words = target.split()
    return " ".join(words[: len(words) // 2])


def scores(hypotheses: list[Hypothesis]) -> list[float]:
    """Their scores, in order."""
    return [hypothesis.score for hypothesis in hypotheses]


def test_where_tokens_stand_and_how_rows_are_packed() -> None:
    """The examples of the two pure modules hold."""
    for module in (spans, packs):
        assert doctest.testmod(module).failed == 0


def test_a_token_that_is_a_byte_of_a_letter_has_an_empty_place_or_the_letter() -> None:
    """Offsets count characters, and every letter is some token's, once."""
    assert spans.spans("aé b", ["a", "a\ufffd", "aé", "aé b"]) == [(0, 1), (1, 1), (1, 2), (3, 4)]
    assert spans.spans("", []) == []
    assert spans.spans("№ 5…", ["No", "No 5", "No 5..."]) == [(0, 1), (2, 3), (3, 4)]


@pytest.mark.parametrize("name", ENGINES)
@pytest.mark.parametrize("kind", [*KINDS, "chat"])
def test_a_beginning_is_continued_as_the_model_was_taught(loaded: Loaded, kind: str, name: Engine) -> None:
    """From any place between two words the likeliest completion is the taught one, scored as `score` does."""
    translator = loaded(kind, name)
    requests = [
        (source, target[:place])
        for source, target in tiny_models.PAIRS
        for place, char in enumerate(target)
        if char == " "
    ]
    for (source, prefix), hypotheses in zip(requests, translator.complete(requests, 2), strict=True):
        assert hypotheses[0].text == dict(tiny_models.PAIRS)[source]
        assert not hypotheses[0].truncated
        assert hypotheses[0].score == pytest.approx(
            translator.score([(source, hypotheses[0].text)])[0].mean, abs=1e-4
        )
        assert all(hypothesis.text.startswith(prefix) for hypothesis in hypotheses)


@pytest.mark.parametrize("kind", EXACT)
def test_alternatives_part_at_the_first_token_and_both_engines_agree(loaded: Loaded, kind: str) -> None:
    """Four different first tokens in both engines, the same ones, with the same texts and scores."""
    requests = [(source, half(target)) for source, target in PAIRS]
    found = []
    for name in ENGINES:
        translator = loaded(kind, name)
        assert isinstance(translator, ModelTranslator)
        codec = translator._codec
        written = translator._continue(
            [codec.encode(source) for source, _ in requests],
            [codec.encode_target(prefix) for _, prefix in requests],
            4,
        )
        assert all(len({ids[0] for ids in alternatives}) == 4 for alternatives in written)
        assert not any(ids[0] in codec.eos_ids for alternatives in written for ids in alternatives)
        found.append(written)
    assert found[0] == found[1]
    ct2, hf = (loaded(kind, name).complete(requests, 4) for name in ENGINES)
    for one, other in zip(ct2, hf, strict=True):
        assert {hypothesis.text for hypothesis in one} == {hypothesis.text for hypothesis in other}
        assert len({hypothesis.text for hypothesis in one}) == len(one)
        assert scores(one) == pytest.approx(scores(other), abs=1e-3)
        assert scores(one) == sorted(scores(one), reverse=True)


@pytest.mark.parametrize("name", ENGINES)
@pytest.mark.parametrize("kind", KINDS)
def test_a_prefix_is_kept_to_the_letter(loaded: Loaded, kind: str, name: Engine) -> None:
    """Empty, ending at a space or inside a word, with letters that the model cannot spell: as given."""
    translator = loaded(kind, name)
    source = SOURCES[2]
    prefixes = ["", "North ", "North  ", "Nor", "North Korea launched a miss", "Jokowi Ğ ł ☂ launched"]
    for prefix, hypotheses in zip(
        prefixes, translator.complete([(source, prefix) for prefix in prefixes], 4), strict=True
    ):
        assert all(hypothesis.text.startswith(prefix) for hypothesis in hypotheses)
        assert hypotheses or prefix == "North  "
    assert translator.complete([(source, "")], 1)[0][0].text == TARGETS[2]
    assert translator.complete([(source, "North ")], 1)[0][0].text == TARGETS[2]


@pytest.mark.parametrize("kind", EXACT)
def test_both_engines_give_a_target_the_same_scores(loaded: Loaded, kind: str) -> None:
    """Token by token, the end too, for good and bad targets; what is taught is likelier than what is not."""
    pairs = [
        *PAIRS,
        (SOURCES[2], "South Korea launched a missile."),
        (SOURCES[2], ""),
        (SOURCES[0], TARGETS[1]),
    ]
    ct2, hf = (loaded(kind, name).score(pairs) for name in ENGINES)
    for (_, target), one, other in zip(pairs, ct2, hf, strict=True):
        assert [(t.start, t.end) for t in one.tokens] == [(t.start, t.end) for t in other.tokens]
        assert [t.log_prob for t in one.tokens] == pytest.approx([t.log_prob for t in other.tokens], abs=5e-3)
        assert (one.tokens[-1].start, one.tokens[-1].end) == (len(target), len(target))
    assert ct2[2].mean > ct2[7].mean
    assert ct2[0].mean > ct2[9].mean


@pytest.mark.parametrize("name", ENGINES)
@pytest.mark.parametrize("kind", KINDS)
def test_what_the_model_wrote_scores_what_translate_says(loaded: Loaded, kind: str, name: Engine) -> None:
    """Greedy output, scored again by a forced pass: the same mean, in the same units."""
    translator = loaded(kind, name)
    said = best(translator, SOURCES)
    again = translator.score([(source, h.text) for source, h in zip(SOURCES, said, strict=True)])
    assert scores(said) == pytest.approx([scoring.mean for scoring in again], abs=5e-4)


@pytest.mark.parametrize("name", ENGINES)
@pytest.mark.parametrize("kind", KINDS)
def test_the_tokens_of_a_score_stand_where_they_say(loaded: Loaded, kind: str, name: Engine) -> None:
    """In order, without overlap, they cover all but the spaces; the first that is low is the wrong word."""
    translator = loaded(kind, name)
    target = "The president arrived in Korea on Wednesday."
    tokens = translator.score([(SOURCES[1], target)])[0].tokens
    assert all(one.end <= other.start for one, other in pairwise(tokens))
    written = {place for token in tokens for place in range(token.start, token.end)}
    assert written == {place for place, char in enumerate(target) if char != " "}
    wrong = next(token for token in tokens if token.log_prob < -1)
    assert target.index("Korea") <= wrong.start < wrong.end <= target.index("Korea") + len("Korea")


@pytest.mark.parametrize("name", ENGINES)
def test_letters_that_the_model_cannot_spell_belong_to_a_token(loaded: Loaded, name: Engine) -> None:
    """The place of what becomes <unk> is where the letters stand in the target that was given."""
    target = "The Ğ president"
    tokens = loaded("marian", name).score([(SOURCES[1], target)])[0].tokens
    written = {place for token in tokens for place in range(token.start, token.end)}
    assert written == {place for place, char in enumerate(target) if char != " "}


@pytest.mark.parametrize("name", ENGINES)
@pytest.mark.parametrize("kind", KINDS)
def test_neighbours_and_threads_change_nothing(loaded: Loaded, kind: str, name: Engine) -> None:
    """Alone, together, in any order and from several threads at once: the same completions and scores."""
    translator = loaded(kind, name)
    requests = [(source, half(target)) for source, target in PAIRS]
    together, scored = translator.complete(requests, 2), translator.score(PAIRS)
    backwards = translator.complete(requests[::-1], 2)[::-1]
    with ThreadPoolExecutor(2 if name == "ct2" else 1) as pool:
        alone = [*pool.map(lambda request: translator.complete([request], 2)[0], requests)]
        scored_alone = [*pool.map(lambda pair: translator.score([pair])[0], PAIRS)]
    for one, other in zip(together * 2, [*alone, *backwards], strict=True):
        assert [hypothesis.text for hypothesis in one] == [hypothesis.text for hypothesis in other]
        assert scores(one) == pytest.approx(scores(other), abs=1e-4)
    assert [scoring.mean for scoring in scored] == pytest.approx([s.mean for s in scored_alone], abs=1e-4)


@pytest.mark.parametrize("name", ENGINES)
@pytest.mark.parametrize("kind", ["marian", "gemma3_text"])
def test_what_is_over_a_limit_is_refused_and_not_cut(loaded: Loaded, kind: str, name: Engine) -> None:
    """A source, a prefix or a target that is too long is a ModelError; nothing asked is nothing answered."""
    translator = loaded(kind, name)
    long = " ".join(["rice"] * 60)
    with pytest.raises(ModelError, match=f"the model takes {translator.max_source_tokens}"):
        translator.complete([(" ".join(["nasi"] * 60 * 4), "I")], 1)
    with pytest.raises(ModelError, match=f"the model takes {translator.max_source_tokens}"):
        translator.score([(" ".join(["nasi"] * 60 * 4), "I")])
    if kind == "gemma3_text":
        with pytest.raises(ModelError, match=r"a target has .* tokens, the model may be given 47"):
            translator.complete([(SOURCES[0], long)], 1)
        with pytest.raises(ModelError, match=r"a target has .* tokens, the model may be given 48"):
            translator.score([(SOURCES[0], long)])
    assert translator.complete([], 3) == []
    assert translator.score([]) == []


@pytest.mark.parametrize("n_left", [1, 2, 3])
@pytest.mark.parametrize("name", ENGINES)
@pytest.mark.parametrize("kind", ["gemma3_text", "llama", "marian"])
def test_a_completion_at_the_limit_is_marked_truncated(
    tiny: Callable[[str], str], tmp_path: Path, kind: str, name: Engine, n_left: int
) -> None:
    """Prefix and completion together have as many tokens as the model may write, to the token."""
    translator = engine(tiny(kind), name)
    assert isinstance(translator, ModelTranslator)
    prefix = "The president arrived"
    n_prefix = len(translator._codec.encode_target(prefix))
    translator._max_target_tokens = n_prefix + n_left
    for hypothesis in translator.complete([(SOURCES[1], prefix)], 2)[0]:
        assert hypothesis.truncated
    source, begun = translator._codec.encode(SOURCES[1]), translator._codec.encode_target(prefix)
    assert [len(ids) for ids in translator._continue([source], [begun], 2)[0]] == [n_left, n_left]


@pytest.mark.parametrize("kind", EXACT)
def test_no_ngram_stands_twice_where_that_is_asked(loaded: Loaded, kind: str) -> None:
    """In both engines alike, greedy and with a beam; the scores stay the model's own."""
    for n in (2, 3):
        ct2, hf = (
            [hypotheses[0] for hypotheses in loaded(kind, name).translate([UNSEEN[0], *SOURCES], 1, n)]
            for name in ENGINES
        )
        assert [hypothesis.text for hypothesis in ct2] == [hypothesis.text for hypothesis in hf]
        assert scores(ct2) == pytest.approx(scores(hf), abs=1e-3)
        translator = loaded(kind, "hf")
        assert isinstance(translator, ModelTranslator)
        for hypothesis in ct2:
            ids = translator._codec.encode_target(hypothesis.text)
            ngrams = [tuple(ids[place : place + n]) for place in range(len(ids) - n + 1)]
            if translator._codec.decode(ids) == hypothesis.text and not hypothesis.truncated:
                assert len(set(ngrams)) == len(ngrams)
    for name in ENGINES:
        for hypotheses in loaded(kind, name).translate(SOURCES, 3, 3):
            assert scores(hypotheses) == sorted(scores(hypotheses), reverse=True)


@pytest.mark.parametrize("name", ENGINES)
@pytest.mark.parametrize("kind", tiny_models.CAUSAL)
def test_what_a_prompt_says_may_be_said_again(loaded: Loaded, kind: str, name: Engine) -> None:
    """The source of a causal model is no part of what may not be repeated: a name in it is still copied."""
    translator = loaded(kind, name)
    assert isinstance(translator, ModelTranslator)
    source, target = (translator._codec.encode_target(text) for text in tiny_models.PAIRS[1])
    assert set(pairwise(source)) & set(pairwise(target)) or set(source) & set(target)
    assert translator.translate([SOURCES[1]], 1, 3)[0][0].text == TARGETS[1]


@pytest.mark.parametrize("kind", ["bart", "llama"])
def test_a_target_ends_with_the_likeliest_of_several_ends(
    tiny: Callable[[str], str], tmp_path: Path, kind: str
) -> None:
    """Where the model has two ends, a score counts the one that it would write."""
    translator = engine(tiny(kind))
    assert isinstance(translator, ModelTranslator)
    stop = translator._codec.encode_target("like")[0]
    folder = variant(
        Path(tiny(kind)).with_suffix(""),
        tmp_path / kind,
        "generation_config.json",
        {"eos_token_id": [translator._codec.eos_id, stop]},
    )
    given = str(tiny_models.manifest(kind, folder) if kind in tiny_models.CAUSAL else folder)
    for name in ENGINES:
        said = engine(given, name)
        assert said.score([(SOURCES[0], "I")])[0].mean == pytest.approx(
            best(said, SOURCES[:1])[0].score, abs=1e-3
        )
        assert said.score(PAIRS[1:2])[0].mean == pytest.approx(translator.score(PAIRS[1:2])[0].mean, abs=1e-3)


def test_the_fake_engine_completes_and_scores_by_its_glosses() -> None:
    """A prefix of n words is followed by the gloss from word n on; a word that is not the gloss's costs 1."""
    fake = FakeTranslator()
    source = "Blinken tiba di Seoul pada Rabu"
    assert fake.complete([(source, "Blinken arrived"), (source, "")], 4) == [
        [Hypothesis(text="Blinken arrived in Seoul on Wednesday", score=-1 / 7)],
        [Hypothesis(text="Blinken tiba in Seoul on Wednesday", score=0.0)],
    ]
    scoring = fake.score([(source, "Blinken in Sydney")])[0]
    assert [(token.start, token.end, token.log_prob) for token in scoring.tokens] == [
        (0, 7, 0.0),
        (8, 10, 0.0),
        (11, 17, -1.0),
        (17, 17, 0.0),
    ]
    assert scoring.mean == -0.25
    for refused in (partial(fake.complete, n_best=1), fake.score):
        with pytest.raises(ModelError, match="97 tokens, the model takes 96"):
            refused([("kata " * 97, "word")])


def test_the_fake_engine_does_as_it_is_scripted() -> None:
    """Hypotheses and retries by source, completions by prefix, log-probabilities by word."""
    fake = FakeTranslator(
        hypotheses={"a b": ["one", "two"], "c": [Hypothesis(text="loop", score=-3.0, truncated=True)]},
        retries={"c": ["calm"]},
        completions={"on": ["on Wednesday", "not on"]},
        log_probs={"Corsel": -5.0},
    )
    assert fake.translate(["a b", "c", "dan"], n_best=2) == [
        [Hypothesis(text="one", score=0.0), Hypothesis(text="two", score=-1.0)],
        [Hypothesis(text="loop", score=-3.0, truncated=True)],
        [Hypothesis(text="and", score=0.0)],
    ]
    assert fake.translate(["c"], no_repeat_ngram_size=3) == [[Hypothesis(text="calm", score=0.0)]]
    assert fake.complete([("a b", "on")], 4) == [[Hypothesis(text="on Wednesday", score=0.0)]]
    assert fake.score([("x", "Corsel")])[0].mean == -2.5
