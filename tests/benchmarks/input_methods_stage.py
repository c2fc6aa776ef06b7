"""The program on a copy of the demo, told by lines of JSON what to show and asked what stands where.

Started by ``input_methods``; what a person does comes from outside, by real keys and a real mouse.
"""

import json
import sys
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QPoint, QSocketNotifier, Qt, QTimer
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QFrame, QLineEdit, QPlainTextEdit

from inspector_app.domain.case import Case
from inspector_app.domain.debt import Liability
from inspector_app.domain.document import About
from inspector_app.domain.interview import Interview
from inspector_app.domain.person import Person
from inspector_app.support.clock import SystemClock
from inspector_app.support.settings import WindowSettings
from inspector_app.ui import theme
from inspector_app.ui.candidate_place import CandidatePlace
from inspector_app.ui.composition import Composition
from inspector_app.ui.fonts import load_screen_font
from inspector_app.ui.language import speak_chinese
from inspector_app.ui.start.fcitx4 import Fcitx4
from inspector_app.ui.start.input_method import bus_services, runs_old_fcitx
from inspector_app.ui.start.page_list import PAGES
from inspector_app.ui.start.sitting import Sitting
from inspector_app.ui.targets import (
    CASES,
    DOCUMENTS,
    INTERVIEWS,
    CaseTab,
    NewInterview,
    ShowCase,
)  # fmt: skip
from inspector_app.ui.widgets.in_sight import bring_in_sight
from inspector_app.ui.widgets.waiting_letters import WaitingLetters
from inspector_app.usecases.context import Context
from inspector_app.usecases.demo.day import STORE
from inspector_app.usecases.demo.district import PASSPHRASE
from inspector_app.usecases.drafts import all_drafts
from inspector_app.usecases.evidence import Belongs
from inspector_app.usecases.opening import Opening
from inspector_app.usecases.paper import EditPaper, Paper
from inspector_app.usecases.store_file import open_store
from inspector_app.usecases.transcripts import Beginning, begin
from tests.benchmarks.input_methods import GRID
from tests.journeys.screen import names_of, seen


class Stage(QObject):
    """Answers each line from outside with one line."""

    def __init__(self, app: QApplication, demo: Path) -> None:
        super().__init__(app)
        self._path = demo / STORE
        self._sitting: Sitting | None = Sitting(
            Opening(open_store(self._path, PASSPHRASE, SystemClock()), self._path),
            PAGES,
            load_screen_font(),
            WindowSettings(),
            app,
        )
        self._sitting.ended.connect(self._end)
        self._window = self._sitting.window
        self._window.showMaximized()
        self._ear = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read, self)
        self._ear.activated.connect(self._hear)

    def _hear(self) -> None:
        wish = json.loads(sys.stdin.readline())
        answer = getattr(self, f"do_{wish.pop('do')}")(**wish)
        print(json.dumps(answer, ensure_ascii=False), flush=True)  # noqa: T201

    def _end(self) -> None:
        self._sitting = None

    def do_show(self, place: str) -> bool:
        """Bring a kind of entry in sight, as soon as the loop is free: a dialog waits in a loop of its own."""
        assert self._sitting is not None
        session = self._sitting.session
        page, target = self._target(session.context, place)
        QTimer.singleShot(0, self, lambda: session.go(page, target))
        return True

    def _target(self, context: Context, place: str) -> tuple[str, object]:
        case = context.store.all(Case)[0]
        if place == "answer":
            person = context.store.all(Person)[0]
            talk = begin(context, Beginning(person, "worker_short", "项目部", "工资支付情况", Belongs(case.rid)))
            return INTERVIEWS, talk.rid
        if place == "paragraph":
            liable = context.store.find(Liability)[0]
            paper = Paper(
                "order-to-pay", case_rid=case.rid, about=About(liability_rid=liable.rid), addressee_rid=liable.party_rid
            )
            return DOCUMENTS, EditPaper(paper)
        if place == "grid":
            return CASES, ShowCase(case.rid, CaseTab.CLAIMS)
        return (CASES, None) if place == "search" else (INTERVIEWS, NewInterview())

    def do_where(self, name: str, row: int = -1) -> list[int] | None:
        """The middle of what is called so, on the screen; None while it is not there. Row -1 is the last."""
        window = QApplication.activeModalWidget() or self._window
        found = [widget for widget in seen(window) if name in names_of(widget) and widget.isEnabled()]
        if not found:
            return None
        found.sort(key=lambda widget: not isinstance(widget, QAbstractButton))  # a dialog is called as its button is
        widget, middle = found[0], found[0].rect().center()
        if isinstance(widget, QAbstractItemView):
            model = widget.model()
            index = model.index(row % max(model.rowCount(), 1), 0)
            widget.scrollTo(index)
            widget, middle = widget.viewport(), widget.visualRect(index).center()
        else:
            bring_in_sight(widget)
            middle = QPoint(min(middle.x(), 60), min(middle.y(), 20))
        return list(widget.mapToGlobal(middle).toTuple())

    def do_composing(self) -> str:
        """The word that stands underlined."""
        return Composition.of_application().text

    def do_engaged(self) -> bool:
        """Whether the lock is on."""
        lock = self._window.lock
        return bool(lock and lock.is_engaged)

    def do_read(self) -> dict[str, Any]:
        """What stands in entries by name, in cells by row, and in the store."""
        fields: dict[str, str] = {}
        cells: list[str] = []
        if self._sitting is not None:
            for widget in QApplication.allWidgets():
                if isinstance(widget, QLineEdit | QPlainTextEdit):
                    text = widget.text() if isinstance(widget, QLineEdit) else widget.toPlainText()
                    fields[widget.accessibleName()] = fields.get(widget.accessibleName(), "") + text
                elif isinstance(widget, QAbstractItemView) and widget.accessibleName() == GRID:
                    model = widget.model()
                    cells = [str(model.index(row, 0).data() or "") for row in range(model.rowCount())]
        said = any(
            each.accessibleName().startswith("还有未上屏的文字")
            for each in QApplication.allWidgets()
            if isinstance(each, QFrame) and each.isVisible()
        )
        store, is_open = self._stored(), self._sitting is not None
        return {"fields": fields, "cells": cells, "store": store, "open": is_open, "said": said}

    def _stored(self) -> str:
        """Drafts, people and transcripts as text, also after the window was closed."""
        if self._sitting is not None:
            return _told(self._sitting.session.context)
        context = open_store(self._path, PASSPHRASE, SystemClock())
        try:
            return _told(context)
        finally:
            context.store.close()


def _told(context: Context) -> str:
    return f"{all_drafts(context)} {context.store.all(Person)} {context.store.all(Interview)}"


def main() -> int:
    """Run until the pipe is closed."""
    app = QApplication(["stage"])
    app.setQuitOnLastWindowClosed(False)
    app.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    speak_chinese(app)
    theme.apply(app, theme.STANDARD, load_screen_font())
    CandidatePlace.of_application()
    WaitingLetters.of_application()
    if runs_old_fcitx(bus_services()):
        Fcitx4.join(app)
    Stage(app, Path(sys.argv[1]))
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
