"""Where the sentences of one line end.

Every run of terminators is a candidate; what stands before it (abbreviation, initial, figure) and after it
(case, quote, bracket) decides. Two choices of principle:

- What follows in lower case never begins a sentence: `"Kami datang." kata Blinken` is one, and so is the
  source's own broken `senjata dan teknis. mendukung.`, whose halves mean nothing to a model on their own.
- Where the sense is not certain, no split: two sentences in one segment translate better than half a one.
"""

import re

from translit.segment import words

_TERMINATORS = ".!?…。！？؟۔।"
_STANDALONE = "。！？।"  # they end a sentence with no space after them
_QUOTES = "\"'“”„‟«»‹›‘’‚‛″"
_BRACKETS_CLOSE = ")]}"
_MARKS = "*_†‡¹²³"  # of a note, and Markdown's
_MAX_WORD = 60  # characters looked at on either side of a full stop: keeps a line without spaces linear

_RUN = re.compile(f"[{_TERMINATORS}]+")
_DOUBLE_QUOTE = re.compile('["“”„«»]')
_ASIDE = re.compile(r"\([^()]{1,300}\)|\[[^\[\]]{1,300}\]")
_NOTE = re.compile(r"[\[(](?P<text>[^\[\]()]{1,60})[\])]")
_NOTE_MARK = re.compile(r"[a-z0-9/*,-]+")  # [ab/uh], (lth/fas), [1]
_OPENING = re.compile(r"[\"'“”„‟«»‹›‘’‚‛(\[{–—•·▪◦‣*\s-]*")
_CONTINUES = ",;:/&%=)]}"
_WORD = re.compile(r"[^\W\d_]+")
_SMALL_START = re.compile(r"[a-z]{1,2}[A-Z]|[a-z][.)] +[A-Z]")  # iPhone, eBay; b. Berusia 17 tahun
_MARKER = re.compile(r"(?:\d{1,3}(?:\.\d{1,3})*|[a-zA-Z]|[IVX]{1,5})")
_ROMAN = re.compile(r"[IVXLC]+\b")
_INITIALS = re.compile(r"[A-Z]{1,2}")
_DOTTED_LOWER = re.compile(r"[a-z](?:\.[a-z])+")  # a.n, s.d, e.g
# An initial (A), initials and degrees (A.S, Ph.D, M.Si), and what no table holds but no vowel betrays (Kptn).
_SHORTENED = re.compile(r"[A-Za-z]|[A-Z][A-Za-z]{0,3}(?:\.[A-Z][A-Za-z]{0,3})+|[A-Z][b-df-hj-np-tv-xz]{1,3}")
_FIGURE_HEAD = re.compile(r"(?<!\d)\d{1,3}$")
_FIGURE_REST = re.compile(r"\d{3}(?!\d)|[0-5]\d (?:WIB|WITA|WIT)\b")
_SPEECH = "|".join(sorted(words.SPEECH))
_ATTRIBUTION = re.compile(rf"(?:[^\W\d_][\w’'-]* ){{1,4}}(?:{_SPEECH})[.!?](?![.])")  # Ia bertanya.
_ADDRESS = re.compile(r"[/@=_\\]|www\.")


def split_line(line: str) -> list[tuple[int, int]]:
    """Spans of the sentences of `line`: in order, trimmed, and together all of it but white space.

    Linear in the length of the line.
    """
    return _Line(line).spans()


