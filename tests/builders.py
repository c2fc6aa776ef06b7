"""Readable examples, valid by default. All people and firms are invented."""

from datetime import UTC, date, datetime, timedelta
from itertools import count

from inspector_app.domain.act import Act, ActKind, Service, ServiceMethod
from inspector_app.domain.agency import Agency, Inspector
from inspector_app.domain.case import Case
from inspector_app.domain.claim import WageClaim
from inspector_app.domain.company import Company
from inspector_app.domain.contact import Contact, ContactOutcome, ContactWay
from inspector_app.domain.debt import Payment, PaymentMethod
from inspector_app.domain.document import Document, DocumentKind, FrozenCopy
from inspector_app.domain.identity import id_check_digit, new_rid, uscc_check_character
from inspector_app.domain.interview import CERTIFICATE, QA, READ_BACK, RECUSAL, RIGHTS, Interview
from inspector_app.domain.person import Person
from inspector_app.domain.project import Project
from inspector_app.domain.statement import Statement

NOON = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)
MONDAY = date(2026, 3, 2)
SPOKEN = {CERTIFICATE: "看清楚了", RIGHTS: "听清楚了", RECUSAL: "不申请", READ_BACK: "属实"}
"""Answers to the questions of procedure against which nothing can be said."""
_sequence = count(1)


def an_id_number(born: str = "19850612", sequence: int | None = None, region: str = "349900") -> str:
    """A number that passes the check digit; region 349900 was never given to a place."""
    first17 = f"{region}{born}{(sequence if sequence is not None else next(_sequence)) % 1000:03d}"
    return first17 + id_check_digit(first17)


def a_uscc(middle: str = "MA0000001") -> str:
    """A credit code that passes the check character and belongs to nobody (region 349900)."""
    first17 = "91349900" + middle
    return first17 + uscc_check_character(first17)


def an_agency(**changes: object) -> Agency:
    return Agency(
        **{"rid": new_rid(), "name": "示例县人力资源和社会保障局", "short_name": "示", "province": "34", **changes}
    )


def an_inspector(name: str = "示例甲", certificate: str = "示监340001", **changes: object) -> Inspector:
    return Inspector(**{"rid": new_rid(), "name": name, "certificate": certificate, **changes})


def a_project(name: str = "示例安置房一期", **changes: object) -> Project:
    return Project(**{"rid": new_rid(), "name": name, **changes})


def a_company(name: str = "示例建工有限公司", **changes: object) -> Company:
    return Company(**{"rid": new_rid(), "name": name, "uscc": a_uscc(f"MB{next(_sequence):07d}"), **changes})


def a_person(name: str = "示例工人", **changes: object) -> Person:
    return Person(**{"rid": new_rid(), "name": name, "id_number": an_id_number(), **changes})


def a_case(**changes: object) -> Case:
    return Case(**{"rid": new_rid(), "title": "示例安置房一期欠薪案", "opened_on": MONDAY, **changes})


def a_claim(found_fen: int = 1_500_000, line: int = 1, **changes: object) -> WageClaim:
    values = {
        "rid": new_rid(), "case_rid": "case", "person_rid": f"person {line}", "line": line, "found_fen": found_fen,
        "claimed_fen": found_fen, "first_day": date(2025, 11, 1), "last_day": date(2026, 1, 31),
    }  # fmt: skip
    return WageClaim(**{**values, **changes})


def a_payment(claim: WageClaim, amount_fen: int, **changes: object) -> Payment:
    values = {
        "rid": new_rid(), "case_rid": claim.case_rid, "claim_rid": claim.rid, "amount_fen": amount_fen,
        "paid_on": MONDAY, "method": PaymentMethod.SPECIAL_ACCOUNT,
    }  # fmt: skip
    return Payment(**{**values, **changes})


def a_document(**changes: object) -> Document:
    values = {
        "rid": new_rid(), "form": "order-to-pay", "edition": "2026.1", "kind": DocumentKind.OUTGOING,
        "title": "劳动保障监察限期改正指令书", "created_at": NOON, "copies": (FrozenCopy("存档联", "0" * 64, 1, 1),),
    }  # fmt: skip
    return Document(**{**values, **changes})


def an_act(kind: ActKind, document: Document, **changes: object) -> Act:
    return Act(**{"rid": new_rid(), "kind": kind, "subject_rid": document.rid, "at": NOON, "by": "示例甲", **changes})


def a_service(**changes: object) -> Service:
    values = {
        "method": ServiceMethod.DIRECT, "receiver": "示例乙", "receiver_relation": "负责收件的人",
        "inspector_rids": ("i1", "i2"),
    }  # fmt: skip
    return Service(**{**values, **changes})


def an_interview(**changes: object) -> Interview:
    qas = tuple(QA(f"问{key}", answer, key) for key, answer in SPOKEN.items())
    values = {
        "rid": new_rid(), "person_rid": "person", "started_at": NOON, "ended_at": NOON.replace(hour=5),
        "inspector_rids": ("i1", "i2"), "qas": qas,
    }  # fmt: skip
    return Interview(**{**values, **changes})


def a_statement(**changes: object) -> Statement:
    values = {
        "rid": new_rid(), "taken_at": NOON, "title": "专户流水.xlsx", "account": "34001000000000000018",
        "holder": "示例建工有限公司农民工工资专用账户", **changes,
    }  # fmt: skip
    return Statement(**{**values, "lines": tuple(values.get("lines", ()))})


def hiding_attempts(desk, party: str) -> None:
    """What proves that a party hides: told for certain, not come on the appointed day, and nobody met there."""
    now = desk.clock.now()
    told = Contact(
        new_rid(), desk.case.rid, now - timedelta(days=2), ContactWay.CALL, ContactOutcome.REACHED, party,
        appointed_at=now - timedelta(days=1), came=False,
    )  # fmt: skip
    went = Contact(
        new_rid(), desk.case.rid, now - timedelta(hours=1), ContactWay.VISIT, ContactOutcome.NOBODY_THERE, party
    )
    with desk.context.unit("联系") as unit:
        unit.put(told)
        unit.put(went)
