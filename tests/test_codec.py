"""A model's tokenizer and what frames a sentence: checked against the model when it is loaded."""

import json
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
import tiny_models
from tiny_models import variant

from translit.backends.codec import Codec
from translit.errors import ModelError
from translit.manifest import Model, find


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """The folder of the tiny model of a kind, which knows nothing; each is built once for all modules."""
    return partial(tiny_models.untaught, tmp_path_factory.getbasetemp() / "untaught")


@pytest.mark.parametrize("kind", ["marian", "t5", "bart", "llama"])
def test_a_tokenizer_that_runs_past_the_embeddings_is_refused(
    tiny: Callable[[str], Path], tmp_path: Path, kind: str
) -> None:
    """One id too many and the line names both numbers; exactly as many as embeddings is legal."""
    n_tokens = len(Codec(find(str(tiny(kind))))._tokenizer)
    short = variant(tiny(kind), tmp_path / "short", "config.json", {"vocab_size": n_tokens - 1})
    with pytest.raises(
        ModelError, match=rf"ids up to {n_tokens - 1} .* embeddings for {n_tokens - 1} tokens"
    ):
        Codec(find(str(short)))


def test_an_unused_special_token_may_lie_past_the_embeddings(
    tiny: Callable[[str], Path], tmp_path: Path
) -> None:
    """As in Gemma 3, whose tokenizer has a token for images beyond its text model's vocabulary."""
    folder = tmp_path / "images"
    shutil.copytree(tiny("gemma3_text"), folder)
    path = folder / "tokenizer.json"
    tokenizer = json.loads(path.read_text(encoding="utf-8"))
    n_tokens = len(tokenizer["model"]["vocab"])
    token = {**tokenizer["added_tokens"][0], "id": n_tokens, "content": "<image>"}
    tokenizer["added_tokens"].append(token)
    path.write_text(json.dumps(tokenizer), encoding="utf-8")
    codec = Codec(find(str(folder)))
    assert len(codec._tokenizer) == n_tokens + 1
    assert max(codec.encode("a <image> b")) < n_tokens
    token["special"] = False
    path.write_text(json.dumps(tokenizer), encoding="utf-8")
    with pytest.raises(ModelError, match="<image>"):
        Codec(find(str(folder)))


def test_text_that_spells_a_special_token_stays_text(tiny: Callable[[str], Path]) -> None:
    """`</s>` or the prompt's own separator in an article ends nothing: it is encoded letter by letter."""
    for kind in ("marian", "m2m_100", "llama", "t5"):
        codec = Codec(find(str(tiny(kind))))
        framed = len(codec.encode("a")) - codec.count("a")
        ids = codec.encode("a </s> b <sep>")
        assert len(ids) - framed > 6
        assert ids.count(codec.eos_id) <= 1


def test_a_multilingual_marian_is_told_the_target_language(
    tiny: Callable[[str], Path], tmp_path: Path
) -> None:
    """A vocabulary with >>eng<< has the tag put before each source; one without has not."""
    plain = Codec(find(str(tiny("marian"))))
    tag = len(plain._tokenizer)
    tagged = variant(tiny("marian"), tmp_path / "tagged", "vocab.json", {">>eng<<": tag})
    tagged = variant(tagged, tmp_path / "mul", "config.json", {"vocab_size": tag + 1})
    assert Codec(find(str(tagged))).encode("Hujan turun.") == [tag, *plain.encode("Hujan turun.")]


TURN = "{% for m in messages %}<unk>{{ m.role }}: {{ m.content | trim }}{% endfor %}"
PLAIN = "{{ bos_token }}{{ messages[0].content }}{% if add_generation_prompt %}<sep>{% endif %}"
CHATS = (
    (PLAIN, "{source}"),
    (PLAIN, "beras: {source}"),
    (PLAIN, "{source} Wednesday, please"),
    ("{{ bos_token }}" + TURN + "{% if add_generation_prompt %}<sep>Jakarta{% endif %}", "To: {source}\n"),
    ("{{ messages[0].content }}", "nasi {source}"),
)
"""Each a chat template and what a manifest says to it."""


def chatting(tiny: Callable[[str], Path], root: Path, template: str, chat: str) -> Model:
    """The tiny llama with a chat template, and a manifest that uses it."""
    folder = variant(tiny("llama"), root / "chat", "tokenizer_config.json", {"chat_template": template})
    return find(str(tiny_models.manifest("llama", folder, f"chat: {json.dumps(chat)}")))


