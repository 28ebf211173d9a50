"""The benchmark's report: what a reader sees in a browser, and that the page loads nothing."""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from html_page import Page
from planted import planted
from test_render_browser import DARK, DESK, PHONE, Chromium, measured
from test_render_browser import chromium as chromium  # noqa: PLC0414 - a fixture is used by its name

from translit.bench import plots, sets, systems, table
from translit.bench.metrics import choose
from translit.bench.metrics.entities import KINDS
from translit.bench.report import html
from translit.bench.run import Finished, run
from translit.types import Progress

NTREX = Path(__file__).parent / "cases" / "ntrex_sample.tsv"
HOSTILE = "<script>document.title='owned'</script> $x^2$ & \x1b[31m"


@contextmanager
def quiet(_label: str) -> Iterator[Progress]:
    """Progress that nobody sees."""
    yield lambda _done, _total: None


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Finished:
    """Two systems: the fake model, and references with planted faults and one hostile line."""
    folder = tmp_path_factory.mktemp("report")
    references = [line.partition("\t")[2] for line in NTREX.read_text(encoding="utf-8").splitlines()]
    outputs = planted(references, 0.6)
    outputs[20] = HOSTILE
    (folder / "mt.txt").write_text("\n".join(outputs) + "\n", encoding="utf-8")
    specs = systems.parse(f"x:fake,mt={folder}/mt.txt")
    return run(specs, [sets.load(str(NTREX))], choose([]), None, quiet)


@pytest.fixture(scope="module")
def page(finished: Finished) -> str:
    """The report."""
    return html(finished.results, finished.samples)


@pytest.mark.browser
def test_a_reader_sees_scores_intervals_and_marked_faults(
    chromium: Chromium, page: str, finished: Finished
) -> None:
    """Every system in every table, both plots with their words, the worst segments with what is wrong."""
    text = measured(chromium, page, DESK)["text"]
    for title in ("Likeness to the reference", "Names, figures and dates", "By class", "Cost", "Signatures"):
        assert f"\n{title}" in text
    for words in (
        "Quality against speed.",
        "source tokens a second",
        "Entities kept, by kind",
        "person (",
        "Worst segments of mt",
    ):
        assert words in text
    assert "Worst segments of references" not in text
    found = finished.results.runs[0].scores["entity_recall"]
    assert f"{found.value:.1f} {found.low:.1f}–{found.high:.1f}" in " ".join(text.split())
    assert re.search(r"\w \[missing\]", text)
    assert re.search(r"\w \[altered\]", text)
    assert "Missing place." in text or "Altered place." in text
    assert "stands in the English and not in the source." in text


@pytest.mark.browser
@pytest.mark.parametrize("width", [320, PHONE, DESK])
def test_nothing_is_wider_than_the_screen(chromium: Chromium, page: str, width: int) -> None:
    """Plots shrink and tables become cards: nobody has to scroll sideways; no link leads nowhere."""
    found = measured(chromium, page, width)
    assert found["overflowing"] == []
    assert found["width"] <= width
    assert found["dead"] == []
    assert found["stacked"] if width <= PHONE else found["side_by_side"]


@pytest.mark.browser
@pytest.mark.parametrize("flags", [(), (DARK,)])
def test_every_text_has_enough_contrast(chromium: Chromium, page: str, flags: tuple[str, ...]) -> None:
    """WCAG's AA by day and in the dark, but for the drawings, which stand on white in both."""
    without = re.sub(r"<svg.*?</svg>", "", page, flags=re.DOTALL)
    ratio, where = measured(chromium, without, DESK, *flags)["lowest_contrast"]
    assert ratio >= 4.5, where


@pytest.mark.browser
def test_hostile_text_does_nothing(chromium: Chromium, page: str) -> None:
    """A system's output is read and not run."""
    assert measured(chromium, page, DESK)["title"] == "What keeps names, dates and figures"


def test_the_page_loads_nothing(page: str) -> None:
    """No script, no address of anything to load, and a policy that forbids both."""
    parsed = Page(page)
    assert not {"script", "img", "link", "iframe", "object"} & parsed.tags
    assert all(
        link.startswith("#") for name in ("href", "xlink:href", "src") for link in parsed.attributes(name)
    )
    assert "url(" not in re.sub(r"url\(#", "", page)
    assert "default-src 'none'" in page
    assert "\x1b" not in page


