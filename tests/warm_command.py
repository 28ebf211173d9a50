"""The real command, in processes that are forked from one which has imported the heavy libraries.

A start takes milliseconds instead of seconds. What the libraries read from the environment when they are
imported (HF_ENDPOINT, HF_HUB_OFFLINE) is the parent's; the rest is each run's own.
"""

import contextlib
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

LIBRARIES = (
    "translit.cli", "translit.backends.ct2", "translit.backends.hf", "translit.backends.load",
    "translit.batch", "translit.hub.pull", "translit.outputs", "translit.read", "translit.config",
    "ctranslate2.converters", "httpx2", "huggingface_hub.file_download", "huggingface_hub.hf_api",
    "sacremoses", "safetensors.torch", "sentencepiece", "torch", "transformers.generation",
    *(f"transformers.models.{kind}.modeling_{kind}" for kind in ("marian", "m2m_100", "t5", "bart", "llama")),
    *(f"transformers.models.{kind}.tokenization_{kind}" for kind in ("marian", "nllb", "t5")),
)  # fmt: skip
PARENT = """
import gc, importlib, json, os, signal, sys, traceback
from translit.backends.quiet import quiet
with quiet("imports"):
    for name in sys.argv[1:]:
        importlib.import_module(name)
    from transformers.conversion_mapping import get_checkpoint_conversion_mapping
    get_checkpoint_conversion_mapping("marian")  # compiles a thousand regular expressions, once
from translit.cli import main
gc.freeze()
print("ready", flush=True)
for line in sys.stdin:
    asked = json.loads(line)
    if (child := os.fork()) == 0:
        for number, path in enumerate(asked["streams"]):
            os.dup2(os.open(path, os.O_RDWR), number)
        sys.stdin = open(0, encoding="utf-8", closefd=False)
        os.environ.update(asked["env"])
        os.setsid()
        signal.signal(signal.SIGINT, signal.default_int_handler)  # a job in the background ignores it
        sys.argv = ["translit", *asked["arguments"]]
        code = 1
        try:
            main()
        except SystemExit as end:
            if isinstance(end.code, str):
                print(end.code, file=sys.stderr)
            code = 1 if isinstance(end.code, str) else end.code or 0
        except BaseException:
            traceback.print_exc()
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(code)
    print(child, flush=True)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""

Done = subprocess.CompletedProcess[str]


class WarmCommand:
    """`translit`, ready to run; one run at a time."""

    def __init__(self, parent: subprocess.Popen[str], folder: Path) -> None:
        """Talk to `parent`; what the runs read and print lies in `folder`."""
        self._parent = parent
        self._streams = [folder / name for name in ("stdin", "stdout", "stderr")]
        self._complaints = folder / "complaints"
        self._arguments: Sequence[str] = ()
        self._ready = False

    def seen(self, path: Path) -> Path:
        """How to reach `path` of the command, which may have mounts of its own."""
        return Path(f"/proc/{self._parent.pid}/root{path}")

    def run(self, *arguments: str | Path, cache: Path, stdin: str = "") -> Done:
        """Run the command to its end with its own cache."""
        self.start(*arguments, cache=cache, stdin=stdin)
        return self.end()

    def start(self, *arguments: str | Path, cache: Path, stdin: str = "") -> int:
        """Start the command; the number of its process. `end` must follow."""
        if not self._ready:
            assert self._line() == "ready\n", self._complaints.read_text(encoding="utf-8")
            self._ready = True
        for path in self._streams:
            path.write_text(stdin if path.name == "stdin" else "", encoding="utf-8")
        self._arguments = [str(argument) for argument in arguments]
        asked = {
            "arguments": self._arguments,
            "streams": [str(path) for path in self._streams],
            "env": {"TRANSLIT_CACHE": str(cache)},
        }
        assert self._parent.stdin is not None
        self._parent.stdin.write(json.dumps(asked) + "\n")
        return int(self._line())

    def end(self) -> Done:
        """Wait for the end of what was started."""
        code = int(self._line())
        _, out, err = (path.read_text(encoding="utf-8") for path in self._streams)
        return Done(self._arguments, code, out, err)

    def said(self) -> str:
        """What it has said on stderr until now."""
        return self._streams[2].read_text(encoding="utf-8")

    def kill(self, pid: int) -> bool:
        """End what was started as a power cut would; whether it was still running."""
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
        return self.end().returncode == -signal.SIGKILL

    def _line(self) -> str:
        assert self._parent.stdout is not None
        return self._parent.stdout.readline()


@contextlib.contextmanager
def warm_command(
    folder: Path, environment: Mapping[str, str], prefix: Sequence[str] = ()
) -> Iterator[WarmCommand]:
    """The command in an `environment`, soon ready; its input and output lie in `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    with (
        (folder / "complaints").open("w", encoding="utf-8") as complaints,
        subprocess.Popen(
            [*prefix, sys.executable, "-c", PARENT, *LIBRARIES],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=complaints,
            text=True,
            bufsize=1,
            env={**environment, "OMP_NUM_THREADS": "1"},  # a fork has no threads but its own
        ) as parent,
    ):
        try:
            yield WarmCommand(parent, folder)
        finally:
            parent.kill()
