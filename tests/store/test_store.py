import errno
import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from datetime import date

import pytest

from inspector_app.domain.case import Case
from inspector_app.domain.claim import WageClaim
from inspector_app.domain.handover import OfficeCard
from inspector_app.domain.inspection import Inspection, InspectionHead, InspectionKind
from inspector_app.domain.project import Project
from inspector_app.domain.referral import Referral
from inspector_app.store.check import check
from inspector_app.store.store import Store
from inspector_app.support.errors import Refused, Trouble
from inspector_app.support.files import sha256
from inspector_app.vault.door import rows, run
from inspector_app.vault.keys import KeyCost, new_recovery_pair
from inspector_app.vault.passphrase import DEMO_RULE
from tests.stand_ins import put_with_stand_ins
from tests.store.conftest import CHEAP, PASSPHRASE


def test_what_was_saved_is_there_after_reopening(folder, clock, project, case_with_line):
    with Store.create(folder, PASSPHRASE, clock=clock, cost=CHEAP) as store:
        device = store.identity.device
        with store.unit("甲") as unit:
            unit.put(project)
            put_with_stand_ins(store, unit, *case_with_line)
    assert sorted(p.name for p in folder.iterdir()) == [
        "anchor", "inspector.db", "keys.json", "keys.json.spare", "lock", "log-mark", "reserve",
            "sealed",
    ]  # fmt: skip
    with Store.open(folder / "inspector.db", PASSPHRASE, clock=clock) as store:
        assert store.identity.device == device
        assert store.need(Project, "p1") == project
        assert store.find(WageClaim, case_rid="c1", line=1) == (case_with_line[2],)
        assert store.find(WageClaim, disposition=None, identity_checked=True) == (case_with_line[2],)
        assert store.find(Case, opened_on=date(2026, 11, 20), lead_rids=("l1", "l2")) == (case_with_line[0],)
        assert store.find(Project, town="另一镇") == ()
        assert store.pick(Project, ["p9", "p1"]) == (project,)
        assert store.get(Project, "p9") is None


def test_a_missing_record_and_a_misspelt_field_are_told_apart(store):
    with pytest.raises(Trouble, match="record-missing"):
        store.need(Project, "p9")
    with pytest.raises(TypeError):
        store.find(Project, twon="示例镇")


def test_nothing_readable_lies_on_the_disk(folder, clock, project):
    with Store.create(folder, PASSPHRASE, clock=clock, cost=CHEAP) as store:
        with store.unit("甲") as unit:
            unit.put(project)
        store.sealed.add("示例一号工程".encode())
        for path in folder.rglob("*"):
            assert not path.is_file() or "示例".encode() not in path.read_bytes()


def test_a_second_program_is_refused_until_the_first_is_gone(folder, clock):
    with Store.create(folder, PASSPHRASE, clock=clock, cost=CHEAP):
        other = "import sys; from pathlib import Path; from inspector_app.store.lock import FolderLock\n"
        other += "from inspector_app.support.errors import Trouble\n"
        other += "try: FolderLock(Path(sys.argv[1]))\nexcept Trouble as t: print(t.code)"
        lock = [sys.executable, "-c", other, str(folder / "lock")]
        assert subprocess.run(lock, capture_output=True, text=True, check=True).stdout.strip() == "store-in-use"
        with pytest.raises(Trouble, match="store-in-use"):
            Store.open(folder, PASSPHRASE, clock=clock)
    Store.open(folder, PASSPHRASE, clock=clock).close()


def test_a_wrong_passphrase_opens_nothing_and_leaves_the_store_free(folder, clock):
    Store.create(folder, PASSPHRASE, clock=clock, cost=CHEAP).close()
    with pytest.raises(Trouble, match="passphrase-wrong"):
        Store.open(folder, PASSPHRASE + "x", clock=clock)
    with Store.open(folder, PASSPHRASE, clock=clock) as store:
        store.close()


