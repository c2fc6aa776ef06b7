import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLabel

from inspector_app.ui import theme
from inspector_app.ui.theme import Tone
from inspector_app.ui.widgets.card import CounterCard, StripCard
from inspector_app.ui.widgets.label import Label


def test_the_strip_at_the_left_edge_has_the_colour_of_the_tone(qtbot, shown):
    card = StripCard(Tone.DANGER, "复查，今日到期")
    card.body.addWidget(Label("复查"))
    shown(card)
    picture = card.grab().toImage()
    middle = round(picture.height() / 2)
    assert picture.pixelColor(round(4 * picture.devicePixelRatio()), middle) == QColor(
        theme.current().tone(Tone.DANGER).strip
    )
    assert card.accessibleName() == "复查，今日到期"


def test_counter_of_zero_is_plain(qtbot, shown):
    card = shown(CounterCard("已逾期", "triangle-alert", Tone.DANGER))
    figure = next(label for label in card.findChildren(QLabel) if label.text() == "0")
    card.set_figure(3)
    assert (figure.text(), figure.property("tone"), card.accessibleName()) == ("3", "danger", "已逾期：3")
    card.set_figure(0)
    assert figure.property("tone") == "plain"
    with qtbot.waitSignal(card.clicked):
        qtbot.mouseClick(card, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_keys_press_it_once_it_has_the_focus(qtbot, shown, key):
    card = shown(CounterCard("已逾期", "triangle-alert", Tone.DANGER))
    card.setFocus()
    with qtbot.waitSignal(card.clicked):
        qtbot.keyClick(card, key)
