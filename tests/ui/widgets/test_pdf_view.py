import pytest
from PySide6.QtWidgets import QApplication, QWidget

from inspector_app.ui.widgets.pdf_view import PdfView, to_image
from tests.ui.gallery import Drawn

A4 = (595.0, 842.0)


class Paper:
    def __init__(self):
        self.asked = []

    def __call__(self, page, scale):
        self.asked.append((page, scale))
        width, height = round(A4[0] * scale), round(A4[1] * scale)
        return Drawn(width, height, width, bytes([200]) * (width * height))


@pytest.fixture
def view(qtbot):
    view = PdfView()
    qtbot.addWidget(view)
    view.resize(500, 400)
    view.show()
    return view


@pytest.mark.parametrize(
    ("pixel", "colour"), [(b"\x01\x02\x03\xff", (3, 2, 1)), (b"\x01\x02\x03", (3, 2, 1)), (b"\x07", (7, 7, 7))]
)
def test_bitmaps_of_every_kind(pixel, colour):
    image = to_image(Drawn(4, 1, 4 * len(pixel), pixel * 4))
    assert image.pixelColor(0, 0).getRgb()[:3] == colour


def test_only_pages_in_sight_are_drawn(view):
    paper = Paper()
    view.show_pages([A4] * 30, paper)
    assert {page for page, _ in paper.asked} <= {0, 1}
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    QApplication.processEvents()
    assert 29 in {page for page, _ in paper.asked}


def test_pages_are_as_wide_as_the_view(view):
    view.show_pages([A4], Paper())
    assert view.horizontalScrollBar().maximum() == 0
    narrow = view.scale
    view.resize(700, 400)
    assert view.scale > narrow


def test_changed_paper_keeps_the_place(view):
    view.show_pages([A4] * 5, Paper())
    view.verticalScrollBar().setValue(777)
    again = Paper()
    view.show_pages([A4] * 5, again)
    assert view.verticalScrollBar().value() == 777
    assert again.asked
    view.show_pages([A4] * 6, Paper())
    assert view.verticalScrollBar().value() == 777
    assert view.page_count == 6


def test_zoom_draws_sharper_and_keeps_the_part_in_sight(view, qtbot):
    paper = Paper()
    view.show_pages([A4] * 5, paper)
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum() // 2)
    part = view.verticalScrollBar().value() / view.verticalScrollBar().maximum()
    before = paper.asked[-1][1]
    view.zoom_in()
    QApplication.processEvents()
    assert paper.asked[-1][1] > before
    assert view.verticalScrollBar().value() / view.verticalScrollBar().maximum() == pytest.approx(part, abs=0.01)
    view.set_zoom(99)
    assert view.scale == 4.0
    view.zoom_out()
    assert view.scale < 4.0


def test_page_in_sight_is_told(view, qtbot):
    with qtbot.waitSignal(view.page_changed) as heard:
        view.show_pages([A4] * 3, Paper())
    assert heard.args == [1, 3]


def test_drawn_pages_are_shown_at_paper_size(view):
    picture = Drawn(1240, 1754, 1240, bytes(1240 * 1754))
    view.show_images([picture, picture], 150)
    view.set_zoom(1.0)
    assert view.page_count == 2
    assert view.widget().width() == pytest.approx(1240 * 96 / 150, abs=30)


@pytest.mark.parametrize(
    ("room", "scale"),
    [((600, 2000), "as wide as the view"), ((1200, 1000), "whole pages"), ((1200, 300), 0.8)],
)
def test_of_a_paper_one_sees_as_much_as_can_be_read(view, room, scale):
    view.resize(*room)
    view.show_pages([A4], Paper())
    inside, point = view.viewport().size(), 96 / 72
    wanted = {"as wide as the view": inside.width() / (A4[0] * point), "whole pages": inside.height() / (A4[1] * point)}
    assert view.scale == pytest.approx(wanted.get(scale, scale), rel=0.06)


def test_the_page_that_fills_the_view_is_told_not_the_edge_of_the_one_above(view):
    told = []
    view.page_changed.connect(lambda page, count: told.append((page, count)))
    view.show_pages([A4] * 3, Paper())
    assert told == [(1, 3)]
    second = view.widget().findChildren(QWidget)[1]
    view.verticalScrollBar().setValue(second.y() - 40)
    QApplication.processEvents()
    assert told[-1] == (2, 3)
    assert view.first_in_sight == 0  # its edge is still drawn
    view.show_pages([A4] * 2, Paper())
    assert told[-1] == (2, 2)
