"""Import, third step: what would happen beside the file, what is asked, and the sums compared."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from inspector_app.ui.layouts import in_column, in_row, wide
from inspector_app.ui.lists.side_by_side import SideBySide
from inspector_app.ui.lists.words_panel import WordsPanel
from inspector_app.ui.projects import import_text
from inspector_app.ui.projects.asked_panel import AskedPanel
from inspector_app.ui.theme import GAP_4, Tone
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.ui.widgets.notice import Notice
from inspector_app.usecases.ledger_files import LedgerReading, line_words
from inspector_app.usecases.list_plan import PlanLine
from inspector_app.usecases.list_sight import Sight
from inspector_app.usecases.open_lists import Opened

_WHO = 170


class PreviewStep(QWidget):
    """``answered`` when a person said what a word of others means, or of which project a line tells: the lines are to
    be read so."""

    answered = Signal()

    def __init__(self, may_show: Callable[[], bool]) -> None:
        """``may_show`` is asked before whole numbers of the file are shown."""
        super().__init__()
        self._changes = Label("", Role.STRONG)
        self._sums = Label("", Role.SMALL, wrap=True)
        self._compared = Notice()
        self.words = WordsPanel()
        self.asked = AskedPanel()
        for panel in (self.words, self.asked):
            panel.changed.connect(self.answered)
        self.side = SideBySide(self.tr("项目"), _WHO, may_show)
        top = in_row(self._changes, wide(self._sums), self.side.panes.switch, gap=GAP_4)
        in_column(top, self._compared, self.words, self.asked, wide(self.side), of=self)
        self.setFocusProxy(self.side)

    def refuse_unanswered(self, reading: LedgerReading) -> bool:
        """Whether a line that may be a known project was not answered: it is said, and the first one is led to."""
        left = self.asked.unanswered(reading.asked)
        if left:
            self._compared.say(self.tr("还有{0}行没有选定是不是已有的项目，没有导入。").format(len(left)), Tone.WARNING)
            left[0].setFocus()
        return bool(left)

    def show_reading(self, opened: Opened[LedgerReading], lines: Sequence[PlanLine], held: str = "") -> None:
        """Show what a file holds and what its import would do; ``held`` says which grades it would not lower."""
        reading = opened.found
        self._changes.setText(import_text.change_line(lines, reading))
        compared = import_text.comparison(reading)
        wrong = compared.words if compared.tone is Tone.WARNING else ""
        self._sums.setText(import_text.sums_line(reading) + ("" if wrong else compared.words))
        if wrong or held:
            self._compared.say(wrong + held, Tone.WARNING)
        else:
            self._compared.clear()
        self.words.show_words(reading.words)
        self.asked.show_asked(reading.asked, {line_words(each.name, each.town) for each in reading.projects})
        self.side.show_plan(lines, Sight(opened.list, lines))
