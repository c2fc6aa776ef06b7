"""Which input method the desktop runs, and by which way Qt reaches it; fcitx 4 has one of its own: ``fcitx4``."""

import os
import sys
from collections.abc import Iterable, Mapping

IM_MODULES = "QT_IM_MODULES"
_FCITX, _IBUS = "fcitx", "ibus"
OLD, _NEW = "org.fcitx.Fcitx-", "org.fcitx.Fcitx5"


def input_modules(told: str) -> str:
    """Which plug-ins Qt shall try, in turn. Our Qt has none for fcitx: fcitx 5 is reached by the one for ibus, which
    stands last where the desktop exports fcitx alone."""
    wished = [each for each in told.split(";") if each] or [_FCITX]
    return ";".join([*wished, _IBUS] if _FCITX in wished and _IBUS not in wished else wished)


def runs_old_fcitx(services: Iterable[str]) -> bool:
    """Whether the desktop runs fcitx 4 and not fcitx 5, by the names on its session bus."""
    names = tuple(services)
    return any(name.startswith(OLD) for name in names) and _NEW not in names


def bus_services(environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> tuple[str, ...]:
    """The names on the session bus; empty where there is none."""
    if not platform.startswith("linux") or not environment.get("DBUS_SESSION_BUS_ADDRESS"):
        return ()
    from PySide6.QtDBus import QDBusConnection

    interface = QDBusConnection.sessionBus().interface()
    return tuple(interface.registeredServiceNames().value()) if interface else ()
