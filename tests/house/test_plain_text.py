"""Text from data is never obeyed as mark-up: mark-up as names in a store, then every page, list, tooltip and dialog."""

import re
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex
from PySide6.QtGui import Qt, QTextDocumentFragment
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLabel, QTextEdit, QWidget

import inspector_app.ui
from inspector_app.domain.records import KINDS
from tests.house import dialogs
from tests.house.dialogs import DIALOGS
from tests.house.names import undrawn
from tests.pictures import pages as pictures

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
PROBE = '<img src="file:///probe.svg"><b>'
# What a person types freely and a stranger's list can bring in; numbers and codes have shapes of their own.
FREE = (
    "name title town address department owner_name contractor_name manager_name employer position bank "
    "respondent site_name site_place facts request note crew job disposition_note shows text "
    "legal_representative work source"
)
FED = FREE.split()
ROLES = (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.WhatsThisRole, Qt.ItemDataRole.StatusTipRole)
CELLS = 400


@cache
def feed() -> None:
    """Mark-up before every free text of every record of the demo (what a hostile roster could do to all of them)."""
    context = pictures.demo_session().context
    with context.unit("示例") as unit:
        for kind in KINDS.values():
            if kind.type.__name__ in ("Document", "Act", "Agency", "NumberBlock", "Deadline"):
                continue  # frozen papers, and what our own office and law data say
            for record in context.store.all(kind.type):
                texts = {n: getattr(record, n, "") for n in FED}
                fed = {n: PROBE + t for n, t in texts.items() if type(t) is str and t}  # no word of an enumeration
                if fed:
                    unit.put(replace(record, **fed))


@pytest.fixture(autouse=True, scope="module")
def hostile_demo():
    """A demo of this file's own; the others get a clean one again."""
    caches = (pictures.demo_folder, pictures.demo_session, dialogs.demo)
    for one in caches:
        one.cache_clear()
    feed()
    yield
    for one in caches:
        one.cache_clear()
    feed.cache_clear()


def obeyed(text: str) -> bool:
    """Whether Qt would draw a picture or bold letters where this is shown as text of unknown kind."""
    return Qt.mightBeRichText(text) and "<img" not in QTextDocumentFragment.fromHtml(text).toPlainText()


def rich(root: QWidget) -> list[str]:
    """Everything in a window that would be taken for mark-up."""
    found = []
    for widget in (root, *root.findChildren(QWidget)):
        where = f"{type(widget).__name__} {widget.accessibleName()[:20]}"
        found += [f"tip of {where}" for tip in (widget.toolTip(), widget.whatsThis()) if obeyed(tip)]
        if isinstance(widget, QLabel) and widget.textFormat() is not Qt.TextFormat.PlainText and widget.text():
            found.append(f"label {where}: {widget.text()[:30]}")
        if isinstance(widget, QTextEdit) and "<img" in widget.toHtml():
            found.append(f"picture in {where}")
        if isinstance(widget, QAbstractItemView) and widget.model() is not None:
            found += [f"{where}: {words}" for words in rich_cells(widget.model())]
    return found


def columns(model: QAbstractItemModel) -> int:
    return 1 if isinstance(model, QAbstractListModel) else model.columnCount(QModelIndex())


def rich_cells(model: QAbstractItemModel) -> list[str]:
    found = []
    for row in range(min(model.rowCount(QModelIndex()), CELLS)):
        for column in range(columns(model)):
            index = model.index(row, column, QModelIndex())
            found += [str(index.data(role))[:60] for role in ROLES if obeyed(str(index.data(role) or ""))]
    for column in range(columns(model)):
        words = [model.headerData(column, Qt.Orientation.Horizontal, role) for role in ROLES]
        found += [str(word) for word in words if obeyed(str(word or ""))]
    return found


def shows_the_probe(root: QWidget) -> bool:
    """Whether any text of the window holds what was fed: else the walk would prove nothing."""
    texts = [str(w.property(name) or "") for w in root.findChildren(QWidget) for name in ("text", "plainText")]
    for view in root.findChildren(QAbstractItemView):
        model = view.model()
        if model is not None:
            texts += [
                str(model.index(row, column).data() or "")
                for row in range(min(model.rowCount(QModelIndex()), CELLS))
                for column in range(columns(model))
            ]
    return any(PROBE in text for text in texts)


SEEN: set[str] = set()


@pytest.mark.parametrize("name", list(pictures.shots()))
def test_no_page_obeys_mark_up(name, built):
    window = built(pictures.shots()[name])
    undrawn(window)
    window.show()
    QApplication.processEvents()
    assert rich(window) == []
    if shows_the_probe(window):
        SEEN.add(name)


@pytest.mark.parametrize("name", DIALOGS)
def test_no_dialog_obeys_mark_up(name, built):
    dialog = built(lambda: DIALOGS[name](dialogs.demo()))
    undrawn(dialog)
    dialog.show()
    QApplication.processEvents()
    assert rich(dialog) == []
    if shows_the_probe(dialog):
        SEEN.add(name)


def test_the_mark_up_was_there_to_be_seen():
    """Runs after the walk: pages and dialogs enough showed it, each as text."""
    assert {"today", "projects", "project", "cases", "case", "case-claims", "inspections", "interviews"} <= SEEN
    assert {"PickDialog.person", "PickDialog.company", "PersonDialog", "ProjectDialog"} <= SEEN


SOURCES = sorted(Path(inspector_app.ui.__file__).parent.rglob("*.py"))
PLACES = {  # of the manual only our own text is set: nobody typed it
    r"\.setToolTip\(": {"tip.py"},
    r"\bQLabel\(|\(QLabel\)": {"label.py"},
    r"\b(QMessageBox|QInputDialog|QFileDialog|QErrorMessage|QTextBrowser|QTextDocument|QWhatsThis)\b": {
        "read_back_view.py",
        "help_view.py",
    },
    r"\.(setHtml|insertHtml|appendHtml|setWhatsThis|setStatusTip)\(": {
        "cell_block.py",  # escaped, for the clipboard
        "help_view.py",  # statutes, escaped; pictures are the manual's alone
    },
    r"TextFormat\.(RichText|MarkdownText|AutoText)": set(),
}


@pytest.mark.parametrize("pattern", PLACES)
def test_what_obeys_mark_up_is_used_in_one_place(pattern):
    users = {file.name for file in SOURCES if re.search(pattern, file.read_text(encoding="utf-8"))}
    assert users <= PLACES[pattern]
