"""The HTML brief in a real browser: what a reader sees on a screen, a phone, paper and in the dark."""

import html
import json
import os
import shutil
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from html_page import Page
from sample_brief import LINES, PAYLOADS, STEPS, hostile, sample, untitled

from translit.brief import document, render
from translit.types import Brief

pytestmark = pytest.mark.browser

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
)
DARK = "--blink-settings=preferredColorScheme=0"
PHONE, DESK = 390, 1200
BRIEFS: list[Callable[[], Brief]] = [sample, untitled, hostile]

Chromium = Callable[[Sequence[str], str], str]
"""Opens a page (its HTML) with more flags and gives what the browser prints."""


@pytest.fixture
def chromium(tmp_path: Path) -> Chromium:
    """A headless browser. Without one the test is skipped; in CI it fails."""
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if program is None:
        missing = "no Chromium on this machine; on Debian: apt-get install chromium"
        if os.environ.get("CI"):
            pytest.fail(missing)
        pytest.skip(missing)

    def open_page(flags: Sequence[str], text: str) -> str:
        page = tmp_path / "page.html"
        page.write_text(text, encoding="utf-8")
        command = [program, *FLAGS, f"--user-data-dir={tmp_path / 'profile'}", *flags, page.as_uri()]
        done = subprocess.run(command, capture_output=True, check=True, timeout=120)
        return done.stdout.decode()

    return open_page


def measured(chromium: Chromium, text: str, width: int, *flags: str) -> dict[str, Any]:
    """What measure.js finds in the page `text` in a frame of `width` CSS pixels."""
    script = Path(__file__).with_name("measure.js").read_text(encoding="utf-8")
    frame = f'<iframe srcdoc="{html.escape(text)}" style="width:{width}px;height:3000px;border:0"></iframe>'
    wrapper = f"<!doctype html><meta charset=utf-8><body>{frame}<script>{script}</script></body>"
    (found,) = Page(chromium(["--dump-dom", *flags], wrapper)).text_of("pre")
    result: dict[str, Any] = json.loads(found)
    return result


def test_a_reader_sees_both_languages_and_every_issue_and_doubt(chromium: Chromium) -> None:
    """Headlines, sentences and the messages of issues are visible; what was cleaned away is folded."""
    text = measured(chromium, render(document(sample()), "html"), DESK)["text"]
    for line in LINES:
        shown = [line.source, line.target]
        flagged = any(mention.state != "kept" or mention.moved for mention in line.mentions) or line.doubts
        if not flagged:
            assert shown[0] in text
        for _, _, _, _, _, message in line.faults:
            assert message in text
        for _, _, message in line.doubts:
            assert f"Doubt: {message}" in text
    assert "belum [doubt]" in text
    assert "Norwegia [in sentence 2]" in text
    assert "Norway [of sentence 3]" in text
    assert "Aas [part of the name]" in text
    assert "May 2021 [altered]" in text
    assert "satu juta [missing]" in text
    assert "Bergen [added]" in text
    assert STEPS[0].before not in text


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_every_link_leads_to_something_on_the_page(chromium: Chromium, width: int) -> None:
    """From an entity to its counterpart and back, from a quotation to its sentence: no link leads nowhere."""
    assert measured(chromium, render(document(sample()), "html"), width)["dead"] == []


