"""A hub on 127.0.0.1 that answers as huggingface.co does what huggingface_hub asks of it, from a folder.

    python tests/hub_server.py ROOT

prints its URL and serves what hub_folder.py lays out, read anew at each request:

    ROOT/OWNER/NAME/refs.json       branches and tags: {"main": "<40 hex>"}
    ROOT/OWNER/NAME/<commit>/...    the files at a commit
    ROOT/OWNER/NAME/card.json       the header of the model card, where there is one
    ROOT/OWNER/NAME/faults.json     how to misbehave, where it shall (hub_folder.Faults)
    ROOT/requests.log               one line for each request: method, path, Range

Large files are redirected to another path, as the real hub sends them to its storage; small ones are
compressed for who takes that.
"""

import gzip
import hashlib
import json
import re
import socket
import struct
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

LARGE_SUFFIXES = {".safetensors", ".bin", ".spm", ".model", ".h5", ".msgpack", ".gguf"}
LARGE_BYTES = 10_000
POINTER = "version https://git-lfs.github.com/spec/v1\noid sha256:{}\nsize {}\n"
CHUNK_BYTES = 16_384
NO_LINGER = struct.pack("ii", 1, 0)  # closing sends a reset instead of an end

API = re.compile(r"/api/models/(?P<repository>[^/]+/[^/]+)(?:/revision/(?P<revision>[^/]+))?")
FILE = re.compile(r"/(?P<repository>[^/]+/[^/]+)/(?P<how>resolve|storage)/(?P<revision>[^/]+)/(?P<file>.+)")

Fault = dict[str, Any]


