"""How the recogniser of names is trained and measured: corpora, scores, and the two scripts."""

import json
import subprocess
import sys
from pathlib import Path

from translit import manifest, recognise
from translit.recognise.corpus import Sentence, read
from translit.recognise.labels import Span, labels, spans
from translit.recognise.score import Score
from translit.types import NameSpan
from translit.vocabulary.words import words

ROOT = Path(__file__).parent.parent
CORPUS = """\
Menlu NOUN O
Retno PROPN B-PER
Marsudi PROPN I-PER
tiba VERB O
di ADP O
Kota PROPN B-LOC
Bandung PROPN I-LOC
, PUNCT O
kata NOUN O
PT PROPN B-ORG
Garuda PROPN I-ORG
( PUNCT O
GIA PROPN B-ORG
) PUNCT O
. PUNCT O

Hujan NOUN O
turun VERB O
. PUNCT O
"""


def test_labels_and_spans_are_two_ways_to_say_the_same() -> None:
    """Also names side by side; an I- that goes on nothing begins a name."""
    found: list[Span] = [(0, 2, "person"), (2, 3, "person"), (4, 5, "place")]
    assert spans(labels(6, found)) == found
    assert spans(["I-LOC", "I-PER", "O", "MISC"]) == [(0, 1, "place"), (1, 2, "person")]


def test_a_corpus_is_read_as_running_text(tmp_path: Path) -> None:
    """Punctuation is set as news sets it, and each name is where the corpus has it."""
    path = tmp_path / "corpus.txt"
    path.write_text(CORPUS, encoding="utf-8")
    one, two = read(path)
    assert one.text == "Menlu Retno Marsudi tiba di Kota Bandung, kata PT Garuda (GIA)."
    assert two == Sentence(text="Hujan turun.", tokens=((0, 5), (6, 11), (11, 12)), names=())
    assert one.by_word(words(one.text)) == [
        (1, 3, "person"), (5, 7, "place"), (8, 10, "organisation"), (10, 11, "organisation"),
    ]  # fmt: skip
    marked = [
        NameSpan(start=one.tokens[a][0], end=one.tokens[z - 1][1], kind=kind) for a, z, kind in one.names
    ]
    assert one.by_token(marked) == set(one.names)


def test_a_score_counts_only_what_is_exactly_right(tmp_path: Path) -> None:
    """A name half seen is one too much and one missed; so is one of another kind."""
    path = tmp_path / "corpus.txt"
    path.write_text(CORPUS, encoding="utf-8")
    sentence = read(path)[0]
    score = Score()
    right, half, other = NameSpan(start=6, end=19, kind="person"), (33, 40), (47, 56)
    score.add(
        sentence,
        [
            right,
            NameSpan(start=half[0], end=half[1], kind="place"),
            NameSpan(start=other[0], end=other[1], kind="person"),
        ],
    )
    report = score.report()
    assert (report["all"]["precision"], report["all"]["recall"]) == (0.3333, 0.25)
    assert report["person"]["recall"] == 1
    assert report["place"]["f1"] == 0


def test_training_on_a_slice_gives_a_model_that_loads_and_the_same_bytes_again(tmp_path: Path) -> None:
    """The script writes weights, manifest and record; what a dev file has is not trained on."""
    corpus, dev = tmp_path / "train.txt", tmp_path / "dev.txt"
    corpus.write_text(f"{CORPUS}\n" * 3, encoding="utf-8")
    dev.write_text(CORPUS.partition("\n\n")[2], encoding="utf-8")
    command: list[str | Path] = [
        ROOT / "scripts" / "train_ner",
        corpus,
        corpus,
        "--news-dev",
        dev,
        "--iterations",
        "20",
        "-o",
    ]
    for folder in ("one", "two"):
        done = subprocess.run(
            [sys.executable, *command, tmp_path / folder], capture_output=True, check=False, encoding="utf-8"
        )
        assert done.returncode == 0, done.stderr
    assert "news: 3 sentences; left out because a dev file has them: 3" in done.stdout
    one, two = (tmp_path / folder / "ner-id-news" / "model.crfsuite" for folder in ("one", "two"))
    assert one.read_bytes() == two.read_bytes()
    recogniser = recognise.load(str(tmp_path / "one" / "ner-id-news.yaml"))
    sentence = read(corpus)[0]
    assert set(sentence.names) <= sentence.by_token(recogniser.spans([sentence.text])[0])
    record = json.loads(one.with_name("training.json").read_text(encoding="utf-8"))
    assert record["model_sha256"] == manifest.sha256(one)
    assert record["corpora"]["news"]["sha256"] == manifest.sha256(corpus)


def test_the_training_record_is_of_the_model_that_is_carried() -> None:
    """Weights, manifest and record belong together, and the record holds the mark: F1 of 0.75 on the news."""
    folder = ROOT / "models" / "ner-id-news"
    record = json.loads((folder / "training.json").read_text(encoding="utf-8"))
    assert record["model_sha256"] == manifest.find("ner-id-news").files["model.crfsuite"]
    assert record["scores"]["news_dev"]["all"]["f1"] >= 0.75


def test_a_corpus_is_measured_with_a_signature_and_its_errors(tmp_path: Path) -> None:
    """Model, corpus and version stand with the score; a line that is no token ends it with where it is."""
    corpus, bad = tmp_path / "corpus.txt", tmp_path / "bad.txt"
    corpus.write_text(CORPUS, encoding="utf-8")
    bad.write_text("Menlu O\nRetno X-PER\n", encoding="utf-8")
    script = ROOT / "scripts" / "measure_ner"
    done = subprocess.run(
        [sys.executable, script, corpus, bad, "--errors"], capture_output=True, check=False, encoding="utf-8"
    )
    assert f"ner-id-news sha256 {recognise.load().sha256[:12]} | corpus.txt sha256 " in done.stdout
    assert "n 2 sentences, 13 words" in done.stdout
    assert done.returncode == 2
    assert "bad.txt: line 2: 'Retno X-PER' is no token with a label" in done.stderr


def test_capitals_of_headlines_change_no_offset(tmp_path: Path) -> None:
    """The copies that are trained on: the small words stay, letters whose capital is two stay too."""
    path = tmp_path / "corpus.txt"
    path.write_text(CORPUS.replace("Hujan", "Straße"), encoding="utf-8")
    one, two = read(path)
    assert one.as_headline().text == "Menlu Retno Marsudi Tiba di Kota Bandung, Kata PT Garuda (GIA)."
    assert two.in_capitals().text == "STRAßE TURUN."
    assert one.as_headline().names == one.names
