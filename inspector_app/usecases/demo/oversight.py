"""隐患, 摸排 and 周调度 beside the story: 包保, meetings with their tasks, a letter with its reply; hazards move from
week to week, and the weekly report tells of them."""

from dataclasses import replace
from datetime import date, timedelta

from inspector_app.domain.dispatch import Activity, DispatchTask, Meeting, MeetingKind, TaskKind
from inspector_app.domain.hazard import Hazard, HazardStepKind
from inspector_app.domain.identity import new_rid
from inspector_app.domain.project import Grade, Project
from inspector_app.domain.survey import month_words
from inspector_app.usecases import dispatch, hazards, projects, surveys
from inspector_app.usecases.activity_log import save_activity
from inspector_app.usecases.demo import district, story
from inspector_app.usecases.hazard_list import HazardLine, hazard_lines
from inspector_app.usecases.survey_rounds import new_round, register_surveyed, save_round

CLOSED = date(2026, 3, 13)
_WEEK = timedelta(days=7)
_SIGNER = "示例主任（根治欠薪办）"
_DIRECTOR = "示例副局长"
_MEASURES = "建设单位拨付人工费用到专用账户，总承包单位代发到人；每周调度一次。"
_DECIDED = ("督促建设单位拨付人工费用", "核对工人名册", "约谈总承包单位")
_PAID = "工资由专用账户代发到人，已核对银行回单"


def answer_for(tale: story.Tale) -> None:
    """包保 of each severe hazard, and a round of 摸排 that begins in the first town."""
    context, due = tale.context, tale.clock.today() + 4 * _WEEK
    severe = _open(tale, Grade.SEVERE)
    for line in severe:
        body, who = line.project.department, _DIRECTOR
        told = replace(line.hazard, measures=_MEASURES, due=due, responsible_body=body, responsible_person=who)
        hazards.save_hazard(context, told)
    first = replace(new_round(context), title="第一轮摸排", last_day=CLOSED + _WEEK)
    chosen = save_round(context, first)
    seen = [each.rid for each in context.store.find(Project, town=severe[0].project.town)]
    register_surveyed(context, chosen.rid, seen, tale.clock.today(), "示例镇劳动保障所", "已核对名册和工资发放表")
    tale.tell(f"落实包保：严重隐患{len(severe)}项；{first.title}：已摸排{len(seen)}个项目")


def first_meeting(tale: story.Tale) -> None:
    """周调度会: what it decided, by whom and when."""
    begun = dispatch.new_meeting(tale.context, MeetingKind.WEEKLY)
    held = _meet(tale, begun, "逐项研究未销号的严重隐患，责任单位按期报告。")
    for line, text in zip(_open(tale, Grade.SEVERE), _DECIDED, strict=False):
        _decide(tale, held, line.hazard, text)
    said = "全县根治欠薪工作调度会部署春季专项行动"
    save_activity(tale.context, Activity(new_rid(), tale.clock.today(), "会议部署", said))


def first_steps(tale: story.Tale) -> None:
    """What was done in the first week: a general hazard is struck off, two are asked to be."""
    context = tale.context
    severe, general = _open(tale, Grade.SEVERE), _open(tale, Grade.GENERAL)
    _step(tale, severe[0].hazard, HazardStepKind.VISIT, "到项目部核对名册，已付20人")
    _step(tale, severe[1].hazard, HazardStepKind.PROGRESS, "建设单位已拨付人工费用30万元")
    (done,) = context.store.find(DispatchTask, hazard_rid=severe[0].hazard.rid)
    dispatch.finish_task(context, done.rid, tale.clock.today(), "已拨付首批人工费用")
    for line in general[:3]:
        _ask(tale, line.hazard)
    _confirm(tale, general[0].hazard)
    tale.tell("隐患：销号1项，提请销号2项，登记进展和包保走访2项")


