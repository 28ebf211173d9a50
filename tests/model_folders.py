"""Models folders as translit lays them out, with small files for weights: nothing here is loaded."""

import hashlib
import json
from pathlib import Path

from translit.manifest.lock import Lock, lock_path, locked, write_lock

REPOSITORY = "owner/small"
COMMIT = "0123456789" * 4
WEIGHTS = {"config.json": "{}", "model.safetensors": "weights"}
HASHES = {name: hashlib.sha256(text.encode()).hexdigest() for name, text in WEIGHTS.items()}
VALID = """\
name: small
architecture: marian
languages: {source: id, target: en}
licence: CC0-1.0
limits: {max_source_tokens: 10, max_target_tokens: 20}
"""


def write(path: Path, text: str) -> Path:
    """`text` in `path`, whose folder is made."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def put_weights(folder: Path) -> Path:
    """The files of WEIGHTS in `folder`."""
    for name, text in WEIGHTS.items():
        write(folder / name, text)
    return folder


def put_manifest(root: Path, name: str = "small", licence: str = "CC0-1.0", *, pulled: bool = False) -> Path:
    """NAME.yaml in the models folder `root`: of a model that is pulled, or of one that lists WEIGHTS."""
    origin = f"repository: {REPOSITORY}" if pulled else f"files: {json.dumps(HASHES)}"
    text = VALID.replace("small", name).replace("CC0-1.0", licence)
    return write(root / f"{name}.yaml", f"{text}{origin}\n")


def put_pulled(root: Path, name: str = "small", repository: str = REPOSITORY) -> Lock:
    """What a pull leaves in the models folder `root`: NAME/<commit>/ with WEIGHTS, and NAME.lock.json."""
    files = locked(put_weights(root / name / COMMIT), WEIGHTS)
    lock = Lock(repository=repository, revision="main", commit=COMMIT, downloaded=HASHES, files=files)
    write_lock(lock_path(root, name), lock)
    return lock
