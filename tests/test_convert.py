"""Conversions for CTranslate2 in the cache: made once, found again, whole or not at all."""

import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
import tiny_models
from filelock import FileLock
from tiny_engines import SOURCES, TARGETS, best, engine

from translit.backends.convert import RECORD, conversions, converted
from translit.errors import ModelError
from translit.manifest import find


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


@pytest.mark.parametrize("kind", ["marian", "gemma3_text"])
def test_int8_is_a_conversion_of_its_own(tiny: Callable[[str], str], kind: str, cache: Path) -> None:
    """int8 is converted beside float32, is smaller, and still knows what it was taught."""
    model = find(tiny(kind))
    assert [h.text for h in best(engine(tiny(kind), compute_type="int8"), SOURCES)] == TARGETS
    engine(tiny(kind), compute_type="float32")
    sizes = [(converted(model, kind) / "model.bin").stat().st_size for kind in ("int8", "float32")]
    assert sizes[0] < sizes[1]
    assert {converted(model, kind) for kind in ("int8", "float32")} == set(conversions(model))


def test_the_conversions_of_a_model_are_found_whole_or_not(
    tiny: Callable[[str], str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of any CTranslate2, in any type, interrupted or not; no lock file, and no other model's."""
    monkeypatch.setenv("TRANSLIT_CACHE", str(tmp_path))
    model = find(tiny("marian"))
    assert conversions(model) == []
    folder = converted(model, "int8")
    older = folder.with_name(folder.name.replace("-ct2_", "-ct2_3.24.0_"))
    cut = folder.with_name(f".{folder.name}.tmp")
    for path in (older, cut, folder.with_name(folder.name.replace(model.sha256[:16], "0" * 16))):
        path.mkdir()
    assert set(conversions(model)) == {folder, older, cut}


@pytest.mark.parametrize("kind", ["marian", "m2m_100", "llama"])
def test_a_ctranslate2_folder_is_used_as_it_is(tiny: Callable[[str], str], tmp_path: Path, kind: str) -> None:
    """A converted folder with its tokenizer beside it is loaded at once; hf says why it cannot run it."""
    model = find(tiny(kind))
    engine(tiny(kind))
    folder = tmp_path / kind
    shutil.copytree(converted(model, "float32"), folder)
    (folder / RECORD).unlink()
    for path in model.folder.iterdir():
        if path.name not in {"config.json", "generation_config.json", "model.safetensors"}:
            shutil.copy(path, folder)
    given = str(tiny_models.manifest(kind, folder) if kind in tiny_models.CAUSAL else folder)
    assert [hypothesis.text for hypothesis in best(engine(given), SOURCES)] == TARGETS
    with pytest.raises(ModelError, match="--engine ct2"):
        engine(given, "hf")


def test_a_conversion_is_made_once_and_made_again_when_it_is_damaged(
    tiny: Callable[[str], str], capsys: pytest.CaptureFixture[str]
) -> None:
    """The second load finds the first one's conversion; a cut or lost file of it is noticed at load."""
    model = find(tiny("marian"))
    engine(tiny("marian"))
    folder = converted(model, "float32")
    capsys.readouterr()
    engine(tiny("marian"))
    assert capsys.readouterr() == ("", "")
    with (folder / "model.bin").open("r+b") as file:
        file.truncate(1000)
    assert [hypothesis.text for hypothesis in best(engine(tiny("marian")), SOURCES)] == TARGETS
    out, err = capsys.readouterr()
    assert out == ""
    assert err.splitlines() == [
        "converting marian for CTranslate2 in float32 (once; about 20 s for 100 MB)..."
    ]
    (folder / "shared_vocabulary.json").unlink()
    assert [hypothesis.text for hypothesis in best(engine(tiny("marian")), SOURCES)] == TARGETS


def test_who_waits_for_another_conversion_is_told_so(
    tiny: Callable[[str], str], capsys: pytest.CaptureFixture[str], cache: Path
) -> None:
    """A conversion that another process holds is waited for, with a line on stderr, and then used."""
    model = find(tiny("bart"))
    folder = converted(model, "float32")
    shutil.rmtree(folder)
    capsys.readouterr()
    waiting = threading.Thread(target=converted, args=(model, "float32"))
    with FileLock(folder.with_name(f"{folder.name}.lock")):
        waiting.start()
        for _ in range(200):
            time.sleep(0.01)
            if err := capsys.readouterr().err:
                break
        assert "waiting for another process that converts bart" in err
        assert not folder.exists()
    waiting.join(timeout=60)
    assert (folder / RECORD).is_file()


def test_a_cache_that_cannot_be_written_is_one_line(
    tiny: Callable[[str], str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file where the cache folder should be: the path, the reason, and the variable that names another."""
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("TRANSLIT_CACHE", str(tmp_path / "file"))
    with pytest.raises(ModelError, match="TRANSLIT_CACHE"):
        engine(tiny("marian"))


CONVERTER = """\
import os, sys
from translit import config
from translit.backends import load
translate = config.load("default", {"translate": {"model": sys.argv[1], "threads": 1}}).translate
load(translate)
print("ready", flush=True)
for line in sys.stdin:
    if (child := os.fork()) == 0:
        os.environ["TRANSLIT_CACHE"] = line.strip()
        load(translate)
        os._exit(0)
    print(child, flush=True)
    os.waitpid(child, 0)
    print("done", flush=True)
"""
N_MOMENTS = 8


def test_kill_9_leaves_no_half_conversion(
    tiny: Callable[[str], str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed at many moments of a conversion, the cache has a whole model or none, and the next load works.

    Each conversion is a fork of one process that has loaded the libraries. The first runs to its end, to see
    how long it takes; the others are killed, each a little later than the last.
    """
    model = find(tiny("gemma3_text"))
    duration = 0.0
    n_interrupted = 0
    with subprocess.Popen(
        [sys.executable, "-c", CONVERTER, tiny("gemma3_text")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        bufsize=1,
        env={**os.environ, "OMP_NUM_THREADS": "1"},  # a fork has no threads but its own
    ) as parent:
        assert parent.stdin is not None
        assert parent.stdout is not None
        assert parent.stdout.readline() == "ready\n"
        for moment in range(N_MOMENTS + 1):
            cache = tmp_path / str(moment)
            parent.stdin.write(f"{cache}\n")
            child = int(parent.stdout.readline())
            while not list(cache.glob("ct2/*.lock")):
                time.sleep(0.001)
            start = time.monotonic()
            if moment:
                time.sleep(duration * moment / N_MOMENTS)
                with contextlib.suppress(ProcessLookupError):  # it was quicker than the first
                    os.kill(child, signal.SIGKILL)
            assert parent.stdout.readline() == "done\n"
            duration = duration or time.monotonic() - start
            n_interrupted += len(list(cache.glob("ct2/.*")))
            assert_whole(cache)
            monkeypatch.setenv("TRANSLIT_CACHE", str(cache))
            assert (converted(model, "int8") / RECORD).is_file()
            assert not list(cache.glob("ct2/.*"))
    assert n_interrupted


def assert_whole(cache: Path) -> None:
    """Every conversion under its own name has all of its files in their full size."""
    for folder in cache.glob("ct2/[!.]*/"):
        sizes = json.loads((folder / RECORD).read_text(encoding="utf-8"))["sizes"]
        files = [path for path in folder.iterdir() if path.name != RECORD]
        assert {path.name: path.stat().st_size for path in files} == sizes
