"""The command line: parse, call, print. Each command is a room; `main` turns errors into exit codes."""

import os
import sys

from translit.cli.app import app
from translit.cli.console import complain
from translit.errors import TranslitError

__all__ = ["app", "main"]


def main() -> None:
    """Run the command line. Exit codes: 0 done, 1 issues found, 2 bad usage or input, 3 model trouble."""
    try:
        app()
    except TranslitError as err:
        complain(str(err))
        sys.exit(err.exit_code)
    except KeyboardInterrupt:
        complain("interrupted: what was finished is kept, nothing is half written")
        sys.exit(130)
    except BrokenPipeError:
        # The reader of our output has gone (`| head`): no complaint, and none from the flush at exit either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(141)
