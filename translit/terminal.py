"""What may be written on a terminal: text that cannot act on it, whoever wrote it."""

import unicodedata


def plain(text: str) -> str:
    """`text` on one line with every control and format character spelled out: safe on a terminal."""
    return "".join(
        char if unicodedata.category(char) not in {"Cc", "Cf", "Cs", "Zl", "Zp"} else f"\\u{ord(char):04x}"
        for char in text
    )
