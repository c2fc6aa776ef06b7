import pytest

from inspector_app.ui.start.input_method import bus_services, input_modules, runs_old_fcitx


@pytest.mark.parametrize(
    ("services", "old"),
    [
        ((), False),
        (("org.fcitx.Fcitx-0",), True),
        (("org.fcitx.Fcitx5", "org.fcitx.Fcitx-0"), False),
        (("org.freedesktop.IBus",), False),
    ],
)
def test_only_fcitx_4_alone_is_a_trouble(services, old):
    assert runs_old_fcitx(services) is old


def test_without_a_session_bus_nothing_is_known():
    assert bus_services({}, "linux") == ()
    assert bus_services({"DBUS_SESSION_BUS_ADDRESS": "x"}, "win32") == ()


@pytest.mark.parametrize(
    ("told", "tried"),
    [
        ("", "fcitx;ibus"),
        ("fcitx", "fcitx;ibus"),
        ("wayland;fcitx", "wayland;fcitx;ibus"),
        ("ibus;fcitx", "ibus;fcitx"),
        ("ibus", "ibus"),
        ("compose", "compose"),
    ],
)
def test_fcitx_5_is_reached_by_the_plug_in_for_ibus_also_where_the_desktop_exports_fcitx_alone(told, tried):
    assert input_modules(told) == tried
