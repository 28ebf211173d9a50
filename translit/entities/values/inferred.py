"""Dates said in part, completed from the article's own: Rabu is the nearest Wednesday, bulan lalu October."""

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from translit.types import Entity
from translit.vocabulary import values

_PARTIAL = re.compile(r"(?P<year>\d{4})?-{1,2}(?P<month>\d{2})?(?:-(?P<day>\d{2}))?")
_RELATIVE = re.compile(r"(?P<unit>[a-zA-Z]+)(?P<offset>[+-]\d+)")
_PAST = ("lalu", "silam", "kemarin")
_COMING = ("depan", "mendatang")
_NEAR = 4  # characters between a weekday and the day that it names: Rabu (8/11), Rabu, 8 November
_YEARS = (-1, 0, 1)


def complete(text: str, entities: Sequence[Entity], date: str | None) -> list[Entity]:
    """`entities` with `inferred` wherever the article's `date` says more than the mention does.

    A year that is not said is the one that puts the day nearest to the article, before rather than after, and
    on the weekday that is named with it. What counts from another date of the text (bulan berikutnya) stays.
    """
    written = _PARTIAL.fullmatch(date or "")
    if date is None or written is None:
        return list(entities)
    month = int(written["month"]) if written["month"] else None
    if written["year"] is None or month is None or written["day"] is None:
        return [replace(entity, inferred=_without_year(entity, month)) for entity in entities]
    day = dt.date.fromisoformat(date)
    if not values.FIRST_YEAR < day.year < values.LAST_YEAR:
        return list(entities)
    return [
        replace(entity, inferred=_inferred(entity, _named_with(text, entities, at), day))
        if entity.kind == "date"
        else entity
        for at, entity in enumerate(entities)
    ]


def _without_year(entity: Entity, month: int | None) -> str | None:
    """Of an article that states its month and no year: bulan lalu, bulan ini."""
    relative = _RELATIVE.fullmatch(entity.value) if entity.kind == "date" else None
    if month is None or relative is None or relative["unit"] != "month" or _counts_on(entity):
        return None
    return values.date(None, (month - 1 + int(relative["offset"])) % 12 + 1, None)


def _counts_on(entity: Entity) -> bool:
    """Does it count from another date of the text: keesokan harinya, bulan berikutnya?"""
    return entity.text.lower().endswith("nya")


def _named_with(text: str, entities: Sequence[Entity], at: int) -> str | None:
    """The value of the date at it: a weekday's day (Rabu, 8 November), a month's year (Mei tahun lalu)."""
    for near in (at + 1, at - 1):
        if 0 <= near < len(entities) and entities[near].kind == "date":
            first, second = sorted((entities[at], entities[near]), key=lambda entity: entity.start)
            gap = text[first.end : second.start]
            if len(gap) < _NEAR and not gap.strip(" ,("):
                return entities[near].value
    return None


def _inferred(entity: Entity, beside: str | None, article: dt.date) -> str | None:
    """The whole date, or a month, or the days of a week: `2023-11-08`, `2023-10`, `2023-10-30/2023-11-05`."""
    value = entity.value
    if value in values.WEEKDAYS:
        return _weekday(value, beside, article)
    if relative := _RELATIVE.fullmatch(value):
        step = int(relative["offset"])
        return None if _counts_on(entity) else _relative(relative["unit"], step, article)
    parts = _PARTIAL.fullmatch(value)
    if parts is None or parts["year"]:
        return None
    last = entity.text.split()[-1].lower()
    side = -1 if last in _PAST else 1 if last in _COMING else 0
    if beside and (years := re.fullmatch(r"year([+-]\d+)", beside)) and parts["month"]:
        day = int(parts["day"]) if parts["day"] else None
        return values.date(article.year + int(years[1]), int(parts["month"]), day)
    if parts["month"] and not parts["day"]:
        return _month(int(parts["month"]), side, article)
    return _day(parts, beside, article, side)


def _day(parts: re.Match[str], weekday: str | None, article: dt.date, side: int = 0) -> str | None:
    """A day whose year, or year and month, is not said; None where no year fits the weekday."""
    number = int(parts["day"])
    if parts["month"]:
        months = [(article.year + step, int(parts["month"])) for step in _YEARS]
    else:
        around = [article.year * 12 + article.month - 1 + step for step in _YEARS]
        months = [(month // 12, month % 12 + 1) for month in around]
    days = [dt.date(*month, number) for month in months if _exists(*month, number)]
    if weekday in values.WEEKDAYS:
        days = [day for day in days if values.WEEKDAYS[day.weekday()] == weekday]
    days = [day for day in days if not side or (day - article).days * side >= 0] or days
    return _nearest(days, article)


def _exists(year: int, month: int, day: int) -> bool:
    try:
        dt.date(year, month, day)
    except ValueError:
        return False
    return True


def _nearest(days: Iterable[dt.date], article: dt.date) -> str | None:
    """The nearest of `days`; of two as near, the earlier."""
    nearest = min(days, key=lambda day: (abs(day - article), day > article), default=None)
    return nearest.isoformat() if nearest else None


def _month(month: int, side: int, article: dt.date) -> str:
    """The nearest such month; `side` -1 only before the article's own, 1 only after it."""
    now = article.year * 12 + article.month - 1
    steps = [
        step
        for step in ((month - article.month) + 12 * year for year in _YEARS)
        if not side or step * side > 0
    ]
    nearest = min(steps, key=lambda step: (abs(step), step > 0))
    return values.date((now + nearest) // 12, month, None)


def _weekday(name: str, beside: str | None, article: dt.date) -> str | None:
    """The day beside it, if that is such a weekday; with none beside, the nearest such day."""
    if week := re.fullmatch(r"week([+-]\d+)", beside or ""):  # Sabtu pekan lalu
        monday = article - dt.timedelta(article.weekday()) + dt.timedelta(weeks=int(week[1]))
        return (monday + dt.timedelta(values.WEEKDAYS.index(name))).isoformat()
    parts = _PARTIAL.fullmatch(beside or "")
    if parts is None or not parts["day"]:
        around = [article + dt.timedelta(step) for step in range(-3, 4)]
        return _nearest([day for day in around if day.weekday() == values.WEEKDAYS.index(name)], article)
    said = beside if parts["year"] else _day(parts, name, article)
    fits = said is not None and values.WEEKDAYS[dt.date.fromisoformat(said).weekday()] == name
    return said if fits else None


def _relative(unit: str, step: int, article: dt.date) -> str | None:
    """The day, the days of the week (from Monday), the month or the year, so many from the article's."""
    monday = article - dt.timedelta(article.weekday()) + dt.timedelta(weeks=step)
    months = article.year * 12 + article.month - 1 + step
    if unit in values.WEEKDAYS:
        wanted = values.WEEKDAYS.index(unit)
        if step < 0:  # "Rabu lalu" is the last one, "Rabu depan" the one of next week
            return (article - dt.timedelta((article.weekday() - wanted - 1) % 7 + 1)).isoformat()
        return (monday + dt.timedelta(wanted)).isoformat()
    return {
        "day": (article + dt.timedelta(step)).isoformat(),
        "week": f"{monday.isoformat()}/{(monday + dt.timedelta(6)).isoformat()}",
        "weekend": f"{(monday + dt.timedelta(5)).isoformat()}/{(monday + dt.timedelta(6)).isoformat()}",
        "month": values.date(months // 12, months % 12 + 1, None),
        "year": str(article.year + step),
    }.get(unit)
