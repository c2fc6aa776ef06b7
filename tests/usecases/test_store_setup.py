"""The first start, the demo's clock, the bureau's own forms and law, backup and recovery."""

import os
from dataclasses import replace
from datetime import date, timedelta

import pytest

from inspector_app.domain.agency import Agency, Inspector
from inspector_app.support.clock import SystemClock, at
from inspector_app.support.errors import Refused, Trouble
from inspector_app.usecases import evidence, office, projects
from inspector_app.usecases.demo_date import demo_day, stand_still
from inspector_app.usecases.evidence import Belongs
from inspector_app.usecases.store_file import (
    Setup,
    adopt_office,
    back_up,
    check_store,
    create_store,
    is_whole,
    left_over,
    open_store,
    opened,
    recover_store,
    restore_store,
    setup_problems,
)
from tests.builders import a_project
from tests.desk import CHEAP, OFFICE_SECRET, SETUP


def codes(refusal) -> list[str]:
    return [problem.code for problem in refusal.value.problems]


def test_everything_a_first_start_lacks_is_named_at_once(context):
    problems = setup_problems(Setup("", " ", "", "", "", "", ""), context.law)
    assert [(p.code, p.where) for p in problems] == [
        ("setup-missing", name)
        for name in (
            "agency_name", "short_name", "province", "inspector", "certificate", "partner", "partner_certificate",
        )
    ]  # fmt: skip
    assert setup_problems(SETUP, context.law) == []


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"partner_certificate": "示监0001 "}, "setup-same-certificate"),
        ({"province": "火星"}, "place-unknown"),
        ({"partner": ""}, "setup-missing"),
    ],
)
def test_a_doubtful_setup_makes_no_store(tmp_path, clock, changes, code):
    with pytest.raises(Refused) as refusal:
        create_store(tmp_path / "new", "correct horse", replace(SETUP, **changes), clock, CHEAP)
    assert codes(refusal) == [code]
    assert not (tmp_path / "new").exists()


def test_a_short_passphrase_or_a_full_folder_makes_no_store(context, tmp_path, clock):
    with pytest.raises(Refused) as refusal:
        create_store(tmp_path / "new", "short", SETUP, clock, CHEAP)
    assert codes(refusal) == ["passphrase-too-short"]
    with pytest.raises(Trouble) as trouble:
        create_store(context.store.folder, "correct horse", SETUP, clock, CHEAP)
    assert trouble.value.code == "store-exists"


def test_a_store_begins_with_its_agency_its_owner_and_the_partner(context):
    assert context.agency == replace(
        context.agency, name="示例县人力资源和社会保障局", short_name="示", province=context.law.places.code("安徽")
    )
    assert [(i.name, i.writer) for i in context.store.all(Inspector)] == [("陈示例", True), ("林示例", False)]
    assert [i.name for i in context.team()] == ["陈示例", "林示例"]
    assert context.store.count(Agency) == 1


def test_two_laptops_of_one_bureau_have_one_agency(context, tmp_path, clock):
    other = create_store(tmp_path / "other", "correct horse", replace(SETUP, inspector="王示例"), clock, CHEAP)
    assert other.agency.rid == context.agency.rid
    assert other.store.identity.device != context.store.identity.device
    other.store.close()


def test_wrong_passphrase_second_program_and_missing_store(context, tmp_path, clock):
    with pytest.raises(Trouble) as trouble:
        open_store(context.store.folder, "correct horse", clock)
    assert trouble.value.code == "store-in-use"
    folder = context.store.folder
    context.store.close()
    for path, secret, code in ((folder, "wrong", "passphrase-wrong"), (tmp_path / "no", "x", "store-missing")):
        with pytest.raises(Trouble) as trouble:
            open_store(path, secret, clock)
        assert trouble.value.code == code
    open_store(folder / "inspector.db", "correct horse", clock).store.close()


def test_a_demo_store_brings_its_own_day(context, clock):
    assert demo_day(context) is None
    clock.move_to(at(date(2026, 3, 16), 9))
    stand_still(context)
    folder = context.store.folder
    context.store.close()
    with opened(folder, "correct horse", SystemClock()) as again:
        assert demo_day(again) == again.clock.today() == date(2026, 3, 16)
        again.store.drafts.save("示例", "示例", {})
        assert again.store.drafts.get("示例").at == again.clock.now()
        projects.save_project(again, a_project())
        assert again.store.journal.history(again.agency.rid)


