"""The ledger as a list: find, filter, sort, sums; in from Excel and out to Excel."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from inspector_app.domain.money import yuan
from inspector_app.domain.project import Grade, Project
from inspector_app.support import vocabulary
from inspector_app.ui.projects import wording
from inspector_app.ui.projects.import_dialog import ImportDialog
from inspector_app.ui.projects.project_dialog import ProjectDialog
from inspector_app.ui.session import Session
from inspector_app.ui.theme import GAP_2, Tone
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.choice_box import ChoiceBox
from inspector_app.ui.widgets.empty_state import EmptyState
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.ui.widgets.page import Page
from inspector_app.ui.widgets.path_edit import Choose, Wanted, chooser, dropped_file
from inspector_app.ui.widgets.search_box import SearchBox
from inspector_app.ui.widgets.segmented import Segment, Segmented
from inspector_app.ui.widgets.table import Table
from inspector_app.ui.widgets.table_model import Column, TableModel
from inspector_app.usecases import ledger_files, lookups, projects
from inspector_app.usecases.context import Context
from inspector_app.usecases.lookups import ProjectFilter, ProjectOrder, ProjectSums

EXCEL = "Excel (*.xlsx)"
_ALL = "all"
_GRADES = ((None, Tone.INFO), (Grade.SEVERE, Tone.DANGER), (Grade.GENERAL, Tone.WARNING), (Grade.NONE, Tone.INFO))
# Orders whose natural first is the largest; a heading clicked once means the smallest first.
_LARGEST_FIRST = (ProjectOrder.GRADE, ProjectOrder.UNPAID, ProjectOrder.HEADS, ProjectOrder.NEWEST)


def ask_save(title: str) -> Choose:
    """The system's box for a new Excel file."""
    return chooser(Wanted.NEW_FILE, title, EXCEL)


