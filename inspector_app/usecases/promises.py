"""What was promised by a day and is not told to be done: 步骤, 自查报告, 督查 of campaigns; 化解期限, 进展 of hazards;
rounds of 摸排, and the ledger of months that are over; what visits found and is to be put right.

What the law counts is a deadline, what a meeting gave is a task of 周调度; both stand on 今日 by themselves.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from inspector_app.domain.campaign import CampaignStep, SelfReport, Supervision
from inspector_app.domain.dates import chinese
from inspector_app.domain.hazard import Hazard, HazardStep
from inspector_app.domain.lead import Campaign
from inspector_app.domain.project import Project
from inspector_app.domain.survey import last_of, month_words
from inspector_app.support.groups import grouped
from inspector_app.support.vocabulary import label, record_word, word
from inspector_app.usecases.context import Context
from inspector_app.usecases.findings import open_faults
from inspector_app.usecases.survey_months import months_overdue
from inspector_app.usecases.survey_rounds import rounds_due


@dataclass(frozen=True, slots=True)
class Promise:
    """What was promised, of what it is a part (a campaign, a project), by when, and the record that is opened."""

    told: str
    of: str
    due: date
    today: date
    campaign_rid: str = ""
    hazard_rid: str = ""
    round_rid: str = ""
    month: date | None = None
    inspection_rid: str = ""

    @property
    def is_overdue(self) -> bool:
        """Whether its day has passed."""
        return self.due < self.today

    @property
    def words(self) -> str:
        """入户宣传（检查一组）：3月20日前，已逾期2天."""
        late = f"，已逾期{(self.today - self.due).days}天" if self.is_overdue else ""
        return f"{self.told}：{chinese(self.due)}前{late}"


_NAMED = 3  # projects that a line names before it says how many there are


def promises(context: Context, within: timedelta) -> tuple[Promise, ...]:
    """What is overdue or due within some days, the most urgent first."""
    until = context.clock.today() + within
    every = (
        *_of_campaigns(context), *_of_hazards(context), *_of_rounds(context, within), *_of_months(context),
        *_of_visits(context, until),
    )  # fmt: skip
    found = [each for each in every if each.due <= until]
    return tuple(sorted(found, key=lambda each: (each.due, each.told)))


def _of_campaigns(context: Context) -> Iterator[Promise]:
    store, today = context.store, context.clock.today()
    steps = store.find(CampaignStep, done_on=None)
    asked = [found for found in store.find(Supervision, corrected_on=None) if found.due]
    waiting = [report for report in store.find(SelfReport, received_on=None) if report.due]
    of = {each.campaign_rid for parts in (steps, asked, waiting) for each in parts}
    names = {campaign.rid: campaign.title for campaign in store.pick(Campaign, of)}
    for step in steps:
        who = f"（{step.who}）" if step.who else ""
        yield Promise(step.title + who, names[step.campaign_rid], step.last_day, today, step.campaign_rid)
    for found in asked:
        told = f"{found.body}整改：{found.demand or found.found}"
        yield Promise(told, names[found.campaign_rid], found.due or today, today, found.campaign_rid)
    for (campaign_rid, due), reports in grouped(waiting, lambda each: (each.campaign_rid, each.due)).items():
        told = f"{record_word('self_report')}还有{len(reports)}份没有收到"
        yield Promise(told, names[campaign_rid], due or today, today, campaign_rid)


def _of_hazards(context: Context) -> Iterator[Promise]:
    store, today = context.store, context.clock.today()
    waiting = store.find(Hazard, struck_off_on=None, strike_off_asked_on=None)
    names = {project.rid: project.name for project in store.pick(Project, {each.project_rid for each in waiting})}
    yield from _progress(context, waiting, names)
    for hazard in (each for each in waiting if each.due):
        who = "、".join(filter(None, (hazard.responsible_body, hazard.responsible_person)))
        told = f"{label('hazard.due')}（{word(hazard.grade)}{f'，{who}' if who else ''}）"
        yield Promise(told, names[hazard.project_rid], hazard.due or today, today, hazard_rid=hazard.rid)


def _of_visits(context: Context, until: date) -> Iterator[Promise]:
    """What visits found and is to be put right by a day, one line a visit; what was found again counts once."""
    today = context.clock.today()
    waiting = [line for line in open_faults(context) if line.due and line.due <= until]
    for rid, found in grouped(waiting, lambda line: line.finding.inspection_rid).items():
        due = min(line.due or today for line in found)
        yield Promise(f"检查发现的问题整改（{len(found)}项）", found[0].place, due, today, inspection_rid=rid)


def _of_rounds(context: Context, within: timedelta) -> Iterator[Promise]:
    today = context.clock.today()
    for due in rounds_due(context, within):
        where = "、".join(filter(None, (due.round.town, due.round.department)))
        yield Promise(due.words, where or record_word("survey_round"), due.round.last_day, today,
                      round_rid=due.round.rid)  # fmt: skip


def _of_months(context: Context) -> Iterator[Promise]:
    """The ledgers of months that nobody closed, all in one line: the first of them says since when."""
    owed = months_overdue(context)
    if owed:
        named = "、".join(map(month_words, owed[:_NAMED])) + (f"等{len(owed)}个月" if len(owed) > _NAMED else "")
        told = f"{named}的台账没有定稿"
        yield Promise(told, record_word("ledger_statement"), last_of(owed[0]), context.clock.today(), month=owed[0])


def _progress(context: Context, waiting: Sequence[Hazard], names: Mapping[str, str]) -> Iterator[Promise]:
    """Hazards of which nobody told anything for a week, one line a body: it is asked for all of them at once."""
    rule, today = context.law.progress, context.clock.today()
    steps = grouped(
        context.store.find_among(HazardStep, "hazard_rid", [each.rid for each in waiting]), lambda step: step.hazard_rid
    )
    late = [(due, each) for each in waiting if (due := rule.due(each, steps.get(each.rid, ()))) and due <= today]
    for body, owed in grouped(late, lambda pair: pair[1].responsible_body).items():
        told = f"隐患满{rule.days}天没有登记进展（{body or '没有落实责任单位'}，{len(owed)}项）"
        sites = list(dict.fromkeys(names[each.project_rid] for _, each in owed))
        of = "、".join(sites[:_NAMED]) + (f"等{len(sites)}个项目" if len(sites) > _NAMED else "")
        alone = owed[0][1].rid if len(owed) == 1 else ""
        yield Promise(told, of, min(due for due, _ in owed), today, hazard_rid=alone)
