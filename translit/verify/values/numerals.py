"""English numerals in every form: cardinals, ordinals, fractions, vague figures, multiples, all of a set."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from translit.verify.values import cardinals
from translit.verify.values.atoms import ONES, TENS
from translit.verify.values.cardinals import Cardinal
from translit.vocabulary import values

_POWERS = {
    "ten": 1,
    "dozen": 1,
    "score": 1,
    "hundred": 2,
    "thousand": 3,
    "million": 6,
    "billion": 9,
    "trillion": 12,
}
_PLURALS = {f"{word}s": power for word, power in _POWERS.items()}
_VAGUE = re.compile(
    r"(?<!\w)(?:(?P<of>tens|dozens|scores|hundreds|thousands)\sof\s)?"
    r"(?P<plural>dozens|hundreds|thousands|millions|billions|trillions|tens|scores)(?!\w)(?P<people>\sof\s)?"
    r"|(?<!\w)(?:several|a\sfew|few|many)\s(?P<first>dozen|hundred|thousand|million|billion|trillion)"
    r"(?:\s(?P<second>thousand|million|billion|trillion))?(?!\w)",
    re.IGNORECASE,
)
# Say a number without being one: they keep a figure of the source, and need no source of their own.
_LOOSE: Mapping[str, tuple[str, ...]] = {
    "once": ("1x", "1"), "twice": ("2x", "2"), "thrice": ("3x", "3"),
    "double": ("2x", "2"), "doubled": ("2x", "2"), "doubles": ("2x", "2"), "doubling": ("2x", "2"),
    "triple": ("3x", "3"), "tripled": ("3x", "3"), "triples": ("3x", "3"), "tripling": ("3x", "3"),
    "treble": ("3x", "3"), "trebled": ("3x", "3"), "trebling": ("3x", "3"),
    "quadruple": ("4x", "4"), "quadrupled": ("4x", "4"), "quadrupling": ("4x", "4"),
    "quintupled": ("5x", "5"), "quintuple": ("5x", "5"),
    "both": ("all 2", "2"), "neither": ("all 2", "2"), "either": ("all 2", "2"),
    "pair": ("2", "all 2"), "duo": ("2", "all 2"), "couple": ("2", "all 2"), "twin": ("2", "all 2"),
    "twins": ("2", "all 2"), "brace": ("2",), "trio": ("3", "all 3"), "threesome": ("3", "all 3"),
    "quartet": ("4", "all 4"), "quintet": ("5", "all 5"), "halved": ("0.5x", "0.5"),
    "halves": ("0.5x", "0.5"), "halving": ("0.5x", "0.5"), "single": ("1",),
    "runner-up": ("2nd",), "runners-up": ("2nd",), "latter": ("2nd",),
    "debut": ("1st",), "initially": ("1st",), "originally": ("1st",), "maiden": ("1st",),
    "inaugural": ("1st",),
    "goalless": ("0-0",), "scoreless": ("0-0",),
    "foursome": ("4",), "foursomes": ("4",), "fourball": ("4",), "fourballs": ("4",),
}  # fmt: skip
_FIRM = frozenset({"twice", "thrice", "tripled", "trebled", "quadrupled", "quintupled"})
_LOOSE_WORD = re.compile(
    rf"(?<!\w)(?:{'|'.join(sorted(_LOOSE, key=len, reverse=True))})(?!\w)", re.IGNORECASE
)
_FOLD = re.compile(rf"(?<!\w)({'|'.join(ONES | TENS)})fold(?!\w)", re.IGNORECASE)
_TIMES = re.compile(r"\stimes(?!\w)|-times?(?!\w)|-?fold(?!\w)|x(?!\w)")
_ALL = re.compile(r"(?<!\w)all\s(?:of\s)?(?:the\s|these\s|those\s)?\Z", re.IGNORECASE)
_THE = re.compile(r"(?<!\w)(?:the|these|those|his|her|its|their|our)\s(?:other\s)?\Z", re.IGNORECASE)
_OF = re.compile(r"\sof(?!\w)")
_HUNDREDTH = 100  # "one hundredth" is the hundredth day sooner than the hundredth part
_ANNIVERSARY = re.compile(r"[\s-](?:\w{3,10}\s)?(?:anniversary|birthday)(?!\w)", re.IGNORECASE)
_WINDOW = 16  # characters before a numeral in which "all of the" may stand
_TEENS = values.bounds(11, 19)
_OVER = re.compile(r"(?<!\w)(?:more\sthan|over|above|at\sleast|some|around|about)\s\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Numeral:
    """`text[start:end]` and its value as `translit.vocabulary.values` writes it; `others` are as good."""

    start: int
    end: int
    value: str
    others: tuple[str, ...] = ()
    soft: bool = False
    counts: bool = True
    """A unit may follow it; not after an ordinal, "twice" or "both"."""
    cardinal: Cardinal | None = None


def read(text: str) -> list[Numeral]:
    """Every numeral of `text`, in order, none overlapping. Linear.

    >>> [n.value for n in read("half of both, tens of thousands, threefold, all three, 21st")]
    ['0.5', 'all 2', '10000..99999', '3x', 'all 3', '21st']
    """
    taken = bytearray(len(text))
    found: list[Numeral] = []
    for numeral in _claims(text):
        if not any(taken[numeral.start : numeral.end]):
            taken[numeral.start : numeral.end] = b"\x01" * (numeral.end - numeral.start)
            found.append(numeral)
    return sorted(found, key=lambda numeral: numeral.start)


def written(value: Fraction) -> str:
    """A value as `Entity.value` has it: a decimal where that is exact."""
    return values.fraction(value.numerator, value.denominator)


def _claims(text: str) -> Iterator[Numeral]:
    for match in _VAGUE.finditer(text):
        power = sum(_PLURALS.get(match[name].lower(), 0) for name in ("of", "plural") if match[name])
        power += sum(_POWERS[match[name].lower()] for name in ("first", "second") if match[name])
        scored = (match["plural"] or "").lower() == "scores" and not match["people"]  # he scores a goal
        end = match.start("people") if match["people"] else match.end()
        yield Numeral(start=match.start(), end=end, value=values.vague(power), soft=scored)
    for match in _LOOSE_WORD.finditer(text):
        value, *others = _LOOSE[match[0].lower()]
        yield _of(match, value, tuple(others), soft=match[0].lower() not in _FIRM)
    for match in _FOLD.finditer(text):
        value = str((ONES | TENS)[match[1].lower()])
        yield _of(match, f"{value}x", (value,), soft=False)
    for cardinal in cardinals.read(text):
        yield _read(text, cardinal)


def _of(match: re.Match[str], value: str, others: tuple[str, ...], *, soft: bool) -> Numeral:
    return Numeral(start=match.start(), end=match.end(), value=value, others=others, soft=soft, counts=False)


def _read(text: str, cardinal: Cardinal) -> Numeral:
    """A cardinal as what the words around it make of it."""
    start, end = cardinal.start, cardinal.end
    value, soft, counts = written(cardinal.value), cardinal.soft, True
    others: tuple[str, ...] = ()
    before = text[max(0, start - _WINDOW) : start]
    whole = cardinal.value.denominator == 1
    if cardinal.form == "foreign":
        value = f"as written {text[start:end]}"
    elif cardinal.form == "ordinal":
        value, counts = values.ordinal(int(cardinal.value)), False
        soft = cardinal.value < 3
        others = (values.date(None, None, int(cardinal.value)),) if cardinal.value <= 31 else ()
        if _ANNIVERSARY.match(text, end):  # the 10th anniversary is of ten years
            others = (*others, values.duration(written(cardinal.value), "Y"))
    elif cardinal.form == "part":
        value, others, counts = _part(text, cardinal)
        soft = soft and not before.endswith(" by ")  # it rose by half
    elif match := _TIMES.match(text, end):
        end, others, value, counts = match.end(), (value,), values.times(value), False
    elif whole and 1 < cardinal.value < 100 and not cardinal.scale:
        if match := _ALL.search(before):
            start -= len(match[0])
            value, others, soft = values.all_of(int(cardinal.value)), (value,), False
        elif _THE.search(before):
            others = (values.all_of(int(cardinal.value)),)
        if cardinal.value == 12 and "dozen" in text[start:end].lower():
            others, soft = (*others, _TEENS), True
    if whole and cardinal.form == "cardinal" and _OVER.search(before):
        others = (*others, *_teens(int(cardinal.value)))
    return Numeral(
        start=start, end=end, value=value, others=others, soft=soft, counts=counts, cardinal=cardinal
    )


def _teens(value: int) -> Iterator[str]:
    """More than ten thousand are 11,000 to 19,000: belasan ribu, for which English has no word."""
    power = len(str(value)) - 2
    if power >= 0 and value in (10 * 10**power, 11 * 10**power, 12 * 10**power):
        yield values.bounds(11 * 10**power, 20 * 10**power - 1)


def _part(text: str, cardinal: Cardinal) -> tuple[str, tuple[str, ...], bool]:
    """A half, a quarter, two thirds; "a third" is an ordinal too, and first of all unless "of" follows."""
    value, part = written(cardinal.value), cardinal.value
    ordinal = values.ordinal(part.denominator)
    if part.numerator == 1 and part.denominator >= _HUNDREDTH:
        return ordinal, (value,), False
    if not cardinal.soft or part.denominator in (2, 4):
        return value, (), True
    return (value, (ordinal,), True) if _OF.match(text, cardinal.end) else (ordinal, (value,), False)
