"""What is asked of a hub: the commit that a branch is at, the files of a repository there, their bytes."""

import io
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from translit import __version__
from translit.backends.quiet import ENVIRONMENT, OFFLINE_ASKED, Untyped, one_line
from translit.errors import DownloadError, ModelError
from translit.manifest import sha256
from translit.manifest.values import is_commit

TIMEOUT_S = 30.0
CHUNK_BYTES = 65_536
"""What arrived of a chunk when the connection breaks is lost; the client library's own are 10 MB."""

MAX_LICENCE = 200
"""Characters of a licence's name that are kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoteFile:
    """A file as a repository's listing states it. Large ones have a SHA-256, the others git's blob id."""

    name: str
    size: int
    sha256: str | None
    blob_id: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """A repository at one commit."""

    repository: str
    commit: str
    licence: str | None
    """As the repository's card states it, on one line and safe on a terminal."""
    files: tuple[RemoteFile, ...]


@contextmanager
def online() -> Iterator[None]:
    """Open the door to the network while the block runs; it is shut for all else that this process does.

    Raises:
        ModelError: the user has asked for no network with HF_HUB_OFFLINE, or HF_ENDPOINT is no address.
    """
    if OFFLINE_ASKED:
        raise ModelError("HF_HUB_OFFLINE is set, so no hub is asked; unset it to pull or add a model")
    os.environ.update(ENVIRONMENT)
    try:
        from huggingface_hub import constants
        from huggingface_hub.utils import logging
    except ValueError as err:
        raise ModelError(f"HF_ENDPOINT={os.environ.get('HF_ENDPOINT')}: no address ({err})") from err

    logging.set_verbosity_error()  # type: ignore[no-untyped-call]  # its warnings of retries would break the progress bar
    constants.DOWNLOAD_CHUNK_SIZE = CHUNK_BYTES
    constants.HF_HUB_OFFLINE = False
    try:
        yield
    finally:
        constants.HF_HUB_OFFLINE = True


def snapshot(repository: str, revision: str) -> Snapshot:
    """The commit that the branch, tag or commit `revision` is, and all files of the repository there.

    Raises:
        ModelError: the hub cannot be reached, has no such repository or revision, or does not let us in.
    """
    with online(), _explained(repository, revision):
        from huggingface_hub import HfApi
        from huggingface_hub.errors import HFValidationError

        api = HfApi(library_name="translit", library_version=__version__)
        try:
            info = api.model_info(repository, revision=revision, files_metadata=True, timeout=TIMEOUT_S)
            files = tuple(_stated(sibling) for sibling in info.siblings or ())
        except (ValueError, KeyError, TypeError, AttributeError) as err:
            if isinstance(err, HFValidationError):
                raise
            raise ModelError(
                f"{repository}: {api.endpoint} does not answer as a hub does ({one_line(err)}): a page to "
                "log in to the network, or a wrong HF_ENDPOINT"
            ) from err
    commit = str(info.sha)
    if not is_commit(commit):
        raise ModelError(f"{repository}: the hub states no commit for {revision} (found {commit!r})")
    return Snapshot(repository=repository, commit=commit, licence=_licence(info.card_data), files=files)


def _stated(sibling: Untyped) -> RemoteFile:
    return RemoteFile(
        name=str(sibling.rfilename),
        size=int(sibling.size or 0),
        sha256=sibling.lfs.sha256 if sibling.lfs else None,
        blob_id=sibling.blob_id,
    )


def _licence(card: Untyped) -> str | None:
    """What a card states, on one line that cannot act on a terminal: a name, several, or one of its own."""
    licence = getattr(card, "license", None)
    if licence == "other":
        licence = getattr(card, "license_name", None) or licence
    stated = ", ".join(map(str, licence)) if isinstance(licence, list) else str(licence or "")
    return "".join(char if char.isprintable() else " " for char in stated)[:MAX_LICENCE] or None


