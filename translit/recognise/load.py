"""What the user names to a recogniser: a model by its manifest, or the folder of a token classifier."""

from pathlib import Path

from translit import manifest
from translit.errors import ModelError
from translit.manifest import Model
from translit.types import Recogniser

DEFAULT = "ner-id-news"
"""The embedded model."""


def load(name: str = DEFAULT) -> Recogniser:
    """The recogniser of that name or manifest, or of the token classifier in the local folder `name`.

    Raises:
        ModelError: there is none, it is a model for something else, or its files are not its manifest's.
    """
    if manifest.is_folder(name):
        return _classifier(manifest.describe_names(Path(name)))
    model = manifest.find(name, "names")
    match model.manifest.architecture:
        case "crf":
            from translit.recognise.crf import CrfRecogniser

            return CrfRecogniser(model)
        case "token_classifier":
            return _classifier(model)
        case other:
            raise ModelError(
                f"model {model.name}: architecture {other!r} sees no names (legal: crf, token_classifier); "
                "correct its manifest"
            )


def _classifier(model: Model) -> Recogniser:
    from translit.recognise.hf import HfRecogniser

    return HfRecogniser(model)
