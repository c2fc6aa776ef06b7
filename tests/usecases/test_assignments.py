"""办公室交办: given at the office, carried by a sealed file, taken in as one act, and told back by the next package."""

from dataclasses import replace
from datetime import timedelta
from itertools import permutations

import pytest

from inspector_app.domain.assignment import AssignmentKind, AssignmentState
from inspector_app.domain.dispatch import DispatchTask
from inspector_app.domain.handover import DeviceCard
from inspector_app.domain.hazard import Hazard, HazardState, hazard_state
from inspector_app.domain.lead import Lead
from inspector_app.exchange.cards import write_device_card
from inspector_app.support.clock import SetClock
from inspector_app.support.errors import Refused, Trouble
from inspector_app.support.paths import resource
from inspector_app.usecases import (
    dispatch,
    editions,
    handover,
    hazards,
    imports,
    leads,
    numbers,
    office,
    office_task_list,
    projects,
    store_file,
)
from inspector_app.usecases.assignments import assigned, assigned_now, take_letter, titled
from inspector_app.usecases.office_numbers import give_numbers
from inspector_app.usecases.office_task_list import Order, read_tasks
from inspector_app.usecases.office_tasks import (
    Desk,
    answer,
    cancel_task,
    edition_item,
    give_to,
    new_item,
    tasks_given,
    write_tasks,
)
from inspector_app.usecases.today import read_today
from inspector_app.usecases.unsent import Handed, sent_back, unsent
from inspector_app.vault.age import new_age_identity, recipient_of
from inspector_app.vault.signing import new_signing_secret, verify_key_of
from tests.builders import a_document, a_project
from tests.desk import CHEAP, OFFICE_SECRET, SETUP

BY = "示例主任"


@pytest.fixture
def laptop(bureau, context, tmp_path, clock):
    store_file.adopt_office(context, bureau / office.CARD_FILE)
    handover.save_device_card(context, tmp_path / "device.pub")
    office.enrol_device(tmp_path / "device.pub", bureau, OFFICE_SECRET, clock)
    return context


@pytest.fixture
def desk(bureau, clock):
    return Desk(bureau, OFFICE_SECRET, "", clock)


@pytest.fixture
def hazard(laptop):
    """One whose striking off was asked for."""
    project = projects.save_project(laptop, a_project("示例一期", unpaid_fen=0))
    today = laptop.clock.today()
    made = hazards.save_hazard(laptop, replace(hazards.new_hazard(laptop, project.rid), facts="拖欠示例"), 100_00)
    return hazards.ask_strike_off(laptop, made.rid, today, "已付清", unpaid_fen=0)


def to_office(laptop, bureau, tmp_path, clock):
    clock.advance(minutes=1)
    folder = tmp_path / f"{clock.now():%d%H%M%S}"
    files = [file.path for file in handover.export_day(laptop, folder)]
    return office.import_packages(files, bureau, OFFICE_SECRET, clock, receipts=tmp_path)


def id_of(laptop) -> str:
    return laptop.store.identity.device[:8]


def give(desk, laptop, kind=AssignmentKind.TASK, text="核查示例二期欠薪情况", **fields):
    desk.clock.advance(seconds=1)
    due = None if kind is AssignmentKind.RETURNED else desk.clock.today() + timedelta(days=5)
    return give_to(desk, id_of(laptop), replace(new_item(desk, kind, BY, text, due), **fields))


def carried(desk, laptop, tmp_path, name="a.tasks"):
    desk.clock.advance(seconds=1)
    return write_tasks(desk, id_of(laptop), tmp_path / name)[0]


def states(desk) -> list[str]:
    return [str(each.state) for each in tasks_given(desk)]


def code(deed, *args) -> str:
    with pytest.raises((Refused, Trouble)) as error:
        deed(*args)
    return error.value.problems[0].code if isinstance(error.value, Refused) else error.value.code


