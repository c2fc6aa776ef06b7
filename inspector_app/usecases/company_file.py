"""一企一档: a company over all its projects: what names it, how far each case has gone against it, hazards, leads."""

from dataclasses import dataclass

from inspector_app.domain.alike import same_firm_name
from inspector_app.domain.company import Company
from inspector_app.domain.ladder import Ladder
from inspector_app.domain.lead import Lead
from inspector_app.domain.renaming import Renaming
from inspector_app.domain.seat import Seat, home_of, seat_of
from inspector_app.store.columns import read_columns
from inspector_app.support.errors import Problem, Refused
from inspector_app.usecases.case_file import case_files
from inspector_app.usecases.context import Context
from inspector_app.usecases.hazard_list import HazardLine, hazards_of
from inspector_app.usecases.ladder import is_against, ladder
from inspector_app.usecases.lead_list import LeadLine, lines_of
from inspector_app.usecases.party_file import PartyFile, party_file
from inspector_app.usecases.renaming import renamings_of
from inspector_app.usecases.watch_list import WatchLine, lines_about


@dataclass(frozen=True)
class CompanyFile:
    """单位 with what hangs on its projects and cases. ``hazards``: those that are open first; ``leads`` the newest
    first, also those that give its name without naming the record; ``watched`` are the entries of 重点监管 (listings,
    诚信等级, 建议函 …) about it and its cases, the overdue first."""

    party: PartyFile
    company: Company
    seat: Seat
    ladders: tuple[Ladder, ...]
    hazards: tuple[HazardLine, ...]
    leads: tuple[LeadLine, ...]
    watched: tuple[WatchLine, ...]
    renamings: tuple[Renaming, ...]


def company_file(context: Context, rid: str) -> CompanyFile:
    """Read a company whole; of one that was merged the record that goes on. Raises :class:`Trouble`
    ``record-missing``."""
    return with_oversight(context, party_file(context, rid))


def with_oversight(context: Context, party: PartyFile) -> CompanyFile:
    """What belongs to a company besides what names it. ``party`` is the file of a company."""
    company = party.party
    assert isinstance(company, Company)
    wholes = case_files(context, [each.case for each in party.cases])
    return CompanyFile(
        party,
        company,
        seat(context, company),
        tuple(
            ladder(context, wholes[each.case.rid], company.rid)
            for each in party.cases
            if is_against(wholes[each.case.rid], company.rid)
        ),
        hazards_of(context, [each.project for each in party.projects]),
        _leads(context, party, company),
        lines_about(context, company.rid, case_rids=[each.case.rid for each in party.cases]),
        renamings_of(context, company.rid),
    )


def seat(context: Context, company: Company) -> Seat:
    """Whether a company is one of this place."""
    agency, places = context.agency, context.law.places
    return seat_of(company, places.code(agency.province)[:2], home_of(agency.name), places.names)


def _leads(context: Context, party: PartyFile, company: Company) -> tuple[LeadLine, ...]:
    store, cases = context.store, [each.case.rid for each in party.cases]
    named = [
        str(rid)
        for rid, respondent, own in read_columns(store, "lead", ("rid", "respondent", "company_rid"))
        if not own and respondent and same_firm_name(respondent, company.name)
    ]
    found = {
        lead.rid: lead
        for leads in (
            store.find(Lead, company_rid=company.rid),
            store.find_among(Lead, "case_rid", cases),
            store.pick(Lead, named),
        )
        for lead in leads
    }
    newest = sorted(found.values(), key=lambda lead: lead.received_on, reverse=True)
    return tuple(lines_of(context, newest))


def company_named(context: Context, name: str) -> Company:
    """The one company with this name, credit code or identity, among those that go on.

    Raises :class:`Refused` ``company-not-found`` or ``company-not-one``.
    """
    wanted = name.strip()
    every = context.store.find(Company, merged_into="")
    exact = [each for each in every if wanted and wanted in (each.name, each.uscc, each.rid)]
    found = exact or [each for each in every if wanted and same_firm_name(wanted, each.name)]
    if len(found) != 1:
        code = "company-not-one" if found else "company-not-found"
        raise Refused(Problem(code, "company", details={"name": wanted[:40]}))
    return found[0]
