"""Inputs to articles: a path, a folder or stdin is found, decoded and made of plain characters.

`find` says what the inputs are (inputs.py), `read` makes articles of one of them and `lines` serves line mode
(articles.py). Bytes become text in decode.py; what each character becomes is a table in characters.py.
"""

from translit.read.articles import Reading, lines, read, read_raw
from translit.read.inputs import Input, find, shown

__all__ = ["Input", "Reading", "find", "lines", "read", "read_raw", "shown"]
