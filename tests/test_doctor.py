"""`translit doctor`: what it finds in a healthy place, and what it says to type in each that is not."""

import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from translit import places
from translit.cli import app
from translit.config import load
from translit.doctor import Diagnosis, diagnose
from translit.doctor import models as doctored
from translit.doctor.record import KnownModel, Problem
from translit.manifest import find, sha256
from translit.manifest.lock import Lock, lock_path, locked, write_lock

ROOT = Path(__file__).parent.parent
COMMIT = "0123456789abcdef0123456789abcdef01234567"
MANIFEST = """\
name: {name}
architecture: marian
languages: {{source: id, target: en}}
licence: CC0-1.0
limits: {{max_source_tokens: 10, max_target_tokens: 20}}
"""


@dataclass(frozen=True)
class Place:
    """A machine without the checkout: the shipped manifests alone, as in a wheel, and an empty cache."""

    shipped: Path
    cache: Path

    @property
    def pulled(self) -> Path:
        return self.cache / "models"

    def give(self, name: str, folder: Path, **extra: object) -> Path:
        """A model of two files with its manifest in `folder`; the folder of its files."""
        files = write_files(folder / name)
        hashes = {path.name: sha256(path) for path in files.iterdir()}
        text = MANIFEST.format(name=name) + f"files: {json.dumps(hashes)}\n"
        text += "".join(f"{key}: {json.dumps(value)}\n" for key, value in extra.items())
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
        return files

    def pull(self, name: str) -> Path:
        """What a pull of `name` leaves: its files and its lock; the folder of the files."""
        folder = write_files(self.pulled / name / COMMIT)
        files = locked(folder, [path.name for path in folder.iterdir()])
        lock = Lock(
            repository=f"Helsinki-NLP/{name}", revision="main", commit=COMMIT, downloaded={}, files=files
        )
        write_lock(lock_path(self.pulled, name), lock)
        return folder


def write_files(folder: Path) -> Path:
    """A folder with two files that stand for a model's."""
    folder.mkdir(parents=True)
    (folder / "config.json").write_text("{}", encoding="utf-8")
    (folder / "model.safetensors").write_text("weights", encoding="utf-8")
    return folder


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Place:
    """An installed wheel on a machine that has no model."""
    made = Place(shipped=tmp_path / "models", cache=tmp_path / "cache")
    made.shipped.mkdir()
    for path in (ROOT / "models").glob("*.yaml"):
        shutil.copy(path, made.shipped)
    monkeypatch.setattr(places, "shipped", lambda _: made.shipped)
    monkeypatch.setenv("TRANSLIT_CACHE", str(made.cache))
    return made


def model(diagnosis: Diagnosis, name: str) -> KnownModel:
    """What the diagnosis says of the model of that name."""
    return next(each for each in diagnosis.models if each.name == name)


