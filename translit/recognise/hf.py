"""A Hugging Face token classifier as a recogniser: transformers and torch, offline, safetensors only."""

import threading
from collections.abc import Sequence
from dataclasses import dataclass

from translit.backends.network import network
from translit.backends.outside import refuse_outside
from translit.backends.quiet import Untyped, explained, quiet
from translit.errors import ModelError
from translit.manifest import Model
from translit.recognise.labels import kind_of, spans
from translit.types import NameSpan
from translit.vocabulary.words import words

_MAX_WINDOW = 512
"""Tokens that are read at once, at most: some tokenizers state 10 ** 30."""
_FRAME = 4
"""Positions kept free: RoBERTa counts its own from 2, and a window is never the last position exactly."""
_BATCH = 16  # windows


@dataclass(frozen=True, slots=True, kw_only=True)
class _Window:
    """A stretch of a text that the model reads at once: its tokens, framed, and where each stands."""

    text: int
    ids: list[int]
    places: list[tuple[int, int]]
    """Code points of the text, half open; empty for a token that frames."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Vote:
    """What one window says of a token, and how far that is from the window's edge."""

    reach: int
    end: int
    label: str


class HfRecogniser:
    """See `Recogniser`. A word has its first token's label; a long text is read in windows that overlap."""

    def __init__(self, model: Model) -> None:
        """Check the model's files, load tokenizer and weights.

        Raises:
            ModelError: a file is not what it should be, reaches outside the folder, or none of the model's
                labels is a person, an organisation or a place.
        """
        self.name, self.sha256 = model.name, model.sha256
        self._one_at_a_time = threading.Lock()  # fast tokenizers may not be entered twice
        model.verify()
        refuse_outside(model)
        with quiet(f"{model.folder}: transformers cannot load it"):
            import torch
            import transformers

            self._network: Untyped = network(model, transformers.AutoModelForTokenClassification)
            self._network.to("cuda" if torch.cuda.is_available() else "cpu").eval()
            self._tokenizer: Untyped = transformers.AutoTokenizer.from_pretrained(
                model.folder, local_files_only=True, trust_remote_code=False
            )
            self._labels = _labels(model, self._network.config.id2label)
            self._max_tokens = _max_tokens(self._network.config, self._tokenizer)
        if not self._tokenizer.is_fast:
            raise ModelError(
                f"{model.folder}: its tokenizer cannot say where a token stands; save the model with a "
                "fast one (tokenizer.json)"
            )

    def spans(self, texts: Sequence[str]) -> list[tuple[NameSpan, ...]]:
        """See `Recogniser`."""
        votes: list[dict[int, _Vote]] = [{} for _ in texts]
        with self._one_at_a_time, explained(f"{self.name}: failed on {len(texts)} texts"):
            windows = [window for at, text in enumerate(texts) for window in self._windows(at, text)]
            windows.sort(key=lambda window: len(window.ids))
            for start in range(0, len(windows), _BATCH):
                batch = windows[start : start + _BATCH]
                for window, labels in zip(batch, self._read(batch), strict=True):
                    _count(window, labels, votes[window.text])
        return [_names(text, said) for text, said in zip(texts, votes, strict=True)]

    def _windows(self, at: int, text: str) -> list[_Window]:
        """All of the text: what one window has no room for is in the next, a quarter of which repeats it."""
        if not text.strip():
            return []
        cut = self._tokenizer(
            text,
            truncation=True,  # nothing is lost: the rest overflows into further windows
            max_length=self._max_tokens,
            stride=self._max_tokens // 4,
            return_overflowing_tokens=True,
            return_offsets_mapping=True,
        )
        return [
            _Window(text=at, ids=list(ids), places=[(int(start), int(end)) for start, end in places])
            for ids, places in zip(cut["input_ids"], cut["offset_mapping"], strict=True)
        ]

    def _read(self, windows: Sequence[_Window]) -> list[list[str]]:
        """The likeliest label of each token of each window."""
        import torch

        longest = max(len(window.ids) for window in windows)
        pad_id = self._tokenizer.pad_token_id or 0
        ids = [[*window.ids, *[pad_id] * (longest - len(window.ids))] for window in windows]
        mask = [[1] * len(window.ids) + [0] * (longest - len(window.ids)) for window in windows]
        device = self._network.device
        with torch.inference_mode():
            logits = self._network(
                input_ids=torch.tensor(ids, device=device), attention_mask=torch.tensor(mask, device=device)
            ).logits
        return [[self._labels[number] for number in row] for row in logits.argmax(-1).tolist()]


def _labels(model: Model, names: dict[int, str]) -> list[str]:
    """The model's labels, by number, as ours."""
    found = [_label(str(names[number])) for number in range(len(names))]
    if not any(label != "O" for label in found):
        raise ModelError(
            f"{model.folder / 'config.json'}: id2label has {', '.join(map(str, names.values()))}: none is a "
            "person, an organisation or a place (PER, ORG, LOC and the like, with or without B- and I-)"
        )
    return found


def _label(name: str) -> str:
    kind = kind_of(name)
    if kind is None:
        return "O"
    return f"{'B' if name[:2] in ('B-', 'S-', 'U-') else 'I'}-{kind}"


def _max_tokens(config: Untyped, tokenizer: Untyped) -> int:
    positions = getattr(config, "max_position_embeddings", None)
    stated = [n for n in (positions, tokenizer.model_max_length) if isinstance(n, int) and n > _FRAME]
    return min([_MAX_WINDOW, *(n - _FRAME for n in stated)])


def _count(window: _Window, labels: Sequence[str], votes: dict[int, _Vote]) -> None:
    """A token that two windows have is labelled by the one that sees more on both sides of it."""
    for at, (start, end) in enumerate(window.places):
        reach = min(at, len(window.places) - 1 - at)
        if start < end and (start not in votes or votes[start].reach < reach):
            votes[start] = _Vote(reach=reach, end=end, label=labels[at])


def _names(text: str, votes: dict[int, _Vote]) -> tuple[NameSpan, ...]:
    """The names that the labels of the words' first tokens mark."""
    tokens = words(text)
    pieces = sorted(votes.items())
    labels, at = [], 0
    for word in tokens:
        while at < len(pieces) and pieces[at][1].end <= word.start:
            at += 1
        here = at < len(pieces) and pieces[at][0] < word.end
        labels.append(pieces[at][1].label if here else "O")
    return tuple(
        NameSpan(start=tokens[first].start, end=tokens[stop - 1].end, kind=kind)
        for first, stop, kind in spans(labels)
    )