def test_a_task_and_a_lead_go_out_are_done_and_come_back(laptop, desk, bureau, tmp_path, clock):
    give(desk, laptop)
    give(desk, laptop, AssignmentKind.LEAD, "示例三期工人反映欠薪", respondent="示例劳务有限公司", outer_number="示12")
    assert states(desk) == ["waiting", "waiting"]
    file = carried(desk, laptop, tmp_path)
    assert states(desk) == ["sent", "sent"]
    taken = take_letter(laptop, file)
    assert (len(taken.new), taken.notes, "2项" in taken.words) == (2, (), True)
    (task,), (lead,) = laptop.store.all(DispatchTask), laptop.store.all(Lead)
    due = clock.today() + timedelta(days=5)
    assert (task.text, task.due, task.person) == ("核查示例二期欠薪情况", due, "陈示例")
    assert (lead.respondent, lead.outer_number, lead.reply_by) == ("示例劳务有限公司", "示12", due)
    today = read_today(laptop)
    places = {(line.place.kind, line.place.rid) for line in today.assigned}
    assert places == {("lead", lead.rid), ("dispatch_task", task.rid)}
    told = " ".join(line.words(today.day) + line.origin for line in today.assigned)
    assert ("2026年3月7日前" in told, "（示例主任）2026年3月2日交办" in told) == (True, True)
    assert {line.assignment.subject_rid for line in today.assigned} == {lead.rid, task.rid}
    assert (today.tasks, today.counts.soon) == ((), 2)
    to_office(laptop, bureau, tmp_path, clock)
    assert states(desk) == ["taken", "taken"]
    dispatch.finish_task(laptop, task.rid, clock.today(), "已核查，没有拖欠")
    leads.answer_lead(laptop, lead.rid, clock.today(), "已告知反映人核查结果")
    to_office(laptop, bureau, tmp_path, clock)
    assert states(desk) == ["done", "done"]
    assert [str(each.state) for each in office.office_status(bureau, OFFICE_SECRET).issued] == ["done", "done"]
    assert [each.told.partition("：")[2] for each in tasks_given(desk)] == ["已核查，没有拖欠", "已告知反映人核查结果"]
    assert code(carried, desk, laptop, tmp_path, "none.tasks") == "office-task-none"


@pytest.mark.parametrize(("kind", "text", "state"), [
    (AssignmentKind.CONFIRMED, "同意", HazardState.STRUCK_OFF),
    (AssignmentKind.REFUSED, "缺少支付凭证", HazardState.FOUND),
])  # fmt: skip
def test_striking_off_is_answered(laptop, desk, hazard, bureau, tmp_path, clock, kind, text, state):
    assert code(answer, desk, hazard.rid[:8], new_item(desk, kind, BY, text)) == "office-task-hazard"
    to_office(laptop, bureau, tmp_path, clock)
    (asked,) = read_tasks(desk).asked
    assert asked.told.endswith(
        "拖欠示例；提请的理由：已付清；台账未支付工资由100.00元改为0.00元；没有附证据；台账现在的未支付工资0.00元"
    )
    answer(desk, hazard.rid[:8], new_item(desk, kind, BY, text))
    taken = take_letter(laptop, carried(desk, laptop, tmp_path))
    assert [each.not_done for each in taken.new] == [""]
    assert hazard_state(laptop.store.need(Hazard, hazard.rid)) is state
    assert hazards.steps_of(laptop, hazard.rid)[0].by == BY
    brought = imports.imports(laptop)[0]
    assert brought.what == "收取交办文件"
    imports.undo_import(laptop, brought.act, "拿错了文件")
    assert hazard_state(laptop.store.need(Hazard, hazard.rid)) is HazardState.STRIKE_OFF_ASKED
    to_office(laptop, bureau, tmp_path, clock)
    assert states(desk) == ["withdrawn"]


def test_a_record_is_sent_back_by_what_it_is_called(laptop, desk, bureau, tmp_path, clock):
    made = [leads.save_lead(laptop, replace(leads.new_lead(laptop), respondent=name, facts="欠薪"))
            for name in ("示例劳务有限公司", "示例建工有限公司", "示例劳务有限公司二分公司")]  # fmt: skip
    to_office(laptop, bureau, tmp_path, clock)

    def send_back(told):
        return answer(desk, told, new_item(desk, AssignmentKind.RETURNED, BY, "涉及人数没有填写"))

    given = send_back("示例建工")
    assert (given.item.subject_rid, given.about) == (made[1].rid, "示例建工有限公司")
    assert send_back("示例劳务有限公司").item.subject_rid == made[0].rid  # the one that is called so
    with pytest.raises(Refused) as several:
        send_back("劳务")
    (problem,) = several.value.problems
    assert (problem.code, problem.where, problem.details["count"]) == ("office-task-several", "subject", "2")
    told = f"线索“示例劳务有限公司”（陈示例，2026年3月2日登记，编号{made[0].rid[:8]}）"
    assert told in problem.details["listed"]
    assert send_back(made[2].rid[:8]).about == "示例劳务有限公司二分公司"
    for nobody in ("示例100%", "幽灵公司", " ", made[0].rid[:3]):
        assert code(send_back, nobody) == "office-task-record"


