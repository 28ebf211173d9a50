"""Doubts about polarity: one text of a pair denies something, and nothing in the other does.

What denies, what may answer it and what only looks so stand in data/negation.yaml. Each denial of one text is
given an answer of its own in the other; one that is left over is a doubt. Denials are counted and not
understood: one that moved to another verb of its sentence passes.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from translit.types import Doubt, Segment
from translit.verify.denials import cues
from translit.verify.denials.cues import Cue

# A text with more cues is no sentence (a word list, a loop of the model's): other checks say so.
_MAX_CUES = 60
# A denial's answer stands this near, in shares of the two texts. Of 0.3, 0.4, 0.5 and 1 on ntrex_dev.tsv and
# three other corpora: 0.5 finds 0 to 3 points more of what is planted than 1, for 0 to 0.2 points of
# alarms; 0.3 finds no more on news and costs 0.3 points.
_MAX_DISTANCE = 0.5


@dataclass(frozen=True, slots=True)
class _Text:
    """One side: its text, its cues, and how far into it each of them stands (0 to 1)."""

    text: str
    cues: Sequence[Cue]

    def place(self, cue: Cue) -> float:
        return cue.start / len(self.text)

    def words(self, cue: Cue) -> str:
        return self.text[cue.start : cue.end]


def doubts(segment: Segment, english: str) -> list[Doubt]:
    """Each denial of one text that nothing in the other answers: the source's in order, then the English's.

    `source` and `target` are the words that deny; the one of the text that does not is empty.
    """
    source = _Text(segment.text, cues.cues(segment.text, "indonesian"))
    target = _Text(english, cues.cues(english, "english"))
    if max(len(source.cues), len(target.cues)) > _MAX_CUES:
        return []
    source, target = _without_kin(source, target)
    lost = [source.words(cue) for cue in _unanswered(source, target)]
    gained = [target.words(cue) for cue in _unanswered(target, source)]
    return [
        *(_doubt(segment, said, "", f"“{said}” denies, and nothing in the English does.") for said in lost),
        *(_doubt(segment, "", said, f"“{said}” denies, and nothing in the source does.") for said in gained),
    ]


def _without_kin(source: _Text, target: _Text) -> tuple[_Text, _Text]:
    """The two without the pairs of words that are each other's usual translation: they answer nothing else.

    Each word goes with the nearest.
    """
    pairs = sorted(
        (abs(source.place(here) - target.place(there)), at, to)
        for at, here in enumerate(source.cues)
        for to, there in enumerate(target.cues)
        if here.is_kin(there)
    )
    taken: tuple[set[int], set[int]] = set(), set()
    for _, at, to in pairs:
        if at not in taken[0] and to not in taken[1]:
            taken[0].add(at)
            taken[1].add(to)
    rest = [
        [cue for at, cue in enumerate(side.cues) if at not in gone]
        for side, gone in zip((source, target), taken, strict=True)
    ]
    return replace(source, cues=rest[0]), replace(target, cues=rest[1])


def _doubt(segment: Segment, source: str, target: str, message: str) -> Doubt:
    return Doubt(segment=segment.index, kind="negation", source=source, target=target, message=message)


def _unanswered(asking: _Text, answering: _Text) -> list[Cue]:
    """The denials of `asking` that are left when as many as can be have each one answer (Kuhn 1955)."""
    takers: dict[int, Cue] = {}  # by the answer's index

    def give(cue: Cue, tried: set[int]) -> bool:
        free = [
            (distance, at)
            for at, other in enumerate(answering.cues)
            if at not in tried
            for distance in [abs(answering.place(other) - asking.place(cue))]
            if cue.answers(other) or (cue.use.general and other.use.general and distance <= _MAX_DISTANCE)
        ]
        for _, at in sorted(free):
            if at in tried:
                continue
            tried.add(at)
            if at not in takers or give(takers[at], tried):
                takers[at] = cue
                return True
        return False

    return [cue for cue in asking.cues if cue.use.asks and not give(cue, set())]
