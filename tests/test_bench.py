"""The benchmark: sets, systems, the cache, ranking, comparing, the gate, and its commands."""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest
from planted import main as plant_files
from planted import planted
from typer.testing import CliRunner

from translit import pipeline, places
from translit.backends.fake import FakeTranslator
from translit.bench import gate, samples, sets, systems, table, translate
from translit.bench.compare import compared, pairs
from translit.bench.judge import Marked
from translit.bench.judge import mark as mark_set
from translit.bench.metrics import choose
from translit.bench.results import Results, Scored, dumps, load, schema
from translit.bench.run import Finished, run
from translit.bench.translate import Outputs, read_outputs
from translit.cli import app
from translit.errors import InputError, ModelError
from translit.recognise import load as load_recogniser
from translit.types import Entity, Progress
from translit.verify.names import settle
from translit.vocabulary import values

CASES = Path(__file__).parent / "cases"
NTREX = CASES / "ntrex_sample.tsv"
STORED = CASES / "bench_id_en_lite.txt"
"""What id-en-lite:ct2-int8-beam4 made of ntrex_sample.tsv once: scoring it costs no translation."""
FLOORS = CASES / "bench_floors.json"
RATES = (0.02, 0.2, 0.5, 0.9)


@contextmanager
def quiet(_label: str) -> Iterator[Progress]:
    """Progress that nobody sees."""
    yield lambda _done, _total: None


def bench(models: str, *set_names: str | Path, metrics: Sequence[str] = ()) -> Finished:
    """A run, as the command makes it."""
    loaded = [sets.load(str(name)) for name in set_names]
    return run(systems.parse(models), loaded, choose(metrics), load_recogniser(), quiet)


def write_lines(path: Path, lines: Sequence[str]) -> Path:
    """A file of these lines."""
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path


def score(results: Results, system: str, metric: str, set_name: str = "ntrex_sample") -> float:
    """The value of one score, which there is."""
    found = results.run(system, set_name)
    assert found is not None
    value = (found.scores | found.by_kind)[metric].value
    assert value is not None
    return value


@pytest.fixture(scope="module")
def stored() -> Finished:
    """The stored outputs of id-en-lite on the sample, scored."""
    return bench(f"id-en-lite={STORED}", NTREX)


# Sets.


def test_a_tsv_has_its_references_and_its_licence() -> None:
    """Columns after the first are references; the licence stands beside the file, the hash is the version."""
    found = sets.load(str(NTREX))
    assert (found.name, len(found.items), found.is_gold) == ("ntrex_sample", 60, False)
    assert found.version == found.sha256[:12]
    assert "CC BY-SA 4.0" in found.licence
    assert all(len(item.references) == 1 for item in found.items)
    assert [len(places) for places in found.documents] == [1] * 60


def test_the_seeds_have_their_hand_marked_entities() -> None:
    """Five documents, every sentence marked; marks lie where they say, and none overlaps another."""
    found = sets.load("seeds")
    assert found.is_gold
    assert len(found.documents) == 5
    assert sum(len(item.entities or ()) for item in found.items) > 450
    for item in found.items:
        spans = [(marked.start, marked.end) for marked in item.entities or ()]
        assert all(before[1] <= after[0] for before, after in pairwise(spans))


