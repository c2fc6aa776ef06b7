"""The ladder 约谈→指令→告知→移送 of a company in each of its cases, read from interviews, papers and referrals."""

from collections.abc import Iterable, Iterator
from datetime import date

from inspector_app.domain.act import ActKind, current
from inspector_app.domain.dates import chinese
from inspector_app.domain.document import Document, in_force
from inspector_app.domain.ladder import Footing, Ladder, Proof, Rung
from inspector_app.domain.money import yuan
from inspector_app.domain.person import PersonRole
from inspector_app.domain.referral import ReferralKind
from inspector_app.domain.role import Role
from inspector_app.support.clock import civil_date
from inspector_app.support.vocabulary import word
from inspector_app.support.words import sentence
from inspector_app.usecases.case_file import CaseFile
from inspector_app.usecases.context import Context
from inspector_app.usecases.half_paid import ordered_and_left
from inspector_app.usecases.steps import Step, StepVerb, steps_of

_SPEAKS_FOR_IT = (PersonRole.REPRESENTATIVE, PersonRole.MANAGER)
_ROLES = {
    Role.ORDER: Rung.ORDER,
    Role.PRE_NOTICE: Rung.NOTICE,
    Role.PENALTY_NOTICE: Rung.NOTICE,
    Role.LISTING_DECISION: Rung.NOTICE,
    Role.PENALTY_DECISION: Rung.NOTICE,
    Role.DECISION: Rung.NOTICE,
    Role.REFERRAL: Rung.REFERRAL,
}
"""Which rung a paper is; a decision follows its notice on the same one."""
_REFERRED = (ReferralKind.POLICE, ReferralKind.DEPARTMENT)


def is_against(whole: CaseFile, company_rid: str) -> bool:
    """Whether a case goes against a company: it employs, is liable, or was written to."""
    liable = {each.party_rid for each in whole.liabilities}
    written = {paper.addressee_rid for paper in whole.documents if whole.roles.get(paper.form) in _ROLES}
    return company_rid in {whole.case.company_rid, *whole.employers, *liable, *written}


def ladder(context: Context, whole: CaseFile, company_rid: str) -> Ladder:
    """How far one case has gone against a company."""
    done = (*_talks(whole), *_papers(whole, company_rid), *_referrals(whole))
    taken = tuple(sorted(done, key=lambda each: (each.on, list(Rung).index(each.rung))))
    rung, why, by = _next(context, whole, company_rid, {each.rung for each in taken})
    return Ladder(whole.case, whole.state, whole.balance, taken, rung, why, by)


def _talks(whole: CaseFile) -> Iterator[Footing]:
    """约谈记录 that stand, and interviews of who speaks for an employer; those of workers are no rung."""
    for talk in whole.interviews:
        person = whole.people.get(talk.person_rid)
        if person and person.role in _SPEAKS_FOR_IT:
            told = f"询问{word(person.role)}{person.name}"
            yield Footing(Rung.TALK, civil_date(talk.started_at), told, Proof.INTERVIEW, talk.rid)
    signed = {act.subject_rid: act.at for act in current(whole.acts) if act.kind is ActKind.SIGNED}
    for record in whole.papers(Role.TALK):
        on = civil_date(signed.get(record.rid, record.created_at))
        yield Footing(Rung.TALK, on, record.called, Proof.DOCUMENT, record.rid)


def _papers(whole: CaseFile, company_rid: str) -> Iterator[Footing]:
    """Papers to the company that stand, on the day they were signed off."""
    signed = {act.subject_rid: act.at for act in current(whole.acts) if act.kind is ActKind.SIGNED_OFF}
    for paper in whole.documents:
        role = whole.roles.get(paper.form)
        if (
            role in _ROLES
            and paper.addressee_rid == company_rid
            and paper.rid in signed
            and in_force(paper, whole.acts)
        ):
            told = _order_words(whole, paper) if role is Role.ORDER else _paper_words(whole, paper)
            yield Footing(_ROLES[role], civil_date(signed[paper.rid]), told, Proof.DOCUMENT, paper.rid)


