"""Compare translation systems on what they do to names, dates and figures.

Where things go:
- `sets` (what is translated), `systems` (what `--models` names), `translate` (outputs, cached in chunks);
- `metrics`: statistics of each segment, summed into scores; `statistics`: intervals and paired tests;
- `run`: systems x sets -> `results` (the JSON, canonical) and `samples`; `table` and `report` are views of it;
- `compare` (two results, paired), `gate` (floors).
"""
