"""The three lists of 线索: leads with what is overdue first, consultations, and applications for legal aid."""

from datetime import date
from enum import StrEnum
from typing import Any

from PySide6.QtCore import Signal

from inspector_app.domain.consultation import AidResult
from inspector_app.domain.dates import iso_minute
from inspector_app.domain.lead import LeadKind, LeadState
from inspector_app.support import vocabulary
from inspector_app.ui.list_page import Empty, ListOf, ListPage, Narrowing
from inspector_app.ui.session import Session
from inspector_app.ui.targets import BEGIN_LEAD
from inspector_app.ui.theme import Tone
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.chip import Badge
from inspector_app.ui.widgets.segmented import Segment, Segmented
from inspector_app.ui.widgets.table_model import Column
from inspector_app.ui.wording import joined, short_day
from inspector_app.usecases import consultations as book
from inspector_app.usecases.context import Context
from inspector_app.usecases.lead_list import LeadLine, LeadScope, LeadTask, find_lead_lines, leads


class Register(StrEnum):
    """Which list is in sight."""

    LEADS = "leads"
    CONSULTATIONS = "consultations"
    AID = "aid"


def due_badge(line: LeadLine) -> Badge | None:
    """The chip of what is due next, or that nobody entered by when."""
    if line.due and line.task:
        return task_badge(line.task, line.due, line.today)
    return Badge(tr("未填答复日期"), Tone.WARNING, "calendar") if line.lacks_day else None


def task_badge(task: LeadTask, due: date, today: date) -> Badge:
    """What is due of a lead and by when: red when the day is over, amber on it."""
    words = {LeadTask.DECIDE: tr("决定"), LeadTask.FILE: tr("立案"), LeadTask.ANSWER: tr("回复")}[task]
    day = short_day(due, today)
    if due < today:
        return Badge(tr("逾期未{0}（{1}）").format(words, day), Tone.DANGER)
    return Badge(tr("{0}前{1}").format(day, words), Tone.WARNING if due == today else Tone.INFO, "calendar")


def state_badge(line: LeadLine) -> Badge | None:
    """Only a lead that nobody decided upon wants attention."""
    return Badge(vocabulary.word(line.state), Tone.WARNING, "inbox") if line.state is LeadState.RECEIVED else None


def days_words(line: LeadLine) -> str:
    """立案3天，办结40天: how long it took; — while neither came."""
    filed = tr("立案{0}天").format(line.days_to_filing) if line.days_to_filing is not None else ""
    closed = tr("办结{0}天").format(line.days_to_closing) if line.days_to_closing is not None else ""
    return joined(filed, closed) or "—"


def who_words(line: LeadLine) -> str:
    """Who complained, and whether somebody of them did so before; never an informant who is kept secret."""
    again = tr("另有{0}条").format(len(line.again)) if line.again else ""
    return joined(line.complainants, again) or "—"


def _kind_words(line: LeadLine) -> str:
    return joined(vocabulary.word(line.lead.kind), line.lead.channel)


class RegisterList(ListPage):
    """``kind_wished`` brings the list that is wished for."""

    kind_wished = Signal(object)

    def __init__(self, session: Session[Context], register: Register, described: ListOf) -> None:
        self.register = register
        super().__init__(session, described)
        options = (
            Segment(vocabulary.record_word("lead"), Register.LEADS),
            Segment(vocabulary.record_word("consultation"), Register.CONSULTATIONS),
            Segment(vocabulary.record_word("aid_application"), Register.AID),
        )
        self.kinds = Segmented(options, tr("登记簿"))
        self.kinds.set_value(register)
        self.kinds.value_changed.connect(self._wish_kind)
        self.kinds.turn_by_keys(self)
        self.body.insertWidget(0, self.kinds)

    def _wish_kind(self) -> None:
        wished = Register(self.kinds.value())
        if wished is not self.register:
            self.kinds.set_value(self.register)
            self.kind_wished.emit(wished)