def test_the_seeds_hold_every_mention_that_was_marked() -> None:
    """Each required name of the gold files, with its kind and forms, and a figure at each required value.

    The set is frozen, so that results can be compared: scripts/update_bench_seeds makes a new version of it.
    """
    found = sets.load("seeds")
    text = {"names": "", "values": ""}
    marks = [(item.source[m.start : m.end], m) for item in found.items for m in item.entities or ()]
    for what in text:
        gold = json.loads((CASES / f"seeds_{what}.json").read_text(encoding="utf-8"))
        for article in gold["articles"].values():
            for mention in (mention for line in article["lines"] for mention in line["mentions"]):
                if mention.get("optional") or "within" in mention:
                    continue
                core = mention.get("core", mention["text"])
                near = [m for words, m in marks if words in mention["text"] or core in words]
                assert near, mention
                if what == "names":
                    kinds = (mention["kind"], *mention.get("kinds", ()))
                    assert any(m.kind in kinds and set(mention["accepts"]) <= set(m.accepts) for m in near), (
                        mention
                    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('{"source": "Ia.", "refrences": ["He."]}', "refrences: unknown key (did you mean references?)"),
        ('{"source": "Ia."}\n["x"]', ":2: holds a list"),
        ("no json", "not JSON"),
        ('{"source": "Ia.", "entities": [{"start": 0, "end": 9, "kind": "place", "value": "x"}]}', "inside"),
        ("", "no line in it"),
    ],
)
def test_a_bad_set_is_told_by_its_line(tmp_path: Path, text: str, words: str) -> None:
    """The error says where and what."""
    path = tmp_path / "set.jsonl"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        sets.load(str(path))
    assert words in str(caught.value)


def test_a_set_states_what_it_is(tmp_path: Path) -> None:
    """A head names it; lines of one document stand together."""
    head = {"set": "berita", "version": "3", "licence": "CC0"}
    lines = [head, *({"source": f"Kalimat {at}.", "document": "a" if at < 2 else None} for at in range(4))]
    path = write_lines(tmp_path / "x.jsonl", [json.dumps(line) for line in lines])
    found = sets.load(str(path))
    assert (found.name, found.version, found.licence) == ("berita", "3", "CC0")
    assert [len(places) for places in found.documents] == [2, 1, 1]


def test_marks_count_in_the_source_as_it_stands(tmp_path: Path) -> None:
    """Normalising would move them, so that such a source is refused; without marks it is normalised."""
    source = "Andre\u0301 tiba di\u2028Seoul."
    path, marks = tmp_path / "set.jsonl", [{"start": 15, "end": 20, "kind": "place", "value": "Seoul"}]
    for escaped in (True, False):
        line = {"source": source, "entities": marks, "references": ["Andre\u0301 arrived."]}
        write_lines(path, [json.dumps(line, ensure_ascii=escaped)])
        with pytest.raises(InputError, match=r"set.jsonl:1: source: not normalised at character 4 .*NFC"):
            sets.load(str(path))
        write_lines(path, [json.dumps(line | {"entities": []}, ensure_ascii=escaped)])
        (item,) = sets.load(str(path)).items
        assert (item.source, item.references) == ("Andr\xe9 tiba di Seoul.", ("Andr\xe9 arrived.",))


def test_a_mark_s_forms_are_normalised(tmp_path: Path) -> None:
    """What they are looked for in is."""
    mark = {"start": 0, "end": 5, "kind": "person", "value": "Andre\u0301", "accepts": ["Andre\u0301"]}
    line = json.dumps({"source": "Andr\xe9 tiba.", "entities": [mark]})
    (item,) = sets.load(str(write_lines(tmp_path / "set.jsonl", [line]))).items
    assert item.entities is not None
    assert (item.entities[0].value, item.entities[0].accepts) == ("Andr\xe9", ("Andr\xe9",))


@pytest.mark.parametrize(
    ("name", "line"),
    [("x.tsv", "Ia tiba.\t \tHe came.\t"), ("x.jsonl", '{"source": "Ia.", "references": ["", "He came."]}')],
)
def test_a_blank_reference_is_none(tmp_path: Path, name: str, line: str) -> None:
    """An empty column is no translation to be scored against."""
    (item,) = sets.load(str(write_lines(tmp_path / name, [line]))).items
    assert item.references == ("He came.",)


def test_two_sets_of_one_name_are_refused(tmp_path: Path) -> None:
    """Nothing in the results would tell them apart: the message has the name and both that bear it."""
    for folder in ("dev", "test"):
        (tmp_path / folder).mkdir()
        write_lines(tmp_path / folder / "news.tsv", [f"Ia {folder}."])
    with pytest.raises(InputError, match=r"called news \(.*dev/news.tsv and .*test/news.tsv\).*another name"):
        sets.parse(f"{tmp_path}/dev/news.tsv,{tmp_path}/test/news.tsv")
    with pytest.raises(InputError, match=r"called seeds \(seeds and seeds\).*once"):
        sets.parse("seeds,seeds")


