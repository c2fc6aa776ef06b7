from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolTip

from inspector_app.ui import theme
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.menu_button import MenuButton


def test_icon_of_a_button_follows_the_theme(qapp, family, shown):
    button = shown(Button(icon="plus", name="新增"))
    before = button.icon().pixmap(24).toImage()
    theme.apply(qapp, theme.SUNLIGHT, family)
    assert button.icon().pixmap(24).toImage() != before
    assert button.toolTip() == "新增"


def test_a_button_that_becomes_the_main_one_shows_its_icon_on_the_ground_of_that(shown):
    quiet, primary = shown(Button("收取", "camera", Kind.QUIET)), shown(Button("收取", "camera", Kind.PRIMARY))
    quiet.set_kind(Kind.PRIMARY)
    assert quiet.icon().pixmap(24).toImage() == primary.icon().pixmap(24).toImage()


def test_the_icon_of_a_button_that_is_down_has_the_colour_of_its_words(qapp, family, shown):
    """In the sun it stands on a filled ground, as that of the main button does."""
    theme.apply(qapp, theme.SUNLIGHT, family)
    button, primary = shown(Button("上次遗留", "history")), shown(Button("上次遗留", "history", Kind.PRIMARY))
    button.setCheckable(True)
    up = button.icon().pixmap(24).toImage()
    button.click()
    assert button.icon().pixmap(24).toImage() == primary.icon().pixmap(24).toImage() != up
    button.click()
    assert button.icon().pixmap(24).toImage() == up


def test_every_button_is_large_enough_for_a_glove_in_the_sun(qapp, family, shown):
    """44 px, as the entries of the navigation: whatever kind it is, also while the keyboard is on it."""
    theme.apply(qapp, theme.SUNLIGHT, family)
    buttons = [shown(Button("上移", "chevron-up", kind, name="上移")) for kind in Kind]
    for button in buttons:
        button.setFocus()
        assert min(button.sizeHint().height(), button.height()) >= 44, button.property("kind")


def test_other_words_are_another_name_unless_the_button_has_its_own():
    plain, named = Button("锁定"), Button("打开", name="打开：示例案件")
    for button in (plain, named):
        button.setText("解锁")
    assert (plain.accessibleName(), named.accessibleName()) == ("解锁", "打开：示例案件")


def test_a_button_that_cannot_be_pressed_says_why(shown):
    button = shown(Button("登记支付"))
    button.allow(False, "没有尚欠的工资")
    assert not button.isEnabled()
    assert button.toolTip() == button.accessibleDescription() == "没有尚欠的工资"
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)  # a finger rests over nothing
    assert QToolTip.text() == "没有尚欠的工资"
    button.allow(True, "没有尚欠的工资")
    assert button.isEnabled()
    assert button.toolTip() == button.accessibleDescription() == ""


def test_a_picture_that_can_be_pressed_again_says_again_what_it_does(shown):
    button = shown(Button(icon="chevron-left", kind=Kind.ICON, name="上一面"))
    button.allow(False, "这是第一面")
    button.allow(False, "这是唯一一面")
    assert button.toolTip() == "这是唯一一面"
    button.allow(True, "")
    assert button.toolTip() == "上一面"


def test_a_menu_that_a_key_opens_under_the_mouse_takes_the_click(shown):
    """Qt closes it without a word: to it the mouse that rests there is the one that opened the menu."""
    button, chosen = shown(MenuButton("导出、打印")), []
    menu = button.actions_menu
    entry = [menu.addAction(words) for words in ("导出Excel…", "存为 PDF…")][1]
    entry.triggered.connect(lambda: chosen.append(entry.text()))
    QTest.keyClick(button, Qt.Key.Key_Return)
    place = menu.actionGeometry(entry).center()
    there = button.mapFromGlobal(menu.mapToGlobal(place))
    QTest.keyClick(menu, Qt.Key.Key_Escape)
    for begin in (QTest.mousePress, QTest.mouseDClick):  # the second press of a double click chooses nothing
        QTest.mouseMove(button, QPoint(there))
        QTest.keyClick(button, Qt.Key.Key_Return)
        begin(menu, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
        QTest.mouseRelease(menu, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
        assert (chosen, menu.isVisible()) == (["存为 PDF…"], False)
