"""名单提示: what in the list of wages wants a question, what was seen, what to ask; settled with what was found out."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from inspector_app.ui.drawn import Ask
from inspector_app.ui.layouts import in_column
from inspector_app.ui.record_form import RecordForm
from inspector_app.ui.session import Session
from inspector_app.ui.targets import CASES
from inspector_app.ui.theme import GAP_3, Tone
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.chip import Badge
from inspector_app.ui.widgets.empty_state import EmptyState
from inspector_app.ui.widgets.facts_grid import Fact, FactsGrid
from inspector_app.ui.widgets.table import Table
from inspector_app.ui.widgets.table_model import Column
from inspector_app.usecases.context import Context
from inspector_app.usecases.draft_key import DraftKey
from inspector_app.usecases.drafts import drafts_below
from inspector_app.usecases.list_hints import HintLine, ask_hint_again, case_hints, settle_hint

HINTS = "hints"
"""The kind of the draft of what settles a hint."""
_ROWS_HEIGHT = 200


def _state(line: HintLine) -> Badge:
    return Badge(tr("已核实"), Tone.OK, "check") if line.settled else Badge(tr("待核实"), Tone.WARNING, "flag")


def _columns() -> tuple[Column, ...]:
    return (
        Column(tr("提示"), lambda line: line.hint.rule.title, width=150),
        Column(tr("涉及人员"), lambda line: line.names, width=200),
        Column(tr("看到的情况"), lambda line: line.hint.evidence),
        Column(tr("核实"), lambda line: _state(line).word, width=100, badge=_state),
    )


class HintsList(QWidget):
    """All hints of a case, and below them what the chosen one says in full."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        empty = EmptyState(tr("没有需要核实的地方"), tr("名单改变后会重新查看。"), "check")
        self.table = Table(_columns(), tr("名单提示"), empty)
        self.table.setMinimumHeight(_ROWS_HEIGHT)
        self.table.chosen.connect(self._show)
        self._told = FactsGrid(2)
        self._lines: tuple[HintLine, ...] = ()
        in_column(self.table, self._told, gap=GAP_3, of=self)

    def line(self) -> HintLine | None:
        """The chosen hint."""
        line: HintLine | None = self.table.chosen_record()
        return line

    def go_on(self) -> None:
        """Choose the first that is open, unless the chosen one is."""
        line = self.line()
        if line is not None and line.settled and (left := [each for each in self._lines if not each.settled]):
            self.table.choose_named(left[0].rid)

    def show_lines(self, lines: Sequence[HintLine], case_rid: str) -> None:
        """Show the hints of a case; the chosen one stays chosen."""
        self._lines = tuple(lines)
        self.table.show_records(lines, lambda line: line.rid, of=case_rid)
        if lines and self.line() is None:
            self.table.selectRow(0)
        self._show(self.line())

    def _show(self, line: HintLine | None) -> None:
        self._told.show_facts(_told(line) if line is not None else ())
        self.chosen.emit(line)


def _told(line: HintLine) -> list[Fact]:
    rule = line.hint.rule
    facts = [
        Fact(tr("看到的情况"), f"{'、'.join(line.hint.names)}：{line.hint.evidence}", width=2),
        Fact(tr("建议询问"), rule.question, width=2),
        Fact(tr("依据"), rule.basis_text, width=2),
    ]
    settled = [Fact(tr("核实情况"), f"{line.settled.by}：{line.settled.note}", width=2)] if line.settled else []
    return [*facts, *settled]


def found_out() -> Ask:
    """What is asked of whoever settles a hint or a difference."""
    hint = tr("向谁、用什么办法核实的，结果如何；写明后不再提示，理由留在案件记录中")
    return Ask("reason", tr("核实情况"), hint, required=True, lines=2)


class HintsDialog(RecordForm):
    """Stays open for one hint after the other; ``outcome`` is the last act. What is typed of each is its own draft;
    it begins with the one of which a draft is gone on with."""

    def __init__(self, session: Session[Context], case_rid: str, parent: QWidget | None = None) -> None:
        self._case_rid, self._hints = case_rid, HintsList()
        self._begins_with = _begun(session, case_rid)
        super().__init__(
            session, tr("名单提示"), {"reason": ""}, (found_out(),),
            self._keep, verb=tr("登记核实"), draft=self._begins_with, width=1000, parent=parent,
            intro=tr("提示只说明值得一问的地方，不等于名单有假；夫妻共用一卡、一班同价都是常有的事。"),
        )  # fmt: skip
        self.inside.insertWidget(0, self._hints)
        self._fill()
        self._hints.table.choose_named(self._begins_with.detail)
        self._offer(self._hints.line())
        self._hints.chosen.connect(self._offer)

    def finish(self, outcome: Any) -> None:
        self.outcome = outcome
        self.sheet.start({"reason": ""})
        if self.drafts is not None:
            self.drafts.begin_afresh()
        self._fill()
        self._hints.go_on()
        self.notice.say(tr("已登记。"), Tone.OK)

    def _keep(self, context: Context, reason: str) -> Any:
        line = self._hints.line()
        keep = ask_hint_again if line and line.settled else settle_hint
        return keep(context, self._case_rid, line.rid if line else "", reason)

    def _fill(self) -> None:
        self._hints.show_lines(self.session.read(case_hints, self._case_rid), self._case_rid)

    def _offer(self, line: HintLine | None) -> None:
        if not self.turn_to(_key(self._case_rid, line.rid if line is not None else "")):
            self._hints.table.choose_named(self.record_rid)
            return
        self.primary.allow(line is not None, tr("先选择一条提示"))
        self.show_only({"reason": line is not None})
        self.primary.setText(tr("重新提示") if line and line.settled else tr("登记核实"))


def _key(case_rid: str, hint_rid: str) -> DraftKey:
    return DraftKey(CASES, case_rid, HINTS, hint_rid)


def _begun(session: Session[Context], case_rid: str) -> DraftKey:
    """Of the hint with whose draft one goes on, else of one of which something was typed, else of the first."""
    resumed = session.take_resumed(_key(case_rid, "").stem)
    found = {each.key for each in session.read(drafts_below, _key(case_rid, "").stem)}
    keys = [_key(case_rid, line.rid) for line in session.read(case_hints, case_rid)]
    ranked = sorted(keys, key=lambda key: (str(key) != resumed, str(key) not in found))
    return ranked[0] if ranked else _key(case_rid, "")
