"""Writes that nobody waits for: what a killed process had written is there all the same.

Only a power cut takes what was not flushed, and no test cuts the power: whether, and in which order, the program
flushes is seen in its calls.
"""

import os

from inspector_app.vault import door

REAL = door.PRAGMAS
CHEAP = tuple("synchronous = OFF" if each.startswith("synchronous") else each for each in REAL)


def fsync(handle: int) -> None:
    """What takes the place of the system's own: refuses what is no open file, and returns at once."""
    os.fstat(handle)
