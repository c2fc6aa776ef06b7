"""照片录入 without a reader: a list typed beside its picture, compared, kept as a draft, taken in by its plan."""

from io import BytesIO

import pikepdf
import pytest
from PIL import Image, ImageDraw
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton

from inspector_app.documents.letters import pack
from inspector_app.domain.claim import WageClaim
from inspector_app.domain.evidence import Evidence
from inspector_app.domain.person import Person
from inspector_app.domain.photo_sheet import PhotoCell, PhotoSheet
from inspector_app.support.files import sha256
from inspector_app.support.words import sentence
from inspector_app.ui import theme
from inspector_app.ui.cases import photo_desk
from inspector_app.ui.cases.cases_page import CasesPage
from inspector_app.ui.cases.claims_tab import ClaimsTab
from inspector_app.ui.cases.photo_list_dialog import PhotoListDialog
from inspector_app.ui.cases.photo_table import PhotoTable
from inspector_app.ui.inspections.photo_dialog import PhotoDialog
from inspector_app.ui.targets import CASES, CopyList
from inspector_app.usecases.draft_key import DraftKey
from inspector_app.usecases.drafts import all_drafts
from inspector_app.usecases.evidence import Belongs, take_in
from inspector_app.usecases.history import case_history
from inspector_app.usecases.photo_lists import ReadList
from tests.builders import an_id_number
from tests.list_photos import page, rows_of
from tests.ui.conftest import find_named, said
from tests.ui.hands import type_words

SHIFT = Qt.KeyboardModifier.ShiftModifier
NAME, ID, EARNED, RECEIVED, OWED = 0, 1, 4, 6, 7


def photo(colour="#f4f4f0"):
    """A page of an invented list on a dark table."""
    picture = Image.new("RGB", (800, 600), "#404040")
    draw = ImageDraw.Draw(picture)
    draw.polygon([(80, 60), (720, 90), (740, 540), (60, 520)], fill=colour)
    for row in range(5):
        draw.line((90, 140 + 80 * row, 700, 150 + 80 * row), fill="black", width=2)
    target = BytesIO()
    picture.save(target, "JPEG")
    return target.getvalue()


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "示例工资表.jpg"
    path.write_bytes(photo())
    return path


@pytest.fixture
def open_dialog(session, desk, in_sight):
    desk.without_proof()

    def make(piece=None, choose=lambda _parent, _start: ""):
        return in_sight(PhotoListDialog(session, desk.case.rid, piece, choose))

    return make


@pytest.fixture
def dialog(open_dialog, file, jobs):
    """With the photo chosen by its button."""
    made = open_dialog(choose=lambda _parent, _start: str(file))
    find_named(made, QPushButton, "照片文件：选择…").click()
    jobs.run_all()
    return made


def grid(dialog):
    return find_named(dialog, PhotoTable, "照片里的清单")


def put(dialog, row, column, text):
    table = grid(dialog)
    table.go_to(row, column)
    table.edit(table.currentIndex())
    line = table.open_line()
    line.selectAll()
    QTest.keyClicks(line, text) if text.isascii() else type_words(line, text)
    QTest.keyClick(line, Qt.Key.Key_Tab)


def press(dialog, name):
    find_named(dialog, QPushButton, name).click()


def write_worker(dialog, row=1, name="王示例", owed="16000"):
    put(dialog, row, NAME, name)
    put(dialog, row, ID, an_id_number("19900101", 40 + row))
    put(dialog, row, EARNED, "16800")
    put(dialog, row, RECEIVED, "800")
    put(dialog, row, OWED, owed)


def test_before_anything_is_done_it_says_what_to_do_and_everything_has_a_name(open_dialog, unnamed):
    dialog = open_dialog()
    assert unnamed(dialog) == []
    assert "对照照片逐行录入" in said(dialog)
    dialog.primary.click()
    assert "请先选择照片" in dialog.notice.sentence


def test_the_picture_follows_the_cell_in_hand(dialog):
    find_named(dialog, QLineEdit, "照片里的行数（含列名）").setText("10")
    put(dialog, 1, NAME, "甲")
    put(dialog, 2, NAME, "乙")
    grid(dialog).go_to(1, NAME)
    assert not dialog.desk.image.isNull()
    before = dialog.desk.strip.seen
    QTest.keyClick(grid(dialog), Qt.Key.Key_Down)
    after = dialog.desk.strip.seen
    assert after.top() - before.top() == pytest.approx(dialog.desk.image.height() / 10, abs=1)


