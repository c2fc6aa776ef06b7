from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton, QTextEdit

from inspector_app.domain.interview import Interview
from inspector_app.domain.person import Person
from inspector_app.ui.targets import INTERVIEWS, NewInterview, ResumeDraft
from inspector_app.usecases.drafts import keep_draft
from inspector_app.usecases.transcripts import draft_body, draft_key
from tests.builders import an_id_number


def choice(root, name) -> QComboBox:
    """By its own name: Qt tells a reader the chosen word in its place."""
    (found,) = (box for box in root.findChildren(QComboBox) if box.accessibleName() == name)
    return found


def test_the_list_is_searched_and_narrowed(page, talk, named, qtbot):
    page.show_list()
    table = page.list.table
    assert table.model().rowCount() == 1
    search = named(page.list, QLineEdit, "查找笔录")
    search.setText("没有这个人")
    qtbot.keyClick(search, Qt.Key.Key_Return)
    assert table.model().rowCount() == 0
    search.setText("赵示例 欠薪案")
    qtbot.keyClick(search, Qt.Key.Key_Return)
    assert table.model().rowCount() == 1
    named(page.list, QPushButton, "按状态筛选：已签字").click()
    assert table.model().rowCount() == 0


def test_enter_on_a_line_opens_it(page, talk, qtbot):
    page.show_list()
    page.list.table.selectRow(0)
    qtbot.keyClick(page.list.table, Qt.Key.Key_Return)
    assert page.transcript.opened.interview == talk.interview
    assert page.transcript.isVisible()


def test_a_new_person_is_asked_with_number_and_bank_of_the_role(page, context, named, answer, unnamed, qtbot):
    number = an_id_number("19800101")

    def begin(box):
        assert unnamed(box) == []
        qtbot.keyClicks(named(box, QLineEdit, "公民身份号码"), number)
        named(box, QLineEdit, "被询问人姓名（必填）").setText("钱示例")
        role = choice(box, "身份")
        role.setCurrentText("班组长")
        assert choice(box, "询问提纲").currentText() == "班组长"
        named(box, QLineEdit, "询问事由（必填）").setText("工资支付情况")
        named(box, QLineEdit, "询问地点（必填）").setText("项目部")
        assert "46岁" in box._known.text()
        named(box, QPushButton, "开始询问").click()

    answer(begin)
    named(page.list, QPushButton, "开始询问").click()
    interview = context.store.all(Interview)[0]
    person = context.store.need(Person, interview.person_rid)
    assert (person.name, person.id_number, person.role.value) == ("钱示例", number, "crew_leader")
    assert page.transcript.opened.interview.rid == interview.rid


def test_what_is_missing_stands_beside_the_fields(page, context, named, answer):
    seen = []

    def begin(box):
        named(box, QPushButton, "开始询问").click()
        seen.extend(field.message for field in (box.form._bound[n].field for n in ("matter", "place")))
        named(box, QLineEdit, "询问事由（必填）").setText("工资")
        named(box, QLineEdit, "询问地点（必填）").setText("工地")
        named(box, QPushButton, "开始询问").click()
        seen.append(box.form._bound["name"].field.message)
        box.reject()

    answer(begin)
    page.begin(NewInterview())
    assert [bool(message) for message in seen] == [True, True, True]
    assert context.store.count(Interview) == 0


def test_a_known_person_brings_what_is_known_and_another_name_takes_it_away(page, talk, named, answer):
    def begin(box):
        name = named(box, QLineEdit, "被询问人姓名（必填）")
        assert name.text() == "赵示例"
        assert box.form.value["id_number"] == talk.worker.id_number
        assert talk.worker.id_number not in named(box, QLineEdit, "公民身份号码").text()
        name.setText("孙示例")
        assert box.form.value["id_number"] == ""
        assert choice(box, "所属案件").currentText() == "示例欠薪案"
        assert box.form.value["matter"].endswith("工资支付情况")
        box.reject()

    answer(begin)
    page.open_target(NewInterview(case_rid=talk.case.rid, person_rid=talk.worker.rid))
    assert not page.transcript.isVisible()


def test_the_transcript_is_handed_over_in_large_type_and_esc_takes_it_back(page, talk, named, qtbot):
    page.open(talk.interview.rid)
    named(page.transcript, QPushButton, "交被询问人核对").click()
    text = named(page, QTextEdit, "询问笔录全文")
    assert text.isVisible()
    assert text.isReadOnly()
    assert talk.interview.qas[0].question[:20] in text.toPlainText()
    qtbot.keyClick(text, Qt.Key.Key_Escape)
    assert page.transcript.isVisible()


def test_a_draft_chosen_elsewhere_is_gone_on_with_at_once(page, talk, context):
    typed = replace(talk.interview, qas=(replace(talk.interview.qas[0], answer="看清楚了"), *talk.interview.qas[1:]))
    keep_draft(context, draft_key(typed.rid), "询问笔录", draft_body(typed))
    page.open_target(ResumeDraft(draft_key(typed.rid)))
    assert page.transcript.interview == typed
    assert page.transcript.form.is_dirty
    assert ResumeDraft(draft_key(typed.rid)).page == INTERVIEWS
