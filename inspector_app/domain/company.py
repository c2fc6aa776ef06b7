"""单位: employer, contractor or owner, identified by its unified social credit code when it has one."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Company:
    """单位. ``merged_into`` is the record that goes on for both since this one turned out to be the same company."""

    rid: str
    name: str
    uscc: str = ""
    legal_representative: str = ""
    address: str = ""
    phone: str = ""
    note: str = ""
    merged_into: str = ""
    industry: str = ""
