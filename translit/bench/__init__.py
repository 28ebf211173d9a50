"""Compare translation systems on what they do to names, dates and figures.

Where things go:
- `sets`: what is translated; `systems`: what `--models` names; `translate`: outputs, cached in chunks;
- `judge`: the ledger of a system's outputs;
- `metrics`: statistics of each segment, summed into scores; `statistics`: intervals and paired tests;
- `run`: systems x sets to `results` (the JSON, canonical) and `samples`; `table`, `report`: views of them;
- `compare` (two results, paired), `gate` (floors).
"""
