"""What is still owed on a project as far as records tell: the ledger's sum, and what is open in its cases."""

from inspector_app.domain.case import Case
from inspector_app.domain.claim import WageClaim
from inspector_app.domain.debt import Payment, balance
from inspector_app.domain.money import yuan
from inspector_app.domain.project import Project
from inspector_app.support.groups import grouped
from inspector_app.support.vocabulary import label
from inspector_app.usecases.context import Context


def still_owed(context: Context, project: Project) -> str:
    """台账所载未支付工资81,000.00元；“示例欠薪案”尚欠6人12,000.00元. Empty where nothing is known to be owed."""
    store = context.store
    told = [f"台账所载{label('project.unpaid_fen')}{yuan(project.unpaid_fen)}元"] if project.unpaid_fen else []
    cases = [case for case in store.find(Case, project_rid=project.rid) if not case.merged_into]
    rids = [case.rid for case in cases]
    claims = grouped(store.find_among(WageClaim, "case_rid", rids), lambda claim: claim.case_rid)
    paid = grouped(store.find_among(Payment, "case_rid", rids), lambda payment: payment.case_rid)
    for case in cases:
        left = balance(claims.get(case.rid, ()), paid.get(case.rid, ()))
        if left.open_fen:
            told.append(f"“{case.title}”尚欠{left.heads_open}人{yuan(left.open_fen)}元")
    return "；".join(told)
