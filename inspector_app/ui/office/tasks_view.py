"""交办: what asks for an answer, what was given to which laptop and how far it has come, and the file for each."""

from collections.abc import Iterator, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from inspector_app.domain.assignment import SETTLING, AssignmentKind, AssignmentState
from inspector_app.domain.dates import chinese
from inspector_app.support.vocabulary import word
from inspector_app.ui.layouts import REST, clear, in_column, put_in
from inspector_app.ui.office.file_card import FileCard, Way
from inspector_app.ui.office.sides_card import SidesCard
from inspector_app.ui.page_keys import PageKey, bind_keys
from inspector_app.ui.start.view import View
from inspector_app.ui.theme import GAP_3, Tone
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.usecases.office_drafts import OrderDraft
from inspector_app.usecases.office_task_list import TO_A_LAPTOP, Asked, TasksDesk, issued_words

_TONES = {AssignmentState.DONE: Tone.OK, AssignmentState.NOT_DONE: Tone.WARNING, AssignmentState.WAITING: Tone.WARNING}


class TasksView(View):
    """``give_wanted`` brings what is to be given, of which record or laptop, how that is called, and the right version;
    ``write_wanted`` the id of a laptop, ``cancel_wanted`` that of a thing that no file took along, ``drop_wanted``
    what was begun and is to be kept no more."""

    back_wanted = Signal()
    give_wanted = Signal(object, str, str, str)
    write_wanted = Signal(str)
    cancel_wanted = Signal(str)
    drop_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__("", "")
        self.title.setText(self.tr("交办"))
        self.words.setText(self.tr("登记的事项写成交办文件，由监察员在“日终导出”里收取；办得怎样，随他的日终包回来。"))
        self._cards = in_column(gap=GAP_3)
        put_in(self.body, self._cards)
        self.body.addStretch(1)
        for kind in (*TO_A_LAPTOP, AssignmentKind.RETURNED):
            self.foot.addWidget(Button(f"{word(kind)}…", clicked=partial(self._give, kind)))
        back = self.tr("从交办返回收件")
        self.primary = Button(self.tr("返回收件"), "inbox", Kind.PRIMARY, back, self.back_wanted.emit)
        put_in(self.foot, REST, self.primary)
        bind_keys(self, (PageKey(self.tr("返回收件"), ("Esc",), self.back_wanted.emit),))

    def show_tasks(self, desk: TasksDesk, begun: Sequence[OrderDraft] = ()) -> None:
        """Show what stands now: what was ``begun`` and what asks for an answer first."""
        clear(self._cards)
        shown = [*map(self._begun, begun), *self._files(desk), *self._asking(desk), *self._given(desk)]
        if not shown:
            shown = [Label(self.tr("还没有交办过。点下面的按钮登记。"), Role.SMALL)]
        put_in(self._cards, *shown)

    def _begun(self, draft: OrderDraft) -> FileCard:
        """What was typed and not registered."""
        kind = SETTLING if draft.side else word(draft.kind)
        what = f"{kind}：{draft.name}" if draft.name else kind
        asked = (draft.kind, draft.subject, draft.name, draft.side)
        ways: list[Way] = [
            (self.tr("继续填写"), lambda: self.give_wanted.emit(*asked)),
            (self.tr("放弃"), lambda: self.drop_wanted.emit(draft)),
        ]
        words = (draft.said, self.tr("填了还没有登记。"))
        return FileCard(what, [each for each in words if each], usual=Tone.WARNING, ways=ways)

    def _files(self, desk: TasksDesk) -> Iterator[QWidget]:
        """A card for each laptop to which something is on its way."""
        for device, name in desk.laptops:
            if count := desk.waiting(device):
                words = self.tr("{}项还没有收取。新写的文件带上全部，旧的随之作废。").format(count)
                way = (self.tr("写交办文件"), partial(self.write_wanted.emit, device))
                yield FileCard(self.tr("{}的交办文件").format(name), (words,), usual=Tone.WARNING, ways=[way])

    def _asking(self, desk: TasksDesk) -> Iterator[QWidget]:
        for each in desk.asked:
            name = self.tr("提请销号：{}").format(each.name or each.rid)
            ways = [self._answer(kind, each) for kind in (AssignmentKind.CONFIRMED, AssignmentKind.REFUSED)]
            since = self.tr("{}提请，等待答复").format(chinese(each.on))
            yield FileCard(name, (each.told, since), usual=Tone.WARNING, ways=ways)
        for laid in desk.laid:
            rid = laid.beside.rid
            yield SidesCard(laid, None if desk.is_being_settled(rid) else partial(self._settle, rid, laid.beside.name))

    def _answer(self, kind: AssignmentKind, each: Asked) -> Way:
        about = f"{each.name}：{each.told}"
        return f"{word(kind)}…", lambda: self.give_wanted.emit(kind, each.rid, about, "")

    def _settle(self, rid: str, name: str, side: str, whose: str) -> None:
        about = self.tr("{0}：以{1}的版本为准").format(name or rid[:8], whose)
        self.give_wanted.emit(AssignmentKind.RETURNED, rid, about, side)

    def _given(self, desk: TasksDesk) -> Iterator[QWidget]:
        for each in desk.given:
            goes_nowhere = desk.goes_nowhere(each)
            name, words = issued_words(each, desk.name_of(each.device), goes_nowhere=goes_nowhere)
            ways: list[Way] = []
            if each.state is AssignmentState.WAITING:
                ways.append((self.tr("取消"), partial(self.cancel_wanted.emit, each.item.rid)))
            tone = Tone.WARNING if goes_nowhere else _TONES.get(each.state, Tone.INFO)
            yield FileCard(name, (words,), usual=tone, ways=ways)

    def _give(self, kind: AssignmentKind) -> None:
        self.give_wanted.emit(kind, "", "", "")

    def arrive(self) -> None:
        self.primary.setFocus()
