"""专项行动: entered, drawn, counted and summed up, by clicks and keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from inspector_app.domain.campaign import Bulletin, Publicity
from inspector_app.domain.dates import chinese
from inspector_app.domain.draw import Draw
from inspector_app.domain.lead import Campaign
from inspector_app.domain.project import Project
from inspector_app.ui.oversight.campaign_page import CampaignPage
from inspector_app.ui.oversight.oversight_page import OversightPage
from inspector_app.ui.targets import ResumeDraft, ShowSection
from inspector_app.ui.widgets.label import Label
from inspector_app.ui.widgets.menu_button import MenuButton
from inspector_app.usecases.campaigns import new_campaign, save_campaign
from inspector_app.usecases.drafts import all_drafts
from tests.ui.oversight.test_oversight_page import rows


@pytest.fixture
def campaign(desk):
    with desk.context.unit() as unit:
        for n in range(4):
            unit.put(Project(f"p{n}", f"示例{n}号", town="示例镇" if n else "城关镇"))
    begun = new_campaign(desk.context)
    return save_campaign(desk.context, Campaign(begun.rid, "冬季攻坚行动", begun.first_day, begun.last_day))


@pytest.fixture
def page(campaign, session, in_sight):
    page = in_sight(OversightPage(session))
    page.open_target(ShowSection("campaigns", campaign.rid))
    return page


def said(page) -> str:
    QApplication.processEvents()
    shown = page.findChild(CampaignPage)
    return "\n".join(label.text() for label in shown.findChildren(Label) if label.isVisible())


def entry(root, name):
    found = [each for kind in (QLineEdit, QPlainTextEdit) for each in root.findChildren(kind)]
    return next(each for each in found if each.accessibleName().startswith(name))


@pytest.fixture
def fill(press, write):
    """``fill({"宣传方式": "展板"}, "保存")`` types into the dialog that opens next and presses its button."""

    def typing(texts, verb):
        def typed(dialog):
            for name, text in texts.items():
                line = entry(dialog, name)
                line.setFocus()
                line.selectAll()
                write(line, text)
            press(dialog, verb)

        return typed

    return typing


def test_a_campaign_is_begun_and_found_again(desk, session, in_sight, meet, press, fill):
    page = in_sight(OversightPage(session))
    page.open_target(ShowSection("campaigns"))
    meet(fill({"行动名称": "春节前专项检查", "参加单位": "住建局"}, "保存"))
    press(page, "新建专项行动")
    (kept,) = desk.context.store.all(Campaign)
    assert kept.title == "春节前专项检查"
    assert "台账全部项目\xa0· 根治欠薪办\xa0· 住建局" in said(page)
    press(page, "返回列表")
    assert [row[0] for row in rows(page, "专项行动列表")] == ["春节前专项检查"]


def test_publicity_is_entered_corrected_summed_up_and_taken_back(
    page, campaign, desk, messages, meet, press, fill, qtbot
):
    press(page, "行动内容：宣传和自查")
    meet(fill({"宣传方式": "展板", "现场咨询（人次）": "26"}, "保存"))
    press(page, "登记宣传活动")
    (kept,) = desk.context.store.all(Publicity)
    assert (kept.campaign_rid, kept.consulted, kept.way) == (campaign.rid, 26, "展板")
    what = next(line for line in said(page).split("\n") if "展板" in line)
    meet(fill({"现场咨询（人次）": "30"}, "保存"))
    press(page, f"更正：{what}")
    assert "现场咨询：30人次" in said(page)
    press(page, "行动内容：进展")
    whole = rows(page, "汇总表")[-1]
    table, told = page.findChild(CampaignPage).table, []
    table.setCurrentIndex(table.model().index(table.model().rowCount() - 1, whole.index("30人次")))
    meet(lambda dialog: told.append((dialog.table.told()[1], dialog.reject())[0]))
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert told[0][0][1:] == [f"展板（{chinese(kept.on)}）", "30人次"]
    page.window().resize(900, 700)
    QApplication.processEvents()
    assert "列未显示" in said(page), "a narrow window leaves columns out, and says so"
    press(page, "行动内容：宣传和自查")
    press(page, f"删除：{what}")
    assert desk.context.store.all(Publicity) == ()


def test_projects_are_chosen_by_town_and_drawn_for_all_to_check(page, desk, meet, press, fill):
    meet(fill({"所属乡镇": "示例镇、城关镇"}, "选定"))
    press(page, "选定项目…")
    (kept,) = desk.context.store.all(Campaign)
    assert set(kept.project_rids) >= {f"p{n}" for n in range(4)}
    press(page, "行动内容：抽取")
    meet(
        fill({"随机种子": "03 11 19", "种子来源": "示例彩票", "抽取项目数（个）": "2", "抽取监督人": "示例丁"}, "抽取")
    )
    press(page, "双随机抽取…")
    (made,) = desk.context.store.all(Draw)
    drawn = [row for row in rows(page, "抽取结果") if row[-1] == "抽中"]
    assert [row[0] for row in drawn] == [site.name for site in made.drawn]
    press(page, "重新抽取核对：第1次")
    assert "结果一致" in said(page)
    press(page, "行动内容：进展")
    assert "应检查双随机抽取的项目2个，已检查0个，尚未检查2个" in said(page)


def test_what_was_typed_of_a_part_is_there_again(page, campaign, session, meet, press, fill):
    press(page, "行动内容：督查和考核")
    meet(fill({"督查发现": "两个项目没有台账"}, "取消"))
    press(page, "登记督查问题")
    (draft,) = session.read(all_drafts)
    seen = []
    meet(lambda dialog: seen.append(entry(dialog, "督查发现").toPlainText()))
    page.open_target(ResumeDraft(draft.key))
    assert seen == ["两个项目没有台账"]


def test_a_bulletin_is_drafted_gone_on_with_and_saved(page, campaign, desk, meet, press, tmp_path):
    press(page, "行动内容：督查和考核")
    meet(lambda dialog: press(dialog, "保存"))
    press(page, "起草通报")
    (kept,) = desk.context.store.all(Bulletin)
    assert (kept.title, "已检查0个。" in kept.text) == ("关于冬季攻坚行动情况的通报", True)
    page.findChild(CampaignPage).ask_save = lambda _page, name: str(tmp_path / name)
    press(page, f"存为文件：{kept.title}")
    assert (tmp_path / f"{kept.title}.docx").stat().st_size > 10_000


def test_days_outside_the_campaign_are_asked_about_before_they_are_approved(
    page, session, messages, meet, press, write
):
    asked = []

    def prepare(dialog):
        last = entry(dialog, "检查截止日期")
        last.setFocus()
        last.selectAll()
        write(last, "2027-01-05")
        for messages.answer in (False, True):
            press(dialog, "制作审批表")
            asked.append((messages.asked.pop(), dialog.isVisible()))

    meet(prepare)
    shown = page.findChild(CampaignPage)
    actions = [each for button in shown.findChildren(MenuButton) for each in button.actions_menu.actions()]
    next(each for each in actions if each.text() == "准备检查：路线和审批…").trigger()
    assert asked == [("有检查日期在行动以外，仍用这些日期？", True), ("有检查日期在行动以外，仍用这些日期？", False)]
