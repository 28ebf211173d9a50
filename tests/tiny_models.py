"""Tiny models of each kind, built on the spot and taught a few sentences by heart, to run the real code on.

Trained and not left random, so that outputs end, differ from each other and can be read.
"""

import json
import os
import shutil
import warnings
from collections.abc import Mapping, Sequence
from pathlib import Path

import tiny_tokenizers

from translit.backends.quiet import ENVIRONMENT, Untyped

os.environ.update(ENVIRONMENT)

PAIRS = (
    ("Saya suka nasi goreng.", "I like fried rice."),
    ("Presiden tiba di Jakarta pada hari Rabu.", "The president arrived in Jakarta on Wednesday."),
    ("Korea Utara meluncurkan rudal.", "North Korea launched a missile."),
    ("Mereka tidak datang.", "They did not come."),
    ("Harga beras naik dua kali lipat tahun ini.", "The price of rice doubled this year."),
    ("Hujan turun.", "It rained."),
)
SEQ2SEQ = ("marian", "m2m_100", "m2m100", "mbart", "t5", "bart")
"""By model_type, but for m2m100: that is m2m_100 with M2M100's tokenizer, where m2m_100 has NLLB's."""
ENGLISH = {"m2m_100": "eng_Latn", "m2m100": "__en__", "mbart": "en_XX"}
"""The token that an output begins with, where the model has several languages."""
CAUSAL = ("gemma3_text", "llama")
N_STEPS = 150
POSITIONS = 128

PROMPT = 'prompt: {before: ["<s>"], after: ["<sep>"]}'
MANIFEST = """\
name: tiny-{kind}
architecture: {kind}
languages: {{source: id, target: en}}
licence: CC0-1.0
folder: {folder}
files: {{{files}}}
{ask}
limits: {{max_source_tokens: 48, max_target_tokens: 48}}
"""


def build(kind: str, folder: Path, n_steps: int | None = None) -> Path:
    """A model of `kind` in `folder` as Hugging Face has it: config, safetensors, tokenizer.

    `n_steps` of teaching: N_STEPS where it is None, and 0 where no output is looked at.
    """
    import torch
    import transformers

    torch.manual_seed(7)
    folder.mkdir(parents=True, exist_ok=True)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        tokenizer = tiny_tokenizers.build(kind, folder, [side for pair in PAIRS for side in pair])
        tokenizer.save_pretrained(folder)
        config = _config(kind, tokenizer, transformers)
        maker = transformers.AutoModelForCausalLM if kind in CAUSAL else transformers.AutoModelForSeq2SeqLM
        network = maker.from_config(config, dtype=torch.float32)
        _teach(network, kind, tokenizer, torch, N_STEPS if n_steps is None else n_steps)
        network.save_pretrained(folder, safe_serialization=True)
    return folder


def given(root: Path, kind: str) -> str:
    """What --model takes for the model of `kind`, taught, in `root`; built where it is missing."""
    folder = root / kind
    path = folder.with_suffix(".yaml") if kind in CAUSAL else folder
    if not path.exists():
        build(kind, folder)
        if kind in CAUSAL:
            manifest(kind, folder)
    return str(path)


def untaught(root: Path, kind: str) -> Path:
    """The folder in `root` of a model of `kind` whose output nobody looks at; built where it is missing."""
    return root / kind if (root / kind).exists() else build(kind, root / kind, n_steps=0)


def manifest(kind: str, folder: Path, ask: str = PROMPT) -> Path:
    """A manifest beside `folder` that states the prompt which the causal model in it was taught."""
    from translit.manifest import sha256

    files = ", ".join(f'{path.name}: "{sha256(path)}"' for path in sorted(folder.iterdir()))
    path = folder.with_suffix(".yaml")
    path.write_text(MANIFEST.format(kind=kind, folder=folder.name, files=files, ask=ask), encoding="utf-8")
    return path


def variant(folder: Path, copy: Path, file: str, values: Mapping[str, object]) -> Path:
    """A copy of a model's `folder` with other `values` in one of its JSON files; None removes a key."""
    shutil.copytree(folder, copy)
    path = copy / file
    tree = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    kept = {key: value for key, value in {**tree, **values}.items() if value is not None}
    path.write_text(json.dumps(kept), encoding="utf-8")
    return copy


