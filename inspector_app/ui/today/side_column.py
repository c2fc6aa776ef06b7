"""The right column of the first page: what was begun, what the office has, and today's visits."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from inspector_app.domain.dates import chinese, clock_time
from inspector_app.domain.document import DocumentState
from inspector_app.support import vocabulary
from inspector_app.ui.layouts import clear, put_in
from inspector_app.ui.targets import END_PAGES, HANDOVER, INSPECTIONS, LEADS, OFFICE_PART, SETTINGS, ResumeDraft
from inspector_app.ui.theme import GAP_2, Tone
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.card import Card, SectionHeader
from inspector_app.ui.widgets.clickable import close_up
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.ui.widgets.link_row import LinkRow
from inspector_app.ui.wording import short_day, wall_time
from inspector_app.usecases.lead_list import LeadTask, lead_words
from inspector_app.usecases.today import Draft, Today, Visit, Waiting

_SHOWN = 6


@dataclass(frozen=True, slots=True)
class OutboxWords:
    """How the outbox stands, in two lines and a tone."""

    title: str
    detail: str
    tone: Tone


def outbox_words(outbox: Waiting, today: date) -> OutboxWords:
    """What waits for the evening, what waits for the office's answer."""
    fresh = outbox.last - max(outbox.exported, outbox.acknowledged)
    sent = max(outbox.exported - outbox.acknowledged, 0)
    when = wall_time(outbox.exported_at, today) if outbox.exported_at else ""
    if outbox.went_back:
        return OutboxWords("交接情况无法核对", "数据库比本机最后保存的旧，请先找回较新的", Tone.DANGER)
    if outbox.is_empty:
        return OutboxWords("办公室已回执", f"全部{outbox.last}条变更已由办公室收到", Tone.OK)
    days = outbox.age(today)
    old = f"；最早的已{days}天没有回执" if days else ""
    files = f"；办公室还缺{outbox.files}个附件" if outbox.files else ""
    if outbox.is_sent:
        return OutboxWords("已导出，待回执", f"{sent}条变更于{when}导出，尚无回执{old}{files}", Tone.WARNING)
    waiting = f"；另有{sent}条已导出待回执" if sent else ""
    tone = Tone.WARNING if days else Tone.INFO
    return OutboxWords("有记录未导出", f"{fresh}条变更待日终导出{waiting}{old}{files}", tone)


