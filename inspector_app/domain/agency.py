"""Who acts: the agency in whose name papers go out, and its certified inspectors."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

PRACTICE = "练习"
_OF_PRACTICE = f"（{PRACTICE}）"


def practice_name(name: str) -> str:
    """What the agency of a practice store is called."""
    return f"{name}{_OF_PRACTICE}"


def practises(name: str) -> bool:
    """Whether an agency of this name only practises: its name stands on every paper, list, card and package, and by it
    each of them is known as one that counts for nothing."""
    return name.strip().endswith(_OF_PRACTICE)


class OrderRights(StrEnum):
    """Whether orders tell of review and suit: whether the bureau takes an order for an act that may be reviewed. Law
    does not say, and bureaus differ; what is set here is offered on each order and may be changed there."""

    BEFORE = "before"  # as the last orders did
    TOLD = "told"
    UNTOLD = "untold"


@dataclass(frozen=True, slots=True)
class Agency:
    """机关: the human-resources bureau. ``short_name`` opens every document number (发文机关代字).

    ``review_organ`` and ``court`` are those to which somebody turns who does not accept a decision (行政复议机关,
    有管辖权的人民法院): the term of review begins only where the organ was named (ARL art. 20(3)). With ``paper_codes``
    each sheet bears a code by which it is laid beside the record (:mod:`inspector_app.domain.paper_code`). With
    ``no_entry_codes`` 扫码入企 was not introduced here: a visit begins with that as the reason why it has no code.
    """

    rid: str
    name: str
    short_name: str
    province: str
    address: str = ""
    phone: str = ""
    coordinating_office: str = "根治欠薪办"
    legal_review: str = ""
    review_organ: str = ""
    court: str = ""
    paper_codes: bool = False
    no_entry_codes: bool = False
    order_rights: OrderRights = OrderRights.BEFORE

    @property
    def is_practice(self) -> bool:
        """Whether this is the agency of a practice store."""
        return practises(self.name)


@dataclass(frozen=True, slots=True)
class Certificate:
    """执法证件 of an inspector: its name in the vocabulary, its number, and its last day, where that is known."""

    kind: str
    number: str
    until: date | None


@dataclass(frozen=True, slots=True)
class Inspector:
    """监察员. Exactly one has ``writer`` set: the owner of this store; partners sign in ink.

    ``certificate`` is the 劳动保障监察证, ``enforcement_certificate`` the 行政执法证; each may expire.
    """

    rid: str
    name: str
    certificate: str
    position: str = ""
    certificate_until: date | None = None
    enforcement_certificate: str = ""
    enforcement_until: date | None = None
    writer: bool = False
    active: bool = True

    @property
    def certificates(self) -> tuple[Certificate, ...]:
        """Both, the one that is always there first."""
        return (
            Certificate("inspector.certificate", self.certificate, self.certificate_until),
            Certificate("inspector.enforcement_certificate", self.enforcement_certificate, self.enforcement_until),
        )

    def expired_on(self, day: date) -> bool:
        """Whether a certificate had run out before ``day``."""
        return any(each.until is not None and each.until < day for each in self.certificates)


def team(known: Collection[Inspector]) -> tuple[Inspector, ...]:
    """The writer and the first active partner: who works together by default."""
    partners = [inspector for inspector in known if inspector.active and not inspector.writer]
    return (writer_of(known), *partners[:1])


def writer_of(known: Iterable[Inspector]) -> Inspector:
    """Who owns the store."""
    return next(inspector for inspector in known if inspector.writer)
