"""Import, last step: what became of it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from inspector_app.ui.layouts import AS_AROUND, in_column, wide
from inspector_app.ui.theme import GAP_2, Tone
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.card import Card
from inspector_app.ui.widgets.label import IconLabel, Label, Role
from inspector_app.usecases import ledger_files
from inspector_app.usecases.projects import LedgerTaken, hazard_words, held_words

_MOST_NAMED = 6


class ResultStep(QWidget):
    """The counts of an import."""

    def __init__(self) -> None:
        super().__init__()
        middle = Qt.AlignmentFlag.AlignHCenter
        self._counts = Label("", Role.SECTION)
        self._rest = Label("", Role.SMALL, wrap=True)
        self._rest.setAlignment(middle)
        self._asked = Label("", Role.SMALL, wrap=True)
        self._copy = Button(self.tr("复制待问的内容"), "copy", Kind.QUIET, clicked=self._copy_asked)
        self._left: tuple[str, ...] = ()
        card = Card()
        card.body.setSpacing(GAP_2)
        card.body.addStretch()
        card.body.addWidget(IconLabel("circle-check", Tone.OK, 3.0), alignment=middle)
        card.body.addWidget(self._counts, alignment=middle)
        card.body.addWidget(self._rest)
        card.body.addWidget(self._asked)
        card.body.addWidget(self._copy, alignment=middle)
        card.body.addStretch()
        in_column(wide(card), gap=AS_AROUND, of=self)

    def show_result(self, taken: LedgerTaken) -> None:
        """Say what was taken in and what was left out."""
        self._counts.setText(
            self.tr("新增{new}个，更新{changed}个，未变{same}个").format(
                new=taken.new, changed=taken.changed, same=taken.unchanged
            )
        )
        bad = ledger_files.left_out(taken.reading)
        words = self.tr("另有{bad}行有问题，没有导入。更正文件后可以再导入一次，已有的项目不会重复。").format(bad=bad)
        words = words if bad else self.tr("文件中的项目全部导入。")
        self._left = ledger_files.left_empty(taken.reading)
        more = self.tr("…等{0}处。").format(len(self._left)) if len(self._left) > _MOST_NAMED else ""
        left = [*self._left[:_MOST_NAMED], *([more] if more else [])]
        self._asked.setText(self.tr("有{0}处先空着，待问：\n").format(len(self._left)) + "\n".join(left))
        for part in (self._asked, self._copy):
            part.setVisible(bool(left))
        self._rest.setText(words + held_words(taken.held, taken.still, taken.ended) + hazard_words(taken.hazards))

    def _copy_asked(self) -> None:
        """All of it, to be pasted where it is asked."""
        QApplication.clipboard().setText("\n".join(self._left))
