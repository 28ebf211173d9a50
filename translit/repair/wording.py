"""What the ledger does not see in the words of a candidate: a name twice, or another sentence."""

from collections import Counter
from collections.abc import Iterator

from translit.config import RungName
from translit.repair.record import Case
from translit.vocabulary.words import fold, words

_MARKS = ".,;:!?()[]\"'“”‘’"
_LONGEST_STUTTER = 3  # words: Park Jin Park Jin
# Of the words of the English, the share that another decoding keeps. A low share is no sign of a worse text:
# of the 51 kept in ntrex_dev the lowest two (0.60, 0.62) are better than what they replace, seven worse ones
# have 0.70 to 1.00. So this only stops another sentence altogether.
MIN_KEPT_WORDS = 0.5
_DECODED_ANEW: tuple[RungName, ...] = ("redecode", "placeholder")


def objection(rung: RungName, case: Case, text: str) -> str:
    """Why the words of a rung's candidate are no gain; empty where nothing is against them."""
    return next(_objections(rung, case, text), "")


def _objections(rung: RungName, case: Case, text: str) -> Iterator[str]:
    before, after = _names(case.translation.text), _names(text)
    wanted = _wanted(case)
    for name, n in after.items():
        if name in wanted and n > max(before[name], wanted[name]):
            yield f"says “{name}” {n} times"
    if new := _stutters(text) - _stutters(case.translation.text):
        yield f"says “{next(iter(new))}” twice in a row"
    if rung in _DECODED_ANEW and not case.verdict.degenerations:
        share = kept_words(case.translation.text, text)
        if share < MIN_KEPT_WORDS:
            yield f"keeps {share:.0%} of the words, less than {MIN_KEPT_WORDS:.0%}"


def kept_words(before: str, after: str) -> float:
    """Of the words of the first, the share that the second has too."""
    had, has = (Counter(word.folded for word in words(text)) for text in (before, after))
    return (had & has).total() / max(had.total(), 1)


def _names(text: str) -> Counter[str]:
    """Its words with a capital or a figure, possessives aside."""
    return Counter(_bare(word.text) for word in words(text) if word.capital or word.text[0].isdigit())


def _bare(word: str) -> str:
    return fold(word[:-2] if word.endswith(("'s", "’s")) else word)


def _wanted(case: Case) -> Counter[str]:
    """How often each word of a name or figure may be said: as often as the source says it, or asks for it."""
    wanted: Counter[str] = Counter()
    for entity in case.entities:
        most: Counter[str] = Counter()
        for form in entity.accepts:
            most |= Counter(word.folded for word in words(form))
        wanted += most
    return wanted | Counter(word.folded for word in words(case.segment.text))


def _stutters(text: str) -> Counter[str]:
    """Words, and runs of up to three, that stand twice in a row."""
    tokens = [token.strip(_MARKS).casefold() for token in text.split()]
    return Counter(
        " ".join(tokens[at : at + n])
        for n in range(1, _LONGEST_STUTTER + 1)
        for at in range(len(tokens) - 2 * n + 1)
        if tokens[at : at + n] == tokens[at + n : at + 2 * n]
    )
