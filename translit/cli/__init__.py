"""The command line: parse, call, print. Each command is a room; `main` makes the streams fit to print on."""

import os
import signal
import sys

from translit.cli.app import app

__all__ = ["app", "main"]


def main() -> None:
    """Run the command line. Exit codes: 0 done, 1 issues found, 2 bad usage or input, 3 model trouble."""
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # the reader has gone (`| head`): so do we, quietly
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:  # closed by the caller (`<&-`)
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115, PTH123
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # all text is UTF-8, whatever the locale; names of odd bytes too
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    app()
