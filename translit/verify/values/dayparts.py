"""The part of the day behind a date: Kamis malam is Thursday night, and not Thursday morning."""

import re

from translit.verify.state import Check

_ENGLISH = re.compile(r"s?,?\s(?:early\s|late\s)?(morning|afternoon|evening|night)s?(?!\w)", re.IGNORECASE)
_INDONESIAN = re.compile(
    r",?\s(?:\([^()]{1,20}\)\s)?(pagi|siang|sore|petang|malam|dini\shari|subuh)(?!\w)", re.IGNORECASE
)
_PARTS = {
    "pagi": ("morning",), "siang": ("afternoon", "morning"), "sore": ("afternoon", "evening"),
    "petang": ("evening", "afternoon"), "malam": ("night", "evening"), "dini": ("morning", "night"),
    "subuh": ("morning",),
}  # fmt: skip


def alter(state: Check) -> None:
    """A kept date whose part of the day is another one in the English is altered."""
    for at, (start, end) in list(state.kept.items()):
        entity = state.entities[at]
        source = _INDONESIAN.match(state.segment.text, entity.end - state.segment.start)
        target = _ENGLISH.match(state.target.text, end)
        if entity.kind != "date" or source is None or target is None:
            continue
        if target[1].lower() not in _PARTS[source[1].lower().split()[0]]:
            del state.kept[at]
            state.altered[at] = (start, target.end())
