"""一企一档: a company over all its projects, and how far each of its cases has gone."""

from dataclasses import replace
from datetime import date

import pytest

from inspector_app.domain.act import ServiceMethod
from inspector_app.domain.company import Company
from inspector_app.domain.contact import Contact, ContactOutcome, ContactWay
from inspector_app.domain.debt import Payment, PaymentMethod
from inspector_app.domain.hazard import Hazard
from inspector_app.domain.identity import new_rid
from inspector_app.domain.ladder import Rung
from inspector_app.domain.lead import Lead, LeadKind
from inspector_app.domain.person import PersonRole
from inspector_app.domain.project import Grade
from inspector_app.domain.referral import Referral, ReferralKind
from inspector_app.domain.role import ListingGround
from inspector_app.domain.watching import Advice, Listing
from inspector_app.support.errors import Refused
from inspector_app.usecases import people
from inspector_app.usecases.company_file import company_file, company_named
from inspector_app.usecases.company_sheet import company_sheet
from inspector_app.usecases.paper import Paper
from inspector_app.usecases.payments import PaymentEntry, register_payments
from tests.benchmarks.crowd import Size, fill
from tests.builders import a_company, a_person, an_interview
from tests.desk import DUE
from tests.queries import queries
from tests.stand_ins import put_with_stand_ins


def keep(desk, *records):
    with desk.context.unit("登记") as unit:
        put_with_stand_ins(desk.context.store, unit, *records)


def told(desk):
    return company_file(desk.context, desk.company.rid)


def next_of(desk):
    (steps,) = told(desk).ladders
    return steps.next, steps.why, steps.by


def talk_with_the_firm(desk):
    manager = people.save_person(desk.context, a_person("示例经理", role=PersonRole.MANAGER))
    keep(desk, an_interview(person_rid=manager.rid, case_rid=desk.case.rid))


def test_the_ladder_goes_from_talk_to_order_to_notice_to_referral(desk):
    assert next_of(desk) == (Rung.TALK, "还没有约谈、询问单位负责人", None)
    talk_with_the_firm(desk)
    assert next_of(desk)[0] is Rung.ORDER
    order = desk.order()
    assert next_of(desk) == (Rung.ORDER, f"{order.called}还没有送达", None)
    desk.serve(order)
    rung, why, by = next_of(desk)
    assert (rung, by) == (Rung.NOTICE, DUE)
    assert why.startswith("责令的期限2026年3月13日届满")
    desk.clock.advance(days=20)
    rung, why, _ = next_of(desk)
    assert rung is Rung.NOTICE
    assert why
    (steps,) = told(desk).ladders
    assert [each.rung for each in steps.done] == [Rung.TALK, Rung.ORDER]
    assert steps.of(Rung.ORDER)[0].told.endswith("2026年3月13日届满；责令60,000.00元，已付0.00元，尚欠60,000.00元")
    with desk.context.unit("移送") as unit:
        unit.put(Referral(new_rid(), desk.case.rid, ReferralKind.POLICE, "示例县公安局", desk.clock.today(),
                          answer="已立案", answered_on=desk.clock.today()))  # fmt: skip
    (steps,) = told(desk).ladders
    assert steps.of(Rung.REFERRAL)[0].told == "移送公安机关：示例县公安局，答复（2026年3月22日）：已立案"
    assert steps.next is Rung.NOTICE  # the notice was not given, and still may be


def test_a_record_of_a_talk_is_the_first_rung(desk):
    desk.sign(Paper("talk-record", case_rid=desk.case.rid), **{"talk.place": "示例局", "talk.topics": "限期支付"})
    (steps,) = told(desk).ladders
    assert [each.told for each in steps.of(Rung.TALK)] == ["《约谈记录》"]
    assert steps.next is Rung.ORDER


def test_nothing_comes_next_when_all_is_paid(desk, served_order):
    template = Payment("", desk.case.rid, "", 0, desk.clock.today(), PaymentMethod.BANK, desk.company.rid, "示例回单")
    register_payments(desk.context, template, tuple(PaymentEntry(each.rid, 2_000_000) for each in desk.claims))
    assert next_of(desk)[:2] == (None, "认定的工资已经付清")


def test_an_interview_of_a_worker_is_no_rung(desk):
    keep(desk, an_interview(person_rid=desk.workers[0].rid, case_rid=desk.case.rid))
    assert next_of(desk)[0] is Rung.TALK


