"""Whether a company is one of this place (本地) or only works here (非本地企业), as far as its records tell.

The unified social credit code names in its places 3 to 8 the authority that registered the company by its code of
GB/T 2260 (GB 32100-2015, 4.4). It is kept when the company moves; which county it sits in only its address tells.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from inspector_app.domain.company import Company
from inspector_app.domain.identity import half_width, uscc_problems

_BUREAU = re.compile("人力资源|人社|劳动|社会保障")
_UNIT = re.compile("[^省市县区旗州盟]+(?:自治县|自治州|自治旗|自治区|县|区|旗|市|州|盟|省)")
_ELSEWHERE = re.compile("[^省市县区旗州盟镇乡路街号]{1,10}(?:自治州|地区|州|盟|市|自治县|县|旗)")


class Place(StrEnum):
    """Where a company is registered, seen from the agency."""

    HERE = "here"
    IN_PROVINCE = "in_province"
    OTHER_PROVINCE = "other_province"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Seat:
    """Where a company is registered, and by what that is known; empty while nothing tells it."""

    place: Place
    why: str = ""

    @property
    def is_foreign(self) -> bool:
        """Whether it is known to be 非本地企业."""
        return self.place in (Place.IN_PROVINCE, Place.OTHER_PROVINCE)


def home_of(agency_name: str) -> str:
    """The county or city of a bureau: 示例县 for 示例县人力资源和社会保障局; empty when its name tells none."""
    units = _UNIT.findall(_BUREAU.split(agency_name)[0])
    return units[-1] if units else ""


def seat_of(company: Company, province: str, home: str, provinces: Mapping[str, str]) -> Seat:
    """Where a company is registered. ``province`` is the agency's by two figures, ``home`` its county,
    ``provinces`` are the names by code."""
    code = half_width(company.uscc).upper()
    region = code[2:4] if code and not uscc_problems(code, "uscc") and code[2:4] in provinces else ""
    if region and region != province:
        why = f"统一社会信用代码载明的登记机关在{provinces[region]}（{code[2:8]}）"
        return Seat(Place.OTHER_PROVINCE, why)
    address = company.address.strip()
    named = next((each for each, name in provinces.items() if len(each) == 2 and address.startswith(name)), "")
    if not region and named and named != province:
        return Seat(Place.OTHER_PROVINCE, f"登记地址在{provinces[named]}")
    if home and home in address:
        return Seat(Place.HERE, f"登记地址在{home}")
    if _ELSEWHERE.search(address):
        return Seat(Place.IN_PROVINCE, f"登记地址不在{home}" if home else "")
    if region:
        return Seat(Place.UNKNOWN, f"统一社会信用代码载明的登记机关在本省（{code[2:8]}），登记地址没有写明市县")
    return Seat(Place.UNKNOWN, "没有统一社会信用代码，登记地址没有写明市县")