def _config(kind: str, tokenizer: Untyped, transformers: Untyped) -> Untyped:
    ids = {
        "pad_token_id": tokenizer.pad_token_id,
        "eos_token_id": tokenizer.eos_token_id,
        "bos_token_id": tokenizer.bos_token_id,
        "vocab_size": len(tokenizer),
    }
    bart = {
        "d_model": 48, "encoder_layers": 1, "decoder_layers": 1, "encoder_attention_heads": 4,
        "decoder_attention_heads": 4, "encoder_ffn_dim": 96, "decoder_ffn_dim": 96, "dropout": 0.0,
        "max_position_embeddings": POSITIONS,
    }  # fmt: skip
    decoder = {
        "hidden_size": 48, "num_hidden_layers": 2, "num_attention_heads": 4, "num_key_value_heads": 2,
        "head_dim": 12, "intermediate_size": 96, "max_position_embeddings": POSITIONS,
    }  # fmt: skip
    start = {"decoder_start_token_id": tokenizer.eos_token_id}
    starts_with_pad = {"decoder_start_token_id": tokenizer.pad_token_id}
    t5 = {"d_model": 48, "d_kv": 12, "d_ff": 96, "num_layers": 1, "num_heads": 4, "dropout_rate": 0.0}
    gemma = {"sliding_window": 8, "query_pre_attn_scalar": 12}
    rope = {"rope_theta": 500000.0, "rope_type": "default"}  # not the default that converters assume
    made_up = {"vocab_size": len(tokenizer) + getattr(tokenizer, "num_madeup_words", 0)}
    makers = {
        "marian": (transformers.MarianConfig, {**bart, **starts_with_pad, "scale_embedding": True}),
        "m2m_100": (transformers.M2M100Config, {**bart, **start}),
        "m2m100": (transformers.M2M100Config, {**bart, **start, **made_up}),
        "mbart": (transformers.MBartConfig, {**bart, **start, "scale_embedding": True}),
        "bart": (transformers.BartConfig, {**bart, **start}),
        "t5": (transformers.T5Config, {**t5, **starts_with_pad}),
        "gemma3_text": (transformers.Gemma3TextConfig, {**decoder, **gemma}),
        "llama": (transformers.LlamaConfig, {**decoder, "rope_parameters": rope}),
    }
    maker, values = makers[kind]
    return maker(**{**ids, **values})


def _teach(network: Untyped, kind: str, tokenizer: Untyped, torch: Untyped, n_steps: int) -> None:
    optimiser = torch.optim.AdamW(network.parameters(), lr=5e-3)
    batch = _causal_batch(tokenizer, torch) if kind in CAUSAL else _seq2seq_batch(kind, tokenizer, torch)
    n_threads = torch.get_num_threads()
    torch.set_num_threads(1)  # so small that sharing the work costs more
    network.train()
    for _ in range(n_steps):
        loss = network(**batch).loss
        loss.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimiser.step()
        optimiser.zero_grad()
        if kind == "marian":  # its decoder starts from a zero embedding, which is that of the pad
            network.get_input_embeddings().weight.data[tokenizer.pad_token_id] = 0
    network.eval()
    torch.set_num_threads(n_threads)


def _seq2seq_batch(kind: str, tokenizer: Untyped, torch: Untyped) -> dict[str, Untyped]:
    prefix = "translate Indonesian to English: " if kind == "t5" else ""
    sources = [tokenizer(prefix + source).input_ids for source, _ in PAIRS]
    targets = [
        [
            *_ids(kind, tokenizer),
            *tokenizer(target, add_special_tokens=False).input_ids,
            tokenizer.eos_token_id,
        ]
        for _, target in PAIRS
    ]
    return {
        "input_ids": torch.tensor(_padded(sources, tokenizer.pad_token_id)),
        "attention_mask": torch.tensor(_padded([[1] * len(ids) for ids in sources], 0)),
        "labels": torch.tensor(_padded(targets, -100)),
    }


def _ids(kind: str, tokenizer: Untyped) -> list[int]:
    """What the target begins with: its language, where the model has several."""
    return [tokenizer.convert_tokens_to_ids(ENGLISH[kind])] if kind in ENGLISH else []


def _causal_batch(tokenizer: Untyped, torch: Untyped) -> dict[str, Untyped]:
    rows, labels = [], []
    for source, target in PAIRS:
        prompt = tokenizer("<s>" + source + "<sep>", add_special_tokens=False).input_ids
        written = [*tokenizer(target, add_special_tokens=False).input_ids, tokenizer.eos_token_id]
        rows.append(prompt + written)
        labels.append([-100] * len(prompt) + written)
    return {
        "input_ids": torch.tensor(_padded(rows, tokenizer.pad_token_id)),
        "attention_mask": torch.tensor(_padded([[1] * len(row) for row in rows], 0)),
        "labels": torch.tensor(_padded(labels, -100)),
    }


def _padded(rows: Sequence[list[int]], fill: int) -> list[list[int]]:
    longest = max(map(len, rows))
    return [row + [fill] * (longest - len(row)) for row in rows]