def test_the_page_is_the_same_every_time(page: str, finished: Finished) -> None:
    """No clock in it; ids are each on one element alone."""
    assert html(finished.results, finished.samples) == page
    ids = Page(page).attributes("id")
    assert len(ids) == len(set(ids))
    assert os.fspath(NTREX.parent) not in page


def test_no_two_of_many_systems_look_alike() -> None:
    """Eight colours and eight marks: 64 systems are told apart, and the first eight by either alone."""
    styles = [plots.style(number) for number in range(64)]
    assert len(set(styles)) == 64
    assert len({colour for colour, _ in styles[:8]}) == len({mark for _, mark in styles[:8]}) == 8


KEPT = re.compile(
    r"\| By kind: names kept \|.* person ↑ .*\n.*\n\| x:fake \| \d+\.\d \(\d+\.\d–\d+\.\d\) of \d+ \|"
)


def test_scores_by_kind_are_printed_with_intervals_and_counts(page: str, finished: Finished) -> None:
    """In the Markdown and in the page: recall by kind, precision and F1 by class, lenient and strict."""
    text = table.markdown(finished.results)
    assert KEPT.search(text)
    for title in ("Precision by class", "F1 by class"):
        heads = " | ".join(
            f"{name}{level} ↑" for level in ("", " strict") for name in ("names", "figures", "dates")
        )
        assert f"| {title} | {heads} |" in text
    run_ = finished.results.runs[0]
    score, n = run_.by_kind["recall:person"], table.counted(run_)["recall:person"]
    assert n == sum(run_.counts[state] for state in ("kept", "altered", "missing")) - sum(
        table.counted(run_)[f"recall:{kind}"] for kind in KINDS if kind != "person"
    )
    assert f"({score.low:.1f}–{score.high:.1f}) of {n}" in text
    assert f"<small>{score.low:.1f}–{score.high:.1f}</small> <small>of {n}</small>" in page
    for title in (
        "By kind: names kept",
        "By kind: figures and dates kept",
        "Precision by class",
        "F1 by class",
    ):
        assert f"<caption>{title}</caption>" in page


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Finished:
    """A set of which one line has no reference, scored by metrics that are in no table and in one by kind."""
    path = tmp_path_factory.mktemp("asked") / "x.tsv"
    path.write_text("Joko Widodo tiba.\tJoko Widodo arrived.\nIa tiba di Seoul.\n", encoding="utf-8")
    metrics = choose(["chrF", "recall_strict:person", "recall:law", "entity_recall"])
    return run(systems.parse("x:fake"), [sets.load(str(path))], metrics, None, quiet)


def test_what_was_asked_for_is_shown_though_no_table_has_it(asked: Finished) -> None:
    """In a last table; what a table by kind has is there, and a dash where there is nothing to count."""
    text = table.markdown(asked.results)
    assert "| Others | recall strict:person ↑ |" in text
    assert "| references | 100.0 (20.7–100.0) of 1 |" in text
    assert "| law ↑ |" in text
    assert "<caption>Others</caption>" in html(asked.results, asked.samples)


def test_every_signature_that_differs_is_shown_with_its_systems(asked: Finished) -> None:
    """The references have fewer segments; what is the same for all stands once, without names."""
    text, page = table.markdown(asked.results), html(asked.results, asked.samples)
    for run_ in asked.results.runs:
        signature = run_.scores["entity_recall"].signature
        (line,) = [line for line in text.splitlines() if line.endswith(f"`{signature}`")]
        systems_of_it = line.removeprefix("- ").split(": `")[0].split(", ")
        assert run_.system in systems_of_it
        assert ("references" in systems_of_it) == ("|n:1|" in signature)
        assert re.search(rf"<li>[^<]*{run_.system}[^<]*: <code>{re.escape(signature)}</code>", page)
    chrf = asked.results.runs[0].scores["chrF"].signature
    assert f"\n- `{chrf}`\n" in text
    assert f"<li><code>{chrf}</code>" in page
    assert "interval:none" not in text
