"""The lists of 今日, 线索 and 监管调度 as words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from inspector_app.domain.dates import chinese, iso_minute
from inspector_app.support.vocabulary import record_word, word
from inspector_app.support.words_within import holds
from inspector_app.usecases import consultations as book
from inspector_app.usecases.activity_log import activities
from inspector_app.usecases.campaigns import campaign_lines, find_campaigns
from inspector_app.usecases.contacts import contact_lines, find_contacts
from inspector_app.usecases.context import Context
from inspector_app.usecases.dispatch import TaskLine, meetings, task_lines
from inspector_app.usecases.hazard_list import find_hazards, hazard_lines
from inspector_app.usecases.lead_list import LeadLine, LeadTask, find_lead_lines, lead_words, leads, told_facts
from inspector_app.usecases.today import DueCard, Today, read_today
from inspector_app.usecases.told_list import ToldList, sum_told, told
from inspector_app.usecases.watch_list import NO_DAY, find_watch_lines, watch_lines


@dataclass(frozen=True, slots=True)
class DueLine:
    """A line of 今日: what is due, the case and the place, by when, and how long that is. ``due`` is None where no rule
    sets a day: that stands with what is due today."""

    what: str
    case: str
    place: str
    due: date | None
    left: str


def _due(context: Context, text: str) -> list[DueLine]:
    """Everything that is due by its last day, whatever it is: what is overdue comes first."""
    today = read_today(context)
    lines = [*map(_deadline_line, today.due), *_leads(today), *_tasks(today), *_promises(today), *_watched(today)]
    lines.sort(key=lambda line: line.due or today.day)
    return [line for line in lines if holds(text, (line.what, line.place, line.case))]


def _deadline_line(card: DueCard) -> DueLine:
    item = card.item
    case = item.case.title if item.case else ""
    what = f"{item.deadline.title}（{item.paper}）" if item.paper else item.deadline.title
    return DueLine(what, case, item.place, item.deadline.due, item.words)


def _leads(today: Today) -> Iterator[DueLine]:
    for lead, task, day in today.leads:
        what = "受理的投诉立案" if task is LeadTask.FILE else "答复线索"
        yield DueLine(f"{what}：{lead_words(lead)}", "", lead.respondent, day, _left(day, today.day))


def _tasks(today: Today) -> Iterator[DueLine]:
    for line in today.tasks:
        task = line.task
        yield DueLine(f"{task.body}：{task.text}", "", line.project, task.due, _left(task.due, today.day))


def _promises(today: Today) -> Iterator[DueLine]:
    for each in today.promises:
        yield DueLine(each.told, "", each.of, each.due, _left(each.due, today.day))


def _watched(today: Today) -> Iterator[DueLine]:
    for line in today.watched:
        for due in line.dues[:1]:
            left = _left(due.day, today.day) if due.day else NO_DAY
            yield DueLine(f"{line.kind_word}：{due.what}", "", line.subject, due.day, left)


def _left(due: date, today: date) -> str:
    """剩3天, 今日到期 or 逾期2天, in days of the calendar."""
    days = (due - today).days
    return f"剩{days}天" if days > 0 else f"逾期{-days}天" if days else "今日到期"


DUE = ToldList(
    "今日到期事项",
    (
        ("事项", lambda line: line.what),
        ("document.case_rid", lambda line: told(line.case)),
        ("项目或场所", lambda line: told(line.place)),
        ("最后期限", lambda line: chinese(line.due) if line.due else "—"),
        ("剩余时间", lambda line: line.left),
    ),
    _due,
)


def _took(line: LeadLine) -> str:
    """立案3天，办结40天; — while neither came."""
    filed = f"立案{line.days_to_filing}天" if line.days_to_filing is not None else ""
    closed = f"办结{line.days_to_closing}天" if line.days_to_closing is not None else ""
    return told("，".join(filter(None, (filed, closed))))


def _day(day: date | None) -> str:
    return day.isoformat() if day else "—"


def _task_state(line: TaskLine) -> str:
    task = line.task
    if task.done_on:
        return f"{task.done_on.isoformat()}完成" + (f"：{task.result}" if task.result else "")
    return _left(task.due, line.today)


OVERSIGHT: Mapping[str, ToldList] = {
    "leads": ToldList(
        "线索",
        (
            ("lead.received_on", lambda line: line.lead.received_on.isoformat()),
            ("lead.kind", lambda line: word(line.lead.kind)),
            ("lead.channel", lambda line: told(line.lead.channel)),
            ("lead.outer_number", lambda line: told(line.lead.outer_number)),
            ("lead.respondent", lambda line: told(line.lead.respondent)),
            ("lead.heads", lambda line: told(str(line.lead.heads or ""))),
            ("lead.facts", lambda line: told(told_facts(line.lead))),
            ("状态", lambda line: word(line.state)),
            ("期限", lambda line: told(line.due_words)),
            ("用时", _took),
        ),
        lambda context, text: find_lead_lines(leads(context), text),
        frozenset({"lead.heads"}),
    ),
    "hazards": ToldList(
        "工资支付隐患",
        (
            ("project.name", lambda line: line.project.name),
            ("project.town", lambda line: told(line.project.town)),
            ("hazard.grade", lambda line: word(line.hazard.grade)),
            ("hazard.facts", lambda line: told(line.hazard.facts)),
            ("project.unpaid_fen", lambda line: sum_told(line.project.unpaid_fen)),
            ("hazard.measures", lambda line: told(line.hazard.measures)),
            ("hazard.responsible_body", lambda line: told(line.hazard.responsible_body)),
            ("hazard.responsible_person", lambda line: told(line.hazard.responsible_person)),
            ("hazard.due", lambda line: _day(line.hazard.due)),
            ("hazard.found_on", lambda line: _day(line.hazard.found_on)),
            ("最近办理", lambda line: _day(line.told_on)),
            ("状态", lambda line: word(line.state)),
            ("hazard.struck_off_on", lambda line: _day(line.hazard.struck_off_on)),
            ("hazard.to_court_on", lambda line: _day(line.hazard.to_court_on)),
        ),
        lambda context, text: find_hazards(hazard_lines(context), text),
        frozenset({"project.unpaid_fen"}),
    ),
    "tasks": ToldList(
        "周调度任务",
        (
            ("dispatch_task.kind", lambda line: word(line.task.kind)),
            ("dispatch_task.text", lambda line: line.task.text),
            ("项目或场所", lambda line: told(line.project)),
            ("dispatch_task.body", lambda line: line.task.body),
            ("dispatch_task.person", lambda line: told(line.task.person)),
            ("dispatch_task.given_on", lambda line: _day(line.task.given_on)),
            ("dispatch_task.due", lambda line: _day(line.task.due)),
            ("dispatch_task.result", _task_state),
        ),
        lambda context, text: [
            line for line in task_lines(context) if holds(text, (line.task.text, line.task.body, line.project))
        ],
    ),
    "meetings": ToldList(
        "调度会议",
        (
            ("meeting.on", lambda held: _day(held.on)),
            ("meeting.kind", lambda held: word(held.kind)),
            ("meeting.title", lambda held: told(held.title)),
            ("meeting.lead_body", lambda held: held.lead_body),
            ("meeting.bodies", lambda held: told("、".join(held.bodies))),
            ("meeting.minutes", lambda held: told(held.minutes)),
        ),
        lambda context, text: [held for held in meetings(context) if holds(text, (held.title, held.minutes))],
    ),
    "activities": ToldList(
        "工作动态",
        (
            ("activity.on", lambda entry: _day(entry.on)),
            ("activity.sort", lambda entry: told(entry.sort)),
            ("activity.text", lambda entry: entry.text),
            ("activity.body", lambda entry: told(entry.body)),
        ),
        lambda context, text: [each for each in activities(context) if holds(text, (each.text, each.body, each.sort))],
    ),
    "campaigns": ToldList(
        "专项行动",
        (
            ("campaign.title", lambda line: line.campaign.title),
            ("campaign.first_day", lambda line: _day(line.campaign.first_day)),
            ("campaign.last_day", lambda line: _day(line.campaign.last_day)),
            ("campaign.lead_body", lambda line: told(line.campaign.lead_body)),
            ("项目", lambda line: f"{len(line.campaign.project_rids)}个" if line.campaign.project_rids else "台账全部"),
            ("状态", lambda line: word(line.state)),
        ),
        lambda context, text: find_campaigns(campaign_lines(context), text),
    ),
    "watching": ToldList(
        "重点监管",
        (
            ("类型", lambda line: line.kind_word),
            ("对象", lambda line: told(line.subject)),
            ("日期", lambda line: _day(line.on)),
            ("说明", lambda line: told(line.told)),
            ("状态", lambda line: told(line.state)),
            ("期限", lambda line: line.due_words),
        ),
        lambda context, text: find_watch_lines(watch_lines(context), text),
    ),
    "consultations": ToldList(
        "咨询",
        (
            ("consultation.at", lambda entry: iso_minute(entry.at)),
            ("consultation.channel", lambda entry: told(entry.channel)),
            ("consultation.topic", lambda entry: entry.topic),
            ("consultation.answer", lambda entry: told(entry.answer)),
            ("consultation.heads", lambda entry: str(entry.heads)),
            ("consultation.taken_by", lambda entry: told(entry.taken_by)),
        ),
        lambda context, text: book.find_consultations(book.consultations(context), text),
        frozenset({"consultation.heads"}),
    ),
    "contacts": ToldList(
        record_word("contact"),
        (
            ("contact.at", lambda line: iso_minute(line.contact.at)),
            ("contact.party", lambda line: line.contact.party),
            ("contact.way", lambda line: word(line.contact.way)),
            ("contact.outcome", lambda line: line.what),
            ("contact.by", lambda line: told(line.contact.by)),
            ("contact.case_rid", lambda line: told(line.case_title)),
        ),
        lambda context, text: find_contacts(contact_lines(context), text),
    ),
    "aid": ToldList(
        "法律援助",
        (
            ("aid_application.applied_on", lambda aid: _day(aid.applied_on)),
            ("aid_application.body", lambda aid: aid.body),
            ("aid_application.matter", lambda aid: told(aid.matter)),
            ("aid_application.heads", lambda aid: told(str(book.aid_heads(aid) or ""))),
            ("aid_application.result", lambda aid: word(aid.result)),
            ("aid_application.outer_number", lambda aid: told(aid.outer_number)),
        ),
        lambda context, text: book.find_aid(book.aid_applications(context), text),
        frozenset({"aid_application.heads"}),
    ),
}
