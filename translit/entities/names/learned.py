"""What a statistical recogniser adds to the rules: classes of names, names they left, bodies in Indonesian.

It has the last word nowhere: a name of the tables, a shape or a value stays what it is. Of one word alone it
often guesses (Yuan, Livingston and Nebraska for people, in faults_dev.jsonl), and is not asked.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from translit.entities.mention import mention
from translit.entities.names.cues import cues
from translit.entities.names.sentence import Sentence
from translit.types import Entity, Kind, NameSpan
from translit.vocabulary.indonesian import looks_foreign
from translit.vocabulary.words import Word, words


def add(sentence: Sentence, found: Sequence[Entity], spans: Sequence[NameSpan]) -> Iterator[Entity]:
    """Names of `spans` that the rules did not find: they may replace a copied name inside them (`merge`)."""
    for span in spans:
        inside = [entity for entity in found if _overlap(sentence, entity, span)]
        read = [word for word in sentence.words if span.start <= word.start and word.end <= span.end]
        if span.kind == "organisation" and _in_indonesian(read, inside):
            name = sentence.segment.text[span.start : span.end]
            yield mention(sentence.segment, (span.start, span.end), "organisation", name, ())
        elif span.kind == "person" and not inside and not sentence.headline and _several(read):
            name = sentence.segment.text[span.start : span.end]
            yield mention(sentence.segment, (span.start, span.end), "person", name, (name,))


def classify(sentence: Sentence, found: Sequence[Entity], spans: Sequence[NameSpan]) -> list[Entity]:
    """The entities, each open name of several words with the class that the recogniser gives it."""
    return [
        replace(entity, kind=kind) if (kind := _class(sentence, entity, spans)) else entity
        for entity in found
    ]


def _class(sentence: Sentence, entity: Entity, spans: Sequence[NameSpan]) -> Kind | None:
    if entity.kind != "name" or entity.accepts != (entity.text,) or len(words(entity.text)) == 1:
        return None
    offset = sentence.segment.start
    exact = (span for span in spans if (span.start, span.end) == (entity.start - offset, entity.end - offset))
    return next((span.kind for span in exact), None)


def _overlap(sentence: Sentence, entity: Entity, span: NameSpan) -> bool:
    offset = sentence.segment.start
    return entity.start - offset < span.end and span.start < entity.end - offset


def _several(read: Sequence[Word]) -> bool:
    """Words with a capital, and more than one: Surya Paloh, whose words are ordinary ones."""
    return len(read) > 1 and all(word.capital for word in read)


def _in_indonesian(read: Sequence[Word], inside: Sequence[Entity]) -> bool:
    """Is it a body whose name is made of Indonesian words, and is what was found in it none of the tables'?

    Agensi Penelitian Pertahanan Mutakhir: its English is not known, and "Mutakhir" is no name to copy.
    """
    if len(read) < 2 or not all(word.capital or word.folded == "dan" for word in read):
        return False
    if read[0].folded not in cues().translated_head or any(
        looks_foreign(word.folded) or word.upper for word in read
    ):
        return False
    return all(
        not entity.accepts or (entity.kind, entity.accepts) == ("name", (entity.text,)) for entity in inside
    )
