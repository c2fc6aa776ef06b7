import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QScrollArea

from inspector_app.ui import theme
from inspector_app.ui.navigation import Navigation, NavigationItem


@pytest.fixture
def navigation(qtbot):
    navigation = Navigation([("today", "今日", "calendar-check"), ("case", "案件", "folder-open")])
    qtbot.addWidget(navigation)
    navigation.show()
    return navigation


def test_click_wishes_for_a_page_and_mark_shows_it(navigation, qtbot, named):
    with qtbot.waitSignal(navigation.chosen) as heard:
        qtbot.mouseClick(named(navigation, NavigationItem, "案件"), Qt.MouseButton.LeftButton)
    assert heard.args == ["case"]
    navigation.mark("today")
    assert named(navigation, NavigationItem, "今日").isChecked()
    assert not named(navigation, NavigationItem, "案件").isChecked()


def test_light_and_lock_are_wished_for_at_the_foot(navigation, qtbot, named):
    with qtbot.waitSignal(navigation.light_toggled):
        named(navigation, NavigationItem, "强光").click()
    with qtbot.waitSignal(navigation.lock_requested):
        named(navigation, NavigationItem, "锁定").click()


def test_column_widens_in_sunlight(navigation, qapp, family):
    theme.apply(qapp, theme.SUNLIGHT, family)
    assert navigation.width() == theme.SUNLIGHT.nav_width


def test_a_low_rail_has_one_bar_at_most(qtbot):
    rail = Navigation([(f"page{number}", f"第{number}页", "folder-open") for number in range(9)])
    qtbot.addWidget(rail)
    rail.set_narrow(True)
    rail.resize(rail.width(), 280)
    rail.show()
    QApplication.processEvents()
    (area,) = rail.findChildren(QScrollArea)
    assert area.verticalScrollBar().isVisible()
    assert not area.horizontalScrollBar().isVisible()


@pytest.mark.parametrize("look", theme.THEMES.values(), ids=lambda look: look.name)
def test_the_pages_of_today_fit_a_small_laptop_at_150_percent(qtbot, qapp, family, look):
    theme.apply(qapp, look, family)
    rail = Navigation([(f"page{number}", f"第{number}页", "folder-open") for number in range(12)])
    qtbot.addWidget(rail)
    rail.set_narrow(True)
    rail.set_state("已加密", "已加密")
    rail.resize(rail.width(), round(768 / 1.5))
    rail.show()
    QApplication.processEvents()
    (area,) = rail.findChildren(QScrollArea)
    assert not area.verticalScrollBar().isVisible()
    icons = [each for each in rail.findChildren(NavigationItem) if not each.text()]
    assert {each.accessibleName() for each in icons if each.isVisible()} >= {"帮助", "锁定", "第3页"}
    assert len({each.mapTo(rail, each.rect().center()).x() for each in icons}) == 1  # below each other


def test_gloves_hit_the_pages_in_the_sun_on_a_small_laptop(qtbot, qapp, family, named):
    theme.apply(qapp, theme.SUNLIGHT, family)
    column = Navigation([(f"page{number}", f"第{number}页", "folder-open") for number in range(12)])
    qtbot.addWidget(column)
    column.set_state("已加密\n演示日期 2026年3月16日", "已加密")
    column.resize(column.width(), 768)
    column.show()
    QApplication.processEvents()
    first, second = (named(column, NavigationItem, f"第{number}页") for number in (3, 4))
    assert second.y() - first.y() >= 44
    assert named(column, NavigationItem, "帮助").width() >= 40
    (area,) = column.findChildren(QScrollArea)
    assert not area.verticalScrollBar().isVisible()
