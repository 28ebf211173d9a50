"""Files and folders are written whole or not at all."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from translit.atomic import new_folder, write_text
from translit.errors import OutputError

WRITER = """
import sys
from pathlib import Path
from translit.atomic import write_text
for round in range(10**6):
    write_text(Path(sys.argv[1]), f"{round % 10}" * 2_000_000)
"""


def test_a_killed_writer_leaves_a_whole_file(tmp_path: Path) -> None:
    """Killing with -9 while a file is written again and again leaves one whole version."""
    path = tmp_path / "brief.json"
    for moment in range(8):
        writer = subprocess.Popen([sys.executable, "-c", WRITER, str(path)])
        while not path.exists():
            time.sleep(0.005)
        time.sleep(0.011 * (moment + 1))
        os.kill(writer.pid, signal.SIGKILL)
        writer.wait()
        text = path.read_text(encoding="utf-8")
        assert len(text) == 2_000_000
        assert len(set(text)) == 1


def test_a_folder_appears_only_when_it_is_whole(tmp_path: Path) -> None:
    """An error inside the block leaves neither the folder nor its temporary name."""
    target = tmp_path / "model"

    def fail(folder: Path) -> None:
        (folder / "half").write_text("x", encoding="utf-8")
        raise RuntimeError

    with pytest.raises(RuntimeError), new_folder(target) as folder:
        fail(folder)
    assert list(tmp_path.iterdir()) == []
    with new_folder(target) as folder:
        (folder / "whole").write_text("x", encoding="utf-8")
        assert not target.exists()
    assert [p.name for p in target.iterdir()] == ["whole"]


def test_what_an_interrupted_run_left_is_removed(tmp_path: Path) -> None:
    """A temporary folder of a killed run does not leak into the next one."""
    (tmp_path / ".model.tmp").mkdir()
    (tmp_path / ".model.tmp" / "stale").write_text("x", encoding="utf-8")
    with new_folder(tmp_path / "model") as folder:
        (folder / "new").write_text("x", encoding="utf-8")
    assert [p.name for p in (tmp_path / "model").iterdir()] == ["new"]


def test_a_file_that_cannot_be_written_is_one_clear_error(tmp_path: Path) -> None:
    """A folder that is a file gives an OutputError that names the path and the way out."""
    (tmp_path / "out").write_text("a file", encoding="utf-8")
    with pytest.raises(OutputError, match="name another folder with -o"):
        write_text(tmp_path / "out" / "x.brief.md", "text")
