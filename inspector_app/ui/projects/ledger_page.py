"""The ledger as a list: find, filter, sort, sums; in from Excel and out to Excel."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtGui import QDragEnterEvent, QDropEvent

from inspector_app.domain.project import Grade, Project, short_grade
from inspector_app.support import vocabulary
from inspector_app.ui.list_page import Empty, ListOf, ListPage, Narrowing
from inspector_app.ui.lists.undo_import import UndoImportDialog
from inspector_app.ui.projects import project_words
from inspector_app.ui.projects.dialogs import ProjectDialog
from inspector_app.ui.projects.import_dialog import ImportDialog
from inspector_app.ui.session import Session
from inspector_app.ui.targets import BEGIN_PROJECT, PROJECTS
from inspector_app.ui.theme import Tone
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.choice_box import ChoiceBox
from inspector_app.ui.widgets.chooser import Choose, Wanted, chooser
from inspector_app.ui.widgets.path_edit import dropped_file
from inspector_app.ui.widgets.segmented import Segment
from inspector_app.ui.widgets.table_model import Column
from inspector_app.usecases import ledger_files, lookups, projects
from inspector_app.usecases.context import Context
from inspector_app.usecases.import_acts import LEDGER
from inspector_app.usecases.imports import imports
from inspector_app.usecases.lookups import ProjectFilter, ProjectOrder
from inspector_app.usecases.searches import find_projects, ledger_order, project_filter

EXCEL = "Excel (*.xlsx)"
LEDGER_DRAFT = "ledger"
"""Whose draft it is that is of no single project."""
_TONES = {Grade.SEVERE: Tone.DANGER, Grade.GENERAL: Tone.WARNING, Grade.NONE: Tone.INFO}


def ask_save(title: str) -> Choose:
    """The box for a new Excel file."""
    return chooser(Wanted.NEW_FILE, title, EXCEL)


def _narrowings() -> tuple[Narrowing, ...]:
    grades = (Segment(tr("全部"), None), *(Segment(short_grade(g), g, tone) for g, tone in _TONES.items()))
    return (
        Narrowing("grade", vocabulary.short("project.grade"), grades),
        Narrowing("town", vocabulary.short("project.town"), word=tr("全部乡镇")),
        Narrowing("department", vocabulary.short("project.department"), word=tr("全部部门")),
    )


class LedgerPage(ListPage):
    """``opened`` brings the project that the person wants to see."""

    def __init__(self, session: Session[Context]) -> None:
        self.ask_save: Callable[[str], Choose] = ask_save
        detail = tr("把局里的Excel台账拖到这里，或者选择文件导入；也可以先导出空白模板填写。只办一个项目的，点“{0}”。")
        empty = Empty(tr("台账还没有项目"), detail.format(BEGIN_PROJECT), "table-2", tr("导入台账"))
        described = ListOf(
            tr("项目台账"), tr("项目"), tr("项目、单位、地址"), _columns(), find_projects, lambda project: project.rid,
            empty, self._sums_words, BEGIN_PROJECT, _narrowings(),
        )  # fmt: skip
        self._sums: lookups.ProjectSums  # of what is in sight, as the line below it says them
        super().__init__(session, described)
        self._places: tuple[tuple[str, ...], ...] = ()
        self.setAcceptDrops(True)

    def shown(self, found: Any) -> None:
        """Counts of the grades, the towns and departments that occur, and how many projects there are in all."""
        sums, whole = self._sums, ProjectFilter()
        self.say_count("grade", None, sums.total)
        for grade in _TONES:
            self.say_count("grade", grade, sums.by_grade[grade])
        everything = sums if self._filter() == whole else self.session.read(lookups.project_sums, whole)
        self.header.set_subtitle(tr("共{count}个项目").format(count=f"{everything.projects:,}"))
        places = self.session.read(lookups.places)
        if places != self._places:
            self._places = places
            for name, words in zip(("town", "department"), places, strict=True):
                box = self.choices[name]
                if isinstance(box, ChoiceBox):
                    box.offer([(word, word) for word in words])

    def first_step(self) -> None:
        """A ledger begins with the bureau's."""
        self.import_ledger()

    def import_ledger(self, path: Path | None = None) -> None:
        """Open the import, perhaps with a file that was dropped here."""
        dialog = ImportDialog(self.session, path, self.window())
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def undo_import(self) -> None:
        """撤销导入: what an import of the ledger brought, as far as nothing was changed or rests on it since."""
        offered = self.session.read(imports, LEDGER)
        if offered:
            UndoImportDialog.ask(self.session, offered, PROJECTS, LEDGER_DRAFT, self.window())
        else:
            self.notice.say(tr("还没有导入过台账，没有可以撤销的。"), Tone.INFO)

    def new_project(self) -> None:
        """Enter a project by hand and open it."""
        project = ProjectDialog.ask(self.session, projects.new_project(), self.window())
        if project is not None:
            self.opened.emit(project)

    def export_ledger(self) -> None:
        """Write the lines in sight, in their order, to an Excel file."""
        path = self.ask_save(tr("导出台账"))(self, tr("项目台账.xlsx"))
        if not path:
            return
        self.session.do_long(
            ledger_files.prepare_export,
            ledger_files.perform_export,
            lambda _context, _order, written: written["projects"],
            _excel(path),
            self._filter(),
            *ledger_order(*self.order),
            title=tr("导出台账"),
            then=lambda count: self.notice.say(
                tr("已导出{count}个项目到“{name}”。").format(count=count, name=_excel(path).name), Tone.OK
            ),
        )

    def save_template(self) -> None:
        """Write an empty ledger to be filled in."""
        path = self.ask_save(tr("保存空白模板"))(self, tr("项目台账模板.xlsx"))
        if path:
            said = tr("已保存空白模板“{name}”。")
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

    def add_actions(self) -> None:
        """In from Excel, out to Excel, and one by hand."""
        add = self.header.add
        add(Button(tr("模板"), "file-text", Kind.QUIET, tr("导出空白模板"), self.save_template))
        add(Button(tr("导出"), "download", name=tr("导出台账"), clicked=self.export_ledger).looks())
        add(Button(tr("撤销导入"), "undo-2", Kind.QUIET, tr("撤销导入台账"), self.undo_import))
        add(Button(tr("导入台账"), "upload", clicked=self.import_ledger))
        super().add_actions()

    def _filter(self) -> ProjectFilter:
        return project_filter(self.search.text().strip(), **self.wanted())

    def _sums_words(self, _found: object) -> str:
        wanted = self._filter()
        self._sums = self.session.read(lookups.project_sums, wanted)
        return project_words.sums_line(self._sums, wanted)


def _excel(path: str) -> Path:
    return Path(path) if path.lower().endswith(".xlsx") else Path(f"{path}.xlsx")


def _columns() -> list[Column]:
    def column(field: str, value: Callable[[Project], str], order: ProjectOrder, **more: Any) -> Column:
        return Column.of(f"project.{field}", value, sort_key=str(order), **more)

    return [
        column("name", lambda p: p.name, ProjectOrder.NAME),
        column("town", lambda p: p.town, ProjectOrder.TOWN, width=100),
        column("department", lambda p: p.department, ProjectOrder.DEPARTMENT, width=150, spare=True),
        column("kind", lambda p: vocabulary.word(p.kind), ProjectOrder.KIND, width=72, spare=True),
        column("contractor_name", lambda p: p.contractor_name, ProjectOrder.CONTRACTOR),
        column("heads", project_words.heads_word, ProjectOrder.HEADS, align="right", width=66),
        column("unpaid_fen", project_words.unpaid_word, ProjectOrder.UNPAID, align="right", width=138),
        column(
            "grade",
            project_words.grade_word,
            ProjectOrder.GRADE,
            width=108,
            badge=lambda p: project_words.grade_badge(project_words.project_grade(p)),
        ),
    ]
