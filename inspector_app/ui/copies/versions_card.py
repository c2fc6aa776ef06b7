"""版本并存 in the settings: the records of which a colleague or the office has another version."""

from inspector_app.support.vocabulary import record_word
from inspector_app.ui.copies.versions_dialog import VersionsDialog
from inspector_app.ui.layouts import put_in
from inspector_app.ui.session import Session
from inspector_app.ui.settings.section import buttons, rows_in_sight
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.card import Card
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.ui.widgets.table_model import Column
from inspector_app.usecases import versions
from inspector_app.usecases.context import Context

_COLUMNS = (
    Column(tr("记录"), lambda record: record_word(record.kind), width=110),
    Column(tr("记录名称"), lambda record: record.name or "—"),
    Column(tr("各是谁的"), lambda record: "、".join(side.inspector for side in record.sides), width=180),
    Column(tr("随什么带来"), lambda record: record.source, width=220, tail=True),
)


class VersionsCard(Card):
    """Out of sight while there is none."""

    def __init__(self, session: Session[Context]) -> None:
        super().__init__(tr("版本并存"))
        self._session = session
        hint = tr("同一条记录，别的电脑上的内容与本机不同。几个版本都保留着，由您核对后选定以哪个为准。")
        self.rows = rows_in_sight(_COLUMNS, tr("版本并存的记录"), (100, 8))
        self._settle = Button(tr("并排核对…"), "scale", Kind.PRIMARY, clicked=self.settle)
        put_in(self.body, Label(hint, Role.SMALL, wrap=True), self.rows, buttons(self._settle))
        self.rows.chosen.connect(self._chosen)
        self.rows.opened.connect(lambda _record: self.settle())

    def read(self) -> None:
        """Show those that are not settled."""
        found = self._session.read(versions.beside)
        self.rows.show_records(found, lambda record: record.rid, of=self)
        self.setVisible(bool(found))
        if self.rows.chosen_record() is None:
            self.rows.choose_first()
        self._chosen(self.rows.chosen_record())

    def settle(self) -> None:
        """Lay the versions of the chosen one side by side."""
        record = self.rows.chosen_record()
        if isinstance(record, versions.Beside):
            VersionsDialog.ask(self._session, record, self.window())

    def go_on(self, rid: str) -> None:
        """Open what was being typed of a record, while it is not settled. It may have come since the list was read."""
        self.read()
        if self.rows.choose_named(rid):
            self.settle()

    def _chosen(self, record: object) -> None:
        self._settle.allow(isinstance(record, versions.Beside), tr("先在上面选择一行"))
