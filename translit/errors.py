"""The error tree. Every text says where, what was found, what is legal and what to type.

TranslitError            exit 2
├── InputError           exit 2   an input that cannot be used; the other inputs still are
├── OutputError          exit 2   an output that cannot be written
├── ConfigError          exit 2   a config file, key or value that is not legal
└── ModelError           exit 3   a model that is missing, damaged, unknown or fed past its limits
    └── DownloadError    exit 3   a download that broke off; what arrived is kept
"""


class TranslitError(Exception):
    """Any fault that translit reports in one line; `exit_code` is what the command ends with."""

    exit_code = 2


class InputError(TranslitError):
    """An input that cannot be used."""


class OutputError(TranslitError):
    """An output that cannot be written."""


class ConfigError(TranslitError):
    """A config file, key or value that is not legal."""


class ModelError(TranslitError):
    """A model that is missing, damaged, unknown or fed past its limits."""

    exit_code = 3


class DownloadError(ModelError):
    """A download that broke off and can go on: what arrived is kept."""
