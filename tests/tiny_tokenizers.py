"""Tokenizers for the tiny models: of the class that each kind has, trained on what the models are taught."""

# ruff: noqa: S106 - the tokens of a vocabulary are no passwords

import json
import shutil
from collections.abc import Sequence
from pathlib import Path

from translit.backends.quiet import Untyped

SPECIAL = ["<s>", "<pad>", "</s>", "<unk>", "<sep>"]
"""In the order of fairseq, from which M2M100 counts positions."""
LANGUAGES = ["ind_Latn", "eng_Latn"]


def build(kind: str, folder: Path, corpus: Sequence[str]) -> Untyped:
    """The tokenizer of a model of `kind`; its vocabulary files are written to `folder`."""
    match kind:
        case "marian":
            return _marian_tokenizer(folder, corpus)
        case "m2m100":
            return _m2m100_tokenizer(folder, corpus)
        case "mbart":
            return _mbart_tokenizer(folder, corpus)
    return _fast_tokenizer(kind, corpus)


def _pieces(path: Path, corpus: Sequence[str]) -> list[tuple[str, float]]:
    """The pieces of a sentencepiece model trained on `corpus` and written to `path`, with scores."""
    import sentencepiece

    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(corpus),
        model_prefix=str(path.with_suffix("")),
        vocab_size=80,
        minloglevel=2,
        hard_vocab_limit=False,
    )
    path.with_suffix(".vocab").unlink()
    path.with_suffix(".model").rename(path)
    model = sentencepiece.SentencePieceProcessor(model_file=str(path))
    return [(model.id_to_piece(n), model.get_score(n)) for n in range(model.get_piece_size())]


def _marian_tokenizer(folder: Path, corpus: Sequence[str]) -> Untyped:
    import transformers

    names = [name for name, _ in _pieces(folder / "source.spm", corpus)]
    shutil.copy(folder / "source.spm", folder / "target.spm")
    words = ["</s>", "<unk>", *(name for name in names if name not in {"</s>", "<unk>", "<s>"}), "<pad>"]
    (folder / "vocab.json").write_text(
        json.dumps({word: n for n, word in enumerate(words)}), encoding="utf-8"
    )
    return transformers.MarianTokenizer(
        source_spm=str(folder / "source.spm"),
        target_spm=str(folder / "target.spm"),
        vocab=str(folder / "vocab.json"),
    )


def _m2m100_tokenizer(folder: Path, corpus: Sequence[str]) -> Untyped:
    """As in facebook/m2m100_418M: the hundred languages come after vocab.json, then eight made-up words."""
    import transformers
    from transformers.models.m2m_100.tokenization_m2m_100 import FAIRSEQ_LANGUAGE_CODES

    names = [name for name, _ in _pieces(folder / "sentencepiece.bpe.model", corpus)]
    words = [*SPECIAL[:4], *(name for name in names if name not in SPECIAL)]
    (folder / "vocab.json").write_text(
        json.dumps({word: n for n, word in enumerate(words)}), encoding="utf-8"
    )
    return transformers.M2M100Tokenizer(
        vocab_file=str(folder / "vocab.json"),
        spm_file=str(folder / "sentencepiece.bpe.model"),
        extra_special_tokens=[f"__{code}__" for code in FAIRSEQ_LANGUAGE_CODES["m2m100"]],
        src_lang="id",
        tgt_lang="en",
    )


def _mbart_tokenizer(folder: Path, corpus: Sequence[str]) -> Untyped:
    import transformers

    pieces = _pieces(folder / "sentencepiece.bpe.model", corpus)
    return transformers.MBart50Tokenizer(vocab=pieces, src_lang="id_ID", tgt_lang="en_XX")


def _fast_tokenizer(kind: str, corpus: Sequence[str]) -> Untyped:
    import transformers
    from tokenizers import Tokenizer, decoders, models, pre_tokenizers, processors, trainers

    special = [*SPECIAL, *LANGUAGES]
    tokenizer = Tokenizer(models.BPE(unk_token="<unk>"))
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace()
    tokenizer.decoder = decoders.Metaspace()
    trainer = trainers.BpeTrainer(vocab_size=160, special_tokens=special, show_progress=False)
    tokenizer.train_from_iterator(corpus, trainer)
    frame = {"t5": "$A </s>", "bart": "<s> $A </s>"}.get(kind, "<s> $A")
    ids = [(token, special.index(token)) for token in special]
    if kind == "m2m_100":
        model = json.loads(tokenizer.to_str())["model"]
        return transformers.NllbTokenizer(
            vocab=model["vocab"], merges=[tuple(pair) for pair in model["merges"]], src_lang="ind_Latn",
            tgt_lang="eng_Latn", extra_special_tokens=LANGUAGES,
        )  # fmt: skip
    tokenizer.post_processor = processors.TemplateProcessing(single=frame, special_tokens=ids)
    return transformers.PreTrainedTokenizerFast(
        tokenizer_object=tokenizer, pad_token="<pad>", eos_token="</s>", bos_token="<s>", unk_token="<unk>"
    )
