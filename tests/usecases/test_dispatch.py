"""周调度: the agenda writes itself from hazards and tasks; meetings, tasks, letters and the log are kept."""

from dataclasses import replace
from datetime import timedelta

import docx
import pytest

from inspector_app.domain.consultation import AidApplication, Consultation
from inspector_app.domain.dates import chinese
from inspector_app.domain.dispatch import Activity, DispatchTask, Meeting, MeetingKind, TaskKind
from inspector_app.domain.hazard import HazardStepKind
from inspector_app.domain.identity import new_rid
from inspector_app.domain.project import Grade, GradeClaim, Project
from inspector_app.support.errors import Refused
from inspector_app.usecases import activity_log, dispatch, dispatch_files, entered_wrongly, hazards, projects
from inspector_app.usecases.consultations import new_aid, new_consultation, save_aid, save_consultation
from inspector_app.usecases.hazard_list import hazard_choices
from inspector_app.usecases.measures import measured
from inspector_app.usecases.names import record_name
from tests.builders import MONDAY


@pytest.fixture
def hazard(desk):
    begun = hazards.new_hazard(desk.context, desk.project.rid)
    whole = replace(begun, grade=Grade.SEVERE, facts="二十人三个月", responsible_body="住建局", due=MONDAY)
    return hazards.save_hazard(desk.context, whole)


def codes(do, *told, **more):
    with pytest.raises(Refused) as refusal:
        do(*told, **more)
    return [problem.code for problem in refusal.value.problems]


def give(desk, text, days=7, **told):
    task = dispatch.new_task(desk.context, TaskKind.DECISION, **told)
    whole = replace(task, text=text, body=task.body or "公安局", due=MONDAY + timedelta(days))
    return dispatch.save_task(desk.context, whole)


def test_the_agenda_tells_each_severe_hazard_who_owes_what_and_what_was_done_since(desk, hazard):
    context = desk.context
    with context.unit("台账") as unit:
        unit.put(replace(context.store.need(Project, hazard.project_rid), unpaid_fen=50_000_00))
    text = dispatch.agenda_text(dispatch.agenda(context))
    assert "还没有提出" in text
    assert "台账现载未支付工资：50,000.00元" in text  # beside what was found on its day
    held = dispatch.save_meeting(context, dispatch.new_meeting(context, MeetingKind.WEEKLY))
    assert held.hazard_rids == (hazard.rid,)
    first = give(desk, "筹措20万元", 3, hazard_rid=hazard.rid, meeting_rid=held.rid)
    assert first.body == "住建局"
    give(desk, "核查名册", 5, hazard_rid=hazard.rid)
    other = give(desk, "通报全区", 1)
    dispatch.finish_task(context, first.rid, MONDAY, "已筹措12万元")
    hazards.record_step(context, hazard.rid, HazardStepKind.PROGRESS, MONDAY, "项目部", "发放到10人")
    desk.clock.moment += timedelta(days=7)
    whole = dispatch.agenda(context)
    text = dispatch.agenda_text(whole)
    assert (whole.since, len(whole.items), whole.others) == (MONDAY, 1, (other,))
    for told in ("2026年3月2日前化解（已逾期）", "发放到10人", "核查名册（2026年3月7日前，已逾期2天）", "已筹措12万元"):
        assert told in text
    assert [line.task.text for line in dispatch.open_tasks(context)] == ["通报全区", "核查名册"]


def test_a_hazard_that_was_struck_off_leaves_the_agenda_and_what_is_owed_for_it_stays(desk, hazard):
    task = give(desk, "核查名册", hazard_rid=hazard.rid)
    hazards.ask_strike_off(desk.context, hazard.rid, MONDAY, "余款已筹足")
    hazards.record_step(desk.context, hazard.rid, HazardStepKind.CONFIRMED, MONDAY, "示例主任")
    whole = dispatch.agenda(desk.context)
    assert (whole.items, whole.others) == ((), (task,))


