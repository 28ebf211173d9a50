"""Which form of a name or figure fits the place of the wrong one, by its notation and its ending."""

import re
from collections.abc import Iterator, Sequence

from translit.repair.record import VALUE_KINDS, Case, scorings
from translit.types import Entity, Translator
from translit.vocabulary.words import fold, words

_PEOPLES = ("place", "nationality")  # their accepted forms are a noun, an adjective and short forms
_POSSESSIVE = re.compile(r"['’][sS]\Z")
_FIGURE = re.compile(r"\d(?:[\d.,:]*\d)?(?:(?:st|nd|rd|th)\b)?")
_STEM = 3  # letters: by these two forms of a unit or a month are one word (ton and tonnes, Nov. and November)
_NEAR = 3  # words on either side of a name that may be a part of it
_PLURAL_PEOPLE = re.compile(r"(?:an|i)s\Z")  # Italians, Israelis
_ARTICLE = re.compile(r"\b([Aa])n?\s\Z")
_OPENING = " “\"‘'(["
_BOTH = "both"  # of two it says that they are all, and stands behind no article
_ARTICLED_BEFORE = re.compile(r"\b(?:the|these|those|all)\s\Z", re.IGNORECASE)
_ARTICLED = re.compile(r"(?:United|Philippines|Netherlands|Maldives|Bahamas|U[SKN]|UAE)\b")
_VOWEL_NAMES = "AEFHILMNORSX"  # letters whose own names begin with a vowel: an F-16, an MP
_GLIDES = re.compile(
    r"(?:eu|u[bknrst][aeiou]|ukr|uni|one\b|once)", re.IGNORECASE
)  # a European, a Ukrainian, a united front
_VOWEL_FIGURE = re.compile(r"8|1[18](?!\d)")


def forms(entity: Entity, text: str, start: int, end: int) -> list[str]:
    """What may stand in the place of `text[start:end]`, the likeliest first: no word of it is there twice.

    The possessive of what stands there is kept, a figure alone is changed where the rest is right, and of
    several notations that of the place goes first.
    """
    wrong, tail = _parted(text[start:end])
    offered = list(entity.accepts)
    if entity.kind in VALUE_KINDS:
        offered = [
            *_renumbered(wrong, offered),
            *sorted(offered, key=lambda form: _shape(form) != _shape(wrong)),
        ]
        offered = [form for form in offered if form != _BOTH or not _ARTICLED_BEFORE.search(text[:start])]
    elif entity.kind in _PEOPLES:
        offered = list(_of_people(entity, wrong))
    elif entity.kind == "role":
        offered = [_as_office(form, wrong) for form in offered]
    beside = {word.folded for word in (*words(text[:start])[-_NEAR:], *words(text[end:])[:_NEAR])}
    return [
        _cased(form, wrong, text[:start]) + tail
        for form in dict.fromkeys(offered)
        if entity.kind in VALUE_KINDS
        or beside.isdisjoint(word.folded for word in words(form) if word.capital)
    ]


def chosen(case: Case, entity: Entity, text: str, span: tuple[int, int], translator: Translator) -> list[str]:
    """`forms`; between the noun and the adjective of a country the model chooses, where it can be asked."""
    offered = forms(entity, text, *span)
    if entity.kind not in _PEOPLES or len(offered) < 2:
        return offered
    scored = scorings(case, [placed(text, *span, form) for form in offered], translator)
    means = {form: each.mean if each else 0.0 for form, each in zip(offered, scored, strict=True)}
    return sorted(offered, key=lambda form: -means[form])


def placed(text: str, start: int, end: int, form: str) -> str:
    """The text with `form` in the place of `text[start:end]`, and "a" or "an" before it as it sounds."""
    before = text[:start]
    if article := _ARTICLE.search(before):
        before = before[: article.start()] + article[1] + ("n " if _begins_with_a_vowel(form) else " ")
    return before + form + text[end:]


def _parted(wrong: str) -> tuple[str, str]:
    """The wrong form and its possessive."""
    tail = _POSSESSIVE.search(wrong)
    return (wrong[: tail.start()], tail[0]) if tail else (wrong, "")


def _renumbered(wrong: str, accepts: Sequence[str]) -> Iterator[str]:
    """The wrong form with the figures of an accepted one, where all else in the two is the same."""
    figures = _FIGURE.findall(wrong)
    for form in accepts:
        right = _FIGURE.findall(form)
        if figures and len(right) == len(figures) and _stems(form) == _stems(wrong):
            left = iter(right)
            yield _FIGURE.sub(lambda _, left=left: next(left), wrong)  # type: ignore[misc]


def _stems(text: str) -> list[str]:
    return [fold(word)[:_STEM] for word in re.findall(r"[^\W\d_]+", _FIGURE.sub(" ", text))]


def _shape(text: str) -> str:
    """Its notation: `Nov. 8, 2022` is `a. 9, 9`, and `five` is `a`."""
    return re.sub(r"[^\W\d_]+", "a", re.sub(r"\d[\d.,:]*\d|\d", "9", text))


def _of_people(entity: Entity, wrong: str) -> Iterator[str]:
    """Noun, adjective and, of what is short in the source or in the English, the short form."""
    is_short = entity.text.isupper() or wrong.isupper()
    long = [
        form
        for form in entity.accepts
        if not form.startswith("the ")
        and f"The {form}" not in entity.accepts
        and (is_short or not form.isupper())
    ]
    if _PLURAL_PEOPLE.search(wrong):
        yield from (f"{form}s" for form in long if _PLURAL_PEOPLE.search(f"{form}s"))
    articled = [f"the {form}" for form in long if _ARTICLED.match(form)]
    yield from sorted([*long, *articled], key=lambda form: not _ends_alike(form, wrong))


def _as_office(form: str, wrong: str) -> str:
    """An office in small letters and in the plural where the wrong one is: finance ministers."""
    if wrong.endswith("s") and not form.endswith("s") and " of " not in form and " for " not in form:
        form += "s"
    return form.lower() if wrong.islower() else form


def _ends_alike(one: str, other: str) -> bool:
    """Italian and Russian, Chinese and Japanese: an adjective for an adjective."""
    return one[-2:] == other[-2:] and one[-2:] in ("an", "se", "sh")


def _cased(form: str, wrong: str, before: str) -> str:
    """A form that is no name, with the capital of what stands there; an article has one at the start."""
    capital = not before.strip(_OPENING) if form.startswith("the ") else wrong[:1].isupper()
    return form[0].upper() + form[1:] if capital and form[0].islower() else form


def _begins_with_a_vowel(form: str) -> bool:
    first = re.split(r"[\s-]", form, maxsplit=1)[0]
    if first[0].isdigit():
        return _VOWEL_FIGURE.match(first) is not None
    if first.isupper() and (len(first) < 4 or not re.search(r"[AEIOU]", first[1:])):
        return first[0] in _VOWEL_NAMES
    return first[0].lower() in "aeiou" and not _GLIDES.match(first)
