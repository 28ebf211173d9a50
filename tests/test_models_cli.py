"""`translit models` in odd hands: names, manifests, locks and folders as users leave them behind."""

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
import tiny_models
from hub_folder import HubFolder, served
from warm_command import Done, WarmCommand, warm_command

from translit import places
from translit.errors import ModelError
from translit.manifest import find


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the hub."""
    return tmp_path_factory.mktemp("hub")


@pytest.fixture(scope="module")
def online(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[WarmCommand]:
    """The command, on a machine that reaches the hub."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("HF_", "TRANSF"))}
    with served(HubFolder(root)) as url:
        environment = {**inherited, "HF_ENDPOINT": url, "NO_PROXY": "127.0.0.1", "HF_HOME": "/nonexistent"}
        with warm_command(tmp_path_factory.mktemp("online"), environment) as command:
            yield command


@pytest.fixture(scope="module")
def tiny(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model that the hub has as tiny/t5 and, stating a licence of its own, as own/t5."""
    folder = tiny_models.build("t5", tmp_path_factory.mktemp("tiny") / "t5", n_steps=0)
    hub = HubFolder(root)
    for repository in ("tiny/t5", "own/t5"):
        hub.publish(repository, folder)
    hub.card("own/t5", license="other", license_name="own-nc-1.0")
    return folder


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    """An empty cache."""
    return tmp_path / "cache"


@pytest.fixture
def pulled(online: WarmCommand, tiny: Path, cache: Path) -> Path:
    """The models folder of `cache`, with tiny/t5 pulled."""
    done(pull(online, "tiny/t5", cache))
    return cache / "models"


def pull(online: WarmCommand, name: str | Path, cache: Path) -> Done:
    """Pull without converting."""
    return online.run("models", "pull", name, "--no-convert", cache=cache)


def done(result: Done) -> Done:
    """`result`, which must have gone well."""
    assert result.returncode == 0, result.stderr
    return result


def refusal(result: Done) -> str:
    """The one line that a refused command ends with."""
    assert result.returncode == 3, result.stdout + result.stderr
    line = result.stderr.splitlines()[-1]
    assert line.startswith("translit: ")
    return line


@pytest.mark.parametrize(
    ("repository", "name"),
    [
        ("tiny/t5", "-x"), ("tiny/t5", ".x"), ("tiny/t5", "x.yaml"), ("tiny/t5", "x" * 300),
        ("tiny/t5", "a\u202eb"), ("tiny/t5", "a\x9bb"), ("just-a-name", "x"),
        ("https://hub.example/a/b", "x"),
    ],
)  # fmt: skip
def test_what_no_command_could_name_is_not_added(
    online: WarmCommand, root: Path, cache: Path, repository: str, name: str
) -> None:
    """A name like an option, a path or a trick on a terminal, or no repository: refused, no hub is asked."""
    with HubFolder(root).requests() as asked:
        line = refusal(online.run("models", "add", repository, f"--name={name}", cache=cache))
    assert "OWNER/NAME" in line or f"translit models add {repository} --name NAME" in line
    assert line.isprintable()
    assert asked == []
    assert not cache.exists()


def test_a_manifest_that_was_broken_by_hand_is_not_written_over(
    online: WarmCommand, pulled: Path, cache: Path
) -> None:
    """What a user has changed is theirs, all the more where a slip keeps it from being read."""
    manifest = pulled / "t5.yaml"
    broken = manifest.read_text(encoding="utf-8") + "limts: {}\n"
    manifest.write_text(broken, encoding="utf-8")
    for command in ("add", "pull"):
        assert str(manifest) in refusal(online.run("models", command, "tiny/t5", cache=cache))
    assert manifest.read_text(encoding="utf-8") == broken


def test_two_manifests_cannot_take_each_others_files(
    online: WarmCommand, pulled: Path, cache: Path, tmp_path: Path
) -> None:
    """A manifest has its file's name; one from elsewhere does not pull over what is another repository's."""
    text = (pulled / "t5.yaml").read_text(encoding="utf-8").replace("tiny/t5", "own/t5")
    for path, says in (
        (pulled / "two.yaml", "call the file t5.yaml"),
        (tmp_path / "t5.yaml", "is of tiny/t5"),
    ):
        path.write_text(text, encoding="utf-8")
        assert says in refusal(pull(online, path, cache))
        path.unlink()
    done(online.run("models", "verify", "t5", cache=cache))


def test_the_command_that_gets_a_model_is_one_that_finds_its_manifest(
    online: WarmCommand, pulled: Path, cache: Path, tmp_path: Path
) -> None:
    """Where a manifest was named by its path, its name alone would lead nowhere."""
    manifest = tmp_path / "mine.yaml"
    text = (pulled / "t5.yaml").read_text(encoding="utf-8")
    manifest.write_text(text.replace("name: t5", "name: mine"), encoding="utf-8")
    line = refusal(online.run("models", "path", manifest, cache=cache))
    assert f"`translit models pull {manifest}`" in line
    done(pull(online, manifest, cache))
    done(online.run("models", "path", manifest, cache=cache))


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"commit": "0" * 40}, r"the lock's commit: `translit models pull t5 --update`"),
        ({"files": {}}, "delete it and pull the model again"),
        ({"repository": "own/t5"}, "`translit models rm t5`"),
    ],
)
def test_a_lock_that_leads_nowhere_says_the_way_out(
    online: WarmCommand, pulled: Path, cache: Path, change: dict[str, object], says: str
) -> None:
    """A commit that the hub has no longer, no files, another repository: what to type stands in the line."""
    lock = pulled / "t5.lock.json"
    lock.write_text(json.dumps(json.loads(lock.read_text(encoding="utf-8")) | change), encoding="utf-8")
    assert says in refusal(pull(online, "t5", cache))


def test_a_folder_that_happens_to_have_the_name_is_not_meant(
    online: WarmCommand, pulled: Path, cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A model with a manifest is pulled by its name wherever one stands, as --model takes it."""
    (tmp_path / "t5").mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TRANSLIT_CACHE", str(cache))
    from translit.hub import known_or_added

    assert known_or_added("t5", pulled).manifest.repository == "tiny/t5"
    (pulled / "t5.yaml").unlink()
    with pytest.raises(ModelError, match="a local folder needs no pull"):
        known_or_added("t5", pulled)


def test_a_link_is_not_followed_to_remove_what_lies_elsewhere(
    online: WarmCommand, pulled: Path, cache: Path, tmp_path: Path
) -> None:
    """A folder that was moved to another disk works; rm touches nothing of it and says how to remove it."""
    (pulled / "t5").rename(tmp_path / "elsewhere")
    (pulled / "t5").symlink_to(tmp_path / "elsewhere")
    done(online.run("models", "verify", "t5", cache=cache))
    assert f"rm -r {tmp_path / 'elsewhere'} " in refusal(online.run("models", "rm", "t5", cache=cache))
    done(online.run("models", "verify", "t5", cache=cache))


def test_a_licence_of_ones_own_is_named(online: WarmCommand, tiny: Path, cache: Path) -> None:
    """Cards say `other` and the name beside it: the name is what binds."""
    shown = done(pull(online, "own/t5", cache)).stderr
    assert "t5: licence own-nc-1.0 (non-commercial use only); its terms hold" in shown


@pytest.mark.parametrize(
    ("folder", "name"), [("my:model", "my_model"), (".hidden", "model"), ("a\x1bb", "a_b"), ("ok 1", "ok 1")]
)
def test_a_local_folder_may_have_any_name(tmp_path: Path, folder: str, name: str) -> None:
    """What cannot be a model's name is no reason not to use the folder."""
    path = tmp_path / folder
    path.mkdir()
    (path / "config.json").write_text('{"model_type": "marian"}', encoding="utf-8")
    (path / "vocab.json").write_text("{}", encoding="utf-8")
    (path / "model.safetensors").write_bytes(b"")
    assert find(str(path)).name == name


def test_a_manifest_cannot_act_on_the_terminal(online: WarmCommand, pulled: Path, cache: Path) -> None:
    """What a manifest from elsewhere states is spelled out where it is shown."""
    manifest = pulled / "t5.yaml"
    text = manifest.read_text(encoding="utf-8").replace("licence: ", 'licence: "\\e[2J" # ')
    manifest.write_text(text, encoding="utf-8")
    done(online.run("models", "rm", "t5", cache=cache))
    shown = done(pull(online, "t5", cache)).stderr
    assert "\x1b" not in shown
    assert "licence \\u001b[2J;" in shown


def test_a_user_without_a_home_is_told_to_name_a_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    """In a container the user may have no home folder at all."""
    import platformdirs

    def homeless(*_: object, **__: object) -> str:
        raise RuntimeError("could not determine the home directory")

    monkeypatch.delenv("TRANSLIT_CACHE")
    monkeypatch.setattr(platformdirs, "user_cache_dir", homeless)
    with pytest.raises(ModelError, match="TRANSLIT_CACHE"):
        places.cache()
