"""撤销导入: what was imported, record by record what taking it back comes to, and why it is done."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from inspector_app.domain.dates import iso_minute
from inspector_app.support.errors import Problem, Refused
from inspector_app.support.words import sentence
from inspector_app.ui.drawn import Ask
from inspector_app.ui.record_form import RecordForm
from inspector_app.ui.session import Session
from inspector_app.ui.theme import Tone
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.button import Kind
from inspector_app.ui.widgets.chip import Badge
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.ui.widgets.table import Table
from inspector_app.ui.widgets.table_model import Column, Lines, TableModel
from inspector_app.usecases.context import Context
from inspector_app.usecases.draft_key import DraftKey
from inspector_app.usecases.imports import Import, import_back, import_called, undo_import
from inspector_app.usecases.take_back import BackLine, Fate

UNDO_IMPORT = "undo-import"
"""The kind of the draft of why an import is taken back."""
_ROWS, _MOST_ROWS, _IMPORTS = 160, 6, 110
_BADGES = {
    Fate.STAYS: Badge(tr("保留"), Tone.WARNING, "triangle-alert"),
    Fate.BACK: Badge(tr("改回"), Tone.INFO, "undo-2"),
    Fate.GOES: Badge(tr("撤去"), Tone.PLAIN, "minus"),
}


class UndoImportDialog(RecordForm):
    """Of the imports ``offered``, the newest first, one goes. ``page`` and ``owner`` say whose draft the reason is."""

    def __init__(
        self,
        session: Session[Context],
        offered: Sequence[Import],
        page: str,
        owner: str,
        parent: QWidget | None = None,
    ) -> None:
        self._act = offered[0].act
        super().__init__(
            session, tr("撤销导入"), {"reason": ""}, (Ask("reason", tr("撤销理由"), required=True, lines=2),),
            self._undo, draft=DraftKey(page, owner, UNDO_IMPORT, self._act), about=offered[0].what, width=1000,
            kind=Kind.DANGER, parent=parent,
            intro=tr("导入写下的内容恢复到导入以前；之后改过的、别处用到的保留不动。导入的原文件仍留在证据里。"),
        )  # fmt: skip
        self._sum = Label("", Role.STRONG, wrap=True)
        self._lines = TableModel(_line_columns(), self)
        self.lines = Table(self._lines, tr("撤销的内容"))
        self.lines.show_whole(_ROWS, _MOST_ROWS)
        self._offered = TableModel(_import_columns(), self)
        self.imports = Table(self._offered, tr("可以撤销的导入"))
        self.imports.setMinimumHeight(_IMPORTS)
        for place, part in enumerate((self.imports, self._sum, self.lines)):
            self.inside.insertWidget(place, part)
        self.imports.setVisible(len(offered) > 1)
        self._offered.show(Lines(offered, lambda each: each.act))
        self.imports.choose_first()
        self.imports.chosen.connect(self._choose)
        self._choose(offered[0])

    @classmethod
    def ask_of(cls, session: Session[Context], key: DraftKey, parent: QWidget) -> object:
        """Of the one import that a draft is about."""
        return cls.ask(session, (session.read(import_called, key.detail),), key.page, key.rid, parent)

    def _undo(self, context: Context, reason: str) -> object:
        return undo_import(context, self._act, reason)

    def _choose(self, chosen: Import | None) -> None:
        """Show what taking an import back comes to, or why it cannot be."""
        if chosen is None:
            return
        self._act = chosen.act
        self.notice.clear()
        called = tr("{at} {what}").format(at=iso_minute(chosen.at), what=chosen.what)
        try:
            plan = self.session.read(import_back, chosen.act)
        except Refused as refusal:
            self._show(called, (), refusal.problems)
            return
        problems = [Problem("import-changed-since", "import")] if plan.is_empty else []
        self._show(f"{called}：{plan.words}" if plan.words else called, plan.lines, problems)

    def _show(self, words: str, lines: Sequence[BackLine], problems: Sequence[Problem]) -> None:
        stays = sum(line.fate is Fate.STAYS for line in lines)
        self._sum.setText(words + (tr("；保留{0}项").format(stays) if stays else ""))
        self._lines.show(Lines(lines))
        self.lines.setVisible(bool(lines))
        if problems:
            self.notice.say("".join(sentence(each.code, each.details) for each in problems), Tone.WARNING)
        self.primary.setEnabled(not problems)
        self.fit()


def _line_columns() -> tuple[Column, ...]:
    def badge(line: BackLine) -> Badge:
        return _BADGES[line.fate]

    return (
        Column(tr("结果"), lambda line: badge(line).word, width=96, badge=badge),
        Column(tr("记录"), lambda line: line.what, width=120),
        Column(tr("名称"), lambda line: line.name, width=220),
        Column(tr("说明"), lambda line: line.told),
    )


def _import_columns() -> tuple[Column, ...]:
    return (
        Column(tr("时间"), lambda each: iso_minute(each.at), width=156),
        Column(tr("操作人"), lambda each: each.actor, width=96),
        Column(tr("事由"), lambda each: each.what, width=220),
        Column(tr("涉及记录"), lambda each: each.words),
    )