def test_an_existing_folder_is_never_overwritten(folder, clock):
    folder.mkdir()
    Store.create(folder, PASSPHRASE, clock=clock, cost=CHEAP).close()
    with pytest.raises(Trouble, match="store-exists"):
        Store.create(folder, PASSPHRASE, clock=clock, cost=CHEAP)
    with pytest.raises(Trouble, match="store-missing"):
        Store.open(folder / "elsewhere", PASSPHRASE, clock=clock)


def test_a_failed_creation_leaves_no_folder(folder, clock):
    with pytest.raises(Trouble, match="recovery-key-wrong"):
        Store.create(folder, PASSPHRASE, clock=clock, cost=CHEAP, recovery_key="not a key")
    with pytest.raises(Refused):
        Store.create(folder, "short", clock=clock, cost=CHEAP)
    assert list(folder.parent.iterdir()) == []


def test_a_new_passphrase_rewrites_the_key_file_only(folder, clock, project):
    with Store.create(folder, PASSPHRASE, clock=clock, cost=CHEAP) as store, store.unit("甲") as unit:
        unit.put(project)
    database = (folder / "inspector.db").read_bytes()
    with Store.open(folder, PASSPHRASE, clock=clock) as store:
        with pytest.raises(Trouble, match="passphrase-wrong"):
            store.change_passphrase("something else", "另一个足够长的口令", cost=CHEAP)
        store.change_passphrase(PASSPHRASE, "另一个足够长的口令", cost=CHEAP)
        assert store.unlocks("另一个足够长的口令")
        assert not store.unlocks(PASSPHRASE)
    page = 4096  # the first one carries the stamp of each opening
    assert (folder / "inspector.db").read_bytes()[page:] == database[page:]
    assert len({p.read_bytes() for p in folder.glob("keys*")}) == 1
    with pytest.raises(Trouble, match="passphrase-wrong"):
        Store.open(folder, PASSPHRASE, clock=clock)
    with Store.open(folder, "另一个足够长的口令", clock=clock) as store:
        assert store.need(Project, "p1") == project


def test_the_office_opens_a_store_whose_passphrase_is_forgotten(folder, clock):
    office = new_recovery_pair()
    card = OfficeCard("示例人社局", "age1a", "age1b", "key", office.public)
    with Store.create(folder, PASSPHRASE, clock=clock, cost=CHEAP) as store:
        assert store.settings.office is None
        store.adopt_office(card)
        assert store.settings.office == card
    with pytest.raises(Trouble, match="recovery-key-wrong"):
        Store.recover(folder, new_recovery_pair().private, "另一个足够长的口令", clock=clock, cost=CHEAP)
    Store.recover(folder, office.private, "另一个足够长的口令", clock=clock, cost=CHEAP).close()
    Store.open(folder, "另一个足够长的口令", clock=clock).close()


def test_a_key_that_somebody_else_sealed_for_the_office_does_not_replace_the_right_one(folder, tmp_path, clock):
    office = new_recovery_pair()
    Store.create(folder, PASSPHRASE, clock=clock, cost=CHEAP, recovery_key=office.public).close()
    Store.create(
        tmp_path / "other", "口令无人知道", clock=clock, cost=CHEAP, rule=DEMO_RULE, recovery_key=office.public
    ).close()
    content = {**json.loads((folder / "keys.json").read_text())}
    content["office"] = json.loads((tmp_path / "other" / "keys.json").read_text())["office"]
    del content["sha256"]
    forged = sha256(json.dumps(content, sort_keys=True).encode())
    (folder / "keys.json").write_text(json.dumps({**content, "sha256": forged}))
    for _ in range(2):
        with pytest.raises(Trouble, match="store-key-wrong"):
            Store.recover(folder, office.private, "另一个足够长的口令", clock=clock, cost=CHEAP)
    Store.open(folder, PASSPHRASE, clock=clock).close()


