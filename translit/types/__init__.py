"""The only things that flow between the stages: frozen records and the Protocols of what is plugged in.

Offsets are code points, half open. A Segment's and an Entity's offsets count into the article's text:
`article.text[segment.start:segment.end] == segment.text`, always.
"""

from translit.types.brief import Attempt, Brief, KeyPoint, Provenance, RepairCost, Step
from translit.types.english import Hypothesis, Scoring, TokenScore, Translation
from translit.types.ledger import Doubt, DoubtKind, Entity, Entry, Fault, Issue, Kind, Ledger, State
from translit.types.text import Article, Quotation, Segment, SegmentKind
from translit.types.tools import NameSpan, Progress, Ranker, Recogniser, Tools, Translator

__all__ = [
    "Article",
    "Attempt",
    "Brief",
    "Doubt",
    "DoubtKind",
    "Entity",
    "Entry",
    "Fault",
    "Hypothesis",
    "Issue",
    "KeyPoint",
    "Kind",
    "Ledger",
    "NameSpan",
    "Progress",
    "Provenance",
    "Quotation",
    "Ranker",
    "Recogniser",
    "RepairCost",
    "Scoring",
    "Segment",
    "SegmentKind",
    "State",
    "Step",
    "TokenScore",
    "Tools",
    "Translation",
    "Translator",
]
