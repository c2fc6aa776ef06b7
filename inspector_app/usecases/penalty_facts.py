"""What a paper about a penalty draws from the records: the notice before it, and the fine that it told."""

from datetime import date
from typing import Any

from inspector_app.domain.dates import chinese
from inspector_app.domain.fine import fines
from inspector_app.domain.role import Role
from inspector_app.domain.standing import State
from inspector_app.formdefs.facts import from_json
from inspector_app.usecases.case_file import CaseFile
from inspector_app.usecases.context import Context
from inspector_app.usecases.course_facts import disobeyed_values
from inspector_app.usecases.paper import Paper, day_told, to_same_party

_FACTS = "penalty.facts"
_CARRIED = (_FACTS, "penalty.evidence")
"""What the decision says as the notice said it, where no record tells it as it is today."""


def penalty_values(context: Context, whole: CaseFile, paper: Paper) -> dict[str, Any]:
    """What a penalty is imposed for, and the fine that was told; of several notices nobody knows which one."""
    before = context.rule(paper.form).before.get("told", ())
    notices = [each for each in whole.papers(Role.PENALTY_NOTICE) if each.facts and to_same_party(each, paper)]
    if Role.PENALTY_NOTICE not in before or len(notices) != 1:
        return disobeyed_values(context, whole, paper)
    told = from_json(notices[0].facts)
    sums = {int(each.value) for each in fines(str(told.get("penalty.content") or "")) if isinstance(each.value, int)}
    carried = {name: told[name] for name in _CARRIED if told.get(name)}
    fine = {"penalty.fine_fen": sums.pop()} if len(sums) == 1 else {}
    again = {name: value for name, value in disobeyed_values(context, whole, paper).items() if not _repeats(name, told)}
    if owed := str(carried.get(_FACTS) or ""):
        carried[_FACTS] = owed.rstrip("。") + _paid_since(context, whole.concerning(paper), owed, day_told(notices[0]))
    return {**carried, **again, **fine}


def _paid_since(context: Context, lines: CaseFile, told: str, day: date) -> str:
    """That all was paid since the ``day`` of the notice that told what was owed (APL arts 32(1), 33); nothing where it
    was not, or where nothing owed was told."""
    own, owed = {each.rid for each in lines.claims}, lines.balance
    last = max((each.paid_on for each in lines.payments if each.to_worker and each.claim_rid in own), default=None)
    if last is None or last < day or owed.open_fen or owed.untold:
        return ""
    return f"，{chinese(last)}已全部支付" if context.law.saying.contradictions(told, State.PAID) else ""


def _repeats(name: str, told: dict[str, Any]) -> bool:
    """Whether the notice told a value by which the party was heard: the decision does not draw it anew."""
    return name not in _CARRIED and bool(told.get(name))
