"""Where models are looked for, in which order, and which is used where none is named."""

from dataclasses import dataclass
from pathlib import Path

import pytest
from model_folders import COMMIT, REPOSITORY, WEIGHTS, put_manifest, put_pulled, put_weights, write

from translit import places
from translit.errors import ModelError
from translit.manifest import DEFAULTS, default, find, known, listing


@dataclass(frozen=True, slots=True, kw_only=True)
class Roots:
    """The three models folders of a test."""

    shipped: Path
    named: Path
    pulled: Path


@pytest.fixture
def roots(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Roots:
    """A checkout without models, the folder that TRANSLIT_MODELS names, and that of the cache."""
    write(tmp_path / "checkout" / "pyproject.toml", "")
    roots = Roots(
        shipped=tmp_path / "checkout" / "models",
        named=tmp_path / "named",
        pulled=tmp_path / "cache" / "models",
    )
    roots.shipped.mkdir()
    monkeypatch.setattr(places, "CHECKOUT", tmp_path / "checkout")
    monkeypatch.setenv("TRANSLIT_MODELS", str(roots.named))
    monkeypatch.setenv("TRANSLIT_CACHE", str(tmp_path / "cache"))
    return roots


ORDER = ("shipped", "named", "pulled")


@pytest.mark.parametrize("n_without", range(len(ORDER)))
def test_a_manifest_is_the_first_of_its_name(roots: Roots, n_without: int) -> None:
    """Manifests of one name: the shipped one, else TRANSLIT_MODELS', else the cache's, to find and list."""
    for place in ORDER[n_without:]:
        put_manifest(getattr(roots, place), licence=place)
    assert known("small").manifest.licence == ORDER[n_without]
    models, errors = listing()
    assert [model.manifest.licence for model in models] == [ORDER[n_without]]
    assert errors == []


@pytest.mark.parametrize("n_without", range(len(ORDER)))
def test_weights_are_taken_from_the_first_folder_that_has_them_all(roots: Roots, n_without: int) -> None:
    """A manifest's files may lie in any of the folders; one that has a part of them is passed over."""
    put_manifest(roots.shipped)
    for place in ORDER[:n_without]:
        (put_weights(getattr(roots, place) / "small") / next(iter(WEIGHTS))).unlink()
    for place in ORDER[n_without:]:
        put_weights(getattr(roots, place) / "small")
    model = find("small")
    model.verify()
    assert model.folder == getattr(roots, ORDER[n_without]) / "small"


@pytest.mark.parametrize("place", ORDER)
def test_a_pulled_model_lies_under_its_commit_beside_its_lock(roots: Roots, place: str) -> None:
    """A manifest that is shipped, lock and files in any of the folders: that commit is what is used."""
    put_manifest(roots.shipped, pulled=True)
    root = getattr(roots, place)
    lock = put_pulled(root)
    put_weights(root / "small")  # beside the commit's folder: nobody vouches for these
    model = find("small")
    model.verify(full=True)
    assert model.folder == root / "small" / COMMIT
    assert model.lock == lock
    assert model.revision == f"{REPOSITORY}@{COMMIT}"


def test_a_lock_of_another_repository_is_not_this_models(roots: Roots) -> None:
    """What was pulled from elsewhere under the same name is passed over, and the pull is named."""
    put_manifest(roots.shipped, pulled=True)
    put_pulled(roots.named, repository="stranger/small")
    assert known("small").lock is None
    with pytest.raises(ModelError, match="`translit models pull small`"):
        find("small")


def test_a_model_of_ones_own_needs_no_more_than_the_named_folder(roots: Roots) -> None:
    """Manifest and files in TRANSLIT_MODELS alone: listed, found and verified like a shipped one."""
    put_manifest(roots.named, "mine")
    put_weights(roots.named / "mine")
    find("mine").verify()
    assert [(model.name, model.present) for model in listing()[0]] == [("mine", True)]


def test_folders_that_do_not_exist_hold_no_models(roots: Roots) -> None:
    """A TRANSLIT_MODELS that is not there and a cache that was never used are no errors."""
    roots.shipped.rmdir()
    assert listing() == ([], [])


def test_what_is_missing_is_told_with_every_folder_that_was_looked_in(roots: Roots) -> None:
    """A model without its files: one line with the three folders and what lacks."""
    put_manifest(roots.shipped)
    with pytest.raises(ModelError) as caught:
        find("small")
    for part in (*map(str, (roots.shipped, roots.named, roots.pulled)), *WEIGHTS, "TRANSLIT_MODELS"):
        assert part in str(caught.value)
    assert "\n" not in str(caught.value)


def put_defaults(roots: Roots, *, best: bool, embedded: bool) -> None:
    """Manifests of both default models, with the files of those that are to be here."""
    put_manifest(roots.shipped, DEFAULTS[0], pulled=True)
    put_manifest(roots.shipped, DEFAULTS[1])
    if best:
        put_pulled(roots.pulled, DEFAULTS[0])
    if embedded:
        put_weights(roots.shipped / DEFAULTS[1])


@pytest.mark.parametrize(
    ("best", "embedded", "used"),
    [(True, True, "opus-mt-id-en"), (True, False, "opus-mt-id-en"), (False, True, "id-en-lite")],
)
def test_where_no_model_is_named_the_best_that_is_here_is_used(
    roots: Roots, *, best: bool, embedded: bool, used: str
) -> None:
    """opus-mt-id-en where it was pulled, id-en-lite where not."""
    put_defaults(roots, best=best, embedded=embedded)
    assert default().name == used


def test_a_pull_that_lost_a_file_is_no_default(roots: Roots) -> None:
    """opus-mt-id-en with a lock and not all of its files is not here."""
    put_defaults(roots, best=True, embedded=True)
    (known(DEFAULTS[0]).folder / next(iter(WEIGHTS))).unlink()
    assert default().name == DEFAULTS[1]


def test_without_any_model_both_ways_to_one_are_named(roots: Roots) -> None:
    """Neither default is here: one line with the pull and with TRANSLIT_MODELS."""
    put_defaults(roots, best=False, embedded=False)
    with pytest.raises(ModelError, match=r"`translit models pull opus-mt-id-en`.*TRANSLIT_MODELS") as caught:
        default()
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("name", DEFAULTS)
def test_a_model_that_is_named_is_never_replaced(roots: Roots, name: str) -> None:
    """Asked for by name and not here is an error, though the other default is here."""
    put_defaults(roots, best=name != DEFAULTS[0], embedded=name != DEFAULTS[1])
    assert default().name != name
    with pytest.raises(ModelError, match=f"model {name}: its files are not here"):
        find(name)


@pytest.mark.parametrize(
    ("file", "told"), [("broken.yaml", "architecture: missing"), ("whole.lock.json", "revision: missing")]
)
def test_what_is_broken_in_the_named_folder_breaks_nothing_else(roots: Roots, file: str, told: str) -> None:
    """A manifest or lock that is not legal is reported with its path; other models are listed and found."""
    put_manifest(roots.shipped)
    put_weights(roots.shipped / "small")
    put_manifest(roots.named, "whole", pulled=True)
    path = write(roots.named / file, "name: broken\n" if file.endswith(".yaml") else "{repository: a/b}")
    models, errors = listing()
    (error,) = map(str, errors)
    assert str(path) in error
    assert told in error
    assert "small" in [model.name for model in models]
    assert find("small").present
    with pytest.raises(ModelError, match=str(path)):
        find(file.partition(".")[0])
    with pytest.raises(ModelError, match="there are: small"):
        find("nosuch")
