"""Every line of a dialog or page that takes typing keeps it: typed, not saved, and there again in another one of the
same record."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPlainTextEdit, QWidget

from inspector_app.ui.fonts import load_screen_font
from inspector_app.ui.frame import MainWindow
from inspector_app.ui.start.page_list import PAGES, page_specs
from inspector_app.ui.targets import ResumeDraft
from inspector_app.ui.widgets.search_box import SearchBox
from inspector_app.usecases.drafts import Draft, all_drafts, drop_draft
from tests.house.dialogs import DIALOGS, demo
from tests.pictures import pages

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

# Nothing is typed there that is worth keeping, or it must not be kept.
WITHOUT = {
    "PrintDialog": "how many copies",
    "BlanksDialog": "how many copies",
    "BlankBackDialog": "a number, which is looked up at once",
    "BlankPartyDialog": "one party, chosen",
    "FileBox": "the name of a file",
    "HelpDialog": "what is looked for",
    "FindDialog": "what is looked for",
    "RulesDialog": "what is looked for",
    "ClaimsImport": "a file, which is read at once",
    "StatementImport": "a file, which is read at once",
    "SideImport": "a file, which is read at once",
    "ImportDialog": "a file, which is read at once",
    "Box": "one sentence in answer to a question, which no record has yet",
    "ReasonBox": "kept under the act that it is asked for (tests/ui/test_reason_draft.py)",
    "FetchDialog": "an address and a word that are good for one connection",
    "RestoreDialog": "a passphrase and paths, before any store is open",
    "DraftQuestion": "shows a draft",
    "DraftsDialog": "shows drafts",
    "UnwrittenDialog": "shows what was typed elsewhere",
}
# What the demo has no record for: tried on a desk that has one, or begun with other files.
ELSEWHERE = {
    "MergePartiesDialog": "two who are the same",
    "SeparateDialog": "two who were joined",
    "SignOffDialog": "a paper that may be signed off",
    "SettleDialog": "a difference of lists that were brought",
    "SignDialog": "a transcript that is not signed",
    "SubmitDialog": "a paper that is being written",
    "UndoImportDialog": "an import",
    "TakeBackContactDialog": "an attempt that is recorded",
    "TakeInDialog": "files, which are chosen once more",
}
_LOOKS = 50
_STEADY = 3
WORDS = "xbyd"  # letters that every keyboard has; nothing in the demo reads so


def texts(dialog: QWidget) -> list[QLineEdit | QPlainTextEdit]:
    """What a person can type words into; searching is no typing to be kept, and neither is a cell or a number."""
    entries = [*dialog.findChildren(QLineEdit), *dialog.findChildren(QPlainTextEdit)]
    return [
        entry
        for entry in entries
        if entry.isVisibleTo(dialog) and entry.isEnabled() and not entry.isReadOnly()
        and not isinstance(entry, SearchBox) and not isinstance(entry.parent(), SearchBox)
        and not entry.objectName().startswith("qt_")
        and (isinstance(entry, QPlainTextEdit) or entry.echoMode() is QLineEdit.EchoMode.Normal)
    ]  # fmt: skip


def type_into(entry: QLineEdit | QPlainTextEdit) -> None:
    """As a person does: the cursor there, what stands there marked, and key after key; once more where the window was
    not in front yet. Keys that come while a part is still being shown are held until it stands (ui/widgets/held_keys),
    which a person does not see."""
    for _ in range(2):
        entry.setFocus()
        entry.selectAll()
        QTest.keyClicks(entry, WORDS)
        QApplication.processEvents()
        if whole(entry):
            return


def throw_away(*windows: QWidget) -> None:
    for window in windows:
        window.hide()
        window.deleteLater()
        QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)


def kept_of(whole: QWidget) -> tuple[list[Draft], list[str]]:
    """The drafts of what was typed into each line in turn, and the lines of which none was kept."""
    session, kept, lost = demo().session, list[Draft](), list[str]()
    assert not drafts_with_words()  # other tests type into the same demo, but not this
    for entry in texts(whole):
        if not entry.isVisibleTo(whole):  # an entry before decides whether it is asked
            continue
        type_into(entry)
        assert session.write_typing() == ()
        found = drafts_with_words()
        if not found:
            lost.append(entry.accessibleName())
        kept = kept or found
        entry.clear()
    if lost or not kept:
        return kept, lost
    type_into(next(entry for entry in texts(whole) if entry.isVisibleTo(whole)))  # not one of a part shown before
    session.write_typing()
    return drafts_with_words(), lost


def drafts_with_words() -> list[Draft]:
    """A number is kept as it is written on papers, in capitals."""
    return [draft for draft in all_drafts(demo().session.context) if WORDS in str(draft.body).lower()]


def typed_in(name: str) -> list[Draft] | None:
    """The drafts of a dialog in which something was typed and which was left; None where nothing can be typed."""
    dialog = DIALOGS[name](demo())
    entries = texts(dialog)
    if name.partition(".")[0] in WITHOUT or not entries:
        throw_away(dialog)
        return None
    dialog.show()
    QApplication.processEvents()
    kept, lost = kept_of(dialog)
    assert lost == [], "typed there, and kept nowhere"
    throw_away(dialog)
    return kept


@pytest.fixture
def drafts_go():
    yield
    for draft in drafts_with_words():
        drop_draft(demo().context, draft.key)


class Front:
    """The dialogs that come in front while something is done: each is looked at and left."""

    def __init__(self) -> None:
        self.seen: list[tuple[str, bool, bool]] = []
        self._looks, self._stood = 0, 0
        self._front: QDialog | None = None
        self._timer = QTimer(interval=10)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _look(self) -> None:
        front = QApplication.activeModalWidget()
        if not isinstance(front, QDialog) or not front.isVisible():
            return
        self._stood = self._stood + 1 if front is self._front else 0
        self._front = front
        if self._stood < _STEADY:  # another may come over it at once
            return
        focus = QApplication.focusWidget()
        is_inside = focus is not None and front.isAncestorOf(focus)
        self._looks += 1
        if is_inside or self._looks > _LOOKS:  # a window becomes active when the system says so
            self._looks = 0
            shows = any(WORDS in whole(entry) for entry in texts(front))
            self.seen.append((type(innermost(focus) or front).__name__, shows, is_inside))
            front.reject()

    def stop(self) -> list[tuple[str, bool, bool]]:
        self._timer.stop()
        return self.seen


def innermost(widget: QWidget | None) -> QDialog | None:
    """The dialog in which a widget stands; one that came over another is drawn in its window."""
    while widget is not None and not isinstance(widget, QDialog):
        widget = widget.parentWidget()
    return widget


def whole(entry: QLineEdit | QPlainTextEdit) -> str:
    return entry.toPlainText() if isinstance(entry, QPlainTextEdit) else entry.text()


@pytest.fixture(scope="module")
def main_window(qapp) -> Iterator[MainWindow]:
    """One for all dialogs, for it takes long to make; gone before another file begins. What is kept need not be
    drawn."""
    window = MainWindow(demo().session, page_specs(PAGES, demo().session), load_screen_font())
    window.setUpdatesEnabled(False)
    window.show()
    yield window
    throw_away(window)


@pytest.mark.parametrize("name", sorted(DIALOGS))
def test_a_dialog_keeps_what_is_typed_and_restoring_opens_it_again(name, main_window, built, drafts_go, qtbot):
    """As 恢复 in 未保存的内容 does; the text stands there, and the keys go there."""
    every = typed_in(name)
    if every is None:
        return
    assert len(every) == 1, "nothing typed here is kept as a draft"
    (kept,) = every
    assert kept.title
    if name in ELSEWHERE:
        return
    target = ResumeDraft(kept.key)
    main_window.activateWindow()
    front = Front()
    demo().session.go(target.page, target)
    QApplication.processEvents()
    seen = front.stop()
    assert seen[:1] == [(name.partition(".")[0], True, True)], (kept.key, seen)


TYPED_PAGES = ("inspection-3", "settings-minimum-wage", "settings-holidays", "settings")
"""The pages of the demo with lines that are not searched in: test_every_page finds one that is not named here."""


@pytest.mark.parametrize("name", TYPED_PAGES)
def test_a_page_keeps_what_is_typed_in_each_of_its_lines(name, main_window, built, drafts_go, monkeypatch):
    def shown(key, target=None, prepare=None):
        main_window.show_page(key, target)
        if prepare is not None:
            prepare(main_window.page(key))
        return main_window.page(key)

    monkeypatch.setattr(pages, "page_shot", shown)
    main_window.activateWindow()
    page = pages.shots()[name]()
    QApplication.processEvents()
    kept, lost = kept_of(page)
    assert kept
    assert lost == []
