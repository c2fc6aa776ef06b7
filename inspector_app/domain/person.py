"""人员: whoever was met, interviewed or owed."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from inspector_app.domain import identity
from inspector_app.domain.id_kind import IdKind, tells_birth
from inspector_app.support import vocabulary


class PersonRole(StrEnum):
    WORKER = "worker"
    CREW_LEADER = "crew_leader"
    REPRESENTATIVE = "representative"
    MANAGER = "manager"
    OTHER = "other"


_MASKED = re.compile(r"[0-9A-Z()]{0,3}\*+[0-9A-Z()]{0,4}|身份待核")


@dataclass(frozen=True, slots=True)
class Person:
    """人员. ``id_number`` is empty while the identity is still to be checked (身份待核).

    ``merged_into`` is the record that goes on for both since this one turned out to be the same person.
    """

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
    merged_into: str = ""

    @property
    def number_words(self) -> str:
        """What this person is asked for: only citizens have a 公民身份号码."""
        return "公民身份号码" if self.id_kind is IdKind.CITIZEN else "证件种类和号码"

    @property
    def home_words(self) -> str:
        """Which address this person is asked for: a foreigner has no 户籍地."""
        if self.id_kind is IdKind.CITIZEN:
            return "户籍地和现住址"
        unclear = self.id_kind in (IdKind.OTHER, IdKind.UNKNOWN)
        return "户籍地（国籍）和现住址" if unclear else "国籍（地区）和现住址"

    @property
    def shown_sex(self) -> str:
        """From the identity number when it tells, otherwise as typed."""
        return identity.sex(self.id_number) if tells_birth(self.id_kind, self.id_number) else self.sex

    @property
    def stated_id(self) -> str:
        """The number as a paper states it: where it is no citizen's, with the document that bears it."""
        if not self.id_number or self.id_kind in (IdKind.CITIZEN, IdKind.UNKNOWN):
            return self.id_number
        return f"{self.id_number}（{vocabulary.word(self.id_kind).partition('（')[0]}）"

    def age_on(self, day: date) -> int | None:
        """Full years on ``day``, from the identity number or the typed date of birth."""
        if tells_birth(self.id_kind, self.id_number):
            return identity.age_on(self.id_number, day)
        if self.born_on is None:
            return None
        return day.year - self.born_on.year - ((day.month, day.day) < (self.born_on.month, self.born_on.day))


def mended_name(name: str) -> str:
    """The name without what an earlier version of the window put behind it, or empty when the name is sound.

    There a person who was chosen from the list of known ones got the whole line of the list as a name: name, role,
    perhaps the employer, and the masked number, with full-width blanks between them.
    """
    parts = name.split("\u3000")
    spoiled = len(parts) > 2 and parts[1] in vocabulary.words(PersonRole).values() and _MASKED.fullmatch(parts[-1])
    return parts[0].strip() if spoiled else ""
