"""变更记录: who changed what and when, from the journal, which nothing can be taken out of; imports are undone here."""

from PySide6.QtWidgets import QWidget

from inspector_app.domain.dates import iso_minute
from inspector_app.ui.layouts import in_column, in_row, wide
from inspector_app.ui.lists.undo_import import UNDO_IMPORT, UndoImportDialog
from inspector_app.ui.session import Session
from inspector_app.ui.targets import CASES
from inspector_app.ui.theme import GAP_3
from inspector_app.ui.widgets.button import Button
from inspector_app.ui.widgets.empty_state import EmptyState
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.ui.widgets.table import Table
from inspector_app.ui.widgets.table_model import Column
from inspector_app.usecases.case_file import CaseFile
from inspector_app.usecases.context import Context
from inspector_app.usecases.draft_key import DraftKey
from inspector_app.usecases.history import FieldChange, HistoryGroup, case_history

Detail = tuple[str, FieldChange]


def details(group: HistoryGroup | None) -> tuple[Detail, ...]:
    """The fields that a change touched, each with its record; new and deleted records have one line."""
    lines: list[Detail] = []
    for line in group.lines if group else ():
        record = f"{line.what}：{line.name}" if line.name else line.what
        if line.deleted or not line.fields:
            lines.append((record, FieldChange("删除" if line.deleted else "新登记", "", "")))
        lines += [(record, field) for field in line.fields]
    return tuple(lines)


class HistoryTab(QWidget):
    """Changes above, the fields of the chosen one below."""

    def __init__(self, session: Session[Context]) -> None:
        super().__init__()
        self._session, self._rid = session, ""
        groups = (
            Column("时间", lambda group: iso_minute(group.at), width=156),
            Column("操作人", lambda group: group.actor, width=96),
            Column("事由", lambda group: group.reason, width=220),
            Column("涉及记录", lambda group: group.words),
        )
        empty = EmptyState(self.tr("还没有记录"), icon="history")
        self.table = Table(groups, self.tr("变更记录"), empty)
        self.table.chosen.connect(lambda _record: self._show_details())
        self.undo = Button(self.tr("撤销本次导入"), "undo-2", clicked=self._undo_import)
        fields = (
            Column("记录", lambda pair: pair[0], width=260),
            Column("栏目", lambda pair: pair[1].field, width=170),
            Column("原值", lambda pair: pair[1].before),
            Column("新值", lambda pair: pair[1].after),
        )
        self.changes = Table(fields, self.tr("变更内容"))
        under = in_row(wide(Label(self.tr("变更内容"), Role.STRONG)), self.undo)
        in_column(wide(self.table, 3), under, wide(self.changes, 2), gap=GAP_3, of=self)

    def show_case(self, whole: CaseFile) -> None:
        """Show a case as it stands."""
        self._rid = whole.case.rid
        groups = self._session.read(case_history, self._rid)
        self.table.show_records(groups, lambda group: (group.at, group.reason, group.words))
        if groups and self.table.chosen_record() is None:
            self.table.selectRow(0)
        self._show_details()

    def _show_details(self) -> None:
        group: HistoryGroup | None = self.table.chosen_record()
        self.changes.show_records(details(group))
        self.undo.allow(group is not None and group.is_import, self.tr("先选择一次导入"))

    def _undo_import(self) -> None:
        """撤销本次导入: what it changed, as far as nothing was changed or rests on it since."""
        group: HistoryGroup | None = self.table.chosen_record()
        if group is not None:
            UndoImportDialog.ask_of(self._session, DraftKey(CASES, self._rid, UNDO_IMPORT, group.act), self.window())
