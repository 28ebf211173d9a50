"""translit: Indonesian news to English briefs, checked name by name and figure by figure."""

__version__ = "0.1.0"
