"""查看号码登记: whole numbers of people were shown, or left the program. They are masked everywhere else.

PIPL art. 51(2)–(4): personal data are graded, masked, and seen by permission only. The entry is never changed, and
goes to the office with the journal.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class LookWay(StrEnum):
    SHOWN = "shown"
    WRITTEN = "written"  # into a file or onto paper


@dataclass(frozen=True, slots=True)
class NumberLook:
    """``about`` is the record whose numbers were seen: a person, or a case with all its workers. That it is told here
    makes nobody one who is named by anything: so it is none of the ``…_rid``.

    ``what`` names the numbers, ``by`` who saw them.
    """

    rid: str
    about: str
    what: str
    way: LookWay
    at: datetime
    by: str
