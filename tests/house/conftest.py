"""Windows on the demo that are gone after the test."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget

from inspector_app.ui import theme
from inspector_app.ui.fonts import load_screen_font
from inspector_app.ui.language import speak_chinese


@pytest.fixture
def built(qapp) -> Iterator[Callable[[Callable[[], QWidget]], QWidget]]:
    """``built(builder)`` builds a window in the first look."""
    speak_chinese(qapp)
    theme.apply(qapp, theme.STANDARD, load_screen_font())
    made: list[QWidget] = []

    def build(builder: Callable[[], QWidget]) -> QWidget:
        made.append(builder())
        return made[-1]

    yield build
    theme.apply(qapp, theme.STANDARD, load_screen_font())
    for window in made:
        window.hide()
        window.deleteLater()
        QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)
