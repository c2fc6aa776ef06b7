"""Asks Windows what kind of drive a letter stands for."""

import ctypes
import sys
from enum import Enum


class Drive(Enum):
    """As far as it matters for a store."""

    OTHER = "other"
    REMOVABLE = "removable"
    NETWORK = "network"
    MEMORY = "memory"


_REMOVABLE, _REMOTE, _CDROM, _RAMDISK = 2, 4, 5, 6  # GetDriveTypeW
_STORAGE_QUERY_PROPERTY = 0x002D1400
_BUS_USB, _BUS_SD, _BUS_1394 = 7, 12, 4  # STORAGE_BUS_TYPE
_SHARE_READ_WRITE, _OPEN_EXISTING = 3, 3
_BUS_TYPE_AT = 28  # in STORAGE_DEVICE_DESCRIPTOR


def drive_of(letter: str) -> Drive:
    """The kind of a drive such as ``E:``."""
    if sys.platform != "win32":
        return Drive.OTHER
    kind = ctypes.windll.kernel32.GetDriveTypeW(f"{letter}\\")
    if kind == _REMOTE:
        return Drive.NETWORK
    if kind == _RAMDISK:
        return Drive.MEMORY
    if kind in (_REMOVABLE, _CDROM) or _bus_of(letter) in (_BUS_USB, _BUS_SD, _BUS_1394):
        return Drive.REMOVABLE
    return Drive.OTHER


def _bus_of(letter: str) -> int:
    """STORAGE_BUS_TYPE of the disk behind a drive; 0 when it is not told. Needs no rights: the disk is not read."""
    if sys.platform != "win32":
        return 0
    kernel = ctypes.WinDLL("kernel32", use_last_error=True)
    kernel.CreateFileW.restype = ctypes.c_void_p
    handle = kernel.CreateFileW(f"\\\\.\\{letter}", 0, _SHARE_READ_WRITE, None, _OPEN_EXISTING, 0, None)
    if handle in (None, ctypes.c_void_p(-1).value):
        return 0
    query, answer, length = (ctypes.c_uint32 * 3)(), ctypes.create_string_buffer(1024), ctypes.c_uint32()
    try:
        done = kernel.DeviceIoControl(
            ctypes.c_void_p(handle), _STORAGE_QUERY_PROPERTY, query, ctypes.sizeof(query), answer, len(answer),
            ctypes.byref(length), None,
        )  # fmt: skip
    finally:
        kernel.CloseHandle(ctypes.c_void_p(handle))
    told = done and length.value >= _BUS_TYPE_AT + 4
    return int.from_bytes(answer.raw[_BUS_TYPE_AT : _BUS_TYPE_AT + 4], "little") if told else 0
