"""The Chinese typeface of the screen, bundled or the best that the machine has; and our fonts of further letters."""

from functools import cache

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QFont, QFontDatabase, QRawFont

from inspector_app.support.errors import Trouble
from inspector_app.support.paths import resource

_SCREEN_FACE = "hei.ttf"
_INSTALLED = ("Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", "HarmonyOS Sans SC", "WenQuanYi Micro Hei")


@cache
def load_screen_font() -> str:
    """The family name to put into ``QFont``. Raises :class:`Trouble` ``ui-no-chinese-font`` when there is none.

    Loaded once: Qt forgets every letter that it has measured whenever a font is added, the same one too.
    """
    bundled = resource("fonts", _SCREEN_FACE)
    if bundled.is_file():
        handle = QFontDatabase.addApplicationFont(str(bundled))
        families = QFontDatabase.applicationFontFamilies(handle) if handle >= 0 else []
        if families:
            return families[0]
    return installed_chinese_family()


def installed_chinese_family() -> str:
    """A family of the machine that writes Simplified Chinese. Raises as above."""
    able = QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese)
    for family in (*_INSTALLED, *able):
        if family in able:
            return family
    raise Trouble("ui-no-chinese-font")


def load_further_font(file: str, member: str = "") -> QRawFont | None:
    """Have Qt draw from a bundled font too, which may lie in an archive by name; None where there is none such."""
    if not resource("fonts", file).is_file():
        return None
    handle = _load_member(file, member) if member else QFontDatabase.addApplicationFont(str(resource("fonts", file)))
    families = QFontDatabase.applicationFontFamilies(handle) if handle >= 0 else []
    return QRawFont.fromFont(QFont(families[0])) if families else None


def _load_member(archive: str, member: str) -> int:
    from zipfile import ZipFile  # not needed for the first window

    with ZipFile(resource("fonts", archive)) as opened:
        if member not in opened.namelist():
            return -1
        return QFontDatabase.addApplicationFontFromData(QByteArray(opened.read(member)))
