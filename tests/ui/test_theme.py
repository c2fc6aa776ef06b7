import re

import pytest
from PySide6.QtCore import QPoint, QSize
from PySide6.QtWidgets import QLabel, QMenu, QStackedWidget, QWidget

from inspector_app.support.paths import resource
from inspector_app.ui import theme
from inspector_app.ui.theme import THEMES, Tone, apply, contrast, dress, sheet

LOOKS = list(THEMES.values())


def test_contrast_of_black_on_white_is_21():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#123456", "#123456") == 1


@pytest.mark.parametrize(
    "room", [QSize(1024, 560), QSize(1092, 574), QSize(910, 472)], ids=["1024×600", "125 %", "150 %"]
)
def test_on_a_screen_of_few_points_strong_light_keeps_its_black_and_the_usual_sizes(room):
    name, look = theme.for_screen(theme.SUNLIGHT, room)
    assert name not in theme.THEMES  # nobody chooses it
    assert (look.name, look.text, look.line) == ("sunlight", theme.SUNLIGHT.text, theme.SUNLIGHT.line)
    assert (look.body_size, look.row_height, look.nav_width) == (
        theme.STANDARD.body_size, theme.STANDARD.row_height, theme.STANDARD.nav_width,
    )  # fmt: skip
    assert theme.for_screen(theme.STANDARD, room) == ("standard", theme.STANDARD)


def test_on_a_usual_screen_strong_light_is_larger():
    for room in (QSize(1280, 680), QSize(1366, 728), QSize(1280, 1000)):
        assert theme.for_screen(theme.SUNLIGHT, room) == ("sunlight", theme.SUNLIGHT)


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.name)
def test_words_can_be_read(look):
    body = [(look.text, ground) for ground in (look.ground, look.card, look.chosen, look.hover, look.head)]
    body += [(look.second, look.card), (look.on_primary, look.primary), (look.on_primary, look.primary_hover)]
    body += [(look.nav_text, look.nav), (look.nav_text, look.nav_hover), (look.nav_chosen_text, look.nav_chosen)]
    for words, ground in body:
        assert contrast(words, ground) >= 7, (words, ground)
    for tone in Tone:
        colours = look.tone(tone)
        assert contrast(colours.words, colours.ground) >= 4.5, tone
        assert contrast(look.ink(tone), look.card) >= 4.5, tone
    small = [(look.disabled, look.head), (look.second, look.ground), (look.second, look.head)]
    small += [(look.primary, look.card), (look.primary, look.ground), (look.primary, look.chosen)]
    small += [(look.text, look.tone(tone).ground) for tone in Tone if look.line == 1]
    for words, ground in small:
        assert contrast(words, ground) >= 4.5, (words, ground)


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.name)
def test_edges_of_fields_and_marks_can_be_seen(look):
    for edge in (look.border, look.primary, look.scroll, look.ink(Tone.DANGER)):
        assert contrast(edge, look.card) >= 3
    assert contrast(look.nav_mark, look.nav) >= 3


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.name)
def test_sheet_is_filled_and_names_pictures_that_exist(look):
    words = sheet(look)
    assert "$" not in words
    pictures = re.findall(r'url\("([^"]+)"\)', words)
    assert pictures
    assert all(resource("icons", look.name, picture.rsplit("/", 1)[1]).is_file() for picture in pictures)


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.name)
def test_pictures_of_the_sheet_wear_colours_of_the_theme(look):
    for path in resource("icons", look.name).glob("*.svg"):
        colours = set(re.findall(r"#[0-9a-f]{6}", path.read_text(encoding="utf-8")))
        assert len(colours) == 1
        assert colours <= {look.text, look.on_primary}


def test_apply_sets_size_in_pixels_and_is_known_to_painters(qapp, family):
    theme.apply(qapp, theme.SUNLIGHT, family)
    assert qapp.font().pixelSize() == 18
    assert qapp.font().family() == family
    assert theme.current() is theme.SUNLIGHT


def test_what_is_dressed_follows_at_once_in_sight_and_otherwise_when_it_is_shown(qtbot, qapp, family):
    stack = QStackedWidget()
    qtbot.addWidget(stack)
    seen, hidden = QLabel("甲"), QLabel("乙")
    for label in (seen, hidden):
        label.setProperty("role", "title")
        stack.addWidget(label)
        theme.dress(label)
    stack.show()
    theme.apply(qapp, theme.SUNLIGHT, family)
    assert seen.font().pixelSize() == theme.SUNLIGHT.title_size
    assert hidden.font().pixelSize() != theme.SUNLIGHT.title_size
    stack.setCurrentWidget(hidden)
    assert hidden.font().pixelSize() == theme.SUNLIGHT.title_size
    theme.apply(qapp, theme.STANDARD, family)
    theme.apply(qapp, theme.SUNLIGHT, family)  # there and back while it is hidden: nothing is left of the other look
    stack.setCurrentWidget(seen)
    assert seen.font().pixelSize() == theme.SUNLIGHT.title_size


def test_what_stands_in_something_dressed_wears_its_look(qtbot):
    outer = QWidget()
    qtbot.addWidget(outer)
    theme.dress(outer)
    inner = QLabel("甲", outer)
    theme.dress(inner)
    assert outer.styleSheet()
    assert not inner.styleSheet()


def test_style_as_restyles_a_widget(qtbot):
    label = QLabel("甲")
    qtbot.addWidget(label)
    theme.dress(label)
    theme.style_as(label, "role", "title")
    label.ensurePolished()
    assert label.font().pixelSize() == theme.STANDARD.title_size


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.name)
def test_what_cannot_be_chosen_in_a_menu_looks_so_also_under_the_cursor(look, qapp, family, qtbot):
    apply(qapp, look, family)
    menu = QMenu()
    qtbot.addWidget(menu)
    dress(menu)
    may, may_not = menu.addAction("办理"), menu.addAction("办理")
    may_not.setEnabled(False)
    menu.popup(QPoint(0, 0))

    def inks(action):
        menu.setActiveAction(action)
        picture = menu.grab(menu.actionGeometry(action)).toImage()
        return {picture.pixelColor(x, y).name() for x in range(picture.width()) for y in range(picture.height())}

    assert look.text in inks(may)
    assert look.chosen in inks(may)
    assert look.disabled in inks(may_not)
    assert not {look.text, look.chosen} & inks(may_not)
