"""Recognisers of names: the embedded CRF, Hugging Face token classifiers, and how the CRF is trained."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import tiny_classifier
from hypothesis import given
from hypothesis import strategies as st

from translit import config, manifest, pipeline, recognise, tools
from translit.errors import ModelError
from translit.recognise.features import features
from translit.types import Article, Recogniser
from translit.vocabulary.words import words

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def embedded() -> Recogniser:
    """The model that is carried."""
    return recognise.load()


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a token classifier that knows a few sentences by heart."""
    return tiny_classifier.build(tmp_path_factory.mktemp("classifier") / "tiny")


def names(recogniser: Recogniser, text: str) -> list[tuple[str, str]]:
    """What it sees in `text`."""
    (found,) = recogniser.spans([text])
    return [(text[name.start : name.end], name.kind) for name in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hujan turun sejak pagi di beberapa daerah.", []),
        (
            "Hal itu dikatakan Direktur Utama PT Garuda Indonesia, Emirsyah Satar, di Jakarta, Senin (25/8).",
            [("PT Garuda Indonesia", "organisation"), ("Emirsyah Satar", "person"), ("Jakarta", "place")],
        ),
        (
            "Ketua Umum Partai Golkar Aburizal Bakrie bertemu Prabowo Subianto di Surabaya.",
            [("Partai Golkar", "organisation"), ("Aburizal Bakrie", "person"), ("Prabowo Subianto", "person"),
             ("Surabaya", "place")],
        ),
        (
            "Menurut Kementerian Perindustrian, pabrik itu dibangun di Kabupaten Lombok Utara.",
            [("Kementerian Perindustrian", "organisation"), ("Kabupaten Lombok Utara", "place")],
        ),
    ],
)  # fmt: skip
def test_the_stored_model_loads_and_sees_persons_organisations_and_places(
    embedded: Recogniser, text: str, expected: list[tuple[str, str]]
) -> None:
    """Sentences as news has them, none of which is in a corpus."""
    assert names(embedded, text) == expected


def test_offsets_are_code_points_whatever_stands_before_the_name(embedded: Recogniser) -> None:
    """Emoji, accents, decomposed letters and curly quotes count as what they are: one or two code points."""
    text = "🚀 “Ya,” kata Presiden Joko Widodo di Jakarta — Cafe\u0301 𝕏, ujar Menlu Retno Marsudi."
    assert names(embedded, text) == [
        ("Joko Widodo", "person"), ("Jakarta", "place"), ("Retno Marsudi", "person"),
    ]  # fmt: skip


@given(st.text(alphabet="aZ9 .,()-'\n\u0301é€😀", max_size=60) | st.text(max_size=40))
def test_any_text_gets_spans_inside_it_in_order_and_apart(text: str) -> None:
    """Empty texts, blanks, control characters and half brackets too."""
    (found,) = recognise.load().spans([text])
    edges = [edge for name in found for edge in (name.start, name.end)]
    assert edges == sorted(edges)
    assert all(0 <= name.start < name.end <= len(text) for name in found)


def test_texts_do_not_change_what_is_seen_in_each_other(embedded: Recogniser) -> None:
    """One call or several, in any order: the same spans."""
    texts = ["Presiden Joko Widodo tiba di Jakarta.", "", "Kata Prabowo."]
    together = embedded.spans(texts)
    assert together == [embedded.spans([text])[0] for text in texts]
    assert together[::-1] == embedded.spans(texts[::-1])


def test_a_bracket_that_opens_in_a_name_is_closed_in_it() -> None:
    """No span holds half a pair of brackets where the text has the other half."""
    from translit.recognise.crf import _span

    text = "Badan Usaha Milik Negara (BUMN) rugi"
    span = _span(text, 0, text.index(")"), "organisation")
    assert text[span.start : span.end] == "Badan Usaha Milik Negara (BUMN)"


def test_a_changed_byte_of_the_model_is_refused(tmp_path: Path) -> None:
    """The weights are held against the manifest's hash before they are used; exit code 3."""
    shutil.copytree(ROOT / "models" / "ner-id-news", tmp_path / "ner-id-news")
    text = (ROOT / "models" / "ner-id-news.yaml").read_text(encoding="utf-8")
    path = tmp_path / "copy.yaml"
    path.write_text(f"{text}folder: ner-id-news\n", encoding="utf-8")
    assert recognise.load(str(path)).name == "ner-id-news"
    weights = tmp_path / "ner-id-news" / "model.crfsuite"
    content = bytearray(weights.read_bytes())
    content[1000] ^= 1
    weights.write_bytes(content)
    with pytest.raises(ModelError, match="not the file that ner-id-news's manifest lists") as caught:
        recognise.load(str(path))
    assert caught.value.exit_code == 3


def test_what_sees_names_is_no_translator_and_the_reverse() -> None:
    """Each way the error names what can be used; the defaults of translation do not change."""
    from translit import backends, config

    asked = config.load("default").translate.model_copy(update={"model": "ner-id-news"})
    with pytest.raises(ModelError, match=r"ner-id-news: it sees names and translates nothing; .*id-en-lite"):
        backends.load(asked)
    with pytest.raises(ModelError, match=r"id-en-lite: it translates; .*there are: ner-id-news"):
        recognise.load("id-en-lite")
    with pytest.raises(ModelError, match="no-such: no such model"):
        recognise.load("no-such")
    assert manifest.default().name == "id-en-lite"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("limits: {max_source_tokens: 1, max_target_tokens: 1}", "limits: a model that sees names has none"),
        ("repository: owner/name", "repository: a model that sees names has none"),
        ("languages: {source: id, target: en}", "languages.target: a model that sees names has none"),
        ("task: sing", "task: 'sing' is not legal"),
    ],
)
def test_a_manifest_of_names_states_nothing_of_translation(tmp_path: Path, change: str, said: str) -> None:
    """And a task that is none is refused with those that are."""
    lines = (ROOT / "models" / "ner-id-news.yaml").read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if not line.startswith(change.partition(":")[0])]
    path = tmp_path / "changed.yaml"
    path.write_text("\n".join([*kept, change]), encoding="utf-8")
    with pytest.raises(ModelError) as caught:
        manifest.read(path)
    assert said in str(caught.value)


