"""工资核算: each line of a case reckoned, as the screen and the command line show it and the annex prints it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from inspector_app.domain.claim import MoneyNature, WageClaim, besides
from inspector_app.domain.minimum_wage import compared_days, minimum_words
from inspector_app.domain.money import yuan
from inspector_app.domain.person import Person
from inspector_app.domain.reckoning import Reckoning, late_pay, reckon
from inspector_app.domain.role import Role
from inspector_app.support import vocabulary
from inspector_app.usecases.case_file import CaseFile
from inspector_app.usecases.context import Context
from inspector_app.usecases.minimum_wages import minimum_wage_words, wage_rules
from inspector_app.usecases.paper import Paper


@dataclass(frozen=True, slots=True)
class Reckoned:
    """A line of wages and what it comes to; 加付赔偿金 from ``late_least_fen`` to ``late_most_fen``, None: unknown."""

    claim: WageClaim
    person: Person
    found: Reckoning
    late_least_fen: int | None
    late_most_fen: int | None

    @property
    def rest_fen(self) -> int | None:
        """What is left to pay; nothing where more was paid than earned."""
        return None if self.found.rest_fen is None else max(0, self.found.rest_fen)

    @property
    def difference(self) -> str:
        """How the claim stands to it, in words; empty while one of the two is unknown."""
        over = self.found.over_fen
        if over is None:
            return ""
        return f"{'多' if over > 0 else '少'}{yuan(abs(over))}" if over else "一致"


def reckoned(context: Context, pairs: Sequence[tuple[WageClaim, Person]], province: str = "") -> tuple[Reckoned, ...]:
    """Every line of wages among these, in their order; money of another nature is not reckoned."""
    rules, today = wage_rules(context, province), context.clock.today()
    found = []
    for claim, person in pairs:
        if claim.nature is MoneyNature.WAGES:
            one = reckon(claim, rules, today)
            rest = None if one.rest_fen is None else max(0, one.rest_fen)
            least, most = (None if rest is None else late_pay(rest, percent) for percent in rules.late_pay)
            found.append(Reckoned(claim, person, one, least, most))
    return tuple(found)


def of_case(context: Context, whole: CaseFile) -> tuple[Reckoned, ...]:
    """The lines of a case, reckoned."""
    pairs = [(claim, whole.people[claim.person_rid]) for claim in whole.claims]
    return reckoned(context, pairs, whole.agency.province)


def column(name: str) -> str:
    """What a column of the annex is called, on screen and in the command line too."""
    return vocabulary.entry("reckonings").items[name].label


def summed_up(found: Sequence[Reckoned]) -> str:
    """How many people, what is left to pay in all and of whom it is unknown, and how many claims differ from it."""
    rests = [each.rest_fen for each in found]
    known = sum(rest for rest in rests if rest is not None)
    differing = sum(bool(each.found.over_fen) for each in found)
    told = f"{column('rest_fen')}合计{yuan(known)}元{besides(rests.count(None))}"
    return f"{told}；主张与核算不一致的{differing}人" if differing else told


def reckonings(context: Context, whole: CaseFile) -> list[dict[str, Any]]:
    """One row for each line of wages; what is unknown is blank in it, and the reasoning says what lacks."""
    return [_row(number, each) for number, each in enumerate(of_case(context, whole), start=1)]


def reckoning_hints(context: Context, whole: CaseFile) -> list[dict[str, Any]]:
    """What of these rows wants a question, each with its article."""
    return [
        {"line": number, "name": each.person.name, "hint": hint.text, "basis": hint.basis}
        for number, each in enumerate(of_case(context, whole), start=1)
        for hint in each.found.hints
    ]


def minimum_wage_line(context: Context, whole: CaseFile) -> str:
    """Which minimum wages the lines of a case were compared with, as the annex states it."""
    words = standards_of(context, of_case(context, whole), whole.agency.province)
    return words or "未录入，没有与最低工资标准比较"


def standards_of(context: Context, found: Sequence[Reckoned], province: str = "") -> str:
    """The minimum wages of the days by which these lines were compared; that of today where there is no line."""
    return minimum_words(wage_rules(context, province), *_days_of(context, found))


def _days_of(context: Context, found: Sequence[Reckoned]) -> set[date]:
    today = context.clock.today()
    return {day for each in found for day in compared_days(each.claim, today)} or {today}


def compared_with(context: Context, found: Sequence[Reckoned]) -> str:
    """The same in words for a screen: that nothing is entered, and where to enter it, where nothing is."""
    return minimum_wage_words(context, *_days_of(context, found))


def reckoning_paper(context: Context, case_rid: str) -> Paper:
    """The annex of a case, to be begun."""
    return Paper(context.form_of(Role.RECKONING), case_rid=case_rid)


def _row(number: int, each: Reckoned) -> dict[str, Any]:
    claim, found = each.claim, each.found
    return {
        "line": number,
        "name": each.person.name,
        "id_number": each.person.stated_id,
        "job": claim.job,
        "rate": claim.rate,
        "attendance": claim.attendance,
        "overtime": claim.overtime,
        "earned_fen": found.earned_fen,
        "overtime_fen": found.overtime_fen,
        "deducted_fen": found.deducted_fen,
        "received_fen": claim.received_fen,
        "rest_fen": each.rest_fen,
        "claimed_fen": claim.claimed_fen,
        "difference": each.difference,
        "late_least_fen": each.late_least_fen,
        "late_most_fen": each.late_most_fen,
        "reasoning": found.reasoning,
    }
