"""What is installed here, which models there are, and what would mend what is missing or broken.

Nothing is changed and no socket is opened. diagnose.py collects the facts, advice.py alone judges them.
"""

from translit.doctor.diagnose import diagnose
from translit.doctor.record import Diagnosis

__all__ = ["Diagnosis", "diagnose"]