class LeadsList(RegisterList):
    """Begins with what goes on, the overdue first, and says how many are overdue."""

    def __init__(self, session: Session[Context]) -> None:
        scopes = (
            Segment(tr("在办"), LeadScope.OPEN), Segment(tr("逾期"), LeadScope.OVERDUE, Tone.WARNING),
            Segment(tr("办结"), LeadScope.ENDED), Segment(tr("全部"), LeadScope.ALL),
        )  # fmt: skip
        scope = Narrowing("scope", tr("办理情况"), scopes, LeadScope.ALL, first=LeadScope.OPEN)
        kinds = tuple(Segment(word, kind) for kind, word in vocabulary.words(LeadKind).items())
        kind = Narrowing("kind", vocabulary.short("lead.kind"), kinds, word=tr("全部性质"))
        columns = (
            Column.of("lead.received_on", lambda line: line.lead.received_on.isoformat(), width=112),
            Column(tr("性质和渠道"), _kind_words, width=150),
            Column.of("lead.respondent", lambda line: line.lead.respondent or "—"),
            Column.of("lead.heads", lambda line: str(line.lead.heads or "—"), align="right", width=76),
            Column.of("lead.complainant_rids", who_words, width=120, spare=True),
            Column(tr("状态"), lambda line: vocabulary.word(line.state), width=104, badge=state_badge),
            Column(tr("期限"), lambda _line: "—", width=206, badge=due_badge),
            Column(tr("用时"), days_words, width=150, spare=True),
        )
        empty = Empty(tr("没有线索"), tr("收到投诉、举报、平台线索或者交办件后，从这里登记。"), "inbox")
        described = ListOf(
            tr("线索"), tr("线索"), tr("被反映单位、主要情况、来件编号、投诉人"), columns, find_lead_lines,
            lambda line: line.lead.rid, empty, _lead_sums, BEGIN_LEAD, (scope, kind), leads, shares=True,
        )  # fmt: skip
        super().__init__(session, Register.LEADS, described)

    def shown(self, found: Any) -> None:
        """Every overdue lead counts, found or not."""
        self.say_count("scope", LeadScope.OVERDUE, sum(line.overdue for line in self.held))


def _lead_sums(found: list[LeadLine]) -> str:
    """共5条，平均3天立案、20天办结: of those found."""
    filed = [line.days_to_filing for line in found if line.days_to_filing is not None]
    closed = [line.days_to_closing for line in found if line.days_to_closing is not None]
    return joined(
        tr("共{0}条").format(f"{len(found):,}"),
        tr("平均{0}天立案").format(round(sum(filed) / len(filed))) if filed else "",
        tr("平均{0}天办结").format(round(sum(closed) / len(closed))) if closed else "",
    )


class ConsultationsList(RegisterList):
    """The book, the newest entry first."""

    def __init__(self, session: Session[Context]) -> None:
        columns = (
            Column.of("consultation.at", lambda entry: iso_minute(entry.at), width=168),
            Column.of("consultation.channel", lambda entry: entry.channel, width=90),
            Column.of("consultation.topic", lambda entry: entry.topic),
            Column.of("consultation.answer", lambda entry: entry.answer or "—", spare=True),
            Column.of("consultation.heads", lambda entry: str(entry.heads), align="right", width=64),
            Column.of("consultation.taken_by", lambda entry: entry.taken_by or "—", width=100, spare=True),
        )
        empty = Empty(tr("没有咨询记录"), tr("来电、来访咨询在这里登记，一条写明一次咨询。"), "message-square-text")
        described = ListOf(
            tr("线索"), tr("咨询"), tr("事项、答复、接待人"), columns, book.find_consultations, lambda entry: entry.rid,
            empty, lambda found: tr("共{0}条，{1}人次").format(len(found), sum(each.heads for each in found)),
            tr("登记咨询"), (), book.consultations, shares=True,
        )  # fmt: skip
        super().__init__(session, Register.CONSULTATIONS, described)


class AidList(RegisterList):
    """Applications, the newest first."""

    def __init__(self, session: Session[Context]) -> None:
        results = tuple(Segment(word, result) for result, word in vocabulary.words(AidResult).items())
        result = Narrowing("result", vocabulary.short("aid_application.result"), results, word=tr("全部结果"))
        columns = (
            Column.of("aid_application.applied_on", lambda aid: aid.applied_on.isoformat(), width=112),
            Column.of("aid_application.body", lambda aid: aid.body, width=220),
            Column.of("aid_application.matter", lambda aid: aid.matter or "—"),
            Column.of("aid_application.heads", lambda aid: str(book.aid_heads(aid) or "—"), align="right", width=64),
            Column.of("aid_application.result", lambda aid: vocabulary.word(aid.result), width=110),
            Column.of("aid_application.outer_number", lambda aid: aid.outer_number or "—", width=170, spare=True),
        )
        empty = Empty(tr("没有法律援助"), tr("协助工人申请法律援助、收到援助机构的办理结果，在这里登记。"), "scale")
        described = ListOf(
            tr("线索"), tr("法律援助"), tr("援助机构、事项、编号"), columns, book.find_aid, lambda aid: aid.rid, empty,
            lambda found: tr("共{0}件，{1}人").format(len(found), sum(book.aid_heads(each) or 0 for each in found)),
            tr("登记法律援助"), (result,), book.aid_applications, shares=True,
        )  # fmt: skip
        super().__init__(session, Register.AID, described)
