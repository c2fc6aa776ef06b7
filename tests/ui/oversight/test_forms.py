"""What is typed into the forms of 监管调度 outlives the machine; the scan of a signed sheet stays with its step."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QPushButton

from inspector_app.domain.dispatch import TaskKind
from inspector_app.domain.evidence import Evidence
from inspector_app.domain.hazard import Hazard, HazardStep, HazardStepKind
from inspector_app.domain.identity import new_rid
from inspector_app.domain.project import Grade
from inspector_app.ui.oversight.forms import step_form
from inspector_app.ui.oversight.oversight_page import OversightPage
from inspector_app.ui.targets import ResumeDraft, ShowSection
from inspector_app.usecases import dispatch
from inspector_app.usecases.drafts import all_drafts
from inspector_app.usecases.evidence import Belongs, take_in
from inspector_app.usecases.hazards import ask_strike_off, record_step, save_hazard
from tests.ui.conftest import said
from tests.ui.hands import type_words

PDF = b"%PDF-1.4 example"


@pytest.fixture
def hazard(desk):
    found = Hazard(new_rid(), desk.project.rid, Grade.SEVERE, date(2026, 2, 3), facts="二十人被拖欠三个月")
    return save_hazard(desk.context, found)


@pytest.fixture
def page(desk, hazard, session, in_sight):
    task = dispatch.new_task(desk.context, TaskKind.DECISION)
    dispatch.save_task(desk.context, replace(task, text="核查名册", body="示例局"))
    return in_sight(OversightPage(session))


@pytest.mark.parametrize(
    ("section", "button", "entry"),
    [
        ("hazards", "进展", "情况（必填）"),
        ("hazards", "登记任务", "任务内容（必填）"),
        ("dispatch", "周调度会", "会议纪要"),
        ("dispatch", "登记督办函", "任务内容（必填）"),
        ("dispatch", "登记完成情况：核查名册", "完成情况（必填）"),
        ("dispatch", "登记动态", "内容（必填）"),
        ("surveys", "新一轮摸排", "摸排要求"),
    ],
)
def test_what_was_typed_outlives_the_machine(page, hazard, desk, session, press, named, meet, section, button, entry):
    page.open_target(ShowSection(section, hazard.rid if section == "hazards" else None))
    QApplication.processEvents()
    kept, seen = [], []

    def die(dialog):
        type_words(named(dialog, QPlainTextEdit, entry), "先付二十万元")
        session.write_typing()
        kept.extend(all_drafts(desk.context))

    meet(die)
    press(page, button)
    (draft,) = kept
    page.section.set_value("campaigns")
    meet(lambda dialog: seen.append(named(dialog, QPlainTextEdit, entry).toPlainText()))
    page.open_target(ResumeDraft(draft.key))
    assert seen == ["先付二十万元"]


def test_the_signed_sheet_is_kept_with_the_confirmation(hazard, desk, session, in_sight, press, named, meet, tmp_path):
    desk.without_proof()
    ask_strike_off(desk.context, hazard.rid, date(2026, 2, 4), "余款已筹足")
    (tmp_path / "确认单.pdf").write_bytes(PDF)
    dialog = in_sight(
        step_form(session, hazard, HazardStepKind.CONFIRMED, None, lambda _p: [str(tmp_path / "确认单.pdf")])
    )
    type_words(named(dialog, QLineEdit, "办理人（必填）"), "示例主任")
    press(dialog, "确认单、照片：添加照片或扫描件…")
    press(dialog, "确认销号")
    (piece,) = desk.context.store.all(Evidence)
    (step,) = desk.context.store.find(HazardStep, kind=HazardStepKind.CONFIRMED)
    assert (step.evidence_rids, piece.project_rid) == ((piece.rid,), desk.project.rid)


def test_a_confirmation_without_its_sheet_says_so_until_it_is_brought(page, hazard, desk, press, meet, named):
    ask_strike_off(desk.context, hazard.rid, date(2026, 2, 4), "余款已筹足")
    record_step(desk.context, hazard.rid, HazardStepKind.CONFIRMED, date(2026, 2, 5), "示例主任")
    piece = take_in(desk.context, PDF, "隐患销号确认单", Belongs(project_rid=desk.project.rid))
    page.open_target(ShowSection("hazards", hazard.rid))
    QApplication.processEvents()
    assert "签字的确认单还没有存入" in said(page)

    def prove(dialog):
        press(dialog, "补交扫描件")
        assert "请勾选或者添加确认单、照片" in said(dialog)
        dialog.form.put("evidence_rids", (piece.rid,))
        press(dialog, "补交扫描件")

    meet(prove)
    (button,) = (each for each in page.findChildren(QPushButton) if "确认销号\u00a0· 示例主任" in each.accessibleName())
    button.click()
    QApplication.processEvents()
    (step,) = desk.context.store.find(HazardStep, kind=HazardStepKind.CONFIRMED)
    assert step.evidence_rids == (piece.rid,)
    assert "附1件" in said(page)
