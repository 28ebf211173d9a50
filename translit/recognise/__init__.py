"""See the names in a text with a statistical model: the embedded CRF, or a Hugging Face token classifier.

load.py turns what the user names into a `Recogniser` (translit/types/tools.py). docs/ner.md says how it sees.
"""

from translit.recognise.load import DEFAULT, load

__all__ = ["DEFAULT", "load"]
