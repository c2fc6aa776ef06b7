"""他人资料: what colleagues gave to be read, beside one's own records and in none of them."""

from collections.abc import Callable, Sequence
from pathlib import Path

from inspector_app.domain.dates import iso_minute
from inspector_app.ui.copies.copy_view import CopyView
from inspector_app.ui.layouts import put_in
from inspector_app.ui.session import Session
from inspector_app.ui.settings.section import buttons, rows_in_sight
from inspector_app.ui.theme import Tone
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.card import Card
from inspector_app.ui.widgets.chooser import ChooseSeveral, chooser_of_several
from inspector_app.ui.widgets.empty_state import EmptyState
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.ui.widgets.table_model import Column
from inspector_app.usecases import copies
from inspector_app.usecases.context import Context
from inspector_app.usecases.copies import Copy
from inspector_app.usecases.sent_cases import perform_reading

_COLUMNS = (
    Column(tr("资料名称"), lambda copy: copy.title),
    Column(tr("来自"), lambda copy: copy.inspector, width=100),
    Column(tr("写出时间"), lambda copy: iso_minute(copy.made_at), width=140),
)


class CopiesCard(Card):
    """The copies with what may be done with them; ``tell`` says what was done.

    ``ask_files`` lets a person choose the volumes of a package; tests answer in its place.
    """

    def __init__(self, session: Session[Context], tell: Callable[[str, Tone], None]) -> None:
        super().__init__(tr("他人资料（只读）"))
        self._session, self._tell = session, tell
        kinds = tr("同行交换包 (*.copy);;所有文件 (*)")
        self.ask_files: ChooseSeveral = chooser_of_several(tr("选择同行交换包，各卷一起选"), kinds)
        hint = tr(
            "同事给看的案件、项目、检查放在这里，不进自己的统计、名单和文书。要给同事看，到案件、项目或检查的页面点“给同事查阅”。"
        )
        empty = EmptyState(tr("没有他人资料"), "", "inbox")
        self.rows = rows_in_sight(_COLUMNS, tr("他人资料"), (120, 8), empty)
        self._open = Button(tr("打开"), "eye", clicked=self.open_chosen)
        self._drop = Button(tr("移除…"), "trash-2", Kind.QUIET, clicked=self.remove)
        take = Button(tr("收下同行交换包…"), "inbox", Kind.PRIMARY, clicked=self.take)
        put_in(self.body, Label(hint, Role.SMALL, wrap=True), self.rows, buttons(take, self._open, self._drop))
        self.rows.chosen.connect(self._chosen)
        self.rows.opened.connect(lambda _copy: self.open_chosen())

    def read(self) -> None:
        """Show what is here now."""
        self.rows.show_records(self._session.read(copies.copies), lambda copy: copy.subject, of=self)
        self._chosen(self.rows.chosen_record())

    def take(self) -> None:
        """Let a person choose a package and take it in."""
        self.take_files(self.ask_files(self))

    def take_files(self, files: Sequence[str]) -> None:
        """Take in what lies in these volumes, in the worker."""
        if files:
            self._session.do_long(
                copies.prepare_copy_in, lambda order, _progress: perform_reading(order), copies.keep_copy,
                [Path(each) for each in files], title=tr("收下同行交换包"), then=self.taken,
            )  # fmt: skip

    def open_chosen(self) -> None:
        """Read the chosen one."""
        copy = self.rows.chosen_record()
        if isinstance(copy, Copy):
            CopyView.ask(self._session, copy, self.window())

    def remove(self) -> None:
        """Remove the chosen one, after asking."""
        copy = self.rows.chosen_record()
        if not isinstance(copy, Copy):
            return
        question = tr("移除“{title}”？").format(title=copy.title)
        detail = tr("只移除{name}给的这一份，不影响自己的记录。再要看，请他重新写一份。").format(name=copy.inspector)
        if self._session.messages.confirm(question, detail, tr("移除")):
            told = tr("已移除“{title}”。").format(title=copy.title)
            self._session.do(
                copies.remove_copy, copy.subject, then=lambda _none: self._tell(told, Tone.OK)
            )  # fmt: skip

    def _chosen(self, copy: object) -> None:
        for button in (self._open, self._drop):
            button.allow(isinstance(copy, Copy), tr("先在上面选择一行"))

    def taken(self, copy: Copy) -> None:
        """Say what came, also over a cable."""
        told = tr("已收下{name}的“{title}”（{whose}）。只读，选中后点“打开”。")
        whose = copies.copy_words(copy)
        self._tell(told.format(name=copy.inspector, title=copy.title, whose=whose), Tone.OK)
