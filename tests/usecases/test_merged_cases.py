"""并案 and 变更历史: no kind of record that hangs on a case is forgotten by either."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from inspector_app.domain.act import Act, ActKind
from inspector_app.domain.brought_list import BroughtList, Side
from inspector_app.domain.case import Case
from inspector_app.domain.claim import WageClaim
from inspector_app.domain.consultation import AidApplication
from inspector_app.domain.contact import Contact, ContactOutcome, ContactWay
from inspector_app.domain.deadline import Deadline
from inspector_app.domain.document import Document, DocumentKind
from inspector_app.domain.element import ElementTie, Tie
from inspector_app.domain.evidence import Evidence, EvidenceKind
from inspector_app.domain.funding import Funding
from inspector_app.domain.identity import named_rid, new_rid
from inspector_app.domain.incident import (
    Advance,
    AdvancePurpose,
    AdvanceSource,
    FalseClaim,
    FalseClaimKind,
    Incident,
)
from inspector_app.domain.inspection import Inspection, InspectionKind
from inspector_app.domain.interview import Interview
from inspector_app.domain.lead import Lead, LeadKind
from inspector_app.domain.numbered_sheet import Sheet, SheetStock, StockKind
from inspector_app.domain.project import Project
from inspector_app.domain.records import KINDS, shape
from inspector_app.domain.referral import Referral, ReferralKind
from inspector_app.domain.role import ListingGround
from inspector_app.domain.statement import AccountRole, Statement, StatementForm
from inspector_app.domain.watching import Advice, Listing
from inspector_app.support import vocabulary
from inspector_app.usecases import cases
from inspector_app.usecases.funds import funding_of
from inspector_app.usecases.history import case_history
from inspector_app.usecases.statements import belongings, statements_of
from tests.builders import a_case, a_project

DAY = date(2026, 3, 2)
NOW = datetime(2026, 3, 2, 1, tzinfo=UTC)
STOCK = SheetStock(new_rid(), StockKind.BLANK, DAY, "空2026-", 1, 9, 4, "示例员")
HANGING = {name for name, kind in KINDS.items() if "case_rid" in shape(kind.type)}
STAYS = {
    "deadline": "the term of the case that ends runs no more",
    "debt": "a case in which somebody is liable is not merged",
    "payment": "a case in which something was paid is not merged",
    "case_transfer": "a case that was handed over is another's to merge",
    "referral": "what was handed to others was handed over by that case",
}

BARS = {"debt", "payment", "case_transfer"}


def one_of_each(case: Case, person_rid: str) -> dict[str, object]:
    """A record of every kind that hangs on a case, as bare as it can be; a payment and a debt would bar the merging."""
    rid, paper, piece = case.rid, new_rid(), new_rid()
    bare = Document(paper, "form-x", "1", DocumentKind.INTERNAL, "示例内部审批", NOW, case_rid=rid)
    return {
        "lead": Lead(new_rid(), LeadKind.COMPLAINT, DAY, "来访", case_rid=rid),
        "inspection": Inspection(new_rid(), InspectionKind.ROUTINE, NOW, case_rid=rid),
        "interview": Interview(new_rid(), person_rid, NOW, "示例路1号", case_rid=rid),
        "evidence": Evidence(piece, EvidenceKind.FILE, "考勤", "0" * 64, 1, "text/csv", NOW, False, case_rid=rid),
        "document": bare,
        "act": Act(new_rid(), ActKind.SUBMITTED, paper, NOW, "示例员", case_rid=rid),
        "deadline": Deadline(new_rid(), "DL-03", DAY, DAY, False, "", case_rid=rid),
        "listing": Listing(new_rid(), person_rid, DAY, ListingGround.THRESHOLD, rid),
        "advice": Advice(new_rid(), "降低资质等级", "示例住建局", DAY, case_rid=rid),
        "incident": Incident(new_rid(), NOW, "示例工地", case_rid=rid),
        "advance": Advance(new_rid(), AdvanceSource.DEPOSIT, AdvancePurpose.WAGES, DAY, 1, case_rid=rid),
        "false_claim": FalseClaim(new_rid(), FalseClaimKind.UNLAWFUL, DAY, case_rid=rid),
        "referral": Referral(new_rid(), rid, ReferralKind.LEGAL_AID, "示例法律援助中心", DAY),
        "brought_list": BroughtList(new_rid(), rid, Side.ATTENDANCE, "三月考勤", piece, DAY),
        "statement": Statement(new_rid(), NOW, "流水", StatementForm.ACCOUNT, AccountRole.SPECIAL, case_rid=rid),
        "aid_application": AidApplication(new_rid(), DAY, "示例法律援助中心", case_rid=rid),
        "sheet": Sheet(new_rid(), STOCK.rid, 1, case_rid=rid),
        "element_tie": ElementTie(new_rid(), rid, "crime.flight", Tie.OTHERWISE, NOW, "示例甲", reason="公安追逃"),
        "contact": Contact(new_rid(), rid, NOW, ContactWay.CALL, ContactOutcome.REACHED, "示例单位"),
        "funding": Funding(named_rid(rid, "funding"), case_rid=rid, share_bp=3000),
    }  # fmt: skip


@pytest.fixture
def two(desk):
    """A case on which one record of every kind hangs, those records, and the case into which it goes."""
    one, other = (cases.open_case(desk.context, a_case(title=title)) for title in ("示例甲案", "示例乙案"))
    hanging = one_of_each(one, desk.workers[0].rid)
    hanging["wage_claim"] = WageClaim(new_rid(), one.rid, desk.workers[0].rid, 1)
    with desk.context.unit("试") as unit:
        unit.put(STOCK)
        for record in hanging.values():
            unit.put(record)
    return desk.context, one, hanging, other


def test_every_kind_that_hangs_on_a_case_is_tried_here(two):
    _context, _one, hanging, _other = two
    assert hanging.keys() | BARS == HANGING


def test_whatever_hangs_on_a_case_goes_along_when_it_is_merged_or_stays_for_a_reason(two):
    context, one, hanging, other = two
    cases.merge_case(context, one.rid, other.rid, "同一工地")
    stayed = {
        name for name, record in hanging.items()
        if not any(each.case_rid == other.rid for each in context.store.all(type(record)))
    }  # fmt: skip
    assert stayed == STAYS.keys() - BARS


def test_the_history_of_a_case_tells_of_whatever_hangs_on_it(two):
    context, one, hanging, _other = two
    told = {line.what for group in case_history(context, one.rid) for line in group.lines}
    assert {vocabulary.record_word(name) for name in hanging} <= told


def test_statements_and_what_was_said_of_them_become_those_of_the_project_of_the_other_case(two):
    context, one, hanging, other = two
    site = context.store.need(Project, a_site(context, other))
    cases.merge_case(context, one.rid, other.rid, "同一工地")
    assert statements_of(context, belongings(context, project_rid=site.rid))[0].rid == hanging["statement"].rid
    assert funding_of(context, belongings(context, project_rid=site.rid)).share_bp == 3000


def a_site(context, case: Case) -> str:
    site = a_project()
    with context.unit("试") as unit:
        unit.put(site)
        unit.put(replace(case, project_rid=site.rid))
    return site.rid
