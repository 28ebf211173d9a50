"""translit: Indonesian news to English briefs, every name, place, date and figure checked against the source."""

__version__ = "0.1.0"
