"""Qt's own words in Chinese: dates, buttons, context menus, with the words that official usage wants."""

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, Qt, QTranslator
from PySide6.QtWidgets import QApplication

_OFFICIAL = {"撤消": "撤销", "登陆": "登录", "帐号": "账号", "帐户": "账户"}


class OfficialWords(QTranslator):
    """Qt's translation with a few words mended (Qt writes 撤消, official papers 撤销)."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._qt = QTranslator(self)
        self._qt.load("qtbase_zh_CN", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))

    def isEmpty(self) -> bool:  # noqa: N802 - Qt's name
        return False

    def translate(  # type: ignore[override]
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        """The mended translation; None keeps the source text, which for our own words is Chinese already."""
        words = self._qt.translate(context, source, disambiguation, n)
        if not words:
            return None
        for wrong, right in _OFFICIAL.items():
            words = words.replace(wrong, right)
        return words


def speak_chinese(app: QApplication) -> None:
    """Set the locale and install the translation for the whole application; twice does no more than once."""
    QLocale.setDefault(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
    if app.findChild(OfficialWords, options=Qt.FindChildOption.FindDirectChildrenOnly) is None:
        app.installTranslator(OfficialWords(app))
