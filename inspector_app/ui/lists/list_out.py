"""导出、打印: whatever list is in sight leaves as Excel, PDF, Word, picture or text, or on paper; its head says what
was chosen."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QCheckBox, QWidget

from inspector_app.support.errors import Problem, Refused
from inspector_app.support.files import UNGUARDED
from inspector_app.support.progress import Progress
from inspector_app.ui.drawn import Ask
from inspector_app.ui.icons import icon
from inspector_app.ui.record_form import RecordForm, act
from inspector_app.ui.session import Session
from inspector_app.ui.theme import Tone
from inspector_app.ui.translation import tr
from inspector_app.ui.waiting import wait_for
from inspector_app.ui.widgets.button import Kind
from inspector_app.ui.widgets.chooser import Choose, Wanted, chooser
from inspector_app.ui.widgets.menu_button import MenuButton
from inspector_app.ui.widgets.notice import Notice
from inspector_app.ui.widgets.pdf_view import to_image
from inspector_app.ui.widgets.table import Table
from inspector_app.ui.widgets.tick_list import TickList
from inspector_app.ui.wording import reasons
from inspector_app.usecases.context import Context
from inspector_app.usecases.list_choice import as_chosen, choose_columns, list_choice
from inspector_app.usecases.list_files import (
    ListColumn,
    ListOrder,
    ListSheet,
    list_image,
    list_pdf,
    list_text,
    or_none,
    perform_list_file,
    prepare_list_file,
)

if TYPE_CHECKING:
    from inspector_app.ui.printing import Printing


def sheet_of(title: str, table: Table, said: Sequence[str] = (), sums: str = "") -> ListSheet:
    """What a table holds, also in columns for which the window is too narrow; numbers of identity masked as copied."""
    columns, rows = table.told()
    heads = [ListColumn(column.title, column.align == "right") for column in columns]
    return ListSheet(title, heads, rows, [each for each in said if each], sums)


OUT, OUT_KEY = tr("导出、打印"), "Ctrl+P"


class ListOut(MenuButton):
    """A button below a list, or ``bare`` among its tools; ``sheet`` gives the list as it is when asked for, ``notice``
    says what became of it.

    ``ask_save`` lets a person choose where a file goes and ``printing`` is what prints; tests answer in their place.
    """

    def __init__(
        self,
        session: Session[Context],
        name: str,
        sheet: Callable[[], ListSheet],
        notice: Notice,
        bare: bool = False,
    ) -> None:
        kind, picture = (Kind.ICON, "printer") if bare else (Kind.QUIET, "chevron-down")
        super().__init__("" if bare else OUT, kind, picture, f"{OUT}{name}")
        self.looks().looks_throughout = True
        self._session, self._name, self._whole, self._notice = session, name, sheet, notice
        self.printing: Printing | None = None
        self.ask_save: Callable[[str], Choose] = _ask_save
        self.actions_menu.aboutToShow.connect(self._fill)

    def _fill(self) -> None:
        """What can be done now; which printers there are is known when it is asked."""
        menu = self.actions_menu
        menu.clear()
        self._add(tr("导出Excel…"), "download", partial(self.save, ".xlsx"))
        self._add(tr("存为 PDF…"), "file-text", partial(self.save, ".pdf"))
        self._add(tr("存为 Word…"), "file-text", partial(self.save, ".docx"))
        self._add(tr("存为图片…"), "camera", partial(self.save, ".png"))
        self._add(tr("复制为图片"), "copy", self.copy_picture)
        self._add(tr("复制为文字"), "copy", self.copy_text)
        self._add(tr("选择列和纸张…"), "list-checks", self.choose)
        printing = self.printing = self.printing or _printing()
        printers = printing.printers()
        for printer in printers:
            self._add(tr("打印到“{0}”").format(printer), "printer", partial(self.print_on, printing, printer))
        if not printers:
            self._add(tr("打印"), "printer", lambda: self._refuse([Problem("printer-none")]))

    def _sheet(self) -> ListSheet:
        """The list as it is now, with the columns that were chosen."""
        return as_chosen(self._whole(), self._session.read(list_choice, self._name))

    def choose(self) -> None:
        """Ask which columns go out, and on which sheets."""
        wait_for(columns_form(self._session, self._name, self._whole(), self.window()))

    def _add(self, words: str, picture: str, do: Callable[[], object]) -> None:
        action: QAction = self.actions_menu.addAction(icon(picture), words)
        action.triggered.connect(lambda _on=False: do())

    def save(self, ending: str) -> None:
        """Write the list to a file that the person names."""
        sheet = self._sheet()
        kind = _KINDS[ending][0]
        today = self._session.read(lambda context: context.clock.today())
        chosen = self.ask_save(kind)(self.window(), f"{sheet.title}{today:%Y%m%d}{ending}")
        if not chosen:
            return
        try:
            order = self._session.read(prepare_list_file, sheet, Path(chosen).with_suffix(ending))
        except Refused as refused:
            self._refuse(refused.problems)
            return
        self._session.work(  # nothing in the store changes by it, so no page reads itself again
            partial(perform_list_file, order), lambda path: self._say_saved(path, len(sheet.rows)), kind, self._refuse
        )

    def copy_text(self) -> None:
        """The list as text into the clipboard, its cells apart by tabs."""
        QApplication.clipboard().setText(list_text(self._session.read(or_none, self._sheet())))
        self._notice.say(tr("已复制为文字，可以粘贴到工作群或者表格里。"), Tone.OK)

    def copy_picture(self) -> None:
        """The list as a picture into the clipboard, for a chat."""
        try:
            picture = list_image(self._session.read(prepare_list_file, self._sheet()))
        except Refused as refused:
            self._refuse(refused.problems)
            return
        QApplication.clipboard().setImage(to_image(picture))
        self._notice.say(tr("已复制为图片，可以粘贴到工作群或者文稿里。"), Tone.OK)

    def print_on(self, printing: "Printing", printer: str) -> None:
        """Print the list; nothing is left on the disk."""
        try:
            order = self._session.read(prepare_list_file, self._sheet())
        except Refused as refused:
            self._refuse(refused.problems)
            return
        printed = tr("已送到打印机“{0}”。").format(printer)
        self._session.work(
            partial(_print, order, printing, printer), lambda _done: self._notice.say(printed, Tone.OK),
            tr("正在打印"), self._refuse,
        )  # fmt: skip

    def _say_saved(self, path: Path, rows: int) -> None:
        words = tr("已把{rows}行存为“{name}”。") + UNGUARDED
        self._notice.say(words.format(rows=f"{rows:,}", name=path.name), Tone.OK)

    def _refuse(self, problems: Sequence[Problem]) -> None:
        self._notice.say("\n".join(reason.words for reason in reasons(problems)), Tone.WARNING)


def columns_form(session: Session[Context], name: str, sheet: ListSheet, parent: QWidget | None = None) -> RecordForm:
    """Which columns of a list go out, and whether on A3."""
    every = [column.title for column in sheet.columns]
    kept = session.read(list_choice, name)
    begun = {"columns": tuple(title for title in every if title not in kept.left_out), "is_a3": kept.is_a3}
    options = [(title, title) for title in every]
    asks = (
        Ask(
            "columns",
            tr("列"),
            kind=tuple,
            wide=True,
            draw=lambda _form: TickList(options, min(len(every), _MOST_ROWS)),
        ),
        Ask("is_a3", tr("纸张"), draw=lambda _form: QCheckBox(tr("用A3横向（列多、一页放不下时）"))),
    )
    return RecordForm(
        session, tr("选择列和纸张"), begun, asks, act(choose_columns, name, every), parent=parent, verb=tr("保存"),
        width=520, columns=1, intro=tr("导出、打印“{0}”时用，记住到下次改选。没有选的列在文件开头写明。").format(name),
    )  # fmt: skip


_MOST_ROWS = 9


def _printing() -> "Printing":
    from inspector_app.ui.printing import system_printing  # draws pages, which the first page never needs

    return system_printing()


def _print(order: ListOrder, printing: "Printing", printer: str, progress: Progress) -> None:
    printing.send(list_pdf(order), printer, 1, progress)


_KINDS = {
    ".xlsx": (tr("导出Excel"), tr("Excel 工作簿 (*.xlsx)")),
    ".pdf": (tr("存为 PDF"), tr("PDF 文件 (*.pdf)")),
    ".docx": (tr("存为 Word"), tr("Word 文件 (*.docx)")),
    ".png": (tr("存为图片"), tr("图片 (*.png)")),
}


def _ask_save(title: str) -> Choose:
    return chooser(Wanted.NEW_FILE, title, next(files for kind, files in _KINDS.values() if kind == title))
