from datetime import date

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox

from inspector_app.ui.widgets.choice_box import ChoiceBox
from inspector_app.usecases.sounds import is_called


def test_choice_keeps_a_word_that_is_no_longer_offered(shown):
    box = shown(ChoiceBox([("甲", "a")], "全部"))
    assert box.value() is None
    box.set_value("旧词")
    assert (box.value(), box.currentText()) == ("旧词", "旧词")
    box.set_value(None)
    assert box.value() is None


def test_wheel_never_changes_a_choice(shown):
    box = shown(ChoiceBox([("甲", "a"), ("乙", "b")]))
    box.set_value("a")
    box.setFocus()
    event = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(box, event)
    assert box.value() == "a"


def test_letters_lead_to_what_sounds_like_them_in_a_list_of_some_lines(shown):
    places = [(name, name) for name in ("北京", "安徽", "江苏", "江苏无锡", "江西", *map("示例市{}".format, range(30)))]
    for letters, found in (("js", "江苏"), ("anhui", "安徽")):
        closed = shown(ChoiceBox(places, is_called=is_called))
        QTest.keyClicks(closed, letters)
        assert closed.value() == found
    box = shown(ChoiceBox(places, is_called=is_called))
    box.showPopup()
    QTest.keyClicks(box.view(), "jx")
    QTest.keyClick(box.view(), Qt.Key.Key_Return)
    assert box.value() == "江西"
    box.showPopup()
    assert box.view().height() < 30 * box.view().sizeHintForRow(0)
    assert box.view().verticalScrollBar().isVisible()
    box.hidePopup()


def test_long_words_make_no_dialog_wider_and_are_whole_in_the_list(shown):
    words = "示人社监令字〔2026〕1号　示例路桥集团第二工程有限公司"
    short, box = shown(ChoiceBox([("甲", "a")])), shown(ChoiceBox([(words, "a")]))
    assert short.minimumSizeHint().width() < box.minimumSizeHint().width() < box.sizeHint().width()
    box.window().resize(1000, 100)
    box.showPopup()
    assert box.view().width() >= box.fontMetrics().horizontalAdvance(words)
    box.hidePopup()


def test_a_word_that_has_no_room_is_drawn_with_its_end_left_out_and_told_whole(shown):
    """Two words that differ only behind the cut look the same, and unlike one that fits."""
    words = "示例路桥集团第二工程有限公司" * 2
    boxes = [shown(ChoiceBox([(each, "a")])) for each in (f"{words}甲乙丙", f"{words}丁戊己")]
    for box in boxes:
        box.resize(200, 36)
        box.set_value("a")
    assert boxes[0].grab().toImage() == boxes[1].grab().toImage()
    assert [box.toolTip() for box in boxes] == [f"{words}甲乙丙", f"{words}丁戊己"]
    cut = QComboBox()
    cut.addItem(f"{words}甲乙丙")
    shown(cut)
    cut.resize(200, 36)
    assert cut.grab().toImage() != boxes[0].grab().toImage()


def test_a_day_that_was_chosen_is_found_among_those_offered_anew(shown):
    box = shown(ChoiceBox((), "现在"))
    box.offer([("2026年3月", date(2026, 3, 1))])
    box.set_value(date(2026, 3, 1))
    box.offer([("2026年4月", date(2026, 4, 1)), ("2026年3月", date(2026, 3, 1))])
    assert (box.currentText(), box.count()) == ("2026年3月", 3)
