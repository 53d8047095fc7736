"""What a person asks to change about a poster, in their own words: "make it night", "更暖一些".

`read` turns a sentence into intents. It knows no document; `engine.jobs.instructing` applies them.
"""

from engine.planning.instructions.reading import read
from engine.planning.instructions.values import CAN, KINDS, Instruction, Intent, Kind, said

__all__ = ["CAN", "KINDS", "Instruction", "Intent", "Kind", "read", "said"]
