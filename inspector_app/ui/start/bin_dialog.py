"""放弃的内容: drafts that were thrown away, to be looked at and brought back while they are there."""

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from inspector_app.domain.dates import chinese_minute
from inspector_app.ui.layouts import placed, put_in, wide
from inspector_app.ui.screen_room import within
from inspector_app.ui.session import Session
from inspector_app.ui.start.draft_row import DraftRow
from inspector_app.ui.theme import Tone
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.ui.widgets.plain_dialog import PlainDialog
from inspector_app.ui.widgets.row_list import RowList
from inspector_app.usecases.context import Context
from inspector_app.usecases.drafts import DAYS_IN_BIN, Discarded, Draft, bring_back, discarded_drafts
from inspector_app.usecases.names import record_name

_WIDTH = 660


class BinDialog(PlainDialog):
    """What is brought back is a draft again, and stands among the others."""

    def __init__(self, session: Session[Context], parent: QWidget | None = None) -> None:
        super().__init__(self.tr("放弃的内容"), _WIDTH, parent)
        self._session = session
        self._rows = RowList(self.tr("没有放弃的内容。"))
        words = self.tr("放弃的内容在加密资料库里保留{}天，到期自动清除。").format(DAYS_IN_BIN)
        close = Button(self.tr("关闭"), clicked=self.reject)
        foot = placed(close, Qt.AlignmentFlag.AlignRight)
        put_in(self.body, Label(words, Role.SMALL, wrap=True), self.notice, wide(self._rows), foot)
        self._read()
        self.resize(within(self.sizeHint(), self))

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        self._rows.go_to_first()

    def _read(self) -> None:
        self._rows.show_rows([self._row(each) for each in self._session.read(discarded_drafts)])

    def _row(self, thrown: Discarded) -> DraftRow:
        until = chinese_minute(thrown.thrown_at + timedelta(days=DAYS_IN_BIN))
        words = self.tr("放弃于{0}，留到{1}").format(chinese_minute(thrown.thrown_at), until)
        act = (self.tr("找回"), Kind.PRIMARY, lambda: self._bring_back(thrown))
        return DraftRow(thrown.draft, words, (act,), lambda rid: self._session.read(record_name, rid))

    def _bring_back(self, thrown: Discarded) -> None:
        self._session.do(bring_back, thrown.number, then=self._brought_back)

    def _brought_back(self, draft: Draft | None) -> None:
        self._read()
        if draft is not None:
            words = self.tr("“{}”已找回，在“未保存的内容”里继续。").format(draft.title)
            self.notice.say(words, Tone.OK)
