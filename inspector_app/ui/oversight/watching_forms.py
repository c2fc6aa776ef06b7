"""What is asked of the entries of 重点监管, their acts and their parts: one form, drawn from the record."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from inspector_app.domain.debt import PartyKind
from inspector_app.domain.evidence import EvidenceKind
from inspector_app.domain.incident import Advance, FalseClaim, Incident, IncidentReport, Recovery
from inspector_app.domain.person import Person
from inspector_app.domain.records import kind_of
from inspector_app.domain.referral import Referral, ReferralKind
from inspector_app.domain.survey import month_words
from inspector_app.domain.watch_acts import ACTS, Entry, WatchAct
from inspector_app.domain.watch_rules import WatchTerm
from inspector_app.domain.watching import Advice, CreditRating, Listing, Watch, WatchReport
from inspector_app.support.vocabulary import label, record_word, word
from inspector_app.ui.drawn import Ask
from inspector_app.ui.parties.pick_dialog import case_entry, company_entry, party_entry, project_entry
from inspector_app.ui.record_form import RecordForm
from inspector_app.ui.session import Session
from inspector_app.ui.targets import OVERSIGHT
from inspector_app.ui.translation import tr
from inspector_app.usecases import lookups
from inspector_app.usecases.context import Context
from inspector_app.usecases.draft_key import NEW, DraftKey
from inspector_app.usecases.evidence import Belongs, of_case
from inspector_app.usecases.watch_list import term_words, watch_lines
from inspector_app.usecases.watching import Part, do_act, months_to_report, save_entry, save_part

Desk = Session[Context]
ACT = "watch_act"
"""The kind of the drafts of acts."""
_COMPANY = Ask("company_rid", draw=company_entry)
_PROJECT = Ask("project_rid", draw=project_entry)
_CASE = Ask("case_rid", draw=case_entry)


def _asked(*names: str) -> tuple[Ask, ...]:
    return tuple(Ask(name) for name in names)


def _wanted(*names: str) -> tuple[Ask, ...]:
    return tuple(Ask(name, required=True, lacking="watching-empty") for name in names)


_FIRST: Mapping[type[Any], tuple[Ask, ...]] = {
    Watch: (_COMPANY, _PROJECT, *_wanted("begun_on", "report_day"), Ask("watched_by"), *_wanted("reason")),
    CreditRating: (
        replace(_COMPANY, required=True, lacking="watching-empty"), *_wanted("year", "grade", "rated_on"),
        Ask("criterion", wide=True), Ask("facts"),
    ),
    Listing: (
        Ask("kind", label=tr("对象类型"), kind=PartyKind),
        Ask("party_rid", draw=party_entry, required=True, lacking="watching-empty"),
        *_wanted("ground", "proposed_on"), _CASE, Ask("note"),
    ),
    Advice: (
        *_wanted("measure", "body"), _COMPANY, _PROJECT, _CASE, Ask("number"), *_wanted("sent_on"), Ask("reply_by"),
        *_wanted("text"),
    ),
    Incident: (
        *_wanted("began_at", "place"), *_asked("town", "level", "heads", "bypasses"), _PROJECT, _COMPANY, _CASE,
        *_wanted("demand"), *_asked("facts", "attended"),
    ),
    Advance: (
        *_wanted("source", "purpose", "amount_fen", "paid_on"), *_asked("heads", "approved_by"),
        Ask("incident_rid", wide=True), _COMPANY, _PROJECT, _CASE, Ask("note"),
    ),
    FalseClaim: (
        *_wanted("kind", "found_on"), *_asked("heads", "claimed_fen", "who"), _PROJECT, _COMPANY, _CASE,
        *_wanted("facts"),
    ),
    Referral: (
        replace(_CASE, required=True, lacking="watching-empty"), *_wanted("kind", "to", "on"), Ask("number"),
    ),
    WatchReport: (
        *_wanted("month", "received_on"), *_asked("heads", "unpaid_fen", "contracts", "insured", "text"),
    ),
    IncidentReport: (*_wanted("kind", "at"), *_asked("to", "heads"), *(_wanted("text"))),
    Recovery: (*_wanted("on", "amount_fen"), Ask("payer", wide=True), Ask("note")),
}  # fmt: skip
"""What is asked of a new one."""


def entry_form(session: Desk, entry: Entry, is_new: bool, parent: QWidget | None = None) -> RecordForm:
    """A new entry, or one that is corrected: then also what acts asked."""
    kind = kind_of(entry)
    asks = list(_FIRST[type(entry)])
    known = {ask.name for ask in asks}
    if not is_new:
        later = (name for asked in ACTS[type(entry)].values() for name in asked.fields if name not in known)
        asks += _asked(*dict.fromkeys(later))
    key = DraftKey(OVERSIGHT, NEW if is_new else entry.rid, kind, entry.rid if is_new else "", is_new)
    if is_new and isinstance(entry, FalseClaim):
        entry = replace(entry, kind=None)  # type: ignore[arg-type]  # what somebody is accused of is chosen, never found
    return RecordForm(
        session, _title(kind, is_new), entry, _drawn(session, entry, asks), save_entry, draft=key,
        intro=_intro(session, entry) if is_new else "", start=_start(session, entry), parent=parent,
    )  # fmt: skip


def part_form(session: Desk, part: Part, entry: Entry, is_new: bool, parent: QWidget | None = None) -> RecordForm:
    """A report, or money that came back."""
    kind = kind_of(part)
    key = DraftKey(OVERSIGHT, entry.rid, kind, part.rid, is_new)
    asks = _drawn(session, part, _FIRST[type(part)])
    return RecordForm(session, _title(kind, is_new), part, asks, save_part, draft=key, parent=parent)


def act_form(session: Desk, entry: Entry, act: WatchAct, parent: QWidget | None = None) -> RecordForm:
    """What an act asks; its day begins with today."""
    asked = ACTS[type(entry)][act]
    day = asked.fields[0]
    begun: Any = replace(entry, **{day: session.context.clock.today()})  # type: ignore[arg-type]
    asks = [
        Ask(name) if name in asked.free else Ask(name, required=True, lacking="watching-empty") for name in asked.fields
    ]
    return RecordForm(
        session, word(act), begun, _drawn(session, entry, asks), _doing(act), verb=word(act),
        draft=DraftKey(OVERSIGHT, entry.rid, ACT, str(act)), intro=_act_intro(session, act), parent=parent,
    )  # fmt: skip


def _doing(act: WatchAct) -> Callable[[Context, Entry], Entry]:
    return lambda context, entry: do_act(context, act, entry)


def _title(kind: str, is_new: bool) -> str:
    title = tr("登记{0}") if is_new else tr("更正{0}")
    return title.format(record_word(kind))


def _start(session: Desk, entry: Entry) -> Mapping[str, Any] | None:
    if not isinstance(entry, Listing):
        return None
    is_person = session.context.store.get(Person, entry.party_rid) is not None
    return {"kind": PartyKind.PERSON if is_person else PartyKind.COMPANY}


def _drawn(session: Desk, entry: Entry | Part, asks: Iterable[Ask]) -> Sequence[Ask]:
    """The asks with what is known around them."""
    own = _OFFERS.get(type(entry), {})
    return [own[ask.name](session, entry, ask) if ask.name in own else ask for ask in asks]


def _measures(session: Desk, _entry: Any, ask: Ask) -> Ask:
    return replace(ask, offers=tuple(each.title for each in session.context.law.watching.measures))


def _bodies(session: Desk, _entry: Any, ask: Ask) -> Ask:
    return replace(ask, offers=tuple(dict.fromkeys(each.body for each in session.context.law.watching.measures)))


def _levels(session: Desk, _entry: Any, ask: Ask) -> Ask:
    return replace(ask, offers=tuple(each.title for each in session.context.law.watching.levels))


def _towns(session: Desk, _entry: Any, ask: Ask) -> Ask:
    return replace(ask, offers=session.read(lookups.places)[0])


def _criteria(session: Desk, _entry: Any, ask: Ask) -> Ask:
    rules = session.context.law.watching.criteria
    words = [(f"{word(each.grade)}　{each.title}", each.id) for each in rules]
    return replace(ask, words=words, empty=tr("没有选定"))


def _months(session: Desk, report: Any, ask: Ask) -> Ask:
    return replace(ask, words=[(month_words(each), each) for each in session.read(months_to_report, report)])


def _incidents(session: Desk, _entry: Any, ask: Ask) -> Ask:
    lines = [line for line in session.read(watch_lines) if line.kind == "incident"]
    words = [(f"{line.subject}　{line.told}", line.entry.rid) for line in lines]
    return replace(ask, words=words, empty=tr("不是因群体性事件垫付"))


def _bodies_of_police(_session: Desk, entry: Any, ask: Ask) -> Ask:
    kinds = (ReferralKind.POLICE, ReferralKind.DEPARTMENT)
    return replace(ask, words=[(word(kind), kind) for kind in kinds])


def _papers(session: Desk, listing: Any, ask: Ask) -> Ask:
    """Scans of the case, and new ones: the papers of an application (O45 art. 14)."""
    known = session.read(of_case, listing.case_rid) if listing.case_rid else ()
    shown = [each for each in known if each.kind is not EvidenceKind.FILE]
    title, belongs = label("listing.evidence_rids"), Belongs(listing.case_rid)

    def drawn(form: RecordForm) -> QWidget:
        from inspector_app.ui.documents.evidence_picker import EvidencePicker  # it draws papers: not for the first page

        return EvidencePicker(form.session, belongs, shown, title)

    return replace(ask, wide=True, draw=drawn)


_Draw = Callable[[Desk, Any, Ask], Ask]
_OFFERS: Mapping[type[Any], Mapping[str, _Draw]] = {
    Advice: {"measure": _measures, "body": _bodies},
    Incident: {"level": _levels, "town": _towns},
    CreditRating: {"criterion": _criteria},
    Advance: {"incident_rid": _incidents},
    Listing: {"evidence_rids": _papers},
    Referral: {"kind": _bodies_of_police},
    WatchReport: {"month": _months},
}


def _intro(session: Desk, entry: Entry) -> str:
    rules = session.context.law.watching
    if isinstance(entry, Watch):
        told = tr("每月{day}日前书面报告上个月用工和工资支付情况，逾期的列在“今日”。依据：{basis}。")
        return told.format(day=entry.report_day, basis=rules.report_basis)
    if isinstance(entry, CreditRating):
        return tr("按本机关的记录提出，等级由评定的人确定；记录里没有的情形（童工、阻挠监察等）请自行核对。")
    if isinstance(entry, Advice):
        return "；".join(f"{each.title}：{each.basis_text}" for each in rules.measures)
    if isinstance(entry, Incident):
        with_heads = [f"{each.title}{each.heads}人以上" for each in rules.levels if each.heads]
        if not with_heads:
            return tr("本机关应急预案的人数标准还没有录入，级别请照预案填写。录入的地方：设置→法规数据")
        return tr("分级标准：{0}。").format("、".join(with_heads))
    if isinstance(entry, Advance):
        return tr("垫付后应当向欠薪单位追偿，追回的逐笔登记。依据：{0}。").format(rules.advance_basis)
    return ""


def _act_intro(session: Desk, act: WatchAct) -> str:
    if act in (WatchAct.APPLY, WatchAct.REMOVE):
        return session.read(term_words, WatchTerm.MAY_APPLY)
    return {
        WatchAct.DECIDE: tr("决定前已经改正并作出书面信用承诺的，可以不予列入。"),
        WatchAct.EXPOSE: tr("公开时不写身份证号、住址和电话。"),
    }.get(act, "")