def _paper_words(whole: CaseFile, paper: Document) -> str:
    served = whole.served_days.get(paper.rid)
    if served and not whole.was_served(paper):
        return f"{paper.called}，公告至{chinese(served)}届满"
    return f"{paper.called}，" + (f"{chinese(served)}送达" if served else "还没有送达")


def _order_words(whole: CaseFile, order: Document) -> str:
    ordered, left = ordered_and_left(whole, order)
    due = f"，{chinese(order.due)}届满" if order.due else ""
    rest = f"，尚欠{yuan(left.open_fen)}元" if left.open_fen else "，已付清"
    return f"{_paper_words(whole, order)}{due}；责令{yuan(ordered)}元，已付{yuan(left.paid_fen)}元{rest}"


def _referrals(whole: CaseFile) -> Iterator[Footing]:
    papers = {paper.rid for paper in whole.documents}
    for each in whole.referrals:
        if each.kind in _REFERRED and each.document_rid not in papers:  # its paper tells of it already
            day = f"（{chinese(each.answered_on)}）" if each.answered_on else ""
            answer = f"，答复{day}：{each.answer}" if each.answer else "，还没有答复"
            told = f"{word(each.kind)}：{each.to}{answer}"
            yield Footing(Rung.REFERRAL, each.on, told, Proof.REFERRAL, each.rid)


Next = tuple[Rung | None, str, date | None]


def _next(context: Context, whole: CaseFile, company_rid: str, taken: Iterable[Rung]) -> Next:
    """The next rung, what it waits for or wants, and the day that counts."""
    owed = whole.balance
    if whole.state.ended:
        return None, f"案件{word(whole.state)}", None
    if whole.passed is not None:
        return None, f"已移交{whole.passed.receiver_name}", None
    if owed.heads and not owed.open_fen and not owed.untold:
        return None, "认定的工资已经付清", None
    orders = [each for each in whole.orders() if each.document.addressee_rid == company_rid]
    if not orders:
        return _before_order(context, whole, taken)
    if unserved := [each.document for each in orders if each.served_on is None]:
        return Rung.ORDER, f"{unserved[0].called}还没有送达", None
    if (last := min((o.last_day for o in orders if o.last_day), default=None)) and last >= whole.today:
        return Rung.NOTICE, f"责令的期限{chinese(last)}届满，届满仍不支付的再告知", last
    if Rung.NOTICE not in taken:
        return Rung.NOTICE, *_notice(context, whole)
    if Rung.REFERRAL not in taken:
        return Rung.REFERRAL, f"涉嫌拒不支付劳动报酬的移送公安机关：{whole.threshold_today.ground.rstrip('。')}", None
    return None, "已经移送，跟踪答复", None


def _before_order(context: Context, whole: CaseFile, taken: Iterable[Rung]) -> Next:
    if Rung.TALK not in taken:
        return Rung.TALK, "还没有约谈、询问单位负责人", None
    step = _way(context, whole, StepVerb.ORDER)
    return Rung.ORDER, (_against(step) or step.why) if step else "", None


def _notice(context: Context, whole: CaseFile) -> tuple[str, date | None]:
    """Where listing is barred, a decision or a penalty may still be announced (R423 art. 19)."""
    step = _way(context, whole, StepVerb.PRE_NOTICE)
    if step is None:
        return "可以依法作处理、处罚告知", None
    if not step.open:
        return f"可以依法作处理、处罚告知；拟列入告知还不能作出：{_against(step)}", None
    last = f"，最迟{chinese(step.last_day)}" if step.last_day else ""
    return (_against(step) or step.why) + last, step.last_day


def _way(context: Context, whole: CaseFile, verb: StepVerb) -> Step | None:
    return next((each for each in steps_of(context, whole) if each.verb is verb), None)


def _against(step: Step) -> str:
    """What stands against a step now."""
    return "；".join(sentence(each.code, each.details).rstrip("。") for each in step.problems)
