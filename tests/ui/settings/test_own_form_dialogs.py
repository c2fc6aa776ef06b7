"""A bureau's form is written over in the settings, and refused with the article while law demands what was dropped."""

from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPlainTextEdit

from inspector_app.domain.edition import Edition
from inspector_app.domain.role import Hand, Role
from inspector_app.ui.settings.law_section import LawSection
from tests.ui.hands import meeting, stop_meeting


def test_a_form_is_chosen_written_over_and_adopted(qtbot, session, named):
    form = session.context.form_of(Role.HEARING_CALL)
    section = LawSection(session)
    qtbot.addWidget(section)
    said = []

    def choose(dialog):
        box = named(dialog, QComboBox, "文书（必填）")
        box.setCurrentIndex(box.findData(form))
        dialog.primary.click()

    def write(dialog):
        named(dialog, QLineEdit, "依据（必填）").setText("示人社发〔2026〕5号")
        passage = named(dialog, QPlainTextEdit, "听证安排")
        whole = passage.toPlainText()
        passage.setPlainText("请参加听证。")
        dialog.primary.click()
        said.extend(label.text() for label in dialog.findChildren(QLabel) if "第六十四条" in label.text())
        passage.setPlainText(whole)
        named(dialog, QLineEdit, "文书标题（必填）").setText("听证会通知书")
        route = named(dialog, QComboBox, "审批流程（必填）")
        said.append(route.currentText())
        route.setCurrentText("经办 → 负责人")
        dialog.primary.click()

    meeting((choose, write))
    section.write_form()
    stop_meeting()
    assert any("缺少依法应当载明的“听证开始时间”" in each for each in said)
    assert [each.title for each in session.context.store.all(Edition)] == ["听证会通知书（2026.901版）"]
    own = session.context.forms.find(form, None, session.context.clock.today())
    assert (own.title, own.route) == ("听证会通知书", (Hand.HANDLER, Hand.LEADER))
    assert "经办 → 法制审核 → 负责人" in said
