"""Put on PYTHONPATH, it makes every attempt to open or look up a network address in a process fail loudly."""

import socket
from typing import NoReturn


def _refuse(*arguments: object, **_: object) -> NoReturn:
    raise SystemExit(f"a socket was opened: {arguments}")


class _Refused(socket.socket):
    def __init__(self, family: int = -1, type: int = -1, proto: int = -1, fileno: int | None = None) -> None:  # noqa: A002
        if family != socket.AF_UNIX:
            _refuse(family)
        super().__init__(family, type, proto, fileno)


socket.socket = _Refused  # type: ignore[misc]
socket.create_connection = _refuse
socket.getaddrinfo = _refuse
