"""The values of the English, and which of the source's they keep.

- how English writes a number: `atoms` (its words and digits), `cardinals` (their sum), `numerals` (fractions,
  vague figures, multiples), `figures` (its unit), `lengths` (of time), `pairs` (ranges, scores);
- how it writes a date or time: `dates`, `years`, `weekdays`, `relative`, `clock`, `zones`; `codes` count
  nothing; all of them become a `mention`, and `mentions` reads a text;
- when two values are one: `compare` with `equal` (in other units), `date_check` with `calendar` and
  `dayparts`, `joint` (two said as one); what stands in place of another: `replaced`, by its `sorts`;
- `settle` is the order of it.
"""
