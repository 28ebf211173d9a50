"""Which models there are, where their files lie, and whether these are the files that were meant.

A model is named by a manifest that is shipped (models/NAME.yaml), by the path of a manifest, or by that of a
local Hugging Face or CTranslate2 folder, for which local.py makes a manifest on the fly. Weights lie in a
folder beside their manifest; an installed wheel has the manifests only.
"""

from translit.manifest.catalogue import find, listing, read
from translit.manifest.record import Manifest, Model, sha256

__all__ = ["Manifest", "Model", "find", "listing", "read", "sha256"]
