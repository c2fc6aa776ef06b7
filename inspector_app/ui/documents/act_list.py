"""办理过程: the acts of a paper one below the other, the newest first, each wrong entry with its way back."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from inspector_app.domain.act import Act, ActKind
from inspector_app.domain.dates import chinese_minute
from inspector_app.domain.lifecycle import may_be_undone
from inspector_app.ui.documents.paper_words import act_lines, act_title
from inspector_app.ui.layouts import clear, in_column, in_row, placed, wide
from inspector_app.ui.theme import GAP_1, GAP_2, Tone
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.focus_back import beside
from inspector_app.ui.widgets.label import IconLabel, Label, Role
from inspector_app.usecases.paper_file import PaperFile

_ICONS = {
    ActKind.SUBMITTED: "send",
    ActKind.REVIEWED: "list-checks",
    ActKind.SIGNED_OFF: "circle-check",
    ActKind.APPROVED: "circle-check",
    ActKind.RATIFIED: "circle-check",
    ActKind.SEALED: "stamp",
    ActKind.SERVED: "package-check",
    ActKind.SIGNED: "pencil",
    ActKind.SCANNED: "upload",
    ActKind.PRINTED: "printer",
    ActKind.VOIDED: "circle-x",
    ActKind.WITHDRAWN: "undo-2",
    ActKind.UNDONE: "undo-2",
    ActKind.EXTENDED: "clock",
    ActKind.MET: "check",
    ActKind.OBJECTED: "message-square-text",
    ActKind.OBJECTION_ANSWERED: "corner-down-right",
    ActKind.WAIVED: "circle-check",
    ActKind.CORRECTED: "file-pen",
}


class ActList(QWidget):
    """``undo_requested`` brings the act that was entered by mistake."""

    undo_requested = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GAP_2)

    def show_file(self, file: PaperFile) -> None:
        """Show the acts of a paper."""
        clear(self._column)
        if not file.acts:
            self._column.addWidget(Label(self.tr("还没有办理记录。"), Role.SMALL))
        for act in reversed(file.acts):
            self._column.addWidget(self._line(act, file))

    def _line(self, act: Act, file: PaperFile) -> QWidget:
        taken_back = act.kind is not ActKind.UNDONE and act not in file.standing
        title = self.tr("{title}（已更正撤回）").format(title=act_title(act)) if taken_back else act_title(act)
        words = in_column(
            Label(title, Role.SMALL if taken_back else Role.STRONG, wrap=True),
            Label(f"{chinese_minute(act.at)}　{act.by}", Role.SMALL, wrap=True),
            *(Label(text, Role.SMALL, wrap=True) for text in act_lines(act)),
            gap=GAP_1,
        )
        if may_be_undone(act, file.acts):
            name = self.tr("更正误登：{title}").format(title=title)
            undo = Button(self.tr("更正误登"), "undo-2", Kind.QUIET, name=name)
            beside(undo)  # the next Enter after an act must not take it back
            undo.clicked.connect(lambda _checked=False, act=act: self.undo_requested.emit(act))
            words.addWidget(undo)
        line = QFrame()
        icon = IconLabel(_ICONS.get(act.kind, "circle-dot"), Tone.PLAIN, 1.2)
        icon.setMinimumSize(QSize(20, 20))
        in_row(placed(icon, Qt.AlignmentFlag.AlignTop), wide(words), edges=(0, GAP_1, 0, GAP_1), of=line)
        return line
