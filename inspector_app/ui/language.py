"""Qt's own words in Chinese: dates, buttons, context menus, with the words that official usage wants."""

from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, Qt, QTranslator
from PySide6.QtWidgets import QApplication

_OFFICIAL = {"撤消": "撤销", "登陆": "登录", "帐号": "账号", "帐户": "账户"}
_AS_IN_FILE = "utf-16-be"


class OfficialWords(QTranslator):
    """Qt's translation with a few words mended (Qt writes 撤消, official papers 撤销).

    They are mended in the file's bytes, each by one as long: whoever builds a key or shows a word asks Qt a hundred
    times, and each answer in Python would take longer than the rest.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        file = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath), "qtbase_zh_CN.qm")
        self._told = _mended(file.read_bytes() if file.is_file() else b"")  # Qt reads in it whenever it is asked
        self.load(self._told)


def _mended(told: bytes) -> bytes:
    for wrong, right in _OFFICIAL.items():
        told = told.replace(wrong.encode(_AS_IN_FILE), right.encode(_AS_IN_FILE))
    return told


def speak_chinese(app: QApplication) -> None:
    """Set the locale and install the translation for the whole application; twice does no more than once."""
    QLocale.setDefault(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
    if app.findChild(OfficialWords, options=Qt.FindChildOption.FindDirectChildrenOnly) is None:
        app.installTranslator(OfficialWords(app))
