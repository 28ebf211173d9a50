import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translit.errors import InputError
from translit.language import INDONESIAN_MALAY, JAVANESE_SUNDANESE, identify, require_indonesian
from translit.types import Article

LINES = (Path(__file__).parent / "cases" / "language.jsonl").read_text(encoding="utf-8").splitlines()
CASES = [json.loads(line) for line in LINES]
REFUSED = [case for case in CASES if case["refused"]]
ACCEPTED = [case for case in CASES if not case["refused"]]


def _text(case: dict[str, str]) -> str:
    return case["text"][:40]


@pytest.mark.parametrize("case", ACCEPTED, ids=_text)
def test_indonesian_and_what_is_too_short_to_tell_is_not_refused(case: dict[str, str]) -> None:
    """Indonesian passes: headlines, names, Malay-looking phrases; so does Malay that is too short to tell."""
    require_indonesian(Article(text=case["text"], origin="page.txt"))


@pytest.mark.parametrize("case", REFUSED, ids=_text)
def test_a_text_in_another_language_is_refused_with_its_name(case: dict[str, str]) -> None:
    """Two sentences of news in another language are refused; the message says which and what to type."""
    code = case["language"]
    names = {"ms": "Malay", "jv": "Javanese", "su": "Sundanese", "tl": "Tagalog", "en": "English"}
    with pytest.raises(InputError, match=rf"^page.txt: looks {names[code]} \({code}, [01].\d\d\)") as caught:
        require_indonesian(Article(text=case["text"], origin="page.txt"))
    assert str(caught.value).endswith("not Indonesian; --force translates it all the same")


def test_the_seeds_are_indonesian(seeds: list[Path]) -> None:
    """Each seed is identified as Indonesian beyond doubt, its boilerplate included."""
    guesses = [identify(path.read_text(encoding="utf-8")) for path in seeds]
    assert [guess.language for guess in guesses] == ["id"] * 5
    assert min(guess.probability for guess in guesses) > 0.99


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (
            "De regering zei dat twee raketten in zee waren gevallen. Er was geen schade aan schepen.",
            "nl",
        ),
        ("قالت الحكومة يوم الأربعاء إن صاروخين سقطا في البحر قرب اليابان.", "ar"),
        ("韩国外交部长星期三在首尔会见了美国国务卿，双方讨论了朝鲜半岛的安全问题。", "zh"),
    ],
)
def test_languages_far_from_indonesian_are_told_too(text: str, code: str) -> None:
    """Not only the neighbours are known."""
    assert identify(text).language == code
    with pytest.raises(InputError, match=f"\\({code}, "):
        require_indonesian(Article(text=text, origin="-"))


@pytest.mark.parametrize("text", ["", " \n", "123 456,7", "—", "😀", "\ud800"])
def test_a_text_without_words_is_not_refused(text: str) -> None:
    """Where there is nothing to go by, nothing is claimed."""
    assert identify(text).probability < 0.5
    require_indonesian(Article(text=text, origin="-"))


def test_one_word_that_only_malay_writes_tips_the_balance_and_its_sibling_tips_it_back() -> None:
    """The markers decide between sentences that differ in nothing else, with the suffix -nya too."""
    assert identify("Beliau tiba di sana kerana diundang.").language == "ms"
    assert identify("Beliau tiba di sana karena diundang.").language == "id"
    assert identify("Semua orang tahu kesnya besar.").language == "ms"
    assert identify("Semua orang tahu kasusnya besar.").language == "id"


@pytest.mark.parametrize("table", [INDONESIAN_MALAY, JAVANESE_SUNDANESE])
def test_no_marker_stands_twice_or_on_both_sides(table: str) -> None:
    """A word that stands twice counts wrongly; all are in lower case, as they are looked up."""
    words = [word for entry in table.split() for word in entry.split("/") if word != "-"]
    assert sorted(words) == sorted({word.casefold() for word in words})


@given(st.text())
def test_any_text_gets_a_probability(text: str) -> None:
    """No text fails, and what is said of it is a probability."""
    assert 0.0 < identify(text).probability <= 1.0


def test_the_classifier_is_loaded_only_when_a_text_is_identified() -> None:
    """Importing the module, as --help may, loads neither py3langid nor numpy nor babel."""
    script = (
        "import sys, translit.language; print(*sorted({'py3langid', 'numpy', 'babel'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
