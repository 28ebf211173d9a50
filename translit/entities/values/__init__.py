"""The values of the source: figures, amounts, dates and times, however they are written.

- what a figure is worth: `atoms` (its words and digits), `sums`, `numerals`; what it counts: `measures`; what
  stands around it: `ranges`, `ordinals`, `scores`, `codes`; `numbers` is the order of them;
- `dates`, `years`, `times`, `relative` with the names of `calendar`, and `inferred`, what the article adds;
- how English may write a value: `forms`, `date_forms`; the words beside one: `cues`, data/values.yaml.

How `Entity.value` is written: `translit.vocabulary.values`.
"""
