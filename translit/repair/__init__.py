"""From issues to a better translation, with receipts: a bounded ladder that keeps only what is a gain.

- `ladder`: the loop. Rungs in order, every open case tried on each; `repair` is its door;
- a rung is a module with `propose(cases, translator)`, which gives candidates and judges none:
  `retry` (what is no translation, decoded anew), `patch` (the right form in the place of the wrong one),
  `placeholder` (a common name in the place of the rare one), `n_best` (what the model offers beside its
  best), `redecode` (from the broken word on);
- `gain`: is a candidate better, and nothing else worse? The judge itself is given: the ledger and the guard
  against degeneration, which this stage does not import;
- `metered`: the model, counting what it is asked for;
- `consistency`: over the article, one name has one English spelling.
"""

from translit.repair.consistency import harmonise
from translit.repair.ladder import RepairTools, repair
from translit.repair.metered import Metered
from translit.repair.record import Judge, Repaired, Verdict

__all__ = ["Judge", "Metered", "RepairTools", "Repaired", "Verdict", "harmonise", "repair"]
