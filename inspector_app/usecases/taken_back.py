"""更正误登: what an act brought about goes with it: limits that it began or ended, stamped sheets that it used,
what it told of an entry of 重点监管 or of what a visit found."""

from collections.abc import Sequence
from dataclasses import replace

from inspector_app.domain.act import Act, ActKind
from inspector_app.domain.deadline import Deadline, without
from inspector_app.domain.document import Document
from inspector_app.domain.numbered_sheet import Sheet
from inspector_app.store.unit import Unit
from inspector_app.usecases.context import Context
from inspector_app.usecases.finding_papers import unsettled
from inspector_app.usecases.limit_events import met_again, met_otherwise
from inspector_app.usecases.numbers import number_before
from inspector_app.usecases.watch_papers import follow


def take_with_it(context: Context, unit: Unit, wrong: Act, acts: Sequence[Act], act: Act) -> None:
    """Inside the unit in which ``act`` takes ``wrong`` back; ``acts`` are all of its paper or case until then."""
    for deadline in context.store.find(Deadline, case_rid=wrong.case_rid):
        before = without(deadline, wrong.rid)
        if before is None:
            unit.delete(deadline)
        elif before != deadline:
            document = context.store.get(Document, wrong.subject_rid) if before.done_on is None else None
            unit.put(met_otherwise(context, document, before) if document else before)
    for deadline in _standing_again(context, wrong, acts):
        unit.put(deadline)
    for sheet in context.store.find(Sheet, act_rid=wrong.rid):
        unit.delete(sheet)
    if document := context.store.get(Document, wrong.subject_rid):
        corrected = wrong.kind is ActKind.CORRECTED
        if corrected and (number := number_before(context, wrong, document)):
            unit.put(replace(document, number=number))
        follow(context, unit, document, acts, act)
        for finding in unsettled(context, document, wrong) if wrong.kind is ActKind.SIGNED else ():
            unit.put(finding)


def _standing_again(context: Context, wrong: Act, acts: Sequence[Act]) -> list[Deadline]:
    """What a paper meets again whose withdrawal or voiding is taken back."""
    if wrong.kind not in (ActKind.WITHDRAWN, ActKind.VOIDED):
        return []
    document = context.store.need(Document, wrong.subject_rid)
    return met_again(context, document, acts)