def test_a_name_that_is_no_recogniser_is_refused_in_plain_words(tmp_path: Path) -> None:
    """An architecture that nothing runs, and a folder of another kind of model."""
    path = tmp_path / "odd.yaml"
    weights = tmp_path / "odd" / "weights"
    weights.parent.mkdir()
    weights.write_bytes(b"x")
    digest = manifest.sha256(weights)
    path.write_text(
        "name: odd\ntask: names\narchitecture: hmm\nlanguages: {source: id}\nlicence: MIT\n"
        f"files: {{weights: {digest}}}\n"
    )
    with pytest.raises(
        ModelError, match=r"architecture 'hmm' sees no names \(legal: crf, token_classifier\)"
    ):
        recognise.load(str(path))
    (tmp_path / "config.json").write_text('{"architectures": ["MarianMTModel"]}')
    with pytest.raises(ModelError, match=r"MarianMTModel.*ForTokenClassification"):
        recognise.load(str(tmp_path))


def test_features_are_the_same_each_time_and_for_each_process() -> None:
    """What the weights were learned for is what they are given: no hash seed, no order of a set is in it."""
    text = "Menlu Retno Marsudi (61) tiba di Kota Bandung, kata PT Garuda-Indonesia."
    code = (
        "import sys; from translit.recognise.features import features\n"
        "from translit.vocabulary.words import words; print(features(sys.argv[1], words(sys.argv[1])))"
    )
    for seed in ("1", "2"):
        done = subprocess.run(
            [sys.executable, "-c", code, text], capture_output=True, check=True, env={"PYTHONHASHSEED": seed},
            cwd=ROOT, encoding="utf-8",
        )  # fmt: skip
        assert done.stdout.strip() == str(features(text, words(text)))
    assert features("", []) == []


@pytest.mark.parametrize("text", tiny_classifier.SENTENCES)
def test_a_token_classifier_sees_what_it_was_taught(tiny: Path, text: str) -> None:
    """Its own labels (PER, ORGANIZATION, GPE) become ours, others are no names; offsets are exact."""
    assert names(recognise.load(str(tiny)), text) == tiny_classifier.SENTENCES[text]


def test_a_text_longer_than_the_classifier_reads_is_read_to_its_end(tiny: Path) -> None:
    """Windows that overlap: nothing is cut, and each name is seen once."""
    sentence = next(iter(tiny_classifier.SENTENCES))
    recogniser = recognise.load(str(tiny))
    text = " ".join([sentence] * 40)
    (found,) = recogniser.spans([text])
    assert {name.start // len(sentence) // 4 for name in found} == set(range(11))
    edges = [edge for name in found for edge in (name.start, name.end)]
    assert edges == sorted(edges)


def test_a_config_names_the_token_classifier_that_sees_names(tiny: Path) -> None:
    """`entities.recogniser` takes its folder, and what it sees decides what the rules leave open."""
    text = "Presiden Joko Widodo tiba di Kota Medan, kata Erdoğan."
    page = Article(text=text, origin="-")
    named = config.load("default", {"entities": {"recogniser": str(tiny)}})
    found, _ = pipeline.entities(page, tools.recogniser(named.entities))
    assert ("Joko Widodo", "person") in {(entity.text, entity.kind) for entity in found}
    none = config.load("default").model_copy(update={"entities": config.EntitiesConfig(recogniser=None)})
    assert tools.recogniser(none.entities) is None


def test_pickled_weights_and_labels_without_names_are_refused(tiny: Path, tmp_path: Path) -> None:
    """A classifier of something else, and one whose weights could run code."""
    other = tmp_path / "sentiment"
    shutil.copytree(tiny, other)
    config = json.loads((other / "config.json").read_text(encoding="utf-8"))
    config["id2label"] = {key: f"LABEL_{key}" for key in config["id2label"]}
    config["label2id"] = {name: int(key) for key, name in config["id2label"].items()}
    (other / "config.json").write_text(json.dumps(config), encoding="utf-8")
    with pytest.raises(ModelError, match=r"id2label has LABEL_0, .*none is a person"):
        recognise.load(str(other))
    (other / "model.safetensors").rename(other / "pytorch_model.bin")
    with pytest.raises(ModelError, match=r"only pytorch_model.bin, which can run code"):
        recognise.load(str(other))


def test_importing_the_recognisers_is_light() -> None:
    """crfsuite, torch and transformers are imported by the recogniser that needs them, not before."""
    code = (
        "import sys, translit.recognise\n"
        "print([m for m in ('pycrfsuite', 'torch', 'transformers', 'babel') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert done.stdout.strip() == b"[]"


def test_headlines_are_read_with_care(embedded: Recogniser) -> None:
    """Where all words have capitals, the ordinary ones are no names."""
    assert names(embedded, "Harga Beras Naik Dua Kali Lipat, Pedagang Mengeluh") == []
    assert names(embedded, "HARGA BERAS NAIK DUA KALI LIPAT, PEDAGANG MENGELUH") == []
    assert ("Prabowo Subianto", "person") in names(embedded, "Prabowo Subianto Temui Pengurus Partai Golkar")