def only(diagnosis: Diagnosis) -> Problem:
    """The one problem that there is."""
    (problem,) = diagnosis.problems
    return problem


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own in which every attempt to open a socket is the end of it."""
    environment = {"PYTHONPATH": str(ROOT / "tests" / "no_network"), **environment}
    return subprocess.run(
        [sys.executable, "-P", "-m", "translit", "doctor", *arguments],
        env={**os.environ, **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def documented(*, speed: bool = False) -> set[str]:
    """The fields of --json as docs/doctor.md names them; those that --speed adds stand under its heading."""
    text = (ROOT / "docs" / "doctor.md").read_text(encoding="utf-8")
    always, _, added = text.partition("## `--speed")
    return set(re.findall(r"^\| `([\w.\[\]]+)` \|", added if speed else always, re.MULTILINE))


def test_a_healthy_checkout_works_and_says_so_without_a_socket(tmp_path: Path) -> None:
    """One JSON object: the packages import, id-en-lite is whole and is the default, nothing is written."""
    secret = "pssst"  # noqa: S105 - not a real one
    done = run(
        "--json",
        TRANSLIT_CACHE=str(tmp_path / "cache"),
        HF_TOKEN=secret,
        HF_ENDPOINT=f"https://me:{secret}@mirror.example.org",
    )
    assert (done.returncode, done.stderr) == (0, "")
    found = json.loads(done.stdout)
    assert set(found) == {path.partition(".")[0].removesuffix("[]") for path in documented()}
    assert (found["works"], found["problems"], found["default_model"]) == (True, [], "id-en-lite")
    assert {package["state"] for package in found["packages"]} == {"ok"}
    versions = {package["name"]: package["version"] for package in found["packages"]}
    assert versions["ctranslate2"] == version("ctranslate2")
    assert "float32" in found["devices"]["compute_types"]["cpu"]
    here = {each["name"]: each for each in found["models"]}
    assert (here["id-en-lite"]["state"], here["id-en-lite"]["checked"]) == ("here", "hashes")
    assert here["id-en-lite"]["size_bytes"] > 90e6
    assert here["opus-mt-id-en"]["fix"] == "translit models pull opus-mt-id-en"
    assert {each["name"]: each["value"] for each in found["environment"]} == {
        "TRANSLIT_CACHE": str(tmp_path / "cache"),
        "TRANSLIT_MODELS": None,
        "HF_ENDPOINT": "https://...@mirror.example.org",
        "HF_HUB_OFFLINE": None,
        "HF_TOKEN": "set",
    }
    assert secret not in done.stdout
    assert list(tmp_path.iterdir()) == []


def test_the_speed_of_an_article_is_said_with_what_repair_adds(tmp_path: Path) -> None:
    """By the real model; the rungs are those of the default config. What is no article is told, exit 2."""
    article = tmp_path / "berita.txt"
    article.write_text(
        "Park Jin tiba di Donggala.\n\nMenteri itu bertemu Blinken di Seoul.\n", encoding="utf-8"
    )
    found = json.loads(run("--json", "--speed", str(article)).stdout)
    assert {f"speed.{key}" for key in found["speed"]} == documented(speed=True)
    assert found["speed"]["translate_s"] > 0
    assert list(found["speed"]["rungs"]) == list(load().repair.rungs)
    shown = run("--speed", str(article)).stdout.splitlines()[-1]
    assert re.search(r"by id-en-lite ct2-int8-beam4: translation [\d.]+ s, repair [\d.]+ s more \(\+", shown)
    bad = run("--speed", str(tmp_path / "none.txt"))
    assert (bad.returncode, "cannot be read" in bad.stderr) == (2, True)


def test_an_installed_package_without_a_model_and_with_a_broken_engine_says_what_to_type(
    tmp_path: Path,
) -> None:
    """Outside the checkout, nothing pulled, CTranslate2 without its extension: exit 3, two fatal lines."""
    site = tmp_path / "site"
    shutil.copytree(
        ROOT / "translit",
        site / "translit",
        ignore=shutil.ignore_patterns("__pycache__", "models", "configs"),
    )
    shutil.copytree(
        ROOT / "models", site / "translit" / "models", ignore=shutil.ignore_patterns("id-en-lite")
    )
    (site / "ctranslate2").mkdir()
    (site / "ctranslate2" / "__init__.py").write_text("raise OSError('libgomp.so.1: cannot open')")
    path = os.pathsep.join((str(site), str(ROOT / "tests" / "no_network")))
    done = run(TRANSLIT_CACHE=str(tmp_path / "cache"), PYTHONPATH=path)
    assert (done.returncode, done.stderr) == (3, "")
    engine, none_here, verdict = done.stdout.splitlines()[-3:]
    assert engine.startswith("fatal: ctranslate2 (runs the engine ct2) ")
    assert "libgomp.so.1" in engine
    assert re.search(r"; type: \S+ -m pip install --force-reinstall '?ctranslate2\S*$", engine)
    assert none_here.endswith("; type: translit models pull opus-mt-id-en")
    assert none_here.startswith("fatal: ")
    assert verdict.startswith("2 problems; translit does not work")
    assert str(site) in done.stdout


def test_the_terminal_shows_models_and_what_to_type(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    """One table, lines that can be pasted, nothing that acts on the terminal."""
    place.give("id-en-lite", place.shipped)
    mine = place.cache.with_name("mine\x1b[31m")
    mine.mkdir()
    (mine / "bad.yaml").write_text(MANIFEST.format(name="bad") + "licnce: x\n", encoding="utf-8")
    monkeypatch.setenv("TRANSLIT_MODELS", str(mine))
    shown = CliRunner().invoke(app, ["doctor"])
    assert shown.exit_code == 0, shown.output
    assert "\x1b" not in shown.stdout
    lines = shown.stdout.splitlines()
    assert re.search(r"^  id-en-lite +here +hashes ", shown.stdout, re.MULTILINE)
    assert "Where no model is named, id-en-lite is used." in lines
    assert "To have opus-mt-id-en, type: translit models pull opus-mt-id-en" in lines
    assert re.search(r"^problem: .*licnce: unknown key.*; type: \S+ .*bad\.yaml'?$", lines[-2])
    assert lines[-1] == "1 problem; translit works."


def test_nothing_here_is_fatal_and_nothing_is_made(place: Place) -> None:
    """Manifests alone: every model is absent, none is used, and the cache is not created by looking."""
    found = diagnose()
    assert {each.state for each in found.models} == {"absent"}
    assert found.default_model is None
    assert not found.works
    assert only(found).fix == "translit models pull opus-mt-id-en"
    assert model(found, "id-en-lite").fix == "export TRANSLIT_MODELS=FOLDER"
    assert not place.cache.exists()


def test_a_model_of_ones_own_is_enough_to_work(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    """With neither default here, a model that can be named keeps the problem from being fatal."""
    monkeypatch.setenv("TRANSLIT_MODELS", str(place.cache.with_name("mine")))
    place.give("mine", place.cache.with_name("mine"))
    found = diagnose()
    assert model(found, "mine").state == "here"
    assert found.works
    assert only(found).what.startswith("none of the models that are used where none is named is here")


def test_a_damaged_default_is_fatal(place: Place) -> None:
    """A file of the default that is not its manifest's: the file is named, and what restores it."""
    files = place.give("id-en-lite", place.shipped)
    (files / "model.safetensors").write_text("waights", encoding="utf-8")
    found = diagnose()
    assert model(found, "id-en-lite").state == "damaged"
    assert not found.works
    assert str(files / "model.safetensors") in only(found).what
    assert only(found).line.endswith("; type: export TRANSLIT_MODELS=FOLDER")


