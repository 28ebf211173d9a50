"""How well a recogniser sees: exact spans over a corpus's own tokens, as strict seqeval counts."""

import random
from collections import Counter
from collections.abc import Iterable
from typing import TypeAlias

from translit.recognise.corpus import Sentence
from translit.types import NameSpan

N_RESAMPLES = 1000
Counts: TypeAlias = Counter[tuple[str, str]]
"""How many names are seen, marked and right, by kind."""


class Score:
    """Counts of names by sentence: what is precision, recall and F1 is summed from them."""

    def __init__(self) -> None:
        """Nothing counted."""
        self.sentences: list[Counts] = []

    def add(self, sentence: Sentence, found: Iterable[NameSpan]) -> None:
        """Compare the names found in a sentence with those that it marks."""
        seen, marked = sentence.by_token(found), set(sentence.names)
        counts: Counts = Counter(("seen", kind) for _, _, kind in seen)
        counts.update(("marked", kind) for _, _, kind in marked)
        counts.update(("right", kind) for _, _, kind in seen & marked)
        self.sentences.append(counts)

    def report(self) -> dict[str, dict[str, float]]:
        """By kind, and for all of them."""
        total: Counts = Counter()
        for counts in self.sentences:
            total.update(counts)
        found = {}
        for kind in ("person", "organisation", "place", None):
            right, seen, marked = (_count(total, what, kind) for what in ("right", "seen", "marked"))
            row = {"precision": right / seen if seen else 0.0, "recall": right / marked if marked else 0.0}
            row |= {"f1": _f1(right, seen + marked), "n": marked}
            found[kind or "all"] = {name: round(value, 4) for name, value in row.items()}
        low, high = self._interval()
        found["all"] |= {"f1_low": round(low, 4), "f1_high": round(high, 4)}
        return found

    def _interval(self) -> tuple[float, float]:
        """The 95% interval of the F1 of all kinds over sentences drawn again and again, alike each time."""
        if not self.sentences:
            return 0.0, 1.0
        pairs = [
            (_count(counts, "right", None), _count(counts, "seen", None) + _count(counts, "marked", None))
            for counts in self.sentences
        ]
        chance, draws = random.Random(0), []  # noqa: S311 - no secret
        for _ in range(N_RESAMPLES):
            drawn = chance.choices(pairs, k=len(pairs))
            draws.append(_f1(sum(right for right, _ in drawn), sum(both for _, both in drawn)))
        draws.sort()
        return draws[int(0.025 * N_RESAMPLES)], draws[int(0.975 * N_RESAMPLES)]


def _count(counts: Counts, what: str, kind: str | None) -> int:
    return sum(n for (name, of), n in counts.items() if name == what and kind in (None, of))


def _f1(right: int, seen_and_marked: int) -> float:
    """The F1 of `right` names, where `seen_and_marked` is how many are seen plus how many are marked."""
    return 2 * right / seen_and_marked if seen_and_marked else 0.0


def table(title: str, report: dict[str, dict[str, float]]) -> str:
    """The report as lines of text."""
    lines = [f"{title:28}{'precision':>10}{'recall':>8}{'F1':>7}{'n':>7}"]
    for kind, row in report.items():
        interval = f"   {row['f1_low']:.3f}-{row['f1_high']:.3f}" if "f1_low" in row else ""
        shares = f"{row['precision']:10.3f}{row['recall']:8.3f}{row['f1']:7.3f}"
        lines.append(f"  {kind:26}{shares}{row['n']:7.0f}{interval}")
    return "\n".join(lines)