def test_hazards_and_leads_of_all_its_projects_are_told_and_no_informant(desk):
    secret = replace(a_person("赵举示"), rid=new_rid())
    with desk.context.unit("登记") as unit:
        unit.put(Hazard(new_rid(), desk.project.rid, Grade.SEVERE, date(2026, 3, 1), facts="拖欠三个月"))
        unit.put(secret)
        unit.put(Lead(new_rid(), LeadKind.REPORT, date(2026, 3, 1), "电话", facts="老板要跑", secret=True,
                      company_rid=desk.company.rid, complainant_rids=(secret.rid,)))  # fmt: skip
        unit.put(Lead(new_rid(), LeadKind.COMPLAINT, date(2026, 3, 2), "来访", facts="三月没发",
                      respondent="示例劳务 有限责任公司"))  # fmt: skip
        unit.put(Lead(new_rid(), LeadKind.COMPLAINT, date(2026, 3, 2), "来访", facts="别的单位", respondent="示例建筑"))
    file = told(desk)
    assert [line.hazard.facts for line in file.hazards] == ["拖欠三个月"]
    assert [line.lead.facts for line in file.leads] == ["三月没发", "老板要跑"]
    words = "\n".join("\t".join(row) for row in company_sheet(file).rows)
    assert "三月没发" in words
    assert "举报\t2026-03-01\t保密，" in words
    assert "赵举示" not in words
    assert "老板要跑" not in words
    assert "示例工人" not in words


def test_listings_and_letters_of_the_company_and_of_its_cases_are_told(desk):
    today, other = desk.clock.today(), people.save_company(desk.context, a_company("示例别的有限公司", uscc=""))
    with desk.context.unit("登记") as unit:
        unit.put(Listing(new_rid(), desk.company.rid, today, ListingGround.THRESHOLD))
        unit.put(Advice(new_rid(), "停止审批", "示例县住建局", today, case_rid=desk.case.rid))
        unit.put(Advice(new_rid(), "别的单位", "示例县住建局", today, company_rid=other.rid))
    rows = [row[1:] for row in company_sheet(told(desk)).rows if row[0] == "重点监管"]
    assert len(rows) == 2
    assert any("停止审批" in row[2] for row in rows)


def test_what_was_tried_at_each_address_stands_beside_it(desk):
    firm = people.save_company(desk.context, replace(desk.company, address="示例县一号"))
    order = desk.order()
    desk.clock.advance(hours=1)
    desk.serve(order, ServiceMethod.LEFT, place="示例县一号", refusal="拒收", witness="示例见证人")
    (address,) = company_file(desk.context, firm.rid).party.addresses
    assert [(each.failed, each.what) for each in address.tried] == [(True, f"{order.title}：留置送达")]
    rows = [row for row in company_sheet(told(desk)).rows if row[0] == "已知地址"]
    assert "（没有当面送到）" in rows[0][3]
    assert "拒收" in rows[0][3]


def test_attempts_to_reach_the_company_are_counted_and_stand_beside_the_address(desk):
    people.save_company(desk.context, replace(desk.company, address="示例县一号"))
    at, rid = desk.clock.now(), desk.company.rid
    for way, outcome, number, party_rid in (
        (ContactWay.CALL, ContactOutcome.NO_ANSWER, "051200000001", rid),
        (ContactWay.VISIT, ContactOutcome.NOBODY_THERE, "示例县一号", ""),
        (ContactWay.LETTER, ContactOutcome.RETURNED, "示例县九号", rid),
        (ContactWay.CALL, ContactOutcome.REACHED, "051200000001", rid),
    ):
        with desk.context.unit("联系") as unit:
            unit.put(Contact(new_rid(), desk.case.rid, at, way, outcome, desk.company.name, party_rid, number))
    sheet = company_sheet(told(desk))
    assert sheet.sums.endswith("没有联系上、没有当面送达3次")
    rows = {row[1]: row[3] for row in sheet.rows if row[0] == "已知地址"}
    assert rows["示例县一号"].endswith("2026-03-02 上门（没有联系上）：上门无人")
    assert rows["示例县九号"] == "联系记录；2026-03-02 寄信（没有联系上）：退回"
    assert "051200000001" not in str(sheet.rows)


def test_a_company_is_found_by_name_or_code_and_said_when_there_are_two(desk):
    assert company_named(desk.context, "示例劳务有限责任公司").rid == desk.company.rid
    for _ in range(2):
        with desk.context.unit("登记") as unit:
            unit.put(a_company("示例同名有限公司", rid=new_rid(), uscc=""))
    for name, code in (
        ("示例同名有限公司", "company-not-one"),
        ("没有的", "company-not-found"),
        (" ", "company-not-found"),
    ):
        with pytest.raises(Refused, match=code):
            company_named(desk.context, name)


def test_a_file_asks_the_store_as_often_in_a_large_district_as_in_a_small_one(context):
    asked = []
    for _ in range(3):
        fill(context, Size(cases=12, lines=2, interviews=12, questions=6))
        with queries(context) as sent:
            company_file(context, context.store.all(Company)[0].rid)
        asked.append(len(sent))
    assert asked[1] == asked[2] <= 60