@pytest.mark.parametrize("failing", range(10))
def test_a_full_disk_during_a_change_of_passphrase_is_told_as_it_is(folder, clock, monkeypatch, failing):
    with Store.create(folder, PASSPHRASE, clock=clock, cost=CHEAP) as store:
        steps, replaced = iter(range(100)), os.replace
        for name in ("fsync", "replace"):
            real = getattr(os, name)

            def step(*arguments, real=real):
                if next(steps) == failing:
                    raise OSError(errno.ENOSPC, "No space left on device")
                return real(*arguments)

            monkeypatch.setattr(os, name, step)
        try:
            store.change_passphrase(PASSPHRASE, "另一个足够长的口令", cost=CHEAP)
            opens = "另一个足够长的口令"
        except Trouble:
            opens = PASSPHRASE
        monkeypatch.undo()
        assert os.replace is replaced
    Store.open(folder, opens, clock=clock).close()


def test_a_store_opens_on_a_full_disk(folder, clock, monkeypatch):
    Store.create(folder, PASSPHRASE, clock=clock, cost=CHEAP).close()
    (folder / "keys.json").write_bytes(b"")

    def full(*_):
        raise Trouble("disk-write-failed")

    monkeypatch.setattr("inspector_app.vault.keys.write_durably", full)
    Store.open(folder, PASSPHRASE, clock=clock).close()


def test_a_store_with_its_first_records_is_there_or_not_at_all(folder, clock, project):
    def begin(store):
        with store.unit("甲") as unit:
            unit.put(project)
        assert not folder.exists()

    def pulled(store):
        begin(store)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        Store.create(folder, PASSPHRASE, clock=clock, cost=CHEAP, begin=pulled)
    assert list(folder.parent.iterdir()) == []
    (folder.parent / "store.0123abcd.part" / "sealed").mkdir(parents=True)  # what a kill leaves
    with Store.create(folder, PASSPHRASE, clock=clock, cost=CHEAP, begin=begin) as store:
        assert list(folder.parent.iterdir()) == [folder]
        assert store.need(Project, "p1") == project
        assert check(store) == []


def test_keys_of_another_store_do_not_fit(folder, tmp_path, clock):
    Store.create(folder, PASSPHRASE, clock=clock, cost=CHEAP).close()
    Store.create(tmp_path / "other", PASSPHRASE, clock=clock, cost=CHEAP).close()
    (tmp_path / "other" / "keys.json").replace(folder / "keys.json")
    with pytest.raises(Trouble, match="store-key-wrong"):
        Store.open(folder, PASSPHRASE, clock=clock)


def test_a_store_of_a_newer_program_is_left_alone(folder, clock):
    with Store.create(folder, PASSPHRASE, clock=clock, cost=CHEAP) as store:
        run(
            store.db,
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('inspector', 'm0099_later', '')",
        )
    with pytest.raises(Trouble) as trouble:
        Store.open(folder, PASSPHRASE, clock=clock)
    assert (trouble.value.code, trouble.value.details) == ("store-too-new", {"step": "m0099_later"})


def test_guards_lost_in_a_transform_are_noticed_at_start(folder, clock, project):
    with Store.create(folder, PASSPHRASE, clock=clock, cost=CHEAP) as store:
        store.db["company"].transform(types={"note": str})
    with pytest.raises(Trouble) as trouble:
        Store.open(folder, PASSPHRASE, clock=clock)
    assert trouble.value.code == "store-guards-missing"
    assert trouble.value.details["guards"] == "company_delete, company_insert, company_update"


