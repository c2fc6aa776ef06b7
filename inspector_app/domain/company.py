"""单位: employer, contractor or owner, identified by its unified social credit code when it has one."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Company:
    """单位."""

    rid: str
    name: str
    uscc: str = ""
    legal_representative: str = ""
    address: str = ""
    phone: str = ""
    note: str = ""
