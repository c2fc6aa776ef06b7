"""一案一页: a case on one page, as PDF and .docx, without names of workers."""

from dataclasses import replace
from io import BytesIO

import pytest
from docx import Document as Word
from pypdf import PdfReader

from inspector_app.domain.contact import Contact, ContactOutcome, ContactWay
from inspector_app.domain.identity import new_rid
from inspector_app.domain.ladder import Rung
from inspector_app.domain.lead import Lead, LeadKind
from inspector_app.domain.money import yuan
from inspector_app.support.errors import Refused
from inspector_app.usecases.case_brief import brief_pdf, brief_word, case_brief, save_brief
from inspector_app.usecases.case_edits import add_lead
from inspector_app.usecases.case_file import case_file
from inspector_app.usecases.company_file import company_file
from inspector_app.usecases.steps import steps_of
from tests.documents.papers import text_of

HEADS = 3  # of whom none was paid in full


def test_a_half_paid_case_fits_one_page_and_names_no_worker(desk, half_paid):
    brief = case_brief(desk.context, desk.case.rid)
    facts = dict(brief.facts)
    assert facts["案件状态"]
    assert not [words for words in brief.next if words.startswith("移送公安")], "the notice comes first"
    assert facts["认定合计"] == "60,000.00元"
    assert facts["尚欠"] == f"{yuan(case_file(desk.context, desk.case.rid).balance.open_fen)}元，{HEADS}人"
    assert "示例劳务有限公司" in facts["支付责任"]
    pdf = brief_pdf(brief)
    assert len(PdfReader(BytesIO(pdf)).pages) == 1
    word = Word(BytesIO(brief_word(brief)))
    told = "".join(cell.text for table in word.tables for row in table.rows for cell in row.cells)
    text = text_of(pdf)
    for part in (desk.case.title, facts["认定合计"], facts["支付责任"][:8], brief.happened[0][1]):
        assert "".join(part.split()) in text
    assert facts["认定合计"] in told
    for worker in desk.workers:
        assert worker.name not in text + told
        assert worker.id_number not in text + told


def test_a_case_whose_notice_was_given_goes_on_to_the_police_as_its_ladder_says(desk):
    desk.file()
    desk.pre_notice()
    told = [words for words in case_brief(desk.context, desk.case.rid).next if words.startswith("移送公安")]
    (steps,) = company_file(desk.context, desk.company.rid).ladders
    assert (steps.next, told) == (Rung.REFERRAL, [f"移送公安：{steps.why}"])
    head, firm = "示例法人", desk.company.name
    with desk.context.unit("登记单位") as unit:
        unit.put(replace(desk.company, legal_representative=head))
    (listing,) = (words for words in case_brief(desk.context, desk.case.rid).next if words.startswith("拟列入告知"))
    assert listing.endswith(f"：已对{firm}作出，还没有对{head}（{firm}法定代表人）作出")


def test_a_case_of_which_little_is_known_says_so(desk, tmp_path):
    add_lead(
        desk.context, desk.case.rid, Lead(new_rid(), LeadKind.COMPLAINT, desk.clock.today(), facts="欠薪", heads=3)
    )
    brief = case_brief(desk.context, desk.case.rid)
    assert dict(brief.facts)["人数"] == "3人"  # as the lead tells: there is no list yet
    assert dict(brief.facts)["立案日期"] == "尚未立案"
    assert save_brief(desk.context, brief, tmp_path / "a.docx").exists()
    with pytest.raises(Refused) as refused:
        save_brief(desk.context, brief, tmp_path / "a.txt")
    assert refused.value.problems[0].code == "brief-ending"


def test_with_what_the_case_went_on_stands_before_what_was_tried_since_and_what_is_barred_says_so(desk, half_paid):
    now, firm = desk.clock.now(), desk.company.name
    with desk.context.unit("联系") as unit:
        for _ in range(12):
            unit.put(Contact(new_rid(), desk.case.rid, now, ContactWay.CALL, ContactOutcome.NO_ANSWER, firm))
    brief = case_brief(desk.context, desk.case.rid)
    told = [what for _, what, _ in brief.happened]
    assert (len(told), brief.left_out > 0) == (10, True)
    assert told[-1] == "立案"
    assert any(what.startswith("送达：劳动保障监察限期改正指令书") for what in told)
    assert sum("联系" in what for what in told) == 10 - len(brief.turns)
    barred = [step.title for step in steps_of(desk.context, case_file(desk.context, desk.case.rid)) if not step.open]
    shown = [words for words in brief.next if words.startswith(tuple(barred))]
    assert shown
    assert all("（暂不能办理）" in words for words in shown)


def test_of_a_long_story_as_much_is_told_as_one_page_holds_the_newest_first(desk):
    brief = case_brief(desk.context, desk.case.rid)
    rows = tuple(("2026年3月2日", f"第{number}件：{'送达限期改正指令书' * 4}", "直接送达") for number in range(12))
    due = ("责令限期支付文书指定的期限：2026年3月13日，逾期1个工作日",) * 10
    long = replace(brief, happened=rows, left_out=5, next=due)
    text = text_of(pdf := brief_pdf(long))
    assert len(PdfReader(BytesIO(pdf)).pages) == 1
    told = [number for number in range(12) if f"第{number}件" in text]
    assert told == list(range(len(told)))
    assert 0 < len(told) < 12
    assert f"主要的{len(told)}项，另有{17 - len(told)}项" in text
    word = Word(BytesIO(brief_word(long)))
    assert len(word.tables[1].rows) == len(told) + 1
    assert word.tables[0].columns[1].width > 2 * word.tables[0].columns[0].width