def download(source: Snapshot, file: RemoteFile, path: Path, report: Callable[[int], None]) -> str:
    """Fetch `file` to `path`, going on where an earlier try stopped; its SHA-256, once it was compared.

    `report` is told of bytes as they arrive. What arrived stays when the connection breaks.

    Raises:
        ModelError: it cannot be fetched, or what arrived is not what the hub states.
    """
    begun = path.is_file() and path.stat().st_size > 0
    found = _fetched(source, file, path, report)
    if begun and not _is_meant(path, file, found):  # perhaps by what lay there: a power cut leaves zeros
        path.unlink()
        found = _fetched(source, file, path, report)
    if not _is_meant(path, file, found):
        path.unlink()
        raise ModelError(
            f"{source.repository}@{source.commit}: {file.name} is not the file that the hub states (sha256 "
            f"{found}, stated {file.sha256 or f'git blob {file.blob_id}'}); pull again, and mistrust the "
            "mirror or proxy if it happens again"
        )
    return found


def _fetched(source: Snapshot, file: RemoteFile, path: Path, report: Callable[[int], None]) -> str:
    """Fetch what `path` lacks of `file`; the SHA-256 of what is there then."""
    if path.is_file() and path.stat().st_size > file.size:
        path.unlink()
    with online(), _explained(source.repository, source.commit):
        from huggingface_hub import hf_hub_url
        from huggingface_hub.file_download import http_get
        from huggingface_hub.utils._headers import build_hf_headers

        headers = build_hf_headers(library_name="translit", library_version=__version__)
        url = hf_hub_url(source.repository, file.name, revision=source.commit)
        with _Counted(path, report) as target:
            http_get(
                url,
                target,
                resume_size=target.tell(),
                # A range of compressed bytes would be of no use.
                headers={**headers, "Accept-Encoding": "identity"},
                expected_size=file.size,
            )
    return sha256(path)


def _is_meant(path: Path, file: RemoteFile, found: str) -> bool:
    from huggingface_hub.utils.sha import git_hash

    if file.sha256 is not None:
        return found == file.sha256
    return file.blob_id is not None and git_hash(path.read_bytes()) == file.blob_id


class _Counted(io.BufferedWriter):
    """A file that is appended to, and tells how many bytes were."""

    def __init__(self, path: Path, report: Callable[[int], None]) -> None:
        super().__init__(io.FileIO(path, "ab"))
        self._report = report

    def write(self, chunk: bytes, /) -> int:  # type: ignore[override]
        written = super().write(chunk)
        self._report(written)
        return written


@contextmanager
def _explained(repository: str, revision: str) -> Iterator[None]:
    """Turn what the client library raises into one line that says what to type."""
    import httpx2
    from huggingface_hub import constants, errors

    hub = constants.ENDPOINT
    try:
        yield
    except errors.GatedRepoError as err:
        raise ModelError(
            f"{repository}: its owner gives it to those only who accept its terms; do so at "
            f"{hub}/{repository}, then put an access token in HF_TOKEN"
        ) from err
    except errors.RepositoryNotFoundError as err:
        raise ModelError(
            f"{repository}: no such repository at {hub}, or a private one (put an access token in HF_TOKEN)"
        ) from err
    except errors.RevisionNotFoundError as err:
        raise ModelError(f"{repository}: no revision {revision} at {hub}") from err
    except errors.HFValidationError as err:
        raise ModelError(f"{repository}: not a repository's name (legal: OWNER/NAME)") from err
    except errors.HfHubHTTPError as err:
        status = err.response.status_code
        if status == 429 or status >= 500:
            raise DownloadError(
                f"{repository}: {hub} answered {status} ({one_line(err)}); pull again later"
            ) from err
        raise ModelError(
            f"{repository}: {hub} answered {status} ({one_line(err)}); a repository is OWNER/NAME, and "
            "HF_ENDPOINT must be a hub"
        ) from err
    except (httpx2.HTTPError, httpx2.InvalidURL) as err:
        raise DownloadError(
            f"{repository}: {hub} cannot be reached or broke off ({one_line(err)}); pull again to go on "
            "where it stopped; HF_ENDPOINT names a mirror"
        ) from err
    except OSError as err:
        if err.errno is not None:  # of this machine, a full disk for one
            raise
        raise ModelError(
            f"{repository}: what {hub} serves is not what it lists ({one_line(err)}); it has been removed"
        ) from err
