"""The engines that run a model: ct2 (CTranslate2), hf (transformers and torch), fake (no model at all)."""

from translit.backends.load import load

__all__ = ["load"]
