"""What the first start asks, as one value: which step each field is on, and what is still wrong with it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from inspector_app.lawbook.book import Lawbook
from inspector_app.support.errors import Problem, Refused, Trouble
from inspector_app.usecases.passphrases import FULL_RULE, PassphraseRule, check_passphrase
from inspector_app.usecases.start_answers import Begin
from inspector_app.usecases.store_file import Setup, look_at_office_key, setup_problems
from inspector_app.usecases.store_place import place_problems


@dataclass(frozen=True, slots=True)
class Entries:
    """Everything typed so far; names are those of the problems' ``where``."""

    passphrase: str = ""
    again: str = ""
    folder: str = ""
    agency_name: str = ""
    short_name: str = ""
    province: str | None = None
    agency_address: str = ""
    agency_phone: str = ""
    inspector: str = ""
    certificate: str = ""
    certificate_until: date | None = None
    enforcement_certificate: str = ""
    enforcement_until: date | None = None
    partner: str = ""
    partner_certificate: str = ""
    partner_until: date | None = None
    partner_enforcement_certificate: str = ""
    partner_enforcement_until: date | None = None
    office_key: str = ""
    begin: Begin = Begin.EMPTY

    def setup(self) -> Setup:
        """As the use case takes it."""
        return Setup(
            agency_name=self.agency_name,
            short_name=self.short_name,
            province=self.province or "",
            inspector=self.inspector,
            certificate=self.certificate,
            partner=self.partner,
            partner_certificate=self.partner_certificate,
            enforcement_certificate=self.enforcement_certificate,
            partner_enforcement_certificate=self.partner_enforcement_certificate,
            certificate_until=self.certificate_until,
            partner_until=self.partner_until,
            enforcement_until=self.enforcement_until,
            partner_enforcement_until=self.partner_enforcement_until,
            agency_address=self.agency_address,
            agency_phone=self.agency_phone,
            office_key=Path(self.office_key) if self.office_key else None,
        )


STEPS = (
    ("passphrase", "again", "folder"),
    ("agency_name", "short_name", "province", "agency_address", "agency_phone"),
    (
        "inspector", "certificate", "certificate_until", "enforcement_certificate", "enforcement_until",
        "partner", "partner_certificate", "partner_until", "partner_enforcement_certificate",
        "partner_enforcement_until", "office_key", "begin",
    ),
)  # fmt: skip


def step_of(where: str) -> int:
    """The step a field is on; the first when the problem names none of our fields."""
    return next((number for number, names in enumerate(STEPS) if where in names), 0)


def step_problems(step: int, entries: Entries, law: Lawbook) -> list[Problem]:
    """What keeps a person from leaving a step."""
    return [problem for problem in all_problems(entries, law) if step_of(problem.where) == step]


def all_problems(entries: Entries, law: Lawbook) -> list[Problem]:
    """Everything wrong on any step, in the order of the steps."""
    found = [*_passphrase(entries), *_folder(entries), *setup_problems(entries.setup(), law), *_office(entries)]
    return sorted(found, key=lambda problem: step_of(problem.where))


def first_step(problems: Iterable[Problem]) -> int | None:
    """The earliest step with a problem, or None."""
    return min((step_of(problem.where) for problem in problems), default=None)


def passphrase_rule(entries: Entries) -> PassphraseRule:
    """What the passphrase must be, with the names typed so far counting as known."""
    return FULL_RULE.knowing(*entries.setup().names)


def _passphrase(entries: Entries) -> Iterable[Problem]:
    try:
        check_passphrase(entries.passphrase, passphrase_rule(entries))
    except Refused as refusal:
        return refusal.problems
    return [] if entries.passphrase == entries.again else [Problem("passphrase-differs", "again")]


def _folder(entries: Entries) -> Iterable[Problem]:
    if not entries.folder:
        return [Problem("setup-missing", "folder")]
    return place_problems(Path(entries.folder))


def _office(entries: Entries) -> Iterable[Problem]:
    if not entries.office_key:
        return []
    try:
        look_at_office_key(Path(entries.office_key))
    except Trouble as trouble:
        return [Problem(trouble.code, "office_key", details=trouble.details)]
    return []
