"""What is added to a fine that was not paid by its last day (加处罚款), as a demand says it."""

from datetime import timedelta

from inspector_app.domain.dates import chinese
from inspector_app.domain.document import Document
from inspector_app.domain.fine import added
from inspector_app.domain.money import capitals, yuan
from inspector_app.formdefs.facts import from_json
from inspector_app.lawbook.book import Lawbook
from inspector_app.usecases.case_file import CaseFile


def added_fine(law: Lawbook, whole: CaseFile, decision: Document) -> str:
    """，以及依据…自2026年4月1日起每日按罚款数额的3%加处的罚款…: what a decision threatened, once the last day for its
    fine is over; nothing where it told of no fine, or nobody knows that day."""
    fine = from_json(decision.facts).get("penalty.fine_fen") if decision.facts else None
    costs = {each.limit: each.costs for each in law.procedure.roles[whole.roles[decision.form]].limits if each.costs}
    terms = (each for each in whole.deadlines if each.document_rid == decision.rid and each.rule in costs)
    term = next((each for each in terms if each.due < whole.today), None)
    if term is None or not isinstance(fine, int):
        return ""
    rule = law.money[costs[term.rule]]
    total = added(fine, rule.high, (whole.today - term.due).days)
    since, upto = chinese(term.due + timedelta(1)), "已达到罚款的数额，不再增加" if total == fine else _UPTO
    return (
        f"，以及依据{law.cite(rule.basis[0])}自{since}起每日按罚款数额的{rule.high}%加处的罚款，"
        f"截至{chinese(whole.today)}为人民币{capitals(total)}（￥{yuan(total)}），{upto}"
    )


_UPTO = "以不超出罚款的数额为限"