def test_a_conference_is_led_by_the_political_and_legal_committee_and_wants_those_it_confers_with(desk, hazard):
    begun = dispatch.new_meeting(desk.context, MeetingKind.JOINT)
    assert (begun.lead_body, "公安局" in begun.bodies) == ("政法委", True)
    assert codes(dispatch.save_meeting, desk.context, replace(begun, lead_body=" ", bodies=("", " "))) == [
        "meeting-no-lead", "meeting-no-body",
    ]  # fmt: skip
    kept = dispatch.save_meeting(desk.context, replace(begun, bodies=("公安局", "公安局", " 税务局 ")))
    assert kept.bodies == ("公安局", "税务局")
    assert dispatch.meetings(desk.context) == (kept,)
    again = replace(kept, rid=new_rid(), bodies=("公安局",))
    assert codes(dispatch.save_meeting, desk.context, again) == ["meeting-twice"]
    ahead = dispatch.save_meeting(desk.context, replace(again, on=MONDAY + timedelta(1)))
    assert ahead.title == f"重大隐患会商（{chinese(MONDAY + timedelta(1))}）", "of its own day, not that of entering it"
    assert codes(dispatch.save_meeting, desk.context, replace(ahead, minutes="先支付工资")) == ["meeting-ahead"]
    moved = dispatch.save_meeting(desk.context, replace(ahead, on=MONDAY + timedelta(2)))
    assert moved.title.endswith(f"（{chinese(moved.on)}）")
    entered_wrongly.remove_entered(desk.context, moved)
    assert desk.context.store.get(Meeting, kept.rid) == kept


def test_tasks_and_letters_name_who_what_and_when_and_are_done_once(desk):
    context = desk.context
    empty = replace(dispatch.new_task(context, TaskKind.LETTER), due=MONDAY - timedelta(1))
    assert codes(dispatch.save_task, context, empty) == ["task-no-text", "task-no-body", "task-due"]
    ahead = replace(empty, text="函", body="住建局", given_on=MONDAY + timedelta(1), due=MONDAY + timedelta(2))
    assert codes(dispatch.save_task, context, ahead) == ["task-future"]
    letter = dispatch.save_task(
        context, replace(empty, text="限期支付", body="住建局", due=MONDAY, number="示督〔2026〕1号")
    )
    another = replace(letter, rid=new_rid(), body="交通运输局")
    assert codes(dispatch.save_task, context, replace(another, text="另一件事")) == ["task-number"]
    assert codes(dispatch.save_task, context, replace(another, body=letter.body)) == ["task-number"]
    entered_wrongly.remove_entered(context, dispatch.save_task(context, another))  # one letter to several bodies
    assert codes(dispatch.finish_task, context, letter.rid, MONDAY + timedelta(1), " ") == [
        "task-done-day", "task-no-result",
    ]  # fmt: skip
    dispatch.finish_task(context, letter.rid, MONDAY, "已全部支付")
    assert codes(dispatch.finish_task, context, letter.rid, MONDAY, "再次") == ["task-done"]
    assert dispatch.task_called(context, letter.rid[:7]).result == "已全部支付"
    assert dispatch.reopen_task(context, letter.rid).done_on is None
    assert context.store.need(DispatchTask, letter.rid).result == "已全部支付"
    assert codes(dispatch.task_called, context, "没有") == ["task-not-found"]


