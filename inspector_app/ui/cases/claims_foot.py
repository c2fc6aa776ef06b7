"""Below the wage grid: what the cell in hand has wrong, the derived sums in figures and capitals, the threshold."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout

from inspector_app.domain.claim import besides
from inspector_app.domain.money import capitals, yuan
from inspector_app.support import vocabulary
from inspector_app.ui.layouts import AS_AROUND, REST, in_column, in_row, keep_room, wide
from inspector_app.ui.theme import GAP_1, GAP_2, GAP_3, GAP_4
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.label import ElidedLabel, Label, Role
from inspector_app.ui.widgets.laid_over import ListFoot
from inspector_app.ui.widgets.problem_mark import ProblemMark
from inspector_app.usecases.claim_sums import ClaimSums

_FIGURES = ("heads", "claimed", "found", "disputed", "paid", "open")
_WITH_WORDS = ("claimed", "found", "open")
"""Who is not in the sum stands behind it: a second line would move the list."""


class ClaimsFoot(ListFoot):
    """``next_wished`` leads to the next cell that is wrong or doubtful, ``readings_wished`` takes what was read,
    ``hints_wished`` shows what in the list wants a question."""

    next_wished = Signal()
    readings_wished = Signal()
    hints_wished = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setAccessibleName(self.tr("合计"))
        self.mark = ProblemMark()
        self._count = Button(kind=Kind.QUIET, clicked=self.next_wished.emit)
        self._readings = Button(icon="check", kind=Kind.QUIET, clicked=self.readings_wished.emit)
        self._hints = Button(icon="flag", kind=Kind.QUIET, clicked=self.hints_wished.emit)
        self._hints.hide()
        self._is_low = self._has_problems = False
        self._figures = {name: Label("", Role.STRONG, wrap=True) for name in _FIGURES}
        self._unkept = Label("", Role.SMALL, wrap=True)
        self._unkept.hide()
        self._capitals = Label("", Role.SMALL, wrap=True)
        self._threshold = Label("", Role.SMALL, wrap=True)
        self._short = ElidedLabel("", Role.SMALL)
        self._short.hide()
        wrong = in_column(self.mark, self._unkept, gap=GAP_1)
        top = in_row(wide(wrong), REST, self._hints, self._readings, self._count, gap=AS_AROUND)
        in_column(
            top,
            self._figure_row(),
            self._capitals,
            self._threshold,
            self._short,
            gap=GAP_1,
            edges=(GAP_4, GAP_2, GAP_4, GAP_2),
            of=self,
        )

    def set_low(self, is_low: bool) -> None:
        """Leave the room to the lines of the list: threshold and sum in capitals have one line then, cut with …"""
        self._short.setVisible(is_low)
        for label in (self._capitals, self._threshold):
            label.setHidden(is_low)
        self._is_low = is_low
        self._keep_room()

    def _keep_room(self) -> None:
        """What is said of one cell and not of the next moves nothing, where there is room for both."""
        keeps = self._has_problems and not self._is_low
        self.mark.keep_room(keeps)
        keep_room(self._count, keeps)

    def show_sums(self, sums: ClaimSums) -> None:
        """Show the derived sums and the sentence on the criminal threshold."""
        heads = self.tr("{heads}人").format(heads=sums.heads)
        if sums.unchecked:
            heads += self.tr("（{count}人身份待核）").format(count=sums.unchecked)
        words = {
            "heads": heads,
            "claimed": self._sum(sums.claimed_fen, sums.claimed_untold, sums.claimed_partly),
            "found": self._sum(sums.found_fen, sums.found_untold),
            "disputed": yuan(sums.disputed_fen),
            "paid": yuan(sums.balance.paid_fen),
            "open": self._sum(sums.balance.open_fen, sums.found_untold),
        }
        for name, text in words.items():
            self._figures[name].setText(text)
        self._capitals.setText(self.tr("认定合计（大写）：{words}").format(words=capitals(sums.found_fen)))
        self._threshold.setText(sums.threshold.ground)
        self._short.setText(f"{capitals(sums.found_fen)}　{sums.threshold.ground}")

    def _sum(self, fen: int, untold: int, partly: int = 0) -> str:
        """A sum, and how many are not in it, or not wholly, because nobody has told their amounts."""
        return yuan(fen) + besides(untold, partly)

    def show_count(self, count: int) -> None:
        """How many cells are wrong or doubtful."""
        words = self.tr("{count}处需要核对").format(count=count)
        self._count.setText(words)
        self._count.setVisible(count > 0)
        self._has_problems = count > 0
        self._keep_room()

    def show_hints(self, count: int) -> None:
        """How much in the list wants a question that nobody has settled."""
        self._hints.setText(self.tr("{count}条名单提示").format(count=count))
        self._hints.setVisible(count > 0)

    def show_readings(self, count: int) -> None:
        """How many cells hold words that were read as figures."""
        self._readings.setText(self.tr("采用读数（{count}格）").format(count=count))
        self._readings.setVisible(count > 0)

    def show_unkept(self, count: int, *, drafted: bool, is_sound: bool = False) -> None:
        """How many rows hold something that is not in the list, whether the case's draft has it, and what to do; what
        ``is_sound`` needs no other words, but a store that takes it."""
        words = self.tr("有{count}行没有全部存入明细：红框的格没有存，新添的行整行没有存。{draft}{then}")
        then = self.tr("能保存以后，按 Ctrl+S 一并存入。") if is_sound else self.tr("改正后自动存入。")
        draft = self.tr("都暂存为草稿，") if drafted else self.tr("草稿也没有存上，只在本窗口中。")
        self._unkept.setText(words.format(count=count, draft=draft, then=then))
        self._unkept.setVisible(count > 0)

    def _figure_row(self) -> QGridLayout:
        titles = {
            "heads": vocabulary.label("debt.heads"), "claimed": vocabulary.label("lines_total.claimed_fen"),
            "found": self.tr("认定合计（工资）"), "disputed": self.tr("争议合计"),
            "paid": self.tr("已付到人"), "open": vocabulary.label("balance.open_fen"),
        }  # fmt: skip
        grid = QGridLayout()
        grid.setHorizontalSpacing(GAP_3)
        grid.setVerticalSpacing(0)
        for place, (name, title) in enumerate(titles.items()):
            grid.addWidget(Label(title, Role.SMALL), 0, place)
            grid.addWidget(self._figures[name], 1, place)
            grid.setColumnStretch(place, 2 if name in _WITH_WORDS else 1)
        return grid