class _Line:
    """One line, with what a single pass finds out before any full stop is judged."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.end = len(text.rstrip())
        self.shouting = text.isupper()
        self.caseless = not any(char.isupper() for char in text)
        self.closing = _closing_quotes(text)
        self.asides = [match.span() for match in _ASIDE.finditer(text)]
        self.last_word = next((at for at in range(self.end, 0, -1) if text[at - 1].isalnum()), 0)

    def spans(self) -> list[tuple[int, int]]:
        found: list[tuple[int, int]] = []
        start = tail = self._skip_space(0)
        worded = start  # no word stands in text[start:worded]
        aside = 0  # the asides before this one are past
        for run in _RUN.finditer(self.text):
            if run.start() < tail:
                continue
            while worded < run.start() and not self.text[worded].isalnum():
                worded += 1
            while aside < len(self.asides) and self.asides[aside][1] <= run.start():
                aside += 1
            tail = self._tail(run.end())
            if worded == run.start() or tail >= self.last_word or self._in_aside(aside, start, run, tail):
                continue
            if self._ends(start, run, tail):
                found.append((start, tail))
                start = worded = self._skip_space(tail)
        if start < self.end:
            found.append((start, self.end))
        return found

    def _skip_space(self, at: int) -> int:
        while at < self.end and self.text[at].isspace():
            at += 1
        return at

    def _tail(self, at: int) -> int:
        """The end of what belongs to the sentence after its terminators: closing marks, strays, notes."""
        while at < self.end:
            gap = self._skip_space(at)
            char = self.text[gap]
            stray = _RUN.match(self.text, gap)
            if stray and not self._word_at(stray.end()):  # `PBB. .” .`, but not `dia. ...Kami`
                at = stray.end()
            elif self._closes(gap) or (gap == at and char in _MARKS):
                at = gap + 1
            elif (note := _NOTE.match(self.text, gap)) and self._is_note(note):
                at = note.end()
            else:
                break
        return at

    def _is_note(self, note: re.Match[str]) -> bool:
        """Whether a bracket after the full stop is a mark of the desk or the source, not a sentence."""
        if _NOTE_MARK.fullmatch(note["text"]):
            return True
        return note.end() >= self.last_word and note["text"][-1] not in _TERMINATORS

    def _closes(self, at: int) -> bool:
        """Whether what stands at `at`, after a terminator, closes a bracket or a quotation."""
        if self.text[at] not in _QUOTES:
            return self.text[at] in _BRACKETS_CLOSE
        after_space, before_word = self.text[at - 1].isspace(), self._word_at(at + 1)
        if after_space == before_word:
            return not after_space
        char = self.text[at]
        return char in "”’»›" or at in self.closing or (char in "'″" and not after_space)

    def _word_at(self, at: int) -> bool:
        return at < self.end and (self.text[at].isalnum() or self.text[at] in "([")

    def _in_aside(self, aside: int, start: int, run: re.Match[str], tail: int) -> bool:
        """Whether the terminators stand within brackets that the sentence opened in its middle."""
        if aside == len(self.asides):
            return False
        opened, closed = self.asides[aside]
        if not start < opened <= run.start():
            return False
        return tail < closed or opened + 1 == run.start()  # the latter: [...], (?)

    def _ends(self, start: int, run: re.Match[str], tail: int) -> bool:
        if self.text[run.end() - 1] in _STANDALONE:
            return True
        after = self._skip_space(tail)
        head = _OPENING.match(self.text, after)
        begin = head.end() if head else after
        quoted = self.text[tail - 1] in _QUOTES
        if quoted and (self.text[after] in "-–—" or _ATTRIBUTION.match(self.text, begin)):
            return False
        if not self._may_begin(begin, quoted=quoted, ellipsis=_is_ellipsis(run[0])):
            return False
        word_start, word = self._word_before(start, run.start())
        if after == tail:
            return self._certain(word, run, begin, quoted=quoted)
        if run[0] == "!" and word in words.EXCLAIMED:
            return self._starter_at(begin)
        return run[0] != "." or self._is_plain(start, word_start, word, begin)

    def _may_begin(self, at: int, *, quoted: bool, ellipsis: bool) -> bool:
        """Whether a sentence can begin with the character at `at`."""
        char = self.text[at]
        if char in _CONTINUES:
            return False
        if not char.islower() or _SMALL_START.match(self.text, at):
            return True
        return self.caseless and not quoted and not ellipsis  # a line without capitals: case says nothing

    def _word_before(self, start: int, at: int) -> tuple[int, str]:
        """The word that ends at `at`, without what opens it, and where it starts."""
        since = max(start, at - _MAX_WORD)
        window = self.text[since:at].rstrip()
        word = re.split(r"\s|/(?=\w\w)", window)[-1].lstrip(_QUOTES + "([{")
        return since + len(window) - len(word), word

    def _starter_at(self, at: int) -> bool:
        word = _WORD.match(self.text, at)
        return word is not None and word[0].casefold() in words.STARTERS

    def _is_plain(self, start: int, word_start: int, word: str, begin: int) -> bool:
        """Whether the full stop after `word` ends the sentence, the next word beginning at `begin`."""
        if self._is_marker(start, word_start, word) or self._is_figure(word, begin):
            return False
        if self._in_table(word, words.TITLES):
            return False
        if self._in_table(word, words.NUMBERED):
            return not (self.text[begin].isdigit() or _ROMAN.match(self.text, begin))
        if _INITIALS.fullmatch(word) and self._is_label(start, word_start):
            return True
        if self._in_table(word, words.TRAILERS) or _SHORTENED.fullmatch(word):
            return self._starter_at(begin) or self.text[begin - 1] in _QUOTES
        return not _DOTTED_LOWER.fullmatch(word)

    def _in_table(self, word: str, table: frozenset[str]) -> bool:
        return word in table or (self.shouting and word.capitalize() in table)

    def _is_marker(self, start: int, word_start: int, word: str) -> bool:
        """Whether `word` numbers an item: at the start of the sentence, or after `,` `:` or `;`."""
        if not _MARKER.fullmatch(word):
            return False
        before = self.text[max(start, word_start - _MAX_WORD) : word_start].rstrip(" \t([{" + _QUOTES)
        return not any(char.isalnum() for char in before) or before[-1] in ",:;"

    def _is_figure(self, word: str, begin: int) -> bool:
        """Whether a figure was torn apart: `1. 400 meter`, `pukul 14. 30 WIB`. Half of one is a false one."""
        return bool(_FIGURE_HEAD.search(word) and _FIGURE_REST.match(self.text, begin))

    def _is_label(self, start: int, word_start: int) -> bool:
        """Whether the letters at `word_start` label the noun before them."""
        before = self.text[max(start, word_start - _MAX_WORD) : word_start].split()
        return bool(before) and before[-1].casefold() in words.LETTERED

    def _certain(self, word: str, run: re.Match[str], begin: int, *, quoted: bool) -> bool:
        """Whether two sentences were glued together here: `selesai.Kemudian`, never in a domain or a name."""
        right = _WORD.match(self.text, begin)
        if not right or not right[0][0].isupper() or right[0].casefold() in words.AFTER_DOT:
            return False
        left, rest = self.text[max(0, run.start() - _MAX_WORD) : begin], self.text[begin : begin + _MAX_WORD]
        chunk = (left.split() or [""])[-1] + (rest.split() or [""])[0]
        if _ADDRESS.search(chunk) or self.text[right.end() : right.end() + 1] in (".", "@", "="):
            return False
        if quoted or self._starter_at(begin):
            return True
        return len(word) > 1 and (run[0] != "." or word.islower() or word.endswith(")")) and len(right[0]) > 1


def _closing_quotes(line: str) -> frozenset[int]:
    """Where straight double quotes close: by their neighbours, and by turns where these say nothing."""
    closing: set[int] = set()
    inside = False
    for match in _DOUBLE_QUOTE.finditer(line):
        at = match.start()
        if match[0] != '"':
            inside = match[0] in "“„«"
            continue
        after_space = at == 0 or line[at - 1].isspace() or line[at - 1] in "(["
        before_space = at + 1 == len(line) or not (line[at + 1].isalnum() or line[at + 1] in "([.…")
        closes = before_space if after_space != before_space else inside
        inside = not closes
        if closes:
            closing.add(at)
    return frozenset(closing)


def _is_ellipsis(run: str) -> bool:
    return "…" in run or ".." in run
