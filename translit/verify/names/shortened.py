"""A full name of which the English has a part alone: Park, for Park Byeong-seug."""

from translit.verify.names.match import form_words
from translit.verify.state import Check, Document
from translit.vocabulary.indonesian import is_word


def alter(state: Check, document: Document) -> None:
    """Alter a person who is named in full here and by a part in the English, and nowhere there in full.

    Where the whole English has the missing words, the reader meets the full name and the part is enough.
    """
    for at in list(state.kept):
        if state.partial(at):
            lost = [word for word in form_words(state.entities[at].text) if word.folded not in document.words]
            if any(word.capital and len(word.text) > 1 and not is_word(word.folded) for word in lost):
                state.altered[at] = state.kept.pop(at)
