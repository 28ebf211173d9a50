"""What hub_server.py serves, put on disk: publish a folder as a commit, misbehave, tell what was asked."""

import contextlib
import hashlib
import json
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hub_server import blob

SERVER = Path(__file__).with_name("hub_server.py")


@dataclass(frozen=True, slots=True)
class HubFolder:
    """The repositories of a hub, and the log of what was asked of it."""

    root: Path

    def publish(self, repository: str, folder: Path, branch: str = "main") -> str:
        """Commit the files in `folder` to a branch; the commit, which depends on their content alone."""
        files = sorted(path for path in folder.rglob("*") if path.is_file())
        lines = [f"{path.relative_to(folder).as_posix()} {blob(path.read_bytes())}\n" for path in files]
        commit = hashlib.sha1("".join(lines).encode()).hexdigest()  # noqa: S324 - as git has it
        home = self.root / repository
        shutil.copytree(folder, home / commit, dirs_exist_ok=True)
        self.point(repository, branch, commit)
        return commit

    def point(self, repository: str, branch: str, commit: str) -> None:
        """Move a branch, or make it."""
        path = self.root / repository / "refs.json"
        refs = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
        path.write_text(json.dumps({**refs, branch: commit}), encoding="utf-8")

    def card(self, repository: str, **stated: object) -> None:
        """State the header of the repository's model card, such as its licence."""
        (self.root / repository / "card.json").write_text(json.dumps(stated), encoding="utf-8")

    @contextlib.contextmanager
    def faults(
        self,
        repository: str,
        files: Mapping[str, Mapping[str, Any]] | None = None,
        **faults: Any,  # noqa: ANN401 - what JSON has
    ) -> Iterator[None]:
        """Misbehave while the block runs.

        Of the repository: `status` and `code` refuse it; `also` lists files that it does not have; `page`
        answers with a page for people, as hotels and companies do.
        Of one of the `files` by name, or of all by "*": `status` and `code` refuse it; `other` serves bytes
        that are not those stated; `shorter` serves that many bytes as if they were all; `cut` breaks off
        after that many, such that the client tries again, or with `reset` such that it gives up; `whole`
        serves the whole file to who asks for the rest; `pause_s` waits that long between pieces.
        """
        path = self.root / repository / "faults.json"
        path.write_text(json.dumps({**faults, "files": files or {}}), encoding="utf-8")
        try:
            yield
        finally:
            path.unlink()

    @contextlib.contextmanager
    def requests(self) -> Iterator[list[str]]:
        """What was asked while the block ran, in order: `GET /OWNER/NAME/resolve/COMMIT/FILE bytes=100-`."""
        log = self.root / "requests.log"
        log.touch()
        start = log.stat().st_size
        asked: list[str] = []
        try:
            yield asked
        finally:
            with log.open(encoding="utf-8") as file:
                file.seek(start)
                asked.extend(file.read().splitlines())


@contextlib.contextmanager
def served(folder: HubFolder) -> Iterator[str]:
    """The URL of a hub that serves `folder` while the block runs."""
    folder.root.mkdir(parents=True, exist_ok=True)
    with subprocess.Popen(
        [sys.executable, str(SERVER), str(folder.root)], stdout=subprocess.PIPE, text=True
    ) as server:
        assert server.stdout is not None
        try:
            yield server.stdout.readline().strip()
        finally:
            server.kill()
