"""更正立案日期: a day of filing that was entered wrongly is put right while papers stand upon the filing, which is then
not taken back: everything that counts from it counts anew (R423 art. 17)."""

from dataclasses import replace
from datetime import date

from inspector_app.domain.act import Act, ActKind, current_on
from inspector_app.domain.case import Case
from inspector_app.domain.dates import chinese
from inspector_app.domain.identity import new_rid
from inspector_app.domain.lifecycle import CaseVerb, check_case, resting_on
from inspector_app.domain.reason import reason_problem, says_why
from inspector_app.support.errors import Problem, Refused, refuse_errors
from inspector_app.support.vocabulary import word
from inspector_app.usecases.case_file import CaseFile, case_file
from inspector_app.usecases.cases import file_by
from inspector_app.usecases.context import Context
from inspector_app.usecases.on_filing import filing_day_problems
from inspector_app.usecases.taken_back import take_with_it

TITLE = word(CaseVerb.CORRECT_FILING)


def correct_filing_day(context: Context, case_rid: str, on: date, reason: str) -> Case:
    """The case as it was filed on another day, by the same leader; the former entry stays in the course of the case.

    Raises :class:`Refused` ``case-over`` or ``case-not-filed``, ``setup-missing`` or ``void-no-reason`` without a
    reason, ``filing-day-same``, ``filing-day-of-form`` where an approved 立案审批表 tells it, ``filing-in-future``,
    ``filing-before-opening``, ``filing-after-papers`` or ``act-others-rest``.
    """
    whole = case_file(context, case_rid)
    check_case(CaseVerb.CORRECT_FILING, whole.state)
    wrong = _filed(whole)
    refuse_errors([*([] if says_why(reason) else [reason_problem(reason)]), *_problems(whole, wrong, on)])
    now, own = context.clock.now(), context.store.find(Act, subject_rid=case_rid)
    undone = Act(
        new_rid(), ActKind.UNDONE, case_rid, now, context.writer.name, case_rid=case_rid, note=f"{TITLE}：{reason}",
        undoes=wrong.rid,
    )  # fmt: skip
    act = replace(wrong, rid=new_rid(), at=context.moment(on))
    with context.act(TITLE):
        with context.unit(TITLE) as unit:
            unit.put(undone)
            take_with_it(context, unit, wrong, own, undone)
        with context.unit(TITLE) as unit:
            return file_by(context, unit, whole.case, act)


def _filed(whole: CaseFile) -> Act:
    found = (act for act in current_on(whole.case.rid, whole.acts) if act.kind is ActKind.FILED)
    if (act := next(found, None)) is None:
        raise Refused(Problem("case-not-filed", "case"))
    return act


def _problems(whole: CaseFile, wrong: Act, on: date) -> list[Problem]:
    opened, rest = chinese(whole.case.opened_on), resting_on(wrong, whole.acts)
    found = {
        "filing-day-same": on == whole.case.filed_on,
        "filing-day-of-form": whole.filing_approval() is not None,
        "filing-in-future": on > whole.today,
        "filing-before-opening": on < whole.case.opened_on,
        "act-others-rest": bool(rest),
    }
    details = {"day": opened, "acts": "、".join(word(act.kind) for act in rest)}
    return [
        *(Problem(code, "on", details=details) for code, is_so in found.items() if is_so),
        *filing_day_problems(whole, on),
    ]
