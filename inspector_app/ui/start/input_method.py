"""Fcitx 4, still the input method of older Kylin and UOS desktops, does not reach this window: say so once."""

import os
import sys
from collections.abc import Iterable, Mapping

_OLD, _NEW = "org.fcitx.Fcitx-", "org.fcitx.Fcitx5"


def runs_old_fcitx(services: Iterable[str]) -> bool:
    """Whether the desktop runs fcitx 4 and not fcitx 5, by the names on its session bus."""
    names = tuple(services)
    return any(name.startswith(_OLD) for name in names) and _NEW not in names


def bus_services(environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> tuple[str, ...]:
    """The names on the session bus; empty where there is none."""
    if not platform.startswith("linux") or not environment.get("DBUS_SESSION_BUS_ADDRESS"):
        return ()
    from PySide6.QtDBus import QDBusConnection

    interface = QDBusConnection.sessionBus().interface()
    return tuple(interface.registeredServiceNames().value()) if interface else ()
