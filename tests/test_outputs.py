"""The register of a run's files: clashes are errors that say what to type."""

from pathlib import Path

import pytest

from translit.errors import InputError
from translit.outputs import Outputs
from translit.read import find


@pytest.mark.parametrize(
    ("names", "advice"),
    [
        (("a/x.txt", "b/x.txt"), "name the folder that holds both (.)"),
        (("in/a/x.txt", "in/b/X.txt"), "name the folder that holds both (in)"),
        (("in/x.txt", "in/X.txt"), "rename one"),
        (("in/é.txt", "in/e\u0301.txt"), "rename one"),
    ],
)
def test_the_second_of_two_inputs_with_one_output_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, names: tuple[str, str], advice: str
) -> None:
    """Outputs never overwrite each other, on file systems that fold case and accents neither."""
    monkeypatch.chdir(tmp_path)
    for name in names:
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text("Isi.", encoding="utf-8")
    sources, errors = find(names)
    assert errors == []
    outputs = Outputs(Path("out"), sources)
    outputs.claim(sources[0].relative, sources[0], sources[0].name)
    with pytest.raises(InputError) as caught:
        outputs.claim(sources[1].relative, sources[1], sources[1].name)
    assert str(caught.value).startswith(f"{sources[1].name}: its output ")
    assert f"would overwrite that of {sources[0].name}; {advice}" in str(caught.value)


def test_the_advice_on_a_clash_resolves_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Naming the folder that holds both gives both."""
    monkeypatch.chdir(tmp_path)
    for name in ("a/x.txt", "b/x.txt"):
        Path(name).parent.mkdir()
        Path(name).write_text("Isi.", encoding="utf-8")
    sources, _ = find(["."])
    outputs = Outputs(Path("out"), sources)
    claimed = [outputs.claim(source.relative, source, source.name) for source in sources]
    assert claimed == [Path("out/a/x.txt"), Path("out/b/x.txt")]


def test_no_output_is_an_input(tmp_path: Path) -> None:
    """A path that an input of the run has, be it through a link, is refused."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "x.txt").write_text("Isi.", encoding="utf-8")
    (tmp_path / "link").symlink_to("in")
    sources, _ = find([str(tmp_path / "in")])
    outputs = Outputs(tmp_path / "link", sources)
    with pytest.raises(InputError, match="would overwrite an input; name another folder with -o"):
        outputs.claim(sources[0].relative, sources[0], sources[0].name)


def test_an_article_may_claim_its_path_again(tmp_path: Path) -> None:
    """A claim is the article's: asking twice gives the same path."""
    (tmp_path / "x.txt").write_text("Isi.", encoding="utf-8")
    sources, _ = find([str(tmp_path / "x.txt")])
    outputs = Outputs(tmp_path / "out", sources)
    first = outputs.claim(Path("x.brief.md"), sources[0], "x.txt")
    assert first == outputs.claim(Path("x.brief.md"), sources[0], "x.txt")
