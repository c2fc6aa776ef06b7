import re

import pytest
from PySide6.QtCore import QSize

from inspector_app.support.paths import resource
from inspector_app.ui import icons

NAMES = sorted(
    {path.stem for path in resource("icons").glob("*.svg")} - {"program"}
)  # the window's, in its own colours


def test_licence_travels_with_the_icons():
    assert "ISC License" in resource("icons", "LICENSE").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_every_icon_takes_the_colour_asked_for(qapp, name):
    picture = icons.pixmap(name, 24, "#ff0000", 1.0).toImage()
    strong = [
        picture.pixelColor(x, y)
        for x in range(24)
        for y in range(24)
        if picture.pixelColor(x, y).alpha() > 200
    ]  # fmt: skip
    assert strong
    assert all(colour.red() > 200 and colour.green() < 60 for colour in strong)


def test_icon_is_sharp_at_a_pixel_ratio_and_leaves_a_gap(qapp):
    picture = icons.pixmap("check", 20, "#000000", 1.5, gap=6)
    assert picture.size() == QSize(39, 30)
    assert picture.devicePixelRatio() == 1.5


def test_icons_named_in_the_code_exist():
    source = resource("..", "inspector_app", "ui")
    known = {*NAMES}
    for path in source.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        named = re.findall(r'icon(?:_name)?="([a-z0-9-]+)"', text) + re.findall(r'IconLabel\("([a-z0-9-]+)"', text)
        assert set(named) <= known, path.name
