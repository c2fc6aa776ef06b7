"""What a paper says otherwise than the one it follows: another day of the hearing, a sum above the decision, a case
talked over before it was heard."""

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from inspector_app.domain.act import ActKind, current
from inspector_app.domain.alike import same_firm_name
from inspector_app.domain.dates import chinese
from inspector_app.domain.deadline import Deadline
from inspector_app.domain.document import Document, issuing_act
from inspector_app.domain.lifecycle import objection_open, was_heard
from inspector_app.domain.mentions import IN_CAPITALS, MONEY, mentions
from inspector_app.domain.money import yuan
from inspector_app.domain.number import same_number
from inspector_app.domain.role import Event, Role, RoleRule
from inspector_app.formdefs.facts import from_json
from inspector_app.formdefs.model import FactDef, Facts, FactType, Form
from inspector_app.formdefs.placeholders import printed
from inspector_app.support import vocabulary
from inspector_app.support.clock import civil_date
from inspector_app.support.errors import Level, Problem
from inspector_app.usecases.case_file import CaseFile
from inspector_app.usecases.earlier_facts import answer_to, repeated
from inspector_app.usecases.grounds import followed
from inspector_app.usecases.hearings import hearing_problems, last_hearing, signed_papers
from inspector_app.usecases.paper import Paper, stated_day, to_same_party
from inspector_app.usecases.penalty_checks import CONCLUDED, concluded_problems
from inspector_app.usecases.people_named import names_in
from inspector_app.usecases.service_proof import is_served_unproved
from inspector_app.usecases.surroundings import Surroundings
from inspector_app.usecases.treatments import rates_in

_FINE = "罚款"
_DUTY, _ATTENDED, _DISCUSSED = "decision.duty", "discussion.attended", "discussion.at"
_DECISIONS = (Role.PENALTY_DECISION, Role.DECISION, Role.EXTRA_PAYMENT)


def follow_problems(form: Form, around: Surroundings, facts: Facts) -> list[Problem]:
    """What speaks against a paper of a case beside those that went before to the same party."""
    whole = around.whole
    if whole is None:
        return []
    return [
        *_repeated(form, around, whole, facts),
        *_duty(form, around, whole, facts),
        *_unproved(form, around, whole, facts),
        *hearing_problems(around.context, whole, around.paper, facts),
        *_talked_over(form, around, whole, facts),
        *_as_discussed(form, around, whole, facts),
        *_as_told(form, around, whole, facts),
        *_reviewed_after(form, around, whole, facts),
    ]


def objection_waits(whole: CaseFile, notice: Document) -> bool:
    """Whether what a party put forward against a notice still wants an answer: who asked for a hearing was heard there
    (APL arts 63 to 65), who objected and was served what came of it was answered by that (O45 art. 6)."""
    if not objection_open(notice, whole.acts) or answer_to(whole, notice):
        return False
    held = whole.papers(Role.HEARING) if whole.is_a(notice.form, Role.PENALTY_NOTICE) else ()
    rids = {each.rid for each in held if each.addressee_rid == notice.addressee_rid}
    done = current(whole.acts)
    heard = [act.at for act in done if act.kind is ActKind.SIGNED and act.subject_rid in rids]
    asked = [act.at for act in done if act.kind is ActKind.OBJECTED and act.subject_rid == notice.rid]
    return not heard or max(asked) > max(heard)


def is_answered(whole: CaseFile, notice: Document) -> bool:
    """Whether the party of a notice said what it had to say and was answered, by an act or by a paper."""
    return was_heard(notice, whole.acts) or answer_to(whole, notice) is not None


def _repeated(form: Form, around: Surroundings, whole: CaseFile, facts: Facts) -> Iterator[Problem]:
    """The party was told it so: what is told otherwise is another hearing, another agreement."""
    for name, (paper, value) in repeated(whole, around.paper, around.context.rule(form.id)).items():
        fact, ours = form.fact(name), facts.get(name)
        if fact and ours not in (None, "") and _is_other(fact, ours, value):
            told = printed(fact, value)
            yield Problem(
                "repeats-otherwise", name, Level.WARNING, {"label": fact.label, "told": told, "paper": paper.called}
            )


