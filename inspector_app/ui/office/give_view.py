"""What the office gives a laptop to do, as it is typed: to whom, what, by when, in whose name."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from PySide6.QtCore import Signal

from inspector_app.domain.assignment import AssignmentKind
from inspector_app.support.errors import Problem
from inspector_app.support.vocabulary import word
from inspector_app.ui.drawn import Ask
from inspector_app.ui.layouts import REST, clear, in_column, put_in
from inspector_app.ui.page_keys import PageKey, bind_keys
from inspector_app.ui.record_sheet import RecordSheet
from inspector_app.ui.refusals import Refusals
from inspector_app.ui.start.view import View
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.usecases.office_task_list import Order, TasksDesk

_TEXTS = {
    AssignmentKind.TASK: (tr("做什么"), True), AssignmentKind.LEAD: (tr("反映的情况"), True),
    AssignmentKind.CONFIRMED: (tr("意见（选填）"), False), AssignmentKind.REFUSED: (tr("退回的理由"), True),
    AssignmentKind.RETURNED: (tr("退回的理由：哪里不对，怎样改"), True),
}  # fmt: skip


class GiveView(View):
    """``given`` brings the order. What was typed and not given stays until it is, also when one turns back."""

    back_wanted = Signal()
    given = Signal(object)

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__("", "")
        self._today = today
        self._kept: dict[tuple[str, ...], dict[str, object]] = {}
        self._about: tuple[AssignmentKind, str, str] = (AssignmentKind.TASK, "", "")
        self._by = ""
        self._place = in_column()
        put_in(self.body, self._place)
        self.body.addStretch(1)
        self.primary = Button(self.tr("登记"), "check", Kind.PRIMARY, clicked=self._submit)
        put_in(self.foot, Button(self.tr("返回交办"), "chevron-left", clicked=self._back), REST, self.primary)
        bind_keys(self, (PageKey(self.tr("返回交办"), ("Esc",), self._back),))

    @property
    def has_typing(self) -> bool:
        """Whether something was typed that was not given."""
        return any(any(text not in ("", None) for text in values.values()) for values in self._kept.values())

    def open_on(self, desk: TasksDesk, kind: AssignmentKind, subject: str, name: str, side: str) -> None:
        """Begin with something to be given, or go on with what was typed of it."""
        self._about = (kind, subject, side)
        self.title.setText(self.tr("核定版本") if side else word(kind))
        self.words.setText(name)
        begun = {"by": self._by} if self._by else {}
        self.sheet = RecordSheet({}, self._today, columns=2)
        for ask in _asks(desk, kind, subject, side):
            self.sheet.draw(ask)
        kept = self._kept.get(self._key, begun)
        for entry, value in kept.items():
            if value not in ("", None):
                self.sheet.form.put(entry, value)
        self._refusals = Refusals(self.sheet.form, self.notice)
        self.sheet.form.changed.connect(lambda _name: self._keep())
        clear(self._place)
        put_in(self._place, self.sheet)

    def refuse(self, problems: Sequence[Problem]) -> None:
        """Each reason beside its entry."""
        self._refusals.show(problems)

    def done(self) -> None:
        """It was given: nothing of it is kept any more, but in whose name."""
        self._by = str(self.sheet.value("by"))
        self._kept.pop(self._key, None)

    @property
    def _key(self) -> tuple[str, ...]:
        return tuple(map(str, self._about))

    def _keep(self) -> None:
        self._kept[self._key] = {name: self.sheet.value(name) for name in self.sheet.fields if name != "by"}

    def _back(self) -> None:
        self.back_wanted.emit()

    def _submit(self) -> None:
        if problems := self.sheet.problems():
            self.refuse(problems)
            return
        kind, subject, side = self._about
        told = {name: self.sheet.value(name) for name in self.sheet.fields}
        self.given.emit(Order(kind, **{"subject": subject, **told}, side=side))

    def arrive(self) -> None:
        first = next(iter(self.sheet.fields.values()))
        first.entry.setFocus()


def _asks(desk: TasksDesk, kind: AssignmentKind, subject: str, side: str) -> Iterator[Ask]:
    """Only what this kind wants to know."""
    if kind in (AssignmentKind.TASK, AssignmentKind.LEAD):
        laptops = [(name, device) for device, name in desk.laptops]
        none = tr("还没有登记过电脑")
        yield Ask("device", tr("交给"), words=laptops, none=none, required=True)
        wanted = kind is AssignmentKind.TASK
        label = tr("最迟完成日期") if wanted else tr("要求答复的最后一天")
        yield Ask("due", label, kind=date, required=wanted)
    if kind is AssignmentKind.LEAD:
        yield Ask("respondent", tr("被反映的单位"))
        yield Ask("channel", word="lead.channel", words=[(each, each) for each in desk.channels], empty=tr("（未填）"))
        yield Ask("number", tr("来源渠道的编号"))
    if kind is AssignmentKind.RETURNED and not subject:
        yield Ask("subject", tr("记录编号"), tr("至少开头4位，警报里写着"), required=True)
    label, required = (tr("凭什么认定"), True) if side else _TEXTS[kind]
    yield Ask("text", label, required=required, lines=3)
    yield Ask("by", tr("交办人、签批人"), tr("写全名，监察员那里照样显示"), required=True)