class LedgerPage(Page):
    """``opened`` brings the project that the person wants to see."""

    opened = Signal(object)

    def __init__(self, session: Session[Context], parent: QWidget | None = None) -> None:
        super().__init__("项目台账", scrolls=False, parent=parent)
        self.session = session
        self.ask_save: Callable[[str], Choose] = ask_save
        self._wanted = ProjectFilter()
        self._order, self._reverse = ProjectOrder.GRADE, False
        self._stale = True
        self._places: tuple[tuple[str, ...], ...] = ()
        self.setAcceptDrops(True)
        self._add_actions()
        self.body.addLayout(self._finding_row())
        self._model = TableModel(_columns(), self)
        self.table = Table(self._model, self.tr("项目列表"), EmptyState(self.tr("没有符合条件的项目"), icon="search"))
        self.table.opened.connect(self.opened)
        self.table.sort_requested.connect(self._sort)
        self.body.addWidget(self.table, 1)
        self._first = EmptyState(
            self.tr("台账还没有项目"),
            self.tr("把局里的Excel台账拖到这里，或者选择文件导入；也可以先导出空白模板填写。"),
            "table-2",
            self.tr("导入台账"),
        )
        self._first.requested.connect(self.import_ledger)
        self.body.addWidget(self._first, 1)
        self._sums = Label("", Role.SMALL)
        self.body.addLayout(self._sums_row())
        session.changed.connect(lambda _result: self.refresh())

    def refresh(self) -> None:
        """Read the list again now when it is in sight, else when it comes in sight."""
        self._stale = True
        if self.isVisible():
            self._read()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        if self._stale:
            self._read()

    def import_ledger(self, path: Path | None = None) -> None:
        """Open the import, perhaps with a file that was dropped here."""
        dialog = ImportDialog(self.session, path, self.window())
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def new_project(self) -> None:
        """Enter a project by hand and open it."""
        project = ProjectDialog.ask(self.session, projects.new_project(), self.window())
        if project is not None:
            self.opened.emit(project)

    def export_ledger(self) -> None:
        """Write the lines in sight, in their order, to an Excel file."""
        path = self.ask_save(self.tr("导出台账"))(self, self.tr("项目台账.xlsx"))
        if not path:
            return
        self.session.do_long(
            ledger_files.prepare_export,
            ledger_files.perform_export,
            lambda _context, _order, written: written["projects"],
            _excel(path),
            self._wanted,
            self._order,
            self._reverse,
            title=self.tr("导出台账"),
            then=lambda count: self.notice.say(
                self.tr("已导出{count}个项目到“{name}”。").format(count=count, name=_excel(path).name), Tone.OK
            ),
        )

    def save_template(self) -> None:
        """Write an empty ledger to be filled in."""
        path = self.ask_save(self.tr("保存空白模板"))(self, self.tr("项目台账模板.xlsx"))
        if path:
            said = self.tr("已保存空白模板“{name}”。")
            self.session.do(
                ledger_files.save_template,
                _excel(path),
                then=lambda saved: self.notice.say(said.format(name=saved.name), Tone.OK),
            )

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        if dropped_file(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        self.import_ledger(Path(dropped_file(event)))

    def _add_actions(self) -> None:
        add = self.header.add
        add(Button(self.tr("模板"), "file-text", Kind.QUIET, self.tr("导出空白模板"), self.save_template))
        add(Button(self.tr("导出"), "download", name=self.tr("导出台账"), clicked=self.export_ledger))
        add(Button(self.tr("导入台账"), "upload", clicked=self.import_ledger))
        add(Button(self.tr("新增项目"), "plus", Kind.PRIMARY, clicked=self.new_project))

    def _finding_row(self) -> QHBoxLayout:
        self.search = SearchBox(self.tr("查找项目"), self.tr("项目、单位、地址"))
        self.search.searched.connect(lambda text: self._filter(text=text))
        words = [wording.segment_word(grade, ProjectSums(0, 0, 0, 0, dict.fromkeys(Grade, 0))) for grade, _ in _GRADES]
        values = [grade or _ALL for grade, _ in _GRADES]
        tones = [tone for _, tone in _GRADES]
        self._grades = Segmented([Segment(*each) for each in zip(words, values, tones, strict=True)])
        self._grades.setAccessibleName(vocabulary.short("project.grade"))
        self._grades.set_value(_ALL)
        self._grades.value_changed.connect(self._grade_chosen)
        self._towns = ChoiceBox((), self.tr("全部乡镇"))
        self._towns.setAccessibleName(vocabulary.short("project.town"))
        self._departments = ChoiceBox((), self.tr("全部部门"))
        self._departments.setAccessibleName(vocabulary.short("project.department"))
        self._towns.value_changed.connect(lambda: self._filter(town=self._towns.value() or ""))
        self._departments.value_changed.connect(lambda: self._filter(department=self._departments.value() or ""))
        row = QHBoxLayout()
        row.setSpacing(GAP_2)
        row.addWidget(self.search, 1)
        row.addWidget(self._grades)
        for box in (self._towns, self._departments):
            box.setMinimumWidth(130)
            box.setSizeAdjustPolicy(box.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(6)
            row.addWidget(box)
        return row

    def _sums_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(self._sums, 1)
        row.addWidget(Label(self.tr("↑↓ 选择　Enter 打开"), Role.SMALL), alignment=Qt.AlignmentFlag.AlignRight)
        return row

    def _grade_chosen(self) -> None:
        value = self._grades.value()
        self._filter(grade=None if value in (None, _ALL) else value)

    def _filter(self, **changes: Any) -> None:
        present = {name: getattr(self._wanted, name) for name in ("text", "grade", "town", "department")}
        wanted = ProjectFilter(**(present | changes))
        if wanted != self._wanted:
            self._wanted = wanted
            self._read()

    def _sort(self, key: str, descending: bool) -> None:
        self._order = ProjectOrder[key]
        self._reverse = descending is not (self._order in _LARGEST_FIRST)
        self._read()

    def _read(self) -> None:
        self._stale = False
        read = self.session.read
        self._offer_places(read(lookups.places))
        self._model.show(read(lookups.projects, self._wanted, self._order, self._reverse))
        sums = read(lookups.project_sums, self._wanted)
        everything = sums if self._wanted == ProjectFilter() else read(lookups.project_sums, ProjectFilter())
        for grade, _ in _GRADES:
            self._grades.set_word(grade or _ALL, wording.segment_word(grade, sums))
        self._sums.setText(wording.sums_line(sums, self._wanted))
        has_some = everything.projects > 0
        self.table.setVisible(has_some)
        self._first.setVisible(not has_some)
        self.header.set_subtitle(self.tr("共{count}个项目").format(count=f"{everything.projects:,}"))

    def _offer_places(self, places: tuple[tuple[str, ...], ...]) -> None:
        """Towns and departments that occur; what was chosen stays chosen."""
        if places == self._places:
            return
        self._places = places
        chosen = (self._wanted.town, self._wanted.department)
        for box, words, value in zip((self._towns, self._departments), places, chosen, strict=True):
            box.blockSignals(True)
            while box.count() > 1:
                box.removeItem(1)
            for word in words:
                box.addItem(word, word)
            box.set_value(value or None)
            box.blockSignals(False)


def _excel(path: str) -> Path:
    return Path(path) if path.lower().endswith(".xlsx") else Path(f"{path}.xlsx")


def _columns() -> list[Column]:
    def column(field: str, value: Callable[[Project], str], order: ProjectOrder, **more: Any) -> Column:
        return Column.of(f"project.{field}", value, sort_key=order.name, **more)

    return [
        column("name", lambda p: p.name, ProjectOrder.NAME),
        column("town", lambda p: p.town, ProjectOrder.TOWN, width=100),
        column("department", lambda p: p.department, ProjectOrder.DEPARTMENT, width=150, spare=True),
        column("kind", lambda p: vocabulary.word(p.kind), ProjectOrder.KIND, width=72, spare=True),
        column("contractor_name", lambda p: p.contractor_name, ProjectOrder.CONTRACTOR),
        column("heads", lambda p: f"{p.heads:,}", ProjectOrder.HEADS, align="right", width=66),
        column("unpaid_fen", lambda p: yuan(p.unpaid_fen), ProjectOrder.UNPAID, align="right", width=138),
        column(
            "grade",
            wording.grade_word,
            ProjectOrder.GRADE,
            width=88,
            badge=lambda p: wording.grade_badge(wording.project_grade(p)),
        ),
    ]
