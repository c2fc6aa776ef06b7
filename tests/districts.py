"""Fictional districts whose records come to the figures of the four sample reports."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import count

from inspector_app.domain.act import Act, ActKind
from inspector_app.domain.case import Case
from inspector_app.domain.claim import WageClaim
from inspector_app.domain.company import Company
from inspector_app.domain.debt import Payment, PaymentMethod
from inspector_app.domain.document import Document, DocumentKind, FrozenCopy
from inspector_app.domain.hazard import Hazard
from inspector_app.domain.incident import Incident
from inspector_app.domain.inspection import CheckedItem, CheckResult, Inspection, InspectionKind
from inspector_app.domain.interview import Interview
from inspector_app.domain.lead import Campaign, Lead, LeadKind
from inspector_app.domain.person import Person
from inspector_app.domain.project import Grade, GradeClaim, Project, ProjectKind, known
from inspector_app.domain.records import Record
from inspector_app.domain.referral import Referral, ReferralKind
from inspector_app.domain.reported import ReportedFigure
from inspector_app.support.clock import at

WINTER = date(2025, 11, 10)
CLEARED = date(2026, 1, 16)
TOWNS = ("示例镇", "城关镇", "开发区", "湖东街道")


def spread(whole: int, heads: int) -> list[int]:
    """A whole shared out so that it adds up exactly."""
    return [whole // heads + (n < whole % heads) for n in range(heads)]


def persons(numbers: Iterator[int], heads: int) -> list[Person]:
    return [Person(f"person {n}", f"示例工人{n}") for n, _ in zip(numbers, range(heads), strict=False)]


def winter_projects() -> list[Project]:
    """66 sites: 37 government, 9 social, 20 unclassified; 40 without arrears, 18 general, 8 severe."""
    kinds = [ProjectKind.GOVERNMENT] * 37 + [ProjectKind.SOCIAL] * 9 + [ProjectKind.UNCLASSIFIED] * 20
    grades = [Grade.NONE] * 40 + [Grade.GENERAL] * 18 + [Grade.SEVERE] * 8
    heads, unpaid = spread(4002, 66), [0] * 40 + spread(81_000_000_00, 26)
    return [
        Project(
            f"project {n}", f"示例工程{n}号", town=TOWNS[n % 4], department="住建局" if n % 3 else "交通局",
            kind=kinds[n], started_on=date(2025, 3, 1), heads=heads[n], unpaid_fen=unpaid[n],
            grade=GradeClaim(grades[n], WINTER, "摸排"), special_account=known("示例银行"), deposit=known("保函"),
        )
        for n in range(66)
    ]  # fmt: skip


def winter_hazards(projects: list[Project]) -> list[Hazard]:
    """18 general and 8 severe ones, all struck off but the last of each, which went to court."""
    found = []
    for n, project in enumerate(projects[40:]):
        grade = Grade.GENERAL if n < 18 else Grade.SEVERE
        last = n in (17, 25)
        off = None if last else WINTER + timedelta(days=20 + n)
        court = date(2026, 1, 9) if last else None
        found.append(Hazard(f"hazard {n}", project.rid, grade, WINTER, "摸排", "欠薪", off, off, court))
    return found


def _paper(rid: str, form: str, case_rid: str, on: date) -> list[Record]:
    title, kind, act = {
        "order-to-pay": ("限期改正指令书", DocumentKind.OUTGOING, ActKind.SIGNED_OFF),
        "list-pre-notice": ("拟列入告知书", DocumentKind.OUTGOING, ActKind.SIGNED_OFF),
        "talk-record": ("约谈记录", DocumentKind.RECORD, ActKind.SIGNED),
    }[form]
    paper = Document(
        rid, form, "2026.1", kind, title, at(on, 9), case_rid,
        copies=(FrozenCopy("存档联", "0" * 64, 1, 1),),
    )  # fmt: skip
    return [paper, Act(f"{rid} signed", act, rid, at(on, 10), "示例局长", case_rid)]


def winter() -> list[Record]:
    """Report 1: a district's winter campaign, from its first survey to its last week."""
    projects = winter_projects()
    case = Case("case 1", "示例工程40号欠薪案", WINTER, "示〔2025〕1号", filed_on=WINTER, project_rid="project 40")
    others = [replace(case, rid=f"case {n}", title=f"示例案{n}", number=f"示〔2025〕{n}号") for n in (2, 3)]
    numbers = count()
    workers = persons(numbers, 1652)
    owed = spread(96_520_000_00, 1652)
    claims = [WageClaim(f"claim {n}", "case 1", w.rid, n + 1, found_fen=owed[n]) for n, w in enumerate(workers)]
    payments = [
        Payment(f"payment {n}", "case 1", claim.rid, owed[n], date(2026, 1, 5), PaymentMethod.SPECIAL_ACCOUNT)
        for n, claim in enumerate(claims)
    ]
    talks = [
        Interview(f"talk {n}", workers[n].rid, at(WINTER + timedelta(days=n), 9), case_rid="case 1") for n in range(26)
    ]
    papers = [
        record
        for n in (1, 2, 3)
        for record in (
            *_paper(f"order {n}", "order-to-pay", f"case {n}", date(2025, 12, n)),
            *_paper(f"notice {n}", "list-pre-notice", f"case {n}", date(2026, 1, n)),
        )
    ]
    papers += [each for n in (1, 2) for each in _paper(f"guidance {n}", "talk-record", f"case {n}", date(2025, 12, n))]
    police = [
        Referral(f"referral {n}", f"case {n}", ReferralKind.POLICE, "示例县公安局", date(2025, 12, 20), "", (), answer,
                 date(2025, 12, 28))
        for n, answer in ((1, "已立案侦查"), (2, "已决定立案"), (3, "不予立案，事实不清"))
    ]  # fmt: skip
    campaign = Campaign("winter", "冬季攻坚行动", WINTER, CLEARED, project_rids=tuple(p.rid for p in projects))
    return [
        *projects, *winter_hazards(projects), case, *others, *workers, *claims, *payments, *talks, *papers,
        *police, campaign,
    ]  # fmt: skip


