import pytest
from PySide6.QtCore import QSize

from inspector_app.ui import theme
from inspector_app.ui.widgets.masked_edit import MaskedEdit
from tests.pictures.grab import SCREENS, grab, grab_all
from tests.ui.gallery import PAGES, form_page


@pytest.mark.parametrize("key", PAGES)
def test_every_input_has_a_name(qtbot, unnamed, key):
    page = PAGES[key][2]()
    qtbot.addWidget(page)
    assert unnamed(page) == []


@pytest.mark.parametrize("look", theme.THEMES.values(), ids=lambda look: look.name)
@pytest.mark.parametrize("key", PAGES)
def test_every_page_fits_1280_by_720(qtbot, qapp, family, key, look):
    theme.apply(qapp, look, family)
    page = PAGES[key][2]()
    qtbot.addWidget(page)
    page.ensurePolished()
    least = page.minimumSizeHint()
    assert least.width() <= 1280 - look.nav_width
    assert least.height() <= 720


def test_pictures_show_no_number(qtbot, tmp_path):
    page = form_page()
    qtbot.addWidget(page)
    edits = page.findChildren(MaskedEdit)
    edits[0].toggle()
    grab(page, tmp_path / "form.png", QSize(1366, 768))
    assert edits
    assert not any(edit.is_open for edit in edits)
    assert (tmp_path / "form.png").stat().st_size > 10_000


def test_one_picture_of_each_theme(qtbot, tmp_path):
    files = grab_all({"form": form_page}, tmp_path, SCREENS[0])
    assert [file.name for file in files] == ["form-standard-1366x768.png", "form-sunlight-1366x768.png"]
    assert all(file.is_file() for file in files)
