"""工资卡在谁手里: told for workers of a case or a project, in all their lines of it, corrected the same way."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from inspector_app.domain.case import Case
from inspector_app.domain.claim import WageClaim
from inspector_app.domain.dates import chinese
from inspector_app.domain.fund_chain import each_person
from inspector_app.domain.fund_lines import Worker
from inspector_app.domain.interview import Interview
from inspector_app.domain.person import Person
from inspector_app.domain.wage_card import CardKeeper, KeptCard
from inspector_app.support.clock import local
from inspector_app.support.errors import Problem, Refused, refuse_errors
from inspector_app.usecases.case_file import refuse_ended
from inspector_app.usecases.context import Context
from inspector_app.usecases.evidence import Belongs
from inspector_app.usecases.funds import around_of, claims_of

_ASKED = ("卡由谁保管", "卡在谁手里", "卡由谁拿着")


@dataclass(frozen=True, slots=True)
class CardAnswer:
    """What somebody answered when asked who keeps the wage card, and in which transcript."""

    person_rid: str
    name: str
    told_on: date
    answer: str

    @property
    def source(self) -> str:
        """询问笔录（2026年3月16日，示例甲）."""
        return f"询问笔录（{chinese(self.told_on)}，{self.name}）"


def tell_card(
    context: Context, belongs: Belongs, person_rids: Collection[str], card_keeper: CardKeeper | None,
    card_keeper_name: str = "", card_told_by: str = "", card_told_on: date | None = None,
) -> tuple[WageClaim, ...]:  # fmt: skip
    """Keep in whose hands the cards of these workers are; None takes back what was told.

    Raises :class:`Refused` ``card-nobody`` for whom no line names, ``card-keeper-who`` for somebody else without a
    name,
    ``card-own-name`` for a name beside 本人 or 不清楚, ``card-source`` where nothing says what it is known from,
    ``card-told-later`` for a day that is still to come, ``case-ended``.
    """
    kept = KeptCard(card_keeper, card_keeper_name.strip(), card_told_on, card_told_by.strip())
    refuse_errors(_card_problems(kept, context.clock.today()))
    meant = [claim for claim in claims_of(context, belongs) if claim.person_rid in person_rids]
    if not meant:
        raise Refused(Problem("card-nobody", "card_keeper"))
    for case_rid in {claim.case_rid for claim in meant}:
        refuse_ended(context, case_rid)
    changed = [claim.with_card(kept) for claim in meant]
    with context.unit("登记工资卡在谁手里") as unit:
        for claim in changed:
            unit.put(claim)
    return tuple(changed)


def card_workers(context: Context, belongs: Belongs) -> list[tuple[Worker, str]]:
    """Everybody of the list with who keeps the card, and the number of the document."""
    workers = each_person(around_of(context, belongs).workers)
    people = {person.rid: person for person in context.store.pick(Person, [each.person_rid for each in workers])}
    return [(each, people[each.person_rid].id_number) for each in workers]


def _card_problems(kept: KeptCard, today: date) -> list[Problem]:
    if kept.keeper is None:
        return []
    problems = []
    if kept.keeper is CardKeeper.OTHER and not kept.name:
        problems.append(Problem("card-keeper-who", "card_keeper_name"))
    if kept.keeper in (CardKeeper.WORKER, CardKeeper.UNCLEAR) and kept.name:
        problems.append(Problem("card-own-name", "card_keeper_name"))
    if not kept.told_by:
        problems.append(Problem("card-source", "card_told_by"))
    if kept.told_on is not None and kept.told_on > today:
        problems.append(Problem("card-told-later", "card_told_on"))
    return problems


def card_answers(context: Context, belongs: Belongs) -> tuple[CardAnswer, ...]:
    """What was answered in the transcripts of the case, or of the cases of the project, the newest first."""
    cases = [belongs.case_rid] if belongs.case_rid else [
        case.rid for case in context.store.find(Case, project_rid=belongs.project_rid)
    ]  # fmt: skip
    found = []
    for interview in context.store.find_among(Interview, "case_rid", cases):
        answers = [qa.said.strip() for qa in interview.qas if any(word in qa.question for word in _ASKED)]
        if any(answers):
            person = context.store.need(Person, interview.person_rid)
            day = local(interview.started_at).date()
            found.append(CardAnswer(person.rid, person.name, day, "；".join(filter(None, answers))))
    return tuple(sorted(found, key=lambda each: each.told_on, reverse=True))
