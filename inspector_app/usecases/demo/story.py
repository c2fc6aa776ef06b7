"""The weeks: visit, interviews, list, order, service, part payment, expiry, notice; each step through a use case."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from inspector_app.domain.act import ReviewResult, Service, ServiceMethod
from inspector_app.domain.case import Case
from inspector_app.domain.claim import WageClaim
from inspector_app.domain.company import Company
from inspector_app.domain.debt import Liability, PartyKind, Payment, PaymentMethod, known_sum
from inspector_app.domain.document import About, Document
from inspector_app.domain.identity import new_rid
from inspector_app.domain.inspection import CheckResult, Inspection, InspectionKind
from inspector_app.domain.lead import Lead, LeadKind
from inspector_app.domain.money import yuan
from inspector_app.domain.person import Person
from inspector_app.domain.project import ChainLink, Grade, LinkRole, Project, known
from inspector_app.domain.role import Role
from inspector_app.support import vocabulary
from inspector_app.support.clock import SetClock, at
from inspector_app.support.errors import Refused
from inspector_app.support.files import write_durably
from inspector_app.support.progress import NoProgress
from inspector_app.support.words import error_lines
from inspector_app.usecases import (
    acts,
    cases,
    claims,
    evidence,
    inspections,
    interviews,
    issuing,
    people,
    projects,
    reviews,
    rosters,
)  # fmt: skip
from inspector_app.usecases.case_file import case_file
from inspector_app.usecases.case_papers import list_paper, plain_paper
from inspector_app.usecases.claim_lines import lines_of, save_lines
from inspector_app.usecases.context import Context
from inspector_app.usecases.demo import district
from inspector_app.usecases.evidence import Belongs
from inspector_app.usecases.liabilities import set_debt
from inspector_app.usecases.paper import Paper, for_service
from inspector_app.usecases.payments import PaymentEntry, confirmation_paper, register_payments
from inspector_app.usecases.transcripts import interview_paper

VISIT, FILED, ORDERED, DUE = date(2026, 3, 2), date(2026, 3, 3), date(2026, 3, 4), date(2026, 3, 13)
SMALL, PAID, AFTER = date(2026, 3, 5), date(2026, 3, 11), date(2026, 3, 16)
SMALL_DUE = date(2026, 3, 12)


@dataclass(slots=True)
class Tale:
    """The store, the standing clock, where papers go, and how a line is said."""

    context: Context
    clock: SetClock
    papers: Path
    say: Callable[[str], None]
    made: int = 0
    refused: list[str] = field(default_factory=list)

    def tell(self, text: str) -> None:
        """One line with the day it happened on."""
        self.say(f"{self.context.clock.today().isoformat()}  {text}")

    def must_refuse(self, attempt: str, action: Callable[[], object]) -> None:
        """Try what the law forbids; the refusal and its reason are part of the story."""
        try:
            action()
        except Refused as refusal:
            self.refused += [problem.code for problem in refusal.problems]
            self.tell(f"被拒：{attempt}")
            for line in error_lines(refusal):
                self.say(f"            {line}")
            return
        raise AssertionError(f"{attempt} should have been refused")

    def keep(self, document: Document) -> None:
        """Write every copy of a paper into the folder of papers, under a name without personal data."""
        self.made += 1
        for position, copy in enumerate(document.copies, start=1):
            name = f"{self.made:02d}_{document.form}_{position}.pdf"
            write_durably(self.papers / name, issuing.copy_bytes(self.context, document, copy.label))
        self.tell(f"文书：{document.title} {document.number}".rstrip())


@dataclass(slots=True)
class Site:
    """The records that the story goes on with."""

    project: Project
    case: Case
    contractor: Company
    employer: Company
    leader: Person
    manager: Person


def import_ledger(tale: Tale) -> None:
    """The 66 projects of the district, from Excel."""
    order = projects.prepare_ledger(tale.context, district.demo_file("ledger.xlsx"))
    taken = projects.record_ledger(tale.context, projects.perform_ledger(order, NoProgress()).found)
    totals = taken.reading.totals
    grades = "、".join(f"{vocabulary.word(grade)}{count}个" for grade, count in totals.by_grade if grade)
    tale.tell(f"导入台账：{totals.projects}个项目（{grades}），{totals.words}")


def open_site(tale: Tale) -> Site:
    """A complaint of 23 workers against the worst project; companies and who hired whom."""
    context = tale.context
    severe = [p for p in context.store.all(Project) if p.grade and p.grade.grade is Grade.SEVERE]
    project = max(severe, key=lambda p: p.unpaid_fen or 0)
    firms = (district.contractor(project.contractor_name), district.employer(), district.owner(project.owner_name))
    contractor, employer, owner = (people.save_company(context, firm) for firm in firms)
    leader, manager = (people.save_person(context, p) for p in (district.crew_leader(), district.site_manager()))
    top = projects.save_link(context, ChainLink(new_rid(), project.rid, LinkRole.OWNER, company_rid=owner.rid))
    general = projects.save_link(
        context, ChainLink(new_rid(), project.rid, LinkRole.GENERAL, company_rid=contractor.rid, upper_rid=top.rid,
                           contract_no=known("示例总包合同〔2025〕1号"))
    )  # fmt: skip
    labour = projects.save_link(
        context, ChainLink(new_rid(), project.rid, LinkRole.LABOUR, company_rid=employer.rid, upper_rid=general.rid)
    )
    projects.save_link(
        context,
        ChainLink(new_rid(), project.rid, LinkRole.CREW, person_rid=leader.rid, upper_rid=labour.rid, oral=True),
    )
    lead = Lead(
        new_rid(), LeadKind.COMPLAINT, VISIT, "来访", project_rid=project.rid, respondent=employer.name, heads=23,
        facts=f"{project.name}木工班组23人反映被拖欠2025年11月至2026年1月工资", request="支付拖欠的工资",
    )  # fmt: skip
    number = f"{context.agency.short_name}劳监案〔2026〕1号"
    case = cases.open_case(
        context,
        Case(new_rid(), f"{employer.name}拖欠农民工工资案", VISIT, number, project_rid=project.rid,
             company_rid=employer.rid, respondent=employer.name),
        (lead,),
    )  # fmt: skip
    tale.tell(f"受理投诉：{project.name}，木工班组23人")
    return Site(project, case, contractor, employer, leader, manager)


def visit(tale: Tale, site: Site) -> Inspection:
    """The visit with its checklist and photos; one inspector alone is refused."""
    context = tale.context
    started = context.clock.now()
    inspection = Inspection(
        new_rid(), InspectionKind.CASE, started, inspector_rids=tuple(i.rid for i in context.team()),
        recorder_name=context.team()[1].name, case_rid=site.case.rid, project_rid=site.project.rid,
        company_rid=site.contractor.rid, site_name=site.project.name, site_place=site.project.address,
        source="投诉", approval="示检批〔2026〕1号", method="现场查看、查阅资料、询问", device="执法记录仪01号 09:00起",
        met_person_rid=site.manager.rid, rights_answer="听清楚了，不申请回避。",
        items=inspections.blank_items(context, core_only=True), documents_copied="分包合同复印件1份、工资发放记录2页",
    )  # fmt: skip
    alone = replace(inspection, inspector_rids=inspection.inspector_rids[:1])
    tale.must_refuse("一名监察员单独检查", lambda: inspections.save_inspection(context, alone))
    inspection = inspections.save_inspection(context, inspection)
    for file, title in (
        ("photo-gate.jpg", "工地大门"), ("photo-board.jpg", "维权信息告示牌"), ("photo-dormitory.jpg", "工人宿舍区"),
    ):  # fmt: skip
        belongs = Belongs(site.case.rid, inspection.rid, site.project.rid)
        photo = evidence.take_in_file(context, district.demo_file(file), title, belongs, f"{title}现状")
        evidence.describe(context, replace(photo, taken_at=tale.clock.now()))
    tale.clock.advance(minutes=80)
    items = tuple(
        replace(
            item,
            result=CheckResult.VIOLATES if item.item in district.CHECK_NOTES else CheckResult.CONFORMS,
            note=district.CHECK_NOTES.get(item.item, ""),
        )
        for item in inspection.items
    )
    ended, findings = inspections.finish_inspection(context, replace(inspection, items=items))
    tale.tell(f"现场检查结束：发现问题{len(findings)}个，照片3张")
    paper = inspections.visit_paper(context, ended)
    print_and_sign(tale, paper)
    return ended


def interview(tale: Tale, site: Site, person: Person, bank: str, answers: tuple[str, ...]) -> None:
    """One transcript: asked, printed, signed; signing is refused while an answer is missing."""
    context = tale.context
    belongs = Belongs(site.case.rid, project_rid=site.project.rid)
    talk = interviews.begin_interview(
        context, person, bank, f"{site.project.name}项目部会议室", f"{site.project.name}工资支付情况", belongs
    )
    plain = dict(zip((qa.question for qa in talk.qas if not qa.key), answers, strict=True))
    asked_only = interviews.save_interview(context, interviews.answered(talk, plain))
    tale.clock.advance(minutes=40)
    unsigned = _print(tale, interview_paper(context, asked_only))
    tale.must_refuse("权利告知、核对一问尚无回答即登记签字", lambda: acts.sign_record(context, unsigned.rid, ()))
    complete = replace(interviews.answered(asked_only, district.PROCEDURE_ANSWERS), ended_at=context.clock.now())
    interviews.save_interview(context, complete)
    print_and_sign(tale, interview_paper(context, complete), unsigned.rid)


def _print(tale: Tale, paper: Paper, document_rid: str = "", **typed: Any) -> Document:
    """Print a record; warnings get a reason."""
    context = tale.context
    facts = {**issuing.start_facts(context, paper), **typed}
    return issuing.sign_off(context, paper, facts, issuing.SignOff(context.writer.name, document_rid=document_rid))


def _out_of_the_printer(context: Context, document: Document) -> None:
    """One print of every copy is counted."""
    acts.printed_together(context, document.rid, [(copy.label, 1) for copy in document.copies])


def print_and_sign(tale: Tale, paper: Paper, document_rid: str = "") -> Document:
    """Print a record, have it signed and take the scan in."""
    context = tale.context
    document = _print(tale, paper, document_rid)
    scan = issuing.copy_bytes(context, document, document.copies[-1].label)
    proof = evidence.take_in(context, scan, f"{document.title}签字扫描件", Belongs(paper.case_rid), "签字页")
    _out_of_the_printer(context, document)
    acts.sign_record(context, document.rid, (proof.rid,))
    tale.keep(document)
    return document


def list_wages(tale: Tale, site: Site) -> tuple[WageClaim, ...]:
    """The roster from Excel becomes lines; what is claimed is found; the list is signed."""
    context = tale.context
    check = rosters.read_roster(context, district.demo_file("roster.xlsx"))
    rosters.add_roster(context, site.case.rid, check)
    _compare_identities(context, site.case.rid)
    found = claims.find_as_claimed(context, site.case.rid)
    total = known_sum(claim.ordered_fen for claim in found)
    tale.tell(
        f"工资明细：{check.heads}人，认定{yuan(total)}元；{case_file(context, site.case.rid).threshold_today.ground}"
    )
    print_and_sign(tale, list_paper(tale.context, site.case.rid))
    return found


def _compare_identities(context: Context, case_rid: str) -> None:
    """Everybody shows the identity card; no list can do that."""
    whole = case_file(context, case_rid)
    seen = [line for line in lines_of(whole) if line.person.id_number]
    checked = [replace(line, claim=replace(line.claim, identity_checked=True)) for line in seen]
    save_lines(context, whole, checked, (), "核对身份")


def first_worker(tale: Tale, site: Site) -> Person:
    """The worker of the first line."""
    whole = case_file(tale.context, site.case.rid)
    return whole.people[whole.claims[0].person_rid]


def file(tale: Tale, site: Site) -> None:
    """立案: the leader's approval of its form files the case."""
    context = tale.context
    paper = plain_paper(context, site.case.rid, context.form_of(Role.FILING_APPROVAL))
    facts = issuing.start_facts(context, paper)
    tale.keep(issuing.sign_off(context, paper, facts, issuing.SignOff(district.LEADER)))
    tale.tell("立案")


