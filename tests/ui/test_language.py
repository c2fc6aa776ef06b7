from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtWidgets import QLineEdit

from inspector_app.ui.language import OfficialWords, speak_chinese


def test_menus_of_qt_speak_chinese_in_official_words(qtbot, family):
    line = QLineEdit()
    qtbot.addWidget(line)
    words = [action.text() for action in line.createStandardContextMenu().actions()]
    assert any("撤销" in word for word in words)
    assert not any("撤消" in word for word in words)


def test_qt_finds_its_words_without_asking_python(qapp):
    """Hundreds of times for each key that is bound and for each page."""
    assert OfficialWords.translate is QTranslator.translate
    assert OfficialWords().translate("QLineEdit", "&Undo") == "撤销(&U)"


def test_locale_is_chinese(family):
    assert QLocale().territory() == QLocale.Country.China
    assert QLocale().monthName(3) == "三月"


def test_unknown_words_stay_as_they_are(qapp):
    assert not OfficialWords().translate("MainWindow", "今日工作")


def test_spoken_to_twice_a_word_is_looked_up_once(qapp, family):
    speak_chinese(qapp)
    speak_chinese(qapp)
    assert len(qapp.findChildren(OfficialWords)) == 1
