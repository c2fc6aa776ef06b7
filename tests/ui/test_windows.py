"""Between two tests no list is deleted that its completer will delete."""

from PySide6.QtWidgets import QApplication, QCompleter, QDialog
from shiboken6 import isValid

from tests.windows import let_windows_go_now


def test_a_list_of_offers_is_left_to_its_completer(qapp):
    dialog, completer = QDialog(), QCompleter(["示例一"])
    popup = completer.popup()
    assert popup in QApplication.topLevelWidgets()
    let_windows_go_now(qapp)
    assert isValid(popup)
    assert not isValid(dialog)
