"""What a leader decides about a case: 立案, 结案, 撤销立案, 延期; and 并案 and the tick of a met deadline."""

from PySide6.QtWidgets import QLineEdit, QWidget

from inspector_app.domain.act import Act
from inspector_app.domain.case import Case
from inspector_app.domain.dates import chinese
from inspector_app.domain.deadline import Deadline
from inspector_app.support import vocabulary
from inspector_app.ui.cases.reason_list import ReasonList
from inspector_app.ui.codecs import DATE
from inspector_app.ui.draft_key import NEW, DraftKey
from inspector_app.ui.parties.pick_dialog import pick_case
from inspector_app.ui.parties.pick_entry import PickEntry
from inspector_app.ui.record_dialog import RecordDialog
from inspector_app.ui.session import Session
from inspector_app.ui.targets import CASES
from inspector_app.ui.widgets.date_edit import DateEdit
from inspector_app.ui.widgets.growing_text import GrowingText
from inspector_app.ui.with_reasons import do_with_reasons
from inspector_app.ui.wording import Reason
from inspector_app.usecases import acts
from inspector_app.usecases.case_edits import cancel_filing
from inspector_app.usecases.cases import close_case, file_case, merge_case, proposed_filing
from inspector_app.usecases.context import Context
from inspector_app.usecases.deadlines import extend, tick_off
from inspector_app.usecases.names import case_title


class FileDialog(RecordDialog):
    """立案: the day of approval is the day of filing."""

    def __init__(self, session: Session[Context], case_rid: str, parent: QWidget | None = None) -> None:
        intro = "审批之日为立案之日，调查期限自立案之日起计算。"
        proposed = session.read(proposed_filing, case_rid)
        if proposed.approved:
            intro += f"本案立案审批表已由{proposed.approved_by}于{chinese(proposed.on)}批准。"
        today = session.context.clock.today()
        values = {"approved_by": proposed.approved_by, "on": proposed.on.isoformat()}
        key = DraftKey(CASES, case_rid, "file")
        super().__init__(session, "立案", "立案", values, 560, intro, parent, draft=key)
        self._case_rid = case_rid
        self.sheet.add("approved_by", self.tr("批准立案的负责人"), QLineEdit(), required=True)
        self.sheet.add("on", self.tr("批准日期"), DateEdit("on", lambda: today), required=True, codec=DATE)

    def attempt(self) -> None:
        do_with_reasons(
            self.session, file_case, self._case_rid, self.sheet.text("approved_by"), title=self.tr("立案"),
            then=self.finish, refused=self.refuse, on=DATE.to_entry(self.sheet.values()["on"]),
        )  # fmt: skip


class CloseDialog(RecordDialog):
    """结案; ``reasons`` are what still stands against it."""

    def __init__(
        self,
        session: Session[Context],
        case_rid: str,
        reasons: tuple[Reason, ...] = (),
        parent: QWidget | None = None,
    ) -> None:
        intro = "每名工人都有处理结果并有证据后结案。"
        values, key = {"approved_by": "", "note": ""}, DraftKey(CASES, case_rid, "close")
        super().__init__(session, "结案", "结案", values, 600, intro, parent, draft=key)
        self._case_rid = case_rid
        if reasons:
            self.inside.insertWidget(0, ReasonList(reasons))
            self.primary.setEnabled(False)
        self.sheet.add("approved_by", self.tr("批准结案的负责人"), QLineEdit(), required=True, wide=True)
        self.sheet.add("note", self.tr("结案情况"), GrowingText(2), wide=True)

    def attempt(self) -> None:
        self.session.do(
            close_case, self._case_rid, self.sheet.text("approved_by"), self.sheet.text("note"),
            then=lambda _none: self.finish(True), refused=self.refuse,
        )  # fmt: skip


class CancelDialog(RecordDialog):
    """撤销立案."""

    def __init__(self, session: Session[Context], case_rid: str, parent: QWidget | None = None) -> None:
        intro = "立案后查明不属于本机关管辖、没有违法事实等应当撤销立案的情形，经批准后撤销。"
        values, key = {"approved_by": "", "reason": ""}, DraftKey(CASES, case_rid, "cancel")
        super().__init__(session, "撤销立案", "撤销立案", values, 600, intro, parent, draft=key)
        self._case_rid = case_rid
        self.sheet.add("approved_by", self.tr("批准的负责人"), QLineEdit(), required=True, wide=True)
        self.sheet.add("reason", self.tr("撤销理由"), GrowingText(2), required=True, wide=True)

    def attempt(self) -> None:
        self.session.do(
            cancel_filing, self._case_rid, self.sheet.text("approved_by"), self.sheet.text("reason"),
            then=self.finish, refused=self.refuse,
        )  # fmt: skip