def test_a_backup_comes_back_as_a_new_device_that_is_whole(context, tmp_path, clock):
    project = projects.save_project(context, a_project())
    back_up(context, tmp_path / "backup.zip")
    assert project.name.encode() not in (tmp_path / "backup.zip").read_bytes()
    with pytest.raises(Trouble) as trouble:
        restore_store(tmp_path / "backup.zip", tmp_path / "new", "wrong horse", clock)
    assert trouble.value.code == "passphrase-wrong"
    restore_store(tmp_path / "backup.zip", tmp_path / "new", "correct horse", clock)
    with opened(tmp_path / "new", "correct horse", clock) as restored:
        assert restored.store.identity.device != context.store.identity.device
        assert restored.store.need(type(project), project.rid) == project
        assert check_store(restored) == []


def test_a_damaged_sealed_file_is_named(desk, order):
    assert check_store(desk.context) == []
    victim = next(p for p in desk.context.store.folder.joinpath("sealed").rglob("*") if p.is_file())
    victim.write_bytes(victim.read_bytes()[:-1])
    (problem,) = check_store(desk.context)
    assert (problem.code, problem.where) == ("original-damaged", "")


def test_a_check_of_a_whole_store_moves_aside_what_nothing_names(desk):
    order, sealed = desk.order(), desk.context.store.sealed
    orphan = sealed.add(b"nothing names it")
    long_ago = (desk.clock.now() - timedelta(days=2)).timestamp()
    for digest in (orphan, *(copy.sha256 for copy in order.copies)):
        os.utime(sealed.path(digest), (long_ago, long_ago))
    problems = check_store(desk.context)
    assert [problem.code for problem in problems] == ["sealed-left-over"]
    assert is_whole(problems)
    assert left_over(desk.context) == (sealed.path(orphan).name,)
    assert not sealed.path(orphan).exists()
    assert sealed.read(orphan) == b"nothing names it"
    assert all(sealed.path(copy.sha256).is_file() for copy in order.copies)


@pytest.mark.parametrize("anchored", [True, False], ids=["with the anchor", "with the anchor deleted"])
def test_an_older_database_costs_no_original_and_the_newer_one_heals_all(desk, anchored):
    folder = desk.context.store.folder
    desk.context.store.close()
    older = (folder / "inspector.db").read_bytes()
    desk.context = open_store(folder, "correct horse", desk.clock)
    digests = [evidence.take_in(desk.context, b"\xff\xd8\xff %d" % n, "大门", Belongs(desk.case.rid)).sha256
               for n in range(3)]  # fmt: skip
    digests += [copy.sha256 for copy in desk.order().copies]
    paths = [desk.context.store.sealed.path(digest) for digest in digests]
    desk.context.store.close()
    newer = (folder / "inspector.db").read_bytes()
    for path in paths:
        os.utime(path, (0, 0))
    (folder / "inspector.db").write_bytes(older)
    if not anchored:
        (folder / "anchor").unlink()
    with opened(folder, "correct horse", desk.clock) as context:
        found = {problem.code for problem in check_store(context)}
        assert found == {"sealed-unnamed-many", "store-went-back" if anchored else "store-anchor-missing"}
        if anchored:
            with pytest.raises(Trouble, match="store-went-back"), context.unit():
                pass
    (folder / "inspector.db").write_bytes(newer)
    with opened(folder, "correct horse", desk.clock) as context:
        assert [problem.code for problem in check_store(context)] == ([] if anchored else ["store-anchor-missing"])
        assert all(path.exists() for path in paths)


def test_the_offices_recovery_key_opens_a_store_whose_passphrase_was_forgotten(context, bureau, clock):
    adopt_office(context, bureau / office.CARD_FILE)
    with office.office_opened(bureau, OFFICE_SECRET) as opened_office:
        secret = opened_office.secrets.recovery_private
    folder = context.store.folder
    context.store.close()
    recover_store(folder, secret, "another passphrase", clock, CHEAP).store.close()
    with pytest.raises(Trouble):
        open_store(folder, "correct horse", clock)
    open_store(folder, "another passphrase", clock).store.close()
