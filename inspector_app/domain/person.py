"""人员: whoever was met, interviewed or owed."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from inspector_app.domain import identity


class IdKind(StrEnum):
    CITIZEN = "citizen"
    PASSPORT = "passport"
    PERMANENT_RESIDENT = "permanent_resident"
    OTHER = "other"
    UNKNOWN = "unknown"


ID_KIND_WORDS = {
    IdKind.CITIZEN: "居民身份证",
    IdKind.PASSPORT: "护照",
    IdKind.PERMANENT_RESIDENT: "永久居留身份证",
    IdKind.OTHER: "其他证件",
    IdKind.UNKNOWN: "未查明",
}


class PersonRole(StrEnum):
    WORKER = "worker"
    CREW_LEADER = "crew_leader"
    REPRESENTATIVE = "representative"
    MANAGER = "manager"
    OTHER = "other"


PERSON_ROLE_WORDS = {
    PersonRole.WORKER: "工人",
    PersonRole.CREW_LEADER: "班组长",
    PersonRole.REPRESENTATIVE: "单位代表",
    PersonRole.MANAGER: "项目负责人",
    PersonRole.OTHER: "其他",
}


@dataclass(frozen=True, slots=True)
class Person:
    """人员. ``id_number`` is empty while the identity is still to be checked (身份待核)."""

    rid: str
    name: str
    role: PersonRole = PersonRole.WORKER
    id_kind: IdKind = IdKind.CITIZEN
    id_number: str = ""
    phone: str = ""
    address: str = ""
    employer: str = ""
    position: str = ""
    bank: str = ""
    card: str = ""
    sex: str = ""
    born_on: date | None = None

    @property
    def shown_sex(self) -> str:
        """From the identity number when there is one, otherwise as typed."""
        return identity.sex(self.id_number) or self.sex

    def age_on(self, day: date) -> int | None:
        """Full years on ``day``, from the identity number or the typed date of birth."""
        if self.id_kind is IdKind.CITIZEN and len(self.id_number) == 18:
            return identity.age_on(self.id_number, day)
        if self.born_on is None:
            return None
        return day.year - self.born_on.year - ((day.month, day.day) < (self.born_on.month, self.born_on.day))
