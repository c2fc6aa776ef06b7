"""What the papers tell that a later one follows: the notice before a decision, the decision before its enforcement."""

import fnmatch
import re
from collections.abc import Sequence
from typing import Any

from inspector_app.domain.act import Act, ActKind, current_on
from inspector_app.domain.dates import chinese
from inspector_app.domain.document import Document
from inspector_app.domain.money import yuan
from inspector_app.domain.role import Role, RoleRule
from inspector_app.formdefs.facts import from_json
from inspector_app.lawbook.book import Lawbook
from inspector_app.support.clock import civil_date
from inspector_app.usecases.case_file import CaseFile
from inspector_app.usecases.grounds import followed
from inspector_app.usecases.hearings import hearings_held, without_refusal
from inspector_app.usecases.late_fines import added_fine
from inspector_app.usecases.paper import Paper, kept_paper, to_same_party


def earlier_values(whole: CaseFile, paper: Paper, rule: RoleRule, law: Lawbook) -> dict[str, Any]:
    """Number, days and what the party said, of each paper before; of several the one that the paper names, else nobody
    knows which is meant."""
    values: dict[str, Any] = {}
    for noun, roles in rule.before.items():
        found = followed((each for role in roles for each in whole.papers(role)), paper, {}, whole.documents)
        if len(found) == 1:
            values |= {f"{noun}.{name}": value for name, value in _told(whole, found[0], law).items()}
            values |= _lists(found[0])
    return values | {name: value for name, (_, value) in repeated(whole, paper, rule).items()}


def repeated(whole: CaseFile, paper: Paper, rule: RoleRule) -> dict[str, tuple[Document, Any]]:
    """What a paper says as an earlier one to its party said it, by its fact, with that paper; nothing of several."""
    found: dict[str, tuple[Document, Any]] = {}
    for role, patterns in rule.repeats:
        papers = followed((each for each in whole.papers(role) if each.facts), paper, {}, whole.documents)
        told = from_json(papers[0].facts) if len(papers) == 1 else {}
        named = {name for pattern in patterns for name in fnmatch.filter(told, pattern)}
        found |= {name: (papers[0], told[name]) for name in sorted(named) if told[name] not in (None, "")}
    return found


def _lists(document: Document) -> dict[str, Any]:
    """The lists that it printed: what was taken down on one paper is dealt with on the next."""
    printed = from_json(document.facts) if document.facts else {}
    return {name: rows for name, rows in printed.items() if isinstance(rows, list)}


def _told(whole: CaseFile, document: Document, law: Lawbook) -> dict[str, Any]:
    role = whole.roles[document.form]
    acts = current_on(document.rid, whole.acts)
    signed = next((act.at for act in acts if act.kind is ActKind.SIGNED_OFF), None)
    served = whole.served_days.get(document.rid)
    objection = next((act for act in acts if act.kind is ActKind.OBJECTED), None)
    return {
        "title": document.title,
        "number": document.number or None,
        "signed_on": civil_date(signed).isoformat() if signed else None,
        "served_on": served.isoformat() if served else None,
        "objected_on": civil_date(objection.at).isoformat() if objection else None,
        "objection": (objection.note.rstrip("。") or None) if objection else None,
        "heard": _heard(whole, document, acts) or None,
        "duty": _duty(law, whole, document) if document.facts else None,
        "enforced_by": law.procedure.roles[role].enforced_by or None,
        "fines": True if role is Role.PENALTY_DECISION else None,
        "pays": True if role in _PAY_WORKERS else None,
    }


_PAY_WORKERS = (Role.DECISION, Role.EXTRA_PAYMENT)


def _duty(law: Lawbook, whole: CaseFile, document: Document) -> str | None:
    """What a decision lays upon its party, as it told it; with what is added to a fine that is late by now."""
    told = from_json(document.facts)
    content = str(told.get("penalty.content") or "").rstrip("。")
    if content:
        fine = _IMPOSED.sub("", content)  # 处以 is what the agency does; the party pays
        return f"缴纳{fine}{added_fine(law, whole, document)}" if "罚款" in fine else content
    for noun, what in (("extra", "加付赔偿金"), ("debt", "支付工资")):
        total, heads, capitals = (told.get(f"{noun}.{name}") for name in ("total_fen", "heads", "capitals"))
        if isinstance(total, int) and heads and capitals:
            return f"向{heads}名农民工{what}人民币{capitals}（￥{yuan(total)}）"
    return None


_IMPOSED = re.compile("^(?:对你(?:（单位）|单位)?)?处以?(?=罚款|人民币)")


def _heard(whole: CaseFile, document: Document, acts: Sequence[Act]) -> str:
    """What the party said and what came of it; where it was heard after all, the refusal of a hearing is past."""
    held, found = _at_hearing(whole, document), _found(acts)
    return _said(acts) + held + (without_refusal(found) if held else found) + _told_back(whole, document)


def _said(acts: Sequence[Act]) -> str:
    """What the party put forward, as the acts tell it; nothing while it said nothing."""
    objected = (act for act in acts if act.kind is ActKind.OBJECTED and act.note)
    return "".join(f"你（单位）于{chinese(civil_date(act.at))}提出：{act.note.rstrip('。')}。" for act in objected)


def _found(acts: Sequence[Act]) -> str:
    """What was found of it."""
    answered = (act for act in acts if act.kind is ActKind.OBJECTION_ANSWERED and act.note)
    notes = (act.note.rstrip("。") for act in answered)
    return "".join(f"{'' if _LOOKED.match(each) else '经复核，'}{each}。" for each in notes)


_LOOKED = re.compile("经(?:复核|核实|查|调查|审查)")
"""How an answer itself begins that tells of having looked."""


def _at_hearing(whole: CaseFile, notice: Document) -> str:
    """The hearings at which the party of a penalty notice was heard, with what called it (APL arts 64, 65): on their
    record the decision rests."""
    party = kept_paper(notice)
    held = sorted(filter(None, hearings_held(whole, party))) if whole.is_a(notice.form, Role.PENALTY_NOTICE) else []
    served = (each for each in whole.papers(Role.HEARING_CALL) if to_same_party(each, party) and whole.was_served(each))
    calls = "".join(f"本局于{chinese(whole.served_days[each.rid])}送达{each.called}。" for each in served if held)
    return calls + "".join(f"{chinese(day)}举行听证，制作了听证笔录。" for day in held)


def _told_back(whole: CaseFile, notice: Document) -> str:
    """What the party was told of its objection by a paper, where no act of its own tells what was found."""
    answer = answer_to(whole, notice)
    result = str(from_json(answer.facts).get("objection.result") or "").rstrip("。") if answer and answer.facts else ""
    if answer is None or not result or any(a.kind is ActKind.OBJECTION_ANSWERED for a in _done(whole, notice)):
        return ""
    return f"经核实，{result}，本局于{chinese(whole.served_days[answer.rid])}送达{answer.called}告知了核实结果。"


def _done(whole: CaseFile, document: Document) -> Sequence[Act]:
    return current_on(document.rid, whole.acts)


def answer_to(whole: CaseFile, notice: Document) -> Document | None:
    """The paper by which a party was told what came of its last objection to a notice of listing; None without one."""
    asked = [civil_date(act.at) for act in _done(whole, notice) if act.kind is ActKind.OBJECTED]
    answers = whole.papers(Role.OBJECTION_ANSWER) if whole.is_a(notice.form, Role.PRE_NOTICE) and asked else ()
    own = [each for each in answers if to_same_party(each, kept_paper(notice)) and whole.was_served(each)]
    return next((each for each in own if whole.served_days[each.rid] >= max(asked)), None)