def test_a_list_is_taken_in_with_its_photo_as_one_act_and_taken_back_by_one_step(
    session, context, desk, in_sight, meet, file, jobs
):
    desk.without_proof()
    tab = in_sight(ClaimsTab(session, desk.case.rid))
    before = {claim.rid for claim in context.store.find(WageClaim, case_rid=desk.case.rid)}
    acts = len(case_history(context, desk.case.rid))

    def copy(dialog):
        find_named(dialog, QLineEdit, "照片文件").setText(str(file))
        find_named(dialog, QLineEdit, "照片文件").editingFinished.emit()
        jobs.run_all()
        press(dialog, "裁切拉正")
        jobs.run_all()
        press(dialog, "按四角拉正")
        jobs.run_all()
        write_worker(dialog)
        dialog.primary.click()

    met = meet(copy, lambda plan: ("读出1人" in said(plan) or pytest.fail(said(plan))) and plan.primary.click())
    press(tab, "照片录入：对照照片录入清单")
    assert len(met) == 2
    new = [c for c in context.store.find(WageClaim, case_rid=desk.case.rid) if c.rid not in before]
    assert [(c.earned_fen, c.received_fen, c.claimed_fen, c.identity_checked) for c in new] == [
        (1_680_000, 80_000, 1_600_000, False)
    ]
    assert context.store.need(Person, new[0].person_rid).name == "王示例"
    pieces = {piece.title: piece for piece in context.store.find(Evidence, case_rid=desk.case.rid)}
    assert pieces["示例工资表"].sha256 == sha256(file.read_bytes())
    cut = pieces["示例工资表（录入时的裁切）"]
    assert sha256(file.read_bytes()) in cut.shows
    assert "5格由人对照图片录入" in cut.shows
    assert context.store.sealed.read(cut.sha256)[:3] == b"\xff\xd8\xff"
    assert len(case_history(context, desk.case.rid)) == acts + 1
    assert all_drafts(context) == ()
    tab.model.undo()
    assert {c.rid for c in context.store.find(WageClaim, case_rid=desk.case.rid)} == before
    assert len(context.store.find(Evidence, case_rid=desk.case.rid)) == 2  # what was seen stays


def test_nothing_is_called_compared_that_nobody_looked_at(dialog, messages):
    find_named(dialog, QLineEdit, "照片里的行数（含列名）").setText("5")
    write_worker(dialog)
    told = said(dialog)
    assert "清单里要录入的1行都已核对：人工录入或核对5格" in told
    assert "空着5格" in told
    assert "照片里有5行（含列名），清单里只有2行：还有3行没有录入。" in told
    assert "每一格" not in told
    messages.answer = False
    dialog.primary.click()
    assert messages.asked == ["先录入已有的这些行？"]
    assert dialog.outcome is None


def test_rules_in_the_photo_tell_how_many_lines_it_has_and_where_each_is(dialog, tmp_path, jobs):
    target = tmp_path / "示例清单.jpg"
    page(rows_of(4), 420).save(target)
    line = find_named(dialog, QLineEdit, "照片文件")
    line.setText(str(target))
    QTest.keyClick(line, Qt.Key.Key_Return)
    jobs.run_all()
    assert dialog.result() == 0
    assert dialog.notice.sentence == ""  # Enter had the file read, and went no further
    write_worker(dialog)
    assert "照片里的横线分出6行（含列名），清单里只有2行" in said(dialog)
    seen = []
    for row in range(3):
        grid(dialog).go_to(row, NAME)
        seen.append(dialog.desk.strip.seen.center().y() / dialog.desk.image.height())
    assert seen == pytest.approx([(140 + 41 * (row + 0.5)) / 420 for row in range(3)], abs=0.01)


