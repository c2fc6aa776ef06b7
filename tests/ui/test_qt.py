"""The Qt binding itself, guarded against a release that loses references."""

import sys

from PySide6.QtWidgets import QWidget


def test_calls_that_return_nothing_do_not_eat_references_to_none(qtbot):
    """PySide6 6.12.0 loses one reference to None at every setter and aborts on Python 3.11 within minutes."""
    widget = QWidget()
    qtbot.addWidget(widget)
    before = sys.getrefcount(None)
    for _ in range(1000):
        widget.setEnabled(True)
    assert abs(sys.getrefcount(None) - before) < 100
