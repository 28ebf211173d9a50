"""The names of the English, and which of the source's they keep.

- when two names are one: `match`; `settle` is the order of it;
- what of the English needs no source: `allowed`, data/allowed.yaml, and the ordinary words of `vocabulary`;
  an ordinary Indonesian word (`translit.vocabulary.indonesian`) in the English was left untranslated.
"""
