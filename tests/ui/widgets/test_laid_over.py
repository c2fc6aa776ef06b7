"""A notice over the lower edge of what scrolls: the end can still be read, and nothing moves when it goes."""

import pytest
from PySide6.QtCore import QPoint, QStringListModel
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QStackedWidget, QTableView, QVBoxLayout, QWidget

from inspector_app.ui.layouts import REST, in_column, in_row
from inspector_app.ui.theme import Tone
from inspector_app.ui.widgets.button import Button
from inspector_app.ui.widgets.laid_over import LaidOver, ListFoot
from inspector_app.ui.widgets.notice import Notice
from inspector_app.ui.widgets.page import Page
from inspector_app.ui.widgets.scrolled import Scrolled

LINES = 60


@pytest.fixture
def page(shown):
    page = Page("示例")
    for number in range(LINES):
        page.body.addWidget(QLabel(f"第{number + 1}行"))
    page.resize(800, 500)
    return shown(page)


def settle():
    for _ in range(4):
        QApplication.processEvents()


def height_of(page, number):
    line = next(each for each in page.findChildren(QLabel) if each.text() == f"第{number}行")
    return line.mapTo(page, QPoint(0, line.height())).y()


def bar(page):
    return page.findChild(QScrollArea).verticalScrollBar()


def test_the_last_line_can_be_read_above_the_notice(page):
    page.notice.say("已保存。")
    settle()
    bar(page).setValue(bar(page).maximum())
    settle()
    assert height_of(page, LINES) <= page.notice.y()


def test_at_the_end_nothing_moves_when_the_notice_goes_and_the_room_is_given_back_further_up(page):
    most = bar(page).maximum()
    page.notice.say("已保存。")
    settle()
    bar(page).setValue(bar(page).maximum())
    settle()
    before = height_of(page, LINES)
    page.notice.clear()
    settle()
    assert height_of(page, LINES) == before
    bar(page).setValue(0)
    settle()
    assert bar(page).maximum() == most


def test_what_lies_over_the_window_leaves_the_foot_of_a_page_in_sight(shown):
    page, window, notice, pages = Page("示例"), QWidget(), Notice(), QStackedWidget()
    page.add_foot().addWidget(QLabel("已保存 09:30:00"))
    in_column(pages, of=window)
    for each in (QWidget(), page):
        pages.addWidget(each)
    page.over.below(LaidOver(notice, pages, window))
    window.resize(800, 500)
    shown(window)
    notice.say("磁盘已满。")
    settle()
    assert notice.geometry().bottom() > window.height() - 20
    pages.setCurrentWidget(page)
    settle()
    assert notice.isVisible()
    assert notice.geometry().bottom() < page.foot.parentWidget().mapTo(window, QPoint()).y()


@pytest.fixture(params=[60, 9], ids=["a long list", "a list that just fits"])
def listed(shown, request):
    """A page with a list down to its lower edge."""
    page = Page("示例", scrolls=False)
    view = QTableView()
    view.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
    view.setModel(QStringListModel([f"第{number + 1}行" for number in range(request.param)]))
    view.verticalHeader().setDefaultSectionSize(40)
    page.body.addWidget(view)
    page.resize(800, 550)
    return shown(page), view


def end_of(page, view):
    """Where the last row ends."""
    last = view.visualRect(view.model().index(view.model().rowCount() - 1, 0))
    return view.viewport().mapTo(page, last.bottomLeft()).y()


def test_the_last_row_of_a_list_can_be_seen_above_the_notice_and_stays_when_it_goes(listed):
    page, view = listed
    page.notice.say("已登记3人。", Tone.OK, "制作确认表", "撤回误登")
    settle()
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    settle()
    assert end_of(page, view) <= page.notice.y()
    before = end_of(page, view)
    page.notice.clear()
    settle()
    assert end_of(page, view) == before
    view.verticalScrollBar().setValue(0)
    settle()
    most = view.verticalHeader().length() - view.viewport().height()
    assert view.verticalScrollBar().maximum() == max(0, most)


def test_a_list_that_grows_while_something_is_told_can_be_seen_to_its_end(listed):
    page, view = listed
    page.notice.say("已保存。")
    settle()
    model = view.model()
    model.insertRows(model.rowCount(), 30)
    settle()
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    settle()
    assert end_of(page, view) <= page.notice.y()


def test_a_cell_that_one_types_in_is_not_covered(listed):
    page, table = listed
    last = table.model().index(table.model().rowCount() - 1, 0)
    table.setCurrentIndex(last)
    table.scrollTo(last)
    table.edit(last)
    page.notice.say("已恢复没有保存的内容。", Tone.INFO)
    settle()
    cell = table.indexWidget(last)
    assert cell.mapTo(page, QPoint(0, cell.height())).y() <= page.notice.y()