def test_no_line_is_framed_where_nobody_knows_where_it_is(dialog, jobs):
    """The photo lies at a slant: counting its lines does not tell where one is, cutting it at its frame does."""
    find_named(dialog, QLineEdit, "照片里的行数（含列名）").setText("10")
    red = QColor(theme.current().ink("danger")).name()

    def is_framed():
        strip = dialog.desk.strip.grab().toImage()
        return any(strip.pixelColor(strip.width() // 4, y).name() == red for y in range(strip.height()))

    assert "不画红框" in said(dialog)
    assert not is_framed()
    press(dialog, "裁切拉正")
    jobs.run_all()
    press(dialog, "按四角拉正")
    jobs.run_all()
    assert "不画红框" not in said(dialog)
    assert is_framed()


def test_what_was_typed_comes_back_with_its_photo(dialog, open_dialog, jobs, file, session):
    write_worker(dialog)
    find_named(dialog, QLineEdit, "照片里的行数（含列名）").setText("7")
    dialog.reject()
    again = open_dialog()
    jobs.run_all()
    assert grid(again).sheet.cell(1, NAME).text == "王示例"
    assert find_named(again, QLineEdit, "照片里的行数（含列名）").text() == "7"
    assert again.desk.photo.sha256 == sha256(file.read_bytes())
    assert "已恢复" in again.draft_notice.sentence


def test_a_photo_that_was_changed_meanwhile_is_said(dialog, open_dialog, jobs, file):
    write_worker(dialog)
    press(dialog, "照片向右转")
    jobs.run_all()
    dialog.reject()
    file.write_bytes(photo("#ffffff"))
    again = open_dialog()
    jobs.run_all()
    assert "内容变了" in again.notice.sentence
    assert (again.desk.image.width(), again.desk.image.height()) == (800, 600)  # not cut as the other one was
    assert grid(again).sheet.cell(1, NAME).text == "王示例"


def test_lines_of_one_photo_are_never_taken_beside_another(reading, dialog, jobs, messages, tmp_path):
    reading(read_list())
    press(dialog, "读出文字")
    jobs.run_all()
    other = tmp_path / "示例另一张.jpg"
    other.write_bytes(photo("#f0f4f4"))
    line = find_named(dialog, QLineEdit, "照片文件")
    messages.answer = False  # the same list, taken again
    _name_file(line, other)
    jobs.run_all()
    assert messages.asked == ["照片换了，清空清单？"]
    assert "逐格核对" in dialog.notice.sentence
    assert (1, 0) in grid(dialog).list_model.judged.open
    dialog.form.undo_stack.undo()  # its lines as they were, beside the other picture still
    dialog.primary.click()
    assert "不是照现在这张照片录入" in dialog.notice.sentence
    dialog.form.undo_stack.redo()
    messages.answer = True
    third = tmp_path / "示例第三张.jpg"
    third.write_bytes(photo("#f4f0f4"))
    _name_file(line, third)
    jobs.run_all()
    assert grid(dialog).sheet.is_empty
    assert dialog.desk.photo.sha256 == sha256(third.read_bytes())


def _name_file(line, path):
    line.setFocus()
    line.selectAll()
    type_words(line, str(path))
    QTest.keyClick(line, Qt.Key.Key_Return)


def test_typing_is_undone_step_by_step(dialog):
    put(dialog, 1, NAME, "王示例")
    put(dialog, 2, NAME, "李示例")
    dialog.form.undo_stack.undo()
    sheet = grid(dialog).sheet
    assert (sheet.cell(1, NAME).text, sheet.cell(2, NAME).text) == ("王示例", "")
    put(dialog, 1, OWED, "16000")  # a number typed key by key is one step
    dialog.form.undo_stack.undo()
    assert grid(dialog).sheet.cell(1, OWED).text == ""
    assert grid(dialog).sheet.cell(1, NAME).text == "王示例"


def test_what_does_not_add_up_is_marked_in_every_cell_of_the_line(dialog):
    write_worker(dialog, owed="15000")
    model = grid(dialog).list_model
    assert "对不上" in model.complaint(1, OWED)[1]
    assert model.complaint(1, NAME) is None
    put(dialog, 1, OWED, "16000")
    assert model.complaint(1, OWED) is None


def test_corners_are_moved_by_keys_and_said(dialog, jobs):
    press(dialog, "裁切拉正")
    jobs.run_all()
    view = dialog.desk.view
    before = list(view.corners)
    QTest.keyClick(view, Qt.Key.Key_3)
    QTest.keyClick(view, Qt.Key.Key_Left, SHIFT)
    assert view.corners[2][0] == pytest.approx(before[2][0] - 0.02)
    assert view.corners[:2] == before[:2]
    assert "第3角（右下）" in view.accessibleDescription()
    assert dialog.desk.strip.seen.contains(view.corners[2][0] * 800, view.corners[2][1] * 600)  # enlarged
    press(dialog, "按四角拉正")
    jobs.run_all()
    assert dialog.desk.image.width() < 800
    dialog.form.undo_stack.undo()
    jobs.run_all()
    assert (dialog.desk.image.width(), dialog.desk.image.height()) == (800, 600)


def test_crossed_corners_are_refused_in_words(dialog, jobs):
    press(dialog, "裁切拉正")
    jobs.run_all()
    view = dialog.desk.view
    view.corners[0], view.corners[1] = view.corners[1], view.corners[0]
    press(dialog, "按四角拉正")
    assert "交叉" in dialog.notice.sentence


def test_a_quarter_to_the_right(dialog, jobs):
    find_named(dialog, QLineEdit, "照片里的行数（含列名）").setText("10")
    press(dialog, "照片向右转")
    jobs.run_all()
    assert (dialog.desk.image.width(), dialog.desk.image.height()) == (600, 800)
    assert "不画红框" in said(dialog)  # turned is not cut: where its lines are nobody knows yet
    press(dialog, "裁切拉正")
    jobs.run_all()
    view = dialog.desk.view
    assert view.corners[0][0] < 0.5 > view.corners[0][1]  # top left as it is in sight
    view.corners[:] = [(0.1, 0.2), (0.9, 0.2), (0.9, 1.0), (0.1, 1.0)]
    press(dialog, "按四角拉正")
    jobs.run_all()
    assert dialog.desk.corners[0] == pytest.approx((0.2, 0.9))  # the same corner of the picture as it came
    assert (dialog.desk.image.width(), dialog.desk.image.height()) == (480, 640)


@pytest.mark.parametrize("data", [b"", b"no picture", b"\xff\xd8\xff damaged"])
def test_what_is_no_picture_is_said(open_dialog, jobs, tmp_path, data):
    (tmp_path / "示例.jpg").write_bytes(data)
    dialog = open_dialog(choose=lambda _parent, _start: str(tmp_path / "示例.jpg"))
    find_named(dialog, QPushButton, "照片文件：选择…").click()
    jobs.run_all()
    assert "照片" in dialog.notice.sentence
    (tmp_path / "示例.jpg").write_bytes(photo())  # it is put right meanwhile, and named once more
    find_named(dialog, QPushButton, "照片文件：选择…").click()
    jobs.run_all()
    assert (dialog.desk.photo is not None, dialog.notice.sentence) == (True, "")


def test_a_photo_among_the_evidence_leads_there(session, context, desk, wishes, in_sight, jobs):
    piece = take_in(context, photo(), "班组工资表", Belongs(desk.case.rid))
    dialog = in_sight(PhotoDialog(session, piece))
    press(dialog, "对照这张照片录入工资明细")
    assert wishes == [(CASES, CopyList(desk.case.rid, piece.rid))]


def test_of_a_piece_of_evidence_no_second_one_is_made(session, context, desk, in_sight, meet, jobs):
    desk.without_proof()
    piece = take_in(context, photo(), "班组工资表", Belongs(desk.case.rid))
    tab = in_sight(ClaimsTab(session, desk.case.rid))

    def copy(dialog):
        jobs.run_all()
        assert not find_named(dialog, QLineEdit, "照片文件").isVisibleTo(dialog)
        write_worker(dialog)
        dialog.primary.click()

    meet(copy, lambda plan: plan.primary.click())
    tab.copy_photo(piece)
    (kept,) = context.store.find(Evidence, case_rid=desk.case.rid)
    assert (kept.rid, kept.sha256, kept.title) == (piece.rid, piece.sha256, piece.title)
    assert "5格由人对照图片录入" in kept.shows
    assert len(context.store.find(WageClaim, case_rid=desk.case.rid)) == 4


def read_list(score=0.99, red=0):
    """What a machine may have read: all right but for the second name, and one amount."""
    rows = [
        ("姓名", "身份证号", "应发", "已发", "欠发"),
        ("王示例", an_id_number("19900101", 41), "16,800.00", "800.00", "16,000.00"),
        ("李示列", an_id_number("19900102", 42), "16,800.00", "800.00", "10,000.00"),
        ("合计", "", "33,600.00", "1,600.00", "32,000.00"),
    ]
    places = [[(at / 5, row / 4, (at + 1) / 5, (row + 1) / 4) for at in range(5)] for row in range(4)]
    cells = [
        tuple(PhotoCell(text, False, score, place if text else None, text) for text, place in zip(*pair, strict=True))
        for pair in zip(rows, places, strict=True)
    ]
    return ReadList(PhotoSheet(tuple(cells)), 1, score, red)


@pytest.fixture
def reading(monkeypatch):
    """``reading(found)`` is what the machine will have read, whether the pack is installed here or not."""
    monkeypatch.setattr(photo_desk, "can_read", lambda: True)

    def of(found):
        monkeypatch.setattr(photo_desk, "read", lambda _page: lambda _progress: found)

    return of


def test_what_was_read_is_compared_and_only_then_taken(reading, dialog, jobs, meet):
    reading(read_list())
    press(dialog, "裁切拉正")
    jobs.run_all()
    press(dialog, "按四角拉正")
    jobs.run_all()
    press(dialog, "读出文字")
    jobs.run_all()
    table = grid(dialog)
    assert dialog.desk.image.height() > dialog.desk.image.width()  # it was turned a quarter
    assert "还有" in said(dialog)
    assert {column for row, column in table.list_model.judged.open if row == 1} >= {0}
    dialog.primary.click()
    assert "没有核对" in dialog.notice.sentence
    put(dialog, 2, 4, "16,000.00")
    assert table.list_model.judged.open == [(1, 0), (2, 0)]
    table.go_to(1, 0)
    QTest.keyClick(table, Qt.Key.Key_Space)
    assert (table.currentIndex().row(), table.currentIndex().column()) == (2, 0)
    assert dialog.notice.sentence == ""
    put(dialog, 2, 0, "李示例")
    assert table.list_model.judged.open == []
    met = meet(lambda plan: plan.primary.click())
    dialog.primary.click()
    assert len(met) == 1
    lines, copied, left = dialog.outcome
    assert left == ""
    assert [line.person.name for line in lines] == ["王示例", "李示例"]
    (row,) = copied.rows  # the line that the machine had read otherwise
    assert (row, copied.rows[row][:8]) == (2, b"\x89PNG\r\n\x1a\n")


def test_a_line_is_confirmed_with_one_key_and_the_next_one_is_in_hand(reading, dialog, jobs):
    reading(read_list())
    press(dialog, "读出文字")
    jobs.run_all()
    table = grid(dialog)
    put(dialog, 2, 4, "16,000.00")
    table.go_to(1, 0)
    QTest.keyClick(table, Qt.Key.Key_Space, SHIFT)
    assert all(row != 1 for row, _ in table.list_model.judged.open)
    assert table.currentIndex().row() == 2
    dialog.form.undo_stack.undo()
    assert (1, 0) in table.list_model.judged.open


def test_names_and_numbers_of_several_lines_are_not_confirmed_at_once(reading, dialog, jobs):
    reading(read_list())
    press(dialog, "读出文字")
    jobs.run_all()
    table = grid(dialog)
    before = table.list_model.judged.open
    table.selectAll()
    QTest.keyClick(table, Qt.Key.Key_Space)
    left = table.list_model.judged.open
    assert {(1, 0), (2, 0)} <= set(left) <= set(before)
    assert f"有{len(left)}格姓名、号码或者对不上的没有一起核对" in dialog.notice.sentence


def test_what_contradicts_is_not_confirmed_with_its_line(reading, dialog, jobs):
    reading(read_list())
    press(dialog, "读出文字")
    jobs.run_all()
    table = grid(dialog)
    table.go_to(2, 0)
    QTest.keyClick(table, Qt.Key.Key_Space, SHIFT)
    assert [spot for spot in table.list_model.judged.open if spot[0] == 2] == [(2, 2), (2, 3), (2, 4)]
    assert (table.currentIndex().row(), table.currentIndex().column()) == (2, 2)
    QTest.keyClick(table, Qt.Key.Key_Space)
    assert (2, 2) not in table.list_model.judged.open


def test_a_blurred_photo_asks_for_another_one(reading, dialog, jobs, messages):
    reading(read_list(0.7))
    messages.answer = False
    press(dialog, "读出文字")
    jobs.run_all()
    assert messages.asked == ["照片不够清楚，仍要用读出来的内容？"]
    assert "重新拍一张" in dialog.notice.sentence
    assert grid(dialog).sheet.is_empty


def test_red_writing_that_was_left_out_is_told(reading, dialog, jobs):
    reading(read_list(red=3))
    press(dialog, "读出文字")
    jobs.run_all()
    assert "红色的字（印章、手印或者红笔）有3处没有读入" in dialog.notice.sentence


def test_what_was_typed_is_not_replaced_without_asking_and_comes_back_by_undo(reading, dialog, jobs, messages):
    reading(read_list())
    put(dialog, 1, NAME, "张示例")
    press(dialog, "读出文字")
    jobs.run_all()
    assert messages.asked == ["用读出来的内容替换清单？"]
    assert grid(dialog).sheet.cell(1, 0).text == "王示例"
    dialog.form.undo_stack.undo()
    jobs.run_all()
    assert grid(dialog).sheet.cell(1, NAME).text == "张示例"


@pytest.fixture
def scan(tmp_path):
    """Two sheets as a scanner makes a PDF of them."""
    sheets = [Image.open(BytesIO(photo(colour))).convert("RGB") for colour in ("#f4f4f0", "#f0f4f4")]
    path = tmp_path / "示例工资表.pdf"
    sheets[0].save(path, "PDF", save_all=True, append_images=sheets[1:])
    return path


def test_a_scan_is_copied_page_by_page_and_comes_back_at_its_page(open_dialog, scan, jobs):
    dialog = open_dialog(choose=lambda _parent, _start: str(scan))
    press(dialog, "照片文件：选择…")
    jobs.run_all()
    assert not dialog.desk.image.isNull()
    assert "第1页，共2页" in said(dialog)
    first = dialog.desk.image.copy()
    press(dialog, "下一页")
    jobs.run_all()
    assert "第2页，共2页" in said(dialog)
    assert dialog.desk.image != first
    assert not find_named(dialog, QPushButton, "下一页").isEnabled()
    write_worker(dialog)
    dialog.reject()
    again = open_dialog()
    jobs.run_all()
    assert "第2页，共2页" in said(again)
    assert grid(again).sheet.cell(1, NAME).text == "王示例"
    again.form.undo_stack.undo()


def test_of_a_scan_the_page_that_was_compared_is_kept(open_dialog, scan, jobs, meet):
    dialog = open_dialog(choose=lambda _parent, _start: str(scan))
    press(dialog, "照片文件：选择…")
    jobs.run_all()
    write_worker(dialog)
    meet(lambda plan: plan.primary.click())
    dialog.primary.click()
    _lines, copied, _left = dialog.outcome
    assert copied.photo.data == scan.read_bytes()
    assert copied.cut[:3] == b"\xff\xd8\xff"


def test_a_locked_scan_says_that_it_is_locked(open_dialog, tmp_path, jobs):
    path = tmp_path / "示例.pdf"
    with pikepdf.new() as document:
        document.add_blank_page(page_size=(595, 842))
        document.save(path, encryption=pikepdf.Encryption(user="x", owner="y"))
    dialog = open_dialog(choose=lambda _parent, _start: str(path))
    press(dialog, "照片文件：选择…")
    jobs.run_all()
    assert dialog.notice.sentence == sentence("foreign-locked")


def test_without_the_pack_it_says_where_it_would_help(monkeypatch, open_dialog):
    monkeypatch.setattr(pack, "NEEDED", ("no_such_module_at_all",))
    dialog = open_dialog()
    assert "inspector-app[ocr]" in said(dialog)
    assert not [button for button in dialog.findChildren(QPushButton) if "读出" in button.text() and button.isVisible()]


def test_the_draft_is_gone_on_with_from_the_list_of_drafts(dialog, session, in_sight, meet, jobs):
    write_worker(dialog)
    dialog.reject()
    (kept,) = all_drafts(session.context)
    assert "照片录入工资明细" in kept.title
    page = in_sight(CasesPage(session))
    seen = []
    meet(lambda opened: seen.append(grid(opened).sheet.cell(1, NAME).text))
    page.resume(DraftKey.parse(kept.key))
    assert seen == ["王示例"]
