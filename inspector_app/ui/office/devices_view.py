"""各台电脑: how far each laptop has handed over, what is wrong, and what all of it comes to."""

from collections.abc import Sequence

from PySide6.QtCore import Signal

from inspector_app.domain.dates import chinese_minute
from inspector_app.ui.layouts import REST, clear, in_column, in_row, put_in
from inspector_app.ui.office.file_card import FileCard, Way
from inspector_app.ui.page_keys import PageKey, bind_keys
from inspector_app.ui.start.view import View
from inspector_app.ui.theme import GAP_3, Tone
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.card import Card
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.usecases.office import DeviceStatus, OfficeStatus
from inspector_app.usecases.office_alarms import (
    about,
    device_alarms,
    laptop_name,
    reminders,
    shared_alarms,
    transfer_lines,
)
from inspector_app.usecases.office_words import copies_words, issued_words, owed_words, record_words


class DevicesView(View):
    """``code_wanted``, ``receipt_wanted`` and ``strike_wanted`` bring the id of a laptop; the last also whose it is and
    what came from it last."""

    back_wanted = Signal()
    code_wanted = Signal(str)
    receipt_wanted = Signal(str)
    strike_wanted = Signal(str, str, str)
    rebuild_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("", "")
        self.title.setText(self.tr("各台电脑"))
        self._cards = in_column(gap=GAP_3)
        put_in(self.body, self._cards)
        self.body.addStretch(1)
        self.primary = Button(self.tr("返回收件"), "inbox", Kind.PRIMARY, clicked=self.back_wanted.emit)
        put_in(self.foot, REST, self.primary)
        bind_keys(self, (PageKey(self.tr("返回收件"), ("Esc",), self.back_wanted.emit),))

    def show_status(self, status: OfficeStatus, server: str = "") -> None:
        """Show the alarms of all, each laptop, then what is held and which copies there are of it; ``server`` is what
        to know of a database on one."""
        clear(self._cards)
        shared = [FileCard(about(each) or self.tr("合并库"), (), (each,)) for each in shared_alarms(status)]
        held_words = record_words(status) or self.tr("还没有收到记录。")
        words = (held_words, owed_words(status), issued_words(status), *transfer_lines(status.owners))
        lines = [Label(each, Role.SMALL, wrap=True) for each in (*words, server or copies_words(status)) if each]
        rebuild = Button(self.tr("重建合并库…"), "refresh-cw", Kind.QUIET, clicked=self.rebuild_wanted.emit)
        held = Card(self.tr("合并库"), *lines, *(() if server else (in_row(rebuild, REST),)))
        put_in(self._cards, *shared, *self._devices(status.devices), held)

    def _devices(self, devices: Sequence[DeviceStatus]) -> list[FileCard]:
        return [self._device(each) for each in devices]

    def _device(self, each: DeviceStatus) -> FileCard:
        name = laptop_name(each.inspector, each.device)
        last = each.last_package
        when = chinese_minute(last.taken_at) if last else ""
        words = (
            self.tr("已收到第{0}条；最近收下：{1}，{2}").format(each.acknowledged, last.file, when)
            if last else self.tr("已登记，尚未交包。")
        )  # fmt: skip
        ways: list[Way] = [
            (self.tr("写回执"), lambda: self.receipt_wanted.emit(each.device)),
            (self.tr("回执码"), lambda: self.code_wanted.emit(each.device)),
        ]
        if not each.revoked:
            ways.append((self.tr("停用…"), lambda: self.strike_wanted.emit(each.device, name, words)))
        struck = (self.tr("已停用：不再接收它的日终包，已收到的记录保留。"),) if each.revoked else ()
        problems = (*device_alarms(each), *reminders(name, each.gaps, len(each.missing_files)))
        return FileCard(name, (words, *struck), problems, Tone.OK if last else Tone.INFO, ways)

    def arrive(self) -> None:
        self.primary.setFocus()
