from contextlib import ExitStack
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector_app.domain.case import Case
from inspector_app.domain.change import GENESIS
from inspector_app.domain.claim import WageClaim
from inspector_app.domain.person import Person
from inspector_app.domain.project import Project
from inspector_app.domain.records import KINDS, BadRecord
from inspector_app.store.check import check
from inspector_app.store.journal import End, Head, replay
from inspector_app.store.rows import table_of
from inspector_app.store.store import Store
from inspector_app.support.clock import SetClock, at
from inspector_app.support.errors import Refused, Trouble
from inspector_app.vault.door import rows, run
from tests.store.conftest import CHEAP, PASSPHRASE


def test_the_head_moves_with_each_change(store, project):
    device = store.identity.device
    assert store.journal.head(device) == Head(0, GENESIS)
    assert store.journal.end(device) == End(Head(0, GENESIS), "", 0)
    with store.unit("甲") as unit:
        unit.put(project)
        unit.put(replace(project, rid="p2"))
    changes = list(store.journal.changes_after(device, 0))
    whole = store.journal
    assert whole.end(device) == End(Head(2, changes[1].hash), changes[1].hlc, whole.position)
    assert whole.end("another") == End(Head(0, GENESIS), changes[1].hlc, whole.position)
    assert [change.seq for change in changes] == [1, 2]
    assert store.journal.head(device) == Head(2, changes[1].hash)
    assert list(store.journal.changes_after(device, 1)) == changes[1:]
    assert store.journal.hash_at(device, 1) == changes[0].hash
    assert store.journal.hash_at(device, 3) is None
    assert store.journal.breaks() == []


def test_a_long_journal_is_read_in_parts_without_loss(store, project):
    with store.unit("甲") as unit:
        for number in range(1201):
            unit.put(replace(project, rid=f"p{number}"))
    device = store.identity.device
    assert [c.seq for c in store.journal.changes_after(device, 0)] == list(range(1, 1202))
    assert sum(1 for _ in store.journal.every()) == 1201


def test_a_change_that_was_altered_on_disk_is_named_and_never_handed_out(store, project):
    with store.unit("甲") as unit:
        for number in range(3):
            unit.put(replace(project, rid=f"p{number}"))
    run(store.db, "DROP TRIGGER change_no_update")
    run(store.db, "UPDATE change SET actor = '乙' WHERE seq = 2")
    assert [change.seq for change in store.journal.breaks()] == [2]
    with pytest.raises(Trouble, match="store-damaged"):
        list(store.journal.changes_after(store.identity.device, 0))
    with pytest.raises(Trouble, match="store-damaged"):
        store.journal.history("p1")


def test_replay_wants_an_empty_store(store, project):
    with store.unit("甲") as unit:
        unit.put(project)
    with pytest.raises(Trouble, match="store-not-empty"):
        replay(list(store.journal.every()), store.db)


def tables(store):
    """All rows of all kinds, by rid."""
    return {
        kind: sorted(rows(store.db, f"SELECT head, {table_of(entry.type).names} FROM {table_of(entry.type).name}"))
        for kind, entry in KINDS.items()
    }


RIDS = st.sampled_from("abc")
TEXTS = st.text(max_size=6)
MONEY = st.none() | st.integers(0, 2**53 - 1)
RECORDS = st.one_of(
    st.builds(
        Project, RIDS, TEXTS, heads=st.none() | st.integers(0, 99), unpaid_fen=st.none() | st.integers(0, 2**53 - 1)
    ),
    st.builds(Person, RIDS, TEXTS, born_on=st.none() | st.dates()),
    st.builds(Case, RIDS, TEXTS, st.dates(), lead_rids=st.lists(TEXTS, max_size=2).map(tuple)),
    st.builds(WageClaim, RIDS, RIDS, RIDS, st.integers(1, 9), found_fen=MONEY, first_day=st.none() | st.dates()),
)
ACTS = st.lists(st.tuples(st.sampled_from(["put", "put", "delete"]), RECORDS), max_size=5)


def fresh(ready, name, folder, clock):
    """An empty store: each of a name is the same one."""
    ready.copy(name, lambda new: Store.create(new, PASSPHRASE, clock=clock, cost=CHEAP).close(), folder)
    return Store.open(folder, PASSPHRASE, clock=clock)


@given(st.lists(st.tuples(ACTS, st.booleans()), max_size=8))
@settings(max_examples=30, deadline=None)
def test_replaying_the_journal_gives_the_same_tables(ready, units):
    """Units that are saved, refused or broken off at random: state is always what the journal says, and no more."""
    clock = SetClock(at(date(2026, 11, 24)))
    with TemporaryDirectory() as name, ExitStack() as stack:
        stores = [fresh(ready, f"journal {each}", Path(name) / each, clock) for each in "ab"]
        first, second = (stack.enter_context(each) for each in stores)
        for acts, broken_off in units:
            before = tables(first), sum(1 for _ in first.journal.every())
            try:
                with first.unit("甲") as unit:
                    for op, record in acts:
                        unit.put(record) if op == "put" else unit.delete(record)
                    if broken_off:
                        unit.put(object())
            except (Refused, BadRecord):
                assert (tables(first), sum(1 for _ in first.journal.every())) == before
            clock.advance(minutes=1)
        assert first.journal.breaks() == []
        assert check(first) == []
        replay(first.journal.every(), second.db)
        assert tables(second) == tables(first)
        assert list(second.journal.every()) == list(first.journal.every())
