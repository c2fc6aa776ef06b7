from PySide6.QtWidgets import QPushButton

from inspector_app.ui.widgets.empty_state import EmptyState


def test_empty_list_offers_what_to_do_first(qtbot, named, shown):
    empty = shown(EmptyState("还没有项目", "从 Excel 导入。", action="导入项目"))
    with qtbot.waitSignal(empty.requested):
        named(empty, QPushButton, "导入项目").click()
