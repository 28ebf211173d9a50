"""What one text denies and the other does not: `cues` finds it by data/negation.yaml, `doubts` pairs it."""

from translit.verify.denials.doubts import doubts

__all__ = ["doubts"]