# Systems.


def test_engine_and_decoding_are_part_of_the_name() -> None:
    """The default is written out, beam 1 is greedy, and the two that are always there come last."""
    found = systems.parse(
        "id-en-lite,id-en-lite:ct2-float32-beam1+repair,x=id-en-lite:hf-float32-greedy+prepare"
    )
    assert [system.name for system in found] == [
        "id-en-lite:ct2-int8-beam4",
        "id-en-lite:ct2-float32-greedy+repair",
        "x",
        "references",
        "source",
    ]
    plain, repaired = (system.config for system in found[:2])
    assert plain is not None
    assert repaired is not None
    assert (plain.repair.enabled, repaired.repair.enabled) == (False, True)
    assert len(plain.prepare.disable) > len(repaired.prepare.disable) == 0
    assert "dequantised" in found[0].note


@pytest.mark.parametrize(
    ("spec", "error", "words"),
    [
        ("id-en-lite:ct2-int9-beam4", InputError, "ENGINE like ct2-int8-beam4"),
        ("id-en-lite:hf-int8-beam4", InputError, "float32 alone"),
        ("id-en-lite+mend", InputError, "+prepare or +repair"),
        ("id-en-lite,id-en-lite:ct2-int8-beam4", InputError, "LABEL="),
        ("id-en-lit", ModelError, "did you mean id-en-lite?"),
        (" , ", InputError, "names none"),
        ("missing.txt", InputError, "cannot be read"),
    ],
)
def test_a_bad_system_is_told(spec: str, error: type[Exception], words: str) -> None:
    """Before any work is done, but for what only reading can tell."""
    with pytest.raises(error) as caught:
        bench(spec, NTREX, metrics=["entity_recall"])
    assert words in str(caught.value)


def test_outputs_must_be_of_their_set(tmp_path: Path) -> None:
    """Another number of lines is refused, with both numbers."""
    path = write_lines(tmp_path / "short.txt", ["one"])
    with pytest.raises(InputError, match=r"has 1 lines, the set ntrex_sample has 60"):
        bench(str(path), NTREX, metrics=["entity_recall"])


