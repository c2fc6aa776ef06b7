"""What the office gives a laptop to do, as it is typed: to whom, what, by when, in whose name."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal

from inspector_app.domain.assignment import SETTLING, AssignmentKind
from inspector_app.support.errors import Problem, Trouble
from inspector_app.support.vocabulary import word
from inspector_app.support.words import sentence
from inspector_app.ui.composition import Composition
from inspector_app.ui.drafts import WRITTEN_EVERY_MS
from inspector_app.ui.drawn import Ask
from inspector_app.ui.layouts import REST, clear, in_column, put_in
from inspector_app.ui.page_keys import PageKey, bind_keys
from inspector_app.ui.record_sheet import RecordSheet
from inspector_app.ui.refusals import Refusals
from inspector_app.ui.start.view import View
from inspector_app.ui.theme import Tone
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.chooser import Wanted, chooser
from inspector_app.ui.widgets.path_edit import PathEdit
from inspector_app.usecases.draft_values import read_back, unread_texts, written
from inspector_app.usecases.office_drafts import OrderDraft
from inspector_app.usecases.office_task_list import TO_A_LAPTOP, Order, TasksDesk

_TEXTS = {
    AssignmentKind.TASK: (tr("做什么"), True), AssignmentKind.LEAD: (tr("反映的情况"), True),
    AssignmentKind.CONFIRMED: (tr("意见（选填）"), False), AssignmentKind.REFUSED: (tr("退回的理由"), True),
    AssignmentKind.RETURNED: (tr("退回的理由：哪里不对，怎样改"), True),
    AssignmentKind.EDITION: (tr("说明（选填）"), False),
}  # fmt: skip
_PLACES = (
    (tr("文书"), "forms/"), (tr("问话提纲"), "banks/"), (tr("法规数据"), "law/"), (tr("本省规定"), "law/provinces/"),
    (tr("工作日历"), "law/calendar/"),
)  # fmt: skip
Keep = Callable[[Iterable[OrderDraft]], object]


class GiveView(View):
    """``given`` brings the order. What was typed and not given is kept on the disk by ``keep`` until it is, also when
    one turns back, locks or the machine dies: at most the last 0.4 s are lost."""

    back_wanted = Signal()
    given = Signal(object)

    def __init__(self, today: Callable[[], date], keep: Keep) -> None:
        super().__init__("", "")
        self._today, self._keep = today, keep
        self._kept: dict[tuple[AssignmentKind, str, str], OrderDraft] = {}
        self._about: tuple[AssignmentKind, str, str] = (AssignmentKind.TASK, "", "")
        self._name = ""
        self._by = self._proposed = ""
        self.sheet: RecordSheet | None = None
        self.unwritten: Trouble | None = None
        """Why what is typed could not be kept when it was tried last."""
        self._timer = QTimer(self, singleShot=True, interval=WRITTEN_EVERY_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._write)
        self._place = in_column()
        put_in(self.body, self._place)
        self.body.addStretch(1)
        self.primary = Button(self.tr("登记"), "check", Kind.PRIMARY, clicked=self._submit)
        back = self.back_wanted.emit
        put_in(self.foot, Button(self.tr("返回交办"), "chevron-left", clicked=back), REST, self.primary)
        bind_keys(self, (PageKey(self.tr("返回交办"), ("Esc",), back),))

    def begin(self, kept: Sequence[OrderDraft]) -> None:
        """Begin with what an office keeps; of another one, or a locked one, nothing stays in sight or memory."""
        self._put_away()
        self._kept, self._by, self.unwritten = {each.key: each for each in kept}, "", None

    @property
    def drafts(self) -> tuple[OrderDraft, ...]:
        """What was begun and not given."""
        return tuple(self._kept.values())

    def flush(self) -> None:
        """Write now what was typed, with the word that is being composed."""
        if self.sheet is not None:
            Composition.of_application().commit()
            self._write()

    def throw_away(self, draft: OrderDraft) -> None:
        """Keep it no more."""
        if draft.key == self._about:
            self._put_away()
        self._kept.pop(draft.key, None)
        self._store()

    def open_on(self, desk: TasksDesk, kind: AssignmentKind, subject: str, name: str, side: str) -> None:
        """Begin with something to be given, or go on with what was typed of it."""
        self._about, self._name = (kind, subject, side), name
        self.title.setText(SETTLING if side else word(kind))
        given = tr("已经分配：{}").format("；".join(desk.runs)) if desk.runs else ""
        self.words.setText(given if kind is AssignmentKind.NUMBERS else name)
        self.sheet = RecordSheet({}, self._today, columns=2)
        for ask in _asks(desk, kind, subject, side):
            self.sheet.draw(ask)
        form = self.sheet.form
        laptops = [device for device, _name in desk.laptops]
        self._proposed = laptops[0] if kind in TO_A_LAPTOP and len(laptops) == 1 else ""
        if self._proposed:
            form.put("device", self._proposed)
        if self._by:
            form.put("by", self._by)
        if (kept := self._kept.get(self._about)) is not None:
            body = json.loads(kept.body)
            form.restore({**form.value, **read_back(body, form.value)})
            form.put_unread(unread_texts(body))
        self._refusals = Refusals(form, self.notice)
        form.changed.connect(lambda _name: self._timer.isActive() or self._timer.start())
        clear(self._place)
        put_in(self._place, self.sheet)

    def refuse(self, problems: Sequence[Problem]) -> None:
        """Each reason beside its entry."""
        self._refusals.show(problems)

    def done(self) -> None:
        """It was given: nothing of it is kept any more, but in whose name."""
        self._by = str(self.sheet.value("by")) if self.sheet is not None else ""
        self._put_away()
        self._kept.pop(self._about, None)
        self._store()

    def _put_away(self) -> None:
        """What was given or given up lies here no more: at closing it would be written as begun anew."""
        self._timer.stop()
        self.sheet = None
        clear(self._place)

    def _write(self) -> None:
        """Who gives, and the only laptop there is, are no draft alone."""
        if self.sheet is None:
            return
        self._timer.stop()
        form, (kind, subject, side) = self.sheet.form, self._about
        says = {name: value for name, value in form.value.items() if name != "by" and value not in ("", None)}
        if says.get("device") == self._proposed:
            says.pop("device", None)
        if says or form.unread():
            body = written(form.value, form.unread(), form.told())
            self._kept[self._about] = OrderDraft(kind, subject, side, self._name, body)
        else:
            self._kept.pop(self._about, None)
        self._store()

    def _store(self) -> None:
        try:
            self._keep(self.drafts)
        except Trouble as trouble:
            self.unwritten = trouble
            self.notice.say(sentence(trouble.code, trouble.details), Tone.DANGER)
        else:
            self.unwritten = None

    def _submit(self) -> None:
        if self.sheet is None:
            return
        self.flush()
        if problems := self.sheet.problems():
            self.refuse(problems)
            return
        kind, subject, side = self._about
        told = {name: self.sheet.value(name) for name in self.sheet.fields}
        self.given.emit(Order(kind, **{"subject": subject, **told}, side=side))

    def arrive(self) -> None:
        if self.sheet is not None:
            next(iter(self.sheet.fields.values())).entry.setFocus()


def _asks(desk: TasksDesk, kind: AssignmentKind, subject: str, side: str) -> Iterator[Ask]:
    """Only what this kind wants to know."""
    if kind in TO_A_LAPTOP:
        laptops = [(name, device) for device, name in desk.laptops]
        none = tr("还没有登记过电脑")
        yield Ask("device", tr("交给"), words=laptops, none=none, required=True)
    if kind is AssignmentKind.NUMBERS:
        yield Ask("form", tr("文书"), words=desk.forms, required=True)
        yield Ask("run", tr("起止号"), tr("例如“101-200”，每台一段，不要重叠"), required=True)
        yield Ask("year", tr("年份"), tr("不填的是今年"), kind=int)
    if kind is AssignmentKind.EDITION:
        choose = chooser(Wanted.FILE, tr("选择要下发的文件"), tr("文件 (*.toml *.txt)"))
        yield Ask("path", tr("文件"), tr("本机关版本（.toml）或者放假通知（.txt）"), required=True,
                  draw=lambda _place: PathEdit(choose))  # fmt: skip
        yield Ask("place", tr("是什么"), words=_PLACES, empty=tr("放假通知"))
    if kind in (AssignmentKind.TASK, AssignmentKind.LEAD):
        wanted = kind is AssignmentKind.TASK
        label = tr("最迟完成日期") if wanted else tr("要求答复的最后一天")
        yield Ask("due", label, kind=date, required=wanted)
    if kind is AssignmentKind.LEAD:
        yield Ask("respondent", tr("被反映的单位"))
        yield Ask("channel", word="lead.channel", words=[(each, each) for each in desk.channels], empty=tr("（未填）"))
        yield Ask("number", tr("来源渠道的编号"))
    if kind is AssignmentKind.RETURNED and not subject:
        yield Ask("subject", tr("哪一条记录"), tr("照【查看合并库】写名称、文号，或者编号的开头4位以上"), required=True)
    if side or kind in _TEXTS:
        label, required = (tr("凭什么认定"), True) if side else _TEXTS[kind]
        yield Ask("text", label, required=required, lines=3)
    yield Ask("by", tr("交办人、签批人"), tr("写全名，监察员那里照样显示"), required=True)
