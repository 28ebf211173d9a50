"""The names of the source: what each names, and what English may call it.

- `gazetteer`: names with an English form of their own, a row in data/places.tsv, terms.tsv or demonyms.tsv;
- `heads`: offices and bodies that a head and its field make up, data/heads.tsv and fields.tsv;
- `shapes` (addresses, designations, ships) and `laws`: names known by how they are written;
- `capitals` decides over `runs` of capitals with the words of data/cues.yaml, `sentence` by `sentence`;
- `chains` binds what stands for one name together: the surname for the full name.
"""
