"""The process's resident memory at its highest, which Linux can be asked to count anew."""

import re
from pathlib import Path

_SELF = Path("/proc/self")


def reset_peak() -> None:
    """Count from here on. Where the system cannot, `peak` is that of the whole process."""
    try:
        (_SELF / "clear_refs").write_text("5", encoding="ascii")
    except OSError:
        return


def peak() -> int | None:
    """Bytes, since the last `reset_peak`; None where the system does not say."""
    try:
        status = (_SELF / "status").read_text(encoding="ascii", errors="replace")
    except OSError:
        return None
    found = re.search(r"VmHWM:\s*(\d+) kB", status)
    return int(found[1]) * 1024 if found else None
