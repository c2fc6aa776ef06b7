"""What speaks against a demand on a 工资保证金 (R724 art. 32): its sum is its list's, its depositor one of the site
who was ordered to pay or to advance it and did not."""

from inspector_app.domain.alike import same_firm_name
from inspector_app.domain.company import Company
from inspector_app.domain.money import yuan
from inspector_app.domain.project import ChainLink
from inspector_app.formdefs.model import Facts, Form
from inspector_app.support.errors import Level, Problem
from inspector_app.usecases.case_file import CaseFile
from inspector_app.usecases.surroundings import Surroundings

_AMOUNT, _LIST, _DEPOSITOR = "deposit.pay_fen", "debt.total_fen", "deposit.depositor"


def deposit_problems(form: Form, around: Surroundings, facts: Facts) -> list[Problem]:
    """What speaks against a demand on a deposit; nothing of any other paper."""
    if form.fact(_AMOUNT) is None or around.whole is None:
        return []
    found, amount, listed = [], facts.get(_AMOUNT), facts.get(_LIST)
    if isinstance(amount, int) and isinstance(listed, int) and amount > listed:
        found.append(Problem("deposit-above-list", _AMOUNT, details={"amount": yuan(amount), "list": yuan(listed)}))
    name = str(facts.get(_DEPOSITOR) or "").strip()
    if name and not any(same_firm_name(name, each) for each in _of_the_site(around, around.whole)):
        found.append(Problem("deposit-other-party", _DEPOSITOR, Level.WARNING, {"name": name}))
    elif name and around.paper.addressee and not same_firm_name(name, around.paper.addressee):
        details = {"name": name, "party": around.paper.addressee}
        found.append(Problem("deposit-undecided", _DEPOSITOR, Level.WARNING, details))
    return found


def _of_the_site(around: Surroundings, whole: CaseFile) -> set[str]:
    """The firms of the case, and those of its site."""
    store, project = around.context.store, whole.case.project_rid
    links = store.find(ChainLink, project_rid=project) if project else ()
    firms = store.pick(Company, [each.company_rid for each in links if each.company_rid])
    return {each.name for each in (*whole.companies.values(), *firms)} | {around.paper.addressee}
