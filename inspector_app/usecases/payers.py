"""Whether a ground fits its payer: what the records of a case tell about a party, laid beside whom the law obliges."""

from inspector_app.domain.alike import same_firm_name
from inspector_app.domain.debt import Liability, PartyKind
from inspector_app.domain.payer import Payer, duty_problems
from inspector_app.domain.project import ChainLink, LinkRole, Project
from inspector_app.support.errors import Problem
from inspector_app.usecases.case_file import CaseFile, case_file
from inspector_app.usecases.context import Context
from inspector_app.usecases.names import party_name


def payer_of(context: Context, whole: CaseFile, kind: PartyKind, rid: str, name: str = "") -> Payer:
    """A party as chain, ledger and lines of a case know it; ``name`` of one that is not registered yet."""
    name = whole.party_name(rid) or party_name(context, rid) or name
    links = context.store.find(ChainLink, project_rid=whole.project.rid) if whole.project else ()
    parts = {link.role for link in links if rid in (link.company_rid, link.person_rid)} - {LinkRole.OTHER}
    parts |= _on_ledger(whole.project, name) if whole.project else set()
    employers, told = whole.employers, any(claim.employer_rid for claim in whole.claims)
    return Payer(name, kind, frozenset(parts), rid in employers, told and employers == {rid})


def _on_ledger(project: Project, name: str) -> set[LinkRole]:
    """The ledger names the parties at the top of the chain in words."""
    named = {LinkRole.OWNER: project.owner_name, LinkRole.GENERAL: project.contractor_name}
    return {part for part, other in named.items() if same_firm_name(name, other)}


def ground_problems(
    context: Context, case_rid: str, kind: PartyKind, party_rid: str, ground: str, name: str = ""
) -> list[Problem]:
    """Why a party may not, or not without a reason, be ordered to pay on a ground; asked while it is being chosen."""
    payer = payer_of(context, case_file(context, case_rid), kind, party_rid, name)
    return duty_problems(context.law.payers[ground].duty, payer)


def liability_problems(context: Context, whole: CaseFile, liability: Liability) -> list[Problem]:
    """The same of somebody who is named liable already."""
    payer = payer_of(context, whole, liability.party_kind, liability.party_rid)
    return duty_problems(context.law.payers[liability.ground].duty, payer)
