"""现场检查: begin a visit, fill its checklist, end it with its findings."""

from dataclasses import replace

from inspector_app.domain.gates import Situation
from inspector_app.domain.identity import new_rid
from inspector_app.domain.inspection import CheckedItem, CheckResult, Finding, Inspection, inspection_problems
from inspector_app.support.errors import Problem, Refused, refuse_errors
from inspector_app.usecases.context import Context
from inspector_app.usecases.gates import gate_problems


def blank_items(context: Context, core_only: bool = False) -> tuple[CheckedItem, ...]:
    """The checklist of the law, nothing checked yet; the eight core items alone if asked."""
    items = (item for item in context.law.checklist.values() if item.core or not core_only)
    return tuple(CheckedItem(item.id, CheckResult.NOT_CHECKED) for item in items)


def save_inspection(context: Context, inspection: Inspection) -> Inspection:
    """Keep a visit. Raises :class:`Refused` when it has no object, its times are out of order, or inspectors lack."""
    _refuse_unsound(context, inspection)
    with context.unit("现场检查") as unit:
        unit.put(inspection)
    return inspection


def _refuse_unsound(context: Context, inspection: Inspection) -> None:
    situation = Situation(
        today=context.clock.today(),
        inspectors=context.inspectors(inspection.inspector_rids),
        inspection=inspection,
    )
    refuse_errors([*inspection_problems(inspection), *gate_problems(context, ("PR-01",), situation)])


def finish_inspection(context: Context, inspection: Inspection) -> tuple[Inspection, tuple[Finding, ...]]:
    """End a visit: what does not conform becomes a finding with its provision, an earlier finding may go.

    Raises :class:`Refused` ``inspection-violation-no-note`` when a violation is not described, and as
    :func:`save_inspection`.
    """
    silent = [item for item in inspection.violations if not item.note.strip()]
    if silent:
        raise Refused(*(Problem("inspection-violation-no-note", f"items.{item.item}") for item in silent))
    ended = replace(inspection, ended_at=inspection.ended_at or context.clock.now())
    _refuse_unsound(context, ended)
    earlier = {f.item: f for f in context.store.find(Finding, inspection_rid=inspection.rid) if f.item}
    findings = []
    for item in ended.violations:
        known = earlier.pop(item.item, None)
        provision = context.law.checklist[item.item].duty_text
        findings.append(
            Finding(known.rid if known else new_rid(), ended.rid, item.note, item.item, provision, item.evidence_rids)
        )
    with context.unit("结束检查") as unit:
        unit.put(ended)
        for finding in findings:
            unit.put(finding)
        for finding in earlier.values():
            unit.delete(finding)
    return ended, tuple(findings)