def test_a_damaged_page_is_reported_as_such(folder, clock, project):
    with Store.create(folder, PASSPHRASE, clock=clock, cost=CHEAP) as store, store.unit("甲") as unit:
        for number in range(300):
            unit.put(Project(f"p{number}", f"示例{number}号工程"))
    database = bytearray((folder / "inspector.db").read_bytes())
    for page in range(len(database) // 2, len(database) - 4096, 4096):
        database[page + 100] ^= 1
    (folder / "inspector.db").write_bytes(database)
    with (
        pytest.raises(Trouble, match="store-damaged"),
        closing(Store.open(folder, PASSPHRASE, clock=clock)) as store,
    ):
        store.all(Project)
        list(store.journal.changes_after(store.identity.device, 0))


def test_a_reader_sees_one_moment_and_writes_nothing(store, project):
    with store.unit("甲") as unit:
        unit.put(project)
    with store.reader() as reader:
        assert reader.get(Project, "p1") == project
        with pytest.raises(Trouble, match="store-read-only"):
            reader.settings.set("key", "value")
        with store.unit("甲") as unit:
            unit.put(Project("p2", "示例二号工程"))
        assert reader.count(Project) == 1
    with store.reader() as reader:
        assert reader.count(Project) == 2


def test_the_cost_of_a_key_is_kept_with_it(folder, clock):
    Store.create(folder, PASSPHRASE, clock=clock, cost=KeyCost(2, 16384)).close()
    slot = json.loads((folder / "keys.json").read_text())["pass"]
    assert (slot["ops"], slot["memory"]) == (2, 16384)


def test_settings_and_drafts_are_kept_by_key(store, clock):
    store.settings.set("last-page", "today")
    store.settings.set("last-page", "cases")
    assert store.settings.get("last-page") == "cases"
    assert store.settings.get("absent", "none") == "none"
    store.drafts.save("a", "询问笔录", {"qas": [{"answer": "拖欠\U00020000"}]})
    clock.advance(seconds=1)
    store.drafts.save("b", "检查", "\ud800")
    clock.advance(seconds=1)
    store.drafts.save("a", "询问笔录 二", {"qas": []})
    assert [(d.key, d.title, d.body) for d in store.drafts.all()] == [
        ("a", "询问笔录 二", {"qas": []}),
        ("b", "检查", "\ud800"),
    ]


def test_a_worker_thread_reads_on_a_connection_of_its_own(store, project):
    with store.unit("甲") as unit:
        unit.put(project)

    def work():
        with store.reader() as reader:
            return reader.need(Project, "p1"), reader.sealed.read(digest)

    digest = store.sealed.add(b"photo")
    with ThreadPoolExecutor(1) as pool:
        assert pool.submit(work).result() == (project, b"photo")


def test_a_full_disk_leaves_nothing_half_saved(store, project):
    with store.unit("甲") as unit:
        unit.put(project)
    pages = rows(store.db, "PRAGMA page_count")[0][0]
    rows(store.db, f"PRAGMA max_page_count = {pages + 3}")
    with pytest.raises(Trouble, match="disk-full"), store.unit("甲") as unit:
        for number in range(100):
            unit.put(replace(project, rid=f"q{number}", note="长" * 500))
    assert store.all(Project) == (project,)
    assert store.journal.head(store.identity.device).seq == 1
    assert check(store) == []


def test_leavings_of_a_broken_write_are_swept_away(folder, clock):
    Store.create(folder, PASSPHRASE, clock=clock, cost=CHEAP).close()
    (folder / "keys.json.1234abcd.part").write_bytes(b"half")
    Store.open(folder, PASSPHRASE, clock=clock).close()
    assert list(folder.glob("*.part")) == []


def test_several_kinds_are_read_by_one_statement_as_each_alone(store, case_with_line):
    day, kinds = store.clock.now(), (Inspection, InspectionHead, WageClaim, Referral)
    visits = [Inspection(f"v{n}", InspectionKind.ROUTINE, day, case_rid=rid) for n, rid in enumerate(("c1", ""))]
    with store.unit("甲") as unit:
        put_with_stand_ins(store, unit, *case_with_line, *visits)
    sent: list[str] = []
    with store.db.tracer(lambda sql, _: sent.append(sql)):
        found = store.find_each(kinds, "case_rid", ["c1", "c2"])
    assert len(sent) == 1
    assert found == {kind: store.find_among(kind, "case_rid", ["c1", "c2"]) for kind in kinds}
    assert [len(found[kind]) for kind in kinds] == [1, 1, 1, 0]
    assert store.find_each(kinds, "case_rid", []) == dict.fromkeys(kinds, ())