def second_steps(tale: story.Tale) -> None:
    """研判, one opened again, one asked of the severe, a letter to the body that is silent; the ledger is closed."""
    context, today = tale.context, tale.clock.today()
    raised = next(line for line in _open(tale, Grade.GENERAL) if line.hazard.strike_off_asked_on is None)
    struck_off = next(line for line in hazard_lines(context) if line.hazard.struck_off_on)
    projects.judge_grade(context, raised.project.rid, Grade.SEVERE, "班组长确认两个月没有发放工资")
    tale.must_refuse(
        "隐患没有销号即研判为无欠薪",
        lambda: projects.judge_grade(context, raised.project.rid, Grade.NONE, "单位称已经付清"),
    )
    why = "工人反映还有3人没有领到"
    hazards.record_step(context, struck_off.hazard.rid, HazardStepKind.REOPENED, today, _SIGNER, why, (), 36_000_00)
    _ask(tale, _open(tale, Grade.SEVERE)[1].hazard)
    _letter(tale, raised)
    statement = surveys.close_month(context, today)
    tale.tell(f"研判加重1项，恢复为未销号1项，督办函1份；{month_words(statement.month)}台账定稿")


def second_meeting(tale: story.Tale, site: story.Site) -> None:
    """The letter is answered, one hazard confirmed and one turned back; 会商 on the hazard of the story."""
    context, today = tale.context, tale.clock.today()
    (letter,) = context.store.find(DispatchTask, kind=TaskKind.LETTER)
    dispatch.finish_task(context, letter.rid, today, "已责成总承包单位3月20日前付清，附付款计划")
    asked = [line.hazard for line in _open(tale, Grade.GENERAL) if line.hazard.strike_off_asked_on]
    _confirm(tale, asked[0])
    _step(tale, asked[1], HazardStepKind.REFUSED, "还有6人没有领到工资", _SIGNER)
    (own,) = (line.hazard for line in hazard_lines(context) if line.project.rid == site.project.rid)
    begun = dispatch.new_meeting(context, MeetingKind.JOINT, own.rid)
    held = _meet(tale, begun, "先行动用工资保证金，逾期不付的依法移送公安机关。")
    _decide(tale, held, own, "督促施工总承包单位先行清偿")
    _step(tale, own, HazardStepKind.TO_COURT, "劳动者已向人民法院申请支付令")
    weekly = dispatch.new_meeting(context, MeetingKind.WEEKLY)
    _meet(tale, weekly, "对进展缓慢的项目发督办函，逾期未化解的约谈责任单位。")
    tale.tell("隐患：销号1项，退回提请1项，转司法1项；督办函已回复")


def _open(tale: story.Tale, grade: Grade) -> list[HazardLine]:
    """The open hazards of a grade by the names of their projects: the same in every demo."""
    found = (line for line in hazard_lines(tale.context) if not line.hazard.struck_off_on)
    return sorted((line for line in found if line.hazard.grade is grade), key=lambda line: line.project.name)


def _step(tale: story.Tale, hazard: Hazard, kind: HazardStepKind, text: str, by: str = _DIRECTOR) -> None:
    hazards.record_step(tale.context, hazard.rid, kind, tale.clock.today(), by, text)


def _ask(tale: story.Tale, hazard: Hazard) -> None:
    hazards.ask_strike_off(tale.context, hazard.rid, tale.clock.today(), _PAID, unpaid_fen=0)


def _confirm(tale: story.Tale, hazard: Hazard) -> None:
    _step(tale, hazard, HazardStepKind.CONFIRMED, "隐患销号确认单，同意销号", _SIGNER)


def _meet(tale: story.Tale, begun: Meeting, minutes: str) -> Meeting:
    people = "责任单位分管负责人、承办人"
    held = replace(begun, chair=district.LEADER, place="示例县人社局会议室", attendees=people, minutes=minutes)
    kept = dispatch.save_meeting(tale.context, held)
    tale.tell(f"{kept.title}：研究隐患{len(kept.hazard_rids)}项")
    return kept


def _decide(tale: story.Tale, held: Meeting, hazard: Hazard, text: str) -> None:
    begun = dispatch.new_task(tale.context, TaskKind.DECISION, hazard_rid=hazard.rid, meeting_rid=held.rid)
    dispatch.save_task(tale.context, replace(begun, text=text))


def _letter(tale: story.Tale, line: HazardLine) -> None:
    begun = dispatch.new_task(tale.context, TaskKind.LETTER, hazard_rid=line.hazard.rid)
    text, number = "限期报告欠薪原因和付款计划", "示治欠督〔2026〕1号"
    dispatch.save_task(tale.context, replace(begun, text=text, body=line.project.department, number=number))
