"""Two laptops with one store: the office sees it, and the copy starts anew as a device of its own by one act."""

import shutil
from contextlib import closing
from dataclasses import replace

import pytest

from inspector_app.domain.assignment import AssignmentState
from inspector_app.domain.project import Project
from inspector_app.support.errors import Refused
from inspector_app.support.words import sentence
from inspector_app.usecases import handover, office, office_alarms, outbox, projects, store_file, versions
from inspector_app.usecases.assignments import assigned, take_letter
from inspector_app.usecases.new_device import start_anew, start_anew_words
from inspector_app.usecases.office_intake import look_over, open_desk
from inspector_app.usecases.office_tasks import Desk, tasks_given, write_tasks
from inspector_app.usecases.office_versions import laid_beside, settle_named
from inspector_app.usecases.store_file import check_store, open_store
from tests.builders import a_project
from tests.desk import CHEAP, OFFICE_SECRET, PASSPHRASE, SETUP


@pytest.fixture
def twins(bureau, tmp_path, clock):
    """A store that was handed over once, and a copy of its folder, both open on their laptops."""
    setup = replace(SETUP, office_key=bureau / office.CARD_FILE)
    context = store_file.create_store(tmp_path / "first", PASSPHRASE, setup, clock, CHEAP)
    with closing(context.store):
        enrol(context, bureau, tmp_path, clock)
        projects.save_project(context, a_project("示例一期"))
        projects.save_project(context, a_project("示例二期"))
        give(context, bureau, tmp_path, clock)
    shutil.copytree(tmp_path / "first", tmp_path / "copy")
    first, copy = (open_store(tmp_path / name, PASSPHRASE, clock) for name in ("first", "copy"))
    with closing(first.store), closing(copy.store):
        yield first, copy


def test_packages_of_both_contradict_each_other_before_either_is_taken_in(twins, bureau, tmp_path, clock):
    desk = open_desk(bureau, OFFICE_SECRET)
    for context, name in zip(twins, "ab", strict=True):
        projects.save_project(context, a_project(f"示例{name}"))
        handover.export_day(context, tmp_path / name)
    (one,), (other,) = ((tmp_path / name).glob("*.day") for name in "ab")
    other = other.rename(other.with_stem(f"{other.stem}_b"))
    looked = look_over(desk, (one, other), clock)
    assert [[each.code for each in brought.problems] for brought in looked] == [["office-files-at-odds"]] * 2
    assert [brought.problems[0].details["file"] for brought in looked] == [other.name, one.name]
    assert look_over(desk, (one, one), clock)[0].problems == ()


def enrol(context, bureau, tmp_path, clock) -> office.Enrolled:
    handover.save_device_card(context, tmp_path / "device.pub")
    return office.enrol_device(tmp_path / "device.pub", bureau, OFFICE_SECRET, clock)


def give(context, bureau, tmp_path, clock) -> tuple[office.Imported, handover.Receipt]:
    """Export, import, take the receipt."""
    clock.advance(seconds=1)
    files = [file.path for file in handover.export_day(context, tmp_path / "out")]
    done = office.import_packages(files, bureau, OFFICE_SECRET, clock, receipts=tmp_path / "answer.receipt")
    return done, handover.take_receipt(context, tmp_path / "answer.receipt")


def named(context, name: str) -> Project:
    return next(each for each in context.store.all(Project) if each.name == name)


def alarms_of(bureau) -> list[str]:
    return [each.code for each in office_alarms.status_alarms(office.office_status(bureau, OFFICE_SECRET))]


def projects_held(bureau) -> list[tuple[str, str]]:
    with office.office_opened(bureau, OFFICE_SECRET) as opened:
        return opened.database.rows("SELECT name, note FROM current_project ORDER BY name")