def test_who_said_what_is_read_without_the_text(chromium: Chromium) -> None:
    """A quotation stands with its speaker, its words in both languages and what is flagged there."""
    brief = sample()
    (quotation,) = brief.quotations
    text = measured(chromium, render(document(brief), "html"), PHONE)["text"]
    part = text.partition("\nQuotations\n")[2].partition("\nText\n")[0]
    for expected in ("Rani Wijaya (sentence 4)", LINES[3].target, f"“{quotation.text}”", "Missing number."):
        assert expected in part


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_an_edit_by_hand_is_seen_where_it_stands(chromium: Chromium, width: int) -> None:
    """The sentence says so, and the top of the page counts it."""
    brief = sample()
    edited = replace(brief.translations[4], model="", score=None)
    translations = (*brief.translations[:4], edited, *brief.translations[5:])
    page = render(document(replace(brief, translations=translations)), "html")
    text = measured(chromium, page, width)["text"]
    assert "unreviewed but for 1 sentence edited by hand" in text
    assert f"{LINES[4].target}\nEdited by hand: this English is not the model's." in text.replace(
        "\n\n", "\n"
    )


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_a_repair_is_seen_with_its_receipts(chromium: Chromium, width: int) -> None:
    """What was kept is seen before and after; what was turned down is one click away."""
    page = render(document(sample()), "html")
    text = measured(chromium, page, width)["text"]
    assert "Not reliably translated: the English breaks off before its end." in text
    assert "Repaired: the right form put in the place of the wrong one; issues 1 → 0. What was tried" in text
    assert "Repair: 1 sentence repaired, 3 attempts turned down" in text
    kept, rejected = LINES[1].tries[1], LINES[1].tries[0]
    assert f"Before: {kept.before}" in text
    assert f"After: {kept.after}" in text
    assert "1 other attempt was turned down" in text
    assert rejected.after not in text
    found = measured(chromium, page.replace("<details>", "<details open>"), width)
    assert rejected.after in found["text"]
    assert found["overflowing"] == []
    assert found["lowest_contrast"][0] >= 4.5


@pytest.mark.parametrize("width", [320, PHONE, DESK])
@pytest.mark.parametrize("brief", BRIEFS)
def test_nothing_is_wider_than_the_screen(chromium: Chromium, brief: Callable[[], Brief], width: int) -> None:
    """Even hostile text without a place to break stays inside, so that nobody has to scroll sideways."""
    found = measured(chromium, render(document(brief()), "html"), width)
    assert found["overflowing"] == []
    assert found["width"] <= width


def test_the_languages_stand_side_by_side_and_on_a_phone_one_under_the_other(chromium: Chromium) -> None:
    """A sentence is beside its English on a desk and above it on a phone."""
    page = render(document(sample()), "html")
    assert measured(chromium, page, DESK)["side_by_side"]
    assert measured(chromium, page, PHONE)["stacked"]


@pytest.mark.parametrize(("flags", "paper"), [((), "rgb(255, 255, 255)"), ((DARK,), "rgb(21, 24, 27)")])
@pytest.mark.parametrize("width", [PHONE, DESK])
def test_every_text_has_enough_contrast(
    chromium: Chromium, flags: tuple[str, ...], paper: str, width: int
) -> None:
    """By day and in dark mode each text reaches WCAG's AA: 4.5 to 1 against what is behind it."""
    found = measured(chromium, render(document(sample()), "html"), width, *flags)
    assert found["paper"] == paper
    ratio, where = found["lowest_contrast"]
    assert ratio >= 4.5, where


def test_hostile_text_is_seen_and_does_nothing(chromium: Chromium) -> None:
    """Payloads that would change the title are read by the reader and run by nobody."""
    found = measured(chromium, render(document(hostile()), "html"), DESK)
    assert found["title"] == f"{PAYLOADS[0]} the end"
    for payload in PAYLOADS[:5]:
        assert payload in found["text"]


def test_the_policy_stops_a_script_that_got_in(chromium: Chromium) -> None:
    """Were an escape forgotten, the page's policy would still not let a script run."""
    page = render(document(sample()), "html")
    broken = page.replace("</main>", "<script>document.title = 'owned'</script></main>")
    assert measured(chromium, broken, DESK)["title"] == LINES[0].target
    without_policy = broken.replace("Content-Security-Policy", "x")
    assert measured(chromium, without_policy, DESK)["title"] == "owned"


def test_what_is_folded_on_the_screen_is_printed(chromium: Chromium, tmp_path: Path) -> None:
    """On paper nothing can be opened: the steps are there, and take the pages that they need."""
    brief = sample()
    n_pages = [
        printed_pages(chromium, render(document(replace(brief, steps=steps)), "html"), tmp_path / "brief.pdf")
        for steps in ((), STEPS[:1] * 200)
    ]
    assert n_pages[1] >= n_pages[0] + 5


def printed_pages(chromium: Chromium, page: str, pdf: Path) -> int:
    """The number of pages that the page prints on."""
    chromium([f"--print-to-pdf={pdf}", "--no-pdf-header-footer"], page)
    return pdf.read_bytes().count(b"/Type /Page\n")
