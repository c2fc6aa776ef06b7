"""更名登记: from which day on a company bears another name, and what proves that it is the same one."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Renaming:
    """``former`` is the name until ``on``, the day on which the registry entered the other one; ``notice`` the number
    of its 登记通知书, ``evidence_rids`` the scan of that or of the published entry."""

    rid: str
    company_rid: str
    former: str
    name: str
    on: date
    notice: str = ""
    evidence_rids: tuple[str, ...] = ()
