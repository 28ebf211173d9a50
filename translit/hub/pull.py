"""Get a model: resolve, choose, download, check, convert, and only then give it its name and its lock."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from translit.backends.codec import Codec
from translit.backends.convert import conversions, converted
from translit.errors import DownloadError, ModelError, TranslitError
from translit.hub.alone import alone
from translit.hub.checks import check_config, check_hashes, make_room, refuse_other
from translit.hub.choose import choose, is_pickled
from translit.hub.client import RemoteFile, Snapshot, download, snapshot
from translit.hub.weights import has_safetensors, to_safetensors
from translit.manifest import Model, sha256
from translit.manifest.lock import Lock, lock_path, locked, write_lock
from translit.terminal import say
from translit.types import Progress


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How to pull."""

    compute_type: str | None
    """The numeric type to convert to for CTranslate2; None: leave that to the first use."""
    update: bool
    """Follow a branch that has moved since the lock was written."""
    progress: Callable[[str], AbstractContextManager[Progress]]
    """Shows (done, total) bytes under a label."""


def pull(model: Model, root: Path, options: Options) -> Model:
    """Bring `model` into the models folder `root` and lock it; what is there and whole is not fetched again.

    The commit is the lock's where there is one: a branch that has moved since is reported and not followed.
    An interrupted pull goes on where it stopped; a refused one leaves nothing.

    Raises:
        ModelError: the hub cannot be reached, or what it has cannot be used or trusted.
    """
    repository, revision = model.manifest.repository, model.manifest.revision
    if repository is None:
        raise ModelError(f"{model.name}: comes from no hub; its files lie in {model.folder}, or should")
    with alone(root, model.name):
        lock = model.lock if model.lock and _is_whole(model) else None
        if lock and not options.update:
            _report_moved(model, lock)
            _convert(model, options)
            return model
        refuse_other(model, root)
        source = _resolve(model, options)
        if lock and lock.commit == source.commit:
            say(f"{model.name}: {revision} is still the commit that is here")
            _convert(model, options)
            return model
        pulled = _fetch(model, source, root, options)
        _clear(model, pulled, root)
        return pulled


def _resolve(model: Model, options: Options) -> Snapshot:
    """The repository at the commit that the lock has, else, or to follow it, where the branch is now."""
    repository, revision = str(model.manifest.repository), model.manifest.revision
    if model.lock is None or options.update:
        return snapshot(repository, revision)
    try:
        return snapshot(repository, model.lock.commit)
    except ModelError as err:
        from huggingface_hub.errors import RevisionNotFoundError

        if not isinstance(err.__cause__, RevisionNotFoundError):
            raise
        raise ModelError(
            f"{err}; it is the lock's commit: `translit models pull {model.name} --update` takes what "
            f"{revision} is now"
        ) from err


def _is_whole(model: Model) -> bool:
    try:
        model.verify(full=True)
    except ModelError as err:
        say(f"{model.name}: fetched again where it is damaged ({str(err).partition('; ')[0]})")
        return False
    return True


def _report_moved(model: Model, lock: Lock) -> None:
    """Say that the branch is at another commit than the lock, or that nobody could tell."""
    try:
        commit = snapshot(lock.repository, model.manifest.revision).commit
    except ModelError as err:
        say(f"{model.name}: is here; whether a newer one is could not be asked: {err}")
        return
    if commit != lock.commit:
        say(
            f"{model.name}: {lock.repository} has moved: {model.manifest.revision} is now {commit}, the lock "
            f"has {lock.commit}, which is kept; `translit models pull {model.name} --update` follows"
        )


def _fetch(model: Model, source: Snapshot, root: Path, options: Options) -> Model:
    """The model at `source`: fetched and checked under a name nobody looks for, then renamed and locked."""
    home = root / model.name
    folder, part = home / source.commit, home / f".{source.commit}.part"
    files = choose(source, model.manifest.gguf)
    if folder.exists():  # damaged, or left by a run that was killed before it wrote the lock
        shutil.rmtree(part, ignore_errors=True)
        _drop_damaged(model, folder)
        folder.rename(part)
    for other in home.glob(".*.part"):
        if other != part:
            shutil.rmtree(other, ignore_errors=True)
    _announce(model, source, files)
    with _nothing_left_of(part, folder):
        part.mkdir(parents=True, exist_ok=True)
        make_room(part, files)
        downloaded = _download(model, source, files, part, options)
        names = sorted(path.name for path in part.iterdir() if path.is_file())
        lock = Lock(
            repository=source.repository,
            revision=model.manifest.revision,
            commit=source.commit,
            downloaded=downloaded,
            files=locked(part, names),
        )
        candidate = replace(model, folder=part, lock=lock)
        _convert(candidate, options)
        part.rename(folder)
        write_lock(lock_path(root, model.name), lock)
    return replace(candidate, folder=folder)


