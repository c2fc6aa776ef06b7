import pytest
from PySide6.QtWidgets import QPushButton

from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.chip import Badge
from inspector_app.ui.widgets.page_header import PageHeader

VERBS = ("返回台账", "研判等级", "修改项目", "新建案件", "新建检查")


@pytest.fixture
def header(shown):
    header = PageHeader("示例中学扩建1期", "城西镇")
    for verb in VERBS:
        header.add(Button(verb, "plus", Kind.PRIMARY if verb == VERBS[-1] else Kind.PLAIN))
    header.set_badge(Badge("严重欠薪"))
    return shown(header)


@pytest.mark.parametrize("width", [1200, 800, 620, 560])
def test_every_action_is_whole_at_any_width_and_the_primary_one_is_last(header, named, qtbot, width):
    header.resize(width, header.sizeHint().height())
    buttons = [named(header, QPushButton, verb) for verb in VERBS]
    qtbot.waitUntil(lambda: all(b.geometry().right() < width and b.width() >= b.sizeHint().width() for b in buttons))
    places = [(button.y(), button.x()) for button in buttons]
    assert places == sorted(places)


def test_one_line_again_when_there_is_room(header, named, qtbot):
    for width in (520, 1300):
        header.resize(width, header.sizeHint().height())
    qtbot.waitUntil(lambda: len({named(header, QPushButton, verb).y() for verb in VERBS}) == 1)


def test_a_line_below_the_title_is_not_cut_short_for_the_sake_of_actions(header, named, qtbot):
    header.resize(760, header.sizeHint().height())
    qtbot.waitUntil(lambda: len({named(header, QPushButton, verb).y() for verb in VERBS}) == 1)
    header.set_subtitle("城西镇 · 住房和城乡建设局 · 2026年3月2日发现")
    qtbot.waitUntil(lambda: all(named(header, QPushButton, verb).y() > 40 for verb in VERBS))
