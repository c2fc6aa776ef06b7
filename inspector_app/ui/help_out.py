"""打印、存为 PDF: the open chapter of the manual, or all of it."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QApplication

from inspector_app.support.errors import Problem
from inspector_app.support.files import write_durably
from inspector_app.support.progress import Progress
from inspector_app.ui.help_view import manual_pdf
from inspector_app.ui.session import Session
from inspector_app.ui.theme import Tone
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.chooser import Choose, Wanted, chooser
from inspector_app.ui.widgets.menu_button import MenuButton
from inspector_app.ui.widgets.notice import Notice
from inspector_app.ui.wording import reasons
from inspector_app.usecases.manual import Chapter, chapters

if TYPE_CHECKING:
    from inspector_app.ui.printing import Printing


class HelpOut(MenuButton):
    """``open_chapter`` is asked which chapter is read now; ``ask_save`` where a file goes, and ``printing`` is what
    prints: tests answer in their place."""

    def __init__(self, session: Session[Any], notice: Notice, open_chapter: Callable[[], Chapter | None]) -> None:
        super().__init__(tr("打印"), name=tr("打印、存为 PDF"))
        self._session, self._notice, self._open_chapter = session, notice, open_chapter
        self.printing: Printing | None = None
        self.ask_save: Choose = chooser(Wanted.NEW_FILE, tr("存为 PDF"), tr("PDF 文件 (*.pdf)"))
        self.actions_menu.aboutToShow.connect(self._fill)

    def _fill(self) -> None:
        self.actions_menu.clear()
        printing = self.printing = self.printing or _printing()
        chapter = self._open_chapter()
        printers = printing.printers()
        if not printers:
            self._add(tr("打印"), lambda: self._refuse([Problem("printer-none")]))
        for printer in printers:
            if chapter is not None:
                self._add(tr("打印本章到“{0}”").format(printer), partial(self._print, (chapter,), printing, printer))
            self._add(tr("打印全部到“{0}”").format(printer), partial(self._print, chapters(), printing, printer))
        if chapter is not None:
            self._add(tr("本章存为 PDF…"), partial(self._save, (chapter,), chapter.title))
        self._add(tr("全部存为 PDF…"), partial(self._save, chapters(), tr("帮助")))

    def _add(self, words: str, do: Callable[[], object]) -> None:
        self.actions_menu.addAction(words).triggered.connect(lambda _on=False: do())

    def _print(self, wanted: Sequence[Chapter], printing: "Printing", printer: str) -> None:
        family, told = QApplication.font().family(), tr("已送到打印机“{0}”。").format(printer)

        def send(progress: Progress) -> None:
            printing.send(manual_pdf(wanted, family), printer, 1, progress)

        self._session.work(send, lambda _done: self._notice.say(told, Tone.OK), tr("正在打印"), self._refuse)

    def _save(self, wanted: Sequence[Chapter], title: str) -> None:
        chosen = self.ask_save(self.window(), f"{title}.pdf")
        if not chosen:
            return
        path, family = Path(chosen).with_suffix(".pdf"), QApplication.font().family()
        told = tr("已存为“{0}”。").format(path.name)

        def write(_progress: Progress) -> None:
            write_durably(path, manual_pdf(wanted, family))

        self._session.work(write, lambda _done: self._notice.say(told, Tone.OK), tr("存为 PDF"), self._refuse)

    def _refuse(self, problems: Sequence[Problem]) -> None:
        self._notice.say("\n".join(reason.words for reason in reasons(problems)), Tone.WARNING)


def _printing() -> "Printing":
    from inspector_app.ui.printing import system_printing  # draws pages, which who reads never needs

    return system_printing()