class SideColumn(QWidget):
    """``wished`` brings a page's key and a target; ``drafts_wished`` asks for all drafts and the bin."""

    wished = Signal(str, object)
    drafts_wished = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GAP_2)

    def show_today(self, today: Today) -> None:
        """Fill the column."""
        clear(self._column)
        whole = Button(self.tr("草稿和放弃的内容…"), "history", Kind.QUIET, clicked=self.drafts_wished.emit)
        rows = [*self._drafts(today.drafts, today.day), *self._papers(today), *self._records(today), whole]
        self._add(self.tr("继续编辑"), rows)
        if today.leads:
            self._add(self.tr("待立案、待答复的线索"), self._leads(today))
        self._add(self.tr("待回执"), [*self._restored(today.outbox), self._outbox(today.outbox, today.day)])
        self._add(self.tr("今日检查"), self._visits(today.visits))

    def _add(self, title: str, rows: Sequence[QWidget]) -> None:
        card = Card()
        card.setAccessibleName(title)
        put_in(card.body, *rows)
        close_up(card.body, rows)
        put_in(self._column, SectionHeader(title), card, GAP_2)

    def _drafts(self, drafts: Sequence[Draft], today: date) -> list[QWidget]:
        return [
            LinkRow(
                draft.title or self.tr("未命名草稿"),
                self.tr("草稿自动保存于{0}").format(wall_time(draft.at, today)),
                "file-pen",
                verb=self.tr("继续编辑"),
                clicked=partial(self._go_on, ResumeDraft(draft.key)),
            )
            for draft in drafts
        ]

    def _leads(self, today: Today) -> list[QWidget]:
        """What was accepted and is not filed, and what whoever sent a lead wants to know by a day that is near or
        over."""
        rows: list[QWidget] = []
        for lead, task, day in today.leads[:_SHOWN]:
            late, until = day < today.day, short_day(day, today.day)
            words = self.tr("{0}受理，当日应当立案") if task is LeadTask.FILE else self.tr("{0}前答复")
            words += self.tr("，已逾期") if late else ""
            go, title = partial(self.wished.emit, LEADS, lead.rid), lead.respondent or lead_words(lead)
            tone = Tone.DANGER if late else Tone.WARNING
            rows.append(LinkRow(title, words.format(until), "inbox", tone, self.tr("查看线索"), go))
        rest = len(today.leads) - _SHOWN
        if rest > 0:
            rows.append(Label(self.tr("另有{0}条，见“线索”的列表。").format(rest), Role.SMALL, wrap=True))
        return rows

    def _papers(self, today: Today) -> list[QWidget]:
        """Papers before their sign-off; what was sent back stands first and is to be changed."""
        rows: list[QWidget] = []
        for end in today.papers:
            returned = end.state == vocabulary.word(DocumentState.RETURNED)
            rows.append(
                LinkRow(
                    end.name,
                    self.tr("{stage}，{time}").format(stage=end.state, time=wall_time(end.since, today.day)),
                    "undo-2" if returned else "send",
                    Tone.WARNING if returned else Tone.PLAIN,
                    self.tr("打开"),
                    partial(self.wished.emit, END_PAGES[end.kind], end.rid),
                )
            )
        return rows

    def _records(self, today: Today) -> list[QWidget]:
        """Records that are not signed yet, the newest ones; the rest stand in their lists."""
        if not today.records and not today.drafts and not today.papers:
            return [Label(self.tr("没有未完成的笔录和草稿"), Role.SMALL)]
        rows: list[QWidget] = [
            LinkRow(
                end.name,
                self.tr("{stage}，{time}开始").format(stage=end.state, time=wall_time(end.since, today.day)),
                "pencil",
                verb=self.tr("打开"),
                clicked=partial(self.wished.emit, END_PAGES[end.kind], end.rid),
            )
            for end in today.records[:_SHOWN]
        ]
        rest = len(today.records) - _SHOWN
        if rest > 0:
            words = self.tr("另有{0}份没有办完，见“现场检查”和“询问笔录”的列表。").format(rest)
            rows.append(Label(words, Role.SMALL, wrap=True))
        return rows

    def _go_on(self, draft: ResumeDraft) -> None:
        self.wished.emit(draft.page, draft)

    def _restored(self, outbox: Waiting) -> list[QWidget]:
        """A store that came back is another device, and lacks what was written after its backup."""
        if outbox.restored_on is None:
            return []
        title = self.tr("资料库{0}恢复，是一台新设备").format(chinese(outbox.restored_on))
        told = self.tr("新的登记卡交办公室登记；备份以后的内容对照纸质文书和登记簿补录。办公室回执后不再提示。")
        go = partial(self.wished.emit, SETTINGS, OFFICE_PART)
        return [LinkRow(title, told, "history", Tone.WARNING, self.tr("写登记卡"), go)]

    def _outbox(self, outbox: Waiting, today: date) -> QWidget:
        words = outbox_words(outbox, today)
        icon = "package-check" if words.tone is Tone.OK else "upload"
        go = partial(self.wished.emit, HANDOVER, None)
        return LinkRow(words.title, words.detail, icon, words.tone, self.tr("日终导出"), go)

    def _visits(self, visits: Sequence[Visit]) -> list[QWidget]:
        if not visits:
            return [Label(self.tr("今天还没有检查"), Role.SMALL)]
        return [self._visit(visit) for visit in visits]

    def _visit(self, visit: Visit) -> QWidget:
        inspection = visit.inspection
        stage = vocabulary.word(visit.stage)
        detail = f"{clock_time(inspection.started_at)}　{vocabulary.word(inspection.kind)}，{stage}"
        go = partial(self.wished.emit, INSPECTIONS, inspection.rid)
        return LinkRow(visit.place, detail, "clipboard-check", verb=self.tr("打开检查"), clicked=go)