def order_to_pay(tale: Tale, site: Site, party: Company, ground: str, due: date) -> Document:
    """报批 → 法制审核 → 签发 → 用印 of one order."""
    context = tale.context
    liability = Liability(new_rid(), "", PartyKind.COMPANY, party.rid, ground)
    set_debt(context, site.case.rid, (liability,))
    paper = Paper(
        "order-to-pay", case_rid=site.case.rid, about=About(liability_rid=liability.rid),
        addressee=party.name, addressee_rid=party.rid, due=due,
    )  # fmt: skip
    facts = {**issuing.start_facts(context, paper), "order.tell_rights": False}
    submitted = acts.submit(context, paper, facts, district.LEADER)
    reviews.review(context, submitted.rid, district.LEGAL_REVIEWER, "事实清楚，程序合法，同意。", ReviewResult.PASSED)
    signed = issuing.sign_off(context, paper, facts, issuing.SignOff(district.LEADER, document_rid=submitted.rid))
    _out_of_the_printer(context, signed)
    acts.affix_seal(context, signed.rid, "示例局办公室")
    tale.keep(signed)
    return signed


def serve(tale: Tale, document: Document, receiver: str, relation: str) -> None:
    """直接送达 with its service record."""
    context = tale.context
    tale.clock.advance(minutes=30)
    service = Service(
        ServiceMethod.DIRECT, receiver, relation, "受送达人办公地点",
        inspector_rids=tuple(i.rid for i in context.team()),
    )  # fmt: skip
    act = acts.serve(context, document.rid, context.clock.now(), service)
    tale.tell(f"送达：{document.number} → {document.addressee}")
    print_and_sign(tale, for_service(tale.context, document, act))


