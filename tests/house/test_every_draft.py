"""Every dialog that takes typing keeps it: typed, not saved, and there again in another one of the same record."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from inspector_app.ui.widgets.search_box import SearchBox
from inspector_app.usecases.drafts import all_drafts, drop_draft
from tests.house.test_every_dialog import DIALOGS, demo

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

# Nothing is typed there that is worth keeping, or it must not be kept.
WITHOUT = {
    "PrintDialog": "how many copies",
    "FileBox": "the name of a file",
    "ClaimsImport": "a file, which is read at once",
    "Box": "one sentence in answer to a question, which no record has yet",
    "RestoreDialog": "a passphrase and paths, before any store is open",
    "DraftQuestion": "shows a draft",
    "DraftsDialog": "shows drafts",
    "UnwrittenDialog": "shows what was typed elsewhere",
}
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
    """As a person does: the cursor there, what stands there marked, and key after key."""
    entry.setFocus()
    entry.selectAll()
    QTest.keyClicks(entry, WORDS)


def throw_away(*windows: QWidget) -> None:
    for window in windows:
        window.hide()
        window.deleteLater()
        QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)


@pytest.mark.parametrize("name", sorted(DIALOGS))
def test_a_dialog_keeps_what_is_typed(name, qapp):
    session = demo().session
    dialog = DIALOGS[name](demo())
    dialog.show()
    QApplication.processEvents()
    entries = texts(dialog)
    if name.partition(".")[0] in WITHOUT or not entries:
        throw_away(dialog)
        return
    assert WORDS not in str(all_drafts(session.context))  # other tests type into the same demo, but not this
    kept = []
    for entry in entries:
        type_into(entry)
        assert session.write_typing() == ()
        kept = [draft for draft in all_drafts(session.context) if WORDS in str(draft.body)]
        if kept:
            break
    throw_away(dialog)
    for draft in kept:
        drop_draft(session.context, draft.key)
    assert len(kept) == 1, "nothing typed here is kept as a draft"
    assert kept[0].title