class Hub(BaseHTTPRequestHandler):
    """Answers one connection."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # or each answer waits 40 ms for the client to confirm its first line
    root: Path
    log_lock = threading.Lock()

    def do_GET(self) -> None:
        """Answer."""
        path = urlsplit(self.path).path
        with self.log_lock, (self.root / "requests.log").open("a", encoding="utf-8") as log:
            log.write(f"{self.command} {unquote(path)} {self.headers.get('Range', '')}".rstrip() + "\n")
        if api := API.fullmatch(path):
            self._listing(api["repository"], unquote(api["revision"] or "main"))
        elif file := FILE.fullmatch(path):
            self._file(file["repository"], unquote(file["revision"]), unquote(file["file"]), file["how"])
        else:
            self._refuse(404, "", "Sorry, there is nothing here")

    do_HEAD = do_GET  # noqa: N815 - the name that http.server calls

    def _listing(self, repository: str, revision: str) -> None:
        faults = read_json(self.root / repository / "faults.json")
        folder = self._at(repository, revision, faults)
        if folder is None:
            return
        if faults.get("page"):
            self._send(200, b"<html>Accept our terms to go online.</html>", {"Content-Type": "text/html"})
            return
        files = sorted(path for path in folder.rglob("*") if path.is_file())
        siblings = [sibling(path.relative_to(folder).as_posix(), path.read_bytes()) for path in files]
        siblings += [sibling(name, b"evil") for name in faults.get("also", [])]
        card = read_json(self.root / repository / "card.json")
        answer = {"id": repository, "sha": folder.name, "siblings": siblings, "cardData": card, "tags": []}
        self._send(200, json.dumps(answer).encode(), {"Content-Type": "application/json"})

    def _file(self, repository: str, revision: str, name: str, how: str) -> None:
        faults = read_json(self.root / repository / "faults.json")
        folder = self._at(repository, revision, faults)
        if folder is None:
            return
        fault: Fault = {**faults.get("files", {}).get("*", {}), **faults.get("files", {}).get(name, {})}
        if not (folder / name).is_file():
            self._refuse(404, "EntryNotFound", "Entry not found")
            return
        if "status" in fault:
            self._refuse(fault["status"], fault.get("code", ""), "misbehaving as told")
            return
        content = (folder / name).read_bytes()
        headers = {"X-Repo-Commit": folder.name, "Accept-Ranges": "bytes"}
        large = is_large(name, content)
        if large and how == "resolve":
            headers["Location"] = self.path.replace("/resolve/", "/storage/", 1)
            linked = {"X-Linked-Etag": f'"{etag(name, content)}"', "X-Linked-Size": str(len(content))}
            self._send(302, b"", {**headers, **linked})
            return
        headers["ETag"] = f'"{etag(name, content)}"'
        if fault.get("other"):
            content = bytes(byte ^ 1 for byte in content)
        self._content(content[: fault.get("shorter", len(content))], headers, fault, large=large)

    def _content(self, content: bytes, headers: dict[str, str], fault: Fault, *, large: bool) -> None:
        """Send `content`, or the rest of it that was asked for; small files compressed to who takes that."""
        asked = re.fullmatch(r"bytes=(\d+)-", self.headers.get("Range", "") if not fault.get("whole") else "")
        if asked is None:
            if not large and "gzip" in self.headers.get("Accept-Encoding", ""):
                content, headers = gzip.compress(content), {**headers, "Content-Encoding": "gzip"}
            self._send(200, content, headers, fault)
            return
        start = int(asked[1])
        if start >= len(content):
            self._send(416, b"", {**headers, "Content-Range": f"bytes */{len(content)}"})
            return
        stated = f"bytes {start}-{len(content) - 1}/{len(content)}"
        self._send(206, content[start:], {**headers, "Content-Range": stated}, fault)

    def _at(self, repository: str, revision: str, faults: Fault) -> Path | None:
        """The folder of a commit, by it or by a branch; None where an error has been sent instead."""
        folder = self.root / repository
        if not (folder / "refs.json").is_file():
            status = 404 if "Authorization" in self.headers else 401  # as the real hub tells strangers
            self._refuse(status, "RepoNotFound", "Repository not found")
            return None
        if "status" in faults:
            self._refuse(faults["status"], faults.get("code", ""), "misbehaving as told")
            return None
        commit = str(read_json(folder / "refs.json").get(revision, revision))
        if not re.fullmatch(r"[0-9a-f]{40}", commit) or not (folder / commit).is_dir():
            self._refuse(404, "RevisionNotFound", f"Invalid rev id: {revision}")
            return None
        return folder / commit

    def _refuse(self, status: int, code: str, message: str) -> None:
        headers = {"X-Error-Message": message, **({"X-Error-Code": code} if code else {})}
        self._send(status, json.dumps({"error": message}).encode(), headers)

    def _send(self, status: int, body: bytes, headers: dict[str, str], fault: Fault | None = None) -> None:
        self.send_response(status)
        for name, value in {**headers, "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command == "HEAD":
            return
        fault = fault or {}
        cut = fault.get("cut", len(body))
        for start in range(0, min(cut, len(body)), CHUNK_BYTES):
            self.wfile.write(body[start : min(start + CHUNK_BYTES, cut)])
            time.sleep(fault.get("pause_s", 0))
        if cut < len(body):
            self.close_connection = True
            if fault.get("reset"):
                self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, NO_LINGER)
                self.connection.close()

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002
        """Say nothing: requests.log has it."""


class Server(ThreadingHTTPServer):
    """One thread for each connection; those that a client breaks off are nobody's error."""

    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of clients that were killed."""
        if not isinstance(sys.exception(), ConnectionError | ValueError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


def read_json(path: Path) -> dict[str, Any]:
    """The mapping in a file; empty where there is none."""
    try:
        return dict(json.loads(path.read_text(encoding="utf-8")))
    except FileNotFoundError:
        return {}


def is_large(name: str, content: bytes) -> bool:
    """Whether git keeps a pointer to the file instead of the file."""
    return Path(name).suffix in LARGE_SUFFIXES or len(content) > LARGE_BYTES


def blob(content: bytes) -> str:
    """The name that git gives to `content`."""
    return hashlib.sha1(b"blob %d\0" % len(content) + content).hexdigest()  # noqa: S324 - git's


def etag(name: str, content: bytes) -> str:
    """What identifies the file: its SHA-256 where it is large, else git's name for it."""
    return hashlib.sha256(content).hexdigest() if is_large(name, content) else blob(content)


def sibling(name: str, content: bytes) -> dict[str, Any]:
    """A file as the listing states it."""
    stated = {"rfilename": name, "size": len(content), "blobId": blob(content)}
    if not is_large(name, content):
        return stated
    digest = hashlib.sha256(content).hexdigest()
    pointer = POINTER.format(digest, len(content)).encode()
    lfs = {"sha256": digest, "size": len(content), "pointerSize": len(pointer)}
    return {**stated, "blobId": blob(pointer), "lfs": lfs}


def main() -> None:
    """Serve until killed."""
    Hub.root = Path(sys.argv[1])
    server = Server(("127.0.0.1", 0), Hub)
    sys.stdout.write(f"http://127.0.0.1:{server.server_port}\n")
    sys.stdout.flush()
    server.serve_forever()


if __name__ == "__main__":
    main()
