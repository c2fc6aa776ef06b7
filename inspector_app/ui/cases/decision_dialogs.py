"""What a leader decides about a case: 立案, 结案, 撤销立案, 延期; and 并案 and the tick of a met deadline."""

from datetime import date
from functools import partial

from PySide6.QtWidgets import QWidget

from inspector_app.domain.case import Case
from inspector_app.domain.dates import chinese
from inspector_app.domain.deadline import Deadline
from inspector_app.domain.lifecycle import CaseVerb
from inspector_app.support import vocabulary
from inspector_app.ui.drawn import Ask
from inspector_app.ui.parties.pick_dialog import case_entry
from inspector_app.ui.record_form import RecordForm, act
from inspector_app.ui.session import Session
from inspector_app.ui.targets import CASES
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.button import Kind
from inspector_app.ui.with_reasons import do_with_reasons
from inspector_app.ui.wording import Reason
from inspector_app.usecases.case_edits import cancel_filing
from inspector_app.usecases.cases import close_case, file_case, merge_case, proposed_filing
from inspector_app.usecases.context import Context
from inspector_app.usecases.deadlines import extend, tick_off
from inspector_app.usecases.draft_key import NEW, DraftKey
from inspector_app.usecases.filing_day import TITLE as CORRECT_FILING
from inspector_app.usecases.filing_day import correct_filing_day
from inspector_app.usecases.names import case_title


class FileDialog(RecordForm):
    """立案: the day of approval is the day of filing."""

    def __init__(self, session: Session[Context], case_rid: str, parent: QWidget | None = None) -> None:
        intro = tr("审批之日为立案之日，调查期限自立案之日起计算。")
        proposed = session.read(proposed_filing, case_rid)
        if proposed.approved:
            intro += f"本案立案审批表已由{proposed.approved_by}于{chinese(proposed.on)}批准。"
        else:
            intro += tr("这里只登记已经在纸上办完的审批；还没有报批的，从“下一步”填写立案审批表，批准即为立案。")
        asks = (
            Ask("approved_by", tr("批准立案的负责人"), required=True, wide=True),
            Ask("on", vocabulary.label("approval.on"), required=True),
        )
        super().__init__(
            session, tr("立案"), {"approved_by": proposed.approved_by, "on": proposed.on}, asks,
            act(file_case, case_rid), draft=DraftKey(CASES, case_rid, "file"), intro=intro,
            parent=parent,
        )  # fmt: skip

    def attempt(self) -> None:
        do_with_reasons(
            self.session, self.save, title=tr("立案"), kept=self.draft_key, then=self.finish, refused=self.refuse,
            **self.entered(),
        )  # fmt: skip


class CloseDialog(RecordForm):
    """结案; ``reasons`` are what still stands against it."""

    def __init__(
        self,
        session: Session[Context],
        case_rid: str,
        reasons: tuple[Reason, ...] = (),
        parent: QWidget | None = None,
    ) -> None:
        asks = (
            Ask("approved_by", tr("批准结案的负责人"), required=True, wide=True),
            Ask("note", tr("结案情况"), lines=2),
        )
        super().__init__(
            session, tr("结案"), {}, asks, act(close_case, case_rid),
            draft=DraftKey(CASES, case_rid, "close"), intro=tr("每名工人都有处理结果并有证据后结案。"),
            parent=parent,
        )  # fmt: skip
        self.stand_against(reasons)

    def attempt(self) -> None:
        do_with_reasons(
            self.session, self.save, title=tr("结案"), kept=self.draft_key, then=self.finish, refused=self.refuse,
            **self.entered(),
        )  # fmt: skip


