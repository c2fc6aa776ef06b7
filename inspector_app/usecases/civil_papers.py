"""What speaks against the papers of civil ways: a mediation agreement, its confirmation, a worker's own application."""

import re
from collections.abc import Iterator
from datetime import date

from inspector_app.domain.alike import same_firm_name, same_name
from inspector_app.domain.dates import chinese
from inspector_app.domain.document import in_force
from inspector_app.domain.role import Need
from inspector_app.formdefs.facts import from_json
from inspector_app.formdefs.model import Facts, Form
from inspector_app.support.errors import Level, Problem
from inspector_app.usecases.case_file import CaseFile
from inspector_app.usecases.contacts import is_sought
from inspector_app.usecases.paper import stated_day
from inspector_app.usecases.surroundings import Surroundings

_ORGAN, _AGREED, _TERMS, _COURT, _REASON = (
    "civil.organ", "civil.agreed_on", "civil.terms", "civil.court", "civil.reason",
)  # fmt: skip
_DATES = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")


def civil_problems(form: Form, around: Surroundings, facts: Facts) -> list[Problem]:
    """What speaks against a paper of a civil way; nothing of any other."""
    found = list(_whose(form, around))
    if form.fact(_ORGAN):
        found += [*_organ(around, facts), *_days(form, around, facts)]
    if form.fact(_REASON) and around.whole and is_sought(around.context, around.paper):  # CPL art. 225: 能够送达
        found.append(Problem("civil-unreachable", _REASON, Level.WARNING))
    return found


def _whose(form: Form, around: Surroundings) -> Iterator[Problem]:
    """An application that each worker makes alone asks for his own wages: without him it would ask for everybody's."""
    whole, own = around.whole, around.paper.about.person_rid
    if Need.WORKER in form.about and form.fact("debt.total_fen") and whole and len(_workers(whole)) > 1 and not own:
        yield Problem("civil-whose", "worker.name", details={"heads": str(len(_workers(whole)))})


def _workers(whole: CaseFile) -> set[str]:
    return {claim.person_rid for claim in whole.claims}


def _organ(around: Surroundings, facts: Facts) -> Iterator[Problem]:
    """CPL art. 205: a 调解组织 that was lawfully set up mediates, and not the agency."""
    organ, agency = str(facts.get(_ORGAN) or "").strip(), around.context.agency.name
    if organ and (same_firm_name(organ, agency) or agency in organ):
        yield Problem("civil-organ-agency", _ORGAN, Level.WARNING, {"organ": organ})


def _days(form: Form, around: Surroundings, facts: Facts) -> Iterator[Problem]:
    """What is promised lies behind the agreement; its confirmation is asked for of one that the case holds."""
    agreed = stated_day(facts, _AGREED)
    if agreed is None:
        return
    if gone := min((each for each in _told(facts) if each < agreed), default=None):
        details = {"day": chinese(gone), "agreed": chinese(agreed)}
        yield Problem("civil-pays-before", _TERMS, Level.WARNING, details)
    if form.fact(_COURT) is None:
        return
    if around.whole and not any(_is_of(facts, each, agreed) for each in _agreements(around.whole)):
        yield Problem("civil-agreement-unknown", _AGREED, Level.WARNING)


def _told(facts: Facts) -> Iterator[date]:
    for year, month, day in _DATES.findall(str(facts.get(_TERMS) or "")):
        try:
            yield date(int(year), int(month), int(day))
        except ValueError:
            continue


def _agreements(whole: CaseFile) -> Iterator[Facts]:
    kept = (each for each in whole.documents if each.copies and each.facts and in_force(each, whole.acts))
    return (told for each in kept if _COURT not in (told := from_json(each.facts)) and told.get(_AGREED))


def _is_of(facts: Facts, agreement: Facts, agreed: date) -> bool:
    organ = same_name(str(agreement.get(_ORGAN) or ""), str(facts.get(_ORGAN) or ""))
    return organ and stated_day(agreement, _AGREED) == agreed
