import os
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from inspector_app.domain.evidence import Evidence, EvidenceKind
from inspector_app.store.backup import backup, restore
from inspector_app.store.leftovers import MANY, leftover_problems
from inspector_app.support.errors import Level
from tests.store.conftest import PASSPHRASE

AT = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)


def evidence(rid, digest):
    return Evidence(rid, EvidenceKind.PHOTO, "照片", digest, 5, "image/jpeg", AT)


def put(store, *records):
    with store.unit("甲") as unit:
        for record in records:
            unit.put(record)


def aged(store, days=2):
    """Let every sealed file have been written some days ago."""
    moment = (store.clock.now() - timedelta(days=days)).timestamp()
    for path in store.sealed.folder.glob("??/*"):
        os.utime(path, (moment, moment))


def told(store, move=True):
    return [(problem.code, problem.level, problem.details["count"]) for problem in leftover_problems(store, move=move)]


def whereabouts(store, digest):
    name = store.sealed.path(digest).name
    lying = {path.name for path in store.sealed.folder.glob("??/*")}, set(store.sealed.lying_aside())
    return ["sealed" for _ in (1,) if name in lying[0]] + ["aside" for _ in (1,) if name in lying[1]]


def test_what_nothing_names_moves_aside_and_is_told_and_all_else_stays(store):
    named, drafted, former, orphan = (store.sealed.add(data) for data in (b"named", b"draft", b"former", b"orphan"))
    put(store, evidence("e1", named), evidence("e2", former))
    put(store, evidence("e2", named))
    store.drafts.save("visit", "检查", {"photos": [drafted]})
    aged(store)
    young = store.sealed.add(b"young")
    assert told(store) == [("sealed-left-over", Level.INFO, "1")]
    assert [whereabouts(store, each) for each in (named, drafted, former, young)] == [["sealed"]] * 4
    assert whereabouts(store, orphan) == ["aside"]
    assert store.sealed.read(orphan) == b"orphan"
    assert told(store) == [("sealed-left-over", Level.INFO, "1")]


def test_leavings_of_a_broken_write_move_aside_and_a_foreign_file_stays_where_it_is(store):
    path = store.sealed.path(store.sealed.add(b"photo"))
    leaving, foreign = path.with_name(f"{path.name}.0123abcd.part"), path.with_name("desktop.ini")
    for each in (leaving, foreign):
        each.write_bytes(b"x")
    aged(store)
    leftover_problems(store, move=True)
    assert sorted(store.sealed.lying_aside()) == sorted([path.name, leaving.name])
    assert foreign.exists()


@pytest.mark.parametrize("number", [MANY - 1, MANY])
def test_many_are_a_sign_of_an_older_database(store, number):
    for each in range(number):
        store.sealed.add(b"%d" % each)
    aged(store)
    code = ("sealed-unnamed-many", Level.WARNING) if number == MANY else ("sealed-left-over", Level.INFO)
    assert told(store) == [(*code, str(number))]


def test_without_moving_many_are_told_all_the_same(store):
    digests = [store.sealed.add(b"%d" % each) for each in range(MANY)]
    aged(store)
    assert told(store, move=False) == [("sealed-unnamed-many", Level.WARNING, str(MANY))]
    assert [whereabouts(store, digest) for digest in digests] == [["sealed"]] * MANY


def test_what_is_named_again_is_read_backed_up_and_moved_back(store, tmp_path, clock):
    digest = store.sealed.add(b"photo")
    aged(store)
    leftover_problems(store, move=True)
    put(store, evidence("e1", digest))
    assert store.sealed.read(digest) == b"photo"
    backup(store, tmp_path / "copy.backup")
    with restore(tmp_path / "copy.backup", tmp_path / "again", PASSPHRASE, clock=clock) as again:
        assert again.sealed.read(digest) == b"photo"
    assert told(store) == []
    assert whereabouts(store, digest) == ["sealed"]


def test_two_files_of_one_name_are_both_kept(store):
    store.sealed.add(b"photo")
    aged(store)
    leftover_problems(store, move=True)
    store.sealed.add(b"photo")
    aged(store)
    leftover_problems(store, move=True)
    assert len(store.sealed.lying_aside()) == 2


def test_a_photo_that_was_replaced_in_its_record_is_still_named(store):
    first, second = store.sealed.add(b"one"), store.sealed.add(b"two")
    record = evidence("e1", first)
    put(store, record)
    put(store, replace(record, sha256=second))
    with store.unit("甲") as unit:
        unit.delete(record)
    aged(store)
    assert told(store) == []