def _drop_damaged(model: Model, folder: Path) -> None:
    """Delete from `folder` each file that is not as the lock says, and what the lock does not know."""
    if model.lock is not None and model.lock.commit == folder.name:
        for path in folder.iterdir():
            file = model.lock.files.get(path.name)
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            elif file is None or not path.is_file() or sha256(path) != file.sha256:
                path.unlink()


def _announce(model: Model, source: Snapshot, files: list[RemoteFile]) -> None:
    size_mb = sum(file.size for file in files) / 1e6
    say(f"{model.name}: {len(files)} files, {size_mb:.1f} MB, of {source.repository}@{source.commit}")
    say(f"{model.name}: licence {model.manifest.licence}; its terms hold for every brief made with it")
    stated = source.licence
    if stated is not None and not model.manifest.licence.casefold().startswith(stated.casefold()):
        say(f"{model.name}: the repository itself now states licence {stated}: read its terms")


def _download(
    model: Model, source: Snapshot, files: list[RemoteFile], part: Path, options: Options
) -> dict[str, str]:
    """Fetch into `part` what it lacks, small files first, so that what cannot be used is refused early.

    Returns the SHA-256 of each file as the hub has it. Pickled weights have become safetensors.
    """
    total = sum(file.size for file in files)
    downloaded: dict[str, str] = {}
    done = 0
    small = [file for file in files if not _is_weights(file)]
    weights = [file for file in files if _is_weights(file)]
    with options.progress(f"pulling {model.name}") as report:

        def arrived(n_bytes: int) -> None:
            nonlocal done
            done += n_bytes
            report(done, total)

        for file in small:
            downloaded[file.name] = download(source, file, part / file.name, arrived)
        check_config(model, part)
        Codec(replace(model, folder=part, lock=None))  # the tokenizer fits, before gigabytes are fetched
        for file in weights:
            if is_pickled(file) and file.sha256 and has_safetensors(part):  # interrupted after it was read
                downloaded[file.name] = file.sha256
            else:
                downloaded[file.name] = download(source, file, part / file.name, arrived)
    check_hashes(model, source, downloaded)
    if any(map(is_pickled, weights)):
        say(f"{model.name}: its weights are pickled; reading them once, without running code...")
        to_safetensors(part)
    return downloaded


def _is_weights(file: RemoteFile) -> bool:
    return file.name.endswith((".safetensors", ".bin", ".gguf"))


def _convert(model: Model, options: Options) -> None:
    if options.compute_type is not None and not model.ready:
        converted(model, options.compute_type)


def _clear(old: Model, new: Model, root: Path) -> None:
    """Remove the commit that was there before, and what was converted from it, where that is not the same."""
    if old.lock is not None and old.lock.commit != new.folder.name:
        shutil.rmtree(root / old.name / old.lock.commit, ignore_errors=True)
        for folder in conversions(old) if old.sha256 != new.sha256 else ():
            shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _nothing_left_of(part: Path, folder: Path) -> Iterator[None]:
    """Remove `part`, or `folder` that it became, when all is not well; keep it where the line broke."""
    try:
        yield
    except DownloadError:
        raise
    except (TranslitError, OSError) as err:
        shutil.rmtree(part, ignore_errors=True)
        shutil.rmtree(folder, ignore_errors=True)
        with suppress(OSError):
            part.parent.rmdir()  # where nothing else is there
        if isinstance(err, ModelError):
            raise
        cause = err if isinstance(err, OSError) else err.__cause__  # of an OutputError: what it was made of
        reason = getattr(cause, "strerror", None) or cause
        raise ModelError(
            f"{part.parent}: cannot be written ({reason}); free some space, or name another cache with "
            "TRANSLIT_CACHE; what was fetched has been removed"
        ) from err
