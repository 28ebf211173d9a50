"""The trail of a sentence: from what was written to the English that stands, with every try to repair it.

`trails` reads a Document and nothing else; the views and `translit explain` show what it gives.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from translit.brief.document import Document, Segment
from translit.brief.wording import counted
from translit.types import Attempt, Step

_RUNGS = {
    "retry": "decoded anew",
    "n_best": "another of the model's hypotheses",
    "redecode": "decoded anew from the wrong word on",
    "placeholder": "translated with a common name in the place of the rare one",
    "patch": "the right form put in the place of the wrong one",
    "consistency": "one spelling for one name",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Try:
    """One try to repair a sentence. Where it was not kept, `after` is what was turned down."""

    rung: str
    before: str
    after: str
    attempt: Attempt

    @property
    def rung_in_words(self) -> str:
        """What the rung does; its own name where that is not known."""
        return _RUNGS.get(self.rung, self.rung)

    @property
    def issues(self) -> str:
        """`issues 2 → 0`; empty where nothing was wrong."""
        attempt = self.attempt
        return f"issues {attempt.issues_before} → {attempt.issues_after}" if attempt.faults else ""

    @property
    def score(self) -> str:
        """`score -0.52 → -0.61`: the model's mean log-probability a token; empty where neither is known."""
        known = (self.attempt.score_before, self.attempt.score_after)
        if known == (None, None):
            return ""
        return "score " + " → ".join("not known" if value is None else f"{value:.2f}" for value in known)

    @property
    def measured(self) -> str:
        """What the try did to the issues and to the score."""
        return ", ".join(filter(None, (self.issues, self.score)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Trail:
    """What was done for one sentence, in the order in which it was done."""

    segment: Segment
    prepared: tuple[Step, ...]
    """From the text to what the model was given."""
    split: tuple[Step, ...]
    """Into pieces that the model takes; or what became of one that it gave nothing for."""
    translated: str | None
    """The first English; None where it is lost, because the sentence was edited and had no repair."""
    score: float | None
    faults: tuple[str, ...]
    """What was wrong with the first English, each in a line."""
    tries: tuple[Try, ...]

    @property
    def number(self) -> int:
        """Counted from 1, as the views do."""
        return self.segment.index + 1

    @property
    def anchor(self) -> str:
        """The anchor of its receipts."""
        return repairs_anchor(self.segment.index)

    @property
    def given(self) -> str:
        """What the model was given."""
        return self.prepared[-1].after if self.prepared else self.segment.source

    @property
    def kept(self) -> tuple[Try, ...]:
        """The tries that were a gain."""
        return tuple(each for each in self.tries if each.attempt.kept)

    @property
    def repair_in_words(self) -> str:
        """What the kept tries did, and to how many issues; empty where none was kept."""
        if not self.kept:
            return ""
        rungs = ", then ".join(each.rung_in_words for each in self.kept)
        n_before = next((each.attempt.issues_before for each in self.kept if each.attempt.faults), None)
        if n_before is None:
            return rungs
        n_after = [each.attempt.issues_after for each in self.kept if each.attempt.faults][-1]
        return f"{rungs}; issues {n_before} → {n_after}"

    @property
    def turned_down(self) -> tuple[Try, ...]:
        """The tries that were none."""
        return tuple(each for each in self.tries if not each.attempt.kept)

    @property
    def repaired(self) -> bool:
        """Whether the English that stands is a repair's, and not the model's first or somebody's by hand."""
        return bool(self.kept) and not _by_hand(self.segment)

    @property
    def turned_down_in_words(self) -> str:
        """`2 other attempts were turned down`."""
        n_tries = len(self.turned_down)
        other = "other attempt" if self.kept else "attempt"
        return f"{counted(n_tries, other)} {'was' if n_tries == 1 else 'were'} turned down"

    @property
    def told(self) -> bool:
        """Whether there is more to tell than source and English."""
        segment = self.segment
        flagged = segment.issues or segment.doubts or segment.unreliable or segment.truncated
        return bool(self.prepared or self.split or self.tries or flagged or _by_hand(segment))

    def as_json(self) -> dict[str, object]:
        """The trail as `translit explain --json` prints it; docs/formats.md explains the keys."""
        segment = self.segment
        return {
            "sentence": self.number,
            "source": segment.source,
            "prepared": [_step(step) for step in self.prepared],
            "pieces": segment.pieces,
            "split": [_step(step) for step in self.split],
            "translated": self.translated,
            "score": self.score,
            "faults": self.faults,
            "attempts": [
                {"rung": each.rung, **asdict(each.attempt), "before": each.before, "after": each.after}
                for each in self.tries
            ],
            "target": segment.target,
            "target_score": segment.score,
            "issues": [asdict(issue) for issue in segment.issues],
            "doubts": [asdict(doubt) for doubt in segment.doubts],
            "unreliable": segment.unreliable,
            "truncated": segment.truncated,
            "edited": segment.edited,
            "unchecked": segment.unchecked,
        }


def trails(brief: Document) -> tuple[Trail, ...]:
    """The trail of every sentence, in the order of the text."""
    steps: list[list[Step]] = [[] for _ in brief.segments]
    for step in brief.steps:
        if step.segment is not None:
            steps[step.segment].append(step)
    return tuple(_trail(segment, of_it) for segment, of_it in zip(brief.segments, steps, strict=True))


def _trail(segment: Segment, steps: Sequence[Step]) -> Trail:
    tries = tuple(
        Try(rung=step.rule, before=step.before, after=step.after, attempt=step.attempt)
        for step in steps
        if step.attempt is not None
    )
    by_hand = _by_hand(segment)
    translated, score = (None, None) if by_hand else (segment.target, segment.score)
    if tries:
        translated, score = tries[0].before, tries[0].attempt.score_before
    left = () if by_hand else (*(issue.message for issue in segment.issues), *segment.unreliable)
    return Trail(
        segment=segment,
        prepared=tuple(step for step in steps if step.stage == "prepare"),
        split=tuple(
            step for step in steps if step.stage not in {"prepare", "clean"} and step.attempt is None
        ),
        translated=translated,
        score=score,
        faults=next((each.attempt.faults for each in tries if each.attempt.faults), left),
        tries=tries,
    )


def _step(step: Step) -> dict[str, str]:
    return {"rule": step.rule, "before": step.before, "after": step.after}


def _by_hand(segment: Segment) -> bool:
    return segment.edited or segment.unchecked


def repairs_anchor(index: int) -> str:
    """The anchor of what was tried to repair a segment."""
    return f"repairs-{index + 1}"
