"""Write the manifest of a repository, from what its config and its card state."""

import re
import tempfile
from pathlib import Path
from typing import Any

import yaml

from translit import atomic, places
from translit.errors import ModelError, OutputError
from translit.hub.checks import refuse_remote_code
from translit.hub.choose import choose
from translit.hub.client import Snapshot, download, snapshot
from translit.manifest import Manifest, Model, is_folder, known, listing, read
from translit.manifest.architectures import architecture
from translit.manifest.local import limits, model_type, read_json
from translit.manifest.values import name as legal_name
from translit.strict import NotLegalError, validated

REPOSITORY = re.compile(r"[\w.-]+/[\w.-]+")
INSTRUCTION = (
    "Translate this Indonesian text into English. Reply with the translation and nothing else.\n\n{source}"
)
"""What a chat model is asked where its manifest is written by `add`."""
HEADER = """\
# Written by `translit models add {repository}` from the repository's config.json and card at
# {commit}. Correct what is wrong: docs/models.md explains every key.
"""
NO_PROMPT = """\
# This causal model has no chat template, and its prompt is not known: it will be given the bare sentence.
# Write here the tokens around the source that it was trained with, as models/id-en-lite.yaml does:
# prompt: {before: [...], after: [...]}
"""


def add(repository: str, root: Path, *, name: str | None = None, revision: str = "main") -> Model:
    """Write NAME.yaml for `repository` into the models folder `root`; only its small files are looked at.

    Raises:
        ModelError: the hub cannot be reached, no engine runs the model, or the name is taken.
    """
    if not REPOSITORY.fullmatch(repository):
        raise ModelError(f"{repository}: not a repository's name (legal: OWNER/NAME)")
    name = name or repository.rpartition("/")[2].lower()
    try:
        legal_name(name)
    except ValueError as err:
        raise ModelError(f"{name}: no name for a model ({err}); {_another_name(repository)}") from err
    if taken := next(
        (path for folder in places.models() if (path := folder / f"{name}.yaml").exists()), None
    ):
        raise ModelError(
            f"{name}: there is a model of that name already ({taken}); {_another_name(repository)}"
        )
    source = snapshot(repository, revision)
    choose(source)
    with tempfile.TemporaryDirectory() as folder:
        config = _json(source, "config.json", Path(folder))
        tokenizer = _json(source, "tokenizer_config.json", Path(folder))
    refuse_remote_code(f"{repository}: config.json", config)
    kind = model_type(f"{repository}: config.json", config)
    stated = limits(f"{repository}: config.json", config)
    tree: dict[str, Any] = {
        "name": name,
        "architecture": kind,
        "languages": {"source": "id", "target": "en"},
        "licence": _licence(source),
        "repository": repository,
        "revision": revision,
        "limits": stated.model_dump(),
    }
    text = HEADER.format(repository=repository, commit=source.commit)
    causal = architecture(kind).causal
    if causal and ("chat_template" in tokenizer or _has(source, "chat_template.jinja")):
        tree["chat"] = INSTRUCTION
    text += yaml.safe_dump(tree, sort_keys=False, allow_unicode=True)
    if causal and "chat" not in tree:
        text += NO_PROMPT
    path = root / f"{name}.yaml"
    try:
        validated(Manifest, tree, "models/id-en-lite.yaml")
        atomic.write_text(path, text)
    except NotLegalError as err:
        raise ModelError(f"{repository}: no legal manifest: {err}") from err
    except OutputError as err:
        reason = getattr(err.__cause__, "strerror", err)
        raise ModelError(
            f"{path}: cannot be written ({reason}); name another cache with TRANSLIT_CACHE"
        ) from err
    return read(path)


def known_or_added(name: str, root: Path) -> Model:
    """The model of that name; for a repository, OWNER/NAME, the model that is of it, added if none is.

    Raises:
        ModelError: there is no such model, or it cannot be added.
    """
    if is_folder(name):
        raise ModelError(f"{name}: a local folder needs no pull; use it as it is with --model {name}")
    if not REPOSITORY.fullmatch(name) or name.endswith((".yaml", ".yml")):
        return known(name)
    of_it = (model for model in listing()[0] if model.manifest.repository == name)
    return next(of_it, None) or add(name, root)


def _another_name(repository: str) -> str:
    return f"give another with `translit models add {repository} --name NAME`"


def _json(source: Snapshot, name: str, folder: Path) -> dict[str, Any]:
    """The mapping in a small file of the repository; empty where it has none."""
    file = next((file for file in source.files if file.name == name), None)
    if file is None:
        return {}
    download(source, file, folder / name, lambda _: None)
    try:
        return read_json(folder / name)
    except ModelError as err:
        raise ModelError(f"{source.repository}@{source.commit}: {name} holds no mapping in JSON") from err


def _has(source: Snapshot, name: str) -> bool:
    return any(file.name == name for file in source.files)


def _licence(source: Snapshot) -> str:
    licence = source.licence or "not stated in the repository"
    return f"{licence} (non-commercial use only)" if "-nc" in licence.casefold() else licence
