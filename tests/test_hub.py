"""Models from a hub: the real command and the real client, against a hub that the tests serve on loopback."""

import hashlib
import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import tiny_models
from bad_repositories import BAD, PLANTED, edit
from filelock import FileLock
from hub_folder import HubFolder, served
from warm_command import Done, WarmCommand, warm_command

from translit.backends.convert import RECORD
from translit.errors import ModelError
from translit.manifest import find

HERE = Path(__file__).parent
KINDS = ("marian", "m2m_100", "t5", "bart", "llama")
PICKLED = ("marian", "bart")
"""The kinds that have no safetensors in their repository."""
PROMPT = 'prompt: {before: ["<s>"], after: ["<sep>"]}\n'
SOURCES = [source for source, _ in tiny_models.PAIRS]
TARGETS = [target for _, target in tiny_models.PAIRS]
UNSEEN = "Harga nasi goreng di Korea Utara naik."
CLOSED = "http://127.0.0.1:9"
UNNEEDED = (
    "README.md", ".gitattributes", "modeling_marian.py", "tf_model.h5", "flax_model.msgpack", "rust_model.ot",
    "training_args.bin", "optimizer.pt", "onnx/model.onnx",
)  # fmt: skip
"""What repositories hold beside the model."""
N_MOMENTS = 50
N_UPDATES = 20
N_FILES = range(1, 28)
DISKS = {"small": "size=8m", **{f"files-{n}": f"nr_inodes={n + 1}" for n in N_FILES}}
"""Disks as mount has them: one with too little room, others with room but not for so many files."""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the hub."""
    return tmp_path_factory.mktemp("hub")


@pytest.fixture(scope="module")
def disks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder where the small disks are, for the command alone to see."""
    return tmp_path_factory.mktemp("disks")


