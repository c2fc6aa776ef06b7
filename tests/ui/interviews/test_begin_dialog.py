"""Beginning an interview as a person does: known people chosen by key and by mouse, every kind of document."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPushButton

from inspector_app.domain.id_kind import IdKind
from inspector_app.domain.interview import Interview
from inspector_app.domain.person import Person, PersonRole
from inspector_app.ui import record_form, screen_room
from inspector_app.ui.interviews.begin_dialog import BeginDialog
from inspector_app.ui.targets import NewInterview
from inspector_app.ui.theme import GAP_4
from inspector_app.ui.widgets import form_dialog
from inspector_app.ui.widgets.tick_list import TickList
from inspector_app.usecases import cases, projects
from inspector_app.usecases.people import save_person
from inspector_app.usecases.transcripts import save_transcript
from tests.builders import a_case, a_person, a_project, an_id_number
from tests.ui.conftest import said

NAME, NUMBER = "被询问人姓名（必填）", "证件号码"


def choice(root, name) -> QComboBox:
    """By its own name: Qt tells a reader the chosen word in its place."""
    (found,) = (box for box in root.findChildren(QComboBox) if box.accessibleName() == name)
    return found


def write(line, text):
    """As an input method writes."""
    line.setFocus()
    event = QInputMethodEvent("", [])
    event.setCommitString(text)
    QApplication.sendEvent(line, event)


def take_by_keys(popup):
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)


def take_by_tab(popup):
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Tab)


def take_by_mouse(popup):
    place = popup.visualRect(popup.model().index(0, 0)).center()
    QTest.mouseClick(popup.viewport(), Qt.MouseButton.LeftButton, pos=place)


@pytest.fixture
def asked(page, named, answer, qtbot):
    """``asked(act)`` begins an interview and lets ``act`` say with whom; matter and place are filled then."""

    def ask(act):
        def fill(box):
            box.activateWindow()
            qtbot.waitUntil(box.isActiveWindow)
            act(box)
            for name, text in (("询问事由（必填）", "工资支付情况"), ("询问地点（必填）", "项目部")):
                named(box, QLineEdit, name).setText(text)
            named(box, QPushButton, "开始询问").click()

        answer(fill)
        page.begin(NewInterview())

    return ask


@pytest.mark.parametrize("take", [take_by_keys, take_by_tab, take_by_mouse])
def test_a_known_person_is_chosen_from_the_list_and_stays_who_he_is(take, talk, context, asked, named):
    def choose(box):
        write(named(box, QLineEdit, NAME), "赵示")
        take(QApplication.activePopupWidget())
        assert named(box, QLineEdit, NAME).text() == "赵示例"
        named(box, QLineEdit, "住址").setFocus()
        assert named(box, QLineEdit, NAME).text() == "赵示例"
        assert "已登记的人员" in said(box)

    asked(choose)
    assert context.store.all(Person) == (talk.worker,)
    assert {each.person_rid for each in context.store.all(Interview)} == {talk.worker.rid}


@pytest.mark.parametrize("take", [take_by_keys, take_by_tab, take_by_mouse])
def test_to_choose_a_known_person_is_one_step(take, talk, asked, named, qtbot):
    def choose(box):
        name, number = named(box, QLineEdit, NAME), named(box, QLineEdit, NUMBER)
        write(name, "赵示")
        take(QApplication.activePopupWidget())
        QApplication.processEvents()
        known = number.text()
        QTest.keyClick(name, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert (name.text(), number.text()) == ("赵示", "")
        QTest.keyClick(name, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
        assert (name.text(), number.text()) == ("赵示例", known)
        assert "已登记的人员" in said(box)

    asked(choose)


def test_of_two_with_one_name_the_chosen_one_is_meant(talk, context, asked, named):
    other = save_person(context, a_person("赵示例", employer="示例劳务公司"))

    def choose(box):
        write(named(box, QLineEdit, NAME), "赵示例")
        assert said(box).count("可能已经登记过") == 2  # above too: the card may lie below the edge
        popup = QApplication.activePopupWidget()
        rows = [popup.model().index(row, 0) for row in range(2)]
        (wanted,) = [index for index in rows if "示例劳务公司" in index.data()]
        QTest.mouseClick(popup.viewport(), Qt.MouseButton.LeftButton, pos=popup.visualRect(wanted).center())
        assert "可能已经登记过" not in said(box)

    asked(choose)
    assert context.store.all(Interview)[-1].person_rid == other.rid
    assert context.store.count(Person) == 2


def test_a_name_that_an_earlier_version_spoiled_is_put_right_with_the_next_interview(talk, context, asked, named):
    spoiled = replace(talk.worker, name="赵示例　工人　349***********0011")
    save_person(context, spoiled)

    def choose(box):
        write(named(box, QLineEdit, NAME), "赵")
        take_by_keys(QApplication.activePopupWidget())
        assert named(box, QLineEdit, NAME).text() == "赵示例"
        assert "一并改正" in said(box)

    asked(choose)
    assert context.store.all(Person) == (talk.worker,)


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        ("E12345678", IdKind.PASSPORT),
        ("H12345678", IdKind.HONG_KONG_MACAO),
        ("M1234567890", IdKind.HONG_KONG_MACAO),
        ("12345678", IdKind.TAIWAN),
        ("KOR310000000001", IdKind.PERMANENT_RESIDENT),
    ],
)
def test_an_interview_begins_with_every_document(number, kind, page, context, asked, named):
    def enter(box):
        write(named(box, QLineEdit, NAME), "示例外籍人员")
        line = named(box, QLineEdit, NUMBER)
        line.setFocus()
        QTest.keyClicks(line, number.lower())
        QTest.keyClick(line, Qt.Key.Key_Tab)
        assert choice(box, "证件种类").currentData() == str(kind)

    asked(enter)
    (person,) = context.store.all(Person)
    assert (person.id_number, person.id_kind) == (number, kind)
    assert page.transcript.isVisible()


def test_sex_and_birth_are_typed_where_the_number_does_not_tell_them(context, asked, named):
    def enter(box):
        write(named(box, QLineEdit, NAME), "示例外籍人员")
        right, line = an_id_number("19860504"), named(box, QLineEdit, NUMBER)
        for number, is_told in ((right[:-1] + ("1" if right[-1] == "0" else "0"), False), (right, True)):
            write(line, number)
            assert ("按证件号码：" in said(box)) is is_told  # one that fails its check digit tells nothing
            line.selectAll()
        choice(box, "证件种类").setCurrentText("护照")
        named(box, QLineEdit, NUMBER).setFocus()
        QTest.keyClicks(named(box, QLineEdit, NUMBER), "E12345678")
        next(b for b in box.findChildren(QPushButton) if b.text() == "女").click()
        write(named(box, QLineEdit, "出生日期"), "1986-05-04")
        assert "按填写：女，" in said(box)
        assert "按证件号码" not in said(box)

    asked(enter)
    assert context.store.all(Person)[0].sex == "女"


def test_a_new_person_is_asked_with_number_and_bank_of_the_role(page, context, asked, named, unnamed):
    number = an_id_number("19800101")

    def enter(box):
        assert unnamed(box) == []
        line = named(box, QLineEdit, NUMBER)
        line.setFocus()
        QTest.keyClicks(line, number)
        write(named(box, QLineEdit, NAME), "钱示例")
        choice(box, "人员类别").setCurrentText("班组长")
        assert choice(box, "询问提纲").currentText() == "班组长"
        assert "46岁" in said(box)

    asked(enter)
    interview = context.store.all(Interview)[0]
    person = context.store.need(Person, interview.person_rid)
    assert (person.name, person.id_number, person.role.value) == ("钱示例", number, "crew_leader")
    assert page.transcript.opened.interview.rid == interview.rid


def test_what_is_missing_stands_beside_the_fields(page, context, named, answer):
    seen = []

    def begin(box):
        named(box, QPushButton, "开始询问").click()
        seen.extend(box.sheet.fields[name].message for name in ("name", "matter", "place"))

    answer(begin)
    page.begin(NewInterview())
    assert seen == ["请填写姓名。", "该项必填，请补充。", "该项必填，请补充。"]
    assert context.store.count(Interview) == 0


def test_a_known_person_brings_what_is_known_and_another_name_takes_it_away(page, talk, named, answer):
    def begin(box):
        name = named(box, QLineEdit, NAME)
        assert name.text() == "赵示例"
        assert box.sheet.text("id_number") == talk.worker.id_number
        assert talk.worker.id_number not in named(box, QLineEdit, NUMBER).text()
        name.selectAll()
        write(name, "孙示例")
        assert box.sheet.text("id_number") == ""
        assert choice(box, "所属案件").currentText() == "示例欠薪案"
        assert box.sheet.text("matter").endswith("工资支付情况")
        box.reject()

    answer(begin)
    page.open_target(NewInterview(case_rid=talk.case.rid, person_rid=talk.worker.rid))
    assert not page.transcript.isVisible()


def test_an_error_goes_when_its_entry_is_filled_in_and_a_doubt_outlasts_a_refusal(talk, page, named, answer, qtbot):
    doubtful = talk.worker.id_number  # registered already

    def act(box):
        box.activateWindow()
        qtbot.waitUntil(box.isActiveWindow)
        fields = box.sheet.fields
        number = named(box, QLineEdit, NUMBER)
        number.setFocus()
        QTest.keyClicks(number, doubtful)
        QTest.keyClick(number, Qt.Key.Key_Tab)
        lacking = "该项必填，请补充。"
        doubt = fields["id_number"].message
        assert doubt
        named(box, QPushButton, "开始询问").click()
        assert fields["matter"].message == fields["place"].message == lacking
        assert fields["id_number"].message == doubt
        assert fields["name"].entry.hasFocus()
        write(named(box, QLineEdit, "询问事由（必填）"), "工资支付情况")
        assert (fields["matter"].message, fields["place"].message) == ("", lacking)
        QTest.keyClick(named(box, QLineEdit, "询问事由（必填）"), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert fields["id_number"].message == doubt

    answer(act)
    page.begin(NewInterview())


def test_one_name_in_another_spelling_is_asked_about_and_can_be_taken(talk, context, asked, named):
    def enter(box):
        write(named(box, QLineEdit, NAME), "赵 示·例")
        named(box, QLineEdit, "住址").setFocus()
        named(box, QPushButton, "开始询问").click()
        (take,) = (each for each in box.findChildren(QPushButton) if each.accessibleName().startswith("选用：赵示例"))
        QTest.mouseClick(take, Qt.MouseButton.LeftButton)
        assert named(box, QLineEdit, NAME).text() == "赵示例"
        assert "可能已经登记过" not in said(box)

    asked(enter)
    assert context.store.all(Person) == (talk.worker,)
    assert context.store.all(Interview)[-1].person_rid == talk.worker.rid


def test_somebody_else_of_that_name_is_kept_once_that_was_said(talk, context, asked, named):
    def enter(box):
        write(named(box, QLineEdit, NAME), "赵示例")
        named(box, QLineEdit, "住址").setFocus()
        for name, text in (("询问事由（必填）", "工资支付情况"), ("询问地点（必填）", "项目部")):
            named(box, QLineEdit, name).setText(text)
        named(box, QPushButton, "开始询问").click()
        assert box.isVisible()
        assert "再按一次“开始询问”另行登记" in said(box)

    asked(enter)
    assert context.store.count(Person) == 2


@pytest.mark.parametrize(("answer_words", "kept"), [("更新登记资料", "示例县二号"), ("不更新", "示例县一号")])
def test_another_address_of_a_known_person_is_asked_about(answer_words, kept, talk, context, asked, named):
    known = save_person(context, replace(talk.worker, address="示例县一号", phone=""))

    def choose(box):
        write(named(box, QLineEdit, NAME), "赵")
        take_by_keys(QApplication.activePopupWidget())
        named(box, QLineEdit, "住址").setText("示例县二号")
        write(named(box, QLineEdit, "联系电话"), "13800000007")
        assert "与登记的不同：住址，请在下方选择是否更新" in said(box)
        (button,) = (each for each in box.findChildren(QPushButton) if each.text() == answer_words)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    asked(choose)
    (now,) = context.store.all(Person)
    assert (now.rid, now.address, now.phone) == (known.rid, kept, "13800000007")  # nobody knew the phone before


def test_the_manager_whom_the_ledger_names_is_offered_with_his_telephone(page, context, answer, named, qtbot):
    told = replace(
        a_project(), manager_name="示例经理", manager_phone="13900000001", contractor_name="示例建工有限公司"
    )
    project = projects.save_project(context, told)
    case = cases.open_case(context, a_case(project_rid=project.rid))

    def begin(box):
        box.activateWindow()
        qtbot.waitUntil(box.isActiveWindow)
        write(named(box, QLineEdit, NAME), "示例经")
        take_by_keys(QApplication.activePopupWidget())
        assert "新登记人员" in said(box)
        assert "资料取自项目台账" in said(box)
        named(box, QLineEdit, "询问地点（必填）").setText("项目部")
        named(box, QPushButton, "开始询问").click()

    answer(begin)
    page.begin(NewInterview(case_rid=case.rid))
    (manager,) = (each for each in context.store.all(Person) if each.name == "示例经理")
    assert (manager.phone, manager.employer, manager.role) == ("13900000001", "示例建工有限公司", PersonRole.MANAGER)
    assert context.store.all(Interview)[-1].person_rid == manager.rid


def test_without_a_case_the_case_stays_a_choice_and_what_is_typed_there_is_kept_nowhere(page, context, asked, named):
    """A text line stood there: its text was kept as the case, and the transcript could never be opened."""

    def type_there(box):
        write(named(box, QLineEdit, NAME), "孙示例")
        case = choice(box, "所属案件")
        assert case.currentText() == "不挂案件（还没有案件）"
        case.setFocus()
        QTest.keyClicks(case, "xiangmubu")

    asked(type_there)
    (begun,) = context.store.all(Interview)
    assert begun.case_rid == ""
    assert page.transcript.opened.interview == begun


def test_undo_and_redo_of_a_chosen_person_end_with_the_same_person(page, talk, named, answer):
    def begin(box):
        name = named(box, QLineEdit, NAME)
        write(name, "赵示")
        take_by_keys(QApplication.activePopupWidget())
        chosen, sex = box.entered(), box.sheet.fields["sex"]
        assert (chosen.rid, sex.isHidden()) == (talk.worker.rid, True)
        steps = 0
        while box.form.undo_stack.canUndo():
            QTest.keyClick(name, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
            steps += 1
        assert (box.sheet.text("id_number"), sex.isHidden()) == ("", False)
        assert "新登记人员" in said(box)
        for _ in range(steps):
            QTest.keyClick(name, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
        assert box.entered() == chosen
        assert "已登记的人员" in said(box)
        box.reject()

    answer(begin)
    page.begin(NewInterview())


def test_the_next_one_is_asked_as_the_one_before_and_who_was_asked_before_is_asked_for_changes(session, talk, qtbot):
    """Chosen by name, the outline follows; what is carried over is ticked, never by itself."""
    again = BeginDialog(session, NewInterview(talk.case.rid, person_rid=talk.worker.rid))
    assert again.value("outline") == "again"
    again.form.put("outline", "worker_short")
    again.form.put("case", None)
    again.form.put("case", talk.case.rid)
    assert again.value("outline") == "worker_short"  # what a person chose stays
    assert "本案已询问过：2026年3月2日（第1次）" in said(again)
    qas = tuple(replace(qa, answer="没有。") if not qa.key else qa for qa in talk.interview.qas)
    save_transcript(talk.context, replace(talk.interview, qas=qas))
    other = save_person(talk.context, a_person("钱示例"))
    like = BeginDialog(session, NewInterview(talk.case.rid, person_rid=other.rid, like_rid=talk.interview.rid))
    assert (like.value("matter"), like.value("place")) == (talk.interview.matter, talk.interview.place)
    save_person(talk.context, replace(talk.worker, employer="示例劳务有限公司"))
    next_one = BeginDialog(session, NewInterview(talk.case.rid, like_rid=talk.interview.rid))
    assert next_one.value("employer") == "示例劳务有限公司"
    (ticks,) = like.findChildren(TickList)
    assert ticks.value() == ()
    qtbot.addWidget(like)
    like.show()
    QApplication.processEvents()
    before = ticks.mapTo(like, ticks.rect().topLeft())
    like.form.put("id_number", an_id_number())  # tells sex and birth: what is to be ticked stays where it was read
    QApplication.processEvents()
    moved = ticks.mapTo(like, ticks.rect().topLeft()) - before
    assert (moved.y(), abs(moved.x()) < GAP_4) == (0, True)
    assert not like.sheet.fields["sex"].isVisible()
    like.hide()
    ticks.item(0).setCheckState(Qt.CheckState.Checked)
    like.attempt()
    begun = like.outcome
    assert [qa.question for qa in begun.qas] == [qa.question for qa in talk.interview.qas]
    assert [(qa.answer, qa.shared) for qa in begun.qas if qa.answer] == [("没有。", True)]


def test_on_a_low_screen_it_is_said_whole_what_is_carried_over_below_a_draft(session, talk, qtbot, monkeypatch):
    for place in (screen_room, form_dialog, record_form):
        monkeypatch.setattr(place, "room", lambda _window: QSize(1362, 724))
    qas = tuple(replace(qa, answer="没有。") if not qa.key else qa for qa in talk.interview.qas)
    save_transcript(talk.context, replace(talk.interview, qas=qas))
    wanted = NewInterview(talk.case.rid, like_rid=talk.interview.rid)
    for name in ("郑示例", ""):
        dialog = BeginDialog(session, wanted)
        qtbot.addWidget(dialog)
        dialog.show()
        dialog.form.put("name", name)
        dialog.reject() if name else QApplication.processEvents()
    assert "郑示例" in dialog.draft_notice.sentence
    (hint,) = (each for each in dialog.findChildren(QLabel) if each.text().startswith("只勾选确实相同的"))
    qtbot.waitUntil(lambda: hint.visibleRegion().boundingRect() == hint.rect())


def test_the_questions_to_a_crew_leader_are_not_put_to_a_worker_without_a_word(session, talk, qtbot, named):
    qas = tuple(replace(qa, answer="没有。") if not qa.key else qa for qa in talk.interview.qas)
    save_transcript(talk.context, replace(talk.interview, qas=qas))
    save_person(talk.context, replace(talk.worker, role=PersonRole.CREW_LEADER))
    worker = save_person(talk.context, a_person("钱示例"))
    dialog = BeginDialog(session, NewInterview(talk.case.rid, person_rid=worker.rid, like_rid=talk.interview.rid))
    qtbot.addWidget(dialog)
    dialog.show()
    (ticks,) = dialog.findChildren(TickList)
    assert "这些问题是问班组长的，现在要问的是工人" in said(dialog)
    assert not ticks.isVisible()
    choice(dialog, "人员类别").setCurrentText("班组长")
    assert "这些问题是问" not in said(dialog)
    assert ticks.isVisible()
    choice(dialog, "人员类别").setCurrentText("工人")
    (way,) = (each for each in dialog.findChildren(QPushButton) if each.text() == "改用询问提纲")
    way.click()
    assert "这些问题是问" not in said(dialog)
    assert choice(dialog, "询问提纲").currentText().startswith("农民工")


def test_a_draft_of_a_case_that_has_ended_since_says_so_and_shows_no_number(session, talk, qtbot, named):
    def shown(case_rid=""):
        dialog = BeginDialog(session, NewInterview(case_rid))
        qtbot.addWidget(dialog)
        dialog.show()
        QApplication.processEvents()
        return dialog

    first = shown(talk.case.rid)
    write(named(first, QLineEdit, NAME), "孙示例")
    first.reject()
    other = cases.open_case(talk.context, a_case())
    cases.merge_case(talk.context, talk.case.rid, other.rid, "同一用人单位的同一批工资")
    again = shown()
    named(again, QPushButton, "接着写那一份").click()
    assert named(again, QLineEdit, NAME).text() == "孙示例"
    assert choice(again, "所属案件").currentText().startswith("不挂案件")
    assert "请核对所属案件" in again.notice.sentence