def test_what_cannot_be_carried_out_is_kept_with_its_reason_and_stops_nothing(
    laptop, desk, hazard, bureau, tmp_path, clock
):
    to_office(laptop, bureau, tmp_path, clock)
    for _ in range(2):
        clock.advance(seconds=1)
        answer(desk, hazard.rid, new_item(desk, AssignmentKind.CONFIRMED, BY, "同意"))
    give(desk, laptop)
    taken = take_letter(laptop, carried(desk, laptop, tmp_path))
    assert [bool(each.not_done) for each in taken.new] == [False, True, False]
    assert [note.code for note in taken.notes] == ["assignment-not-done"]
    assert AssignmentState.NOT_DONE in {line.state for line in assigned_now(laptop)}
    to_office(laptop, bureau, tmp_path, clock)
    assert states(desk) == ["done", "not_done", "taken"]
    assert ["示例一期" in each.about for each in tasks_given(desk)] == [True, True, False]
    assert ["示例一期" in each.about for each in titled(laptop, assigned(laptop))] == [False, True, True]
    again = new_item(desk, AssignmentKind.CONFIRMED, BY, "同意")
    assert code(answer, desk, hazard.rid, again) == "office-task-unasked"  # it is struck off


def test_a_record_that_is_sent_back_is_named_until_it_is_written_anew(laptop, desk, bureau, tmp_path, clock):
    project = projects.save_project(laptop, a_project("示例四期"))
    handover.take_receipt(laptop, to_office(laptop, bureau, tmp_path, clock).receipts[0])
    answer(desk, project.rid, new_item(desk, AssignmentKind.RETURNED, BY, "乡镇没有填"))
    take_letter(laptop, carried(desk, laptop, tmp_path))
    (line,) = assigned_now(laptop)
    assert line.words(clock.today()) == "退回记录（工程项目“示例四期”）：乡镇没有填"
    assert (line.place.kind, line.place.rid, line.is_open) == ("project", project.rid, True)
    back = unsent(laptop, 9).lines[0]
    assert (back.state, back.why, back.place.rid) == (Handed.RETURNED, "乡镇没有填", project.rid)
    assert [each.why for each in sent_back(laptop, project.rid)] == ["乡镇没有填"]  # on its own page
    projects.save_project(laptop, replace(project, town="示例镇"))
    assert assigned(laptop)[0].state is AssignmentState.DONE
    assert (unsent(laptop, 9).counts[Handed.RETURNED], sent_back(laptop, project.rid)) == (0, ())
    to_office(laptop, bureau, tmp_path, clock)
    assert states(desk) == ["done"]


def test_an_edition_counts_only_once_somebody_looked_at_it(laptop, desk, bureau, tmp_path, clock):
    notice, ours = tmp_path / "grade.toml", resource("law", "hazard_grade.toml").read_text(encoding="utf-8")
    for text, place, why in (
        (ours, "../hazard_grade.toml", "office-task-file"), (ours, "law/nonsense.toml", "edition-unknown-file"),
        ("nonsense = [", "law/hazard_grade.toml", "law-file-shape"),
        ("[[kind]]\n", "law/limits.toml", "law-file-key-unknown"),
    ):  # fmt: skip
        notice.write_text(text, encoding="utf-8")
        assert code(edition_item, desk, BY, "", notice, place) == why
    for place, where in (("", "place"), ("law/", "path")):
        with pytest.raises(Refused) as refused:
            office_task_list.give(
                desk, Order(AssignmentKind.EDITION, BY, device=id_of(laptop), path=str(notice), place=place)
            )
        assert [each.where for each in refused.value.problems] == [where]
    first, second = f"# 示例县\n{ours}", f"# 示例县，第二稿\n{ours}"
    notice.write_text(first, encoding="utf-8")
    give_to(desk, id_of(laptop), edition_item(desk, BY, "等级规则", notice, "law/hazard_grade.toml"))
    take_letter(laptop, carried(desk, laptop, tmp_path))
    (waits,) = editions.undecided(laptop)
    assert (waits.file, waits.text) == ("law/hazard_grade.toml", first)
    assert assigned(laptop)[0].is_open
    fresh = editions.decline(laptop, waits.file, waits.sha256)
    assert assigned(fresh)[0].told == "不采用"
    notice.write_text(second, encoding="utf-8")
    (laptop.store.folder / "law/hazard_grade.toml").write_text("自己写的\n", encoding="utf-8")
    give_to(desk, id_of(laptop), edition_item(desk, BY, "等级规则", notice, "law/hazard_grade.toml"))
    taken = take_letter(laptop, carried(desk, laptop, tmp_path, "b.tasks"))
    assert taken.new[0].not_done
    assert (laptop.store.folder / "law/hazard_grade.toml").read_text(encoding="utf-8") == "自己写的\n"


