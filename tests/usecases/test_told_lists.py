"""Every list of the program by name: its lines, its headings as the window has them, numbers masked unless asked."""

from dataclasses import replace
from datetime import timedelta

import pytest

from inspector_app.domain.consultation import AidApplication, Consultation
from inspector_app.domain.dispatch import Activity, DispatchTask, Meeting, MeetingKind, TaskKind
from inspector_app.domain.hazard import Hazard
from inspector_app.domain.identity import new_rid
from inspector_app.domain.lead import Campaign, Lead, LeadKind
from inspector_app.domain.person import Person
from inspector_app.domain.project import Grade
from inspector_app.domain.watching import Watch
from inspector_app.support.errors import Refused
from inspector_app.usecases import lookups
from inspector_app.usecases.blank_packs import BlankWish, prepare_blanks, record_blanks
from inspector_app.usecases.case_file import case_file
from inspector_app.usecases.number_looks import WORKERS, note_look
from inspector_app.usecases.stamped_sheets import take_over
from inspector_app.usecases.told_lists import LISTS, told_list, wage_sheet
from tests.builders import hiding_attempts


def test_every_list_is_told_in_as_many_words_as_it_has_columns(desk, served_order):
    today = desk.clock.today()
    with desk.context.unit("登记") as unit:
        for record in (
            Lead(new_rid(), LeadKind.COMPLAINT, today), Hazard(new_rid(), desk.project.rid, Grade.SEVERE, today),
            DispatchTask(new_rid(), TaskKind.DECISION, "筹措20万元", "示例局", today, today),
            Meeting(new_rid(), MeetingKind.WEEKLY, today), Activity(new_rid(), today, "会议部署", "示例"),
            Campaign(new_rid(), "示例行动", today, today), Consultation(new_rid(), desk.clock.now()),
            AidApplication(new_rid(), today), Watch(new_rid(), today, 5, company_rid=desk.company.rid),
        ):  # fmt: skip
            unit.put(record)
    hiding_attempts(desk, desk.company.name)
    note_look(desk.context, desk.case, WORKERS)
    take_over(desk.context, "印0101-0102", "示例办公室")
    blanks = prepare_blanks(desk.context, [BlankWish("inquiry-notice", desk.case.rid)])
    record_blanks(desk.context, blanks)
    sheets = {name: told_list(desk.context, name) for name in LISTS}
    assert {name for name, sheet in sheets.items() if sheet.rows} == set(LISTS) - {"visits", "findings", "interviews"}
    for sheet in sheets.values():
        assert all(len(row) == len(sheet.columns) for row in sheet.rows)
        assert sheet.sums == f"共{len(sheet.rows)}行"


def test_what_is_due_tells_of_tasks_promises_and_answers_too(desk):
    today = desk.clock.today()
    hazard = Hazard(new_rid(), desk.project.rid, Grade.SEVERE, today, facts="拖欠", due=today + timedelta(days=2))
    with desk.context.unit("登记") as unit:
        unit.put(hazard)
        unit.put(
            DispatchTask(new_rid(), TaskKind.DECISION, "筹措20万元", "示例局", today, today, hazard_rid=hazard.rid)
        )
        unit.put(Lead(new_rid(), LeadKind.ASSIGNED, today, "领导批示", respondent="示例公司", reply_by=today))
    told = told_list(desk.context, "due")
    assert [(row[0], row[2], row[4]) for row in told.rows] == [
        ("答复线索：领导批示交办，2026年3月2日收到", "示例公司", "今日到期"),
        ("示例局：筹措20万元", "示例安置房一期", "今日到期"), ("化解期限（严重欠薪）", "示例安置房一期", "剩2天"),
    ]  # fmt: skip
    assert [row[7] for row in told_list(desk.context, "tasks").rows] == ["今日到期"]
    assert [row[3:5] for row in told_list(desk.context, "hazards", "拖欠").rows] == [["拖欠", "未填"]]


def test_a_list_of_leads_names_no_informant(desk):
    with desk.context.unit("登记") as unit:
        unit.put(Lead(new_rid(), LeadKind.REPORT, desk.clock.today(), "电话", facts="老板要跑", secret=True,
                      complainant_rids=(desk.workers[0].rid,)))  # fmt: skip
    rows = str(told_list(desk.context, "leads").rows)
    assert desk.workers[0].name not in rows
    assert "老板要跑" not in rows


def test_a_list_of_people_names_nobody_whom_only_secret_leads_name(desk):
    informant, worker = Person(new_rid(), "举报密甲", phone="13900002222"), desk.workers[0]
    lead = Lead(new_rid(), LeadKind.REPORT, desk.clock.today(), complainant_rids=(informant.rid, worker.rid))
    with desk.context.unit("登记") as unit:
        unit.put(informant)
        unit.put(lead)
    sheet = told_list(desk.context, "people")
    assert "密甲" not in str(sheet.rows)
    assert worker.name in [row[0] for row in sheet.rows]  # the worker of a case, and nothing says that he informed
    assert sheet.sums == f"共{len(sheet.rows)}行，另有1名只见于保密线索的人员，不列出"
    assert told_list(desk.context, "people", "密甲").sums == "共0行，另有1名只见于保密线索的人员，不列出"
    assert len(lookups.people(desk.context, "")) == len(lookups.people(desk.context, "示例")) == len(sheet.rows)
    assert len(lookups.people(desk.context, "密甲")) == 1  # to be chosen for what he says, as who asks knows him
    with desk.context.unit("更正") as unit:
        unit.put(replace(lead, kind=LeadKind.COMPLAINT))
    assert "密甲" in str(told_list(desk.context, "people").rows)


def test_words_leave_lines_out_and_are_said(desk):
    sheet = told_list(desk.context, "people", desk.workers[0].name)
    assert [row[0] for row in sheet.rows] == [desk.workers[0].name]
    assert sheet.said == (f"条件：查找“{desk.workers[0].name}”。",)


def test_a_number_of_identity_is_whole_only_in_a_wage_list_that_was_asked_for_so(desk):
    whole = case_file(desk.context, desk.case.rid)
    number = desk.workers[0].id_number
    masked, full = wage_sheet(whole), wage_sheet(whole, full=True)
    assert number not in str(masked.rows) + str(told_list(desk.context, "people").rows)
    assert number in full.rows[0]
    assert any("完整号码" in each for each in full.said)
    assert [row[1] for row in masked.rows] == [worker.name for worker in desk.workers]
    assert masked.sums == "共3行，认定60,000.00元，已支付0.00元，尚欠60,000.00元"


def test_a_list_that_nobody_knows_is_named(desk):
    with pytest.raises(Refused) as refused:
        told_list(desk.context, "nothing")
    assert refused.value.problems[0].code == "list-unknown"
