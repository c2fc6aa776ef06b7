"""Which approval and which notice the record of a visit cites, and in which words it names an approval."""

from collections.abc import Iterable, Sequence

from inspector_app.domain.act import Act
from inspector_app.domain.dates import chinese
from inspector_app.domain.document import Document, issuing_act
from inspector_app.domain.inspection import InspectionHead
from inspector_app.domain.role import Role
from inspector_app.support.clock import civil_date
from inspector_app.support.groups import grouped
from inspector_app.usecases.context import Context


def approval_words(context: Context, paper: Document) -> str:
    """2026年11月23日经示例局长批准（行政检查审批表）."""
    return _words(paper, context.store.find(Act, subject_rid=paper.rid))


def _words(paper: Document, acts: Sequence[Act]) -> str:
    approved = issuing_act(paper, acts)
    return f"{chinese(civil_date(approved.at))}经{approved.by}批准（{paper.title}）" if approved else ""


def cited(context: Context, visits: Iterable[InspectionHead]) -> tuple[Document, ...]:
    """The approvals and notices on record that visits name: by their number, an approval also in the words in which a
    visit begins with it."""
    said = {text for visit in visits for text in (visit.approval, visit.notice_number) if text}
    if not said:
        return ()
    store, roles = context.store, (Role.VISIT_APPROVAL, Role.VISIT_NOTICE)
    numbered = [each for each in store.find_among(Document, "number", said) if context.rule(each.form).role in roles]
    forms = [form for form, role in context.forms.roles.items() if role is Role.VISIT_APPROVAL]
    papers = store.find_among(Document, "form", forms)
    acts = grouped(store.find_among(Act, "subject_rid", [each.rid for each in papers]), lambda act: act.subject_rid)
    approved = [each for each in papers if _words(each, acts.get(each.rid, ())) in said]
    return tuple({each.rid: each for each in (*approved, *numbered)}.values())