def test_what_lacks_something_is_not_given(laptop, desk):
    day = desk.clock.today()
    for item, why in (
        (new_item(desk, AssignmentKind.TASK, BY, "核查示例", None), "office-task-no-due"),
        (new_item(desk, AssignmentKind.TASK, BY, "核查示例", day - timedelta(days=1)), "office-task-due"),
        (new_item(desk, AssignmentKind.TASK, " ", "核查示例", day), "office-task-no-name"),
        (new_item(desk, AssignmentKind.LEAD, BY, " "), "office-task-no-text"),
        (replace(new_item(desk, AssignmentKind.LEAD, BY, "反映欠薪"), channel="没有的渠道"), "lead-channel-unknown"),
        (replace(new_item(desk, AssignmentKind.LEAD, BY, "反映欠薪"), respondent="示\u202e例"), "office-task-hidden"),
    ):
        assert code(give_to, desk, id_of(laptop), item) == why
    given = give(desk, laptop)
    assert cancel_task(desk, given.item.rid[:8]).text == given.item.text
    assert states(desk) == ["cancelled"]
    office.strike_device_off(id_of(laptop), desk.folder, OFFICE_SECRET, desk.clock)
    assert code(give, desk, laptop) == "office-task-struck-off"


def test_torn_foreign_older_and_for_another_office(laptop, desk, bureau, tmp_path, clock):
    give(desk, laptop)
    older = carried(desk, laptop, tmp_path, "older.tasks")
    give(desk, laptop, text="再核查示例五期")
    newer = carried(desk, laptop, tmp_path, "newer.tasks")
    torn = tmp_path / "torn.tasks"
    torn.write_bytes(newer.read_bytes()[:-9])
    assert code(take_letter, laptop, torn) == "age-damaged"
    assert code(take_letter, laptop, tmp_path / "absent.tasks") == "letter-unreadable"
    other = store_file.create_store(
        tmp_path / "other", "correct horse", replace(SETUP, office_key=bureau / office.CARD_FILE), clock, CHEAP
    )
    try:
        assert code(take_letter, other, newer) == "age-not-for-us"
    finally:
        other.store.close()
    gone = next(each for each in tasks_given(desk) if each.running)
    assert code(cancel_task, desk, gone.item.rid) == "office-task-gone"
    assert len(take_letter(laptop, newer).new) == 2
    assert code(take_letter, laptop, newer) == "assignments-old"
    assert code(take_letter, laptop, older) == "assignments-old"
    office.init_office(tmp_path / "second", OFFICE_SECRET, "另一办公室", CHEAP)
    store_file.adopt_office(laptop, tmp_path / "second" / office.CARD_FILE)
    give(desk, laptop)
    assert code(take_letter, laptop, carried(desk, laptop, tmp_path, "c.tasks")) == "letter-signature-wrong"


def test_a_clock_that_lags_behind_is_told_and_stops_nothing(laptop, desk, tmp_path, clock):
    ahead = replace(desk, clock=SetClock(clock.now() + timedelta(days=2)))
    give(ahead, laptop)
    taken = take_letter(laptop, carried(ahead, laptop, tmp_path))
    assert [(note.code, note.details["behind"]) for note in taken.notes] == [("assignments-clock", "2天")]
    assert [each.not_done for each in taken.new] == [""]
    assert laptop.store.all(DispatchTask)[0].given_on == clock.today()


