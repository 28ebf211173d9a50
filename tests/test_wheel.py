"""The wheel: what is in it, and that it works where there is no checkout."""

import ast
import json
import os
import re
import subprocess
import sys
import sysconfig
import venv
import zipfile
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import TypeAlias

import pytest

ROOT = Path(__file__).parent.parent
MAX_BYTES = 1_500_000
"""It has some 400 kB of ours and the model of names; what takes it past this is neither."""
SEED = ROOT / "seeds" / "002_a92ff9f505a51949.txt"  # the shortest
Done: TypeAlias = subprocess.CompletedProcess[str]


def ran(*command: str | Path, cwd: Path, **environment: str | Path) -> Done:
    """`command`, outside the checkout, with no more of our environment than it names, and with no network."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "TRANSLIT_CACHE")}
    variables = {**kept, "PYTHONPATH": ROOT / "tests" / "no_network", "COLUMNS": "160", **environment}
    return subprocess.run(
        list(map(str, command)),
        capture_output=True,
        encoding="utf-8",
        check=False,
        cwd=cwd,
        env={name: str(value) for name, value in variables.items()},
    )


def pip(*arguments: str | Path, cwd: Path) -> None:
    """Our pip, which asks no index. It looks for IPv6 when it starts, so it runs without the guard."""
    done = ran(sys.executable, "-m", "pip", *arguments, "--no-index", "--no-deps", cwd=cwd, PYTHONPATH="")
    assert done.returncode == 0, done.stderr


def plain(name: str) -> str:
    """A distribution's name as requirements spell it."""
    return re.sub(r"[-_.]+", "-", name).lower()


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of the checkout as it is."""
    folder = tmp_path_factory.mktemp("wheel")
    pip("wheel", "--no-build-isolation", "--wheel-dir", folder, ROOT, cwd=folder)
    (path,) = folder.glob("translit-*.whl")
    return path


@pytest.fixture(scope="module")
def python(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of a new environment with the wheel in it; what translit needs is borrowed from ours."""
    folder = tmp_path_factory.mktemp("installed") / "venv"
    venv.create(folder, symlinks=True)
    python = folder / "bin" / "python"
    pip("--python", python, "install", "--quiet", wheel, cwd=folder)
    (packages,) = folder.glob("lib/python*/site-packages")
    # The .pth that makes the checkout importable is not followed from here: only site-packages itself is.
    (packages / "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return python


def test_the_wheel_has_every_file_that_the_code_reads_and_no_large_weights(wheel: Path) -> None:
    """Code, templates, tables, configs, manifests, the model of names, each as in the checkout; no more."""
    package = (path for path in (ROOT / "translit").rglob("*") if "__pycache__" not in path.parts)
    expected = {path: path.relative_to(ROOT).as_posix() for path in package if path.is_file()}
    for folder in ("configs", "models"):
        expected |= {path: f"translit/{folder}/{path.name}" for path in (ROOT / folder).glob("*.yaml")}
    carried = ROOT / "models" / "ner-id-news"
    expected |= {path: f"translit/models/{carried.name}/{path.name}" for path in carried.iterdir()}
    with zipfile.ZipFile(wheel) as archive:
        names = [name for name in archive.namelist() if ".dist-info/" not in name]
        assert sorted(names) == sorted(expected.values())
        assert all(archive.read(name) == path.read_bytes() for path, name in expected.items())
        licences = {Path(name).name for name in archive.namelist() if "/licenses/" in name}
    assert licences == {"LICENSE", "NOTICE", "dictionary_id.LICENCE"}
    assert wheel.stat().st_size < MAX_BYTES


def test_the_wheel_requires_what_it_imports(wheel: Path) -> None:
    """Every package that the code imports by name is among the requirements, not just brought by another.

    But for the metrics made for `evaluate`: who wants these installs the extra of that name.
    """
    paths = [path for path in (ROOT / "translit").rglob("*.py") if path.parent.name != "evaluate_metrics"]
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in paths]
    nodes = [node for tree in trees for node in ast.walk(tree)]
    names = [alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names]
    names += [node.module for node in nodes if isinstance(node, ast.ImportFrom) and node.module]
    imported = {name.partition(".")[0] for name in names} - sys.stdlib_module_names - {"translit"}
    with zipfile.ZipFile(wheel) as archive:
        (path,) = (name for name in archive.namelist() if name.endswith("/METADATA"))
        metadata = archive.read(path).decode("utf-8")
    required = set(re.findall(r"^Requires-Dist: ([\w.-]+)(?!.*extra ==)", metadata, re.MULTILINE))
    brought_by = packages_distributions()
    assert {"torch", "yaml"} <= imported
    assert {name for name in imported if not required & {plain(each) for each in brought_by[name]}} == set()


def test_the_wheel_runs_and_not_the_checkout(python: Path, tmp_path: Path) -> None:
    """In the new environment translit is the installed one, with its configs and every shipped manifest."""
    done = ran(python, "-c", "import translit; print(translit.__file__)", cwd=tmp_path)
    assert Path(done.stdout.strip()).is_relative_to(python.parent.parent), done.stderr
    listed = ran(python.with_name("translit"), "models", "list", "--json", cwd=tmp_path)
    models = [json.loads(line) for line in listed.stdout.splitlines()]
    assert [model["name"] for model in models] == sorted(
        path.stem for path in (ROOT / "models").glob("*.yaml")
    )
    assert [model["name"] for model in models if model["here"]] == ["ner-id-news"]
    code = (
        "from translit import recognise; print(recognise.load().spans(['Kata Prabowo Subianto di Jakarta.']))"
    )
    seen = ran(python, "-c", code, cwd=tmp_path)
    assert seen.stdout.count("NameSpan(") == 2, seen.stderr
    for name in ("default", "fast", "careful"):
        shown = ran(python.with_name("translit"), "config", "show", name, cwd=tmp_path)
        assert shown.stdout.startswith(f"# {name}, digest "), shown.stderr


def test_without_a_model_one_line_says_how_to_get_one(python: Path, tmp_path: Path) -> None:
    """No TRANSLIT_MODELS and an empty cache: exit code 3, and both ways to a model are named."""
    command = (python.with_name("translit"), "brief", SEED, "-o", tmp_path / "out", "--config", "fast")
    done = ran(*command, cwd=tmp_path, TRANSLIT_CACHE=tmp_path / "empty")
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr.count("\n") == 1
    assert done.stderr.startswith("translit: ")
    assert "`translit models pull opus-mt-id-en`" in done.stderr
    assert "TRANSLIT_MODELS" in done.stderr


@pytest.mark.model
def test_a_brief_is_written_with_the_models_that_translit_models_names(python: Path, tmp_path: Path) -> None:
    """The main job from the wheel: a seed's brief in all formats, by the weights in the named folder."""
    command = (python.with_name("translit"), "brief", SEED, "-o", "out", "--config", "fast")
    done = ran(*command, cwd=tmp_path, TRANSLIT_MODELS=ROOT / "models")
    assert done.returncode == 0, done.stderr
    made = {path.name: path.read_text(encoding="utf-8") for path in (tmp_path / "out").iterdir()}
    assert set(made) == {f"{SEED.stem}.brief.{form}" for form in ("html", "json", "md")}
    brief = json.loads(made[f"{SEED.stem}.brief.json"])
    assert brief["provenance"]["model"] == "id-en-lite"
    assert len(brief["segments"]) > 5
    assert all(segment["target"] for segment in brief["segments"])
    assert "using id-en-lite" in done.stderr
