"""What may be written on a terminal: text that cannot act on it, whoever wrote it; and lines about a wait."""

import sys
import unicodedata


def plain(text: str) -> str:
    """`text` on one line with every control and format character spelled out: safe on a terminal."""
    return "".join(
        char if unicodedata.category(char) not in {"Cc", "Cf", "Cs", "Zl", "Zp"} else f"\\u{ord(char):04x}"
        for char in text
    )


def say(line: str) -> None:
    """Tell the user one line about a wait, on standard error."""
    sys.stderr.write(f"{plain(line)}\n")
    sys.stderr.flush()
