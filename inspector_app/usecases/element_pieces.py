"""Every piece of proof that a case holds, as the rules of 要件表 look through it: with its place and what it says."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from hashlib import sha256

from inspector_app.domain.act import ActKind, ServiceMethod, current
from inspector_app.domain.brought_list import BroughtList
from inspector_app.domain.claim import WageClaim
from inspector_app.domain.contact import Contact
from inspector_app.domain.dates import chinese
from inspector_app.domain.debt import Payment
from inspector_app.domain.document import SIGNED_STATES, Document, DocumentKind, document_state, in_force
from inspector_app.domain.element import Piece, Source, Standing
from inspector_app.domain.incident import Incident
from inspector_app.domain.inspection import CheckResult, Inspection
from inspector_app.domain.interview import QA, Interview
from inspector_app.domain.money import yuan
from inspector_app.domain.role import Role
from inspector_app.domain.situation import OrderInForce
from inspector_app.domain.statement import Statement
from inspector_app.domain.threshold import Reached
from inspector_app.formdefs.facts import from_json
from inspector_app.support import vocabulary
from inspector_app.support.clock import civil_date
from inspector_app.usecases.case_file import CaseFile
from inspector_app.usecases.contacts import contact_words, contacts_of, hidings
from inspector_app.usecases.context import Context
from inspector_app.usecases.evidence import Belongs
from inspector_app.usecases.statements import statements_of


def pieces_of(context: Context, whole: CaseFile) -> tuple[Piece, ...]:
    """All pieces, in the order in which a file is usually laid out."""
    rid = whole.case.rid
    return (
        *_answers(whole, context.store.find(Interview, case_rid=rid)),
        *_papers(context, whole),
        *_lines(whole),
        *_lists(context.store.find(BroughtList, case_rid=rid)),
        *_payments(whole),
        *_statements(statements_of(context, Belongs(case_rid=rid, project_rid=whole.case.project_rid))),
        *_liabilities(context, whole),
        *_checks(context, whole),
        *_evidence(whole),
        *_contacts(contacts_of(context, rid)),
        *_standings(context, whole),
    )


_SPOT = "第{}问"


def _answers(whole: CaseFile, talks: Iterable[Interview]) -> Iterator[Piece]:
    """Each answer that was given; questions of procedure prove no element."""
    signed = {
        paper.subject_rid
        for paper in whole.with_role(Role.QUESTIONING)
        if document_state(paper, whole.acts) in SIGNED_STATES
    }
    for talk in talks:
        person = whole.people.get(talk.person_rid)
        name, role = (person.name, str(person.role)) if person else ("", "")
        unsigned = "" if talk.rid in signed else "（尚未签名）"
        called = f"{name}{chinese(civil_date(talk.started_at))}询问笔录{unsigned}"
        for number, qa in enumerate(talk.qas, start=1):
            spot = _SPOT.format(number)
            if qa.said.strip() and not qa.key:
                yield Piece(
                    f"answer:{talk.rid}:{_mark(qa)}", Source.ANSWER, f"{called}{spot}", _on_one_line(qa.answer),
                    role, qa.question, talk.rid, spot,
                )  # fmt: skip


def _mark(qa: QA) -> str:
    """The same while the question is, wherever it stands in the record."""
    return sha256(qa.question.encode()).hexdigest()[:12]


def _on_one_line(text: str) -> str:
    return " ".join(text.split())


def _papers(context: Context, whole: CaseFile) -> Iterator[Piece]:
    """Papers that stand; a record that nobody signed proves nothing. Each service besides."""
    for paper in whole.documents:
        role = whole.roles.get(paper.form)
        if role is None or not paper.copies or not in_force(paper, whole.acts):
            continue
        if paper.kind is not DocumentKind.RECORD or document_state(paper, whole.acts) in SIGNED_STATES:
            about = f"（{paper.addressee}）" if paper.addressee and paper.kind is DocumentKind.RECORD else ""
            lacking = _lacking(context, whole, paper)
            text, kind = (lacking, "") if lacking else (_due(paper), str(role))
            yield Piece(
                f"paper:{paper.rid}", Source.PAPER, paper.called + about, text, kind, rid=paper.rid, party=_party(paper)
            )
        yield from _services(whole, paper, role)


def _lacking(context: Context, whole: CaseFile, paper: Document) -> str:
    """Why a paper proves nothing yet: it was not served, or the sentence by which it orders or decides does not say
    that."""
    if paper.kind is DocumentKind.OUTGOING and not whole.was_served(paper):
        return "还没有送达"
    unsaid = _unsaid(context, paper)
    return f"没有写“{unsaid}”" if unsaid else ""


def _unsaid(context: Context, paper: Document) -> str:
    facts = from_json(paper.facts) if paper.facts else {}
    demands = (each for each in context.rule(paper.form).wordings if each.demands and facts.get(each.fact))
    return next((lacking for each in demands if (lacking := each.lacks(str(facts[each.fact])))), "")


def _party(paper: Document) -> str:
    """Whom a paper that leaves the office is addressed to; a record is of whoever it speaks of."""
    return paper.addressee_rid if paper.kind is DocumentKind.OUTGOING else ""


def _due(paper: Document) -> str:
    return f"期限至{chinese(paper.due)}" if paper.due else ""


def _services(whole: CaseFile, paper: Document, role: Role) -> Iterator[Piece]:
    for act in current(whole.acts):
        if act.subject_rid == paper.rid and act.kind is ActKind.SERVED and act.service:
            how, receiver = vocabulary.word(act.service.method), act.service.receiver
            posted = act.service.method is ServiceMethod.POSTED
            to = "" if posted or not receiver else f"，{receiver}收件"
            day = chinese(whole.served_days.get(paper.rid, civil_date(act.at)))
            done = whole.was_served(paper)
            yield Piece(
                f"service:{act.rid}", Source.SERVICE, f"{paper.called}的送达",
                f"{day}{how}{to}" if done else f"{how}，{day}期满后才视为送达", str(role) if done else "",
                rid=paper.rid, party=_party(paper),
            )  # fmt: skip


def _lines(whole: CaseFile) -> Iterator[Piece]:
    for claim in whole.claims:
        if claim.ordered_fen:
            yield _line(whole, claim, claim.ordered_fen)


def _line(whole: CaseFile, claim: WageClaim, found: int) -> Piece:
    person = whole.people[claim.person_rid]
    return Piece(
        f"line:{claim.rid}", Source.LINE, f"明细第{claim.line}行{person.name}", f"认定工资{yuan(found)}元",
        rid=claim.rid,
    )  # fmt: skip


def _lists(brought: Iterable[BroughtList]) -> Iterator[Piece]:
    for each in brought:
        whom = f"{each.from_whom}提供，" if each.from_whom else ""
        yield Piece(
            f"list:{each.rid}", Source.LIST, f"{vocabulary.word(each.kind)}“{each.title}”",
            f"{whom}{len(each.lines)}行", str(each.kind), rid=each.rid,
        )  # fmt: skip


def _payments(whole: CaseFile) -> Iterator[Piece]:
    """What reached the workers, together by day and payer."""
    groups: dict[tuple[str, str], list[Payment]] = {}
    for payment in whole.payments:
        if payment.to_worker:
            groups.setdefault((payment.paid_on.isoformat(), payment.payer_rid), []).append(payment)
    for (day, payer), paid in groups.items():
        who = whole.party_name(payer)
        total = sum(each.amount_fen for each in paid)
        yield Piece(
            f"payment:{day}:{payer}", Source.PAYMENT, f"{chinese(paid[0].paid_on)}支付登记",
            f"{f'{who}支付' if who else '支付'}{len({p.claim_rid for p in paid})}人共{yuan(total)}元",
            rid=paid[0].rid,
        )  # fmt: skip


def _statements(statements: Iterable[Statement]) -> Iterator[Piece]:
    for each in statements:
        held = next((line.balance_fen for line in reversed(each.lines) if line.balance_fen is not None), None)
        rest = "" if held is None else f"，最后一笔后余额{yuan(held)}元"
        whose = each.holder or vocabulary.word(each.role)
        yield Piece(
            f"statement:{each.rid}", Source.STATEMENT, f"{whose}银行流水“{each.title}”",
            f"共收入{yuan(each.in_fen)}元，共支出{yuan(each.out_fen)}元{rest}", str(each.role), rid=each.rid,
        )  # fmt: skip


def _liabilities(context: Context, whole: CaseFile) -> Iterator[Piece]:
    for each in whole.liabilities:
        ground = context.law.payers[each.ground]
        yield Piece(
            f"liability:{each.rid}", Source.LIABILITY, f"{whole.party_name(each.party_rid)}的清偿责任",
            ground.basis_text, each.ground, rid=each.rid,
        )  # fmt: skip


def _checks(context: Context, whole: CaseFile) -> Iterator[Piece]:
    for visit in whole.inspections:
        yield from _violations(context, visit)


def _violations(context: Context, visit: Inspection) -> Iterator[Piece]:
    called = f"{chinese(civil_date(visit.started_at))}现场检查"
    for item in visit.items:
        if item.result is CheckResult.VIOLATES:
            title, note = context.law.checklist[item.item].title, _on_one_line(item.note)
            yield Piece(
                f"check:{visit.rid}:{item.item}", Source.CHECK, f"{called}“{title}”",
                note or vocabulary.word(item.result), item.item, rid=visit.rid,
            )  # fmt: skip


def _evidence(whole: CaseFile) -> Iterator[Piece]:
    """What was taken in, without the scans of papers, which are those papers."""
    scans = {rid for act in current(whole.acts) for rid in act.evidence_rids}
    for each in whole.evidence:
        if each.rid not in scans:
            yield Piece(
                f"evidence:{each.rid}", Source.EVIDENCE, f"{vocabulary.word(each.kind)}“{each.title}”",
                _on_one_line(each.shows), str(each.kind), rid=each.rid,
            )  # fmt: skip


def _contacts(contacts: Iterable[Contact]) -> Iterator[Piece]:
    for each in sorted(contacts, key=lambda contact: contact.at):
        day = chinese(civil_date(each.at))
        yield Piece(
            f"contact:{each.rid}", Source.CONTACT, f"{day}{vocabulary.word(each.way)}联系{each.party}",
            _on_one_line(contact_words(each)), str(each.outcome), rid=each.rid,
        )  # fmt: skip


def _standing(whole: CaseFile, what: Standing, called: str, text: str, of: str = "") -> Piece:
    return Piece(f"standing:{what}{of}", Source.STANDING, called, text, str(what), rid=whole.case.rid)


def _expiries(whole: CaseFile) -> Iterator[Piece]:
    """What was owed as the term of each served order was over. What came later is told beside it, with its day: it does
    not speak against the term having passed in vain."""
    for order in _expired(whole):
        paper, due, left = order.document, order.last_day or whole.today, order.at_expiry
        is_open, called = left.open_fen > 0, f"{paper.called}期限届满"
        what = Standing.EXPIRED_UNPAID if is_open else Standing.EXPIRED_PAID
        later = _paid_after(whole, paper, due) if is_open else ""
        told = f"还有{left.heads_open}人{yuan(left.open_fen)}元没有支付" if is_open else "已经付清"
        words = f"{chinese(due)}期满，{told}{f'；{later}' if later else ''}"
        pieces = [_standing(whole, what, called, words, paper.rid)]
        if later:
            pieces.append(_standing(whole, Standing.PAID_AFTER, f"{called}后的支付登记", later, paper.rid))
        yield from (replace(each, party=_party(paper)) for each in pieces)


def _expired(whole: CaseFile) -> list[OrderInForce]:
    """The orders that were served before their last day, and whose term is over."""
    over = (each for each in whole.orders() if each.last_day and each.last_day < whole.today)
    return [each for each in over if each.served_on and each.document.due and each.served_on < each.document.due]


def _paid_after(whole: CaseFile, order: Document, due: date) -> str:
    """What reached the workers of an order after its last day; empty where nothing did."""
    named = order.about.claim_rids
    paid = [each for each in whole.payments if each.claim_rid in named and each.to_worker and each.paid_on > due]
    if not paid:
        return ""
    total, last = sum(each.amount_fen for each in paid), max(each.paid_on for each in paid)
    return f"期满后支付{len({each.claim_rid for each in paid})}人共{yuan(total)}元，最后一笔{chinese(last)}"


def _thresholds(whole: CaseFile) -> Iterator[Piece]:
    """Whether the criminal threshold is reached: today, or as the term of an order was over (J2013-3 art. 4)."""
    if not whole.claims:
        return
    state, called = whole.threshold_today, "数额标准"
    then = [each for each in _expired(whole) if each.threshold_at_expiry.reached is Reached.CERTAIN]
    if state.reached is Reached.CERTAIN or not then:
        what = Standing.REACHED if state.reached is Reached.CERTAIN else Standing.NOT_REACHED
        yield _standing(whole, what, called, state.ground)
    for order in then if state.reached is not Reached.CERTAIN else ():
        paper, ground = order.document, order.threshold_at_expiry.ground
        yield replace(
            _standing(whole, Standing.REACHED, f"{paper.called}期限届满时的{called}", ground, paper.rid),
            party=_party(paper),
        )


def _standings(context: Context, whole: CaseFile) -> Iterator[Piece]:
    standing = partial(_standing, whole)
    sums = whole.balance
    if sums.found_fen:
        yield standing(Standing.FOUND, "工资明细", f"逐人认定{sums.heads}人，共{yuan(sums.found_fen)}元{sums.besides}")
        paid = f"共认定{yuan(sums.found_fen)}元，已支付到人{yuan(sums.paid_fen)}元"
        what = Standing.OWED if sums.open_fen > 0 else Standing.PAID_UP
        rest = f"，还欠{sums.heads_open}人{yuan(sums.open_fen)}元" if sums.open_fen > 0 else ""
        yield standing(what, "明细和支付登记", f"{paid}{rest}")
    yield from _expiries(whole)
    yield from _thresholds(whole)
    yield from _incidents(context, whole)
    for hides in hidings(context, whole.case.rid):
        if hides.is_hiding:
            signs = "；".join(vocabulary.word(c.sign) for c in hides.conditions if c.is_met)
            yield standing(Standing.HIDES, f"{hides.party}的联系记录", signs, hides.party)


def _incidents(context: Context, whole: CaseFile) -> Iterator[Piece]:
    case, what = whole.case, Standing.INCIDENT
    if case.incident:
        yield Piece(f"standing:{what}", Source.STANDING, "案件登记的群体性、极端事件", case.incident_note, str(what))
    for each in context.store.find(Incident, case_rid=case.rid):
        yield Piece(
            f"incident:{each.rid}", Source.STANDING, f"{chinese(civil_date(each.began_at))}群体性事件登记",
            _on_one_line(each.facts or each.place), str(what), rid=each.rid,
        )  # fmt: skip