def test_what_was_entered_by_mistake_goes_once_nothing_hangs_on_it_and_no_figure_counts_it(desk, hazard):
    context = desk.context
    held = dispatch.save_meeting(context, dispatch.new_meeting(context, MeetingKind.WEEKLY))
    task = give(desk, "拨付进度款", hazard_rid=hazard.rid, meeting_rid=held.rid)
    told = activity_log.save_activity(context, Activity(new_rid(), MONDAY, "会议部署", "动员部署会"))
    call = save_consultation(context, replace(new_consultation(context), topic="工资保证金", heads=2))
    aid = save_aid(context, replace(new_aid(context), body="示例法律援助中心", heads=3))
    assert codes(save_aid, context, replace(aid, rid=new_rid())) == ["aid-twice"]
    assert codes(entered_wrongly.remove_entered, context, held) == ["entered-has-more"]
    books = (*entered_wrongly.OF_DISPATCH, Consultation, AidApplication)
    for entry in (task, held, told, call, aid):
        assert entered_wrongly.entered_called(context, entry.rid[:8], books) == entry
        entered_wrongly.remove_entered(context, entry)
    assert codes(entered_wrongly.entered_called, context, held.rid, books) == ["entered-not-found"]
    figures = measured(context, MONDAY).figures
    assert [figures[name].value for name in ("weekly_meetings", "tasks_given", "consultations")] == [0, 0, 0]
    assert figures["aid_cases"].value in (0, None)


def test_the_log_keeps_what_was_done_the_newest_first(desk):
    old = activity_log.save_activity(desk.context, Activity(new_rid(), MONDAY - timedelta(3), "领导批示", "批示"))
    new = activity_log.save_activity(desk.context, Activity(new_rid(), MONDAY, "会议部署", "动员部署会"))
    assert activity_log.activities(desk.context) == (new, old)
    assert codes(activity_log.save_activity, desk.context, replace(new, text=" ", on=MONDAY + timedelta(1))) == [
        "activity-no-text", "activity-future",
    ]  # fmt: skip


def test_projects_whose_figures_speak_for_a_graver_grade_are_named_until_somebody_judged(desk):
    light = replace(desk.project, unpaid_fen=90_000_00, heads=40, grade=GradeClaim(Grade.GENERAL, MONDAY, "台账"))
    with desk.context.unit() as unit:
        unit.put(light)
    assert dispatch.agenda(desk.context).to_judge == (light.name,)
    assert light.name in dispatch.agenda_text(dispatch.agenda(desk.context))
    projects.judge_grade(desk.context, light.rid, Grade.GENERAL, "已筹足资金，本周内发放")
    assert dispatch.agenda(desk.context).to_judge == ()


def test_minutes_tell_what_the_ledger_stated_on_their_day_and_a_site_of_two_names_by_its_town(desk, hazard):
    context = desk.context
    site = context.store.need(Project, hazard.project_rid)
    with context.unit("台账") as unit:
        unit.put(replace(site, unpaid_fen=200_000_00))
    held = dispatch.save_meeting(context, dispatch.new_meeting(context, MeetingKind.JOINT))
    give(desk, "核查名册", hazard_rid=hazard.rid)
    desk.clock.moment += timedelta(days=3)
    with context.unit("台账") as unit:
        unit.put(replace(site, unpaid_fen=0))
        unit.put(replace(site, rid="other", town="另一镇", grade=None))
        unit.put(replace(hazard, facts="已经付清"))
    (_, told), *_ = dispatch_files.minutes_sheet(context, held).sections
    apart = f"{site.name}（{site.town or '未载明乡镇'}）"
    assert told == (f"{apart}：{hazard.facts}（当日台账所载未支付工资200,000.00元）",)
    assert [line.project for line in dispatch.open_tasks(context)] == [apart]


def test_agenda_and_minutes_are_written_as_pdf_word_and_text(desk, hazard, tmp_path):
    context = desk.context
    held = dispatch.save_meeting(
        context, replace(dispatch.new_meeting(context, MeetingKind.JOINT), chair="示例书记", minutes="先支付工资")
    )
    give(desk, "核查名册", hazard_rid=hazard.rid)
    minutes = dispatch_files.minutes_sheet(context, dispatch.meeting_called(context, held.rid[:8]))
    for sheet, told in ((dispatch_files.agenda_sheet(context), "二十人三个月"), (minutes, "核查名册")):
        for ending in ("pdf", "docx", "txt"):
            assert dispatch_files.save_sheet(context, sheet, tmp_path / f"会.{ending}").stat().st_size > 100
        assert told in (tmp_path / "会.txt").read_text(encoding="utf-8")
        words = "\n".join(each.text for each in docx.Document(tmp_path / "会.docx").paragraphs)
        assert told in words
    assert "主持人：示例书记" in words
    assert codes(dispatch_files.save_sheet, context, minutes, tmp_path / "会.odt") == ["sheet-ending"]
    empty = replace(minutes, sections=())
    assert codes(dispatch_files.save_sheet, context, empty, tmp_path / "空.pdf") == ["sheet-empty"]


