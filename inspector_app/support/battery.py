"""How much is left in the battery, as the system tells it; no rights are needed for it."""

import ctypes
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

_SUPPLIES = Path("/sys/class/power_supply")
_NO_BATTERY, _UNKNOWN, _OFF_LINE = 128, 255, 0  # SYSTEM_POWER_STATUS: BatteryFlag, any of its bytes, ACLineStatus


@dataclass(frozen=True, slots=True)
class Battery:
    """``percent`` of all batteries together; ``drains`` while no cable feeds the machine."""

    percent: int
    drains: bool


def battery(supplies: Path = _SUPPLIES, platform: str = sys.platform) -> Battery | None:
    """The battery of this machine; None where there is none, or nothing is told of it."""
    return _of_windows() if platform == "win32" else _of_linux(supplies)


def _of_linux(supplies: Path) -> Battery | None:
    """A mouse has a battery too, whose ``scope`` is a device. Documentation/ABI/testing/sysfs-class-power."""
    levels: list[tuple[int, int]] = []
    states: list[str] = []
    for folder in sorted(supplies.glob("*")):
        if _told(folder, "type") != "Battery" or _told(folder, "scope") == "Device":
            continue
        capacity = _told(folder, "capacity")
        if capacity.isdecimal():
            whole = _told(folder, "energy_full") or _told(folder, "charge_full")
            levels.append((int(capacity), int(whole) if whole.isdecimal() else 1))
            states.append(_told(folder, "status"))
    sizes = sum(size for _, size in levels)
    if not sizes:
        return None
    percent = sum(capacity * size for capacity, size in levels) // sizes
    return Battery(min(percent, 100), "Discharging" in states)


def _told(folder: Path, name: str) -> str:
    with suppress(OSError, ValueError):
        return (folder / name).read_text(encoding="ascii").strip()
    return ""


class _Status(ctypes.Structure):
    """SYSTEM_POWER_STATUS."""

    _fields_ = (
        ("line", ctypes.c_uint8), ("flag", ctypes.c_uint8), ("percent", ctypes.c_uint8), ("saver", ctypes.c_uint8),
        ("seconds", ctypes.c_uint32), ("full_seconds", ctypes.c_uint32),
    )  # fmt: skip


def _of_windows() -> Battery | None:
    if sys.platform != "win32":
        return None
    status = _Status()
    if not ctypes.windll.kernel32.GetSystemPowerStatus(ctypes.byref(status)):
        return None
    return told_by_windows(status.line, status.flag, status.percent)


def told_by_windows(line: int, flag: int, percent: int) -> Battery | None:
    """What three bytes of SYSTEM_POWER_STATUS mean."""
    if flag & _NO_BATTERY or percent == _UNKNOWN:  # an unknown flag has every bit
        return None
    return Battery(min(percent, 100), line == _OFF_LINE)
