"""打印 of a photo or scan that is evidence: onto one of the printers, nothing is left on the disk."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from inspector_app.domain.evidence import Evidence
from inspector_app.support.errors import Problem
from inspector_app.ui.icons import icon
from inspector_app.ui.session import Session
from inspector_app.ui.theme import Tone
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.button import Kind
from inspector_app.ui.widgets.menu_button import MenuButton
from inspector_app.ui.widgets.notice import Notice
from inspector_app.ui.wording import reasons
from inspector_app.usecases.context import Context
from inspector_app.usecases.evidence_prints import printable

if TYPE_CHECKING:
    from inspector_app.ui.printing import Printing


class PrintButton(MenuButton):
    """``printing`` is what prints; tests put a recorder in its place. ``notice`` says what became of it."""

    def __init__(self, session: Session[Context], piece: Evidence, notice: Notice) -> None:
        super().__init__("", Kind.ICON, "printer", tr("打印“{0}”").format(piece.title))
        self._session, self._piece, self._notice = session, piece, notice
        self.printing: Printing | None = None
        self.actions_menu.aboutToShow.connect(self._fill)

    def _fill(self) -> None:
        """Which printers there are is known when it is asked."""
        from inspector_app.ui.printing import system_printing  # draws pages, which a look at a photo never needs

        printing = self.printing = self.printing or system_printing()
        self.actions_menu.clear()
        for printer in printing.printers():
            action = self.actions_menu.addAction(icon("printer"), tr("打印到“{0}”").format(printer))
            action.triggered.connect(lambda _on=False, printer=printer: self.print_on(printing, printer))
        if self.actions_menu.isEmpty():
            self.actions_menu.addAction(tr("没有找到打印机")).setEnabled(False)

    def print_on(self, printing: "Printing", printer: str) -> None:
        """Decode and print it in the worker."""
        printed = tr("已送到打印机“{0}”。").format(printer)
        make = self._session.read(printable, self._piece)
        self._session.work(
            lambda progress: printing.send(make(progress), printer, 1, progress),
            lambda _done: self._notice.say(printed, Tone.OK), tr("正在打印"), self._refuse,
        )  # fmt: skip

    def _refuse(self, problems: Sequence[Problem]) -> None:
        self._notice.say("\n".join(reason.words for reason in reasons(problems)), Tone.WARNING)
