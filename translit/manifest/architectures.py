"""The one table of what differs between the kinds of model. Data only: no engine is imported."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Architecture:
    """How a kind of model is told what to do; what its tokenizer does by itself is not repeated here."""

    causal: bool
    """It continues a prompt (the manifest's `prompt`), instead of decoding from an encoded source."""
    source_prefix: str = ""
    """Text put before each source."""
    source_tag: str = ""
    """A tag put before each source for models that know it: multilingual Marian's choice of language."""
    languages: tuple[tuple[str, str], ...] = ()
    """Tokens for Indonesian and English; the first pair that the vocabulary has is used."""


CAUSAL = Architecture(causal=True)

SEQ2SEQ: dict[str, Architecture] = {
    "bart": Architecture(causal=False),
    # NLLB, then M2M100: they have one model_type and name their languages differently.
    "m2m_100": Architecture(causal=False, languages=(("ind_Latn", "eng_Latn"), ("__id__", "__en__"))),
    "marian": Architecture(causal=False, source_tag=">>eng<<"),
    "mbart": Architecture(causal=False, languages=(("id_ID", "en_XX"),)),
    "mt5": Architecture(causal=False),
    "t5": Architecture(causal=False, source_prefix="translate Indonesian to English: "),
    "umt5": Architecture(causal=False),
}
"""By the `model_type` of the model's config.json; a type that is not here is causal."""


def architecture(model_type: str) -> Architecture:
    """What the table says of `model_type`."""
    return SEQ2SEQ.get(model_type, CAUSAL)
