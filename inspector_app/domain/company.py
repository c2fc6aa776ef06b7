"""单位: employer, contractor or owner, identified by its unified social credit code when it has one."""

import re
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


_OF_A_LICENCE = {
    "name": "(?:企业|单位|机构)?名称",
    "legal_representative": "法定代表人|负责人|经营者|执行事务合伙人",
    "address": "住所|经营场所|主要经营场所",
}
_LABEL = re.compile(r"[^\s：:；;，,]{2,12}(?=[：:])")


def told_by_licence(text: str) -> dict[str, str]:
    """What the code of a business licence tells in words besides the number, by the field of a company; most lead to
    an address on the web alone and tell nothing. ``名称：…`` goes on until the next label."""
    labels = list(_LABEL.finditer(text))
    told: dict[str, str] = {}
    for at, label in enumerate(labels, start=1):
        end = labels[at].start() if at < len(labels) else len(text)
        value = text[label.end() + 1 : end].strip(" \t\r\n；;，,　")
        name = next((name for name, shape in _OF_A_LICENCE.items() if re.fullmatch(shape, label[0])), "")
        if name and value:
            told.setdefault(name, value)
    return told