def notice(tale: Tale, site: Site, party: Company, order: Document | None) -> Document:
    """拟列入告知书 to a party; raises when a gate says no."""
    context = tale.context
    paper = Paper(
        context.form_of(Role.PRE_NOTICE),
        case_rid=site.case.rid,
        about=About(order_rid=order.rid if order else ""),
        addressee=party.name,
        addressee_rid=party.rid,
    )
    facts = issuing.start_facts(context, paper)
    fact = issuing.form_for(context, paper).fact("notice.ground")
    facts["notice.ground"] = fact.choices[0] if fact else ""
    signed = issuing.sign_off(context, paper, facts, issuing.SignOff(district.LEADER))
    _out_of_the_printer(context, signed)
    acts.affix_seal(context, signed.rid, "示例局办公室")
    return signed


def pay_part(tale: Tale, site: Site) -> None:
    """The contractor pays ten workers in full and five by half, within the time limit."""
    context = tale.context
    whole = case_file(context, site.case.rid)
    asked = [(claim.rid, claim.ordered_fen) for claim in whole.claims[:15] if claim.ordered_fen]
    entries = tuple(
        PaymentEntry(rid, fen if number < 10 else fen // 200 * 100) for number, (rid, fen) in enumerate(asked)
    )
    template = Payment(
        "",
        site.case.rid,
        "",
        0,
        context.clock.today(),
        PaymentMethod.BANK,
        site.contractor.rid,
        "20260311-01",
    )
    made = register_payments(context, template, entries)
    balance = case_file(context, site.case.rid).balance
    tale.tell(
        f"部分支付：{len(made)}人{yuan(balance.paid_fen)}元，尚欠{balance.heads_open}人{yuan(balance.open_fen)}元"
    )
    rids = tuple(p.rid for p in made)
    print_and_sign(tale, confirmation_paper(context, site.case.rid, rids))


def small_case(tale: Tale, site: Site) -> tuple[Site, Document]:
    """Two workers owed little at another site: ordered and served, but below the threshold."""
    context = tale.context
    general = [p for p in context.store.all(Project) if p.grade and p.grade.grade is Grade.GENERAL]
    case = cases.open_case(
        context,
        Case(new_rid(), "示例二人欠薪案", context.clock.today(), "示劳监案〔2026〕2号", project_rid=general[0].rid,
             company_rid=site.employer.rid, respondent=site.employer.name),
    )  # fmt: skip
    small = replace(site, project=general[0], case=cases.file_case(context, case.rid, district.LEADER))
    rosters.add_roster(context, case.rid, rosters.read_roster(context, district.demo_file("roster-small.xlsx")))
    _compare_identities(context, case.rid)
    claims.find_as_claimed(context, case.rid)
    print_and_sign(tale, list_paper(context, small.case.rid))
    order = order_to_pay(tale, small, site.employer, "PG-01", SMALL_DUE)
    serve(tale, order, "示例收件员", "单位负责收件的人")
    return small, order


def morning(tale: Tale, day: date, hour: int = 9) -> None:
    """Move the clock to a morning."""
    tale.clock.move_to(at(day, hour))