@pytest.fixture(scope="module")
def mounting(disks: Path) -> list[str]:
    """What a command begins with that is to see the small disks; nothing where none can be mounted."""
    mounts = [
        f"mkdir -p {disks}/{name} && mount -t tmpfs -o {size} none {disks}/{name}"
        for name, size in DISKS.items()
    ]
    prefix = ["unshare", "--map-root-user", "--mount", "sh", "-ec", "\n".join([*mounts, 'exec "$@"']), "sh"]
    try:
        subprocess.run([*prefix, "true"], capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return []
    return prefix


@pytest.fixture(scope="module")
def online(
    root: Path, mounting: list[str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[WarmCommand]:
    """The command, on a machine that reaches the hub."""
    with (
        served(HubFolder(root)) as url,
        warm_command(tmp_path_factory.mktemp("online"), environment(url), mounting) as command,
    ):
        yield command


@pytest.fixture(scope="module")
def offline(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WarmCommand]:
    """The command where nobody listens at the hub's address and any socket but a local one is fatal."""
    nowhere = {**environment(CLOSED), "PYTHONPATH": str(HERE / "no_network")}
    with warm_command(tmp_path_factory.mktemp("offline"), nowhere) as command:
        yield command


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for each kind of model, as its repository has it."""
    import safetensors.torch
    import torch

    root = tmp_path_factory.mktemp("tiny")
    for kind in KINDS:
        folder = tiny_models.build(kind, root / kind)
        if kind in PICKLED:
            safe = folder / "model.safetensors"
            torch.save(safetensors.torch.load_file(safe), folder / "pytorch_model.bin")
            safe.unlink()
    (root / "t5" / "pytorch_model.bin").write_text("not needed beside safetensors", encoding="utf-8")
    for name in UNNEEDED:
        (root / "marian" / name).parent.mkdir(exist_ok=True)
        (root / "marian" / name).write_text("not needed", encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def hub(root: Path, tiny: Path) -> HubFolder:
    """A hub's folder with a repository tiny/KIND for each kind."""
    folder = HubFolder(root)
    for kind in KINDS:
        folder.publish(f"tiny/{kind}", tiny / kind)
    return folder


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A config that computes in float32 and greedily."""
    path = tmp_path_factory.mktemp("settings") / "greedy.yaml"
    path.write_text("translate: {compute_type: float32, beam_size: 1, threads: 1}\n", encoding="utf-8")
    return path


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    """An empty cache."""
    return tmp_path / "cache"


def environment(hub: str) -> dict[str, str]:
    """What a process is started with to reach `hub`, and nothing of what this process tells its libraries."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("HF_", "TRANSF"))}
    return {**inherited, "HF_ENDPOINT": hub, "NO_PROXY": "127.0.0.1", "HF_HOME": "/nonexistent"}


def cold(*arguments: str, cache: Path, **variables: str) -> Done:
    """Run the command as a user starts it, where nobody listens at the hub's address."""
    return subprocess.run(
        [sys.executable, "-m", "translit", *arguments],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
        env={**environment(CLOSED), "TRANSLIT_CACHE": str(cache), **variables},
    )


def done(result: Done) -> Done:
    """`result`, which must have gone well."""
    assert result.returncode == 0, result.stderr
    return result


def refusal(result: Done) -> str:
    """The one line that a refused command ends with."""
    assert result.returncode == 3, result.stdout + result.stderr
    assert "Traceback" not in result.stderr
    line = result.stderr.splitlines()[-1]
    assert line.startswith("translit: ")
    assert result.stderr.count("translit: ") == 1
    assert result.stdout == ""
    return line


def left(cache: Path) -> list[str]:
    """What lies in `cache` of models and conversions; manifests and the files that processes lock are not."""
    paths = (path.relative_to(cache).as_posix() for path in cache.rglob("*"))
    return sorted(p for p in paths if not re.fullmatch(r"models|ct2|.*\.yaml|.*\.lock|.*\.pulling", p))


def files_asked(requests: list[str]) -> list[str]:
    """The files that were asked for, once each, in order."""
    return [line.split(" ", 1)[1].split("/", 5)[5] for line in requests if "/resolve/" in line]


def commit_of(cache: Path, name: str) -> str:
    """The commit in a model's lock."""
    return str(json.loads((cache / "models" / f"{name}.lock.json").read_text(encoding="utf-8"))["commit"])


def commit_on(hub: HubFolder, repository: str) -> str:
    """The commit that the repository's main branch is at."""
    return str(json.loads((hub.root / repository / "refs.json").read_text(encoding="utf-8"))["main"])


def add_llama(online: WarmCommand, cache: Path, settings: Path) -> None:
    """Pull the causal model as a user does who knows what prompt it was trained with."""
    written = done(online.run("models", "add", "tiny/llama", cache=cache))
    manifest = Path(written.stdout.strip())
    assert "prompt" in manifest.read_text(encoding="utf-8")
    with manifest.open("a", encoding="utf-8") as file:
        file.write(PROMPT)
    done(online.run("models", "pull", "llama", "--config", settings, cache=cache))


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_pulled_runs_without_a_network_and_can_be_removed(
    online: WarmCommand, offline: WarmCommand, hub: HubFolder, settings: Path, cache: Path, kind: str
) -> None:
    """Pulled, it verifies and translates where no socket opens, alike in both engines, until it goes."""
    if kind == "llama":
        add_llama(online, cache, settings)
    else:
        done(online.run("models", "pull", f"tiny/{kind}", "--config", settings, cache=cache))
    commit = commit_of(cache, kind)
    folder = cache / "models" / kind / commit
    assert (hub.root / "tiny" / kind / commit).is_dir()
    assert not list(folder.glob("*.bin"))
    assert "files as recorded" in done(offline.run("models", "verify", kind, cache=cache)).stdout
    assert done(offline.run("models", "path", kind, cache=cache)).stdout == f"{folder}\n"
    translate = ("translate", "-", "--force", "--model", kind, "--config", settings)
    text = "".join(f"{line}\n" for line in [*SOURCES, UNSEEN])
    converted = left(cache)
    ct2 = done(offline.run(*translate, cache=cache, stdin=text)).stdout
    assert ct2.splitlines()[:-1] == TARGETS
    assert left(cache) == converted  # by the pull, and never again
    hf = done(offline.run(*translate, "--engine", "hf", cache=cache, stdin=text)).stdout
    assert hf == ct2
    done(offline.run("models", "rm", kind, cache=cache))
    assert left(cache) == []
    assert f"translit models pull {kind}" in refusal(offline.run(*translate, cache=cache, stdin=text))


def test_only_what_is_needed_is_asked_for_and_at_the_commit(
    online: WarmCommand, hub: HubFolder, cache: Path
) -> None:
    """No README, no other framework's weights, no code; nothing by the branch's name; nobody else is told."""
    done(online.run("models", "add", "tiny/marian", cache=cache))
    with hub.requests() as asked:
        done(online.run("models", "pull", "marian", "--no-convert", cache=cache))
    commit = commit_of(cache, "marian")
    assert asked[0] == "GET /api/models/tiny/marian/revision/main"
    assert all(re.match(rf"GET /tiny/marian/(resolve|storage)/{commit}/[^/]+$", line) for line in asked[1:])
    assert sorted(files_asked(asked)) == [
        "config.json", "generation_config.json", "pytorch_model.bin", "source.spm", "target.spm",
        "tokenizer_config.json", "vocab.json",
    ]  # fmt: skip
    assert files_asked(asked)[-1] == "pytorch_model.bin"  # what cannot be used is refused before


def test_the_lock_states_commit_and_hashes(
    online: WarmCommand, hub: HubFolder, tiny: Path, cache: Path
) -> None:
    """Repository, branch, commit, the hashes as the hub has them and as the files lie: all as they are."""
    shown = done(online.run("models", "pull", "tiny/marian", "--no-convert", cache=cache))
    lock = json.loads((cache / "models" / "marian.lock.json").read_text(encoding="utf-8"))
    commit = lock["commit"]
    assert (lock["repository"], lock["revision"]) == ("tiny/marian", "main")
    assert commit == json.loads((hub.root / "tiny/marian/refs.json").read_text(encoding="utf-8"))["main"]
    assert lock["downloaded"] == {name: digest(tiny / "marian" / name) for name in lock["downloaded"]}
    assert "pytorch_model.bin" in lock["downloaded"]
    folder = cache / "models" / "marian" / commit
    assert {path.name for path in folder.iterdir()} == set(lock["files"])
    assert {name: file["sha256"] for name, file in lock["files"].items()} == {
        path.name: digest(path) for path in folder.iterdir()
    }
    last = shown.stdout.splitlines()[-1]
    assert re.fullmatch(rf"marian: 7 files of tiny/marian@{commit}, sha256 [0-9a-f]{{64}}", last)
    assert left(cache) == sorted(
        ["models/marian", f"models/marian/{commit}", "models/marian.lock.json"]
        + [f"models/marian/{commit}/{name}" for name in lock["files"]]
    )


def digest(path: Path) -> str:
    """The SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_a_second_pull_fetches_nothing(online: WarmCommand, hub: HubFolder, cache: Path) -> None:
    """What is here and whole is not fetched again; that a hub is asked whether the branch moved is all."""
    first = done(online.run("models", "pull", "tiny/t5", cache=cache))
    with hub.requests() as asked:
        second = done(online.run("models", "pull", "tiny/t5", cache=cache))
    assert second.stdout == first.stdout
    assert asked == ["GET /api/models/tiny/t5/revision/main"]


@pytest.mark.parametrize("case", BAD)
def test_a_bad_repository_is_refused_and_leaves_nothing(
    online: WarmCommand, hub: HubFolder, tiny: Path, tmp_path: Path, cache: Path, case: str
) -> None:
    """One line says what is wrong; exit 3; no file of it stays; weights are asked for only if they tell."""
    bad = BAD[case]
    folder = shutil.copytree(tiny / bad.kind, tmp_path / case)
    bad.spoil(folder)
    hub.publish(f"bad/{case}", folder)
    with hub.faults(f"bad/{case}", **bad.faults), hub.requests() as asked:
        line = refusal(online.run("models", "pull", f"bad/{case}", cache=cache))
    assert re.search(bad.says, line), line
    assert left(cache) == []
    assert not folder.with_name(PLANTED).exists()
    assert any(name.endswith((".bin", ".safetensors")) for name in files_asked(asked)) == bad.asks_for_weights


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["pull", "tiny/none"], r"no such repository at http://127.*, or a private one"),
        (["add", "tiny/t5", "--revision", "dev"], r"tiny/t5: no revision dev at http://127"),
        (["add", "a--b/c"], r"not a repository's name \(legal: OWNER/NAME\)"),
        (["add", "tiny/t5", "--name", "id-en-lite"], r"of that name already.*models add tiny/t5 --name NAME"),
        (["add", "tiny/t5", "--name", "../evil"], r"--name|folder"),
        (["pull", "id-en-lite"], r"comes from no hub"),
        (["pull", "no-such-model"], r"model no-such-model: "),
        (["pull", "opus-mt-id-en"], r"no such repository at http://127"),
        (["rm", "opus-mt-id-en"], r"nothing of it was pulled"),
        (["rm", "id-en-lite"], r"nothing of it was pulled"),
    ],
)
def test_what_cannot_be_pulled_is_refused(
    online: WarmCommand, hub: HubFolder, cache: Path, arguments: list[str], says: str
) -> None:
    """What does not exist, is taken or is no name is one line, and nothing is written."""
    assert re.search(says, refusal(online.run("models", *arguments, cache=cache)))
    assert left(cache) == []
    assert not list(cache.parent.rglob("*.yaml"))


def test_a_changed_file_is_refused_by_load_and_verify_and_repaired_by_pull(
    online: WarmCommand, hub: HubFolder, cache: Path
) -> None:
    """A file that is not the lock's is not loaded; a pull fetches it again, and no other."""
    done(online.run("models", "pull", "tiny/t5", cache=cache))
    weights = cache / "models" / "t5" / commit_of(cache, "t5") / "model.safetensors"
    content = weights.read_bytes()
    stat = weights.stat()
    weights.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
    for command in (["translate", "-", "--model", "t5"], ["models", "verify", "t5"]):
        line = refusal(online.run(*command, cache=cache, stdin="Hujan turun.\n"))
        assert "model.safetensors: not the file that t5's lock lists" in line
        assert "`translit models pull t5`" in line
    os.utime(weights, ns=(stat.st_atime_ns, stat.st_mtime_ns))  # a load is not told, verify is
    assert "not the file" in refusal(online.run("models", "verify", "t5", cache=cache))
    with hub.requests() as asked:
        shown = done(online.run("models", "pull", "t5", cache=cache))
    assert "t5: fetched again where it is damaged" in shown.stderr
    assert files_asked(asked) == ["model.safetensors"]
    assert weights.read_bytes() == content
    done(online.run("models", "verify", "t5", cache=cache))


def test_what_somebody_put_into_a_pulled_folder_is_refused_and_goes_with_the_next_pull(
    online: WarmCommand, hub: HubFolder, cache: Path
) -> None:
    """A template that the repository lacks would be used: no load, and it never gets into the lock."""
    done(online.run("models", "pull", "tiny/t5", cache=cache))
    planted = cache / "models" / "t5" / commit_of(cache, "t5") / "chat_template.jinja"
    planted.write_text("{{ messages }}", encoding="utf-8")
    for command in (["translate", "-", "--model", "t5"], ["models", "verify", "t5"]):
        line = refusal(online.run(*command, cache=cache, stdin="Hujan turun.\n"))
        assert "chat_template.jinja: not a file that t5's lock lists" in line
    done(online.run("models", "pull", "t5", cache=cache))
    assert not planted.exists()
    done(online.run("models", "verify", "t5", cache=cache))


@pytest.mark.parametrize("kind", ["t5", "marian"])
def test_a_lost_file_is_missed_and_repaired(
    online: WarmCommand, hub: HubFolder, cache: Path, kind: str
) -> None:
    """Without one of its files a model is not here; a pull brings it back, pickled weights included."""
    done(online.run("models", "pull", f"tiny/{kind}", cache=cache))
    before = left(cache)
    (cache / "models" / kind / commit_of(cache, kind) / "model.safetensors").unlink()
    assert f"translit models pull {kind}" in refusal(online.run("models", "verify", kind, cache=cache))
    with hub.requests() as asked:
        done(online.run("models", "pull", kind, cache=cache))
    assert files_asked(asked) == ["pytorch_model.bin" if kind in PICKLED else "model.safetensors"]
    assert left(cache) == before
    done(online.run("models", "verify", kind, cache=cache))


def test_a_branch_that_moved_is_reported_and_followed_when_told(
    online: WarmCommand, hub: HubFolder, tiny: Path, tmp_path: Path, cache: Path
) -> None:
    """The lock's commit stays until --update; then the new one is here and the old one is not."""
    first = hub.publish("moving/t5", tiny / "t5")
    done(online.run("models", "pull", "moving/t5", cache=cache))
    before = left(cache)
    newer = shutil.copytree(tiny / "t5", tmp_path / "newer")
    edit("config.json", comment="newer")(newer)
    second = hub.publish("moving/t5", newer)
    with hub.requests() as asked:
        reported = done(online.run("models", "pull", "t5", cache=cache))
    assert files_asked(asked) == []
    line = reported.stderr.splitlines()[-1]
    assert all(part in line for part in ("moved", first, second, "`translit models pull t5 --update`"))
    assert left(cache) == before
    assert first in reported.stdout
    done(online.run("models", "verify", "t5", cache=cache))

    followed = done(online.run("models", "pull", "t5", "--update", cache=cache))
    assert second in followed.stdout
    assert commit_of(cache, "t5") == second
    after = left(cache)
    assert len(after) == len(before)
    assert not any(first in path for path in after)
    assert not any(path in after for path in before if path.startswith("ct2/"))
    again = done(online.run("models", "pull", "t5", "--update", cache=cache))
    assert "still" in again.stderr
    assert left(cache) == after


def test_a_tag_is_pulled_as_it_is_named(
    online: WarmCommand, hub: HubFolder, tiny: Path, tmp_path: Path, cache: Path
) -> None:
    """What a manifest's revision names is pulled, wherever main is."""
    first = hub.publish("tagged/t5", tiny / "t5", "v1")
    newer = shutil.copytree(tiny / "t5", tmp_path / "newer")
    edit("config.json", comment="newer")(newer)
    hub.publish("tagged/t5", newer)
    done(online.run("models", "add", "tagged/t5", "--revision", "v1", "--name", "fixed", cache=cache))
    shown = done(online.run("models", "pull", "fixed", "--no-convert", cache=cache))
    assert f"tagged/t5@{first}" in shown.stdout
    assert "moved" not in done(online.run("models", "pull", "fixed", "--no-convert", cache=cache)).stderr


def test_an_update_that_leaves_the_model_as_it_was_keeps_its_conversion(
    online: WarmCommand, hub: HubFolder, tiny: Path, tmp_path: Path, cache: Path
) -> None:
    """A commit that changed the README only is followed, and what was converted is still right."""
    hub.publish("readme/t5", tiny / "t5")
    done(online.run("models", "pull", "readme/t5", cache=cache))
    conversions = [path for path in left(cache) if path.startswith("ct2/")]
    newer = shutil.copytree(tiny / "t5", tmp_path / "newer")
    (newer / "README.md").write_text("Read me.", encoding="utf-8")
    second = hub.publish("readme/t5", newer)
    done(online.run("models", "pull", "t5", "--update", cache=cache))
    assert commit_of(cache, "t5") == second
    assert [path for path in left(cache) if path.startswith("ct2/")] == conversions


def test_a_lock_from_elsewhere_holds_the_hub_to_its_commit_and_bytes(
    online: WarmCommand, hub: HubFolder, tiny: Path, tmp_path: Path, cache: Path
) -> None:
    """Where lock and manifest are copied to, a pull fetches the locked commit and takes no other bytes."""
    first = hub.publish("locked/t5", tiny / "t5")
    done(online.run("models", "pull", "locked/t5", "--no-convert", cache=cache))
    newer = shutil.copytree(tiny / "t5", tmp_path / "newer")
    edit("config.json", comment="newer")(newer)
    hub.publish("locked/t5", newer)
    shutil.rmtree(cache / "models" / "t5")
    shown = done(online.run("models", "pull", "t5", "--no-convert", cache=cache))
    assert f"locked/t5@{first}" in shown.stdout

    shutil.rmtree(cache / "models" / "t5")
    shutil.rmtree(hub.root / "locked" / "t5" / first)
    newer.rename(hub.root / "locked" / "t5" / first)
    line = refusal(online.run("models", "pull", "t5", "--no-convert", cache=cache))
    assert re.search(r"config\.json has sha256 .*expected .*serves another file than it did", line)
    assert left(cache) == ["models/t5.lock.json"]


@pytest.mark.parametrize("faults", [{}, {"model.safetensors": {"whole": True}}])
def test_what_was_interrupted_goes_on_where_it_stopped(
    online: WarmCommand, hub: HubFolder, tiny: Path, cache: Path, faults: dict[str, dict[str, bool]]
) -> None:
    """A line that breaks leaves what arrived: no model yet, but the next pull asks for the rest alone.

    It is right, too, where a mirror cannot give a rest and sends the whole file again.
    """
    pull = ("models", "pull", "tiny/t5", "--no-convert")
    with hub.faults("tiny/t5", {"model.safetensors": {"cut": 150_000, "reset": True}}):
        line = refusal(online.run(*pull, cache=cache))
    assert "pull again to go on where it stopped" in line
    part = cache / "models" / "t5" / f".{commit_on(hub, 'tiny/t5')}.part"
    arrived = (part / "model.safetensors").stat().st_size
    assert 0 < arrived <= 150_000
    assert "translit models pull t5" in refusal(online.run("models", "path", "t5", cache=cache))
    with hub.faults("tiny/t5", faults), hub.requests() as asked:
        done(online.run(*pull, cache=cache))
    assert files_asked(asked) == [f"model.safetensors bytes={arrived}-"]
    assert not part.exists()
    folder = cache / "models" / "t5" / commit_of(cache, "t5")
    assert digest(folder / "model.safetensors") == digest(tiny / "t5" / "model.safetensors")


def test_what_was_interrupted_can_be_removed(online: WarmCommand, hub: HubFolder, cache: Path) -> None:
    """Who has thought better of it is not left with half a model."""
    with hub.faults("tiny/t5", {"model.safetensors": {"cut": 150_000, "reset": True}}):
        refusal(online.run("models", "pull", "tiny/t5", cache=cache))
    done(online.run("models", "rm", "t5", cache=cache))
    assert left(cache) == []


@pytest.mark.parametrize("change", [-1000, 0, 1000])
def test_what_is_no_part_of_the_file_is_fetched_anew(
    online: WarmCommand, hub: HubFolder, tiny: Path, cache: Path, change: int
) -> None:
    """Where other bytes lie than arrived, as after a power cut, the next pull is not misled by them."""
    part = cache / "models" / "t5" / f".{commit_on(hub, 'tiny/t5')}.part"
    part.mkdir(parents=True)
    size = (tiny / "t5" / "model.safetensors").stat().st_size
    (part / "model.safetensors").write_bytes(bytes(size + change))
    done(online.run("models", "pull", "tiny/t5", "--no-convert", cache=cache))
    done(online.run("models", "verify", "t5", cache=cache))


def test_a_line_that_drops_once_is_no_error(online: WarmCommand, hub: HubFolder, cache: Path) -> None:
    """A connection that ends early is taken up again within the same pull."""
    with hub.faults("tiny/bart", {"pytorch_model.bin": {"cut": 200_000}}), hub.requests() as asked:
        done(online.run("models", "pull", "tiny/bart", "--no-convert", cache=cache))
    assert sum("pytorch_model.bin" in name for name in files_asked(asked)) > 1
    done(online.run("models", "verify", "bart", cache=cache))


def test_ctrl_c_ends_a_pull_in_one_line(online: WarmCommand, hub: HubFolder, cache: Path) -> None:
    """Interrupted by hand, it says so; there is no model yet, and the next pull works."""
    with hub.faults("tiny/t5", {"model.safetensors": {"pause_s": 0.2}}):
        pid = online.start("models", "pull", "tiny/t5", cache=cache)
        while not list(cache.glob("models/t5/.*.part/model.safetensors")):
            time.sleep(0.01)
        os.kill(pid, signal.SIGINT)
        ended = online.end()
    assert ended.returncode == 130
    assert ended.stderr.splitlines()[-1].startswith("translit: interrupted")
    assert "Traceback" not in ended.stderr
    assert "translit models pull t5" in refusal(online.run("models", "verify", "t5", cache=cache))
    done(online.run("models", "pull", "tiny/t5", "--no-convert", cache=cache))


def test_a_second_pull_waits_for_the_first(online: WarmCommand, hub: HubFolder, cache: Path) -> None:
    """Two pulls of one model would write the same files: the second says that it waits."""
    (cache / "models").mkdir(parents=True)
    with FileLock(cache / "models" / ".t5.pulling"):
        online.start("models", "pull", "tiny/t5", "--no-convert", cache=cache)
        while "waiting for another process that changes t5" not in online.said():
            time.sleep(0.01)
        assert left(cache) == []
    done(online.end())


def test_a_non_commercial_licence_is_shown_before_the_first_file_and_in_every_brief(
    online: WarmCommand, hub: HubFolder, tiny: Path, tmp_path: Path, cache: Path
) -> None:
    """The card's licence comes before any weights, in the list, and in the brief's provenance."""
    licence = "cc-by-nc-4.0 (non-commercial use only)"
    commit = hub.publish("nc/nc-t5", tiny / "t5")
    hub.card("nc/nc-t5", license="cc-by-nc-4.0")
    with hub.faults("nc/nc-t5", {"model.safetensors": {"status": 404}}):
        refused = online.run("models", "pull", "nc/nc-t5", cache=cache)
    refusal(refused)
    assert f"nc-t5: licence {licence}" in refused.stderr
    done(online.run("models", "pull", "nc-t5", cache=cache))
    rows = [
        json.loads(row)
        for row in done(online.run("models", "list", "--json", cache=cache)).stdout.splitlines()
    ]
    row = next(row for row in rows if row["name"] == "nc-t5")
    assert (row["licence"], row["here"], row["commit"]) == (licence, True, commit)
    article = tmp_path / "hujan.txt"
    article.write_text("\n\n".join(SOURCES), encoding="utf-8")
    done(online.run("brief", article, "-o", tmp_path, "--model", "nc-t5", "--format", "json", cache=cache))
    provenance = json.loads((tmp_path / "hujan.brief.json").read_text(encoding="utf-8"))["provenance"]
    assert licence in provenance.values()
    assert f"nc/nc-t5@{commit}" in provenance.values()


@pytest.mark.parametrize(
    ("stated", "shown"),
    [
        ("gpl\nnone: \x1b[31mmine", "gpl none:  [31mmine"),
        (["mit", "cc0-1.0"], "mit, cc0-1.0"),
        (None, "not stated in the repository"),
    ],
)
def test_a_licence_is_one_line_whatever_a_card_states(
    online: WarmCommand, hub: HubFolder, tiny: Path, cache: Path, stated: object, shown: str
) -> None:
    """A repository cannot write to the terminal by what it states, nor break the manifest."""
    hub.publish("card/t5", tiny / "t5")
    hub.card("card/t5", license=stated)
    pulled = done(online.run("models", "pull", "card/t5", "--no-convert", cache=cache))
    assert f"t5: licence {shown}; its terms hold" in pulled.stderr


def test_a_small_disk_is_refused_before_the_weights_are_asked_for(
    online: WarmCommand, hub: HubFolder, mounting: list[str], disks: Path
) -> None:
    """Space is looked at first: how much is needed and how much there is stands in the line."""
    if not mounting:
        pytest.skip("no disk can be mounted here")
    with hub.requests() as asked:
        line = refusal(online.run("models", "pull", "tiny/marian", cache=disks / "small"))
    assert re.search(r"cannot be written \(\d+ MB are needed, 8 MB are free\)", line), line
    assert "pytorch_model.bin" not in files_asked(asked)
    assert left(online.seen(disks / "small")) == []


def test_a_disk_that_fills_up_leaves_nothing(
    online: WarmCommand, hub: HubFolder, mounting: list[str], disks: Path
) -> None:
    """Full at whatever file, the pull is refused in one line, and nothing of the model stays.

    A conversion may, when it is whole: it is found by what it was made from, and used by the next pull.
    """
    if not mounting:
        pytest.skip("no disk can be mounted here")
    codes = []
    for disk in (disks / name for name in DISKS if name != "small"):
        result = online.run("models", "pull", "tiny/marian", cache=disk)
        codes.append(result.returncode)
        if result.returncode:
            assert "No space left on device" in refusal(result)
            rest = left(online.seen(disk))
            assert [path for path in rest if not path.startswith("ct2/") or "/." in path] == []
        else:
            done(online.run("models", "verify", "marian", cache=disk))
    assert set(codes) == {0, 3}
    assert codes == sorted(codes, reverse=True)  # with more room it goes no worse


def test_kill_9_at_any_moment_leaves_a_whole_model_or_none(
    online: WarmCommand,
    offline: WarmCommand,
    hub: HubFolder,
    settings: Path,
    cache: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Killed at random moments of download, reading and conversion, there is a whole, locked model or none.

    Each pull goes on with the ruins of the last. Where a model came out whole, all of it is thrown away.
    """
    monkeypatch.setenv("TRANSLIT_CACHE", str(cache))
    moments = random.Random(4)  # noqa: S311 - not for secrets
    pull = ("models", "pull", "tiny/marian", "--config", settings)
    n_killed = n_parts = 0
    with hub.faults("tiny/marian", {"*": {"pause_s": 0.002}}):
        duration = seconds(online, *pull, cache=cache)
        shutil.rmtree(cache)
        for _ in range(10 * N_MOMENTS):
            pid = online.start(*pull, cache=cache)
            time.sleep(moments.uniform(0, duration))
            killed = online.kill(pid)
            assert killed or is_whole_or_absent(cache, "marian")  # it was quicker, over the ruins of others
            n_killed += killed
            n_parts += bool(list(cache.glob("models/marian/.*.part")))
            if is_whole_or_absent(cache, "marian"):
                shutil.rmtree(cache)
            if n_killed == N_MOMENTS:
                break
    assert n_killed == N_MOMENTS
    assert n_parts
    done(online.run(*pull, cache=cache))
    assert is_whole_or_absent(cache, "marian")
    assert not [path for path in left(cache) if path.startswith(("models/marian/.", "ct2/."))]
    translate = ("translate", "-", "--force", "--model", "marian", "--config", settings)
    said = done(offline.run(*translate, cache=cache, stdin=f"{SOURCES[0]}\n"))
    assert said.stdout == f"{TARGETS[0]}\n"
    assert "converting" not in said.stderr


def test_kill_9_during_an_update_leaves_the_old_model_or_the_new(
    online: WarmCommand,
    hub: HubFolder,
    tiny: Path,
    tmp_path: Path,
    cache: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Killed at random moments while it follows a branch, there is a whole model at every time."""
    monkeypatch.setenv("TRANSLIT_CACHE", str(cache))
    moments = random.Random(5)  # noqa: S311 - not for secrets
    newer = shutil.copytree(tiny / "bart", tmp_path / "newer")
    edit("config.json", comment="newer")(newer)
    commits = {hub.publish("changing/bart", newer), hub.publish("changing/bart", tiny / "bart")}
    done(online.run("models", "pull", "changing/bart", cache=cache))
    update = ("models", "pull", "bart", "--update")
    duration = 0.0
    n_killed = 0
    for _ in range(N_UPDATES):
        (target,) = commits - {commit_of(cache, "bart")}
        hub.point("changing/bart", "main", target)
        if not duration:
            duration = seconds(online, *update, cache=cache)
            continue
        pid = online.start(*update, cache=cache)
        time.sleep(moments.uniform(0, duration))
        n_killed += online.kill(pid)
        assert is_whole_or_absent(cache, "bart")
        assert commit_of(cache, "bart") in commits
    assert n_killed
    done(online.run(*update, cache=cache))
    assert commit_of(cache, "bart") == target


def seconds(command: WarmCommand, *arguments: str | Path, cache: Path) -> float:
    """How long it takes to run, about, when it is not killed."""
    done(command.run("--version", cache=cache))  # the first waits for the libraries
    start = time.monotonic()
    done(command.run(*arguments, cache=cache))
    return time.monotonic() - start


def is_whole_or_absent(cache: Path, name: str) -> bool:
    """Whether the model of that name is in `cache`, in which case all of its files must be whole."""
    for folder in cache.glob("ct2/[!.]*/"):
        sizes = json.loads((folder / RECORD).read_text(encoding="utf-8"))["sizes"]
        assert {path.name: path.stat().st_size for path in folder.iterdir() if path.name != RECORD} == sizes
    try:
        model = find(name)
    except ModelError as err:
        assert "translit models pull" in str(err)  # noqa: PT017 - either outcome is right
        return False
    assert model.lock is not None
    model.verify(full=True)
    return True


@pytest.mark.parametrize(
    ("arguments", "variables", "says"),
    [
        (["models", "pull", "opus-mt-id-en"], {}, rf"{CLOSED} cannot be reached.*Connection refused"),
        (["models", "add", "tiny/t5"], {"HF_ENDPOINT": "nowhere"}, r"nowhere cannot be reached"),
        (["models", "add", "tiny/t5"], {"HF_ENDPOINT": "http://[x"}, r"HF_ENDPOINT=http://\[x: no address"),
        (["models", "pull", "opus-mt-id-en"], {"HF_HUB_OFFLINE": "1"}, r"HF_HUB_OFFLINE is set.*unset it"),
    ],
)
def test_without_a_hub_there_is_one_line(
    cache: Path, arguments: list[str], variables: dict[str, str], says: str
) -> None:
    """Nobody at the address, no address, no network wished for: each is said as it is."""
    line = refusal(cold(*arguments, cache=cache, **variables))
    assert re.search(says, line), line
    assert left(cache) == []


def test_what_is_here_needs_no_hub(online: WarmCommand, hub: HubFolder, cache: Path) -> None:
    """A pull of what is here is no error where nobody can be asked whether it moved, or nobody shall be."""
    here = done(online.run("models", "pull", "tiny/t5", cache=cache)).stdout
    for variables in ({}, {"HF_HUB_OFFLINE": "1"}):
        again = done(cold("models", "pull", "t5", cache=cache, **variables))
        assert again.stdout == here
        assert "whether a newer one is could not be asked" in again.stderr


def test_started_by_a_user_it_works_as_well(
    hub: HubFolder, offline: WarmCommand, settings: Path, cache: Path
) -> None:
    """Nothing hangs on what these tests import beforehand: a process of its own pulls and converts."""
    with served(hub) as url:
        done(cold("models", "pull", "tiny/bart", "--config", str(settings), cache=cache, HF_ENDPOINT=url))
    translate = ("translate", "-", "--force", "--model", "bart", "--config", settings)
    said = done(offline.run(*translate, cache=cache, stdin=f"{SOURCES[0]}\n"))
    assert said.stdout == f"{TARGETS[0]}\n"
    assert "converting" not in said.stderr