@pytest.mark.parametrize(("template", "chat"), CHATS)
def test_a_chat_model_is_given_its_template_as_one_text(
    tiny: Callable[[str], Path], tmp_path: Path, template: str, chat: str
) -> None:
    """The sentence is tokenised within the rendered template as if both were one text, and BOS comes once."""
    codec = Codec(chatting(tiny, tmp_path, template, chat))
    source = "Hujan turun di Jakarta."
    turn = {"role": "user", "content": chat.replace("{source}", source)}
    rendered = codec._tokenizer.apply_chat_template([turn], add_generation_prompt=True, tokenize=False)
    whole = codec._tokenizer(rendered, add_special_tokens=False, split_special_tokens=False).input_ids
    assert source in rendered
    assert codec.encode(source) == whole
    assert codec.encode(source).count(codec._tokenizer.bos_token_id) == rendered.count("<s>") <= 1


def test_a_sentence_cannot_spell_what_a_chat_template_may(
    tiny: Callable[[str], Path], tmp_path: Path
) -> None:
    """The template's <sep> is a token, an article's is letters; nor does it end the template's own text."""
    codec = Codec(chatting(tiny, tmp_path, PLAIN, "{source}"))
    separator = codec._tokenizer.convert_tokens_to_ids("<sep>")
    assert codec.encode("a").count(separator) == 1
    assert codec.encode("a <sep> b </s> {{ 7 * 7 }} {source}").count(separator) == 1
    assert codec.eos_id not in codec.encode("a <sep> b </s>")


REFUSED_TEMPLATES = (
    ("{{ messages[0].role }}", "0 times, once is legal"),
    ("{{ messages[0].content }}{{ messages[0].content }}", "2 times, once is legal"),
    ("{{ messages[0].content | upper }}", "0 times, once is legal"),
    ("{% for", "chat template cannot be used"),
    ("{{ raise_exception('Only system turns') }}", "cannot be used .*: Only system turns"),
    ("{{ messages.__class__.__mro__ }}", "cannot be used .* unsafe"),
    ("{{ cycler.__init__.__globals__.os.popen('id').read() }}", "cannot be used .* unsafe"),
    ("{% include '/etc/passwd' %}", "cannot be used"),
    (None, "has no chat template"),
)


@pytest.mark.parametrize(("template", "match"), REFUSED_TEMPLATES)
def test_a_chat_template_that_cannot_be_used_is_one_line(
    tiny: Callable[[str], Path], tmp_path: Path, template: str, match: str
) -> None:
    """It loses or doubles the sentence, fails, is missing, or tries to leave jinja's sandbox."""
    model = chatting(tiny, tmp_path, template, "{source}")
    with pytest.raises(ModelError, match=match) as caught:
        Codec(model)
    assert "\n" not in str(caught.value)


def test_a_chat_template_has_no_clock(tiny: Callable[[str], Path], tmp_path: Path) -> None:
    """A template that tells the date tells the same one each day."""
    told, stated = (
        Codec(chatting(tiny, tmp_path / str(number), f"{date} {{{{ messages[0].content }}}}", "{source}"))
        for number, date in enumerate(("{{ strftime_now('%d %b %Y') }}", "26 Jul 2024"))
    )
    assert told.encode("a") == stated.encode("a")


ENDS = (
    ({"eos_token_id": 2}, [2]),
    ({"eos_token_id": [4, 2]}, [2, 4]),
    ({"eos_token_id": 4}, [2, 4]),
    ({"eos_token_id": [4, -1, 160, "x"]}, [2, 4]),
    ({"do_sample": True, "eos_token_id": None}, [2]),
)


@pytest.mark.parametrize(("values", "expected"), ENDS)
def test_every_end_that_the_configs_state_is_known(
    tiny: Callable[[str], Path], tmp_path: Path, values: dict[str, object], expected: list[int]
) -> None:
    """The tokenizer's, then those of generation_config.json that are tokens; or config.json's."""
    folder = variant(tiny("bart"), tmp_path / "a", "generation_config.json", values)
    codec = Codec(find(str(folder)))
    assert codec.eos_ids == expected
    assert codec.decode([3, *codec.eos_ids]) == codec.decode([3])
    folder = variant(folder, tmp_path / "b", "config.json", {"eos_token_id": [2, 4]})
    (folder / "generation_config.json").unlink()
    assert Codec(find(str(folder))).eos_ids == [2, 4]
