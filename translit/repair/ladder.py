"""The loop: each rung in its order, every open case on it, and a candidate kept only if it is a gain."""

import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from translit.config import RepairConfig, RungName
from translit.repair import n_best, patch, redecode, retry, wording
from translit.repair.gain import objection
from translit.repair.placeholder import Placeholder, Prepare
from translit.repair.record import Candidate, Case, Judge, Repaired, Rung, Verdict, scorings
from translit.types import Attempt, Entity, Progress, Scoring, Segment, Step, Translation, Translator

STAGE = "repair"


def repair(
    segments: Sequence[Segment],
    entities: Sequence[Entity],
    sources: Sequence[str],
    translations: Sequence[Translation],
    tools: "RepairTools",
    config: RepairConfig,
) -> Repaired:
    """The translations, better where something was wrong and could be mended, and a Step for each attempt.

    `sources` is what the model was given for each segment. What is left over stays as it is: the ledger made
    of the result flags it. A translation that is still none has its `unreliable` filled.

    Raises:
        ModelError: the model failed.
    """
    ladder = _Ladder(tools=tools, config=config, current={each.segment: each for each in translations})
    cases = ladder.open_cases(segments, entities, sources)
    rungs: dict[RungName, Rung] = {
        "retry": retry.propose,
        "n_best": n_best.propose,
        "redecode": redecode.propose,
        "placeholder": Placeholder(tools.prepare),
        "patch": patch.propose,
    }
    n_open = len(cases)
    for number, name in enumerate(config.rungs, start=1):
        start = time.perf_counter()
        cases = ladder.climb(name, rungs[name], cases)
        ladder.seconds[name] = time.perf_counter() - start
        if tools.progress is not None:
            tools.progress(len(segments) + n_open * number // len(config.rungs), len(segments) + n_open)
    for case in cases:
        if case.verdict.degenerations:
            index = case.segment.index
            ladder.current[index] = replace(ladder.current[index], unreliable=_reasons(case.verdict))
    return Repaired(
        translations=tuple(ladder.current[each.segment] for each in translations),
        steps=tuple(ladder.steps),
        seconds=ladder.seconds,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class RepairTools:
    """What repair works with: the model, the judge, and how a sentence is prepared for the model."""

    translator: Translator
    judge: Judge
    prepare: Prepare
    progress: Progress | None = None
    """Told of all segments and, behind them, of those in which something is wrong."""


@dataclass(slots=True, kw_only=True)
class _Ladder:
    """One article on its way up."""

    tools: RepairTools
    config: RepairConfig
    current: dict[int, Translation]
    steps: list[Step] = field(default_factory=list)
    seconds: dict[str, float] = field(default_factory=dict)
    tried: set[tuple[int, str]] = field(default_factory=set)
    """Segments and the texts that were judged for them: none is judged twice."""
    scores: dict[tuple[int, str], Scoring | None] = field(default_factory=dict)
    """What the model gave the texts of segments."""
    changed: set[int] = field(default_factory=set)
    """Segments that a candidate was kept for."""

    def open_cases(
        self, segments: Sequence[Segment], entities: Sequence[Entity], sources: Sequence[str]
    ) -> list[Case]:
        """The segments in which something is wrong."""
        named: dict[int, list[Entity]] = {segment.index: [] for segment in segments}
        for entity in entities:
            named[entity.segment].append(entity)
        cases = []
        for segment, source in zip(segments, sources, strict=True):
            translation = self.current[segment.index]
            verdict = self.tools.judge(translation, self.current)
            self.tried.add((segment.index, translation.text))
            if verdict.open:
                cases.append(
                    Case(
                        segment=segment,
                        source=source,
                        entities=tuple(named[segment.index]),
                        translation=translation,
                        verdict=verdict,
                    )
                )
        return cases

    def climb(self, name: RungName, rung: Rung, cases: Sequence[Case]) -> list[Case]:
        """Try every case on one rung; those in which something is still wrong."""
        left = []
        for case, candidates in zip(cases, rung(cases, self.tools.translator), strict=True):
            after = self._try(name, self._up_to_date(case), candidates)
            if after.verdict.open:
                left.append(after)
        return left

    def _up_to_date(self, case: Case) -> Case:
        """The case as it is found between its neighbours of now."""
        at = case.segment.index
        if self.changed.isdisjoint((at - 1, at + 1)):
            return case
        return replace(case, verdict=self.tools.judge(case.translation, self.current))

    def _try(self, name: RungName, case: Case, candidates: Sequence[Candidate]) -> Case:
        n_tried = 0
        for candidate in candidates:
            if n_tried == self.config.max_attempts or not case.verdict.open:
                break
            known = (case.segment.index, candidate.text)
            if candidate.text == case.translation.text or known in self.tried:
                continue
            self.tried.add(known)
            n_tried += 1
            case = self._judged(name, case, candidate)
        return case

    def _judged(self, name: RungName, case: Case, candidate: Candidate) -> Case:
        """The case with the candidate in place, or as it was; either way with a receipt."""
        before = case.translation
        candidate, after, verdict = self._right(case, candidate)
        text = after.text
        reason = objection(case.verdict, verdict, None, self.config.max_score_fall)
        reason = reason or wording.objection(name, case, text)
        if not reason:
            was, now = self._scored(case, text)
            fall, limit = _fall(was, now, candidate.max_total_fall, self.config.max_score_fall)
            reason = objection(case.verdict, verdict, fall, limit)
            before = replace(before, score=was.mean) if was else before
            after = replace(after, score=now.mean) if now else after
        attempt = Attempt(
            kept=not reason,
            reason=f"{candidate.why}: {reason or 'kept'}",
            issues_before=len(case.verdict.issues),
            issues_after=len(verdict.issues),
            score_before=before.score,
            score_after=after.score,
            faults=_faults(case.verdict),
        )
        self.steps.append(
            Step(
                stage=STAGE,
                rule=name,
                segment=case.segment.index,
                before=before.text,
                after=text,
                attempt=attempt,
            )
        )
        if reason:
            return case
        self.current[case.segment.index] = after
        self.changed.add(case.segment.index)
        return replace(case, translation=after, verdict=verdict)

    def _right(self, case: Case, candidate: Candidate) -> tuple[Candidate, Translation, Verdict]:
        """The candidate and what is found of it; where it alters more, what it alters is put right.

        That is a patch like any other: certain, a gain over the candidate, and not too dear.
        """
        after, verdict = self._read(case, candidate)
        brings = _altered(verdict) - _altered(case.verdict)
        if candidate.max_total_fall is not None or "patch" not in self.config.rungs or not brings:
            return candidate, after, verdict
        there = replace(case, translation=after, verdict=verdict)
        for patched in patch.propose([there], self.tools.translator)[0][:1]:
            known = (case.segment.index, patched.text)
            if patched.text == case.translation.text or known in self.tried:
                break
            was, now = self._scored(there, patched.text)
            better = replace(
                candidate,
                text=patched.text,
                why=f"{candidate.why}, {patched.why}",
                score=now.mean if now else None,
            )
            put_right, found = self._read(case, better)
            fall, limit = _fall(was, now, patched.max_total_fall, self.config.max_score_fall)
            if not objection(verdict, found, fall, limit):
                self.tried.add(known)
                return better, put_right, found
        return candidate, after, verdict

    def _read(self, case: Case, candidate: Candidate) -> tuple[Translation, Verdict]:
        text = " ".join(candidate.text.split())
        score = self._own_score(case, candidate)
        after = replace(case.translation, text=text, score=score, truncated=candidate.truncated)
        return after, self.tools.judge(after, self.current)

    def _own_score(self, case: Case, candidate: Candidate) -> float | None:
        """The score that a candidate is judged with: what the model doubted, it must doubt no more."""
        if candidate.score is not None or "unlikely" not in case.verdict.degenerations:
            return candidate.score
        (forced,) = self._forced(case, candidate.text)
        return forced.mean if forced else case.translation.score

    def _scored(self, case: Case, text: str) -> tuple[Scoring | None, Scoring | None]:
        """What the model gives the English as it is, and the candidate: both forced, or they do not compare.

        Not asked of what is no translation: a loop scores well.
        """
        if case.verdict.degenerations:
            return None, None
        was, now = self._forced(case, case.translation.text, text)
        return was, now

    def _forced(self, case: Case, *texts: str) -> list[Scoring | None]:
        at = case.segment.index
        new = [text for text in texts if (at, text) not in self.scores]
        found = scorings(case, new, self.tools.translator)
        self.scores.update({(at, text): each for text, each in zip(new, found, strict=True)})
        return [self.scores[at, text] for text in texts]


def _fall(
    was: Scoring | None, now: Scoring | None, max_total: float | None, max_mean: float
) -> tuple[float | None, float]:
    """By how much the model's score goes down, and by how much it may."""
    limit = max_mean if max_total is None else max_total
    if was is None or now is None:
        return None, limit
    if max_total is None:
        return was.mean - now.mean, limit
    return _total(was) - _total(now), limit


def _total(scoring: Scoring) -> float:
    return sum(token.log_prob for token in scoring.tokens)


def _reasons(verdict: Verdict) -> tuple[str, ...]:
    """Why it is no reliable translation. A low score alone is worth another try, and says too little."""
    return tuple(line for kind, line in verdict.degenerations.items() if kind != "unlikely")


def _altered(verdict: Verdict) -> set[str]:
    return {issue.source for issue in verdict.issues if issue.fault == "altered"}


def _faults(verdict: Verdict) -> tuple[str, ...]:
    """What is wrong, each in a line."""
    doubts = (doubt.message for doubt in verdict.doubts if doubt.kind == "negation")
    return (*(issue.message for issue in verdict.issues), *verdict.degenerations.values(), *doubts)
