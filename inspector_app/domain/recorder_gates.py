"""Who makes a record, and whether it was made as procedure demands (PR-01 to PR-03, PR-23)."""

from dataclasses import replace

from inspector_app.domain.agency import Certificate
from inspector_app.domain.interview import interview_problems, overlapping, presence_problems
from inspector_app.domain.situation import Situation
from inspector_app.support.errors import Level, Problem
from inspector_app.support.vocabulary import short


def two_inspectors(s: Situation) -> list[Problem]:
    """PR-01: two different inspectors with certificate numbers; an expired certificate can be mended in place."""
    problems = []
    if len({i.rid for i in s.inspectors}) < 2 or len({i.certificate for i in s.inspectors}) < 2:
        problems.append(Problem("gate-two-inspectors", "inspectors"))
    for number, inspector in enumerate(s.inspectors, start=1):
        where = f"inspector{number}"
        if not inspector.certificate.strip():
            problems.append(Problem("gate-no-certificate", where, details={"name": inspector.name}))
        problems += [found for each in inspector.certificates if (found := _run_out(s, where, inspector.name, each))]
    return problems


def _run_out(s: Situation, where: str, name: str, certificate: Certificate) -> Problem | None:
    """Which certificate of whom was over on the day of the act, or on its last day, on which it still holds."""
    day = s.acted_on or s.today
    if certificate.until is None or certificate.until > day:
        return None
    details = {
        "name": name, "certificate": short(certificate.kind), "number": certificate.number or "号码未登记",
        "until": certificate.until.isoformat(),
    }  # fmt: skip
    if certificate.until == day:
        return Problem("gate-certificate-last-day", where, Level.INFO, details)
    return Problem("gate-certificate-expired", where, Level.WARNING, details)


def transcript_complete(s: Situation) -> list[Problem]:
    """PR-02: certificate shown, rights told, recusal asked, read back; start before end."""
    return interview_problems(s.interview) if s.interview else []


def no_overlap(s: Situation) -> list[Problem]:
    """PR-03: the same inspector cannot ask in two places at once, nor visit another site meanwhile."""
    found = overlapping(s.interview, s.other_interviews) if s.interview else []
    at_once = (
        Problem("visit-overlap", "inspector_rids", Level.WARNING, {"place": each}) for each in s.visited_meanwhile
    )
    talks = (Problem("talk-overlap", "inspector_rids", Level.WARNING, {"paper": each}) for each in s.talked_meanwhile)
    return [*found, *at_once, *talks]


def who_should_be_there(s: Situation) -> list[Problem]:
    """PR-23: a minor's guardian is there, a representative authorised; else a reason is kept with the record."""
    found = presence_problems(s.interview, s.questioned) if s.interview and s.questioned else []
    return [replace(problem, where=f"interview.{problem.where}") for problem in found]
