"""同事 in the settings: cards are compared, a case of a colleague is taken in and its digits are read out."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QPushButton

from inspector_app.domain.case import Case
from inspector_app.domain.company import Company
from inspector_app.ui.copies.copy_view import CopyView
from inspector_app.ui.copies.direct_card import FetchDialog
from inspector_app.ui.copies.giving import GivingDialog
from inspector_app.ui.copies.versions_dialog import VersionsDialog
from inspector_app.ui.settings.colleague_dialog import ColleagueDialog, ColleagueWay
from inspector_app.ui.settings.colleagues_section import ColleaguesSection
from inspector_app.usecases import colleagues, copies, direct_line, handover, people, transfers, versions
from inspector_app.usecases.store_file import create_store
from tests.desk import CHEAP, PASSPHRASE, a_case_of
from tests.usecases.test_direct_line import Told
from tests.usecases.test_transfers import THEIRS


@pytest.fixture
def press(qtbot, named):
    return lambda root, name: qtbot.mouseClick(named(root, QPushButton, name), Qt.MouseButton.LeftButton)


def test_a_colleague_is_compared_his_case_taken_in_and_his_copy_read(
    session, qtbot, put, press, tmp_path, clock, jobs, named, messages
):
    mine, theirs = session.context, create_store(tmp_path / "theirs", PASSPHRASE, THEIRS, clock, CHEAP)
    with closing(theirs.store):
        box = ColleagueDialog(session, ColleagueWay.REGISTER)
        qtbot.addWidget(box)
        box.show()
        put(box, QLineEdit, "同事名片（必填）", "")
        box.form.put("text", colleagues.own_card_text(theirs))
        put(box, QLineEdit, "对方读出的核对码（必填）", "1234")
        press(box, "登记同事")
        assert (box.form.problem_count, colleagues.colleagues(mine)) == (1, ())
        put(box, QLineEdit, "对方读出的核对码（必填）", colleagues.own_digits(theirs))
        press(box, "登记同事")
        assert [card.inspector for card in colleagues.colleagues(mine)] == ["林示例"]

        own = handover.device_card(mine)
        colleagues.register_colleague(theirs, own, colleagues.digits_of(own))
        made = a_case_of(theirs, "示例工人")
        case, other = made.case, replace(made.company, address="示例路9号")
        people.save_company(mine, other)
        given = transfers.give_case(theirs, case.rid, own.device, "岗位调整")
        files = [str(file.path) for file in transfers.write_package(theirs, given.rid, Path(tmp_path))]
        section = ColleaguesSection(session, (lambda *_: "", lambda _parent: files, lambda *_: ""))
        qtbot.addWidget(section)
        section.show()
        press(section, "接收案件包…")
        jobs.run_all()
        assert mine.store.get(Case, case.rid) == case
        code = section.notice.sentence.rpartition("：")[2]
        assert transfers.take_answer(theirs, code.split("\n")[0]).state is transfers.TransferState.TAKEN

        settling = VersionsDialog(session, versions.beside(mine)[0])
        qtbot.addWidget(settling)
        settling.show()
        assert {"示例路9号", "本机（陈示例）"} <= {label.text() for label in settling.findChildren(QLabel)}
        settling.form.put("side", versions.OURS)
        put(settling, QPlainTextEdit, "理由（必填）", "营业执照")
        press(settling, "核定")
        assert (versions.beside(mine), mine.store.need(Company, other.rid)) == ((), other)
        assert section.versions.isHidden()

        gift, before = copies.write_copy(theirs, case, own.device, Path(tmp_path)), mine.store.journal.position
        section.copies.ask_files = lambda _parent: [str(file.path) for file in gift]
        press(section, "收下同行交换包…")
        jobs.run_all()
        assert "已收下林示例的“示例欠薪案”" in section.notice.sentence
        assert mine.store.journal.position == before
        view = CopyView(session, copies.copies(mine)[0])
        qtbot.addWidget(view)
        view.show()
        assert "林示例" in "".join(label.text() for label in view.findChildren(QLabel))
        named(view, QLineEdit, "查找记录").setText("示例工人 人员")
        qtbot.keyClick(named(view, QLineEdit, "查找记录"), Qt.Key.Key_Return)
        assert "人员　示例工人" in [label.text() for label in view.findChildren(QLabel)]
        section.copies.rows.choose_first()
        press(section, "移除…")
        assert (messages.asked[-1], copies.copies(mine)) == ("移除“示例欠薪案”？", ())

        giving = GivingDialog(session, case)
        qtbot.addWidget(giving)
        giving.show()
        press(giving, "选择存放位置…")  # the only colleague is chosen already
        assert {change.kind for change in giving.outcome.changes} >= {"case", "wage_claim", "person"}


def test_a_case_comes_over_a_cable(session, qtbot, put, press, tmp_path, clock, jobs, messages, monkeypatch):
    mine, theirs = session.context, create_store(tmp_path / "theirs", PASSPHRASE, THEIRS, clock, CHEAP)
    with closing(theirs.store), ThreadPoolExecutor(1) as threads:
        for context, card in ((theirs, handover.device_card(mine)), (mine, handover.device_card(theirs))):
            colleagues.register_colleague(context, card, colleagues.digits_of(card))
        given = transfers.give_case(theirs, a_case_of(theirs, "示例工人").case.rid, mine.writer.name, "岗位调整")
        files = [file.path for file in transfers.write_package(theirs, given.rid, tmp_path)]
        order, told = direct_line.prepare_offer(theirs, files, "127.0.0.1"), Told()
        answer = threads.submit(direct_line.perform_offer, order, told)
        address, word = told.typed()
        box = FetchDialog(session)
        qtbot.addWidget(box)
        box.show()
        put(box, QLineEdit, "对方的地址（必填）", "示例")
        put(box, QLineEdit, "一次性口令（必填）", word)
        press(box, "连接并接收")
        assert (box.form.problem_count, box.outcome) == (1, None)
        put(box, QLineEdit, "对方的地址（必填）", address)
        press(box, "连接并接收")
        section = ColleaguesSection(session)
        qtbot.addWidget(section)
        section.show()
        monkeypatch.setattr(FetchDialog, "ask", lambda *_: box.outcome)
        press(section, "直连接收…")
        jobs.run_all()
        assert "示例欠薪案" in section.notice.sentence
        entered = direct_line.record_offer(theirs, order, answer.result(timeout=20))
        assert (entered.state, mine.store.get(Case, given.case_rid).rid) == (
            transfers.TransferState.TAKEN,
            given.case_rid,
        )

        section.direct.ask_files = lambda _parent: [str(each) for each in files]
        monkeypatch.setattr(direct_line, "own_places", lambda: ())
        press(section, "直连送出…")
        assert "没有找到直连网线的地址" in str(messages.told)
