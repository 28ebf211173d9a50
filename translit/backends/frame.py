"""What stands around the sentence in a causal model's input: its prompt, or its tokenizer's chat template."""

import re
from dataclasses import dataclass

from translit.backends.quiet import Untyped, explained
from translit.errors import ModelError
from translit.manifest import Model
from translit.manifest.record import SOURCE
from translit.terminal import say

SENTINEL = "\ue000source\ue001"
"""Stands for the sentence while the template is rendered: no template spells it."""
NO_CLOCK = "{% macro strftime_now(format) %}26 Jul 2024{% endmacro %}"
"""Put before a template, so that it has no date to tell: Llama 3.2's would translate differently each day.
The day is the one that Llama 3's templates state where they have no clock."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A sentence's input is `before`, then the tokens of `lead + sentence + tail`, then `after`."""

    before: tuple[int, ...] = ()
    lead: str = ""
    """Text, tokenised together with the sentence, as it was when the model was trained."""
    tail: str = ""
    after: tuple[int, ...] = ()


def frame(model: Model, tokenizer: Untyped) -> Frame:
    """The manifest's chat or prompt; else the token that begins a text, and a line that nobody states one.

    Raises:
        ModelError: the prompt names a token that the model lacks, or the chat template cannot be used.
    """
    if model.manifest.chat is not None:
        return _chat(model, model.manifest.chat, tokenizer)
    if (prompt := model.manifest.prompt) is not None:
        vocabulary = tokenizer.get_vocab()
        if unknown := next((t for t in (*prompt.before, *prompt.after) if t not in vocabulary), None):
            raise ModelError(
                f"model {model.name}: prompt token {unknown!r} is not in its vocabulary; "
                "correct `prompt` in the manifest"
            )
        return Frame(
            before=tuple(int(vocabulary[token]) for token in prompt.before),
            after=tuple(int(vocabulary[token]) for token in prompt.after),
        )
    say(
        f"{model.name}: nobody states this causal model's prompt, it is given the bare sentence; "
        "write a manifest like models/id-en-lite.yaml and name that as --model"
    )
    bos_id = tokenizer.bos_token_id
    return Frame(before=(int(tokenizer.eos_token_id if bos_id is None else bos_id),))


def _chat(model: Model, chat: str, tokenizer: Untyped) -> Frame:
    """The template around one user's turn. What it writes may spell special tokens; a text never may."""
    if not tokenizer.chat_template:
        raise ModelError(
            f"model {model.name}: it has no chat template; state `prompt` in its manifest, not `chat`"
        )
    turn = {"role": "user", "content": chat.replace(SOURCE, SENTINEL)}
    with explained(f"model {model.name}: its tokenizer's chat template cannot be used (manifest: chat)"):
        rendered = str(  # by jinja's sandbox
            tokenizer.apply_chat_template(
                [turn],
                chat_template=NO_CLOCK + tokenizer.get_chat_template(),
                add_generation_prompt=True,
                tokenize=False,
                enable_thinking=False,  # Qwen 3: the answer at once
            )
        )
    if rendered.count(SENTINEL) != 1:
        raise ModelError(
            f"model {model.name}: its chat template writes the sentence {rendered.count(SENTINEL)} "
            "times, once is legal; state `prompt` in its manifest, not `chat`"
        )
    return _cut(tokenizer, *rendered.split(SENTINEL))


def _cut(tokenizer: Untyped, before: str, after: str) -> Frame:
    """Cut at the special tokens nearest to the sentence: ordinary text between them is tokenised with it."""
    special = {token.content: token for token in tokenizer.added_tokens_decoder.values() if token.special}
    pattern = re.compile("|".join(map(re.escape, sorted(special, reverse=True))) or "(?!)")
    starts, end = list(pattern.finditer(before)), pattern.search(after)
    lead = before[starts[-1].end() :] if starts else before
    tail = after[: end.start()] if end else after
    return Frame(
        before=_ids(tokenizer, before.removesuffix(lead)),
        lead=lead.lstrip() if starts and special[starts[-1][0]].rstrip else lead,
        tail=tail.rstrip() if end and special[end[0]].lstrip else tail,
        after=_ids(tokenizer, after.removeprefix(tail)),
    )


def _ids(tokenizer: Untyped, text: str) -> tuple[int, ...]:
    """Tokens of `text`, the special ones that it spells among them, and none that it does not."""
    return tuple(tokenizer(text, add_special_tokens=False, split_special_tokens=False).input_ids)
