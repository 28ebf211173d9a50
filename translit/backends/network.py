"""A model's weights in transformers: one way to load them, for the hf engine and for the conversion."""

from translit.backends.quiet import Untyped
from translit.errors import ModelError
from translit.manifest import Model


def network(model: Model, model_class: Untyped, **options: object) -> Untyped:
    """The model in float32, from its folder alone. transformers would fill what it lacks with random numbers.

    Raises:
        ModelError: the weights lack a parameter that the config asks for, or have it in another shape.
    """
    import torch

    loaded, found = model_class.from_pretrained(
        model.folder,
        **options,
        dtype=torch.float32,
        gguf_file=model.manifest.gguf,
        use_safetensors=model.manifest.gguf is None,
        local_files_only=True,
        trust_remote_code=False,
        output_loading_info=True,
        ignore_mismatched_sizes=True,  # refused below, by name
    )
    shapes = [key if isinstance(key, str) else key[0] for key in found["mismatched_keys"]]
    if faults := sorted({*found["missing_keys"], *shapes}):
        named = ", ".join(faults[:3]) + (f" and {len(faults) - 3} more" if len(faults) > 3 else "")
        raise ModelError(
            f"{model.folder}: its weights lack, or have in another shape, what its config.json asks for: "
            f"{named}; they are another model's, or not whole"
        )
    return loaded