def test_files_in_any_order_and_twice_leave_the_same(laptop, desk, tmp_path):
    """The newest file lacks nothing of the older ones, and each makes the same records wherever it is taken first."""
    files = []
    for number in range(3):
        give(desk, laptop, text=f"核查示例{number}期")
        files.append(carried(desk, laptop, tmp_path, f"{number}.tasks"))
    seen, undone = set(), set()
    for order in permutations(files):
        for file in (*order, *order):
            try:
                take_letter(laptop, file)
            except Trouble as trouble:
                assert trouble.code == "assignments-old"  # noqa: PT017 - some are refused, which ones the order says
        tasks = frozenset((each.rid, each.text, each.due) for each in laptop.store.all(DispatchTask))
        seen.add((tasks, frozenset(each.assignment.rid for each in assigned(laptop))))
        acts = {each.act for each in imports.imports(laptop)}
        for act in sorted(acts - undone):
            imports.undo_import(laptop, act, "从头再试一次")
        undone |= acts
        assert (laptop.store.all(DispatchTask), assigned(laptop)) == ((), ())
    ((tasks, kept),) = seen
    assert (len(tasks), len(kept)) == (3, 3)


def test_numbers_are_given_once_and_the_next_paper_bears_the_first(laptop, desk, bureau, tmp_path, clock):
    form = "order-to-pay"
    for run, why in (((0, 5), "block-empty"), ((9, 5), "block-empty"), ((1, 100_000), "block-empty")):
        assert code(give_numbers, desk, id_of(laptop), BY, form, run) == why
    assert code(give_numbers, desk, id_of(laptop), BY, "没有的文书", (1, 5)) == "office-numbers-form"
    assert code(give_numbers, desk, id_of(laptop), BY, "order-to-pay", (1, 5), 1999) == "office-numbers-year"
    done = give_numbers(desk, id_of(laptop), BY, "劳动保障监察限期改正指令书", (101, 200))
    assert (done.notes, done.given.item.text.endswith("2026年101—200号")) == ((), True)
    key, other = verify_key_of(new_signing_secret()), "0" * 36
    card = DeviceCard(other, "示例县人社局", "林示例", "示0002", key, recipient_of(new_age_identity()))
    write_device_card(tmp_path / "other.pub", card)
    office.enrol_device(tmp_path / "other.pub", bureau, OFFICE_SECRET, clock)
    for run in ((200, 300), (50, 101), (120, 130)):
        assert code(give_numbers, desk, other, BY, form, run) == "office-numbers-taken"
    assert not give_numbers(desk, other, BY, form, (201, 300)).notes
    (note,) = give_numbers(desk, other, BY, form, (201, 300), 2027).notes
    assert id_of(laptop) in note.details["names"]
    taken = take_letter(laptop, carried(desk, laptop, tmp_path))
    assert [each.not_done for each in taken.new] == [""]
    (line,) = assigned(laptop)
    assert (line.state, "101—200号" in line.words(clock.today())) == (AssignmentState.DONE, True)
    order = laptop.forms.find(form)
    assert numbers.number_ahead(laptop, order).endswith("101号")
    to_office(laptop, bureau, tmp_path, clock)
    own = laptop.store.identity.device
    assert [str(each.state) for each in tasks_given(desk) if each.device == own] == ["done"]
    assert code(give_numbers, desk, id_of(laptop), BY, form, (150, 160)) == "office-numbers-taken"
    brought = imports.imports(laptop)[0]
    imports.undo_import(laptop, brought.act, "拿错了文件")
    assert numbers.number_ahead(laptop, order).endswith("〕1号")


def test_numbers_that_a_paper_bears_already_are_not_given(laptop, desk, bureau, tmp_path, clock):
    paper = a_document(number="示人社监令字〔2026〕7号", form="order-to-pay")
    with laptop.unit("示例") as unit:
        unit.put(paper)
    to_office(laptop, bureau, tmp_path, clock)
    assert code(give_numbers, desk, id_of(laptop), BY, "order-to-pay", (1, 50)) == "office-numbers-used"
    assert give_numbers(desk, id_of(laptop), BY, "order-to-pay", (8, 50)).given
