"""What a screen reader says is what is seen: after typing, choosing, filtering, saving, refusing and F9."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QWidget

from inspector_app.domain.agency import Inspector
from inspector_app.domain.case import Case
from inspector_app.domain.claim import WageClaim
from inspector_app.domain.company import Company
from inspector_app.domain.person import Person
from inspector_app.domain.project import Project
from inspector_app.support.errors import Problem, Refused
from inspector_app.ui.cases.funds_picture import FundsPicture
from inspector_app.ui.frame import MainWindow
from inspector_app.ui.session import Session
from inspector_app.ui.widgets.form_dialog import FormDialog
from inspector_app.ui.widgets.label import Role
from inspector_app.ui.widgets.search_box import SearchBox
from inspector_app.ui.widgets.segmented import Segmented
from inspector_app.usecases import case_edits, people, projects, settings
from inspector_app.usecases.context import Context
from inspector_app.usecases.drafts import drop_draft, keep_draft
from tests.desk import keep_lines
from tests.house.sight import contradictions, settle, sweep
from tests.pictures.pages import shots

SHOTS = shots()
_MOST = 6  # choices of one box that are tried
NONSENSE = "x9"
# Their button prints, which nobody refuses.
PRINTS = ("PrintDialog", "ReviewCopy")
_IN_BOTH = [*SHOTS][::3]  # the light changes no words, on whichever page


def told(window: QWidget, after: str) -> list[str]:
    settle()
    return [f"{after}: {words}" for words in contradictions(window)]


def undrawn(window: QWidget) -> None:
    """What is said need not be drawn, but for the picture that tells its words as it is drawn."""
    window.setUpdatesEnabled(bool(window.findChildren(FundsPicture)))


def seen(window: QWidget, kind: type[QWidget]) -> list[QWidget]:
    return [each for each in window.findChildren(kind) if each.isVisible() and each.isEnabled()]


def chosen(window: QWidget) -> list[str]:
    """Each word of each choice."""
    found = []
    for choice in seen(window, Segmented):
        for button in choice.findChildren(QWidget):
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)
            found += told(window, f"after {button.accessibleName()}")
    for box in seen(window, QComboBox):
        for _ in range(min(box.count(), _MOST)):
            QTest.keyClick(box, Qt.Key.Key_Down)
            found += told(window, f"after choosing {box.currentText()}")
    for tick in seen(window, QCheckBox):
        QTest.keyClick(tick, Qt.Key.Key_Space)
        found += told(window, f"after ticking {tick.text()}")
    return found


def typed(window: QWidget, words: str) -> list[str]:
    """These words in every entry, one after the other, or nothing."""
    found = []
    for entry in (*seen(window, QLineEdit), *seen(window, QPlainTextEdit)):
        inside = isinstance(entry.parent(), QComboBox) or entry.objectName().startswith("qt_")
        if entry.isReadOnly() or inside or not entry.isVisible():
            continue
        entry.setFocus()
        entry.selectAll()
        QTest.keyClick(entry, Qt.Key.Key_Delete)
        QTest.keyClicks(entry, words)
        QTest.keyClick(entry, Qt.Key.Key_Tab)
        found += told(window, f"after {words or 'nothing'} in {entry.accessibleName()}")
    return found


TRIED: set[tuple[str, ...]] = set()


def untried(window: QWidget) -> Iterator[Segmented]:
    """The choices of a page, but for those that were gone through on another picture of the same record."""
    title = next((label.text() for label in seen(window, QLabel) if label.property("role") == Role.TITLE), "")
    for choice in seen(window, Segmented):
        told = (title, *(button.accessibleName() for button in choice.findChildren(QWidget)))
        if told not in TRIED:
            TRIED.add(told)
            yield choice


def filtered(window: QWidget) -> list[str]:
    """Each word that narrows a list or turns a page, a search that finds little and one that finds nothing."""
    found = []
    for choice in untried(window):
        for button in choice.findChildren(QWidget):
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)
            found += told(window, f"after {button.accessibleName()}")
    for box in seen(window, SearchBox):
        for words in ("示例中学", "没有这样的词"):
            box.setFocus()
            box.selectAll()
            box.insert(words)
            QTest.keyClick(box, Qt.Key.Key_Return)
            found += told(window, f"after looking for {words}")
        box.selectAll()
        QTest.keyClick(box, Qt.Key.Key_Delete)
        QTest.keyClick(box, Qt.Key.Key_Return)
    return found


def in_other_light(window: MainWindow) -> list[str]:
    found = []
    for _ in range(2):
        window.toggle_light()
        found += told(window, "after F9")
    return found


def saves() -> dict[str, tuple[Callable[..., Any], type, str]]:
    """The main kinds of record: the use case that writes one, and a text of it that can be another."""
    return {
        "项目": (projects.save_project, Project, "town"),
        "单位": (people.save_company, Company, "address"),
        "案件": (case_edits.save_case, Case, "title"),
        "明细": (keep_lines, WageClaim, "job"),
        "监察员": (settings.save_inspector, Inspector, "position"),
        "人员": (people.save_person, Person, "address"),
    }


def others(context: Context) -> list[tuple[Callable[..., Any], Any, Any]]:
    """One record of each kind and what it could be instead, with the use case that writes either."""
    found = []
    for save, kind, name in saves().values():
        record = next(each for each in context.store.all(kind) if can_be_written(context, save, each))
        found.append((save, record, replace(record, **{name: f"{getattr(record, name)}之二"})))
    return found


def can_be_written(context: Context, save: Callable[..., Any], record: Any) -> bool:
    """What is closed to changes is passed over."""
    try:
        save(context, record)
    except Refused:
        return False
    return True


def saved(window: MainWindow) -> list[str]:
    """What is shown follows what is written, and what is written back."""
    session, found = window.session, []
    agency, records = session.context.agency, others(session.context)

    def write(context: Context, phone: str, which: int) -> None:
        settings.save_agency(context, replace(agency, phone=phone))
        for save, *choice in records:
            save(context, choice[which])

    for word, phone, which in (("another", "0551-1234567", 1), ("as it was", agency.phone, 0)):
        assert session.do(write, phone, which)
        found += told(window, f"after saving {word} of each kind")
        sweep()
    keep_draft(session.context, "interviews:names", "询问笔录：赵示例", '{"qas": []}')
    session.drafts_changed.emit()
    found += told(window, "after keeping a draft")
    drop_draft(session.context, "interviews:names")
    session.drafts_changed.emit()
    return found + told(window, "after a draft is gone")


@contextmanager
def refusing(session: Session[Context]) -> Iterator[None]:
    """Nothing is written by the button of a dialog: each use case refuses, and nobody is asked in a box."""

    def refuse(*_arguments: Any, refused: Any = None, **_more: Any) -> bool:
        session.tell(Refused(Problem("void-served", "document")), refused or (lambda _problems: None))
        return False

    with pytest.MonkeyPatch.context() as patch:
        for name in ("do", "do_long", "work"):
            patch.setattr(session, name, refuse)
        yield


def wrong_on_page(window: QWidget, name: str) -> list[str]:
    """What a page says otherwise than it shows, at first and whatever is saved, looked for and lit
    (test_every_page.py)."""
    window.show()
    undrawn(window)
    found = told(window, "at first")
    if isinstance(window, MainWindow):  # before another part of it is chosen
        found += saved(window) + (in_other_light(window) if name in _IN_BOTH else [])
    return found + filtered(window)


def wrong_in_dialog(window: QWidget, name: str) -> list[str]:
    """What a dialog says otherwise than it shows, whatever is chosen, typed or refused (test_every_dialog.py)."""
    undrawn(window)
    found = told(window, "at first") + chosen(window)
    for words in (NONSENSE, "", NONSENSE):  # wrong, lacking, and wrong in another way than was said before
        found += typed(window, words)
        if isinstance(window, FormDialog) and name not in PRINTS:
            QTest.mouseClick(window.primary, Qt.MouseButton.LeftButton)
            found += told(window, "after a refusal")
    return found + chosen(window)
