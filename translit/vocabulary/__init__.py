"""What several stages must read alike: words and their folds, ordinary words, values, clause ends.

Facts of the languages and pure functions over strings: no stage, no order, no model.
"""
