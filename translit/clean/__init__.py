"""Clean a scraped page: title and body stay, metadata is taken, furniture goes, each change leaves a Step."""

import difflib
from collections.abc import Callable, Collection, Iterator
from dataclasses import replace

from translit.clean.byline import take_byline, take_date_line
from translit.clean.captions import drop_doubled_lines, take_captions
from translit.clean.dateline import take_dateline
from translit.clean.furniture import (
    drop_adverts,
    drop_copyright,
    drop_embeds,
    drop_navigation,
    drop_ornaments,
    drop_page_numbers,
    drop_promotions,
    drop_section_names,
    drop_share_buttons,
    drop_size_labels,
    drop_skipped_blocks,
)
from translit.clean.head import drop_kicker, drop_repeated_title, take_title
from translit.clean.layout import join_wrapped_lines
from translit.clean.page import Edit, Found, Page
from translit.clean.related import drop_related_links, drop_related_lists
from translit.clean.tail import drop_below_signature, drop_tags, take_credits, take_initials
from translit.errors import ConfigError
from translit.types import Article, Step

__all__ = ["RULES", "clean"]

Rule = Callable[[Page], Iterator[Edit]]

RULES: tuple[Rule, ...] = (
    join_wrapped_lines,  # first: the others read paragraphs
    drop_embeds,
    drop_skipped_blocks,
    drop_ornaments,
    drop_adverts,
    drop_navigation,
    drop_page_numbers,
    drop_promotions,
    drop_copyright,
    drop_size_labels,
    drop_share_buttons,
    drop_below_signature,  # while the signature stands
    take_credits,  # before the lists: what ends the article is not one of their links
    take_initials,
    drop_related_lists,
    drop_related_links,
    drop_tags,
    drop_section_names,
    take_captions,
    take_date_line,
    take_dateline,  # before the byline: the agency of the dateline is the article's
    take_byline,
    drop_kicker,
    take_title,  # after all that may stand above it
    drop_repeated_title,
    drop_doubled_lines,
)
"""In the order in which they run. A rule yields edits; only `clean` changes the page."""

# The pages in tests/cases take at most 12; a page made to take more is left as it is then.
MAX_ROUNDS = 40


def clean(article: Article, disable: Collection[str] = ()) -> tuple[Article, tuple[Step, ...]]:
    """The article without its page, and one Step for each change, in the order they were made.

    Nothing is written that the page does not say: the text that is left is a part of the raw text, white
    space aside, and each word of the raw text is in it or in the `before` of a Step. Metadata that the
    article has already (a title, a date) stands. A text that is clean stays as it is.

    Raises:
        ConfigError: `disable` names no rule.
    """
    rules = _enabled(disable)
    page = Page.of(article)
    steps: list[Step] = []
    at = n_rounds = 0
    while at < len(rules) and n_rounds < MAX_ROUNDS:
        changed = _apply(page, rules[at], steps)
        at = at + 1 if changed == page else 0  # what went may have hidden work for the rules before
        n_rounds += changed != page
        page = changed
    return replace(page.article, text=page.text), tuple(steps)


def _enabled(disable: Collection[str]) -> list[Rule]:
    names = [rule.__name__ for rule in RULES]
    for name in disable:
        if name not in names:
            near = difflib.get_close_matches(name, names, n=1)
            hint = f"did you mean {near[0]}? " if near else ""
            raise ConfigError(f"clean.disable: {name}: no such rule ({hint}there are: {', '.join(names)})")
    return [rule for rule in RULES if rule.__name__ not in disable]


def _apply(page: Page, rule: Rule, steps: list[Step]) -> Page:
    """The page after the edits of one rule; those that change its lines leave a step."""
    lines = list(page.lines)
    article = page.article
    for edit in rule(page):
        span = slice(edit.line, edit.line + edit.n_lines)
        before = "\n".join(lines[span])
        lines[span] = [edit.after, *[""] * (edit.n_lines - 1)]
        article = _with(article, edit.found)
        if before != edit.after:
            steps.append(
                Step(stage="clean", rule=rule.__name__, segment=None, before=before, after=edit.after)
            )
    return replace(page, lines=tuple(lines), article=article)


def _with(article: Article, found: Found) -> Article:
    """`article` with what was found: the first that is found stands, captions and credits add up."""
    return replace(
        article,
        title=article.title or found.get("title"),
        dateline=article.dateline or found.get("dateline"),
        place=article.place or found.get("place"),
        date=article.date or found.get("date"),
        time=article.time or found.get("time"),
        agency=article.agency or found.get("agency"),
        byline=article.byline or found.get("byline"),
        captions=tuple(dict.fromkeys((*article.captions, *found.get("captions", ())))),
        credits=tuple(dict.fromkeys((*article.credits, *found.get("credits", ())))),
    )
