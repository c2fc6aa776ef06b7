"""What speaks against the papers of civil ways: a mediation agreement, its confirmation, a worker's own application."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from inspector_app.domain.alike import same_firm_name, same_name
from inspector_app.domain.dates import add_months, chinese
from inspector_app.domain.debt import rests
from inspector_app.domain.document import Document
from inspector_app.domain.mentions import DAY, MONEY, MONTH, Mention, mentions
from inspector_app.domain.money import yuan
from inspector_app.domain.numerals import SMALL, amount
from inspector_app.domain.role import Need, Role
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
_WORKER, _TOTAL = "worker.name", "debt.total_fen"
_TERM = re.compile("每月[0-9一二三四五六七八九十]+日|[0-9一二三四五六七八九十]+个?(?:工作)?日(?:以)?内|当日|当场|即时")


def civil_problems(form: Form, around: Surroundings, facts: Facts) -> list[Problem]:
    """What speaks against a paper of a civil way; nothing of any other."""
    found = list(_whose(form, around))
    if form.fact(_ORGAN):
        found += [*_organ(around, facts), *_days(form, around, facts), *_sums(facts)]
    if form.fact(_REASON) and around.whole and is_sought(around.context, around.paper):  # CPL art. 225: 能够送达
        found.append(Problem("civil-unreachable", _REASON, Level.WARNING))
    return found


def _whose(form: Form, around: Surroundings) -> Iterator[Problem]:
    """An application that each worker makes alone asks for his own wages: without him it would ask for everybody's, and
    for whoever is owed nothing more for nothing."""
    whole, own = around.whole, around.paper.about.person_rid
    if Need.WORKER not in form.about or not form.fact(_TOTAL) or whole is None:
        return
    heads = len({claim.person_rid for claim in whole.claims})
    if not own and heads > 1:
        yield Problem("civil-whose", _WORKER, details={"heads": str(heads)})
    mine = [claim for claim in whole.claims if claim.person_rid == own]
    if mine and all(rest == 0 for rest in rests(mine, whole.payments)):
        yield Problem("civil-paid", _WORKER)


def _organ(around: Surroundings, facts: Facts) -> Iterator[Problem]:
    """CPL art. 205: a 调解组织 that was lawfully set up mediates, and not the agency."""
    organ, agency = str(facts.get(_ORGAN) or "").strip(), around.context.agency.name
    if organ and "调解" not in organ:
        yield Problem("civil-organ-other", _ORGAN, Level.WARNING, {"organ": organ})
        return
    if organ and (same_firm_name(organ, agency) or agency in organ):
        yield Problem("civil-organ-agency", _ORGAN, Level.WARNING, {"organ": organ})


def _days(form: Form, around: Surroundings, facts: Facts) -> Iterator[Problem]:
    """What is promised has a day, behind that of the agreement; its confirmation is asked for of one that the case
    holds."""
    agreed, terms = stated_day(facts, _AGREED), "".join(str(facts.get(_TERMS) or "").split())
    told, today = [each for each in mentions(terms) if each.kind in (DAY, MONTH)], around.context.clock.today()
    if terms and not any(each.kind == DAY for each in told) and not _TERM.search(terms):
        yield Problem("civil-no-day", _TERMS, Level.WARNING)
    days, made = [day for each in told if (day := _day(each))], agreed or today
    first, last = min(days, default=None), max(days, default=None)
    if agreed and first and first < agreed:
        details = {"day": chinese(first), "agreed": chinese(agreed)}
        yield Problem("civil-pays-before", _TERMS, Level.WARNING, details)
    elif first and first < today and not form.fact(_COURT):  # an agreement that is only now put to paper
        yield Problem("civil-pays-gone", _TERMS, Level.WARNING, {"day": chinese(first)})
    if last and last > add_months(made, 12):
        yield Problem("civil-pays-late", _TERMS, Level.WARNING, {"day": chinese(last), "agreed": chinese(made)})
    if agreed and form.fact(_COURT) and around.whole:
        yield from _of_the_agreement(around, around.whole, facts, agreed)


def _day(told: Mention) -> date | None:
    """The day that a text tells, of a month its last; None of one without its year, or that there is not."""
    year, month, day = (*told.value, 1)[:3] if isinstance(told.value, tuple) else (0, 0, 0)
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return add_months(found, 1) - timedelta(days=1) if told.kind == MONTH else found


def _of_the_agreement(around: Surroundings, whole: CaseFile, facts: Facts, agreed: date) -> Iterator[Problem]:
    """Whether the application is that of an agreement on file, of somebody whom that names."""
    of_it = [each for each in whole.papers(Role.MEDIATION) if each.facts and _is_of(facts, each, agreed)]
    if not of_it:
        yield Problem("civil-agreement-unknown", _AGREED, Level.WARNING)
        return
    paper, own = of_it[-1], around.paper.about.person_rid
    lines = set(paper.about.claim_rids)
    if own and own not in {claim.person_rid for claim in whole.claims if not lines or claim.rid in lines}:
        yield Problem("civil-not-agreed", _WORKER, Level.WARNING)


def _is_of(facts: Facts, agreement: Document, agreed: date) -> bool:
    told = from_json(agreement.facts)
    organ = same_name(str(told.get(_ORGAN) or ""), str(facts.get(_ORGAN) or ""))
    return organ and stated_day(told, _AGREED) == agreed


def _sums(facts: Facts) -> Iterator[Problem]:
    """What is to be paid on the days that the agreement names comes to what it confirms."""
    sums, total = list(_instalments(str(facts.get(_TERMS) or ""))), facts.get(_TOTAL)
    told = sum(each or 0 for each in sums)
    if sums and None not in sums and isinstance(total, int) and total not in (*sums, told):
        details = {"told": yuan(told), "total": yuan(total)}
        yield Problem("civil-terms-sum", _TERMS, Level.WARNING, details)
    if not sums and _PARTS.search(str(facts.get(_TERMS) or "")):
        yield Problem("civil-parts", _TERMS, Level.WARNING)


def _instalments(terms: str) -> Iterator[int | None]:
    """Each sum of the terms in 分, of 每期 and 各 as often as it is paid; None where nobody says how often."""
    told = _OFTEN.search(terms)
    often = int(amount(told[1])) if told else None
    for clause in re.split("[，。；;：:\n]|,(?!\\d)", terms):
        found = mentions(clause)
        for each in found:
            if each.kind != MONEY or not isinstance(each.value, int):
                continue
            times: int | None = 1
            if re.search("每[期次批笔月]", clause[: each.start]):
                times = often
            elif "各" in clause[: each.start]:
                times = sum(1 for other in found if other.kind in (DAY, MONTH)) or often
            yield each.value * times if times else None


_OFTEN = re.compile(f"(?:分|共)([0-9]+|[{SMALL}]+)[期次批笔]")
_PARTS = re.compile(f"一半|部分|其余|余款|余下|剩余|[一二三四五六七八九]成|[0-9]%|分[0-9{SMALL}]*[期批次笔]")