@pytest.mark.parametrize("lines", [30, 12], ids=["scrolls", "just fits"])
def test_the_last_line_of_a_column_beside_others_can_be_read_above_the_notice(shown, lines):
    page = Page("示例", scrolls=False)
    content = QWidget()
    column = QVBoxLayout(content)
    for number in range(lines):
        line = QLabel(f"第{number + 1}行")
        line.setFixedHeight(40)
        column.addWidget(line)
    column.addStretch()
    area = Scrolled(content)
    page.body.addWidget(area)
    page.resize(800, 700)
    shown(page)
    page.notice.say("已签发。", Tone.OK)
    settle()
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    settle()
    assert height_of(page, lines) <= page.notice.y()


def test_a_column_that_ends_a_little_below_the_notice_is_whole_again_when_it_goes(shown):
    """It stayed cut, above empty ground, wherever it had less to scroll than the notice had covered."""
    page = Page("示例", scrolls=False)
    content = QWidget()
    column = QVBoxLayout(content)
    for _number in range(11):
        line = QLabel("一行")
        line.setFixedHeight(36)
        column.addWidget(line)
    area = Scrolled(content)
    page.body.addWidget(area)
    page.resize(800, 660)
    shown(page)
    settle()
    whole = area.viewport().height()
    page.notice.say("已结束检查。" * 90, Tone.OK)
    settle()
    assert area.viewport().height() < content.minimumSizeHint().height() <= whole
    page.notice.clear()
    settle()
    assert area.viewport().height() == whole


def test_the_foot_of_a_list_stays_in_sight_where_the_list_has_room_for_the_notice(shown):
    page, view, foot = Page("示例", scrolls=False), QTableView(), ListFoot()
    view.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
    view.setModel(QStringListModel([f"第{number + 1}行" for number in range(LINES)]))
    view.verticalHeader().setDefaultSectionSize(40)
    foot.setFixedHeight(80)
    foot.list = view
    for part in (view, foot):
        page.body.addWidget(part)
    page.resize(800, 600)
    shown(page).notice.say("已保存。")
    settle()
    assert page.notice.geometry().bottom() < foot.mapTo(page, QPoint()).y()
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    settle()
    assert end_of(page, view) <= page.notice.y()
    page.resize(800, 350)  # now the rows need what room there is
    settle()
    first = view.visualRect(view.model().index(0, 0))
    assert view.viewport().mapTo(page, first.bottomLeft()).y() <= page.notice.y()


def test_buttons_below_a_list_stay_in_sight_where_half_of_the_page_stays_free(shown):
    page, view, verbs = Page("示例", scrolls=False), QTableView(), QWidget()
    in_row(REST, Button("另有证明"), Button("补充证据"), of=verbs)
    for part in (view, verbs):
        page.body.addWidget(part)
    page.resize(800, 600)
    shown(page).notice.say("已存为文件。")
    settle()
    assert page.notice.geometry().bottom() < verbs.mapTo(page, QPoint()).y() + verbs.height() // 2
    assert not page.notice.geometry().intersects(verbs.rect().translated(verbs.mapTo(page, QPoint())))


def told_page(shown, words):
    """A list below words that wrap, as a page may say them; with the list's place before something is told."""
    page, view = Page("示例", scrolls=False), QTableView()
    label = QLabel(words)
    label.setWordWrap(True)
    page.body.addWidget(label)
    page.body.addWidget(view, 1)
    page.resize(800, 400)
    shown(page)
    settle()
    return page, view


def test_a_list_below_words_that_wrap_keeps_its_height_and_only_the_list_scrolls(shown):
    page, view = told_page(shown, "说明" * 60)
    before = view.geometry()
    page.notice.say("已保存。")
    settle()
    assert view.geometry() == before
    assert bar(page).maximum() == 0


def test_what_just_fits_is_not_squeezed_by_a_notice_and_can_be_scrolled(shown):
    page, view = told_page(shown, "说明")
    view.setMinimumHeight(view.height() - 20)
    settle()
    before = view.geometry()
    page.notice.say("已保存。")
    settle()
    assert view.geometry() == before
    bar(page).setValue(bar(page).maximum())
    settle()
    assert view.mapTo(page, QPoint(0, view.height())).y() <= page.notice.y()


def test_a_list_that_is_shown_whole_goes_up_with_its_page_and_never_scrolls_into_nothing(page):
    view = QTableView()
    view.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
    view.setModel(QStringListModel([f"第{number}条" for number in range(LINES)], view))
    view.setMinimumHeight(view.verticalHeader().length() + 60)
    page.body.insertWidget(0, view)
    settle()
    page.notice.say("已保存。")
    settle()
    assert view.verticalScrollBar().maximum() == 0
    bar(page).setValue(bar(page).maximum())
    settle()
    assert height_of(page, LINES) <= page.notice.y()