def test_what_was_decided_is_tied_to_its_meeting_and_hazard_and_stands_in_the_minutes(desk, hazard):
    context = desk.context
    hazards.save_hazard(context, replace(hazard, responsible_body="住房和城乡建设局", responsible_person="示例局长"))
    held = dispatch.save_meeting(context, dispatch.new_meeting(context, MeetingKind.JOINT, hazard.rid))
    assert (held.title, held.hazard_rids) == (f"{desk.project.name}重大隐患会商（2026年3月2日）", (hazard.rid,))
    assert dispatch.new_task(context, TaskKind.INSTRUCTION).meeting_rid == ""
    desk.clock.moment += timedelta(days=2)
    assert dispatch.new_task(context, TaskKind.DECISION).meeting_rid == ""  # offered only
    assert dispatch.recent_meetings(context) == dispatch.recent_meetings(context, hazard.rid) == (held,)
    assert dispatch.recent_meetings(context, "another") == ()
    assert [record_name(context, rid) for rid in (held.rid, hazard.rid)] == [held.title, desk.project.name]
    begun = dispatch.new_task_about(context, TaskKind.LETTER, held.rid)
    body, person = dispatch.answers_for(context, hazard.rid)
    assert (begun.meeting_rid, body, person) == (held.rid, "住房和城乡建设局", "示例局长")
    asked = replace(begun, text="限期筹措20万元", body=body, hazard_rid=hazard.rid, number="示督〔2026〕1号")
    dispatch.save_task(context, asked)
    minutes = dispatch_files.sheet_text(dispatch_files.minutes_sheet(context, held))
    assert minutes.startswith(f"{desk.project.name}重大隐患会商纪要\n（2026年3月2日）")
    assert "住房和城乡建设局：限期筹措20万元" in minutes
    desk.clock.moment += timedelta(days=60)
    later = dispatch_files.sheet_text(dispatch_files.minutes_sheet(context, held))
    desk.clock.moment -= timedelta(days=60)
    assert later == minutes, "what was decided is told alike on every day"
    letter = replace(asked, rid="letter", number="示督〔2026〕2号", meeting_rid="", given_on=held.on)
    loose = replace(letter, rid="loose", kind=TaskKind.DECISION, text="公布名单", number="")
    dispatch.save_task(context, letter)  # sent on that day: that the meeting decided it is said by nobody
    dispatch.save_task(context, loose)
    assert dispatch.tasks_of(context, held) == (asked, loose)
    weekly = replace(dispatch.new_meeting(context, MeetingKind.WEEKLY), on=held.on)
    dispatch.save_meeting(context, weekly)  # of the same day and hazard: nobody said which of them decided it
    for each in (held, weekly):
        assert loose not in dispatch.tasks_of(context, each)
        assert dispatch.tasks_of_several(context, each) == (loose,)
    desk.clock.moment += timedelta(days=7)
    assert dispatch.recent_meetings(context) == ()
    assert dispatch.recent_meetings(context, named=held.rid) == (held,)


def test_hazards_are_offered_by_site_grade_and_day_while_they_are_open(desk, hazard):
    words = f"{desk.project.name}（严重，{chinese(hazard.found_on)}发现）"
    assert hazard_choices(desk.context) == ((words, hazard.rid),)
    hazards.ask_strike_off(desk.context, hazard.rid, MONDAY, "余款已筹足")
    hazards.record_step(desk.context, hazard.rid, HazardStepKind.CONFIRMED, MONDAY, "示例主任")
    assert hazard_choices(desk.context) == ()
    assert hazard_choices(desk.context, [hazard.rid]) == ((words, hazard.rid),)
