"""要件 of a case: an answer is confirmed, a photo tied, taken off with a reason and taken back; its place is opened."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel

from inspector_app.domain.element import ElementTie, Tie
from inspector_app.domain.evidence import Evidence, EvidenceKind
from inspector_app.domain.identity import new_rid
from inspector_app.domain.interview import QA
from inspector_app.ui.cases.case_page import CasePage
from inspector_app.ui.cases.elements_tab import ElementsTab
from inspector_app.ui.targets import CASES, DOCUMENTS, INTERVIEWS, CaseTab, ShowCase
from inspector_app.usecases.draft_key import DraftKey
from inspector_app.usecases.drafts import all_drafts
from inspector_app.usecases.elements import case_elements
from tests.builders import NOON, an_interview
from tests.ui.hands import fill

OWED = QA("是否有工资尚未领取？如有，是哪些月份、多少数额？", "三个月没有领。")


@pytest.fixture
def kept(desk):
    """A talk with an answer that may prove something, and a photo that no rule knows."""
    team = tuple(each.rid for each in desk.context.team())
    talk = an_interview(person_rid=desk.workers[0].rid, case_rid=desk.case.rid, inspector_rids=team)
    photo = Evidence(new_rid(), EvidenceKind.PHOTO, "告示", "0" * 64, 1, "image/jpeg", NOON, False, desk.case.rid)
    with desk.context.unit("登记") as unit:
        unit.put(replace(talk, qas=(*talk.qas, OWED)))
        unit.put(photo)
    return talk


@pytest.fixture
def tab(desk, session, in_sight, kept) -> ElementsTab:
    page = in_sight(CasePage(session))
    page.open(desk.case.rid, CaseTab.ELEMENTS)
    return page.part(CaseTab.ELEMENTS)


def words(tab) -> str:
    return "\n".join(label.text() for label in tab.details.findChildren(QLabel))


def ties(desk):
    return [(tie.tie, tie.called, tie.reason) for tie in desk.context.store.all(ElementTie)]


def test_what_was_found_is_looked_at_and_confirmed(desk, tab, press, wishes, kept):
    tab.elements.choose_named("arrears.unpaid")
    called = f"{desk.workers[0].name}2026年3月2日询问笔录（尚未签名）第5问"
    assert "查到的材料，请核对是否能够证明" in words(tab)
    assert OWED.question in words(tab)
    press(tab, f"打开{called}")
    assert wishes[-1] == (INTERVIEWS, kept.rid)
    press(tab, "确认所列证据")
    assert ties(desk) == [(Tie.TIED, called, "")]
    assert tab.element.name == "arrears.unpaid"
    assert "查到的材料" not in words(tab)
    press(tab, "要件表文书")
    assert wishes[-1][0] == DOCUMENTS


def test_a_photo_is_tied_taken_off_with_a_reason_and_taken_back(desk, tab, press, meet, wishes):
    tab.charges.set_value("crime")
    tab.elements.choose_named("crime.flight")
    assert "联系记录还不能证明逃匿" in words(tab)

    def tie(dialog):
        dialog.table.choose_named(
            next(p.key for p in case_elements(desk.context, desk.case.rid).pieces if p.called == "照片“告示”")
        )
        fill(dialog, 理由="人去楼空的告示")
        dialog.primary.click()

    meet(tie)
    press(tab, "补充证据")
    assert ties(desk) == [(Tie.TIED, "照片“告示”", "人去楼空的告示")]
    press(tab, "打开照片“告示”")
    assert wishes[-1] == (CASES, ShowCase(desk.case.rid, CaseTab.EVIDENCE))
    meet(lambda dialog: (fill(dialog, **{"理由（必填）": "告示是隔壁店的"}), dialog.primary.click()))
    press(tab, "移出照片“告示”")
    assert ties(desk) == [(Tie.UNTIED, "照片“告示”", "告示是隔壁店的")]
    press(tab, "撤回移出照片“告示”")
    assert ties(desk) == []
    meet(lambda dialog: (fill(dialog, **{"理由（必填）": "公安机关已经上网追逃"}), dialog.primary.click()))
    press(tab, "另有证明")
    assert ties(desk) == [(Tie.OTHERWISE, "", "公安机关已经上网追逃")]


def test_a_draft_is_gone_on_with_on_its_element(desk, tab, press, meet):
    tab.elements.choose_named("arrears.no_reason")
    meet(lambda dialog: (fill(dialog, **{"理由（必填）": "单位书面答复"}), dialog.reject()))
    press(tab, "另有证明")
    tab.charges.set_value("crime")
    (kept,) = all_drafts(desk.context)
    meet(lambda dialog: dialog.primary.click())
    tab.go_on(DraftKey.parse(kept.key))
    assert (tab.element.name, ties(desk)) == ("arrears.no_reason", [(Tie.OTHERWISE, "", "单位书面答复")])
