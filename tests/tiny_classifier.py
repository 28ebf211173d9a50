"""A tiny token classifier, built on the spot and taught a few sentences by heart, to run the real code on."""

# ruff: noqa: S106 - the tokens of a vocabulary are no passwords

import os
import warnings
from pathlib import Path

from translit.backends.quiet import ENVIRONMENT, Untyped

os.environ.update(ENVIRONMENT)

SENTENCES = {
    "Presiden Joko Widodo tiba di Kota Medan, kata Erdoğan.": [
        ("Joko Widodo", "person"), ("Kota Medan", "place"), ("Erdoğan", "person"),
    ],
    "🚀 PT Garuda-Indonesia rugi saat Lebaran.": [("PT Garuda-Indonesia", "organisation")],
    "Hujan turun.": [],
}  # fmt: skip
LABELS = ("O", "B-PER", "I-PER", "B-ORGANIZATION", "I-ORGANIZATION", "B-GPE", "I-GPE", "B-EVENT", "I-EVENT")
NAMES = {"person": "PER", "organisation": "ORGANIZATION", "place": "GPE"}
EVENT = "Lebaran"
"""A name of a kind that translit does not take from a model."""
POSITIONS = 32
N_STEPS = 120


def build(folder: Path) -> Path:
    """A BERT of one layer in `folder`, as Hugging Face saves it, that labels SENTENCES right."""
    import torch
    import transformers

    torch.manual_seed(7)
    folder.mkdir(parents=True)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        tokenizer = _tokenizer(transformers)
        tokenizer.save_pretrained(folder)
        config = transformers.BertConfig(
            vocab_size=len(tokenizer), hidden_size=48, num_hidden_layers=1, num_attention_heads=4,
            intermediate_size=96, max_position_embeddings=POSITIONS, pad_token_id=tokenizer.pad_token_id,
            id2label=dict(enumerate(LABELS)), label2id={name: n for n, name in enumerate(LABELS)},
            hidden_dropout_prob=0.0, attention_probs_dropout_prob=0.0,
        )  # fmt: skip
        network = transformers.BertForTokenClassification(config)
        _teach(network, tokenizer, torch)
        network.save_pretrained(folder, safe_serialization=True)
    return folder


def _tokenizer(transformers: Untyped) -> Untyped:
    from tokenizers import Tokenizer, models, pre_tokenizers, processors, trainers

    special = ["<pad>", "<s>", "</s>", "<unk>"]
    tokenizer = Tokenizer(models.BPE(unk_token="<unk>"))
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace()
    trainer = trainers.BpeTrainer(vocab_size=90, special_tokens=special, show_progress=False)
    tokenizer.train_from_iterator(SENTENCES, trainer)
    tokenizer.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>", special_tokens=[("<s>", 1), ("</s>", 2)]
    )
    return transformers.PreTrainedTokenizerFast(
        tokenizer_object=tokenizer,
        pad_token="<pad>",
        unk_token="<unk>",
        bos_token="<s>",
        eos_token="</s>",
    )


def _teach(network: Untyped, tokenizer: Untyped, torch: Untyped) -> None:
    optimiser = torch.optim.AdamW(network.parameters(), lr=5e-3)
    batches = [_taught(text, tokenizer, torch) for text in SENTENCES]
    n_threads = torch.get_num_threads()
    torch.set_num_threads(1)  # so small that sharing the work costs more
    network.train()
    for _ in range(N_STEPS):
        optimiser.zero_grad()
        sum(network(**batch).loss for batch in batches).backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimiser.step()
    network.eval()
    torch.set_num_threads(n_threads)


def _taught(text: str, tokenizer: Untyped, torch: Untyped) -> dict[str, Untyped]:
    encoded = tokenizer(text, return_offsets_mapping=True)
    labels = []
    for start, end in encoded["offset_mapping"]:
        labels.append(LABELS.index(_label(text, start, end)) if start < end else -100)
    return {"input_ids": torch.tensor([encoded["input_ids"]]), "labels": torch.tensor([labels])}


def _label(text: str, start: int, end: int) -> str:
    for name, kind in (*SENTENCES[text], (EVENT, "")):
        at = text.find(name)
        if 0 <= at < end and start < at + len(name):
            return f"{'B' if start <= at else 'I'}-{NAMES[kind] if kind else 'EVENT'}"
    return "O"
