"""The metrics of names and figures as `evaluate.Metric`s, to use outside translit. Each is a file by itself.

    from translit.bench.evaluate_metrics.entity_preservation import EntityPreservation
    metric = EntityPreservation()                          # or evaluate.load("PATH/entity_preservation.py")
    metric.compute(sources=["Blinken tiba di Seoul."], predictions=["Blinken arrived in Tokyo."])

`pip install translit[evaluate]` gets what they need. Nothing here asks the hub for anything.
"""
