"""Attempts to reach somebody are entered and mended on the page of the case."""

from inspector_app.domain.contact import Contact, ContactOutcome
from inspector_app.ui.cases.case_page import CasePage
from inspector_app.ui.targets import CaseTab
from tests.ui.cases.test_case_page import words
from tests.ui.hands import fill


def test_an_attempt_is_entered_and_told_further(desk, session, in_sight, press, meet):
    desk.order()
    page = in_sight(CasePage(session))
    page.open(desk.case.rid)
    told = words(page.part(CaseTab.OVERVIEW))
    assert "还没有联系记录" in told
    assert "下一步：直接送达" in told
    meet(lambda dialog: (fill(dialog, **{"通话、短信内容": "请到我局"}), dialog.primary.click()))
    press(page, "登记联系")
    (kept,) = desk.context.store.all(Contact)
    assert (kept.party, kept.text, kept.outcome) == ("示例劳务有限公司", "请到我局", ContactOutcome.REACHED)
    assert "内容：请到我局" in words(page.part(CaseTab.OVERVIEW))
    meet(lambda dialog: (fill(dialog, **{"更正理由（必填）": "登记到了别的案件"}), dialog.primary.click()))
    press(page, "更正误登的联系记录：今天 09:00　打电话　示例劳务有限公司")
    assert desk.context.store.all(Contact) == ()
