"""What `--models` names: models with engine and decoding, files of outputs, and two that are always there.

    NAME | DIR [:ENGINE] [+prepare | +repair]     id-en-lite:ct2-int8-beam4+repair
    FILE                                          google.txt, lines aligned with the set; {set} is its name

ENGINE is ct2-int8, ct2-int8_float32, ct2-float32 or hf-float32, then -greedy or -beamN. `+prepare` writes
out what news writes short before the model sees it, `+repair` mends what the check finds wrong as well: what
`translit brief` does. `LABEL=` in front gives a system another name.
"""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias

from translit import config as configs
from translit import manifest
from translit.config import Config
from translit.errors import InputError
from translit.prepare import RULES

Role: TypeAlias = Literal["model", "outputs", "references", "source"]
Pipeline: TypeAlias = Literal["", "prepare", "repair"]
DEFAULT_ENGINE = "ct2-int8-beam4"
_ENGINE = re.compile(r"(ct2|hf)-(int8|int8_float32|float32)-(?:(greedy)|beam(\d{1,2}))|(fake)")
_SPEC = re.compile(r"(?P<model>.+?)(?::(?P<engine>[a-z0-9_]+(?:-[a-z0-9_]+)*))?(?:\+(?P<pipeline>\w+))?")


@dataclass(frozen=True, slots=True, kw_only=True)
class System:
    """One row of the table."""

    name: str
    role: Role
    config: Config | None = None
    """Of a model: which one, its engine, decoding, and what is done around it."""
    path: str | None = None
    """Of outputs: their file, {set} standing for the set's name. Never written down."""
    note: str = ""


REFERENCES = System(
    name="references",
    role="references",
    note="the first human reference of each line: what the checker says of a translation that is right",
)
SOURCE = System(name="source", role="source", note="the Indonesian copied: what counts without a translation")


def parse(models: str) -> list[System]:
    """The systems of a comma-separated list, and after them the references and the source copied.

    Raises:
        InputError: one is not of its form, or two have one name.
        ModelError: a model is not here.
    """
    systems = [_parse(spec.strip()) for spec in models.split(",") if spec.strip()]
    if not systems:
        raise InputError("--models: names none; a model, a local folder or a file of outputs is legal")
    systems += [REFERENCES, SOURCE]
    names = [system.name for system in systems]
    for name in names:
        if names.count(name) > 1:
            raise InputError(f"--models: two systems are called {name}; give one another name: LABEL={name}")
    return systems


def _parse(spec: str) -> System:
    label, equals, rest = spec.partition("=")
    if not equals or "/" in label:
        label, rest = "", spec
    if _is_file(rest):
        return System(
            name=label or Path(rest).stem.replace("{set}", "").strip("._-") or "outputs",
            role="outputs",
            path=rest,
        )
    parts = _SPEC.fullmatch(rest)
    engine = _ENGINE.fullmatch((parts and parts["engine"]) or DEFAULT_ENGINE)
    pipeline = (parts and parts["pipeline"]) or ""
    if parts is None or engine is None or pipeline not in ("", "prepare", "repair"):
        raise InputError(
            f"--models: {spec}: legal is MODEL[:ENGINE][+prepare or +repair], ENGINE like ct2-int8-beam4, "
            "ct2-float32-greedy or hf-float32-beam4; or the path of a file of outputs"
        )
    return _model(label, parts["model"], engine, pipeline)


def _is_file(spec: str) -> bool:
    if spec.endswith((".yaml", ".yml")):
        return False
    path = Path(spec)
    return "{set}" in spec or path.is_file() or (path.suffix in (".txt", ".en") and not path.is_dir())


def _model(label: str, model: str, engine: re.Match[str], pipeline: str) -> System:
    name, compute, greedy, beam, fake = engine.groups()
    if name == "hf" and compute != "float32":
        raise InputError(f"--models: hf computes in float32 alone; {name}-{compute} is not legal")
    config = configs.load(
        "default",
        {
            "translate": {
                "model": model,
                "engine": fake or name,
                "compute_type": compute if name == "ct2" else None,
                "beam_size": (1 if greedy else int(beam)) if not fake else 1,
            },
            "prepare": {"disable": () if pipeline else RULES},
            "repair": {"enabled": pipeline == "repair"},
        },
    )
    note = ""
    if not fake:
        found = manifest.find(model, "translate")
        model = found.name
        if found.manifest.gguf is not None:
            note = (
                f"its weights are stored in few bits a parameter ({found.manifest.gguf}) and dequantised: "
                f"{compute} computes with what that left of them"
            )
    return System(
        name=label or f"{model}:{_spelt(engine)}{'+' if pipeline else ''}{pipeline}".removeprefix("fake:"),
        role="model",
        config=config,
        note=note,
    )


def _spelt(engine: re.Match[str]) -> str:
    """Beam 1 and greedy are one decoding and have one name."""
    return engine[0].removesuffix("beam1") + "greedy" if engine[0].endswith("-beam1") else engine[0]
