"""办理过程: everything that happened in a case, as one line each, the newest first."""

from dataclasses import dataclass
from datetime import datetime

from inspector_app.domain.act import Act, ActKind
from inspector_app.domain.claim import heads
from inspector_app.domain.contact import Contact
from inspector_app.domain.dates import whole_minute
from inspector_app.domain.debt import Payment
from inspector_app.domain.identity import masked_phone
from inspector_app.domain.lead import Lead
from inspector_app.domain.money import yuan
from inspector_app.support import vocabulary
from inspector_app.support.clock import at
from inspector_app.usecases.case_file import CaseFile
from inspector_app.usecases.contacts import contact_words
from inspector_app.usecases.context import Context
from inspector_app.usecases.lead_list import told_facts

_QUIET = (ActKind.PRINTED, ActKind.UNDONE)
_TURNS = (
    ActKind.FILED, ActKind.FILING_CANCELLED, ActKind.SERVED, ActKind.OBJECTED, ActKind.OBJECTION_ANSWERED,
    ActKind.EXTENDED, ActKind.VOIDED, ActKind.WITHDRAWN, ActKind.CORRECTED, ActKind.CLOSED,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Happening:
    """One line: when, what, who, a remark. ``document_rid`` names the paper it is about, if any.

    ``day_only`` says that the hour is not known; ``undone`` that the entry was a mistake and was taken back; ``turns``
    that the case went on with it: what a short account tells first.
    """

    at: datetime
    what: str
    who: str = ""
    note: str = ""
    document_rid: str = ""
    day_only: bool = False
    undone: bool = False
    turns: bool = False


def timeline(context: Context, whole: CaseFile) -> tuple[Happening, ...]:
    """Leads, visits, interviews, acts and payments of a case."""
    lines = [
        *_leads(context, whole),
        *_visits(context, whole),
        *_interviews(whole),
        *_contacts(context, whole),
        *_acts(whole),
        *_payments(whole),
    ]
    lines.sort(key=lambda line: whole_minute(line.at))  # of one minute they stand as they were recorded
    return tuple(reversed(lines))


def _leads(context: Context, whole: CaseFile) -> list[Happening]:
    lines = []
    for lead in context.store.pick(Lead, whole.case.lead_rids):
        how = f"：{vocabulary.word(lead.kind)}{f'（{lead.channel}）' if lead.channel else ''}"
        told = (
            (lead.received_on, f"收到线索{how}", told_facts(lead)),
            (lead.accepted_on, f"受理线索{how}", ""),  # the day from which its limit for filing counts
            (lead.case_on, "线索转为案件", ""),
        )
        lines += [Happening(at(on), what, note=note, day_only=True, turns=True) for on, what, note in told if on]
    return lines


def _visits(context: Context, whole: CaseFile) -> list[Happening]:
    return [
        Happening(
            visit.started_at,
            vocabulary.word(visit.kind),
            "、".join(i.name for i in context.inspectors(visit.inspector_rids)),
            f"发现问题{len(visit.violations)}项" if visit.ended_at else "检查尚未结束",
            turns=True,
        )
        for visit in whole.inspections
    ]


def _interviews(whole: CaseFile) -> list[Happening]:
    lines = []
    for talk in whole.interviews:
        person = whole.people.get(talk.person_rid)
        lines.append(Happening(talk.started_at, f"询问{person.name if person else ''}", note=talk.matter))
    return lines


def _contacts(context: Context, whole: CaseFile) -> list[Happening]:
    """Attempts to reach somebody; a number shows its ends alone."""
    return [
        Happening(each.at, f"{vocabulary.word(each.way)}联系{each.party}", each.by, contact_words(each))
        for each in context.store.find(Contact, case_rid=whole.case.rid)
    ]


def _acts(whole: CaseFile) -> list[Happening]:
    undone = {act.undoes for act in whole.acts if act.kind is ActKind.UNDONE}
    titles = {paper.rid: f"{paper.title} {paper.number}".strip() for paper in whole.documents}
    lines = []
    for act in whole.acts:
        if act.kind in _QUIET:
            continue
        paper = titles.get(act.subject_rid, "")
        what = f"{vocabulary.word(act.kind)}：{paper}" if paper else vocabulary.word(act.kind)
        rid = act.subject_rid if paper else ""
        turns = act.kind in _TURNS
        lines.append(Happening(act.at, what, act.by, _act_note(act), rid, undone=act.rid in undone, turns=turns))
    return lines


def _act_note(act: Act) -> str:
    if act.service is None:
        return "；".join(filter(None, (act.note, *told_words(act))))
    relation = f"（{act.service.receiver_relation}）" if act.service.receiver_relation else ""
    received = f"{masked_receiver(act.service.receiver)}{relation}"
    return "，".join(filter(None, (vocabulary.word(act.service.method), received)))


def told_words(act: Act) -> list[str]:
    """What was told of a signed or sealed print, each under its name."""
    told = {"corrected": act.corrected, "printed": act.printed, "answered": act.answered}
    return [f"{vocabulary.label(f'act.{name}')}：{words}" for name, words in told.items() if words]


def masked_receiver(receiver: str) -> str:
    """A receiver may be a number (electronic service): then only its ends are shown."""
    return masked_phone(receiver) if receiver.isdigit() else receiver


def _payments(whole: CaseFile) -> list[Happening]:
    """One line for what was paid together: the same day, payer, method and voucher."""
    together: dict[tuple[object, ...], list[Payment]] = {}
    for payment in whole.payments:
        key = (payment.paid_on, payment.payer_rid, payment.method, payment.voucher, payment.to_worker)
        together.setdefault(key, []).append(payment)
    return [_payment(group, whole) for group in together.values()]


def _payment(group: list[Payment], whole: CaseFile) -> Happening:
    first, total = group[0], sum(payment.amount_fen for payment in group)
    lines = {payment.claim_rid for payment in group}
    who = heads(claim for claim in whole.claims if claim.rid in lines)
    payer = whole.companies.get(first.payer_rid)
    what = "支付" if first.to_worker else "班组长代领（未付到工人）"
    note = f"{vocabulary.word(first.method)}{f'，凭证{first.voucher}' if first.voucher else ''}"
    words = f"{what}：{who}人{yuan(total)}元"
    return Happening(at(first.paid_on), words, payer.name if payer else "", note, day_only=True, turns=True)
