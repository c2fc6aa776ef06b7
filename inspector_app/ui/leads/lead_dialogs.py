"""What is done with a lead, an entry of the book of consultations, an application for legal aid."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from inspector_app.domain.consultation import AidApplication, Consultation
from inspector_app.domain.lead import Lead, LeadVerb
from inspector_app.support.errors import Problem
from inspector_app.support.vocabulary import word
from inspector_app.ui.drawn import Ask
from inspector_app.ui.leads.lead_entry import lead_entry
from inspector_app.ui.parties.people_entry import PeopleEntry
from inspector_app.ui.record_form import RecordForm, act
from inspector_app.ui.removal import with_removal
from inspector_app.ui.session import Session
from inspector_app.ui.targets import LEADS
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.button import Button
from inspector_app.usecases import leads
from inspector_app.usecases.consultations import into_lead, save_aid, save_consultation
from inspector_app.usecases.context import Context
from inspector_app.usecases.draft_key import NEW, DraftKey
from inspector_app.usecases.lead_list import lead_words

_DONE: Mapping[LeadVerb, Callable[..., Any]] = {
    LeadVerb.ACCEPT: leads.accept_lead, LeadVerb.REFUSE: leads.refuse_lead, LeadVerb.HAND_ON: leads.hand_on_lead,
    LeadVerb.ANSWER: leads.answer_lead, LeadVerb.MERGE: leads.merge_leads, LeadVerb.SEPARATE: leads.separate_lead,
    LeadVerb.REOPEN: leads.reopen_lead,
}  # fmt: skip
_ON: Mapping[LeadVerb, str] = {
    LeadVerb.ACCEPT: "lead.accepted_on", LeadVerb.REFUSE: "lead.refused_on", LeadVerb.HAND_ON: "lead.handed_on",
    LeadVerb.ANSWER: "lead.replied_on",
}  # fmt: skip


class LeadActDialog(RecordForm):
    """受理, 不予受理, 转办, 答复, 合并, 分开, 撤回决定: each asks what its use case wants."""

    def __init__(self, session: Session[Context], lead: Lead, verb: LeadVerb, parent: QWidget | None = None) -> None:
        self._lead = lead
        again = lead.replied_on if verb is LeadVerb.ANSWER else None
        begins: dict[str, Any] = {"on": again or session.context.clock.today()} if verb in _ON else {}
        asks = tuple(_asks(session, lead, verb))
        if any(ask.name == "conclusion" for ask in asks):
            begins["conclusion"] = lead.conclusion
        super().__init__(
            session, word(verb), begins | ({"reply": lead.reply} if verb is LeadVerb.ANSWER else {}), asks,
            act(_DONE[verb], lead.rid), draft=DraftKey(LEADS, lead.rid, "act", verb), about=lead_words(lead),
            intro=_intros().get(verb, ""), parent=parent,
        )  # fmt: skip
        if "conclusion" in self.sheet.fields:
            self.sheet.fields["conclusion"].entry.value_changed.connect(self._propose)  # type: ignore[attr-defined]

    def _propose(self) -> None:
        """The words with which an answer of this conclusion begins, where nothing was written yet."""
        known = self.session.context.law.leads.conclusions
        replies = {each.id: self.session.read(leads.reply_of, self._lead, each) for each in known.values()}
        chosen, written = self.value("conclusion"), self.value("reply")
        if chosen in replies and written in ("", None, *replies.values()):
            self.form.put("reply", replies[chosen])


def _asks(session: Session[Context], lead: Lead, verb: LeadVerb) -> list[Ask]:
    on = [Ask("on", word=_ON[verb], required=True)] if verb in _ON else []
    reason = Ask("reason", tr("理由"), required=True, lines=2)
    match verb:
        case LeadVerb.ACCEPT:
            return on
        case LeadVerb.REFUSE:
            return [*on, Ask("reason", word="lead.refused_reason", required=True, lines=2)]
        case LeadVerb.HAND_ON:
            return [Ask("to", word="lead.handed_to", required=True), *on]
        case LeadVerb.ANSWER:
            rules = session.context.law.leads
            channel = rules.channel(lead.channel)
            words = [(f"{each.title}{_mark(each.mark)}", each.id) for each in rules.conclusions.values()]
            asked = channel is not None and channel.conclusions
            chosen = [Ask("conclusion", word="lead.conclusion", words=words, empty=tr("（未选）"))] if asked else []
            why = [Ask("reason", tr("更正的理由"), required=True, lines=2)] if lead.replied_on else []
            return [*on, *chosen, Ask("reply", word="lead.reply", required=True, lines=4), *why]
        case LeadVerb.MERGE:
            draw = partial(lead_entry, without=lead.rid)
            return [Ask("into", word="lead.merged_into", draw=draw, required=True, wide=True), reason]
    return [reason]


def _mark(mark: str) -> str:
    return tr("（未核实）") if mark == "M" else ""


def _intros() -> Mapping[LeadVerb, str]:
    return {
        LeadVerb.ACCEPT: tr("受理之日即应立案查处；受理后请转为案件。"),
        LeadVerb.REFUSE: tr("不予受理的，应当书面告知投诉人并说明理由。"),
        LeadVerb.HAND_ON: tr("不属于本机关管辖的，转给有管辖权的单位，并告知反映人。"),
        LeadVerb.MERGE: tr(
            "并入后由所选的线索继续办理，受理期限按最早的计算；来件要求答复的仍各自答复；可以重新分开。"
        ),
        LeadVerb.REOPEN: tr("已答复的只撤回答复；没有答复的撤回原来的决定，期限继续计算。变更记录中都保留。"),
    }


class ConsultationDialog(RecordForm):
    """One entry of the book; ``outcome`` is the lead where it became one."""

    def __init__(self, session: Session[Context], entry: Consultation, parent: QWidget | None = None) -> None:
        asks = (
            Ask("channel"), Ask("at", required=True), Ask("topic", lines=2, required=True), Ask("answer", lines=2),
            Ask("heads"), Ask("taken_by"), Ask("caller"), Ask("phone"),
        )  # fmt: skip
        key = DraftKey(LEADS, entry.rid if entry.topic else NEW, "consultation", entry.rid, is_new=not entry.topic)
        super().__init__(session, tr("咨询"), entry, asks, save_consultation, draft=key, parent=parent)
        if entry.topic:
            with_removal(self, entry)
        if entry.lead_rid:
            self.add_way(Button(tr("打开线索"), "inbox", clicked=self._open_lead))
        else:
            self.add_way(Button(tr("保存并转为线索"), "inbox", clicked=self._make_lead))

    def refuse(self, problems: Sequence[Problem]) -> None:
        self.save = save_consultation
        super().refuse(problems)

    def _make_lead(self) -> None:
        self.save = into_lead
        self.accept_requested.emit()

    def _open_lead(self) -> None:
        self.reject()
        if not self.isVisible():
            self.session.go(LEADS, self.record.lead_rid)


class AidDialog(RecordForm):
    """An application for legal aid, and what came of it; of which case or lead it is stays with what is typed."""

    def __init__(self, session: Session[Context], aid: AidApplication, parent: QWidget | None = None) -> None:
        asks = (
            Ask("body", required=True), Ask("channel"), Ask("applied_on", required=True), Ask("outer_number"),
            Ask("matter", lines=2), Ask("heads"),
            Ask("person_rids", draw=lambda form: PeopleEntry(form.session)),
            Ask("result"), Ask("decided_on"), Ask("closed_on"), Ask("outcome", lines=2),
        )  # fmt: skip
        key = DraftKey(LEADS, aid.rid if aid.body else NEW, "aid", aid.rid, is_new=not aid.body)
        of = {name: getattr(aid, name) for name in _AID_OF}
        super().__init__(session, tr("法律援助"), aid, asks, save_aid, start=of, draft=key, parent=parent)
        if aid.body:
            with_removal(self, aid)

    def entered(self) -> AidApplication:
        aid: AidApplication = super().entered()
        case_rid, lead_rid = (str(self.form.value.get(name) or "") for name in _AID_OF)
        return replace(aid, case_rid=case_rid, lead_rid=lead_rid)


_AID_OF = ("case_rid", "lead_rid")
