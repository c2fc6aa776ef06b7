from PySide6.QtWidgets import QLabel, QWidget

from inspector_app.ui.theme import Tone
from inspector_app.ui.widgets.chip import Badge, Chip
from inspector_app.ui.widgets.facts_grid import Fact, FactsGrid
from inspector_app.ui.widgets.label import Role


def grid_in(shown, grid):
    page = QWidget()
    page.setLayout(grid)
    return shown(page)


def words(page):
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


def test_a_fact_to_a_line_and_what_is_not_known_shows_a_dash(shown):
    grid = FactsGrid()
    grid.show_facts([Fact("案号", "示〔2026〕1号"), Fact("地址")])
    assert words(grid_in(shown, grid)) == ["案号", "示〔2026〕1号", "地址", "—"]


def test_other_facts_take_the_place_of_the_first(qtbot, shown):
    grid = FactsGrid(2)
    page = grid_in(shown, grid)
    grid.show_facts([Fact("旧", "甲")])
    grid.show_facts([Fact("新", "乙")])
    qtbot.waitUntil(lambda: words(page) == ["新", "乙"])


def test_a_wide_fact_begins_a_row_when_it_has_no_room_in_this_one(shown):
    grid = FactsGrid(2)
    grid.show_facts([Fact("甲", "1"), Fact("乙", "2", width=2), Fact("丙", badge=Badge("未开设", Tone.DANGER))])
    page = grid_in(shown, grid)
    tops = {label.text(): label.y() for label in page.findChildren(QLabel)}
    assert tops["甲"] < tops["乙"] < tops["丙"]
    assert page.findChild(Chip).isVisible()


def test_figures_stand_close_together_at_the_left(shown):
    grid = FactsGrid(2, Role.STRONG)
    grid.show_facts([Fact("已付", "1.00"), Fact("余额", "2.00")])
    page = grid_in(shown, grid)
    page.resize(900, 100)
    left = {label.text(): label.x() for label in page.findChildren(QLabel)}
    assert left["余额"] < 300