def test_a_bad_file_is_told_before_any_model_works(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """However late it stands in the list."""
    monkeypatch.setenv("TRANSLIT_CACHE", str(tmp_path))
    calls = fake(monkeypatch)
    with pytest.raises(InputError, match="cannot be read"):
        bench(f"x:fake,{tmp_path}/none.txt", NTREX, metrics=["entity_recall"])
    assert calls == []


def test_one_name_stands_for_a_file_a_set(tmp_path: Path) -> None:
    """{set} in the path is the set's name."""
    for name in ("a", "b"):
        write_lines(tmp_path / f"{name}.tsv", ["Ia tiba di Seoul.\tHe arrived in Seoul."])
        write_lines(tmp_path / f"out.{name}.txt", [f"He arrived in {'Seoul' if name == 'a' else 'Tokyo'}."])
    found = bench(f"mt={tmp_path}/out.{{set}}.txt", tmp_path / "a.tsv", tmp_path / "b.tsv").results
    assert [score(found, "mt", "entity_recall", name) for name in "ab"] == [100, 0]


@pytest.mark.parametrize(
    ("spec", "name"),
    [("mt={set}.hyp", "mt"), ("out/{set}", "outputs"), ("{set}/google.hyp", "google")],
)
def test_what_has_a_place_for_the_set_s_name_is_a_file(spec: str, name: str) -> None:
    """Whatever its suffix: no model is called so."""
    found = systems.parse(spec)[0]
    assert (found.name, found.role, found.path) == (name, "outputs", spec.removeprefix("mt="))


# Translating, and the cache.


def fake(monkeypatch: pytest.MonkeyPatch, fail_after: int | None = None) -> list[int]:
    """Counts the sentences that the fake model translates, and breaks off after so many calls."""
    calls: list[int] = []
    whole = FakeTranslator.translate

    def translate(self: FakeTranslator, sources: Sequence[str], *rest: Any, **named: Any) -> Any:  # noqa: ANN401
        if fail_after is not None and sum(calls) >= fail_after:
            raise KeyboardInterrupt
        calls.append(len(sources))
        return whole(self, sources, *rest, **named)

    monkeypatch.setattr(FakeTranslator, "translate", translate)
    return calls


def test_a_second_run_translates_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """And gives the same results to the byte."""
    monkeypatch.setenv("TRANSLIT_CACHE", str(tmp_path))
    calls = fake(monkeypatch)
    first = bench("x:fake", "seeds", metrics=["entity_recall", "chrF"])
    assert sum(calls) > 100
    calls.clear()
    second = bench("x:fake", "seeds", metrics=["entity_recall", "chrF"])
    assert calls == []
    assert dumps(second.results) == dumps(first.results)


def test_an_interrupted_run_goes_on_where_it_was(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The chunks that were finished are not translated again, and the outputs are those of one run."""
    monkeypatch.setenv("TRANSLIT_CACHE", str(tmp_path / "b"))
    with monkeypatch.context() as patch:
        calls = fake(patch)
        whole = bench("x:fake+prepare", "seeds", metrics=["entity_recall"])
        n_whole = sum(calls)
    monkeypatch.setenv("TRANSLIT_CACHE", str(tmp_path / "a"))
    with monkeypatch.context() as patch:
        fake(patch, fail_after=n_whole - 10)
        with pytest.raises(KeyboardInterrupt):
            bench("x:fake+prepare", "seeds", metrics=["entity_recall"])
    assert len(list((tmp_path / "a").rglob("*.json"))) == 1
    with monkeypatch.context() as patch:
        calls = fake(patch)
        resumed = bench("x:fake+prepare", "seeds", metrics=["entity_recall"])
    assert sum(calls) < n_whole - 60
    assert [run.outputs_sha256 for run in resumed.results.runs] == [
        run.outputs_sha256 for run in whole.results.runs
    ]


def test_a_system_never_sees_the_marked_entities(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The pipeline is given what translit finds, and none of the set's marks."""
    monkeypatch.setenv("TRANSLIT_CACHE", str(tmp_path / "cache"))
    given: list[Entity] = []
    whole = pipeline.put_into_english

    def put_into_english(segments: Any, entities: Any, *rest: Any) -> Any:  # noqa: ANN401
        given.extend(entities)
        return whole(segments, entities, *rest)

    monkeypatch.setattr(pipeline, "put_into_english", put_into_english)
    source, mark = "Ia tiba di Seoul.", {"start": 11, "end": 16, "kind": "place", "accepts": ["X"]}
    line = json.dumps({"source": source, "entities": [mark | {"value": "X"}]})
    path = write_lines(tmp_path / "set.jsonl", [line])
    bench("x:fake+repair", path, metrics=["entity_recall"])
    assert [(entity.text, entity.value) for entity in given] == [("Seoul", "Seoul")]
    marked = mark_set(sets.load(str(path)), load_recogniser())
    assert given == list(marked.found)
    assert [(entity.text, entity.value) for entity in marked.entities] == [("Seoul", "X")]


def keys(models: str, marked: Marked) -> list[str]:
    """Where the outputs of each model lie in the cache."""
    configs = [system.config for system in systems.parse(models)]
    return [translate.cache_key(config, marked) for config in configs if config is not None]


def test_what_a_system_is_told_of_the_entities_is_part_of_the_key() -> None:
    """Another recogniser finds others: what a pipeline made is made again, a plain model's is kept."""
    marked = mark_set(sets.load(str(NTREX)), load_recogniser())
    specs = "x:fake,y:fake+prepare,z:fake+repair"
    pairs_of = zip(keys(specs, marked), keys(specs, replace(marked, found=marked.found[1:])), strict=True)
    assert [before == after for before, after in pairs_of] == [True, False, False]


@pytest.mark.parametrize(
    ("file", "plain", "prepared"),
    [
        ("translate.py", True, True),
        ("backends/codec.py", True, True),
        ("vocabulary/clauses.py", True, True),
        ("manifest/architectures.py", True, True),
        ("vocabulary/units.tsv", False, True),
        ("repair/ladder.py", False, True),
        ("bench/run.py", False, False),
        ("cli/bench.py", False, False),
    ],
)
def test_outputs_are_kept_until_code_that_has_a_part_in_them_changes(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, file: str, *, plain: bool, prepared: bool
) -> None:
    """Of a plain model the translate stage and the engines; with the pipeline all but what only compares."""
    assert (places.PACKAGE / file).is_file()
    monkeypatch.setattr(places, "PACKAGE", tmp_path)
    marked = Marked(bench_set=sets.load(str(NTREX)), segments=(), entities=(), found=())
    before = keys("x:fake,y:fake+prepare", marked)
    (tmp_path / file).parent.mkdir(exist_ok=True)
    (tmp_path / file).write_text("edited = True", encoding="utf-8")
    after = keys("x:fake,y:fake+prepare", marked)
    assert [one != other for one, other in zip(before, after, strict=True)] == [plain, prepared]


@pytest.mark.parametrize("elsewhere", [("Another CPU", 2), ("This CPU", 64)])
def test_seconds_of_another_machine_are_no_speed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, elsewhere: tuple[str, int]
) -> None:
    """One that came from elsewhere in the cache is enough; the English is the same, and not made again."""
    monkeypatch.setenv("TRANSLIT_CACHE", str(tmp_path))
    monkeypatch.setattr(translate, "machine", lambda: ("This CPU", 2))
    first = bench("x:fake", "seeds", metrics=["entity_recall"]).results.runs[0]
    assert first.speed is not None
    calls = fake(monkeypatch)
    path = max(tmp_path.rglob("*.json"))
    chunk = translate.Chunk.model_validate_json(path.read_text(encoding="utf-8"))
    path.write_text(chunk.model_copy(update={"machine": elsewhere}).model_dump_json(), encoding="utf-8")
    second = bench("x:fake", "seeds", metrics=["entity_recall"]).results.runs[0]
    assert calls == []
    assert second == first.model_copy(update={"speed": None})


@pytest.mark.model
def test_a_real_model_is_scored_and_timed(tmp_path: Path) -> None:
    """Plain and repaired: names are kept, and what it cost is known."""
    lines = NTREX.read_text(encoding="utf-8").splitlines()[:4]
    path = write_lines(tmp_path / "few.tsv", lines)
    results = bench("id-en-lite:ct2-int8-greedy,id-en-lite:ct2-int8-greedy+repair", path).results
    for system in results.systems[:2]:
        assert system.sha256 is not None
        assert system.size_bytes is not None
        assert system.size_bytes > 90_000_000
        assert score(results, system.name, "entity_recall", "few") > 70
        found = results.run(system.name, "few")
        assert found is not None
        assert found.speed is not None
        assert found.speed.tokens_per_s is not None
        assert found.speed.first_output_s is not None
        assert found.speed.seconds > 0
    recalls = [score(results, system.name, "entity_recall", "few") for system in results.systems[:2]]
    assert recalls == sorted(recalls)


# What it must show: planted faults rank.


def test_outputs_with_more_faults_rank_lower_and_the_intervals_separate(tmp_path: Path) -> None:
    """Four rates of planted faults: every score is worse with each, from the references' down.

    No two neighbours' intervals of recall, F1 or M-ETA meet.
    """
    seeds = map(json.loads, (CASES / "seed_english.jsonl").read_text(encoding="utf-8").splitlines())
    lines = [
        *NTREX.read_text(encoding="utf-8").splitlines(),
        *(f"{r['source']}\t{r['target']}" for r in seeds),
    ]
    path = write_lines(tmp_path / "both.tsv", lines)
    references = [line.partition("\t")[2] for line in lines]
    for rate in RATES:
        write_lines(tmp_path / f"{rate}.txt", planted(references, rate))
    names = [f"planted-{rate}" for rate in RATES]
    specs = ",".join(f"{name}={tmp_path}/{rate}.txt" for name, rate in zip(names, RATES, strict=True))
    results = bench(
        specs, path, metrics=["entity_recall", "entity_f1", "m_eta", "added_rate", "chrF"]
    ).results
    ordered = ["references", *names]
    for metric in ("entity_recall", "entity_f1", "m_eta", "chrF"):
        found = [score(results, name, metric, "both") for name in ordered]
        assert all(better > worse for better, worse in pairwise(found)), (metric, found)
    added = [score(results, name, "added_rate", "both") for name in ordered]
    assert added == sorted(added), added
    assert added[0] < 1
    assert added[-1] > 10 * max(added[0], 0.1), added
    runs = [each for name in names if (each := results.run(name, "both"))]
    assert len(runs) == len(RATES)
    for metric in ("entity_recall", "entity_f1", "m_eta"):
        for better, worse in pairwise(scored.scores[metric] for scored in runs):
            assert better.low is not None
            assert worse.high is not None
            assert better.low > worse.high, (metric, better, worse)


def test_the_planted_files_of_the_docs_are_written_by_a_command(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file a rate, named by it, a line for each of the set's; a rate that is none is told."""
    plant_files([str(NTREX), str(tmp_path / "out"), "0.02", "0.2"])
    references = [item.references[0] for item in sets.load(str(NTREX)).items]
    for rate in ("0.02", "0.2"):
        text = (tmp_path / "out" / f"{rate}.txt").read_text(encoding="utf-8")
        assert text.split("\n")[:-1] == planted(references, float(rate)) != references
    with pytest.raises(SystemExit):
        plant_files([str(NTREX), str(tmp_path), "2%"])
    assert "2%: not legal; a rate is a share from 0 to 1" in capsys.readouterr().err


# Results, samples and the table.


def test_results_are_read_as_they_were_written(stored: Finished, tmp_path: Path) -> None:
    """The JSON round-trips, is the same every time, and holds no path of this machine."""
    text = dumps(stored.results)
    path = tmp_path / "results.json"
    path.write_text(text, encoding="utf-8")
    assert dumps(load(path)) == dumps(load(tmp_path)) == text
    assert str(CASES.parent.parent) not in text + samples.dumps(stored.samples)
    assert json.loads(text)["format"] == "translit-bench/1"


def test_the_schema_is_the_code_s(stored: Finished) -> None:
    """docs/bench.schema.json accepts the results; `scripts/update_golden` writes it again."""
    text = (CASES.parent.parent / "docs" / "bench.schema.json").read_text(encoding="utf-8")
    assert text == schema()
    jsonschema.validate(json.loads(dumps(stored.results)), json.loads(text))


def test_every_score_has_its_signature_and_interval(stored: Finished) -> None:
    """Set, its hash, the number of segments, and how the interval was made."""
    for found in stored.results.runs:
        for name, each in (found.scores | found.by_kind).items():
            assert each.signature.startswith(f"{name}|set:ntrex_sample#609c6cd1e28e|n:60|")
            assert "|interval:" in each.signature
            if each.value is not None:
                assert each.low is not None
                assert each.high is not None
                assert each.low <= each.value <= each.high


def test_the_table_says_every_score_of_every_system(stored: Finished) -> None:
    """A row a system in each table, the intervals in brackets, the signatures below."""
    text = table.markdown(stored.results)
    for name in ("id-en-lite", "references", "source"):
        assert text.count(f"\n| {name} |") == len(table.GROUPS)
    found = stored.results.runs[0].scores["entity_recall"]
    assert table.shown("entity_recall", found) in text
    assert found.signature in text


def test_samples_hold_every_segment_with_what_is_wrong(stored: Finished, tmp_path: Path) -> None:
    """60 segments of three systems; a sample that was changed is not believed."""
    assert stored.results.samples is not None
    assert len(stored.samples) == stored.results.samples.n == 180
    text = samples.dumps(stored.samples)
    path = tmp_path / "samples.jsonl"
    path.write_text(text, encoding="utf-8")
    assert samples.load(stored.results, tmp_path) == list(stored.samples)
    path.write_text(text.replace("Welsh", "Wels", 1), encoding="utf-8")
    with pytest.raises(InputError, match="not the samples"):
        samples.load(stored.results, tmp_path)


def test_a_line_separator_inside_a_sample_ends_no_line(stored: Finished, tmp_path: Path) -> None:
    """JSON writes U+2028 as it is, and `str.splitlines` would break there."""
    lines = [stored.samples[0].model_copy(update={"target": "one\u2028two\x85three"})]
    text = samples.dumps(lines)
    (tmp_path / "samples.jsonl").write_text(text, encoding="utf-8")
    results = stored.results.model_copy(update={"samples": samples.record(text, 1)})
    assert samples.load(results, tmp_path) == lines


# Comparing.


def test_what_got_worse_is_named_by_metric_kind_and_segment(tmp_path: Path) -> None:
    """One system before and after half of its names were broken."""
    references = [line.partition("\t")[2] for line in NTREX.read_text(encoding="utf-8").splitlines()]
    found = []
    for rate in (0.0, 0.5):
        path = write_lines(tmp_path / f"{rate}.txt", planted(references, rate))
        found.append(bench(f"mt={path}", NTREX, metrics=["entity_recall", "added_rate", "length_ratio"]))
    (before, after), texts = [each.results for each in found], [each.samples for each in found]
    ((a, b),) = pairs(before, after, None)
    result = compared(a, b, (texts[0], texts[1]))
    lines = {line.metric: line for line in result.lines}
    assert lines["entity_recall"].better == "A"
    assert lines["entity_recall"].difference.high is not None
    assert lines["entity_recall"].difference.high < 0
    assert lines["length_ratio"].better == ""
    assert "recall:person" in {line.metric for line in result.by_kind}
    worst = result.moved[-1]
    assert worst.change > 0
    assert worst.a is not None
    assert worst.b is not None
    assert (worst.a.target, worst.b.target) == (
        planted(references, 0.0)[worst.segment],
        planted(references, 0.5)[worst.segment],
    )


def test_another_set_of_the_same_name_is_not_compared(stored: Finished) -> None:
    """The hashes differ, so nothing can be paired."""
    bench_set = stored.results.sets[0].model_copy(update={"sha256": "0" * 64})
    other = stored.results.model_copy(update={"sets": (bench_set,)})
    with pytest.raises(InputError, match="not the same in both"):
        pairs(stored.results, other, None)


# The gate.


def test_the_stored_outputs_hold_the_floors(stored: Finished) -> None:
    """The gate of CI: what id-en-lite made of the sample scores what it scored when the floors were set."""
    below = [check for check in gate.checks(stored.results, gate.read(FLOORS)) if not check.holds]
    assert below == []


def break_forms(patch: pytest.MonkeyPatch) -> None:
    """English exonyms do not count any more."""
    patch.setattr(settle, "match_forms", lambda _state: None)


def break_words(patch: pytest.MonkeyPatch) -> None:
    """A figure is read without its last digit."""
    whole = values.parts
    patch.setattr(values, "parts", lambda value: (whole(value)[0][:-1], whole(value)[1]))


def break_order(patch: pytest.MonkeyPatch) -> None:
    """Each output is held against the next source."""

    def shifted(system: systems.System, marked: Marked) -> Outputs:
        targets = read_outputs(system, marked).targets
        return Outputs(targets=(*targets[1:], targets[0]))

    patch.setattr("translit.bench.run.read_outputs", shifted)


@pytest.mark.parametrize("mutation", [break_forms, break_words, break_order])
def test_breaking_the_code_turns_the_gate_red(mutation: Any, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: ANN401
    """A mutation of the checker lowers a score under its floor."""
    mutation(monkeypatch)
    results = bench(f"id-en-lite={STORED}", NTREX).results
    assert any(not check.holds for check in gate.checks(results, gate.read(FLOORS)))


def command(*arguments: str | Path) -> tuple[int, str, str]:
    """Exit code, stdout and stderr of `translit bench ...`."""
    done = CliRunner().invoke(app, ["bench", *map(str, arguments)], env={"COLUMNS": "200"})
    return done.exit_code, done.stdout, done.stderr


def test_the_commands_from_a_run_to_a_gate(tmp_path: Path) -> None:
    """A run writes its four files; gate writes floors, holds them, falls, and refuses to lower them."""
    references = [line.partition("\t")[2] for line in NTREX.read_text(encoding="utf-8").splitlines()]
    metrics = "entity_recall,added_rate,chrF"
    for rate in (0.0, 0.6):
        outputs = write_lines(tmp_path / f"mt{rate}.txt", planted(references, rate))
        folder = tmp_path / f"out{rate}"
        code, shown, _ = command(
            "--models", f"mt={outputs}", "--sets", NTREX, "--metrics", metrics, "-o", folder
        )
        assert code == 0
        assert {path.name for path in folder.iterdir()} == {
            "results.json", "samples.jsonl", "table.md", "report.html",
        }  # fmt: skip
        assert shown == (folder / "table.md").read_text(encoding="utf-8")
    good, bad, floors = tmp_path / "out0.0", tmp_path / "out0.6", tmp_path / "floors.json"
    assert command("gate", good, "--floors", floors, "--write")[0] == 0
    before = floors.read_text(encoding="utf-8")
    assert json.loads(before)["ntrex_sample"]["mt"]["chrF"] == 100
    assert command("gate", good / "results.json", "--floors", floors)[0] == 0
    code, shown, _ = command("gate", bad, "--floors", floors, "--write")
    assert code == 1
    assert "ntrex_sample: mt: entity_recall:" in shown
    assert floors.read_text(encoding="utf-8") == before
    assert command("gate", bad, "--floors", floors, "--allow-regression", "--write")[0] == 0
    assert json.loads(floors.read_text(encoding="utf-8"))["ntrex_sample"]["mt"]["chrF"] < 100
    code, shown, _ = command("compare", good, bad)
    assert code == 0
    assert "segments have fewer issues in B" in shown
    row = json.loads(command("compare", good, bad, "--json")[1])
    assert {line["metric"]: line["better"] for line in row["metrics"]}["entity_recall"] == "A"


def test_a_floor_without_a_score_does_not_hold(stored: Finished) -> None:
    """A system that was left out, or a metric that was not scored, is no pass."""
    (check,) = gate.checks(stored.results, {"ntrex_sample": {"gone": {"entity_recall": 1.0}}})
    assert not check.holds


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--models", "id-en-lite:fake"], "--sets"),
        (["--sets", "seeds"], "--models"),
        (["--models", "x:fake", "--sets", "nowhere.txt"], "a set is seeds"),
        (["--models", "x:fake", "--sets", "seeds", "--metrics", "blue"], "no such metric"),
        (["compare", "none.json", "none.json"], "none.json: cannot be read"),
        (["gate", "none.json", "--floors", "f.json"], "none.json: cannot be read"),
        (["--models", "x:fake", "--sets", " , "], "--sets: names none"),
        (["--models", "x:fake", "--sets", "seeds,seeds"], "two sets are called seeds"),
    ],
)
def test_bad_usage_exits_2(arguments: list[str], words: str) -> None:
    """And says what is legal."""
    code, _, told = command(*arguments)
    assert code == 2
    assert words in told


def test_scored_runs_know_their_statistics(stored: Finished) -> None:
    """The sum of the stored rows gives the stored score: nothing has to be scored again."""
    found = stored.results.runs[0]
    assert isinstance(found, Scored)
    for metric in choose([]):
        rows = found.statistics[metric.family].statistics
        value = float(metric.score(rows.columns, rows.rows.sum(0)))
        assert found.scores[metric.name].value == pytest.approx(value, abs=1e-6)
