import sys

import pytest

from inspector_app.support import display
from inspector_app.support.errors import Trouble


@pytest.mark.parametrize(
    "environment",
    [{"QT_QPA_PLATFORM": "offscreen"}, {"QT_QPA_PLATFORM": "minimal:x"}, {"WAYLAND_DISPLAY": "wayland-0"}],
)
def test_without_x_qt_finds_its_own_way(environment):
    display.check_display(environment, "linux")


def test_windows_needs_no_display_variable():
    display.check_display({}, "win32")


def test_no_screen_is_said_in_words():
    with pytest.raises(Trouble) as trouble:
        display.check_display({}, "linux")
    assert trouble.value.code == "window-not-available"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="X only")
def test_a_missing_library_is_named(monkeypatch):
    monkeypatch.setattr(display, "_X_LIBRARY", "libnot-there.so.9")
    with pytest.raises(Trouble) as trouble:
        display.check_display({"DISPLAY": ":0"}, "linux")
    assert trouble.value.code == "window-libraries-missing"
    assert trouble.value.details == {"library": "libnot-there.so.9"}


@pytest.mark.skipif(bool(display.missing_library("libxcb.so.1")), reason="no X library on this system")
def test_a_screen_that_does_not_answer_is_none(monkeypatch):
    monkeypatch.setattr(display, "_X_PLUGIN", "none.so")
    with pytest.raises(Trouble) as trouble:
        display.check_display({"DISPLAY": ":4711"}, "linux")
    assert trouble.value.code == "window-not-available"
