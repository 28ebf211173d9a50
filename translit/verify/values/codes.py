"""Phone numbers and other codes in the English: figures that count nothing."""

import re
from collections.abc import Iterator

from translit.verify.values.mention import Mention

_CODE = re.compile(
    r"(?<![\w.,])(?:\+[0-9][0-9 ().-]{5,18}[0-9]|0[0-9]{2,3}[- ][0-9]{3,8}(?:[- ][0-9]{2,5})?"
    r"|[0-9]{1,9}(?:-[0-9]{1,9}){2,6})(?![\w]|[.,][0-9])"
)


def read(text: str) -> Iterator[Mention]:
    """Every code. It keeps nothing and stands in place of nothing; a date as 2023-11-08 is read before."""
    for match in _CODE.finditer(text):
        value = f"as written {match[0]}"
        yield Mention(start=match.start(), end=match.end(), kind="number", value=value, soft=True, faint=True)
