"""Which models there are, where their files lie, and whether these are the files that were meant.

A model is named by a manifest (NAME.yaml in a models folder, or by its path), or by the path of a local
Hugging Face or CTranslate2 folder, for which local.py makes a manifest on the fly. catalogue.py knows where.
"""

from translit.manifest.catalogue import DEFAULTS, default, find, is_folder, known, listing, read
from translit.manifest.local import describe_names
from translit.manifest.record import Manifest, Model, Task
from translit.manifest.values import sha256

__all__ = [
    "DEFAULTS",
    "Manifest",
    "Model",
    "Task",
    "default",
    "describe_names",
    "find",
    "is_folder",
    "known",
    "listing",
    "read",
    "sha256",
]
