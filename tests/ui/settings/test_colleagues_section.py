"""同事 in the settings: cards are compared, a case of a colleague is taken in and its digits are read out."""

from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton

from inspector_app.domain.case import Case
from inspector_app.ui.settings.colleague_dialog import ColleagueDialog, ColleagueWay
from inspector_app.ui.settings.colleagues_section import ColleaguesSection
from inspector_app.usecases import colleagues, handover, transfers
from inspector_app.usecases.store_file import create_store
from tests.desk import CHEAP, PASSPHRASE, a_case_of
from tests.usecases.test_transfers import THEIRS


@pytest.fixture
def press(qtbot, named):
    return lambda root, name: qtbot.mouseClick(named(root, QPushButton, name), Qt.MouseButton.LeftButton)


def test_a_colleague_is_compared_and_his_case_taken_in(session, qtbot, put, press, tmp_path, clock, jobs):
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
        case = a_case_of(theirs, "示例工人").case
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