def _is_other(fact: FactDef, ours: Any, told: Any) -> bool:
    """Whether two values tell something else, blanks left out; what begins late on its day is what was told."""
    if fact.type is not FactType.MOMENT:
        return "".join(str(ours).split()) != "".join(str(told).split())
    begun, called = datetime.fromisoformat(ours), datetime.fromisoformat(told)
    return begun.date() != called.date() or begun < called


def _duty(form: Form, around: Surroundings, whole: CaseFile, facts: Facts) -> Iterator[Problem]:
    """AEL arts 53, 54: what is demanded, and asked of the court, is what was decided; 加处罚款 is no more than that."""
    fact = form.fact(_DUTY)
    number, decisions = str(facts.get("decision.number") or ""), [d for role in _DECISIONS for d in whole.papers(role)]
    decided = [each for each in decisions if number and same_number(each.number, number)]
    if fact is None:
        return
    if number and not decided:
        yield Problem("decision-unknown", "decision.number", details={"number": number})
    begun = next((each for each in decisions if each.rid == around.paper.about.served_rid), None)
    if begun and decided and begun not in decided:
        yield Problem("decision-otherwise", "decision.number", details={"number": number, "paper": begun.called})
    served = whole.served_days.get(decided[0].rid) if len(decided) == 1 else None
    if served and stated_day(facts, "decision.served_on") not in (None, served):
        details = {"paper": decided[0].called, "day": chinese(served)}
        yield Problem("decision-served-otherwise", "decision.served_on", details=details)
    if len(decided) == 1:
        yield from _not_due_yet(around, whole, decided[0], facts)
    if len(decided) != 1 or not decided[0].facts:
        return
    told = from_json(decided[0].facts)
    if _FINE in str(facts.get(_DUTY) or "") and not whole.is_a(decided[0].form, Role.PENALTY_DECISION):
        yield Problem("duty-fine-undecided", _DUTY, details={"label": fact.label, "paper": decided[0].called})
    most = max(
        (
            *_sums(str(told.get("penalty.content") or "")),
            *(value for name in ("debt.total_fen", "extra.total_fen") if isinstance(value := told.get(name), int)),
        ),
        default=0,
    )
    if most and (above := [each for each in _sums(str(facts.get(_DUTY) or "")) if each > most]):
        details = {"label": fact.label, "sum": yuan(max(above)), "most": yuan(most), "paper": decided[0].called}
        yield Problem("duty-above-decision", _DUTY, details=details)


def _not_due_yet(around: Surroundings, whole: CaseFile, decision: Document, facts: Facts) -> Iterator[Problem]:
    """AEL arts 53, 54: what is demanded was not performed in the term that its decision set; while that runs there is
    nothing to demand."""
    due = max((each.due for each in duty_terms(around.context.rule(decision.form), whole, decision)), default=None)
    day = stated_day(facts, "document.date") or whole.today
    if around.context.rule(around.paper.form).role is Role.DEMAND and due and day <= due:
        yield Problem("demand-before-due", "decision.number", details={"paper": decision.called, "due": chinese(due)})


def duty_terms(rule: RoleRule, whole: CaseFile, decision: Document) -> list[Deadline]:
    """The terms in which a decision says that its duty is to be done: to pay wages, or a fine that grows each day after
    it; ``rule`` is that of its role."""
    lines = {line.limit for line in rule.limits if line.ends is Event.PAID or line.costs}
    return [each for each in whole.deadlines if each.document_rid == decision.rid and each.rule in lines]


def _unproved(form: Form, around: Surroundings, whole: CaseFile, facts: Facts) -> Iterator[Problem]:
    """AEL art. 55(1): the court gets the decision and how it was demanded; that both were served is to be proved."""
    rule = around.context.rule(form.id)
    if rule.role is not Role.ENFORCEMENT:
        return
    sent = []
    for roles in rule.before.values():
        before = [each for role in roles for each in whole.papers(role)]
        sent += followed(before, around.paper, facts, whole.documents)
    if bare := [each.called for each in sent if is_served_unproved(whole, each)]:
        yield Problem("enforcement-unproved", _ANNEXES, Level.WARNING, {"papers": "、".join(bare)})


