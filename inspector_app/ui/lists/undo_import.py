"""撤销导入: what was imported, record by record what taking it back comes to, and why it is done."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from inspector_app.domain.dates import iso_minute
from inspector_app.support.errors import Problem, Refused
from inspector_app.support.progress import Cancelled, Progress
from inspector_app.support.words import sentences_of
from inspector_app.ui import theme
from inspector_app.ui.drawn import Ask
from inspector_app.ui.layouts import in_column
from inspector_app.ui.record_form import RecordForm
from inspector_app.ui.screen_room import room
from inspector_app.ui.session import Session
from inspector_app.ui.theme import GAP_3, Tone
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.button import Kind
from inspector_app.ui.widgets.chip import Badge
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.ui.widgets.table import Table
from inspector_app.ui.widgets.table_model import Column, Lines, TableModel
from inspector_app.usecases.context import Context
from inspector_app.usecases.draft_key import DraftKey
from inspector_app.usecases.imports import Import, import_back, import_called, undo_import
from inspector_app.usecases.take_back import BackLine, Fate, TakeBack

UNDO_IMPORT = "undo-import"
"""The kind of the draft of why an import is taken back."""
_ROWS, _MOST_ROWS, _WISHED_ROWS, _IMPORTS = 100, 2, 12, 152
_AROUND = 350  # pixels of the dialog round its lines
_BADGES = {
    Fate.STAYS: Badge(tr("保留"), Tone.WARNING, "triangle-alert"),
    Fate.BACK: Badge(tr("改回"), Tone.INFO, "undo-2"),
    Fate.GOES: Badge(tr("撤去"), Tone.PLAIN, "minus"),
}


class UndoImportDialog(RecordForm):
    """Of the imports ``offered``, the newest first, one goes. ``page`` and ``owner`` say whose draft the reason is."""

    watched = tr("撤销导入")

    def __init__(
        self, session: Session[Context], offered: Sequence[Import], page: str, owner: str, parent: QWidget | None = None
    ) -> None:  # fmt: skip
        self._coming_back = ImportBack(session, offered)
        super().__init__(
            session, self.watched, {"reason": ""}, (Ask("reason", tr("撤销理由"), required=True, lines=1),),
            self._take_back, kind=Kind.DANGER, width=1000,
            draft=DraftKey(page, owner, UNDO_IMPORT), parent=parent,
            intro=tr("导入写下的内容恢复到导入以前；之后改过的、别处用到的保留不动。已存入证据的原件仍留着。"),
        )  # fmt: skip
        self._coming_back.use_room(room(self).height() - _AROUND)
        self._page, self._owner = page, owner
        self.inside.insertWidget(0, self._coming_back)
        self._coming_back.looked.connect(self._offer)
        self._coming_back.choose(offered[0])

    def _take_back(self, context: Context, reason: str, progress: Progress) -> TakeBack:
        return undo_import(context, self._coming_back.act, reason, progress)

    @classmethod
    def ask_of(cls, session: Session[Context], key: DraftKey, parent: QWidget) -> object:
        """Of the one import that a draft is about."""
        return cls.ask(session, (session.read(import_called, key.detail),), key.page, key.rid, parent)

    def _offer(self, why_not: str) -> None:
        chosen = self._coming_back
        if not self.turn_to(DraftKey(self._page, self._owner, UNDO_IMPORT, chosen.act), chosen.what):
            chosen.imports.choose_named(self.record_rid)
            return
        self.notice.clear()
        if why_not:
            self.notice.say(why_not, Tone.WARNING)
        self.primary.allow(not why_not, why_not)
        self.fit()


class ImportBack(QWidget):
    """The imports, where there are several, and record by record what taking the chosen one (``act``) back comes to.

    ``looked`` says why it cannot be, with nothing where it can.
    """

    looked = Signal(str)

    def __init__(self, session: Session[Context], offered: Sequence[Import]) -> None:
        super().__init__()
        self._session, self.act, self.what = session, offered[0].act, offered[0].what
        self._sum = Label("", Role.STRONG, wrap=True)
        self._lines = TableModel(_line_columns(), self)
        self.lines = Table(self._lines, tr("撤销的内容"))
        self.lines.show_whole(_ROWS, _MOST_ROWS)
        model = TableModel(_import_columns(), self)
        self.imports = Table(model, tr("可以撤销的导入"))
        self.imports.setFixedHeight(_IMPORTS)
        model.show(Lines(offered, lambda each: each.act))
        self.imports.choose_first()
        self.imports.chosen.connect(self.choose)
        in_column(self.imports, self.lines, self._sum, gap=GAP_3, of=self)
        self.imports.setVisible(len(offered) > 1)

    def use_room(self, height: int) -> None:
        """Show as many lines as so many pixels hold."""
        left = height - (self.imports.isVisibleTo(self) and _IMPORTS + GAP_3)
        self.lines.wish_rows(max(_MOST_ROWS, min(left // theme.current().row_height, _WISHED_ROWS)))

    def choose(self, chosen: Import | None) -> None:
        """Show what taking an import back comes to."""
        if chosen is None:
            return
        self.act, self.what = chosen.act, chosen.what
        named = tr("“{0}”").format(chosen.files) if chosen.files else ""
        called = tr("{at} {what}").format(at=iso_minute(chosen.at), what=chosen.what) + named
        plan, problems = TakeBack((), (), ()), list[Problem]()
        try:
            with self._session.watching(tr("查看撤销导入的后果")) as progress:
                plan = self._session.read(import_back, chosen.act, progress)
            problems += [Problem("import-changed-since", "import")] if plan.is_empty else []
        except Refused as refusal:
            problems += refusal.problems
        except Cancelled:
            problems.append(Problem("import-back-stopped", "import"))
        stays = tr("保留{0}项").format(len(plan.stays)) if plan.stays else ""
        told = "；".join(filter(None, (plan.words, stays)))
        self._sum.setText(f"{called}：{told}" if told else called)
        self._lines.show(Lines(plan.lines))
        self.lines.setVisible(bool(plan.lines))
        self.looked.emit(sentences_of(problems))


def _line_columns() -> tuple[Column, ...]:
    def badge(line: BackLine) -> Badge:
        return _BADGES[line.fate]

    return (
        Column(tr("去留"), lambda line: badge(line).word, width=96, badge=badge),
        Column(tr("记录"), lambda line: line.called, width=300),
        Column(tr("说明"), lambda line: line.told),
    )


def _state(each: Import) -> Badge:
    return Badge(each.state or "—", Tone.INFO if each.state else Tone.PLAIN)


def _import_columns() -> tuple[Column, ...]:
    return (
        Column(tr("时间"), lambda each: iso_minute(each.at), width=156),
        Column(tr("操作人"), lambda each: each.actor, width=96),
        Column(tr("事由"), lambda each: each.what, width=150),
        Column(tr("文件"), lambda each: each.files or "—", width=220, spare=True),
        Column(tr("涉及记录"), lambda each: each.words),
        Column(tr("状态"), lambda each: each.state or "—", width=92, badge=_state),
    )
