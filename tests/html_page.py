"""An HTML page as its tags, attributes and text: what the tests of the HTML view look at."""

from html.parser import HTMLParser


class Page(HTMLParser):
    """Read with the standard library's tolerant parser."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.texts: list[tuple[str, str]] = []
        self._open: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {key: value or "" for key, value in attrs}))
        self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1] != "style":
            self.texts.append((self._open[-1], data))

    @property
    def tags(self) -> set[str]:
        """Every kind of element on the page."""
        return {tag for tag, _ in self.elements}

    @property
    def text(self) -> str:
        """All text, each run of spaces as one."""
        return " ".join("".join(data for _, data in self.texts).split())

    def text_of(self, tag: str) -> list[str]:
        """The texts that stand directly in elements of this kind."""
        return [data for holder, data in self.texts if holder == tag]

    def attributes(self, name: str) -> list[str]:
        """The values of one attribute, in the page's order."""
        return [attrs[name] for _, attrs in self.elements if name in attrs]