def _sums(text: str) -> list[int]:
    return [each.value for each in mentions(text) if each.kind in (MONEY, IN_CAPITALS) and isinstance(each.value, int)]


def _talked_over(form: Form, around: Surroundings, whole: CaseFile, facts: Facts) -> Iterator[Problem]:
    """APL arts 57(2), 65: the heads talk a grave case over together, after the hearing that was held."""
    attended = form.fact(_ATTENDED)
    if attended is None:
        return
    heads = {*names_in(str(facts.get(_ATTENDED) or "")), *names_in(str(facts.get("discussion.chair") or ""))}
    if len(heads) == 1:
        yield Problem("discussion-alone", _ATTENDED, Level.WARNING, {"label": attended.label})
    day, held = stated_day(facts, _DISCUSSED), last_hearing(whole, around.paper)
    if day and held and day < held:
        yield Problem("discussion-before-hearing", _DISCUSSED, Level.WARNING)
    notices = [each for each in whole.papers(Role.PENALTY_NOTICE) if each.facts and to_same_party(each, around.paper)]
    concluded = str(facts.get(CONCLUDED) or "")
    yield from concluded_problems(around.context.law, concluded, notices)
    yield from _upon_another(around, whole, concluded)


def _upon_another(around: Surroundings, whole: CaseFile, concluded: str) -> Iterator[Problem]:
    """APL arts 44, 45: who is punished is whom the record is about: another party of the case was told by no notice of
    it."""
    own, kinds = around.paper, around.context.law.passages.penalties
    project = whole.project
    known = [each.name for each in whole.companies.values() if own.addressee_rid and each.rid != own.addressee_rid]
    known += [project.owner_name, project.contractor_name] if project and own.addressee_rid else []
    others = {_plain_text(name) for name in known if name and not same_firm_name(name, own.addressee)}
    others |= _others_called(whole, own)
    for sentence in _CLAUSES.split(_plain_text(concluded)):
        for name, words in _of_each(sentence, [*others, _plain_text(own.addressee)]):
            if name in others and any(kind.in_text(words) for kind in kinds):
                details = {"name": name, "party": own.addressee}
                yield Problem("discussion-other-party", CONCLUDED, Level.WARNING, details)


def _others_called(whole: CaseFile, own: Paper) -> set[str]:
    """Others by what they are: 对总包单位 where the party is not that, 对该公司法定代表人 where it is a company."""
    project, called = whole.project, set[str]()
    for name, words in _CALLED.items():
        firm = getattr(project, f"{name}_name") if project else ""
        called |= (
            {vocabulary.label(f"project.{name}"), *words}
            if firm and own.addressee and not same_firm_name(firm, own.addressee)
            else set()
        )
    firms = ("", "其", "该公司", "该单位", "公司", "单位", _plain_text(own.addressee))
    people = (*map(vocabulary.short, _HEADS), "主要负责人", "负责人", "项目经理", "直接责任人")
    heads = {f"对{firm}{head}" for firm in firms for head in people} if own.addressee_rid in whole.companies else set()
    return {f"对{word}" for word in called} | heads


_CALLED = {"contractor": ("总包单位", "总承包单位", "总包"), "owner": ("业主",)}
_HEADS = ("company.legal_representative", "project.manager_name")


def _of_each(sentence: str, names: list[str]) -> Iterator[tuple[str, str]]:
    """Each name of a sentence with what is said behind it up to the next one."""
    found = [*re.finditer("|".join(map(re.escape, sorted(filter(None, names), key=len, reverse=True))), sentence)]
    ends = [each.start() for each in found[1:]]
    yield from ((each[0], sentence[each.end() : end]) for each, end in zip(found, [*ends, None], strict=False))


