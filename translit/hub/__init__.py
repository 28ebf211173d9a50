"""Models from the Hugging Face hub or a mirror of it: the one room of translit that opens a socket.

Read pull.py first. Only `translit models pull` and `translit models add` come here; what they wrote is found,
checked and loaded by translit/manifest and translit/backends, offline.
"""

from translit.hub.add import add, known_or_added
from translit.hub.pull import pull
from translit.hub.remove import remove

__all__ = ["add", "known_or_added", "pull", "remove"]