def winter_with_one_worker() -> list[Record]:
    """The same with the wages of one worker: where it is not about them, a store of 1,652 takes long to write."""
    whole = winter()
    one = next(record for record in whole if isinstance(record, WageClaim))
    kept = {
        one.rid,
        one.person_rid,
        *(each.rid for each in whole if isinstance(each, Payment) and each.claim_rid == one.rid),
    }
    return [
        each for each in whole if not isinstance(each, Person | WageClaim | Payment | Interview) or each.rid in kept
    ]


def inspected_county() -> list[Record]:
    """Report 2: 57 employers visited, 3,156 workers, 11 in violation, 178 advised, 6 complaints, 17 cases."""
    heads, asked = spread(3156, 57), spread(178, 57)
    projects = [Project(f"project {n}", f"示例工程{n}号", heads=heads[n], started_on=WINTER) for n in range(57)]
    bad = (CheckedItem("wages", CheckResult.VIOLATES, "无台账"),)
    visits = [
        Inspection(
            f"visit {n}", InspectionKind.CAMPAIGN, at(date(2025, 12, 1 + n % 20), 9), project_rid=project.rid,
            consulted=asked[n], items=bad if n < 11 else (),
        )
        for n, project in enumerate(projects)
    ]  # fmt: skip
    again = replace(visits[0], rid="visit again", started_at=at(date(2025, 12, 28), 9), consulted=0)
    kinds = [LeadKind.COMPLAINT] * 4 + [LeadKind.REPORT] * 2 + [LeadKind.ASSIGNED] * 3
    leads = [Lead(f"lead {n}", kind, date(2025, 12, 2)) for n, kind in enumerate(kinds)]
    cases = [Case(f"case {n}", f"示例案{n}", WINTER, filed_on=date(2025, 12, 5)) for n in range(17)]
    worker = Person("person", "示例工人")
    claim = WageClaim("claim", "case 0", worker.rid, 1, found_fen=471_000_00)
    paid = Payment("payment", "case 0", claim.rid, 471_000_00, date(2025, 12, 20), PaymentMethod.BANK)
    days = (date(2025, 12, 1), date(2025, 12, 31))
    contracts = ReportedFigure("r 1", "联合执法小组", "contracts_supplemented", 671, *days, date(2026, 1, 4))
    return [*projects, *visits, again, *leads, *cases, worker, claim, paid, contracts]


def city() -> list[Record]:
    """Report 3: 42 cases, 1,680 workers (1,520 of the building trade), 18 group incidents with 1,239 of them."""
    groups = [*spread(1239, 18), *spread(160, 8), *spread(1680 - 1239 - 160, 16)]
    numbers = count()
    records: list[Record] = [
        Company("diner", "示例餐饮有限公司", industry="住宿和餐饮业"),
        Project("site", "示例工程", started_on=WINTER),
    ]
    owed = iter(spread(15_570_000_00, 1680))
    for n, heads in enumerate(groups):
        where = {"company_rid": "diner"} if 18 <= n < 26 else {"project_rid": "site"}
        records.append(Case(f"case {n}", f"示例案{n}", WINTER, filed_on=date(2025, 12, 1), incident=n < 18, **where))
        for worker in persons(numbers, heads):
            amount = next(owed)
            claim = WageClaim(f"claim of {worker.rid}", f"case {n}", worker.rid, 1, found_fen=amount)
            paid = Payment(f"paid {worker.rid}", f"case {n}", claim.rid, amount, date(2025, 12, 9), PaymentMethod.BANK)
            records += [worker, claim, paid]
    return records


def city_by_incident() -> list[Record]:
    """Report 3 where each group incident has an entry of its own with its heads, one of them counted in its case."""
    records, heads = city(), spread(1239, 18)
    told = [
        Incident(f"incident {n}", at(date(2025, 12, 1), 9), "示例县政府门前", case_rid=f"case {n}",
                 heads=heads[n] if n else None)
        for n in range(18)
    ]  # fmt: skip
    return [*records, *told]


def legal_aid() -> list[Record]:
    """Report 4: what the justice bureau reports to the end of October; an earlier report of theirs is replaced."""
    days = (date(2025, 1, 1), date(2025, 10, 31))
    told = {"aid_cases": 128, "aid_heads": 1297}
    return [
        *(ReportedFigure(f"aid {name}", "司法局", name, told[name], *days, date(2025, 11, 4)) for name in told),
        ReportedFigure("aid early", "司法局", "aid_cases", 96, days[0], date(2025, 8, 31), date(2025, 9, 3)),
    ]