def _as_discussed(form: Form, around: Surroundings, whole: CaseFile, facts: Facts) -> Iterator[Problem]:
    """APL art. 57(2): the heads decide together, so a decision is the last one that they signed: no penalty, another
    kind or a greater sum than it tells wants a reason."""
    where = _DECIDED.get(around.context.rule(form.id).role)
    talks = [from_json(each.facts) for each in signed_papers(whole, around.paper, Role.DISCUSSION)] if where else []
    talk = max(talks, key=lambda each: str(each.get(_DISCUSSED) or ""), default={})
    concluded, kinds = _plain_text(talk.get(CONCLUDED)), around.context.law.passages.penalties
    imposed = {kind.id for kind in kinds if kind.in_text(concluded)}
    if where is None or not (imposed or _SPARED.search(concluded)):
        return
    content = _plain_text(facts.get(where)) if where == _CONTENT else ""
    ours = {kind.id for kind in kinds if kind.in_text(content)}
    most = max(_sums(concluded), default=0)
    above = bool(most) and max(_sums(content), default=0) > most
    if ours - imposed or above or (where != _CONTENT and imposed):
        yield Problem("decided-otherwise", where, Level.WARNING, {"concluded": concluded[:_SHOWN]})


def _as_told(form: Form, around: Surroundings, whole: CaseFile, facts: Facts) -> Iterator[Problem]:
    """R423 art. 19: the party was heard on what is decided: compensation of which it was not told, or less of, was
    not. A notice whose words are not kept here says nothing."""
    fact, rate = form.fact(_RATE), facts.get(_RATE)
    if fact is None or not isinstance(rate, int) or around.context.rule(form.id).role is not Role.EXTRA_PAYMENT:
        return
    notices = [each for each in whole.papers(Role.DECISION_NOTICE) if each.facts and to_same_party(each, around.paper)]
    named = [each for each in notices if each.number and each.number == facts.get("told.number")] or notices
    told = {each: max(rates_in(_plain_text(from_json(each.facts).get("text.intention"))), default=0) for each in named}
    if told and rate > (most := max(told.values())):
        details = {"label": fact.label, "rate": f"{rate}%", "paper": named[-1].called, "told": f"{most:g}%"}
        yield Problem("extra-above-notice" if most else "extra-not-told", _RATE, details=details)


def _reviewed_after(form: Form, around: Surroundings, whole: CaseFile, facts: Facts) -> Iterator[Problem]:
    """APL art. 58(1): the review comes before the decision; an opinion of a later day proves that there was none."""
    day = stated_day(facts, "legal_review.on") or whole.today
    for paper in _named_papers(whole, str(facts.get(_REVIEWED) or "")) if form.fact(_REVIEWED) else ():
        act = issuing_act(paper, whole.acts)
        if act and civil_date(act.at) < day:
            details = {"paper": paper.called, "signed": chinese(civil_date(act.at)), "day": chinese(day)}
            yield Problem("review-after-decision", "legal_review.on", Level.WARNING, details)


def _named_papers(whole: CaseFile, told: str) -> list[Document]:
    """The papers of a case that words name by their number, however its brackets are typed, else the only one by its
    title."""
    plain = told.translate(_BRACKETS)
    numbered = [each for each in whole.documents if each.number and each.number.translate(_BRACKETS) in plain]
    titled = [each for each in whole.documents if each.title and each.title in told]
    return numbered or (titled if len(titled) == 1 else [])


_BRACKETS = str.maketrans("〔〕［］【】（）()", "[][][][][]")
_CLAUSES, _REVIEWED = re.compile("[。；;！？]"), "legal_review.paper"
_RATE, _ANNEXES = "extra.rate", "annexes"
_CONTENT, _SHOWN = "penalty.content", 60
_DECIDED = {Role.PENALTY_DECISION: _CONTENT, Role.NO_PENALTY: "penalty.spared"}
_SPARED = re.compile("不予(?:行政)?处罚|不(?:再)?(?:处罚|罚款)|免[予于](?:行政)?处罚|不予罚款")


def _plain_text(value: Any) -> str:
    return "".join(str(value or "").split())
