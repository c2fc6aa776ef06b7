"""A long column: what is seen is made, what is only passed over is not."""

import pytest
from PySide6.QtWidgets import QScrollArea, QWidget

from inspector_app.ui.widgets.on_sight import OnSight

HIGH = 100


@pytest.fixture
def made(qtbot):
    """The column in its area, and the numbers of all parts that were ever made."""
    numbers = []

    def part(number):
        numbers.append(number)
        place = QWidget()
        place.setFixedHeight(HIGH)
        return place

    area = QScrollArea()
    column = OnSight(part, lambda _number, _width: HIGH, tuple, may_pass=True)
    area.setWidget(column)
    area.setWidgetResizable(True)
    area.resize(200, 3 * HIGH)
    qtbot.addWidget(area)
    with qtbot.waitExposed(area):
        area.show()
    return area, column, numbers


def test_of_many_parts_those_that_are_only_passed_over_are_not_made(made, qtbot):
    """To drag the bar through a visit of 2,000 photos made each card on the way."""
    area, column, numbers = made
    column.show_parts(range(400))
    bar = area.verticalScrollBar()
    qtbot.waitUntil(lambda: bool(numbers) and bar.maximum() > 390 * HIGH)
    for step in range(1, 101):
        bar.setSliderPosition(bar.maximum() * step // 100)  # as it is dragged
    qtbot.waitUntil(lambda: 399 in numbers)
    assert len(numbers) < 40


def test_of_a_few_parts_each_is_there_as_soon_as_it_is_seen(made, qtbot):
    area, column, numbers = made
    column.show_parts(range(20))
    bar = area.verticalScrollBar()
    qtbot.waitUntil(lambda: bool(numbers) and bar.maximum() > 15 * HIGH)
    for number in range(0, 17, 3):
        bar.setSliderPosition(number * HIGH)  # also just after the column found its width
        assert number in numbers