class UndoDialog(RecordDialog):
    """更正误登 of an act on the case itself, such as a closing."""

    def __init__(self, session: Session[Context], act: Act, parent: QWidget | None = None) -> None:
        intro = f"撤回误登的“{vocabulary.word(act.kind)}”。原登记仍留在办理过程中，由它引起的期限变化一并撤回。"
        key = DraftKey(CASES, act.subject_rid, "undo")
        super().__init__(session, "更正误登", "更正误登", {"reason": ""}, 560, intro, parent, draft=key)
        self._act = act
        self.sheet.add("reason", self.tr("更正理由"), GrowingText(2), required=True, wide=True)

    def attempt(self) -> None:
        self.session.do(acts.undo, self._act.rid, self.sheet.text("reason"), then=self.finish, refused=self.refuse)


class MergeDialog(RecordDialog):
    """并案 into another case that goes on."""

    def __init__(self, session: Session[Context], case: Case, parent: QWidget | None = None) -> None:
        intro = "本案的线索、检查、笔录、证据和明细转到所选案件继续办理，本案终止。已下达文书或者登记支付的不能并案。"
        values, key = {"into": "", "reason": ""}, DraftKey(CASES, case.rid, "merge")
        super().__init__(session, "并案", "并案", values, 600, intro, parent, draft=key, about=case.title)
        self._case = case
        into = PickEntry(self._pick, lambda rid: session.read(case_title, rid))
        self.sheet.add("into", vocabulary.label("case.merged_into"), into, required=True, wide=True)
        self.sheet.add("reason", self.tr("并案理由"), GrowingText(1), required=True, wide=True)

    def attempt(self) -> None:
        self.session.do(
            merge_case, self._case.rid, self.sheet.values()["into"], self.sheet.text("reason"),
            then=self.finish, refused=self.refuse,
        )  # fmt: skip

    def _pick(self) -> str | None:
        found = pick_case(self.session, (self._case.rid,), self)
        return found.rid if found else None


class ExtendDialog(RecordDialog):
    """延期 of a deadline by what the law allows."""

    def __init__(
        self, session: Session[Context], deadline: Deadline, condition: str, parent: QWidget | None = None
    ) -> None:
        intro = f"“{deadline.title}”可以延长一次，条件：{condition}。"
        today = session.context.clock.today
        values = {"approved_by": "", "on": today().isoformat(), "reason": ""}
        key = DraftKey(CASES, deadline.case_rid or NEW, "extend", deadline.rid)
        super().__init__(session, "延长期限", "延长", values, 600, intro, parent, draft=key, about=deadline.title)
        self._deadline = deadline
        self.sheet.add("approved_by", self.tr("批准延长的负责人"), QLineEdit(), required=True)
        self.sheet.add("on", self.tr("批准日期"), DateEdit("on", today), required=True, codec=DATE)
        self.sheet.add("reason", self.tr("延长理由"), GrowingText(2), required=True, wide=True)

    def attempt(self) -> None:
        self.session.do(
            extend, self._deadline.rid, self.sheet.text("approved_by"), self.sheet.text("reason"),
            DATE.to_entry(self.sheet.values()["on"]), then=self.finish, refused=self.refuse,
        )  # fmt: skip


class TickDialog(RecordDialog):
    """期限办结: what was done to meet it."""

    def __init__(self, session: Session[Context], deadline: Deadline, parent: QWidget | None = None) -> None:
        intro = f"“{deadline.title}”办结后不再提醒。"
        key = DraftKey(CASES, deadline.case_rid or NEW, "tick", deadline.rid)
        super().__init__(session, "期限办结", "办结", {"note": ""}, 520, intro, parent, draft=key, about=deadline.title)
        self._deadline = deadline
        self.sheet.add("note", self.tr("办结情况"), GrowingText(2), required=True, wide=True)

    def attempt(self) -> None:
        self.session.do(tick_off, self._deadline.rid, self.sheet.text("note"), then=self.finish, refused=self.refuse)