class CancelDialog(RecordForm):
    """撤销立案."""

    def __init__(self, session: Session[Context], case_rid: str, parent: QWidget | None = None) -> None:
        asks = (
            Ask("approved_by", tr("批准的负责人"), required=True, wide=True),
            Ask("reason", tr("撤销理由"), required=True, lines=2),
        )
        super().__init__(
            session, tr("撤销立案"), {}, asks, act(cancel_filing, case_rid),
            draft=DraftKey(CASES, case_rid, "cancel"), kind=Kind.DANGER, parent=parent,
            intro=tr("立案后查明不属于本机关管辖、没有违法事实等应当撤销立案的情形，经批准后撤销。"),
        )  # fmt: skip

    def attempt(self) -> None:
        do_with_reasons(
            self.session, self.save, title=tr("撤销立案"), kept=self.draft_key, then=self.finish, refused=self.refuse,
            **self.entered(),
        )  # fmt: skip


class FilingDayDialog(RecordForm):
    """更正立案日期."""

    def __init__(self, session: Session[Context], case: Case, parent: QWidget | None = None) -> None:
        asks = (
            Ask("on", vocabulary.label("case.filed_on"), kind=date, required=True),
            Ask("reason", tr("更正理由"), required=True, lines=2),
        )
        super().__init__(
            session, CORRECT_FILING, {"on": case.filed_on}, asks, act(correct_filing_day, case.rid),
            draft=DraftKey(CASES, case.rid, str(CaseVerb.CORRECT_FILING)), about=case.title, parent=parent,
            intro=tr("立案日期登错的，照纸质审批更正：调查期限从更正后的日期重新计算，原登记留在办理过程中。"),
        )  # fmt: skip


class MergeDialog(RecordForm):
    """并案 into another case that goes on."""

    def __init__(self, session: Session[Context], case: Case, parent: QWidget | None = None) -> None:
        other = partial(case_entry, without=(case.rid,))
        asks = (
            Ask("into", word="case.merged_into", draw=other, required=True, wide=True),
            Ask("reason", tr("并案理由"), required=True, lines=1),
        )
        super().__init__(
            session, tr("并案"), {}, asks,
            lambda context, into, reason: merge_case(context, case.rid, into, reason),
            draft=DraftKey(CASES, case.rid, "merge"), about=case.title, parent=parent,
            intro=tr("本案的线索、检查、笔录、证据和明细转到所选案件继续办理，本案终止。已下达文书或者登记支付的不能并案。"),
        )  # fmt: skip


def _of_case(session: Session[Context], deadline: Deadline) -> str:
    """The deadline, and of which case it is: several have the same."""
    title = session.read(case_title, deadline.case_rid) if deadline.case_rid else ""
    return "　".join(part for part in (deadline.title, title) if part)


class ExtendDialog(RecordForm):
    """延期 of a deadline by what the law allows."""

    def __init__(
        self, session: Session[Context], deadline: Deadline, condition: str, parent: QWidget | None = None
    ) -> None:
        asks = (
            Ask("approved_by", tr("批准延长的负责人"), required=True, wide=True),
            Ask("on", vocabulary.label("approval.on"), required=True),
            Ask("reason", tr("延长理由"), required=True, lines=2),
        )
        super().__init__(
            session, tr("延长期限"), {"on": session.context.clock.today()}, asks,
            act(extend, deadline.rid), verb=tr("延长"), about=_of_case(session, deadline), parent=parent,
            draft=DraftKey(CASES, deadline.case_rid or NEW, "extend", deadline.rid),
            intro=tr("“{0}”可以延长一次，条件：{1}。").format(deadline.title, condition),
        )  # fmt: skip


class TickDialog(RecordForm):
    """期限办结: what was done to meet it."""

    def __init__(self, session: Session[Context], deadline: Deadline, parent: QWidget | None = None) -> None:
        super().__init__(
            session, tr("期限办结"), {}, (Ask("note", tr("办结情况"), required=True, lines=2),),
            act(tick_off, deadline.rid), verb=tr("办结"), about=_of_case(session, deadline), parent=parent,
            draft=DraftKey(CASES, deadline.case_rid or NEW, "tick", deadline.rid),
            intro=tr("“{0}”办结后不再提醒。").format(deadline.title),
        )  # fmt: skip