def test_a_copied_store_starts_anew_and_nothing_is_lost_or_hidden(twins, bureau, tmp_path, clock):
    first, copy = twins
    projects.save_project(first, replace(named(first, "示例一期"), note="甲机"))
    projects.save_project(copy, replace(named(copy, "示例一期"), note="乙机"))
    projects.save_project(copy, replace(named(copy, "示例二期"), note="只在乙机"))
    projects.save_project(copy, a_project("示例三期"))
    gone = projects.save_project(copy, a_project("示例四期"))
    with copy.unit("误建") as unit:
        unit.delete(gone)
    assert give(first, bureau, tmp_path, clock)[0].alarms == ()

    with pytest.raises(Refused) as told:  # what it answers is a history that the copy does not have
        give(copy, bureau, tmp_path, clock)
    assert [each.code for each in told.value.problems] == ["outbox-receipt-foreign"]
    assert alarms_of(bureau) == ["office-history-apart", "office-conflict", "office-conflict"]
    assert [name for name, _ in projects_held(bureau)] == ["示例一期", "示例二期"]  # as the sentence says
    clock.advance(minutes=1)
    projects.save_project(first, a_project("示例五期"))
    done, receipt = give(first, bureau, tmp_path, clock)  # the fork does not stop who was held first
    assert (outbox.waiting(first).words, len(receipt.forks) > 0) == ("已回执", True)

    kept = start_anew_words(first).removesuffix(start_anew_words(copy))
    assert "要重新开始的是收不下回执的另一台电脑" in kept  # it is not told by which of the two is the copy
    anew = start_anew(copy)
    assert check_store(copy) == []
    assert (copy.store.identity.device, anew.before) == (anew.card.device, first.store.identity.device)
    assert [each.code for each in enrol(copy, bureau, tmp_path, clock).again] == ["office-enrolled-again"]
    done, _ = give(copy, bureau, tmp_path, clock)
    assert [each.code for each in done.reminders] == ["office-follows"]
    assert outbox.waiting(copy).words == "已回执"
    assert alarms_of(bureau) == ["office-conflict"]  # two wrote of 一期: a person settles it
    assert [name for name, _ in projects_held(bureau)] == ["示例一期", "示例三期", "示例二期", "示例五期"]
    assert ("示例二期", "只在乙机") in projects_held(bureau)
    projects.save_project(first, a_project("示例六期"))
    assert give(first, bureau, tmp_path, clock)[1].forks == ()
    what_one_person_wrote_twice_is_settled(first, copy, bureau, tmp_path, clock)


def what_one_person_wrote_twice_is_settled(first, copy, bureau, tmp_path, clock):
    """Both versions are of one inspector and one minute; the laptop decides against the office, and that is told."""
    desk = Desk(bureau, OFFICE_SECRET, "", clock)
    (laid,) = laid_beside(desk)
    assert len({side.whose for side in laid.beside.sides}) == 2
    with pytest.raises(Refused, match="version-of-nobody"):
        settle_named(desk, "示例一期", SETUP.inspector, "钱主任", "台账")
    right = next(side for side in laid.beside.sides if side.record.note == "乙机")
    settle_named(desk, "示例一期", right.whose, "钱主任", "台账")
    clock.advance(minutes=1)
    for context in (first, copy):
        take_letter(context, write_tasks(desk, context.store.identity.device, tmp_path)[0])
        projects.save_project(context, replace(named(context, "示例一期"), town="示例镇"))  # that settles nothing
        assert [each.state for each in assigned(context)] == [AssignmentState.TAKEN]
    (record,) = versions.beside(first)
    versions.settle(first, record.rid, versions.OURS, "现场核对")
    told = f"已核定：以{first.writer.name}本机的版本为准（与办公室的意见不同）：现场核对"
    assert [each.told for each in assigned(first)] == [told]
    give(first, bureau, tmp_path, clock)
    assert told in {each.told for each in tasks_given(desk)}


def test_the_alarm_names_the_file_that_brought_what_stands_apart(twins, bureau, tmp_path, clock):
    first, copy = twins
    files = []
    for context, name in ((copy, "乙一期"), (copy, "乙二期"), (first, "甲一期"), (first, "甲二期")):
        projects.save_project(context, a_project(name))
        clock.advance(seconds=1)
        files.append([file.path for file in handover.export_day(context, tmp_path / name)])
    _, other, earlier, later = files
    done = office.import_packages([*other, *later, *earlier], bureau, OFFICE_SECRET, clock, receipts=tmp_path)
    (alarm,) = [each for each in done.alarms if each.code == "office-history-apart"]
    assert alarm.where.startswith(later[0].name)
    assert "不论是原来的还是复制来的" in sentence(alarm.code, alarm.details)


def test_who_starts_anew_with_all_acknowledged_has_nothing_to_send(twins, bureau, tmp_path, clock):
    _, copy = twins
    start_anew(copy)
    assert outbox.waiting(copy).words == "已回执"
    projects.save_project(copy, a_project("示例三期"))
    enrol(copy, bureau, tmp_path, clock)
    done, receipt = give(copy, bureau, tmp_path, clock)
    assert (done.results[0].first, receipt.acknowledged, done.alarms) == (1, 1, ())
    assert check_store(copy) == []
