"""The names of the English, and which of the source's they keep.

- when two names are one: `match`; `settle` is the order of it;
- what of the English needs no source: `allowed`, data/allowed.yaml, ordinary words (`vocabulary.english`);
  an ordinary Indonesian word (`vocabulary.indonesian`) in the English was left untranslated.
"""