def test_a_damaged_file_of_the_checkout_comes_back_from_git(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the shipped folder is a git checkout's, the fix is git's."""
    files = place.give("id-en-lite", place.shipped)
    (files / "config.json").unlink()
    (place.shipped.parent / ".git").mkdir()
    monkeypatch.setattr(places, "CHECKOUT", place.shipped.parent)
    lite = model(diagnose(), "id-en-lite")
    assert (lite.state, lite.damage) == ("damaged", f"{files} lacks config.json")
    assert lite.fix == f"git -C {place.shipped.parent} checkout -- {files}"


def test_a_pulled_model_is_the_default_and_checked_by_its_lock(place: Place) -> None:
    """A whole pull: here, its commit stated, its files' sizes and times compared."""
    place.pull("opus-mt-id-en")
    found = diagnose()
    opus = model(found, "opus-mt-id-en")
    assert (opus.state, opus.checked, opus.commit) == ("here", "sizes_and_times", COMMIT)
    assert opus.size_bytes == len("{}weights")
    assert (found.default_model, found.works, found.problems) == ("opus-mt-id-en", True, ())


@pytest.mark.parametrize("other", ["here", "absent"])
def test_a_pulled_model_that_lost_a_file_is_pulled_again(place: Place, other: str) -> None:
    """It is damaged, not absent; fatal only where there is no other that is used instead."""
    (place.pull("opus-mt-id-en") / "config.json").unlink()
    if other == "here":
        place.give("id-en-lite", place.shipped)
    found = diagnose()
    assert model(found, "opus-mt-id-en").state == "damaged"
    assert found.works == (other == "here")
    assert {problem.fix for problem in found.problems} == {"translit models pull opus-mt-id-en"}


def test_a_pulled_model_whose_file_changed_is_damaged(place: Place) -> None:
    """Another size than the lock's: hashed, and found to be another file."""
    (place.pull("opus-mt-id-en") / "model.safetensors").write_text("other weights", encoding="utf-8")
    found = diagnose()
    assert not found.works
    assert "not the file that opus-mt-id-en's lock lists" in only(found).what
    assert only(found).fix == "translit models pull opus-mt-id-en"


def test_a_broken_manifest_is_named_with_its_key(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    """A manifest in TRANSLIT_MODELS that is not legal: file, key and editor are named; others work."""
    mine = place.cache.with_name("mine")
    place.give("id-en-lite", place.shipped)
    place.give("good", mine)
    bad = mine / "bad.yaml"
    bad.write_text(MANIFEST.format(name="bad") + "licnce: x\n", encoding="utf-8")
    monkeypatch.setenv("TRANSLIT_MODELS", str(mine))
    found = diagnose()
    assert found.works
    assert model(found, "good").state == "here"
    assert [broken.path for broken in found.broken] == [str(bad)]
    assert only(found).what == f"{bad}: licnce: unknown key (did you mean licence?)"
    assert only(found).fix == f"${{EDITOR:-vi}} {bad}"


def test_a_broken_lock_of_the_default_is_fatal(place: Place) -> None:
    """No model can be chosen while the default's lock cannot be read; the fix deletes it and pulls again."""
    place.pull("opus-mt-id-en")
    place.give("id-en-lite", place.shipped)
    path = lock_path(place.pulled, "opus-mt-id-en")
    path.write_text("{", encoding="utf-8")
    found = diagnose()
    assert not found.works
    assert only(found).what.startswith(f"{path}: not a readable")
    assert only(found).fix == f"rm {path} && translit models pull opus-mt-id-en"


def test_interrupted_pulls_are_resumed(place: Place) -> None:
    """A .part folder and a commit without its lock are continued by a pull; with a lock, by an update."""
    place.give("id-en-lite", place.shipped)
    write_files(place.pulled / "opus-mt-id-en" / f".{COMMIT}.part")
    write_files(place.pulled / "opus-mt-mul-en" / COMMIT)
    place.pull("nllb-200-distilled-600m")
    write_files(place.pulled / "nllb-200-distilled-600m" / f".{COMMIT[::-1]}.part")
    rest = write_files(place.pulled / "gone" / f".{COMMIT}.part")
    found = diagnose()
    assert {each.model: each.fix for each in found.interrupted} == {
        "opus-mt-id-en": "translit models pull opus-mt-id-en",
        "opus-mt-mul-en": "translit models pull opus-mt-mul-en",
        "nllb-200-distilled-600m": "translit models pull nllb-200-distilled-600m --update",
        "gone": f"rm -r {rest}",
    }
    assert {each.size_bytes for each in found.interrupted} == {len("{}weights")}
    assert len(found.problems) == 4
    assert found.works


def test_a_folder_that_is_not_there_is_said_to_be_so(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    """TRANSLIT_MODELS that names nothing is a problem that keeps nothing from working."""
    place.give("id-en-lite", place.shipped)
    monkeypatch.setenv("TRANSLIT_MODELS", "/no/such/folder")
    found = diagnose()
    assert [(each.role, each.exists) for each in found.folders] == [
        ("shipped", True),
        ("TRANSLIT_MODELS", False),
        ("cache", False),
    ]
    assert found.works
    assert only(found).line.endswith("; type: export TRANSLIT_MODELS=FOLDER")


def test_a_folder_that_may_not_be_looked_into_is_fatal(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another user's cache would end every command: one line for it, and none that no model is here."""
    place.give("id-en-lite", place.shipped)
    place.pulled.mkdir(parents=True)
    access = os.access
    monkeypatch.setattr(os, "access", lambda path, mode: path != place.pulled and access(path, mode))
    found = diagnose()
    assert not found.works
    assert (found.models, found.default_model) == ((), None)
    assert only(found).what.startswith(f"{place.pulled} (cache) may not be looked into")
    assert only(found).fix == "export TRANSLIT_CACHE=FOLDER"


@pytest.mark.parametrize("ready", [False, True])
def test_a_cache_that_cannot_be_written_matters_where_the_model_has_to_be_converted(
    place: Place, monkeypatch: pytest.MonkeyPatch, *, ready: bool
) -> None:
    """It is fatal for a model that is not converted yet, and not for one in CTranslate2's own format."""
    (place.shipped.parent / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("TRANSLIT_CACHE", str(place.shipped.parent / "file" / "cache"))
    files = place.give("id-en-lite", place.shipped)
    if ready:
        (files / "model.safetensors").rename(files / "model.bin")
        shutil.move(files, place.shipped / "ready")
        hashes = {path.name: sha256(path) for path in (place.shipped / "ready").iterdir()}
        text = MANIFEST.format(name="id-en-lite") + f"folder: ready\nfiles: {json.dumps(hashes)}\n"
        (place.shipped / "id-en-lite.yaml").write_text(text, encoding="utf-8")
    found = diagnose()
    assert model(found, "id-en-lite").ready is ready
    assert only(found).fix == "export TRANSLIT_CACHE=FOLDER"
    assert found.works is ready


def test_conversions_are_counted_by_model_and_the_rest_is_unused(place: Place) -> None:
    """Another model's, another version's and an interrupted conversion are the unused bytes of the cache."""
    place.give("id-en-lite", place.shipped)
    start, now = find("id-en-lite").sha256[:16], version("ctranslate2")
    for name in (f"{start}-ct2_{now}-int8", f"{start}-ct2_{now}-float32"):
        write_files(place.cache / "ct2" / name)
    for name in (f"{start}-ct2_1.0-int8", f"{'0' * 16}-ct2_{now}-int8", f".{start}-ct2_{now}-int8.tmp"):
        write_files(place.cache / "ct2" / name)
    found = diagnose()
    size = len("{}weights")
    assert model(found, "id-en-lite").conversions == ("float32", "int8")
    assert (found.cache.conversions_bytes, found.cache.unused_bytes) == (5 * size, 3 * size)
    assert found.cache.conversions == str(place.cache / "ct2")
    assert found.problems == ()


@pytest.mark.parametrize(("name", "fatal"), [("gguf", True), ("sacremoses", False), ("tokenizers", True)])
def test_a_missing_package_comes_with_the_pip_command(
    place: Place, monkeypatch: pytest.MonkeyPatch, name: str, *, fatal: bool
) -> None:
    """It is fatal where the default model or every model needs it; the command names this Python."""
    place.give("id-en-lite", place.shipped, gguf="model.safetensors")
    monkeypatch.setitem(sys.modules, name, None)
    found = diagnose()
    problem = next(each for each in found.problems if each.what.startswith(f"{name} "))
    assert "is not installed" in problem.what
    assert re.fullmatch(rf"\S+ -m pip install '?{name}[>=.\d]*'?", problem.fix)
    assert problem.fix.startswith(sys.executable)
    assert (problem.fatal, found.works) == (fatal, not fatal)


BREAKAGES = {
    "raise OSError('libcudart.so.13: cannot open shared object file')": (
        "libcudart.so.13",
        "--force-reinstall '?gguf",
    ),
    "import no_such_package.part": ("no_such_package", "no_such_package"),
    "": ("GGUFReader", "--force-reinstall '?gguf"),
}
"""What a broken package does when it is imported, what is said of it, and what is installed."""


@pytest.mark.parametrize("code", BREAKAGES)
def test_a_package_that_does_not_import_is_broken(
    place: Place, monkeypatch: pytest.MonkeyPatch, code: str
) -> None:
    """What it lacks is installed where that is why; else it is installed again."""
    place.give("id-en-lite", place.shipped, gguf="model.safetensors")
    folder = place.cache.with_name("site") / "gguf"
    folder.mkdir(parents=True)
    (folder / "__init__.py").write_text(code, encoding="utf-8")
    monkeypatch.delitem(sys.modules, "gguf", raising=False)
    monkeypatch.syspath_prepend(folder.parent)
    problem = only(diagnose())
    said, installed = BREAKAGES[code]
    assert said in problem.what
    assert re.search(rf" -m pip install {installed}[>=.\d]*'?$", problem.fix)
    assert problem.fatal


def test_a_library_that_fails_over_its_gpus_says_how_to_do_without(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A driver that CTranslate2 chokes on is fatal, and hiding the GPUs is what helps."""
    import ctranslate2

    def fail() -> int:
        raise RuntimeError("CUDA driver version is insufficient for CUDA runtime version")

    place.give("id-en-lite", place.shipped)
    monkeypatch.setattr(ctranslate2, "get_cuda_device_count", fail)
    found = diagnose()
    assert not found.works
    assert "CUDA driver version is insufficient" in only(found).what
    assert only(found).fix == "export CUDA_VISIBLE_DEVICES="


def test_gpus_are_reported_as_each_library_sees_them(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    """PyTorch names them, CTranslate2 counts them and has types of its own for them."""
    import ctranslate2
    import torch

    types = {"cpu": {"int8", "float32"}, "cuda": {"float16"}}
    monkeypatch.setattr(torch.cuda, "is_available", lambda: True)
    monkeypatch.setattr(torch.cuda, "device_count", lambda: 2)
    monkeypatch.setattr(torch.cuda, "get_device_name", lambda n: f"H200 {n}")
    monkeypatch.setattr(ctranslate2, "get_cuda_device_count", lambda: 2)
    monkeypatch.setattr(ctranslate2, "get_supported_compute_types", types.__getitem__)
    found = diagnose().devices
    assert found.torch_cuda == ("H200 0", "H200 1")
    assert found.ctranslate2_cuda == 2
    assert found.compute_types == {"cpu": ("float32", "int8"), "cuda": ("float16",)}


def test_who_asked_for_no_network_is_told_how_to_pull_all_the_same(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With HF_HUB_OFFLINE set by the user a pull is refused, so the command lifts it for once."""
    monkeypatch.setattr(doctored, "OFFLINE_ASKED", True)
    assert only(diagnose()).fix == "env -u HF_HUB_OFFLINE translit models pull opus-mt-id-en"


def test_the_json_of_a_place_with_everything_wrong_is_as_documented(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each list has an item: the fields are those that docs/doctor.md names, all of them; exit 3."""
    monkeypatch.setenv("TRANSLIT_MODELS", "/no/such/folder")
    write_files(place.pulled / "opus-mt-id-en" / f".{COMMIT}.part")
    (place.shipped / "bad.yaml").write_text("[]", encoding="utf-8")
    shown = CliRunner().invoke(app, ["doctor", "--json"])
    assert shown.exit_code == 3
    assert shown.stdout.count("\n") == 1
    assert flattened(json.loads(shown.stdout)) == documented()


def flattened(tree: dict[str, Any], prefix: str = "") -> set[str]:
    """The fields of a JSON object as docs/doctor.md writes them."""
    found = set()
    for key, value in tree.items():
        if isinstance(value, dict) and key != "compute_types":
            found |= flattened(value, f"{prefix}{key}.")
        elif isinstance(value, list) and value and isinstance(value[0], dict):
            found |= flattened(value[0], f"{prefix}{key}[].")
        else:
            found.add(prefix + key)
    return found
